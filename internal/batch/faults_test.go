package batch_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// fault is one thing that goes wrong, and what must hold nevertheless. The
// names are the list of the package comment.
type fault struct {
	name string
	test func(t *testing.T, w *world)
}

// fails ticks, and wants that to be reported or returned, not passed over.
func (p *process) fails(t *testing.T) batch.Report {
	t.Helper()
	report, err := p.Tick(context.Background())
	if err == nil && len(report.Reasons) == 0 {
		t.Errorf("a tick in which something failed says nothing of it: %+v", report)
	}
	return report
}

// onCall has the nth call of a kind go wrong.
func (w *world) onCall(call llmtest.BatchCall, nth int, fault llmtest.CallFault) {
	w.server.Batches().OnCall(func(c llmtest.BatchCall, n int) llmtest.CallFault {
		if c == call && n == nth {
			return fault
		}
		return llmtest.CallPasses
	})
}

// wantCalls compares how often the provider was called.
func (w *world) wantCalls(call llmtest.BatchCall, want int) {
	w.t.Helper()
	if got := w.server.Batches().Calls(call); got != want {
		w.t.Errorf("%d calls of %s, want %d", got, call, want)
	}
}

func (w *world) wantReason(report batch.Report, part string) {
	w.t.Helper()
	if !slices.ContainsFunc(report.Reasons, func(s string) bool { return strings.Contains(s, part) }) {
		w.t.Errorf("no reason says %q: %q", part, report.Reasons)
	}
}

// nothingLeft wants every batch done and nothing left at the provider.
func (w *world) nothingLeft() {
	w.t.Helper()
	for _, b := range w.batches() {
		if !b.Status.Final() {
			w.t.Errorf("batch %s is %s", b.ID, b.Status)
		}
	}
	if files := w.server.Batches().Files(); len(files) > 0 {
		w.t.Errorf("left at the provider: %q", files)
	}
}

// night is the usual way of one: submitted, done, read.
func (w *world) night(p *process) batch.Report {
	w.t.Helper()
	p.tick(w.t)
	w.clock.Advance(25 * time.Hour)
	return p.tick(w.t)
}

var faults = []fault{
	{"the upload is refused", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.UploadCall, 1, llmtest.CallRefused)
		p := w.run()
		report := p.fails(t)
		w.wantReason(report, "input file")
		w.settle(p, 3)
		w.extracted(ids...)
		w.nothingLeft()
		w.paid()
	}},
	{"the upload is done and its answer is lost", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.UploadCall, 1, llmtest.CallDone)
		p := w.run()
		p.fails(t)
		w.settle(p, 3)
		w.extracted(ids...)
		w.nothingLeft() // the first file too
		w.paid()
	}},
	{"the submission is limited", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallLimited)
		p := w.run()
		p.fails(t)
		p.tick(t) // at once, with the file that is there
		w.wantCalls(llmtest.UploadCall, 1)
		if n := w.server.Batches().Jobs(); n != 1 {
			t.Errorf("%d jobs", n)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
	}},
	{"the submission is done and its answer is lost", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallDone)
		w.run().fails(t)
		w.settle(w.run(), 3)
		if n := w.server.Batches().Jobs(); n != 1 {
			t.Errorf("%d jobs, want the one that was found again", n)
		}
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"the submission is lost", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallRefused)
		p := w.run()
		p.fails(t)
		if p.tick(t); w.server.Batches().Jobs() != 0 {
			t.Error("submitted again before the first could count as lost")
		}
		w.clock.Advance(11 * time.Minute)
		p.tick(t)
		w.wantCalls(llmtest.UploadCall, 1)
		w.settle(p, 3)
		w.extracted(ids...)
		w.paid()
		w.nothingLeft()
	}},
	{"the job is on a later page of the list", func(t *testing.T, w *world) {
		w.server.Batches().PageSize(2)
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallDone)
		p := w.run()
		p.fails(t)
		for range 5 { // somebody else's
			if _, err := p.Provider.Batcher.Submit(context.Background(), w.someFile(p), map[string]string{"whose": "another's"}); err != nil {
				t.Fatal(err)
			}
		}
		w.settle(p, 3)
		if n := w.server.Batches().Jobs(); n != 6 {
			t.Errorf("%d jobs", n)
		}
		w.extracted(ids...)
	}},
	{"two submissions got through", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallDone)
		p := w.run()
		p.fails(t)
		b := w.batches()[0]
		w.server.Batches().Plan(llmtest.BatchPlan{Stuck: true})
		if _, err := p.Provider.Batcher.Submit(context.Background(), w.someFile(p), map[string]string{"synoptic_batch": b.ID}); err != nil {
			t.Fatal(err)
		}
		w.settle(p, 3)
		w.wantCalls(llmtest.CancelCall, 1)
		w.extracted(ids...)
		w.paid()
	}},
	{"the account has no credit", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.onCall(llmtest.SubmitCall, 1, llmtest.CallNoQuota)
		p := w.run()
		report := p.fails(t)
		w.wantReason(report, "credit")
		w.status(synoptic.Pending, ids...)
		if b := w.batches()[0]; b.Status != synoptic.BatchFailed || b.Error == nil {
			t.Errorf("%+v", b)
		}
		if d := w.document(ids[0]); d.Attempts != 0 {
			t.Errorf("%d attempts count against the document", d.Attempts)
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.nothingLeft()
	}},
	{"the file is not taken", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 5)
		w.server.Batches().Plan(llmtest.BatchPlan{Reject: true})
		p := w.run()
		p.tick(t)
		p.fails(t)
		if !slices.ContainsFunc(w.batches(), func(b synoptic.Batch) bool {
			return b.Status == synoptic.BatchFailed && strings.Contains(b.Error.Message, "invalid_json_line in line 1")
		}) {
			t.Errorf("%+v", w.batches())
		}
		w.settle(p, 3)
		w.extracted(ids...)
		w.nothingLeft()
		w.paid()
	}},
	{"the file is never taken", func(t *testing.T, w *world) {
		ids := w.add(ws, "", 0, 3)
		w.server.Batches().Always(llmtest.BatchPlan{Reject: true})
		p := w.run()
		for range 20 {
			_, _ = p.Tick(context.Background())
		}
		w.status(synoptic.Failed, ids...)
		if d := w.document(ids[0]); !strings.Contains(d.Document.Error.Message, "given up") {
			t.Errorf("%+v", d.Document.Error)
		}
	}},
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

