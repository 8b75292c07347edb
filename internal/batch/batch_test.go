package batch_test

import (
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

// The whole way of a night: uploaded, submitted, answered, read, paid, and
// nothing left at the provider.
func TestANight(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.add(ws, "", 0, 30)
	p := w.run()
	report := p.tick(t)
	if report.Submitted != 1 || report.Documents != 30 || report.Waiting != 0 {
		t.Fatalf("the evening: %+v", report)
	}
	w.status(synoptic.Extracting, ids...)
	b := w.batches()[0]
	if b.Status != synoptic.BatchSubmitted || b.Mode != synoptic.BatchProvider || b.Counts.Submitted != 30 || b.EstimatedCostUSD == nil || b.SubmittedAt == nil || b.ExpectedAt == nil {
		t.Errorf("under way: %+v", b)
	}
	if report := p.tick(t); report.Polled != 1 || report.Extracted != 0 {
		t.Errorf("too early: %+v", report)
	}
	w.clock.Advance(2 * time.Hour)
	if report := w.run().tick(t); report.Extracted != 30 || report.Again+report.Failed+report.Dropped+report.Ignored != 0 {
		t.Errorf("the morning: %+v", report)
	}
	w.extracted(ids...)
	w.paid()
	b = w.batches()[0]
	if b.Status != synoptic.BatchDone || b.Counts != (synoptic.BatchCounts{Extracted: 30}) || b.CompletedAt == nil {
		t.Errorf("done: %+v", b)
	}
	if got, want := *b.CostUSD, *b.LiveCostUSD/2; got < want*0.999 || got > want*1.001 {
		t.Errorf("a batch cost %v, live %v", got, *b.LiveCostUSD)
	}
	if ratio := *b.CostUSD / *b.EstimatedCostUSD; ratio < 0.7 || ratio > 1.25 {
		t.Errorf("estimated %v, cost %v", *b.EstimatedCostUSD, *b.CostUSD)
	}
	rows, err := w.store().Usage(t.Context(), ws, "2026-11-22", "2026-11-23")
	if err != nil || len(rows) != 1 || rows[0].Purpose != "extract_batch" || rows[0].Calls != 30 || *rows[0].LiveCostUSD != *b.LiveCostUSD {
		t.Errorf("the books: %+v, %v", rows, err)
	}
	if files := w.server.Batches().Files(); len(files) != 0 {
		t.Errorf("left at the provider: %q", files)
	}
	if report := w.run().tick(t); report.Polled+report.Submitted != 0 {
		t.Errorf("a tick with nothing to do: %+v", report)
	}
}

// Caps of a tick hold for all workspaces together.
func TestCapOfATick(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 4 {
		w.add(synoptic.Workspace(rune('a'+i)), "", 10*i, 10*i+5)
	}
	w.limits.TickUSD = 0.1
	report := w.run().tick(t)
	if report.Submitted == 0 || report.Waiting == 0 || report.Documents+report.Waiting != 20 {
		t.Fatalf("%+v", report)
	}
	w.wantReason(report, "all workspaces together")
}

// One tick takes on so many documents and leaves the others due.
func TestDocumentsOfATick(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.add(ws, "", 0, 250)
	w.limits.Documents = 100
	p := w.run()
	for range 3 {
		p.tick(t)
	}
	if n := w.server.Batches().Jobs(); n != 3 {
		t.Errorf("%d jobs", n)
	}
	w.clock.Advance(2 * time.Hour)
	p.tick(t)
	w.extracted(ids...)
}
