package batch_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// jobFaults are those of a job and its results.
var jobFaults = []fault{
	{"the job expires half done", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 40)
		w.server.Batches().Plan(llmtest.BatchPlan{Expires: true, Finish: 0.5})
		p := w.run()
		report := w.night(p)
		if report.Extracted < 8 || report.Again < 8 || report.Submitted != 1 || report.Documents != report.Again {
			t.Errorf("after the first night: %+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"somebody cancels the job", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 40)
		w.server.Batches().Plan(llmtest.BatchPlan{Takes: 9 * time.Hour, Finish: 0.3})
		p := w.run()
		p.tick(t)
		if err := p.Provider.Batcher.Cancel(context.Background(), "batch_1"); err != nil {
			t.Fatal(err)
		}
		w.settle(p, 4)
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"the provider forgets the job", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.Batches().Plan(llmtest.BatchPlan{Vanish: true})
		p := w.run()
		w.settle(p, 8)
		w.extracted(ids...)
		w.nothingLeft()
	}},
	{"the job never ends", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 20)
		w.server.Batches().Plan(llmtest.BatchPlan{Stuck: true, Finish: 0.5})
		p := w.run()
		for range 12 {
			p.tick(t)
			w.clock.Advance(9 * time.Hour)
		}
		w.wantCalls(llmtest.CancelCall, 1)
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"a lease runs out while the job goes on", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.Batches().Plan(llmtest.BatchPlan{Stuck: true, Finish: 1})
		p := w.run()
		p.tick(t)
		w.clock.Advance(97 * time.Hour) // longer than documents are held
		p.tick(t)                       // cancels it, and leaves its documents alone
		if n := w.server.Batches().Jobs(); n != 1 {
			t.Fatalf("%d jobs for one lot of documents", n)
		}
		p.tick(t)
		w.extracted(ids...)
		w.paid()
	}},
	{"lines fail", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 12)
		w.server.Batches().Plan(llmtest.BatchPlan{Fail: 3})
		p := w.run()
		if report := w.night(p); report.Extracted != 8 || report.Again != 4 {
			t.Errorf("%+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"lines always fail", func(t *testing.T, w *world) {
		ids := w.add(ws, "llm", 0, 3)
		w.server.Batches().Always(llmtest.BatchPlan{Fail: 1})
		w.settle(w.run(), 12)
		w.status(synoptic.Failed, ids...)
		w.nothingLeft()
	}},
	{"lines are lost", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 12)
		w.server.Batches().Plan(llmtest.BatchPlan{Lost: 4})
		p := w.run()
		if report := w.night(p); report.Extracted != 9 || report.Again != 3 {
			t.Errorf("%+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"results come twice", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 12)
		w.server.Batches().Plan(llmtest.BatchPlan{Twice: 3})
		if report := w.night(w.run()); report.Extracted != 12 || report.Ignored != 4 {
			t.Errorf("%+v", report)
		}
		w.extracted(ids...)
		w.paid()
	}},
	{"results come of lines that nobody sent", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.Batches().Plan(llmtest.BatchPlan{Strange: 3})
		if report := w.night(w.run()); report.Extracted != 5 || report.Ignored != 3 {
			t.Errorf("%+v", report)
		}
		if b := w.batches()[0]; len(b.Warnings) == 0 || !strings.Contains(b.Warnings[0], "3 results were ignored") {
			t.Errorf("%q", b.Warnings)
		}
		w.extracted(ids...)
		w.paid()
	}},
	{"results are no JSON", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.Batches().Plan(llmtest.BatchPlan{Garbage: 3})
		if report := w.night(w.run()); report.Extracted != 5 {
			t.Errorf("%+v", report)
		}
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"the result file ends in the midst of a line", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 12)
		w.server.Batches().Plan(llmtest.BatchPlan{Cut: true})
		p := w.run()
		report := w.night(p)
		w.wantReason(report, "came up short")
		w.settle(p, 6) // read again in vain, then asked again
		w.extracted(ids...)
		w.nothingLeft()
	}},
	{"the results stop coming half way", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 250)
		w.onCall(llmtest.ResultsCall, 1, llmtest.CallCut)
		p := w.run()
		report := w.night(p)
		if report.Extracted == 0 || report.Extracted == 250 || report.Again > 0 {
			t.Errorf("%+v", report)
		}
		first := report.Extracted
		if report := p.tick(t); report.Extracted != 250-first {
			t.Errorf("after %d: %+v", first, report)
		}
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"the results are not to be had for now", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.ResultsCall, 1, llmtest.CallRefused)
		p := w.run()
		p.tick(t)
		w.clock.Advance(2 * time.Hour)
		p.fails(t)
		p.tick(t)
		w.extracted(ids...)
		w.paid()
	}},
	{"the job cannot be asked for", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.JobCall, 1, llmtest.CallRefused)
		p := w.run()
		p.tick(t)
		w.clock.Advance(2 * time.Hour)
		p.fails(t)
		p.tick(t)
		w.extracted(ids...)
		w.paid()
	}},
	{"files cannot be deleted", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.DeletionCall, 1, llmtest.CallRefused)
		p := w.run()
		p.tick(t)
		w.clock.Advance(2 * time.Hour)
		p.fails(t)
		w.extracted(ids...)
		p.tick(t)
		w.nothingLeft()
		w.paid()
	}},
}
