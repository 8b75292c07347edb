package inbox

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/storagetest"
	"synoptic/internal/synoptic"
)

// folder is an inbox with a clock that tests move.
func folder(t *testing.T) (*Inbox, *atomic.Int64) {
	t.Helper()
	ahead := new(atomic.Int64)
	b, err := Open(t.TempDir(), func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) })
	if err != nil {
		t.Fatal(err)
	}
	return b, ahead
}

// asArrival reads a PUT as the API does.
func asArrival(r *http.Request) storage.Arrival {
	return storage.Arrival{Key: strings.TrimPrefix(r.URL.Path, storage.UploadPath), Query: r.URL.Query(), ContentType: r.Header.Get("Content-Type"), Size: r.ContentLength, Body: r.Body}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	storagetest.RunUploads(t, func(t *testing.T) storagetest.UploadsTwin {
		b, ahead := folder(t)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch synoptic.CodeOf(b.Take(r.Context(), asArrival(r))) {
			case "":
			case synoptic.CodeForbidden:
				w.WriteHeader(http.StatusForbidden)
			case synoptic.CodeInvalid:
				w.WriteHeader(http.StatusBadRequest)
			default:
				w.WriteHeader(http.StatusInternalServerError)
			}
		}))
		t.Cleanup(server.Close)
		return storagetest.UploadsTwin{Uploads: b, Base: server.URL, Advance: func(d time.Duration) { ahead.Add(int64(d)) }}
	})
}

func files(t *testing.T, b *Inbox) []string {
	t.Helper()
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// put offers a ticket for a body and sends another one with it.
func put(t *testing.T, b *Inbox, key string, announced []byte, body io.Reader) error {
	t.Helper()
	offer, err := b.Offer(t.Context(), key, storage.DeclaredUpload{SizeBytes: int64(len(announced)), SHA256: synoptic.SHA256Hex(announced), ContentType: "text/plain"}, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPut, offer.URL, body)
	r.Header.Set("Content-Type", "text/plain")
	r.ContentLength = int64(len(announced))
	return b.Take(t.Context(), asArrival(r))
}

func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	t.Parallel()
	b, _ := folder(t)
	content := []byte("the very content")
	for name, body := range map[string]io.Reader{
		"a broken line": io.MultiReader(bytes.NewReader(content[:5]), iotest.ErrReader(errors.New("gone"))),
		"too short":     bytes.NewReader(content[:5]),
		"too long":      io.MultiReader(bytes.NewReader(content), strings.NewReader("!")),
		"other bytes":   strings.NewReader("the evil content"),
	} {
		if err := put(t, b, "w/u", content, body); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left := files(t, b); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWhatNobodyTakesUpVanishes(t *testing.T) {
	t.Parallel()
	b, ahead := folder(t)
	content := []byte("a page")
	if err := put(t, b, "w/u", content, bytes.NewReader(content)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.path("w/v")+".1"+arriving, content, 0o600); err != nil {
		t.Fatal(err)
	}
	ahead.Store(int64(keptFor - time.Minute))
	if err := b.Sweep(); err != nil || len(files(t, b)) != 2 {
		t.Errorf("a minute too early: %v, %v", files(t, b), err)
	}
	ahead.Store(int64(keptFor + time.Minute))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.Run(ctx); !errors.Is(err, context.Canceled) { // one look, at least
		t.Error(err)
	}
	if left := files(t, b); len(left) != 0 {
		t.Errorf("left after a day: %v", left)
	}
}

func TestAFullFolderTakesNoMore(t *testing.T) {
	t.Parallel()
	b, _ := folder(t)
	b.room = 10
	first, second := []byte("six by"), []byte("five!")
	if err := put(t, b, "w/u", first, bytes.NewReader(first)); err != nil {
		t.Fatal(err)
	}
	if err := put(t, b, "w/v", second, bytes.NewReader(second)); synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("into a full folder: %v", err)
	}
	if err := b.Discard(t.Context(), "w/u"); err != nil {
		t.Fatal(err)
	}
	if err := put(t, b, "w/v", second, bytes.NewReader(second)); err != nil {
		t.Errorf("once there is room: %v", err)
	}
}

func TestARestartMakesTicketsWorthless(t *testing.T) {
	t.Parallel()
	b, _ := folder(t)
	content := []byte("a page")
	offer, err := b.Offer(t.Context(), "w/u", storage.DeclaredUpload{SizeBytes: 6, SHA256: synoptic.SHA256Hex(content)}, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(b.dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPut, offer.URL, bytes.NewReader(content))
	r.Header.Set("Content-Type", offer.Headers["Content-Type"])
	if err := again.Take(t.Context(), asArrival(r)); synoptic.CodeOf(err) != synoptic.CodeForbidden {
		t.Errorf("a ticket of another process: %v", err)
	}
	r = httptest.NewRequestWithContext(t.Context(), http.MethodPut, offer.URL, bytes.NewReader(content))
	r.Header.Set("Content-Type", offer.Headers["Content-Type"])
	if err := b.Take(t.Context(), asArrival(r)); err != nil {
		t.Error(err)
	}
	if got, err := again.Open(t.Context(), "w/u", 0); err != nil || !bytes.Equal(got, content) {
		t.Errorf("what arrived before: %q, %v", got, err)
	}
}

func FuzzTake(f *testing.F) {
	b, err := Open(f.TempDir(), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("w/u", "size=1&sha256=00&expires=99999999999999&signature=AAAA")
	f.Add("../../etc/passwd", "")
	f.Fuzz(func(t *testing.T, key, query string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		if err := b.Take(t.Context(), storage.Arrival{Key: key, Query: q, Size: 1, Body: strings.NewReader("x")}); synoptic.CodeOf(err) != synoptic.CodeForbidden {
			t.Errorf("%q %q: %v", key, query, err)
		}
	})
}
