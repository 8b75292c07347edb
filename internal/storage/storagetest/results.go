package storagetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func testResults(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	id := b.create(t, "one").Document.ID
	b.claim(t, id, "worker")
	first := b.result(id, "worker", "10.1/x", "first title", "old", "kept")
	saved, err := b.SaveResult(t.Context(), b.ws, first)
	if err != nil {
		t.Fatal(err)
	}
	d := b.document(t, id)
	if d.Revision != saved.Revision || d.Document.Status != synoptic.Extracted || d.Lease.Owner != "" ||
		d.Document.PageType != synoptic.Article || !sameJSON(t, d.Document.Extraction, first.Extraction) || !sameJSON(t, d.Document.Record, first.Record) {
		t.Errorf("saved as %+v", d)
	}
	if text, err := b.Text(t.Context(), d, ""); err != nil || text != first.Text {
		t.Errorf("the text came back as %q, %v", text, err)
	}
	if again, err := b.SaveResult(t.Context(), b.ws, first); err != nil || again.Revision != saved.Revision {
		t.Errorf("saving it again: %v", err)
	}
	other := first
	other.Terms = []string{"another"}
	_, err = b.SaveResult(t.Context(), b.ws, other)
	wantCode(t, "saving another result without a lease", err, synoptic.CodeConflict)

	// Asked for again: another engine, another text, other terms.
	d.Document.Status, d.Attempts = synoptic.Pending, 0
	if _, err = b.UpdateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	b.claim(t, id, "second")
	second := b.result(id, "second", "", "second title", "kept", "new")
	second.Text, second.Extraction.Engine, second.Extraction.Model = "a better text", synoptic.EngineLLM, "vendor/model#2"
	second.Extraction.CreatedAt = b.clock.Now().Add(time.Second)
	if _, err = b.SaveResult(t.Context(), b.ws, second); err != nil {
		t.Fatal(err)
	}
	d = b.document(t, id)
	if text, err := b.Text(t.Context(), d, ""); err != nil || text != "a better text" {
		t.Errorf("the new text is %q, %v", text, err)
	}
	if text, err := b.Text(t.Context(), d, synoptic.SHA256Hex([]byte(first.Text))); err != nil || text != first.Text {
		t.Errorf("the earlier text is %q, %v", text, err)
	}
	all, err := b.ListExtractions(t.Context(), b.ws, id)
	if err != nil || len(all) != 2 || all[0].Engine != synoptic.EngineLLM || all[1].Engine != synoptic.EngineRules {
		t.Errorf("%d extractions, %v", len(all), err)
	}
	for term, want := range map[string]int{"old": 0, "first title": 0, "kept": 1, "new": 1, "second title": 1} {
		if got := b.listing(t, storage.DocumentFilter{Terms: []string{term}}); len(got) != want {
			t.Errorf("the term %q finds %q", term, got)
		}
	}
	// Its first title is no longer its own.
	if e := b.extract(t, "two", "", "first title"); e.Document.DuplicateOf != "" {
		t.Errorf("a duplicate by a title that was corrected: %q", e.Document.DuplicateOf)
	}

	// Asked for once more, it fails: what was found before stays.
	d.Document.Status = synoptic.Pending
	if _, err = b.UpdateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	b.claim(t, id, "third")
	d, err = b.SaveResult(t.Context(), b.ws, storage.Result{DocumentID: id, Owner: "third", Status: synoptic.Failed,
		Problem: &synoptic.Problem{Code: "engine_failed", Message: "why"}})
	if err != nil || d.Document.Status != synoptic.Failed || d.Document.Extraction == nil || d.Document.Extraction.Engine != synoptic.EngineLLM ||
		d.Document.Record == nil || d.Document.PageType != synoptic.Article {
		t.Errorf("a failure took away what was there: %+v, %v", d.Document, err)
	}
	if got := b.listing(t, storage.DocumentFilter{Terms: []string{"new"}}); len(got) != 1 {
		t.Errorf("after a failure the term finds %q", got)
	}

	failed := b.create(t, "failed").Document.ID
	b.claim(t, failed, "worker")
	_, err = b.SaveResult(t.Context(), b.ws, storage.Result{DocumentID: failed, Owner: "worker", Status: synoptic.Failed,
		Problem: &synoptic.Problem{Code: "engine_failed", Message: "why"}})
	if d = b.document(t, failed); err != nil || d.Document.Status != synoptic.Failed || d.Document.Error == nil || d.Document.Error.Message != "why" {
		t.Errorf("failed as %+v, %v", d.Document, err)
	}
	for name, r := range map[string]storage.Result{
		"pending":                 {DocumentID: failed, Owner: "w", Status: synoptic.Pending},
		"extracted, but nothing":  {DocumentID: failed, Owner: "w", Status: synoptic.Extracted},
		"failed, with extraction": {DocumentID: failed, Owner: "w", Status: synoptic.Failed, Extraction: first.Extraction},
	} {
		_, err = b.SaveResult(t.Context(), b.ws, r)
		wantCode(t, "a result "+name, err, synoptic.CodeInvalid)
	}
	_, err = b.SaveResult(t.Context(), b.ws, b.result("doc_unknown", "w", "", "x"))
	wantCode(t, "a result of nothing", err, synoptic.CodeNotFound)
}

