package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// clock is the time of a Store under test.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// bench is a Store under test, in a workspace of its own.
type bench struct {
	*storage.Store
	clock *clock
	ws    synoptic.Workspace
}

func newBench(table storage.Table, blobs storage.Blobs) *bench {
	c := newClock()
	return &bench{storage.New(table, blobs, &storage.Options{Now: c.Now}), c, synoptic.Workspace(unique())}
}

// page makes a new document of a text, pending, a second younger than the one
// before.
func (b *bench) page(text string) storage.NewDocument {
	b.clock.pass(time.Second)
	raw := []byte(text + " of " + string(b.ws))
	return storage.NewDocument{
		Raw: raw,
		Document: synoptic.Document{ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractNow,
			FileName: text + ".txt", CreatedAt: b.clock.Now(), SizeBytes: int64(len(raw)), SHA256: synoptic.SHA256Hex(raw), MediaType: "text/plain"},
		Asked: storage.Asked{Engine: synoptic.EngineRules, Language: synoptic.Chinese},
	}
}

func (b *bench) create(t *testing.T, text string) storage.StoredDocument {
	t.Helper()
	d, created, err := b.CreateDocument(t.Context(), b.ws, b.page(text))
	if err != nil || !created {
		t.Fatalf("creating %q: created %v, %v", text, created, err)
	}
	return d
}

func (b *bench) claim(t *testing.T, id, owner string) storage.StoredDocument {
	t.Helper()
	d, err := b.ClaimDocument(t.Context(), b.ws, id, owner, b.clock.Now().Add(time.Minute))
	if err != nil {
		t.Fatalf("claiming: %v", err)
	}
	return d
}

// result is what a worker finds in a page: a study of the given DOI and title.
func (b *bench) result(id, owner, doi, title string, terms ...string) storage.Result {
	r := storage.Result{
		DocumentID: id, Owner: owner, Status: synoptic.Extracted, PageType: synoptic.Article, Charset: "utf-8", Text: "text of " + id,
		Record:     &synoptic.Record{Title: synoptic.LangText{ZH: synoptic.Maybe(title)}, DOI: synoptic.Maybe(doi), Language: "zh-Hans", Portal: "cnki"},
		Extraction: extraction(b.clock.Now(), title),
		Terms:      append([]string{title}, terms...),
		Identities: []storage.Identity{storage.Identity("title:" + title)},
	}
	if doi != "" {
		r.Identities = append(r.Identities, storage.Identity("doi:"+doi))
	}
	return r
}

func extraction(at time.Time, answer string) *synoptic.Extraction {
	reported := synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(answer),
		Quotes: []synoptic.Quote{{Text: answer, Start: 1, End: 1 + len([]rune(answer)), Verdict: synoptic.Exact}}}
	return &synoptic.Extraction{Engine: synoptic.EngineRules, Form: synoptic.StandardForm, FormVersion: synoptic.StandardFormVersion,
		Language: synoptic.Chinese, CreatedAt: at, ResearchQuestion: reported, Theory: reported,
		Method: synoptic.MethodAnswer{Answer: reported, Design: synoptic.CaseStudy}, Case: reported,
		Findings: []synoptic.Answer{reported}, Usage: synoptic.NoUsage()}
}

// extract creates, claims and saves.
func (b *bench) extract(t *testing.T, text, doi, title string, terms ...string) storage.StoredDocument {
	t.Helper()
	d := b.create(t, text)
	b.claim(t, d.Document.ID, "worker")
	d, err := b.SaveResult(t.Context(), b.ws, b.result(d.Document.ID, "worker", doi, title, terms...))
	if err != nil {
		t.Fatalf("saving the result of %q: %v", text, err)
	}
	return d
}

func (b *bench) document(t *testing.T, id string) storage.StoredDocument {
	t.Helper()
	d, err := b.Document(t.Context(), b.ws, id)
	if err != nil {
		t.Fatalf("reading a document: %v", err)
	}
	return d
}

// listing reads a list to its end in pages of two, as file names without
// their ending.
func (b *bench) listing(t *testing.T, f storage.DocumentFilter) []string {
	t.Helper()
	var names []string
	p := storage.PageRequest{Limit: 2}
	for range 200 {
		l, err := b.ListDocuments(t.Context(), b.ws, f, p)
		if err != nil {
			t.Fatalf("listing: %v", err)
		}
		for _, d := range l.Items {
			names = append(names, strings.TrimSuffix(d.Document.FileName, ".txt"))
		}
		if p.Cursor = l.NextCursor; p.Cursor == "" {
			return names
		}
	}
	t.Fatal("the list does not end")
	return nil
}

func (b *bench) wantListing(t *testing.T, f storage.DocumentFilter, want ...string) {
	t.Helper()
	eventually(t, fmt.Sprintf("list of %+v", f), func() (string, bool) {
		got := b.listing(t, f)
		return fmt.Sprintf("%q, want %q", got, want), slices.Equal(got, want)
	})
}

