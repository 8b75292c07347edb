package people

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"synoptic/internal/quote"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

const (
	ws   = synoptic.Workspace("w")
	text = "平台并未显著降低协商成本，但提高了12个村的参与。巡查次数提高了35%。投诉没有减少。"
)

// desk is the use case over a document whose extraction has three findings.
type desk struct {
	*Service
	t  *testing.T
	id string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	store := storage.New(db.Table(), db.Blobs(), nil)
	d := &desk{&Service{Store: store, Now: time.Now}, t, "doc_x"}
	_, _, err = store.CreateDocument(t.Context(), ws, storage.NewDocument{Raw: []byte("x"), Document: synoptic.Document{ID: d.id, Status: synoptic.Pending, CreatedAt: time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	d.extract("平台并未显著降低协商成本", "巡查次数提高了35%", "投诉没有减少")
	return d
}

// extract saves an extraction whose findings are quotes of the text.
func (d *desk) extract(findings ...string) {
	d.t.Helper()
	ctx := d.t.Context()
	stored, err := d.Store.Document(ctx, ws, d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	stored.Document.Status = synoptic.Pending
	if _, err := d.Store.UpdateDocument(ctx, stored); err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.Store.ClaimDocument(ctx, ws, d.id, "worker", time.Now().Add(time.Minute)); err != nil {
		d.t.Fatal(err)
	}
	x := &synoptic.Extraction{Engine: synoptic.EngineRules, Form: synoptic.StandardForm, FormVersion: synoptic.StandardFormVersion, Language: synoptic.Chinese,
		CreatedAt: time.Now().UTC(), TextSHA256: synoptic.SHA256Hex([]byte(text)), Theory: synoptic.Answer{Status: synoptic.Unverified},
		ResearchQuestion: synoptic.Answer{Status: synoptic.NotReported}, Case: synoptic.Answer{Status: synoptic.Lost}, Method: synoptic.MethodAnswer{Answer: synoptic.Answer{Status: synoptic.NotReported}}}
	for _, f := range findings {
		x.Findings = append(x.Findings, synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(f), Quotes: []synoptic.Quote{quote.New(text).Find(f)}})
	}
	if len(findings) == 0 {
		x.Findings = []synoptic.Answer{{Status: synoptic.NotReported}}
	}
	_, err = d.Store.SaveResult(ctx, ws, storage.Result{DocumentID: d.id, Owner: "worker", Status: synoptic.Extracted, Text: text, Record: &synoptic.Record{}, Extraction: x})
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) must(r Request) []string {
	d.t.Helper()
	r.By = "ada"
	stored, err := d.Decide(d.t.Context(), ws, d.id, r)
	if err != nil {
		d.t.Fatalf("%+v: %v", r, err)
	}
	return shownFindings(stored)
}

func (d *desk) findings() []string {
	d.t.Helper()
	stored, err := d.Store.Document(d.t.Context(), ws, d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	return shownFindings(stored)
}

// shownFindings are findings as people see them, a person's with a star.
func shownFindings(d storage.StoredDocument) []string {
	var all []string
	for _, f := range d.Document.Extraction.Findings {
		words := string(f.Answer)
		if f.Status != synoptic.Reported {
			words = string(f.Status)
		}
		if f.EditedBy != "" {
			words += "*"
		}
		all = append(all, words)
	}
	return all
}

func want(t *testing.T, what string, got []string, wanted ...string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(wanted) {
		t.Errorf("%s: %q, want %q", what, got, wanted)
	}
}

func edit(index int, answer string, quotes ...string) Request {
	return Request{Item: synoptic.ItemFindings, Index: index, Action: synoptic.EditAnswer, Answer: answer, Quotes: quotes}
}

func TestFindingsAreDecidedOnOneByOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	a, b, c := "平台并未显著降低协商成本", "巡查次数提高了35%", "投诉没有减少"
	reject := func(i int) Request {
		return Request{Item: synoptic.ItemFindings, Index: i, Action: synoptic.RejectAnswer}
	}
	want(t, "edited", d.must(edit(1, "巡查增加35%", b)), a, "巡查增加35%*", c)
	want(t, "edited again", d.must(edit(1, "巡查多了35%", b)), a, "巡查多了35%*", c)
	want(t, "added", d.must(edit(3, "参与提高", "提高了12个村的参与")), a, "巡查多了35%*", c, "参与提高*")
	want(t, "the added one rejected", d.must(reject(3)), a, "巡查多了35%*", c)
	want(t, "the first rejected", d.must(reject(0)), "巡查多了35%*", c)
	want(t, "accepted", d.must(Request{Item: synoptic.ItemFindings, Index: 1, Action: synoptic.AcceptAnswer}), "巡查多了35%*", c+"*")

	d.extract(c, a) // another engine finds less, in another order
	want(t, "after another extraction", d.findings(), c+"*", "巡查多了35%*")
	d.extract()
	want(t, "after one that finds nothing", d.findings(), "巡查多了35%*", c+"*")
	d.extract(a, b, c)
	want(t, "as at first", d.findings(), "巡查多了35%*", c+"*")

	want(t, "the edited one rejected", d.must(reject(0)), c+"*")
	want(t, "the last one rejected", d.must(reject(0)), "not_reported*")
	want(t, "one put in its place", d.must(edit(0, "参与提高", "提高了12个村的参与")), "参与提高*")
	history, err := d.Store.History(t.Context(), ws, d.id)
	if err != nil || len(history) != 9 {
		t.Errorf("%d entries in the history, %v", len(history), err)
	}
}

func TestWhatCannotBeDecided(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, r := range map[string]Request{
		"an unverified answer accepted":   {Item: synoptic.ItemTheory, Action: synoptic.AcceptAnswer},
		"silence rejected":                {Item: synoptic.ItemCase, Action: synoptic.RejectAnswer},
		"a number of no quote":            edit(0, "提高了12个村的参与", "巡查次数提高了35%"),
		"a quote that loses its negation": edit(0, "降低协商成本", "平台显著降低协商成本"),
		"a piece of a number":             edit(0, "提高了5%", "5%"),
		"a number in words of no quote":   edit(0, "提高了十三个村的参与", "提高了12个村的参与"),
	} {
		if _, err := d.Decide(t.Context(), ws, d.id, r); synoptic.CodeOf(err) != synoptic.CodeUnprocessable {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A quote that lost a negation gets it back, so that it cannot say the
	// contrary of the page.
	stored, err := d.Decide(t.Context(), ws, d.id, edit(0, "协商成本", "显著降低协商成本"))
	if err != nil {
		t.Fatal(err)
	}
	if q := stored.Document.Extraction.Findings[0].Quotes[0].Text; q != "并未显著降低协商成本" {
		t.Errorf("the quote is %q", q)
	}
}

func TestDecisionsAtOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	items := []string{synoptic.ItemResearchQuestion, synoptic.ItemTheory, synoptic.ItemMethod, synoptic.ItemCase}
	errs := make([]error, len(items))
	var all sync.WaitGroup
	for i, item := range items {
		all.Go(func() {
			_, errs[i] = d.Decide(t.Context(), ws, d.id, Request{Item: item, Action: synoptic.EditAnswer, Answer: "投诉", Quotes: []string{"投诉没有减少"}, By: "ada"})
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	stored, err := d.Store.Document(t.Context(), ws, d.id)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if a := stored.Document.Extraction.Answers(item)[0]; a.EditedBy != "ada" || a.Answer != "投诉" {
			t.Errorf("%s: %+v", item, a)
		}
	}
	// Two who saw the same: the second is told.
	tag := stored.Document.Extraction.Tag()
	won := 0
	for range 2 {
		_, err := d.Decide(t.Context(), ws, d.id, Request{Item: synoptic.ItemTheory, Action: synoptic.RejectAnswer, IfMatch: []string{"another", tag}, By: "ada"})
		switch synoptic.CodeOf(err) {
		case "":
			won++
		case synoptic.CodePrecondition:
		default:
			t.Error(err)
		}
	}
	if won != 1 {
		t.Errorf("%d of two decided on what they saw", won)
	}
}

func TestAnAnswerIsOneVisibleLine(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	want(t, "an answer", d.must(edit(0, " 协商\u202e成本\x00\n 未降\u2028低 ", "平台并未显著降低协商成本")), "协商成本 未降 低*", "巡查次数提高了35%", "投诉没有减少")
}
