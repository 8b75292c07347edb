package storagetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func testLeases(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	id := b.create(t, "one").Document.ID
	until := func(d time.Duration) time.Time { return b.clock.Now().Add(d) }
	d := b.claim(t, id, "first")
	if d.Document.Status != synoptic.Extracting || d.Lease.Owner != "first" || d.Attempts != 1 {
		t.Errorf("claimed as %+v", d)
	}
	if d = b.claim(t, id, "first"); d.Attempts != 1 {
		t.Errorf("claiming twice counts as %d attempts", d.Attempts)
	}
	_, err := b.ClaimDocument(t.Context(), b.ws, id, "second", until(time.Minute))
	wantCode(t, "claiming what is held", err, synoptic.CodeConflict)
	wantCode(t, "renewing another's lease", b.RenewLease(t.Context(), b.ws, id, "second", until(time.Hour)), synoptic.CodeConflict)
	wantCode(t, "renewing", b.RenewLease(t.Context(), b.ws, id, "first", until(2*time.Minute)), "")
	b.clock.pass(90 * time.Second)
	_, err = b.ClaimDocument(t.Context(), b.ws, id, "second", until(time.Minute))
	wantCode(t, "claiming what was renewed", err, synoptic.CodeConflict)
	b.clock.pass(30 * time.Second)
	wantCode(t, "renewing too late", b.RenewLease(t.Context(), b.ws, id, "first", until(time.Hour)), synoptic.CodeConflict)
	_, err = b.SaveResult(t.Context(), b.ws, b.result(id, "first", "", "study"))
	wantCode(t, "saving too late", err, synoptic.CodeConflict)
	if d = b.claim(t, id, "second"); d.Attempts != 2 {
		t.Errorf("taken over as attempt %d", d.Attempts)
	}
	wantCode(t, "another gives it back", b.ReleaseDocument(t.Context(), b.ws, id, "first", time.Time{}), "")
	if d = b.document(t, id); d.Lease.Owner != "second" {
		t.Errorf("another gave it back: %+v", d.Lease)
	}
	wantCode(t, "giving it back", b.ReleaseDocument(t.Context(), b.ws, id, "second", until(time.Hour)), "")
	_, err = b.ClaimDocument(t.Context(), b.ws, id, "third", until(time.Minute))
	wantCode(t, "claiming before it is due", err, synoptic.CodeConflict)
	b.clock.pass(time.Hour)
	d = b.claim(t, id, "third")
	if _, err = b.SaveResult(t.Context(), b.ws, b.result(id, "third", "", "study")); err != nil {
		t.Fatal(err)
	}
	_, err = b.ClaimDocument(t.Context(), b.ws, id, "fourth", until(time.Minute))
	wantCode(t, "claiming what is done", err, synoptic.CodeConflict)
	_, err = b.ClaimDocument(t.Context(), b.ws, id, "", until(time.Minute))
	wantCode(t, "claiming for nobody", err, synoptic.CodeConflict)
	_, err = b.UpdateDocument(t.Context(), d)
	wantCode(t, "updating from before the result", err, synoptic.CodeConflict)
}

func testClaimRace(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	id := b.create(t, "one").Document.ID
	for round := range 3 {
		errs := race(racers, func(i int) error {
			_, err := b.ClaimDocument(t.Context(), b.ws, id, fmt.Sprint("worker", round, "-", i), b.clock.Now().Add(time.Minute))
			return err
		})
		if won := winners(t, errs, synoptic.CodeConflict); won != 1 {
			t.Fatalf("round %d: %d hold the lease", round, won)
		}
		b.clock.pass(time.Minute)
	}
	if d := b.document(t, id); d.Attempts != 3 {
		t.Errorf("%d attempts were counted", d.Attempts)
	}
}

func testDue(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	var now []string
	for i := range 20 {
		now = append(now, b.create(t, fmt.Sprint("page", i)).Document.ID)
	}
	later := b.page("later")
	later.DueAt = b.clock.Now().Add(time.Hour)
	l, _, err := b.CreateDocument(t.Context(), b.ws, later)
	if err != nil {
		t.Fatal(err)
	}
	night := b.page("night")
	night.Document.Extract = synoptic.ExtractBatch
	n, _, err := b.CreateDocument(t.Context(), b.ws, night)
	if err != nil {
		t.Fatal(err)
	}
	none := b.page("none")
	none.Document.Extract, none.Document.Status = synoptic.ExtractNone, synoptic.Stored
	if _, _, err := b.CreateDocument(t.Context(), b.ws, none); err != nil {
		t.Fatal(err)
	}
	b.wantDue(t, storage.WorkExtract, now...)
	b.wantDue(t, storage.WorkBatch, n.Document.ID)
	b.claim(t, now[0], "worker")
	b.wantDue(t, storage.WorkExtract, now[1:]...)
	b.clock.pass(time.Minute) // the lease runs out
	b.wantDue(t, storage.WorkExtract, now...)
	b.clock.pass(time.Hour)
	b.wantDue(t, storage.WorkExtract, append(slices.Clone(now), l.Document.ID)...)
	if err := b.DeleteDocument(t.Context(), b.ws, now[1]); err != nil {
		t.Fatal(err)
	}
	b.wantDue(t, storage.WorkExtract, append([]string{now[0], l.Document.ID}, now[2:]...)...)
	b.wantDue(t, storage.WorkDelete)
}