func testSameStudy(t *testing.T, twin Twin) {
	type page struct{ name, doi, title string }
	for _, c := range []struct {
		name  string
		pages []page
		order []int          // in which they are extracted; nil is as created
		want  map[string]int // page → index of the page that it duplicates
	}{
		{"same title", []page{{"a", "", "T"}, {"b", "", "T"}, {"c", "", "U"}}, nil, map[string]int{"b": 0}},
		{"same DOI", []page{{"a", "10.1/X", "T"}, {"b", "10.1/X", "U"}}, nil, map[string]int{"b": 0}},
		{"DOIs differ", []page{{"a", "10.1/x", "T"}, {"b", "10.1/y", "T"}}, nil, nil},
		{"one without DOI", []page{{"a", "10.1/x", "T"}, {"b", "", "T"}, {"c", "10.1/y", "T"}}, nil, map[string]int{"b": 0}},
		{"later one extracted first", []page{{"a", "", "T"}, {"b", "", "T"}, {"c", "", "T"}}, []int{2, 1, 0}, map[string]int{"b": 0, "c": 0}},
		{"joined by a third", []page{{"a", "", "T"}, {"b", "10.1/x", "U"}, {"c", "10.1/x", "T"}}, nil, map[string]int{"b": 0, "c": 0}},
		{"joined, but DOIs differ", []page{{"a", "10.1/y", "T"}, {"b", "10.1/x", "U"}, {"c", "10.1/x", "T"}}, nil, map[string]int{"c": 1}},
	} {
		b := newBench(twin.Table, twin.Blobs)
		ids := make([]string, len(c.pages))
		for i, p := range c.pages {
			ids[i] = b.create(t, p.name).Document.ID
		}
		order := c.order
		if order == nil {
			for i := range ids {
				order = append(order, i)
			}
		}
		for _, i := range order {
			b.claim(t, ids[i], "worker")
			if _, err := b.SaveResult(t.Context(), b.ws, b.result(ids[i], "worker", c.pages[i].doi, c.pages[i].title)); err != nil {
				t.Fatal(err)
			}
		}
		for i, p := range c.pages {
			want := synoptic.Maybe("")
			if of, ok := c.want[p.name]; ok {
				want = synoptic.Maybe(ids[of])
			}
			if got := b.document(t, ids[i]).Document.DuplicateOf; got != want {
				t.Errorf("%s: %q is a duplicate of %q, want %q", c.name, p.name, got, want)
			}
		}
	}
}

func testSameStudyRace(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	ids := make([]string, 8)
	for i := range ids {
		ids[i] = b.create(t, fmt.Sprint("page", i)).Document.ID
		b.claim(t, ids[i], "worker")
	}
	for i, err := range race(len(ids), func(i int) error {
		_, err := b.SaveResult(t.Context(), b.ws, b.result(ids[i], "worker", "", "same"))
		return err
	}) {
		if err != nil {
			t.Errorf("page %d: %v", i, err)
		}
	}
	for i, id := range ids {
		want := synoptic.Maybe(ids[0])
		if i == 0 {
			want = ""
		}
		if got := b.document(t, id).Document.DuplicateOf; got != want {
			t.Errorf("page %d is a duplicate of %q, want %q", i, got, want)
		}
	}
}

