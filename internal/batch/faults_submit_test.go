package batch_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// submitFaults are those of uploading and submitting.
var submitFaults = []fault{
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
}