// due returns the ids of what is due in this workspace.
func (b *bench) due(t *testing.T, work storage.Work) []string {
	t.Helper()
	var ids []string
	p := storage.PageRequest{Limit: 3}
	for range 10_000 {
		l, err := b.Due(t.Context(), work, b.clock.Now(), p)
		if err != nil {
			t.Fatalf("what is due: %v", err)
		}
		for _, d := range l.Items {
			if d.Workspace == b.ws {
				ids = append(ids, d.ID)
			}
		}
		if p.Cursor = l.NextCursor; p.Cursor == "" {
			slices.Sort(ids)
			return ids
		}
	}
	t.Fatal("what is due does not end")
	return nil
}

func (b *bench) wantDue(t *testing.T, work storage.Work, want ...string) {
	t.Helper()
	slices.Sort(want)
	eventually(t, "due for "+string(work), func() (string, bool) {
		got := b.due(t, work)
		return fmt.Sprintf("%q, want %q", got, want), slices.Equal(got, want)
	})
}

func testDocuments(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	n := b.page("one")
	n.DueAt = b.clock.Now()
	d, created, err := b.CreateDocument(t.Context(), b.ws, n)
	if err != nil || !created {
		t.Fatalf("created %v, %v", created, err)
	}
	again, created, err := b.CreateDocument(t.Context(), b.ws, n)
	if err != nil || created || again.Document.ID != d.Document.ID || again.Revision != d.Revision {
		t.Errorf("the same bytes again: created %v, %v", created, err)
	}
	got := b.document(t, d.Document.ID)
	if got.Document.FileName != "one.txt" || got.Asked != n.Asked || got.Workspace != b.ws || !got.DueAt.Equal(n.DueAt) ||
		!got.Document.CreatedAt.Equal(n.Document.CreatedAt) || got.Document.Status != synoptic.Pending {
		t.Errorf("read back as %+v", got)
	}
	if raw, err := b.Raw(t.Context(), got); err != nil || string(raw) != string(n.Raw) {
		t.Errorf("the bytes came back as %q (%v)", raw, err)
	}
	_, err = b.Text(t.Context(), got, "")
	wantCode(t, "the text before it is read", err, synoptic.CodeNotFound)

	got.Document.Status = synoptic.Stored
	stored, err := b.UpdateDocument(t.Context(), got)
	if err != nil || stored.Revision != got.Revision+1 {
		t.Fatalf("updating: revision %d, %v", stored.Revision, err)
	}
	_, err = b.UpdateDocument(t.Context(), got)
	wantCode(t, "updating what was read before", err, synoptic.CodeConflict)
	_, err = b.UpdateDocument(t.Context(), storage.StoredDocument{Document: got.Document, Workspace: b.ws})
	wantCode(t, "updating what was not read", err, synoptic.CodeInvalid)

	for _, id := range []string{"doc_unknown", "", "doc#x", strings.Repeat("x", 5000), "\xff", "中"} {
		_, err = b.Document(t.Context(), b.ws, id)
		wantCode(t, "the unknown id "+id, err, synoptic.CodeNotFound)
	}
	second := b.extract(t, "two", "", "标题")
	all, err := b.Documents(t.Context(), b.ws, []string{second.Document.ID, "doc_unknown", d.Document.ID})
	if err != nil || len(all) != 2 || all[0].Document.ID != second.Document.ID || all[1].Document.ID != d.Document.ID {
		t.Fatalf("a batch of documents: %d, %v", len(all), err)
	}
	if all[0].Document.Extraction == nil || all[1].Document.Extraction != nil {
		t.Error("a batch of documents comes without its extractions")
	}
	_, _, err = b.CreateDocument(t.Context(), b.ws, storage.NewDocument{})
	wantCode(t, "a document without an id", err, synoptic.CodeInvalid)
}

func testCreateRace(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	n := b.page("one")
	var mu sync.Mutex
	made := 0
	for _, err := range race(racers, func(int) error {
		_, created, err := b.CreateDocument(t.Context(), b.ws, n)
		mu.Lock()
		defer mu.Unlock()
		if created {
			made++
		}
		return err
	}) {
		if err != nil {
			t.Errorf("an upload failed: %v", err)
		}
	}
	if made != 1 {
		t.Errorf("%d uploads made the document", made)
	}
}

