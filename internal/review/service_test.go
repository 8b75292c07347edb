package review

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/page"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

const ws = synoptic.Workspace("w")

// slow is the built-in engine, in which something happens first.
type slow struct {
	extract.Engine
	first func(ctx context.Context)
}

func (s slow) Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	if s.first != nil {
		s.first(ctx)
	}
	return s.Engine.Extract(ctx, p, language)
}

// desk is the use case over an embedded store, with a clock that tests move.
type desk struct {
	*Service
	t     testing.TB
	ahead atomic.Int64
}

func newDesk(t testing.TB, first func(context.Context)) *desk {
	t.Helper()
	d := &desk{t: t}
	now := func() time.Time { return time.Now().Add(time.Duration(d.ahead.Load())) }
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), &sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	store := storage.New(db.Table(), db.Blobs(), &storage.Options{Now: now})
	d.Service = &Service{Store: store, Queue: db.Queue(), Lease: 3 * time.Second, Now: now, Log: log,
		Reader: &extract.Reader{Engines: extract.Engines{Rules: slow{rules.New(), first}}, Log: log, Now: now}}
	return d
}

// document stores a labelled page and has it read, with answers in Chinese.
func (d *desk) document(name string) string {
	d.t.Helper()
	raw, err := os.ReadFile(filepath.Join("../../testdata/pages", name))
	if err != nil {
		d.t.Fatal(err)
	}
	return d.page(raw)
}

// page stores a page and has it read, with answers in Chinese.
func (d *desk) page(raw []byte) string {
	d.t.Helper()
	stored, _, err := d.Store.CreateDocument(d.t.Context(), ws, storage.NewDocument{Raw: raw, Asked: storage.Asked{Language: synoptic.Chinese},
		Document: synoptic.Document{ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: d.Now()}})
	if err != nil {
		d.t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	reading := &extract.Service{Store: d.Store, Queue: d.Queue, Lease: time.Minute, Now: d.Now, Log: log,
		Reader: &extract.Reader{Engines: extract.Engines{Rules: rules.New()}, Log: log, Now: d.Now}}
	if err := reading.Do(d.t.Context(), work.Task{Workspace: ws, ID: stored.Document.ID}); err != nil {
		d.t.Fatal(err)
	}
	return stored.Document.ID
}

func (d *desk) ask(r Request) string {
	d.t.Helper()
	asked, err := d.Ask(d.t.Context(), ws, synoptic.NewReviewID(), r)
	if err != nil {
		d.t.Fatal(err)
	}
	return asked.ID
}

func (d *desk) review(id string) storage.StoredReview {
	d.t.Helper()
	r, err := d.Store.Review(d.t.Context(), ws, id)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// Writing may take longer than a claim holds. The renewals change the stored
// review; what was written must be saved all the same.
func TestAClaimHoldsAsLongAsAReviewIsWritten(t *testing.T) {
	t.Parallel()
	var d *desk
	var id string
	d = newDesk(t, func(ctx context.Context) {
		first := d.review(id).Lease.Until
		for ctx.Err() == nil && !d.review(id).Lease.Until.After(first) {
			continue
		}
	})
	id = d.ask(Request{DocumentIDs: []string{d.document("d01.txt")}, Language: synoptic.English})
	if err := d.Do(t.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
		t.Fatal(err)
	}
	if r := d.review(id); r.Review.Status != synoptic.ReviewDone || r.Lease.Owner != "" || len(r.Review.Included) != 1 {
		t.Errorf("the review is %s with %d included, held by %q", r.Review.Status, len(r.Review.Included), r.Lease.Owner)
	}
}

func TestAReviewThatEndsTheProcessEachTimeIsGivenUp(t *testing.T) {
	t.Parallel()
	d := newDesk(t, nil)
	id := d.ask(Request{DocumentIDs: []string{d.document("d01.txt")}})
	for range maxAttempts {
		if _, err := d.Store.ClaimReview(t.Context(), ws, id, "a worker that dies", d.Now().Add(time.Second)); err != nil {
			t.Fatal(err)
		}
		d.ahead.Add(int64(time.Minute))
	}
	if err := d.Do(t.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
		t.Fatal(err)
	}
	if r := d.review(id).Review; r.Status != synoptic.ReviewFailed || r.Error == nil || r.Error.Message == "" {
		t.Errorf("the review is %s, %+v", r.Status, r.Error)
	}
}

func TestAReviewOfDocumentsThatWereAllDeletedFails(t *testing.T) {
	t.Parallel()
	d := newDesk(t, nil)
	document := d.document("d01.txt")
	id := d.ask(Request{DocumentIDs: []string{document}})
	if err := d.Store.DeleteDocument(t.Context(), ws, document); err != nil {
		t.Fatal(err)
	}
	if err := d.Do(t.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
		t.Fatal(err)
	}
	if r := d.review(id).Review; r.Status != synoptic.ReviewFailed || r.Error == nil || r.CompletedAt == nil {
		t.Errorf("the review is %s, %+v", r.Status, r.Error)
	}
}

// Hundreds may follow the progress of a review, which is megabytes once it is
// done: they look at its head.
func TestTheHeadOfAReviewIsWithoutItsContent(t *testing.T) {
	t.Parallel()
	d := newDesk(t, nil)
	id := d.ask(Request{DocumentIDs: []string{d.document("d01.txt")}})
	if err := d.Do(t.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
		t.Fatal(err)
	}
	head, err := d.Store.ReviewHead(t.Context(), ws, id)
	if err != nil || head.Review.Status != synoptic.ReviewDone || head.Review.Progress.Done != 1 || len(head.Review.Synthesis) != 0 {
		t.Errorf("error %v, %+v", err, head.Review)
	}
}