func testDeletion(t *testing.T, twin Twin) {
	faulty := NewFaulty(twin.Table, twin.Blobs)
	b := newBench(faulty.Table(), faulty.Blobs())
	var ids []string
	for i := range 3 {
		ids = append(ids, b.extract(t, fmt.Sprint("page", i), "", "same", fmt.Sprint("own", i)).Document.ID)
	}
	wantCode(t, "deleting", b.DeleteDocument(t.Context(), b.ws, ids[0]), "")
	wantCode(t, "deleting twice", b.DeleteDocument(t.Context(), b.ws, ids[0]), synoptic.CodeNotFound)
	_, err := b.Document(t.Context(), b.ws, ids[0])
	wantCode(t, "reading what was deleted", err, synoptic.CodeNotFound)
	_, err = b.ListExtractions(t.Context(), b.ws, ids[0])
	wantCode(t, "extractions of what was deleted", err, synoptic.CodeNotFound)
	if d := b.document(t, ids[1]); d.Document.DuplicateOf != "" {
		t.Errorf("the next was not promoted: %q", d.Document.DuplicateOf)
	}
	if d := b.document(t, ids[2]); d.Document.DuplicateOf != synoptic.Maybe(ids[1]) {
		t.Errorf("the last one is a duplicate of %q", d.Document.DuplicateOf)
	}
	b.wantListing(t, storage.DocumentFilter{}, "page2", "page1")
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"own0"}})
	b.wantDue(t, storage.WorkDelete)

	// The same bytes again are a new document.
	again := b.extract(t, "page0", "", "same", "own0")
	if again.Document.DuplicateOf != synoptic.Maybe(ids[1]) {
		t.Errorf("uploaded again it is a duplicate of %q", again.Document.DuplicateOf)
	}
	if raw, err := b.Raw(t.Context(), again); err != nil || len(raw) == 0 {
		t.Errorf("uploaded again its bytes are %q, %v", raw, err)
	}
	b.wantListing(t, storage.DocumentFilter{}, "page0", "page2", "page1")

	for _, id := range ids {
		wantCode(t, "deleting", b.DeleteDocument(t.Context(), b.ws, id), "")
	}
	items, blobs, err := faulty.Everything(t.Context())
	if err != nil || len(blobs) > 0 {
		t.Errorf("blobs are left: %v, %v", blobs, err)
	}
	for key, it := range items {
		if key.Sort != "DOC" || it.ExpiresAt.IsZero() || len(it.Indexes) > 0 {
			t.Errorf("an item is left: %q", key)
		}
	}
}

// testDeletionRace deletes a document while a worker saves its result: it is
// gone, whoever was first, and leaves nothing.
func testDeletionRace(t *testing.T, twin Twin) {
	for range 5 {
		faulty := NewFaulty(twin.Table, twin.Blobs)
		b := newBench(faulty.Table(), faulty.Blobs())
		id := b.create(t, "one").Document.ID
		b.claim(t, id, "worker")
		r := b.result(id, "worker", "10.1/x", "study", "a", "b")
		r.Text = "" // the one thing that a worker may leave behind is a text on its way
		errs := race(2, func(i int) error {
			if i == 0 {
				return b.DeleteDocument(t.Context(), b.ws, id)
			}
			_, err := b.SaveResult(t.Context(), b.ws, r)
			return err
		})
		wantCode(t, "deleting", errs[0], "")
		if code := synoptic.CodeOf(errs[1]); code != "" && code != synoptic.CodeNotFound {
			t.Errorf("the worker was told %v", errs[1])
		}
		items, _, err := faulty.Everything(t.Context())
		if err != nil || len(items) != 1 {
			t.Errorf("%d items are left, %v", len(items), err)
		}
	}
}

// testLagging runs the Store over indexes that show nothing new until they
// are told to.
func testLagging(t *testing.T, twin Twin) {
	lagging := NewLagging(twin.Table)
	b := newBench(lagging, twin.Blobs)
	d := b.create(t, "one")
	if got := b.listing(t, storage.DocumentFilter{}); len(got) > 0 {
		t.Fatalf("the lagging list shows %q", got)
	}
	if _, created, err := b.CreateDocument(t.Context(), b.ws, storage.NewDocument{Document: d.Document, Raw: []byte("x")}); err != nil || created {
		t.Errorf("uploaded twice before the list shows it: created %v, %v", created, err)
	}
	lagging.CatchUp()
	if got := b.listing(t, storage.DocumentFilter{}); !slices.Equal(got, []string{"one"}) {
		t.Errorf("the list shows %q", got)
	}
	b.claim(t, d.Document.ID, "worker")
	if got := b.due(t, storage.WorkExtract); len(got) > 0 {
		t.Errorf("due by an old entry: %q", got)
	}
	if got := b.listing(t, storage.DocumentFilter{Status: synoptic.Pending}); len(got) > 0 {
		t.Errorf("pending by an old entry: %q", got)
	}
	if _, err := b.SaveResult(t.Context(), b.ws, b.result(d.Document.ID, "worker", "10.1/x", "study")); err != nil {
		t.Fatal(err)
	}
	second := b.extract(t, "two", "10.1/x", "another title")
	if second.Document.DuplicateOf != synoptic.Maybe(d.Document.ID) {
		t.Error("a duplicate was not seen while the indexes lag")
	}
	lagging.CatchUp()
	wantCode(t, "deleting", b.DeleteDocument(t.Context(), b.ws, d.Document.ID), "")
	if got := b.listing(t, storage.DocumentFilter{}); !slices.Equal(got, []string{"two"}) {
		t.Errorf("after a deletion the list shows %q", got)
	}
	again := b.create(t, "one")
	if got := b.listing(t, storage.DocumentFilter{}); !slices.Equal(got, []string{"two"}) {
		t.Errorf("an entry of an earlier life shows %q", got)
	}
	lagging.CatchUp()
	if got := b.listing(t, storage.DocumentFilter{}); !slices.Equal(got, []string{"one", "two"}) || again.Document.DuplicateOf != "" {
		t.Errorf("in the end the list shows %q", got)
	}
}
