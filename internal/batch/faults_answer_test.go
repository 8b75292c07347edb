package batch_test

import (
	"slices"
	"testing"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// answerFaults are those of single answers.
var answerFaults = []fault{
	{"quotes do not stand on the page", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 6)
		w.server.Next(slices.Repeat([]llmtest.Fault{llmtest.QuoteInvented}, 6)...)
		p := w.run()
		if report := w.night(p); report.Again != 6 || report.Submitted != 1 {
			t.Errorf("repairs go into the next batch: %+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
		// What a document consumed is the question and its repair.
		if x := w.document(ids[0]).Document.Extraction; x.Usage.OutputTokens < 2*60 {
			t.Errorf("usage %+v", x.Usage)
		}
	}},
	{"quotes do not stand on the page, and repairs are live", func(t *testing.T, w *world) {
		w.live = true
		ids := w.add(ws, "", 0, 6)
		w.server.Next(slices.Repeat([]llmtest.Fault{llmtest.QuoteInvented}, 6)...)
		if report := w.night(w.run()); report.Extracted != 6 || report.Again != 0 {
			t.Errorf("%+v", report)
		}
		w.extracted(ids...)
		w.paid()
	}},
	{"answers do not fit the schema", func(t *testing.T, w *world) {
		ids := w.add(ws, "llm", 0, 6)
		w.server.Next(slices.Repeat([]llmtest.Fault{llmtest.SchemaBroken, llmtest.NotJSON}, 3)...)
		p := w.run()
		if report := w.night(p); report.Again != 6 {
			t.Errorf("%+v", report)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"the model refuses a page", func(t *testing.T, w *world) {
		strict, auto := w.add(ws, "llm", 0, 3), w.add(ws, "", 3, 6)
		w.server.When(func(llmtest.Request) llmtest.Fault { return llmtest.Refusal })
		if report := w.night(w.run()); report.Failed != 3 || report.Extracted != 3 {
			t.Errorf("%+v", report)
		}
		w.status(synoptic.Failed, strict...)
		for _, id := range auto {
			if x := w.document(id).Document.Extraction; x == nil || x.Engine != "rules" {
				t.Errorf("not filled by the built-in engine: %+v", x)
			}
		}
		w.paid()
	}},
	{"an answer is cut off", func(t *testing.T, w *world) {
		ids := w.add(ws, "llm", 0, 4)
		w.server.Next(slices.Repeat([]llmtest.Fault{llmtest.Length}, 4)...)
		p := w.run()
		w.night(p)
		w.settle(p, 5)
		w.extracted(ids...) // in smaller parts
		w.paid()
	}},
	{"the endpoint does not know the form of the answer", func(t *testing.T, w *world) {
		w.server = llmtest.New(llmtest.Options{Seed: 7, Clock: w.clock, Answer: honest, Dialect: llmtest.Dialect{NoSchema: true}})
		base, stop := w.server.Start()
		t.Cleanup(stop)
		w.base = base
		ids := w.add(ws, "llm", 0, 6)
		w.settle(w.run(), 8)
		w.extracted(ids...)
		w.paid()
	}},
	{"the endpoint does not know a field", func(t *testing.T, w *world) {
		w.server = llmtest.New(llmtest.Options{Seed: 7, Clock: w.clock, Answer: honest, Dialect: llmtest.Dialect{Reject: []string{"max_tokens"}}})
		base, stop := w.server.Start()
		t.Cleanup(stop)
		w.base = base
		ids := w.add(ws, "llm", 0, 6)
		w.settle(w.run(), 4)
		w.extracted(ids...)
		w.paid()
	}},
	{"the provider does not say what was consumed", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.When(func(llmtest.Request) llmtest.Fault { return llmtest.UsageNotCounted })
		w.night(w.run())
		w.extracted(ids...)
		if u := w.usage(); u.InputTokens < 5*300 || u.OutputTokens == 0 || *u.CostUSD == 0 {
			t.Errorf("nothing was booked: %+v", u)
		}
	}},
}
