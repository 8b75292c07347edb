package storagetest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"syscall"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// UploadsTwin is what RunUploads runs on.
type UploadsTwin struct {
	Uploads storage.Uploads

	// Base is where tickets lead whose URL begins with a slash.
	Base string

	// Advance moves the clock by which tickets expire. Where it is nil, the
	// suite waits in real time.
	Advance func(time.Duration)
}

// RunUploads holds a twin of storage.Uploads to its contract. It sends real
// requests to where the tickets lead.
func RunUploads(t *testing.T, open func(t *testing.T) UploadsTwin) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, UploadsTwin){
		"bytes":           testUploadBytes,
		"other bytes":     testUploadRefused,
		"expiry":          testUploadExpiry,
		"refused offers":  testUploadOffers,
		"tickets are one": testUploadTickets,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// sent is a PUT to be, as a ticket asks for it.
type sent struct {
	url     string
	headers map[string]string
	body    []byte
}

func (tw UploadsTwin) offer(t *testing.T, key string, body []byte, ttl time.Duration) sent {
	t.Helper()
	ticket, err := tw.Uploads.Offer(t.Context(), key, storage.DeclaredUpload{SizeBytes: int64(len(body)), SHA256: synoptic.SHA256Hex(body), ContentType: "text/html"}, ttl)
	if err != nil {
		t.Fatal(err)
	}
	if ticket.Method != http.MethodPut || ticket.ExpiresAt.IsZero() {
		t.Errorf("the ticket is %+v", ticket)
	}
	u, err := url.Parse(tw.Base)
	if err == nil {
		u, err = u.Parse(ticket.URL)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sent{u.String(), ticket.Headers, body}
}

// hungUp stands for the status of who had heard enough: a server that refuses
// a request by its headers need not take its body, and then the client, still
// sending, may miss the answer.
const hungUp = 0

func (s sent) put(t *testing.T) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPut, s.url, bytes.NewReader(s.body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range s.headers {
		if http.CanonicalHeaderKey(name) != "Content-Length" {
			req.Header.Set(name, value)
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) {
		return hungUp
	}
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20)); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode
}

func (tw UploadsTwin) wantNothing(t *testing.T, key string) {
	t.Helper()
	_, err := tw.Uploads.Open(t.Context(), key, 0)
	wantCode(t, "opening what never arrived", err, synoptic.CodeNotFound)
}

func testUploadBytes(t *testing.T, twin UploadsTwin) {
	key := unique() + "/a%20b"
	body := bytes.Repeat([]byte("页面\x00\r\n"), 700_000) // more than any buffer
	twin.wantNothing(t, key)
	put := twin.offer(t, key, body, time.Minute)
	if status := put.put(t); status/100 != 2 {
		t.Fatalf("the announced bytes: %d", status)
	}
	if status := put.put(t); status/100 != 2 && status != http.StatusPreconditionFailed && status != http.StatusConflict && status != hungUp {
		t.Errorf("the same once more: %d", status)
	}
	got, err := twin.Uploads.Open(t.Context(), key, 0)
	if err != nil || !bytes.Equal(got, body) {
		t.Errorf("%d bytes came back, %v; want %d", len(got), err, len(body))
	}
	_, err = twin.Uploads.Open(t.Context(), key, int64(len(body)-1))
	wantCode(t, "opening more than wanted", err, synoptic.CodeTooLarge)
	for range 2 {
		if err := twin.Uploads.Discard(t.Context(), key); err != nil {
			t.Errorf("discarding: %v", err)
		}
	}
	twin.wantNothing(t, key)
}

func testUploadRefused(t *testing.T, twin UploadsTwin) {
	for name, change := range map[string]func(*sent){
		"another body":      func(s *sent) { s.body = []byte("the other content") },
		"a longer body":     func(s *sent) { s.body = append(bytes.Clone(s.body), 'x') },
		"a shorter body":    func(s *sent) { s.body = s.body[1:] },
		"no body":           func(s *sent) { s.body = nil },
		"another type":      func(s *sent) { s.headers["Content-Type"] = "image/svg+xml" },
		"a changed address": func(s *sent) { s.url += "x" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			key := unique() + "/u"
			put := twin.offer(t, key, []byte("the very content."), time.Minute)
			change(&put)
			if status := put.put(t); status/100 != 4 {
				t.Errorf("answered %d", status)
			}
			twin.wantNothing(t, key)
		})
	}
}

func testUploadTickets(t *testing.T, twin UploadsTwin) {
	body := []byte("one content")
	here, there := unique()+"/u", unique()+"/u"
	a, b := twin.offer(t, here, body, time.Minute), twin.offer(t, there, body, time.Minute)
	from, err := url.Parse(a.url)
	if err != nil {
		t.Fatal(err)
	}
	to, err := url.Parse(b.url)
	if err != nil {
		t.Fatal(err)
	}
	to.RawQuery = from.RawQuery
	a.url = to.String()
	if status := a.put(t); status/100 != 4 {
		t.Errorf("a ticket for one place opened another: %d", status)
	}
	twin.wantNothing(t, there)
}

func testUploadExpiry(t *testing.T, twin UploadsTwin) {
	key := unique() + "/u"
	put := twin.offer(t, key, []byte("late"), 2*time.Second)
	if twin.Advance == nil {
		time.Sleep(3 * time.Second) // the clock is another machine's
	} else {
		twin.Advance(3 * time.Second)
	}
	if status := put.put(t); status/100 != 4 {
		t.Errorf("answered %d after the ticket had expired", status)
	}
	twin.wantNothing(t, key)
}

func testUploadOffers(t *testing.T, twin UploadsTwin) {
	good := storage.DeclaredUpload{SizeBytes: 1, SHA256: synoptic.SHA256Hex(nil), ContentType: "text/plain"}
	for name, tt := range map[string]struct {
		key    string
		ttl    time.Duration
		change func(*storage.DeclaredUpload)
		code   synoptic.Code
	}{
		"nothing":        {"w/u", time.Minute, func(d *storage.DeclaredUpload) { d.SizeBytes = 0 }, synoptic.CodeEmpty},
		"too much":       {"w/u", time.Minute, func(d *storage.DeclaredUpload) { d.SizeBytes = storage.MaxBlobBytes + 1 }, synoptic.CodeTooLarge},
		"no hash":        {"w/u", time.Minute, func(d *storage.DeclaredUpload) { d.SHA256 = "abc" }, synoptic.CodeInvalid},
		"a strange type": {"w/u", time.Minute, func(d *storage.DeclaredUpload) { d.ContentType = "a\r\nb" }, synoptic.CodeInvalid},
		"no time":        {"w/u", 0, func(*storage.DeclaredUpload) {}, synoptic.CodeInvalid},
		"for ever":       {"w/u", storage.MaxPresignTTL + 1, func(*storage.DeclaredUpload) {}, synoptic.CodeInvalid},
		"a way out":      {"../u", time.Minute, func(*storage.DeclaredUpload) {}, synoptic.CodeInvalid},
	} {
		declared := good
		tt.change(&declared)
		_, err := twin.Uploads.Offer(context.WithoutCancel(t.Context()), tt.key, declared, tt.ttl)
		wantCode(t, name, err, tt.code)
	}
}
