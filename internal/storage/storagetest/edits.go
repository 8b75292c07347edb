package storagetest

import (
	"fmt"
	"slices"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// decided is an edited answer on an item, in the text of a document.
func decided(d storage.StoredDocument, item, answer string) synoptic.Decision {
	return synoptic.Decision{Item: item, TextSHA256: d.Document.Extraction.TextSHA256, Answer: synoptic.DecidedAnswer{Answer: synoptic.Answer{
		Status: synoptic.Reported, Answer: synoptic.Maybe(answer), EditedBy: "ada", Quotes: []synoptic.Quote{{Text: "text", Start: 0, End: 4, Verdict: synoptic.Exact}}}}}
}

// testDecisions holds that what a person decided survives whatever a machine
// does afterwards, and goes with the document.
func testDecisions(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	d := b.extract(t, "page", "", "study")
	decide := func(d storage.StoredDocument, item, answer string) storage.StoredDocument {
		t.Helper()
		saved, err := b.SaveDecisions(t.Context(), d, item, "", []synoptic.Decision{decided(d, item, answer)},
			synoptic.EditEvent{At: b.clock.Now(), By: "ada", Item: item, Action: synoptic.EditAnswer})
		if err != nil {
			t.Fatalf("deciding: %v", err)
		}
		return saved
	}
	first := decide(d, synoptic.ItemTheory, "one")
	_, err := b.SaveDecisions(t.Context(), d, synoptic.ItemCase, "", nil, synoptic.EditEvent{})
	wantCode(t, "a decision on what somebody else has changed", err, synoptic.CodeConflict)
	second := decide(decide(first, synoptic.ItemTheory, "two"), synoptic.ItemFindings, "three")
	check := func(what string, got storage.StoredDocument) {
		t.Helper()
		x := got.Document.Extraction
		if x == nil || x.Theory.Answer != "two" || x.Theory.EditedBy != "ada" || len(x.Findings) != 2 ||
			x.Findings[1].Answer != "three" || x.Case.EditedBy != "" {
			t.Errorf("%s: %+v", what, x)
		}
	}
	check("as saved", second)
	check("as read", b.document(t, d.Document.ID))
	all, err := b.Documents(t.Context(), b.ws, []string{d.Document.ID})
	if err != nil || len(all) != 1 {
		t.Fatal(err)
	}
	check("among others", all[0])

	// Another extraction, and a decision while its worker is at it.
	again := b.document(t, d.Document.ID)
	again.Document.Status = synoptic.Pending
	if _, err := b.UpdateDocument(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	held := b.claim(t, d.Document.ID, "worker")
	decide(held, synoptic.ItemMethod, "four")
	result := b.result(d.Document.ID, "worker", "", "study")
	result.Extraction = extraction(b.clock.Now(), "another answer")
	saved, err := b.SaveResult(t.Context(), b.ws, result)
	if err != nil {
		t.Fatal(err)
	}
	check("after another extraction", saved)
	if x := b.document(t, d.Document.ID).Document.Extraction; x.Method.Answer.Answer != "four" || x.Case.Answer != "another answer" {
		t.Errorf("method %q, case %q", x.Method.Answer.Answer, x.Case.Answer)
	}
	raw, err := b.ListExtractions(t.Context(), b.ws, d.Document.ID)
	if err != nil || len(raw) != 1 || raw[0].Theory.EditedBy != "" {
		t.Errorf("what the machine said is gone: %+v, %v", raw, err)
	}
	history, err := b.History(t.Context(), b.ws, d.Document.ID)
	if err != nil || len(history) != 4 || history[0].Item != synoptic.ItemMethod || history[3].Item != synoptic.ItemTheory {
		t.Errorf("history %+v, %v", history, err)
	}

	if err := b.DeleteDocument(t.Context(), b.ws, d.Document.ID); err != nil {
		t.Fatal(err)
	}
	_, err = b.History(t.Context(), b.ws, d.Document.ID)
	wantCode(t, "the history of what is gone", err, synoptic.CodeNotFound)
	d = b.extract(t, "page", "", "study")
	if history, err := b.History(t.Context(), b.ws, d.Document.ID); err != nil || len(history) != 0 || d.Document.Extraction.Theory.EditedBy != "" {
		t.Errorf("a new upload inherits decisions: %+v, %v", history, err)
	}
}

// testDecisionRace has many decide on one document at once: each decision that
// was taken is in the history, and no other.
func testDecisionRace(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	d := b.extract(t, "page", "", "study")
	const people = 10
	won := winners(t, race(people, func(i int) error {
		_, err := b.SaveDecisions(t.Context(), d, synoptic.ItemTheory, "", []synoptic.Decision{decided(d, synoptic.ItemTheory, "x")}, synoptic.EditEvent{By: fmt.Sprint("person ", i)})
		return err
	}), synoptic.CodeConflict)
	history, err := b.History(t.Context(), b.ws, d.Document.ID)
	if err != nil || won != 1 || len(history) != won {
		t.Errorf("%d decided, the history has %d; %v", won, len(history), err)
	}
}

// testChanged holds that whatever changes what a document says changes its
// revision.
func testChanged(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	since := map[string]int64{"doc_unknown": 0}
	var all []storage.StoredDocument
	for i := range 4 {
		d := b.extract(t, fmt.Sprint("page ", i), "", fmt.Sprint("study ", i))
		since[d.Document.ID] = b.document(t, d.Document.ID).Revision
		all = append(all, d)
	}
	look := func(what string, wantGone int, want ...storage.StoredDocument) {
		t.Helper()
		changed, gone, err := b.Changed(t.Context(), b.ws, since)
		if err != nil || len(changed) != len(want) || len(gone) != wantGone {
			t.Fatalf("%s: %d changed, %q gone, %v", what, len(changed), gone, err)
		}
		for _, d := range want {
			i := slices.IndexFunc(changed, func(c storage.StoredDocument) bool { return c.Document.ID == d.Document.ID })
			if i < 0 || changed[i].Document.Extraction == nil {
				t.Errorf("%s: %s is not among those that changed", what, d.Document.ID)
			}
		}
	}
	look("nothing", 1)
	if _, err := b.SaveDecisions(t.Context(), b.document(t, all[0].Document.ID), synoptic.ItemTheory, "", []synoptic.Decision{decided(all[0], synoptic.ItemTheory, "x")}, synoptic.EditEvent{By: "ada"}); err != nil {
		t.Fatal(err)
	}
	look("a decision", 1, all[0])
	// Another page of the study of the second, which is then deleted.
	twinPage := b.extract(t, "twin", "", "study 1")
	if err := b.DeleteDocument(t.Context(), b.ws, all[1].Document.ID); err != nil {
		t.Fatal(err)
	}
	since[twinPage.Document.ID] = twinPage.Revision
	look("a promotion", 2, all[0], twinPage)
	if changed, gone, err := b.Changed(t.Context(), b.ws, nil); err != nil || len(changed)+len(gone) != 0 {
		t.Errorf("of nothing: %d, %d, %v", len(changed), len(gone), err)
	}
}
