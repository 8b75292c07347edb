package sqlite_test

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage/sqlite"
	"synoptic/internal/storage/storagetest"
)

// testClock is real time, moved on by a test.
type testClock struct {
	mu    sync.Mutex
	ahead time.Duration
}

func (c *testClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

func (c *testClock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += d
}

func open(t testing.TB, path string, opts *sqlite.Options) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatalf("opening %s: %v", filepath.Base(path), err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return db
}

func TestConformance(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, func(t *testing.T) storagetest.Twin {
		clock := &testClock{}
		db := open(t, filepath.Join(t.TempDir(), "synoptic.db"), &sqlite.Options{Now: clock.Now})
		return storagetest.Twin{Table: db.Table(), Blobs: db.Blobs(), Queue: db.Queue(), Advance: clock.advance}
	})
}
