package admin

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// office is an office over an embedded store in which one document has
// failed, with a dead letter.
func office(t *testing.T) *Here {
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
	store := storage.New(db.Table(), db.Blobs(), nil)
	d, _, err := store.CreateDocument(t.Context(), "w", storage.NewDocument{Raw: []byte("x"), Document: synoptic.Document{
		ID: "doc_1", Status: synoptic.Failed, Extract: synoptic.ExtractNow, CreatedAt: time.Now(), Error: &synoptic.Problem{Code: "x", Message: "the disk was full"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{d.Document.ID, "doc_deleted"} {
		if err := work.Send(t.Context(), db.Queue(), storage.DeadLetters(work.ExtractQueue), work.Task{Workspace: "w", ID: id}, 0); err != nil {
			t.Fatal(err)
		}
	}
	return &Here{Keys: &access.Keys{Store: store, Now: time.Now}, Store: store, Queue: db.Queue(),
		Redo: map[string]func(context.Context, work.Task) error{
			work.ExtractQueue: func(ctx context.Context, task work.Task) error {
				return work.Send(ctx, db.Queue(), work.ExtractQueue, task, 0)
			},
		}}
}

// both runs a test on an office here, and through the note in a data folder.
func both(t *testing.T, test func(*testing.T, Office)) {
	t.Helper()
	t.Run("here", func(t *testing.T) {
		t.Parallel()
		test(t, office(t))
	})
	t.Run("there", func(t *testing.T) {
		t.Parallel()
		test(t, found(t, serving(t, office(t))))
	})
}

// serving takes orders for a folder until the test is over.
func serving(t *testing.T, o Office) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s, err := Open(t.Context(), dir, o, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
		if _, err := os.Stat(filepath.Join(dir, noteName)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the note is still there: %v", err)
		}
	})
	return dir
}

// found is the office that the note in a folder leads to.
func found(t *testing.T, dir string) *There {
	t.Helper()
	there, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func TestKeys(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, o Office) {
		ctx := t.Context()
		made, err := o.CreateKey(ctx, access.NewKey{Workspace: "团队", Label: "a laptop", ValidFor: time.Hour})
		if err != nil || !strings.HasPrefix(made.Text, "syn_"+made.Key.ID) || made.Key.ExpiresAt.IsZero() {
			t.Fatalf("made %+v, %v", made, err)
		}
		if _, err := o.CreateKey(ctx, access.NewKey{Workspace: "a b"}); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("a strange workspace: %v", err)
		}
		if keys, err := o.ListKeys(ctx, "团队"); err != nil || len(keys) != 1 || keys[0].Label != "a laptop" || keys[0].ID != made.Key.ID {
			t.Errorf("listed as %+v, %v", keys, err)
		}
		if keys, err := o.ListKeys(ctx, "another"); err != nil || len(keys) != 0 {
			t.Errorf("another workspace's: %+v, %v", keys, err)
		}
		if key, err := o.RevokeKey(ctx, made.Key.ID); err != nil || key.RevokedAt.IsZero() {
			t.Errorf("revoked as %+v, %v", key, err)
		}
		if _, err := o.RevokeKey(ctx, "none"); synoptic.CodeOf(err) != synoptic.CodeNotFound {
			t.Errorf("revoking what is not there: %v", err)
		}
	})
}

func TestDeadLetters(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, o Office) {
		ctx := t.Context()
		want := []Letter{{"extract", "w", "doc_1", "failed", "the disk was full"}, {"extract", "w", "doc_deleted", "gone", ""}}
		for range 2 { // looking changes nothing
			letters, err := o.Dead(ctx, work.ExtractQueue)
			if err != nil || len(letters) != 2 || letters[0] != want[0] && letters[1] != want[0] || letters[0] != want[1] && letters[1] != want[1] {
				t.Fatalf("dead letters %+v, %v", letters, err)
			}
		}
		if n, err := o.Redrive(ctx, work.ExtractQueue); n != 2 || err != nil {
			t.Errorf("%d done again, %v", n, err)
		}
		if letters, err := o.Dead(ctx, work.ExtractQueue); err != nil || len(letters) != 0 {
			t.Errorf("left %+v, %v", letters, err)
		}
		if _, err := o.Redrive(ctx, "batch"); synoptic.CodeOf(err) != synoptic.CodeInvalid || !strings.Contains(err.Error(), "extract and review") {
			t.Errorf("a queue that is not there: %v", err)
		}
	})
}

func TestARevocationIsTold(t *testing.T) {
	t.Parallel()
	o := office(t)
	var told []string
	o.Revoked = func(id string) { told = append(told, id) }
	made, err := o.CreateKey(t.Context(), access.NewKey{Workspace: "w"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.RevokeKey(t.Context(), made.Text); err != nil || len(told) != 1 || told[0] != made.Key.ID {
		t.Errorf("told of %v, %v", told, err)
	}
}

func TestOnlyTheOwnerGivesOrders(t *testing.T) {
	t.Parallel()
	dir := serving(t, office(t))
	there := found(t, dir)
	info, err := os.Stat(filepath.Join(dir, noteName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the note is %v, %v", info.Mode(), err)
	}
	for _, token := range []string{"", "Bearer ", "Bearer x", there.note.Token} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+there.note.Address+pathCreate, strings.NewReader(`{"wanted":{"workspace":"w"}}`))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", token)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		var a answer
		if err != nil || json.Unmarshal(body, &a) != nil || a.Problem == nil || a.Problem.Code != string(synoptic.CodeUnauthorized) || bytes.Contains(body, []byte("syn_")) {
			t.Errorf("with %q: %s, %v", token, body, err)
		}
	}
}

func TestANoteThatLeadsNowhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := (note{Address: "127.0.0.1:1", Token: "x"}).leave(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := found(t, dir).ListKeys(t.Context(), ""); synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("nobody there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, noteName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(dir); synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("half a note: %v", err)
	}
}
