package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	t.Parallel()
	foreign := func(t *testing.T, path string, statements string) {
		t.Helper()
		db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		code synoptic.Code
		says string
	}{
		"a text":            {func(t *testing.T, path string) { writeFile(t, path, []byte("notes, not data\n")) }, synoptic.CodeInvalid, "not a data file"},
		"a short file":      {func(t *testing.T, path string) { writeFile(t, path, []byte("x")) }, synoptic.CodeInvalid, "not a data file"},
		"another program's": {func(t *testing.T, path string) { foreign(t, path, "CREATE TABLE songs (name TEXT)") }, synoptic.CodeInvalid, "not a data file"},
		"a later version": {func(t *testing.T, path string) { ours(t, path); foreign(t, path, "PRAGMA user_version=99") },
			synoptic.CodeInvalid, "later version"},
		"a folder":          {func(t *testing.T, path string) { mkdir(t, path) }, synoptic.CodeUnavailable, "cannot be"},
		"cut short":         {func(t *testing.T, path string) { ours(t, path); cut(t, path) }, synoptic.CodeInternal, "damaged"},
		"overwritten pages": {func(t *testing.T, path string) { ours(t, path); scribble(t, path) }, synoptic.CodeInternal, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "data file #1 %41?.db")
			c.make(t, path)
			db, err := sqlite.Open(t.Context(), path, nil)
			if err == nil {
				db.Close()
				t.Fatal("it was opened")
			}
			if synoptic.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("refused with %q: %v", synoptic.CodeOf(err), err)
			}
		})
	}
}

func writeFile(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

// ours makes a data file with something in it.
func ours(t *testing.T, path string) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 50 {
		it := storage.Item{Key: storage.Key{Partition: "p", Sort: fmt.Sprint(i)}, Body: bytes.Repeat([]byte("x"), 3000)}
		if err := db.Table().Write(t.Context(), storage.Put(it, storage.Absent())); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		t.Error("closing left a log behind")
	}
}

func cut(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
}

func scribble(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(b); i += 3 {
		b[i] ^= 0x5a
	}
	writeFile(t, path, b)
}

func TestSecondOpenIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "synoptic.db")
	first, err := sqlite.Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), path, nil); synoptic.CodeOf(err) != synoptic.CodeUnavailable || err.Error() != "another process holds the data folder "+filepath.Dir(path) {
		t.Errorf("the second one was told %v", err)
	}
	key := storage.Key{Partition: "p", Sort: "s"}
	if err := first.Table().Write(t.Context(), storage.Put(storage.Item{Key: key}, storage.Absent())); err != nil {
		t.Errorf("the first one suffers: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	items, err := open(t, path, nil).Table().Get(t.Context(), key)
	if err != nil || len(items) != 1 {
		t.Errorf("after it was closed, the next finds %d items, %v", len(items), err)
	}
}

func TestCloseAnswersEverybody(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "synoptic.db")
	db, err := sqlite.Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	const writers = 40
	acknowledged := make([]bool, writers)
	started := make(chan struct{}, writers)
	waiting := make(chan error, 1)
	go func() {
		started <- struct{}{}
		_, err := db.Queue().Receive(context.Background(), "work", 1, time.Minute, storage.MaxWait)
		waiting <- err
	}()
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			started <- struct{}{}
			it := storage.Item{Key: storage.Key{Partition: "p", Sort: fmt.Sprint(i)}}
			err := db.Table().Write(context.Background(), storage.Put(it, storage.Absent()))
			acknowledged[i] = err == nil
			if err != nil && synoptic.CodeOf(err) != synoptic.CodeUnavailable {
				t.Errorf("who came too late was told %v", err)
			}
		})
	}
	<-started
	if err := db.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	wg.Wait()
	if err := <-waiting; synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("who waited for a message was told %v", err)
	}
	if err := db.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	again := open(t, path, nil)
	for i, ok := range acknowledged {
		items, err := again.Table().Get(t.Context(), storage.Key{Partition: "p", Sort: fmt.Sprint(i)})
		if err != nil || ok && len(items) == 0 {
			t.Errorf("write %d was acknowledged and is gone (%v)", i, err)
		}
	}
}

// TestGivingUpIsNoHarm lets callers give up at every moment of a write: the
// others of their batch do not notice.
func TestGivingUpIsNoHarm(t *testing.T) {
	t.Parallel()
	db := open(t, filepath.Join(t.TempDir(), "synoptic.db"), nil)
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() {
			ctx := t.Context()
			if i%3 == 0 {
				given, giveUp := context.WithTimeout(ctx, time.Duration(i)*20*time.Microsecond)
				defer giveUp()
				ctx = given
			}
			it := storage.Item{Key: storage.Key{Partition: "p", Sort: fmt.Sprint(i)}, Body: make([]byte, 1000)}
			err := db.Table().Write(ctx, storage.Put(it, storage.Absent()))
			if err != nil && (i%3 != 0 || !errors.Is(err, context.DeadlineExceeded)) {
				t.Errorf("write %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	page, err := db.Table().Query(t.Context(), storage.Query{Partition: "p", Limit: 100})
	if err != nil || len(page.Items) < 40 {
		t.Errorf("%d items are there, %v", len(page.Items), err)
	}
}
