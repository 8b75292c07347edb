package sqlite_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// reading counts the items that are read.
type reading struct {
	storage.Table
	items *atomic.Int64
}

func (r reading) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	items, err := r.Table.Get(ctx, keys...)
	r.items.Add(int64(len(items)))
	return items, err
}

// Hundreds of copies of one study, as a crawl of mirrors brings them: each is
// told which one it duplicates, and the last costs little more than the first.
func TestCopiesOfOneStudy(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(t.Context(), t.TempDir()+"/data.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	var items atomic.Int64
	store := storage.New(reading{db.Table(), &items}, db.Blobs(), nil)
	created := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	var costs []int64
	var ids []string
	for n := range 150 {
		raw := fmt.Appendf(nil, "copy %d", n)
		id := synoptic.DocumentID(raw)
		ids = append(ids, id)
		if _, _, err := store.CreateDocument(t.Context(), "w", storage.NewDocument{Raw: raw, Document: synoptic.Document{ID: id, Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: created.Add(time.Duration(n) * time.Second)}}); err != nil {
			t.Fatal(err)
		}
		if _, err := store.ClaimDocument(t.Context(), "w", id, "worker", time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		before := items.Load()
		saved, err := store.SaveResult(t.Context(), "w", storage.Result{DocumentID: id, Owner: "worker", Status: synoptic.Extracted, Record: &synoptic.Record{},
			Extraction: &synoptic.Extraction{Engine: "rules"}, Identities: []storage.Identity{"title:one"}})
		if err != nil {
			t.Fatal(err)
		}
		costs = append(costs, items.Load()-before)
		if want := synoptic.Maybe(ids[0]); n > 0 && saved.Document.DuplicateOf != want {
			t.Fatalf("copy %d duplicates %q, want %q", n, saved.Document.DuplicateOf, want)
		}
	}
	t.Logf("the 2nd read %d items, the 150th %d", costs[1], costs[149])
	if costs[149] > costs[1]+5 {
		t.Errorf("the 150th copy read %d items, the 2nd %d", costs[149], costs[1])
	}
	// The first goes, and all others follow the next.
	if err := store.DeleteDocument(t.Context(), "w", ids[0]); err != nil {
		t.Fatal(err)
	}
	for n, id := range ids[1:] {
		d, err := store.Document(t.Context(), "w", id)
		if err != nil {
			t.Fatal(err)
		}
		want := synoptic.Maybe(ids[1])
		if n == 0 {
			want = ""
		}
		if d.Document.DuplicateOf != want {
			t.Errorf("copy %d duplicates %q, want %q", n+1, d.Document.DuplicateOf, want)
		}
	}
}