func (b *bench) review(id string) storage.StoredReview {
	b.clock.pass(time.Second)
	return storage.StoredReview{
		Review: synoptic.Review{ID: id, Status: synoptic.ReviewQueued, Title: "标题 " + id, Language: synoptic.Chinese,
			Engine: synoptic.EngineRules, CreatedAt: b.clock.Now()},
		DocumentIDs: []string{"doc_1", "doc_2"},
		Request:     json.RawMessage(`{"items":["method"]}`),
	}
}

// finish fills a review as the worker does at the end.
func finish(r *storage.StoredReview, statements int, at time.Time) {
	v := &r.Review
	v.Status, v.CompletedAt, r.Lease = synoptic.ReviewDone, &at, storage.Lease{}
	v.Included = []synoptic.Included{{Label: "1", DocumentID: "doc_1", Reference: "王, 2024"}}
	v.EvidenceTable = synoptic.EvidenceTable{Items: []string{"method"}, Rows: []synoptic.Row{{DocumentID: "doc_1",
		Cells: map[string]synoptic.Cell{"method": {IsMethod: true, Design: synoptic.CaseStudy, Answers: []synoptic.Answer{{Status: synoptic.Reported, Answer: "案例研究"}}}}}}}
	section := synoptic.Section{Kind: synoptic.Overview, Heading: "概览"}
	for i := range statements {
		section.Statements = append(section.Statements, synoptic.Statement{Text: fmt.Sprint("陈述", i)})
	}
	v.Synthesis = []synoptic.Section{section}
}

