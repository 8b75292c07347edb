package sqlite

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func openFile(t *testing.T, path string) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// writerOf returns the writer, for what a test does to its connection.
func writerOf(t *testing.T, db *DB) *writer {
	t.Helper()
	var found *writer
	if err := db.submit(t.Context(), 0, false, func(w *writer) error { found = w; return nil }); err != nil {
		t.Fatal(err)
	}
	return found
}

// limitPages lets the file grow by so many pages and no more, as a full disk
// does.
func limitPages(t *testing.T, w *writer, more int) {
	t.Helper()
	var pages int
	if err := w.conn.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if err := w.exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages+more)); err != nil {
		t.Fatal(err)
	}
}

// TestFullDisk fills the disk under a blob that has been taken but not yet
// written: nothing that comes after it is acknowledged until there is room,
// and then both are there.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "synoptic.db")
	db := openFile(t, path)
	w := writerOf(t, db)
	limitPages(t, w, 2)
	body := []byte(strings.Repeat("x", 100<<10))
	if err := db.Blobs().Put(t.Context(), "page", body); err != nil {
		t.Fatal(err)
	}
	put := storage.Put(storage.Item{Key: storage.Key{Partition: "p", Sort: "s"}}, storage.Absent())
	err := db.Table().Write(t.Context(), put)
	if synoptic.CodeOf(err) != synoptic.CodeUnavailable || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("on a full disk a write was told %v", err)
	}
	if items, err := db.Table().Get(t.Context(), put.Put.Key); err != nil || len(items) > 0 {
		t.Fatalf("%d items are there without their blob, %v", len(items), err)
	}
	if got, err := db.Blobs().Get(t.Context(), "page", 0); err != nil || len(got) != len(body) {
		t.Errorf("the blob that waits reads as %d bytes, %v", len(got), err)
	}
	limitPages(t, w, 1000)
	if err := db.Table().Write(t.Context(), put); err != nil {
		t.Fatalf("with room again: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := openFile(t, path).Blobs().Get(t.Context(), "page", 0); err != nil || len(got) != len(body) {
		t.Errorf("in the end the blob is %d bytes, %v", len(got), err)
	}
}

// TestOneFailureIsNotAnothers puts a job in which the database fails among
// others: they are written, it is not.
func TestOneFailureIsNotAnothers(t *testing.T) {
	t.Parallel()
	db := openFile(t, filepath.Join(t.TempDir(), "synoptic.db"))
	hold, held := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { // keeps the writer busy until the others wait in one batch
		err := db.submit(t.Context(), 0, false, func(*writer) error { close(held); <-hold; return nil })
		if err != nil {
			t.Error(err)
		}
	})
	<-held
	key := func(i int) storage.Key { return storage.Key{Partition: "p", Sort: fmt.Sprint(i)} }
	errs := make([]error, 9)
	for i := range errs {
		wg.Go(func() {
			if i == 4 {
				errs[i] = db.submit(t.Context(), 0, true, func(w *writer) error {
					if err := w.put(storage.Item{Key: key(i), Revision: 1}); err != nil {
						return err
					}
					return errors.New("failed in the middle")
				})
				return
			}
			errs[i] = db.Table().Write(t.Context(), storage.Put(storage.Item{Key: key(i)}, storage.Absent()))
		})
	}
	for len(db.jobs) < len(errs) {
		time.Sleep(time.Millisecond)
	}
	close(hold)
	wg.Wait()
	for i, err := range errs {
		items, getErr := db.Table().Get(t.Context(), key(i))
		if getErr != nil || (err == nil) != (i != 4) || len(items) == 1 != (i != 4) {
			t.Errorf("job %d: %v, %d items, %v", i, err, len(items), getErr)
		}
	}
}

// TestLateBlobArrivesByItself puts a blob and nothing else. A blob that never
// arrives runs into the time limit of go test.
func TestLateBlobArrivesByItself(t *testing.T) {
	t.Parallel()
	db := openFile(t, filepath.Join(t.TempDir(), "synoptic.db"))
	if err := db.Blobs().Put(t.Context(), "page", []byte("x")); err != nil {
		t.Fatal(err)
	}
	for len(db.late.waiting()) > 0 {
		time.Sleep(time.Millisecond)
	}
	if there, err := db.Blobs().Exists(t.Context(), "page"); err != nil || !there {
		t.Errorf("it is there: %v, %v", there, err)
	}
}

func TestPurge(t *testing.T) {
	t.Parallel()
	db := openFile(t, filepath.Join(t.TempDir(), "synoptic.db"))
	at := map[string]time.Time{"gone": time.Now().Add(-time.Hour), "later": time.Now().Add(time.Hour), "never": {}}
	for name, expires := range at {
		it := storage.Item{Key: storage.Key{Partition: "p", Sort: name}, ExpiresAt: expires,
			Indexes: []storage.IndexKey{{Index: storage.IndexList, Partition: "l", Sort: name}}}
		if err := db.Table().Write(t.Context(), storage.Put(it, storage.Absent())); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.submit(t.Context(), 0, false, (*writer).purge); err != nil {
		t.Fatal(err)
	}
	for _, q := range []storage.Query{{Partition: "p", Limit: 9}, {Index: storage.IndexList, Partition: "l", Limit: 9}} {
		page, err := db.Table().Query(t.Context(), q)
		if err != nil || len(page.Items) != 2 || page.Items[0].Sort != "later" || page.Items[1].Sort != "never" {
			t.Errorf("left in %q: %+v, %v", q.Index, page.Items, err)
		}
	}
}