func testLists(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	b.wantListing(t, storage.DocumentFilter{})
	for i := range 5 {
		b.extract(t, fmt.Sprint("page", i), "", fmt.Sprint("study", i), "shared", fmt.Sprint("odd", i%2))
	}
	b.create(t, "waiting")
	english := b.create(t, "english")
	b.claim(t, english.Document.ID, "worker")
	r := b.result(english.Document.ID, "worker", "", "study e", "shared", "#odd% ~term")
	r.Record.Language = "en-GB"
	if _, err := b.SaveResult(t.Context(), b.ws, r); err != nil {
		t.Fatal(err)
	}
	b.wantListing(t, storage.DocumentFilter{}, "english", "waiting", "page4", "page3", "page2", "page1", "page0")
	b.wantListing(t, storage.DocumentFilter{Status: synoptic.Pending}, "waiting")
	b.wantListing(t, storage.DocumentFilter{Status: synoptic.Failed})
	b.wantListing(t, storage.DocumentFilter{Language: synoptic.English}, "english")
	b.wantListing(t, storage.DocumentFilter{Language: synoptic.Chinese, Status: synoptic.Extracted}, "page4", "page3", "page2", "page1", "page0")
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"shared"}}, "english", "page4", "page3", "page2", "page1", "page0")
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"shared", "odd1"}}, "page3", "page1")
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"odd1", "study0"}})
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"#odd% ~term"}}, "english")
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"share"}})
}

func testCursors(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	for i := range 4 {
		b.create(t, fmt.Sprint("page", i))
	}
	b.wantListing(t, storage.DocumentFilter{}, "page3", "page2", "page1", "page0")
	l, err := b.ListDocuments(t.Context(), b.ws, storage.DocumentFilter{}, storage.PageRequest{Limit: 2})
	if err != nil || l.NextCursor == "" {
		t.Fatalf("no cursor: %v", err)
	}
	list := func(b *bench, f storage.DocumentFilter, cursor string) error {
		_, err := b.ListDocuments(t.Context(), b.ws, f, storage.PageRequest{Limit: 2, Cursor: cursor})
		return err
	}
	wantCode(t, "its own list", list(b, storage.DocumentFilter{}, l.NextCursor), "")
	wantCode(t, "another filter", list(b, storage.DocumentFilter{Status: synoptic.Pending}, l.NextCursor), synoptic.CodeUnprocessable)
	wantCode(t, "another workspace", list(newBench(twin.Table, twin.Blobs), storage.DocumentFilter{}, l.NextCursor), synoptic.CodeUnprocessable)
	for i := range l.NextCursor {
		changed := []byte(l.NextCursor)
		changed[i] = map[bool]byte{true: 'B', false: 'A'}[changed[i] == 'A']
		wantCode(t, fmt.Sprint("changed at ", i), list(b, storage.DocumentFilter{}, string(changed)), synoptic.CodeUnprocessable)
	}
	for _, c := range []string{"x", "!", "AAAA", l.NextCursor[:10], l.NextCursor + "AAAA", "中"} {
		wantCode(t, "the cursor "+c, list(b, storage.DocumentFilter{}, c), synoptic.CodeUnprocessable)
	}
	_, err = b.ListReviews(t.Context(), b.ws, storage.PageRequest{Cursor: l.NextCursor})
	wantCode(t, "another list", err, synoptic.CodeUnprocessable)
	for _, limit := range []int{-1, 101} {
		_, err = b.ListDocuments(t.Context(), b.ws, storage.DocumentFilter{}, storage.PageRequest{Limit: limit})
		wantCode(t, fmt.Sprint("limit ", limit), err, synoptic.CodeInvalid)
	}
}

func testWorkspaces(t *testing.T, twin Twin) {
	a := newBench(twin.Table, twin.Blobs)
	d := a.extract(t, "one", "10.1/x", "study")
	r, err := a.CreateReview(t.Context(), a.ws, a.review("rev_1"))
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []synoptic.Workspace{a.ws + "x", a.ws[:len(a.ws)-1], "", a.ws + "#D#" + synoptic.Workspace(d.Document.ID), "%"} {
		b := &bench{a.Store, a.clock, other}
		_, err := b.Document(t.Context(), other, d.Document.ID)
		wantCode(t, "reading a document", err, synoptic.CodeNotFound)
		_, err = b.ClaimDocument(t.Context(), other, d.Document.ID, "w", b.clock.Now().Add(time.Minute))
		wantCode(t, "claiming a document", err, synoptic.CodeNotFound)
		wantCode(t, "deleting a document", b.DeleteDocument(t.Context(), other, d.Document.ID), synoptic.CodeNotFound)
		_, err = b.Review(t.Context(), other, r.Review.ID)
		wantCode(t, "reading a review", err, synoptic.CodeNotFound)
		wantCode(t, "deleting a review", b.DeleteReview(t.Context(), other, r.Review.ID), synoptic.CodeNotFound)
		if got := b.listing(t, storage.DocumentFilter{Terms: []string{"study"}}); len(got) > 0 {
			t.Errorf("a search in %q found %q", other, got)
		}
	}
	// The same study in another workspace is no duplicate.
	b := newBench(twin.Table, twin.Blobs)
	if e := b.extract(t, "one", "10.1/x", "study"); e.Document.DuplicateOf != "" {
		t.Errorf("a duplicate of %q, in another workspace", e.Document.DuplicateOf)
	}
}