func testReviews(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	until := func(d time.Duration) time.Time { return b.clock.Now().Add(d) }
	for i := range 3 {
		if _, err := b.CreateReview(t.Context(), b.ws, b.review(fmt.Sprint("rev_", i))); err != nil {
			t.Fatal(err)
		}
	}
	twice, err := b.CreateReview(t.Context(), b.ws, storage.StoredReview{Review: synoptic.Review{ID: "rev_0", CreatedAt: b.clock.Now()}})
	if err != nil || twice.Review.Title != "标题 rev_0" {
		t.Errorf("creating it twice: %q, %v", twice.Review.Title, err)
	}
	b.wantDue(t, storage.WorkReview, "rev_0", "rev_1", "rev_2")
	errs := race(racers, func(i int) error {
		_, err := b.ClaimReview(t.Context(), b.ws, "rev_1", fmt.Sprint("worker", i), until(time.Minute))
		return err
	})
	if won := winners(t, errs, synoptic.CodeConflict); won != 1 {
		t.Errorf("%d hold the lease of a review", won)
	}
	b.wantDue(t, storage.WorkReview, "rev_0", "rev_2")
	b.clock.pass(time.Minute)
	r, err := b.ClaimReview(t.Context(), b.ws, "rev_1", "last", until(time.Minute))
	if err != nil || r.Attempts != 2 || string(r.Request) != `{"items":["method"]}` || len(r.DocumentIDs) != 2 {
		t.Fatalf("taken over as %+v, %v", r, err)
	}
	r.Review.Progress = synoptic.Progress{Done: 1, Total: 2}
	if r, err = b.UpdateReview(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	before := r
	finish(&r, 3000, b.clock.Now())
	if r, err = b.UpdateReview(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	_, err = b.UpdateReview(t.Context(), before)
	wantCode(t, "updating what was read before", err, synoptic.CodeConflict)
	got, err := b.Review(t.Context(), b.ws, "rev_1")
	if err != nil || !sameJSON(t, got.Review, r.Review) {
		t.Errorf("a finished review does not read as it was written (%v)", err)
	}
	// Once more, with other content: the old one goes.
	finish(&got, 2, b.clock.Now())
	if _, err = b.UpdateReview(t.Context(), got); err != nil {
		t.Fatal(err)
	}
	if got, err = b.Review(t.Context(), b.ws, "rev_1"); err != nil || len(got.Review.Synthesis[0].Statements) != 2 {
		t.Errorf("changed content was lost: %v", err)
	}
	_, err = b.ClaimReview(t.Context(), b.ws, "rev_1", "late", until(time.Minute))
	wantCode(t, "claiming what is done", err, synoptic.CodeConflict)

	if _, err = b.ClaimReview(t.Context(), b.ws, "rev_2", "w", until(time.Minute)); err != nil {
		t.Fatal(err)
	}
	wantCode(t, "giving it back", b.ReleaseReview(t.Context(), b.ws, "rev_2", "w", until(time.Hour)), "")
	_, err = b.ClaimReview(t.Context(), b.ws, "rev_2", "w", until(time.Minute))
	wantCode(t, "claiming before it is due", err, synoptic.CodeConflict)

	eventually(t, "list of reviews", func() (string, bool) {
		var ids []string
		p := storage.PageRequest{Limit: 2}
		for {
			l, err := b.ListReviews(t.Context(), b.ws, p)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range l.Items {
				ids = append(ids, r.Review.ID)
				if len(r.Review.Synthesis) > 0 {
					t.Error("a list carries the content of reviews")
				}
			}
			if p.Cursor = l.NextCursor; p.Cursor == "" {
				return fmt.Sprint(ids), slices.Equal(ids, []string{"rev_2", "rev_1", "rev_0"})
			}
		}
	})
	wantCode(t, "deleting", b.DeleteReview(t.Context(), b.ws, "rev_1"), "")
	wantCode(t, "deleting twice", b.DeleteReview(t.Context(), b.ws, "rev_1"), synoptic.CodeNotFound)
	_, err = b.Review(t.Context(), b.ws, "rev_1")
	wantCode(t, "reading what was deleted", err, synoptic.CodeNotFound)
	_, err = b.CreateReview(t.Context(), b.ws, b.review("rev_1"))
	wantCode(t, "creating what was deleted", err, synoptic.CodeConflict)
	b.wantDue(t, storage.WorkDelete)
}

func sameJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

func testUsage(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	call := func(id, day, model string, cost *float64) storage.UsageEntry {
		return storage.UsageEntry{ID: id, Day: day, Model: model, Purpose: "extract",
			Usage: synoptic.Usage{InputTokens: 1000, CachedTokens: 10, OutputTokens: 100, CostUSD: cost}}
	}
	for _, err := range race(racers, func(i int) error {
		return b.AddUsage(t.Context(), b.ws, call(fmt.Sprint("call", i/2), "2026-11-02", "vendor/model#1", new(0.1)))
	}) {
		if err != nil {
			t.Errorf("counting failed: %v", err)
		}
	}
	for _, e := range []storage.UsageEntry{call("a", "2026-11-01", "m", new(0.25)), call("b", "2026-11-03", "m", nil), call("c", "2026-11-03", "m", new(1.0))} {
		if err := b.AddUsage(t.Context(), b.ws, e); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := b.Usage(t.Context(), b.ws, "2026-11-01", "2026-11-02")
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if r := rows[1]; r.Day != "2026-11-02" || r.Model != "vendor/model#1" || r.Purpose != "extract" || r.Calls != racers/2 ||
		r.Usage.InputTokens != 1000*racers/2 || r.Usage.CostUSD == nil || *r.Usage.CostUSD != 2.5 {
		t.Errorf("each call was to count once: %+v", r)
	}
	rows, err = b.Usage(t.Context(), b.ws, "2026-11-03", "2026-11-03")
	if err != nil || len(rows) != 1 || rows[0].Usage.CostUSD != nil || rows[0].Calls != 2 {
		t.Errorf("an unknown price: %+v, %v", rows, err)
	}
	wantCode(t, "no day", b.AddUsage(t.Context(), b.ws, call("x", "today", "m", nil)), synoptic.CodeInvalid)
	_, err = b.Usage(t.Context(), b.ws, "", "")
	wantCode(t, "days that are none", err, synoptic.CodeInvalid)
	if rows, err = b.Usage(t.Context(), b.ws, "2026-11-03", "2026-11-01"); err != nil || len(rows) > 0 {
		t.Errorf("from after to: %v %v", rows, err)
	}
}

// testLarge stores what is larger than an item can be.
func testLarge(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	id := b.create(t, "large").Document.ID
	b.claim(t, id, "worker")
	r := b.result(id, "worker", "", "study")
	for range 12_000 { // text that does not compress
		r.Record.References = append(r.Record.References, unique()+unique()+unique())
	}
	r.Extraction.Warnings = r.Record.References
	for i := range storage.MaxTerms + 20 {
		r.Terms = append(r.Terms, fmt.Sprint("term", i))
	}
	r.Terms = append(r.Terms, strings.Repeat("x", storage.MaxTermBytes+1), "\xff", "")
	if _, err := b.SaveResult(t.Context(), b.ws, r); err != nil {
		t.Fatal(err)
	}
	d := b.document(t, id)
	if len(d.Document.Record.References) != 12_000 || len(d.Document.Extraction.Warnings) != 12_000 {
		t.Error("a large record came back smaller")
	}
	b.wantListing(t, storage.DocumentFilter{Terms: []string{"term50"}}, "large")
	wantCode(t, "deleting", b.DeleteDocument(t.Context(), b.ws, id), "")
}
