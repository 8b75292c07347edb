package extract

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// service is the use case over an embedded store that holds one document
// waiting to be read by the engine.
func service(t *testing.T, engine Engine) (*Service, work.Task) {
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
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	store := storage.New(db.Table(), db.Blobs(), nil)
	raw := []byte(article)
	d, _, err := store.CreateDocument(t.Context(), "w", storage.NewDocument{Raw: raw, Document: synoptic.Document{
		ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	return &Service{Store: store, Queue: db.Queue(), Lease: 3 * time.Second, Now: time.Now, Log: log,
		Reader: &Reader{Engines: Engines{Rules: engine}, Log: log, Now: time.Now}}, work.Task{Workspace: "w", ID: d.Document.ID}
}

// A model may take longer than a claim holds: it must not be read twice then,
// and paid for twice.
func TestAClaimHoldsAsLongAsTheEngineWorks(t *testing.T) {
	t.Parallel()
	var s *Service
	var task work.Task
	s, task = service(t, liar{func(*page.Page) (*synoptic.Extraction, error) {
		first, err := s.Store.Document(t.Context(), task.Workspace, task.ID)
		for now := first; err == nil && !now.Lease.Until.After(first.Lease.Until); {
			now, err = s.Store.Document(t.Context(), task.Workspace, task.ID)
		}
		return &synoptic.Extraction{Engine: "liar"}, err
	}})
	if err := s.Do(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if d, err := s.Store.Document(t.Context(), task.Workspace, task.ID); err != nil || d.Document.Status != synoptic.Extracted {
		t.Errorf("status %s, error %v", d.Document.Status, err)
	}
}

func TestAStoppedServerHandsBackItsDocumentsAtOnce(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	s, task := service(t, liar{func(*page.Page) (*synoptic.Extraction, error) { stop(); return nil, ctx.Err() }})
	if err := s.Do(ctx, task); err == nil {
		t.Error("an interrupted run says that it is done")
	}
	d, err := s.Store.Document(t.Context(), task.Workspace, task.ID)
	if err != nil || d.Document.Status != synoptic.Pending || d.DueAt.After(time.Now()) {
		t.Errorf("status %s, due %v, error %v; want it pending and due", d.Document.Status, d.DueAt, err)
	}
}

func TestADocumentDeletedMeanwhileIsNoFailure(t *testing.T) {
	t.Parallel()
	var s *Service
	var task work.Task
	s, task = service(t, liar{func(*page.Page) (*synoptic.Extraction, error) {
		return &synoptic.Extraction{Engine: "liar"}, s.Store.DeleteDocument(t.Context(), task.Workspace, task.ID)
	}})
	if err := s.Do(t.Context(), task); synoptic.CodeOf(err) != synoptic.CodeNotFound {
		t.Errorf("got %v, want %s", err, synoptic.CodeNotFound)
	}
}
