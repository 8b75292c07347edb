package ingest

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/storage/storagetest"
	"synoptic/internal/synoptic"
)

// shelf holds what was uploaded in memory; tests lay things on it as a sender
// would, right or wrong.
type shelf struct {
	mu        sync.Mutex
	held      map[string][]byte
	discarded int
}

func (s *shelf) Offer(_ context.Context, key string, of storage.DeclaredUpload, ttl time.Duration) (storage.PresignedRequest, error) {
	return storage.PresignedRequest{Method: "PUT", URL: "/" + key}, storage.CheckUpload(key, of, ttl)
}

func (s *shelf) Open(_ context.Context, key string, _ int64) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ok := s.held[key]; ok {
		return b, nil
	}
	return nil, synoptic.NotFound()
}

func (s *shelf) Discard(_ context.Context, key string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.held, key)
	s.discarded++
	return nil
}

func (s *shelf) lay(offer Offer, b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[strings.TrimPrefix(offer.Request.URL, "/")] = b
}

type desk struct {
	*Service
	shelf  *shelf
	faulty *storagetest.Faulty
	ahead  atomic.Int64
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
	d := &desk{shelf: &shelf{held: map[string][]byte{}}, faulty: storagetest.NewFaulty(db.Table(), db.Blobs())}
	now := func() time.Time { return time.Now().Add(time.Duration(d.ahead.Load())) }
	d.Service = &Service{Store: storage.New(d.faulty.Table(), d.faulty.Blobs(), &storage.Options{Now: now}), Queue: db.Queue(), Now: now,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Incoming: d.shelf}
	return d
}

var large = bytes.Repeat([]byte("页面的一行文字。\n"), 20_000)

func announce(raw []byte) Announced {
	return Announced{FileName: "../页.txt", MediaType: "text/plain; charset=utf-8", SizeBytes: int64(len(raw)), SHA256: strings.ToUpper(synoptic.SHA256Hex(raw))}
}

func (d *desk) offer(t *testing.T, ws synoptic.Workspace, raw []byte) Offer {
	t.Helper()
	offer, err := d.OfferUpload(t.Context(), ws, announce(raw))
	if err != nil {
		t.Fatal(err)
	}
	return offer
}

func wantCode(t *testing.T, what string, err error, code synoptic.Code) {
	t.Helper()
	if got := synoptic.CodeOf(err); got != code {
		t.Errorf("%s: %v, want code %q", what, err, code)
	}
}

func TestAnUploadBecomesOneDocument(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	offer := d.offer(t, "w", large)
	_, _, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
	wantCode(t, "before anything arrived", err, synoptic.CodeUnprocessable)
	d.shelf.lay(offer, large)
	_, _, err = d.AddUploaded(t.Context(), "another", offer.UploadID, Upload{})
	wantCode(t, "another workspace's id", err, synoptic.CodeNotFound)
	doc, created, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{Extract: synoptic.ExtractNone, SourceURL: "https://a.example/"})
	if err != nil || !created || doc.ID != synoptic.DocumentID(large) || doc.FileName != "页.txt" || doc.Status != synoptic.Stored || doc.SourceURL == "" {
		t.Fatalf("became %+v, %v, %v", doc, created, err)
	}
	if len(d.shelf.held) != 0 {
		t.Error("the bytes lie about")
	}
	again, created, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
	if err != nil || created || again.ID != doc.ID {
		t.Errorf("again: %s, %v, %v", again.ID, created, err)
	}
	if err := d.Store.DeleteDocument(t.Context(), "w", doc.ID); err != nil {
		t.Fatal(err)
	}
	_, _, err = d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
	wantCode(t, "after the document was deleted", err, synoptic.CodeNotFound)
}

func TestWhatArrivedIsMeasured(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, raw := range map[string][]byte{"other bytes": bytes.Repeat([]byte("x"), len(large)), "fewer": large[1:], "none": {}} {
		offer := d.offer(t, "w", large)
		d.shelf.lay(offer, raw)
		_, _, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
		wantCode(t, name, err, synoptic.CodeUnprocessable)
	}
	pdf := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
	offer := d.offer(t, "w", pdf)
	d.shelf.lay(offer, pdf)
	_, _, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
	wantCode(t, "a PDF announced as text", err, synoptic.CodeNotText)
}

func TestOffersThatAreRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, tt := range map[string]struct {
		change func(*Announced)
		code   synoptic.Code
	}{
		"51 MB":          {func(a *Announced) { a.SizeBytes = 51 << 20 }, synoptic.CodeTooLarge},
		"nothing":        {func(a *Announced) { a.SizeBytes = 0 }, synoptic.CodeEmpty},
		"less":           {func(a *Announced) { a.SizeBytes = -1 }, synoptic.CodeEmpty},
		"no hash":        {func(a *Announced) { a.SHA256 = "" }, synoptic.CodeInvalid},
		"half a hash":    {func(a *Announced) { a.SHA256 = a.SHA256[:32] }, synoptic.CodeInvalid},
		"a strange type": {func(a *Announced) { a.MediaType = "text" + strings.Repeat("/", 9) }, synoptic.CodeInvalid},
	} {
		a := announce(large)
		tt.change(&a)
		_, err := d.OfferUpload(t.Context(), "w", a)
		wantCode(t, name, err, tt.code)
	}
	d.Incoming = nil
	_, err := d.OfferUpload(t.Context(), "w", announce(large))
	wantCode(t, "where nothing is taken", err, synoptic.CodeUnprocessable)
	_, _, err = d.AddUploaded(t.Context(), "w", "upl_x", Upload{})
	wantCode(t, "an id where nothing is taken", err, synoptic.CodeNotFound)
}

func TestAnUploadExpires(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	offer := d.offer(t, "w", large)
	d.shelf.lay(offer, large)
	d.ahead.Store(int64(uploadKept))
	_, _, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
	wantCode(t, "a day later", err, synoptic.CodeNotFound)
}

// Cut short at any write, asking again ends in the one document.
func TestAnUploadThatWasInterruptedGoesOn(t *testing.T) {
	t.Parallel()
	for step := range 4 {
		for _, fault := range []storagetest.Fault{storagetest.FailBefore, storagetest.FailPersist} {
			d := newDesk(t)
			offer := d.offer(t, "w", large)
			d.shelf.lay(offer, large)
			d.faulty.Arm(func(n int) storagetest.Fault {
				if n == step {
					return fault
				}
				return storagetest.NoFault
			})
			_, _, first := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
			doc, _, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
			if err != nil || doc.ID != synoptic.DocumentID(large) || len(d.shelf.held) != 0 {
				t.Errorf("write %d, fault %d: first %v, then %s, %v; %d left", step, fault, first, doc.ID, err, len(d.shelf.held))
			}
		}
	}
}

// Several at once make one document, and nobody is told that there is none.
// The storage alone says who made it.
func TestSeveralTakeUpOneUpload(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	offer := d.offer(t, "w", large)
	d.shelf.lay(offer, large)
	var all sync.WaitGroup
	var made atomic.Int64
	for range 10 {
		all.Go(func() {
			doc, created, err := d.AddUploaded(t.Context(), "w", offer.UploadID, Upload{})
			if created {
				made.Add(1)
			}
			if err != nil || doc.ID != synoptic.DocumentID(large) {
				t.Errorf("%s, %v", doc.ID, err)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("%d were told that they made it", made.Load())
	}
}
