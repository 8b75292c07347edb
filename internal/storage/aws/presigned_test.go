//go:build integration

package aws_test

import (
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// send sends a presigned request as a client would.
func send(t *testing.T, p storage.PresignedRequest, body []byte, change func(*http.Request)) (status int, answer []byte, header http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), p.Method, p.URL, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range p.Headers {
		r.Header.Set(name, value)
	}
	if change != nil {
		change(r)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if answer, err = io.ReadAll(response.Body); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer, response.Header
}

// TestTheUploadIsWhatWasDeclared tries to get other bytes than declared past
// an S3 that checks, and then the declared ones twice.
func TestTheUploadIsWhatWasDeclared(t *testing.T) {
	t.Parallel()
	blobs := newBlobs(t, engines.Versitygw(t))
	page := []byte("<html>一页</html>")
	const key = storage.IncomingFolder + "w/up_1"
	declared := storage.DeclaredUpload{SizeBytes: int64(len(page)), SHA256: synoptic.SHA256Hex(page), ContentType: "text/html"}
	ticket, err := blobs.PresignPut(t.Context(), key, declared, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(page, []byte("一"), []byte("二"), 1)
	for name, try := range map[string]struct {
		body   []byte
		change func(*http.Request)
	}{
		"other bytes":           {other, nil},
		"more bytes":            {append(page[:len(page):len(page)], '!'), nil},
		"no bytes":              {nil, nil},
		"another type":          {page, func(r *http.Request) { r.Header.Set("Content-Type", "text/javascript") }},
		"its own hash":          {other, func(r *http.Request) { r.Header.Set("X-Amz-Checksum-Sha256", "AAAA") }},
		"without the hash":      {page, func(r *http.Request) { r.Header.Del("X-Amz-Checksum-Sha256") }},
		"over what is there":    {page, func(r *http.Request) { r.Header.Del("If-None-Match") }},
		"to another key":        {page, func(r *http.Request) { r.URL.Path += "2" }},
		"with another lifetime": {page, func(r *http.Request) { q := r.URL.Query(); q.Set("X-Amz-Expires", "3600"); r.URL.RawQuery = q.Encode() }},
	} {
		if status, answer, _ := send(t, ticket, try.body, try.change); status < 400 || status >= 500 {
			t.Errorf("%s: %d %s", name, status, answer)
		}
	}
	if there, err := blobs.Exists(t.Context(), key); err != nil || there {
		t.Fatalf("something arrived: %v %v", there, err)
	}
	if status, answer, _ := send(t, ticket, page, nil); status != http.StatusOK {
		t.Fatalf("the declared upload: %d %s", status, answer)
	}
	if status, _, _ := send(t, ticket, page, nil); status != http.StatusPreconditionFailed {
		t.Errorf("the same again: %d", status)
	}
	if got, err := blobs.Get(t.Context(), key, declared.SizeBytes); err != nil || !bytes.Equal(got, page) {
		t.Errorf("arrived as %q, %v", got, err)
	}
}

// TestThePresignedRead is served as what was signed, until it expires.
func TestThePresignedRead(t *testing.T) {
	t.Parallel()
	blobs := newBlobs(t, engines.Versitygw(t))
	if err := blobs.Put(t.Context(), "w/a/review", []byte("综述")); err != nil {
		t.Fatal(err)
	}
	as := storage.Attachment{ContentType: "text/markdown; charset=utf-8", FileName: "综述.md"}
	p, err := blobs.PresignGet(t.Context(), "w/a/review", as, storage.PresignTTL)
	if err != nil {
		t.Fatal(err)
	}
	status, body, header := send(t, p, nil, nil)
	if status != http.StatusOK || string(body) != "综述" || header.Get("Content-Type") != as.ContentType ||
		header.Get("Content-Disposition") != "attachment; filename*=utf-8''%E7%BB%BC%E8%BF%B0.md" {
		t.Errorf("%d %q %v", status, body, header)
	}
	status, body, _ = send(t, p, nil, func(r *http.Request) {
		q := r.URL.Query()
		q.Set("response-content-type", "text/html")
		r.URL.RawQuery = q.Encode()
	})
	if status != http.StatusForbidden {
		t.Errorf("as another type: %d %s", status, body)
	}
	short, err := blobs.PresignGet(t.Context(), "w/a/review", as, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Until(short.ExpiresAt) + 2*time.Second) // the clock is the engine's
	if status, body, _ := send(t, short, nil, nil); status != http.StatusForbidden {
		t.Errorf("after its time: %d %s", status, body)
	}
}
