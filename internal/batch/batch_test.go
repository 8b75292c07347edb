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
	if files := w.server.Batches().Files(); len(files) != 0 {
		t.Errorf("left at the provider: %q", files)
	}
	if report := w.run().tick(t); report.Polled+report.Submitted != 0 {
		t.Errorf("a tick with nothing to do: %+v", report)
	}
}