// hooked does something before each upload.
type hooked struct {
	llm.Batcher
	before func()
}

func (h hooked) Submit(ctx context.Context, file string, labels map[string]string) (llm.BatchJob, error) {
	h.before()
	return h.Batcher.Submit(ctx, file, labels)
}

// unwritable cannot write the questions about one document.
type unwritable struct {
	llm.Batcher
	document string
}

func (u unwritable) Line(id string, r llm.Request) ([]byte, error) {
	if strings.HasPrefix(id, u.document) {
		return nil, errors.New("this cannot be written")
	}
	return u.Batcher.Line(id, r)
}

// someFile uploads a file that is nobody's.
func (w *world) someFile(p *process) string {
	w.t.Helper()
	file, err := p.Provider.Batcher.Upload(context.Background(), "other.jsonl", 3, strings.NewReader("{}\n"))
	if err != nil {
		w.t.Fatal(err)
	}
	return file
}

// longPage is longer than one question may be.
func longPage() string {
	var b strings.Builder
	b.WriteString("题名：长河的纸船与水位观测研究\n摘要：本文以长河为个案，采用单案例研究方法。研究发现，第7只纸船提前三天预示了水位上涨。")
	for n := range 900 {
		fmt.Fprintf(&b, "在%d号断面记录了水位与风向的变化，并与上游的记录相互对照。", n)
	}
	b.WriteString("\n关键词：纸船；水位\n")
	return b.String()
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.test(t, newWorld(t))
		})
	}
}

// The package comment lists the faults that are tried, and no others.
func TestEveryFaultIsListed(t *testing.T) {
	t.Parallel()
	comment, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var listed, tried []string
	for _, m := range regexp.MustCompile(`(?m)^//   - (.+)$`).FindAllStringSubmatch(string(comment), -1) {
		listed = append(listed, m[1])
	}
	for _, f := range faults {
		tried = append(tried, f.name)
	}
	if !slices.Equal(listed, tried) {
		t.Errorf("listed:\n%s\n\ntried:\n%s", strings.Join(listed, "\n"), strings.Join(tried, "\n"))
	}
	if len(tried) < 20 {
		t.Errorf("only %d faults", len(tried))
	}
}
