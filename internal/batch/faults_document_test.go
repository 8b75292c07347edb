package batch_test

import (
	"context"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// documentFaults are those of documents and processes, while a job is under way.
var documentFaults = []fault{
	{"a document is deleted meanwhile", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		p := w.run()
		p.tick(t)
		if err := p.store.DeleteDocument(context.Background(), ws, ids[2]); err != nil {
			t.Fatal(err)
		}
		w.clock.Advance(2 * time.Hour)
		if report := p.tick(t); report.Extracted != 4 || report.Dropped != 1 {
			t.Errorf("%+v", report)
		}
		if _, err := p.store.Document(context.Background(), ws, ids[2]); synoptic.CodeOf(err) != synoptic.CodeNotFound {
			t.Errorf("it is back: %v", err)
		}
		w.paid() // its answer too
		w.nothingLeft()
	}},
	{"a document is deleted and uploaded again meanwhile", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		p := w.run()
		p.tick(t)
		if err := p.store.DeleteDocument(context.Background(), ws, ids[2]); err != nil {
			t.Fatal(err)
		}
		w.add(ws, "", 2, 3)
		w.settle(p, 5)
		w.status(synoptic.Extracted, ids...)
		w.paid() // the answer that was under way served it
	}},
	{"a person decides meanwhile", func(t *testing.T, w *world) {
		ids := w.add(ws, "rules", 0, 1)
		p := w.run()
		w.settle(p, 2)
		d := w.document(ids[0])
		d.Document.Status, d.Asked.Engine = synoptic.Pending, "llm"
		if _, err := p.store.UpdateDocument(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		p.tick(t)
		d = w.document(ids[0])
		decision := synoptic.Decision{Item: synoptic.ItemTheory, TextSHA256: d.TextSHA256,
			Answer: synoptic.DecidedAnswer{Answer: synoptic.Answer{Status: synoptic.Reported, Answer: "a person's own words", EditedBy: "a person"}}}
		if _, err := p.store.SaveDecisions(context.Background(), d, synoptic.ItemTheory, "", []synoptic.Decision{decision}, synoptic.EditEvent{}); err != nil {
			t.Fatal(err)
		}
		w.clock.Advance(2 * time.Hour)
		p.tick(t)
		d = w.document(ids[0])
		x, err := p.store.Overlay(context.Background(), d, d.Document.Extraction)
		if err != nil || x.Engine != "llm" || x.Theory.Answer != "a person's own words" || x.Theory.EditedBy != "a person" {
			t.Errorf("%+v, %v", x, err)
		}
	}},
	{"two ticks at once", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 30)
		first, second := w.run(), w.run()
		busy := 0
		inside := func(b llm.Batcher) llm.Batcher {
			return hooked{b, func() {
				if report, err := second.Tick(context.Background()); err == nil && report.Busy {
					busy++
				}
			}}
		}
		first.Provider.Batcher = inside(first.Provider.Batcher)
		first.tick(t)
		if busy != 1 {
			t.Errorf("%d ticks were kept away", busy)
		}
		w.settle(second, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"a question cannot be written", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		p := w.start(w.table, w.blobs, func(b llm.Batcher) llm.Batcher { return unwritable{b, ids[1]} })
		if report := w.night(p); report.Extracted != 4 || w.server.Batches().Bill().Answered != 4 {
			t.Errorf("%+v", report)
		}
		w.status(synoptic.Failed, ids[1])
		w.paid()
	}},
}
