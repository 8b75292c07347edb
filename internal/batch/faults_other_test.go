package batch_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// otherFaults are those of what waits, and of where it goes.
var otherFaults = []fault{
	{"two documents ask the same", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 3)
		raw := append([]byte("\ufeff"), pageOf(1)...) // the same text in other bytes
		d, _, err := w.store().CreateDocument(context.Background(), ws, storage.NewDocument{Raw: raw, Document: synoptic.Document{
			ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractBatch, MediaType: "text/plain", CreatedAt: w.clock.Now()}})
		if err != nil {
			t.Fatal(err)
		}
		w.settle(w.run(), 4)
		w.status(synoptic.Extracted, append(ids, d.Document.ID)...)
		if n := w.server.Batches().Bill().Answered; n != 3 {
			t.Errorf("%d answers were bought for 3 texts", n)
		}
		w.paid()
	}},
	{"the endpoint has no batch interface", func(t *testing.T, w *world) {
		w.auto = true
		w.server.Batches().OnCall(func(llmtest.BatchCall, int) llmtest.CallFault { return llmtest.CallNotThere })
		ids := w.add(ws, "", 0, 10)
		report := w.run().tick(t)
		if report.Extracted != 10 {
			t.Errorf("%+v", report)
		}
		w.extracted(ids...)
		if b := w.batches()[0]; b.Mode != synoptic.BatchDirect || b.Status != synoptic.BatchDone || *b.CostUSD == 0 || b.Counts.Extracted != 10 {
			t.Errorf("%+v", b)
		}
		w.paid()
	}},
	{"the endpoint does not say whether it has one", func(t *testing.T, w *world) {
		w.auto = true
		w.onCall(llmtest.JobsCall, 1, llmtest.CallRefused)
		ids := w.add(ws, "", 0, 3)
		p := w.run()
		report := p.tick(t)
		if report.Waiting != 3 || w.server.Stats().Answered != 0 {
			t.Errorf("%+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"batches are switched off while one is under way", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.run().tick(t)
		w.closed = true
		more := w.add(ws, "", 5, 8)
		if report := w.run().tick(t); report.Extracted != 3 || w.server.Batches().Jobs() != 1 {
			t.Errorf("%+v", report)
		}
		w.clock.Advance(2 * time.Hour)
		w.run().tick(t)
		w.extracted(append(ids, more...)...)
		w.paid()
		w.nothingLeft()
	}},
	{"another endpoint is configured while a job is under way", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.run().tick(t)
		there, server := w.base, w.server
		w.server = llmtest.New(llmtest.Options{Seed: 7, Clock: w.clock, Answer: honest})
		base, stop := w.server.Start()
		t.Cleanup(stop)
		w.base = base
		w.clock.Advance(2 * time.Hour)
		report := w.run().tick(t)
		w.wantReason(report, "another endpoint")
		w.status(synoptic.Extracting, ids...)
		// It comes back in time, and nothing is lost.
		w.base, w.server = there, server
		w.run().tick(t)
		w.extracted(ids...)
		w.paid()
	}},
	{"the endpoint of a job never comes back", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.run().tick(t)
		w.noModel = true
		for range 9 {
			w.clock.Advance(24 * time.Hour)
			w.run().tick(t)
		}
		w.status(synoptic.Extracted, ids...) // by the built-in engine
		w.nothingLeftHere()
	}},
	{"there is no model", func(t *testing.T, w *world) {
		w.noModel = true
		ids := w.add(ws, "", 0, 10)
		if report := w.run().tick(t); report.Extracted != 10 {
			t.Errorf("%+v", report)
		}
		w.status(synoptic.Extracted, ids...)
		if b := w.batches()[0]; b.Model != "" || *b.CostUSD != 0 {
			t.Errorf("%+v", b)
		}
	}},
	{"a worker died with a document", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 2)
		if _, err := w.store().ClaimDocument(context.Background(), ws, ids[0], "a worker", w.clock.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		p := w.run()
		if report := p.tick(t); report.Documents != 1 {
			t.Errorf("%+v", report)
		}
		w.clock.Advance(2 * time.Minute)
		if report := p.tick(t); report.Documents != 1 {
			t.Errorf("not found when its lease ran out: %+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
	}},
	{"a page needs several questions", func(t *testing.T, w *world) {
		raw := []byte(longPage())
		d, _, err := w.store().CreateDocument(context.Background(), ws, storage.NewDocument{Raw: raw, Asked: storage.Asked{Engine: "llm"}, Document: synoptic.Document{
			ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractBatch, MediaType: "text/plain", CreatedAt: w.clock.Now()}})
		if err != nil {
			t.Fatal(err)
		}
		w.server.Batches().Plan(llmtest.BatchPlan{Lost: 2}) // one of them has no answer
		p := w.run()
		w.night(p)
		w.settle(p, 4)
		w.extracted(d.Document.ID)
		if n := w.server.Batches().Bill().Answered; n < 2 {
			t.Fatalf("only %d questions", n)
		}
		w.paid()
		w.nothingLeft()
	}},
	{"the time is over", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		p := w.run()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second) // less than the margin
		defer cancel()
		report, err := p.Tick(ctx)
		if err != nil || report.Stopped == "" || report.Waiting != 5 {
			t.Errorf("%+v, %v", report, err)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"a workspace is large", func(t *testing.T, w *world) {
		w.profile = openaillm.BatchProfile{MaxLines: 10}
		w.add("large", "", 0, 35)
		w.add("small", "", 100, 103)
		var order []string
		p := w.start(w.table, w.blobs, func(b llm.Batcher) llm.Batcher {
			return hooked{b, func() { order = append(order, fmt.Sprint(w.server.Batches().Jobs())) }}
		})
		if report := p.tick(t); report.Submitted != 5 || report.Documents != 38 {
			t.Errorf("%+v", report)
		}
		// In turn: the small one's is the second job.
		listing, err := p.store.ListBatches(context.Background(), "small", storage.PageRequest{})
		if err != nil || len(listing.Items) != 1 || len(order) != 5 {
			t.Fatalf("%v, %v, %v", listing, order, err)
		}
		if !strings.Contains(string(listing.Items[0].Plan), `"job":"batch_2"`) {
			t.Errorf("the small workspace had to wait: %s", listing.Items[0].Plan)
		}
	}},
}
