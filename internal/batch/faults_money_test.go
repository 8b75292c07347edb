package batch_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

// moneyFaults are those of caps and prices.
var moneyFaults = []fault{
	{"a job would pass its cap", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 20)
		w.limits.JobUSD = 0.05
		p := w.run()
		report := p.tick(t)
		if report.Documents == 0 || report.Documents == 20 || report.Documents+report.Waiting != 20 {
			t.Fatalf("%+v", report)
		}
		w.wantReason(report, "cap of a batch")
		b := w.batches()[0]
		if *b.EstimatedCostUSD > 0.05 || len(b.Warnings) == 0 {
			t.Errorf("%+v", b)
		}
		if view, err := p.View(context.Background(), ws); err != nil || view.Pending != report.Waiting || !strings.Contains(string(view.Reason), "cap") {
			t.Errorf("%+v, %v", view, err)
		}
		w.settle(p, 12)
		w.extracted(ids...)
		for _, b := range w.batches() {
			if *b.CostUSD > 0.05 {
				t.Errorf("a batch cost %v", *b.CostUSD)
			}
		}
		w.paid()
	}},
	{"the day's cap is reached", func(t *testing.T, w *world) {
		w.add(ws, "", 0, 30)
		w.limits.DayUSD = 0.06
		p := w.run()
		w.clock.Advance(2 * time.Hour)
		w.settle(p, 10) // ten hours of one day
		if spent := *w.usage().CostUSD; spent > 0.06 || spent < 0.03 {
			t.Errorf("a day cost %v", spent)
		}
		w.clock.Advance(12 * time.Hour) // the next day
		w.settle(p, 3)
		if spent := *w.usage().CostUSD; spent < 0.07 {
			t.Errorf("nothing was done the day after: %v", spent)
		}
		w.paid()
	}},
	{"the month's cap is reached", func(t *testing.T, w *world) {
		w.add(ws, "", 0, 30)
		w.limits.MonthUSD = 0.06
		p := w.run()
		for range 32 { // the clock stands on the 22nd
			p.tick(t)
			w.clock.Advance(6 * time.Hour)
		}
		if spent := *w.usage().CostUSD; spent > 0.06 {
			t.Errorf("a month cost %v", spent)
		}
		w.clock.Advance(24 * time.Hour)
		w.settle(p, 3)
		if spent := *w.usage().CostUSD; spent < 0.07 {
			t.Errorf("nothing was done the month after: %v", spent)
		}
	}},
	{"a price is not known under a cap", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 3)
		w.limits.JobUSD = 1
		p := w.run()
		p.Provider.Prices = nil
		report := p.tick(t)
		w.wantReason(report, "no price")
		w.status(synoptic.Pending, ids...)
		if w.server.Batches().Jobs() != 0 {
			t.Error("submitted all the same")
		}
	}},
}
