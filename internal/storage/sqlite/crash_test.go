package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// childEnv names the data file for a copy of this test binary that only
// uploads, until it is killed.
const childEnv = "SYNOPTIC_TEST_UPLOAD_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		if err := uploadForever(path, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

const crashWorkspace synoptic.Workspace = "crash"

// uploadForever creates documents from several clients at once and writes the
// id of each one to out after it was acknowledged.
func uploadForever(path string, out io.Writer) error {
	db, err := sqlite.Open(context.Background(), path, nil)
	if err != nil {
		return err
	}
	store := storage.New(db.Table(), db.Blobs(), nil)
	var mu sync.Mutex
	failed := make(chan error)
	for client := range 8 {
		go func() {
			for n := 0; ; n++ {
				raw := fmt.Appendf(nil, "page %d of client %d in process %d\n%s", n, client, os.Getpid(), strings.Repeat("文本", 300))
				d, _, err := store.CreateDocument(context.Background(), crashWorkspace, newPage(raw))
				if err != nil {
					failed <- err
					return
				}
				mu.Lock()
				fmt.Fprintln(out, d.Document.ID)
				mu.Unlock()
			}
		}()
	}
	return <-failed
}

func newPage(raw []byte) storage.NewDocument {
	return storage.NewDocument{Raw: raw, Document: synoptic.Document{ID: synoptic.DocumentID(raw), Status: synoptic.Pending,
		Extract: synoptic.ExtractNow, CreatedAt: time.Now(), SizeBytes: int64(len(raw)), SHA256: synoptic.SHA256Hex(raw)}}
}

// TestKilled kills a process in the middle of its uploads, several times over
// one data file. Each document that it acknowledged is there, whole, and
// waits to be extracted.
func TestKilled(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "synoptic.db")
	var acknowledged []string
	for round := range 4 {
		acknowledged = append(acknowledged, killAfter(t, path, 20+37*round)...)
		db, err := sqlite.Open(t.Context(), path, nil)
		if err != nil {
			t.Fatalf("opening after a kill: %v", err)
		}
		checkUploads(t, storage.New(db.Table(), db.Blobs(), nil), acknowledged)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter starts a process that uploads, kills it once it has acknowledged
// some documents, and returns all that it acknowledged.
func killAfter(t *testing.T, path string, documents int) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(ctx, self)
	child.Env = append(os.Environ(), childEnv+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var ids []string
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // a half line was not acknowledged
		}
		ids = append(ids, strings.TrimSpace(line))
		if len(ids) == 1 {
			if db, err := sqlite.Open(ctx, path, nil); synoptic.CodeOf(err) != synoptic.CodeUnavailable {
				if err == nil {
					db.Close()
				}
				t.Errorf("a second process was told %v", err)
			}
		}
		if len(ids) == documents {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil || len(ids) < documents {
		t.Fatalf("the process was to be killed after %d documents; it acknowledged %d and ended with %v", documents, len(ids), err)
	}
	return ids
}

func checkUploads(t *testing.T, store *storage.Store, ids []string) {
	t.Helper()
	documents, err := store.Documents(t.Context(), crashWorkspace, ids)
	if err != nil || len(documents) != len(ids) {
		t.Fatalf("%d of %d acknowledged documents are there, %v", len(documents), len(ids), err)
	}
	for _, d := range documents {
		raw, err := store.Raw(t.Context(), d)
		if err != nil || synoptic.SHA256Hex(raw) != d.Document.SHA256 {
			t.Errorf("the bytes of %s are %d of %d, %v", d.Document.ID, len(raw), d.Document.SizeBytes, err)
		}
	}
	waits := make(map[string]bool)
	for p := (storage.PageRequest{Limit: 100}); ; {
		l, err := store.Due(t.Context(), storage.WorkExtract, time.Now(), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range l.Items {
			waits[d.ID] = true
		}
		if p.Cursor = l.NextCursor; p.Cursor == "" {
			break
		}
	}
	for _, id := range ids {
		if !waits[id] {
			t.Errorf("%s waits for nothing", id)
		}
	}
}
