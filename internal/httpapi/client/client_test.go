package client

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"synoptic/internal/synoptic"
)

func newClient(t *testing.T, h http.HandlerFunc) *Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := New(s.URL, "syn_key")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAClientComesBackWhenItIsToldTo(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		if body, err := io.ReadAll(r.Body); err != nil || string(body) != "page" || r.Header.Get("Authorization") != "Bearer syn_key" {
			t.Errorf("request %d: %q, %v", asked.Load(), body, err)
		}
		if asked.Add(1) == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"id":"doc_1"}`)
	})
	doc, created, err := c.Upload(t.Context(), []byte("page"), Upload{})
	if doc.ID != "doc_1" || !created || err != nil || asked.Load() != 2 {
		t.Errorf("after %d requests: %+v, %v, %v", asked.Load(), doc, created, err)
	}
}

func TestAClientDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	c := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "86400")
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprint(w, `{"code":"rate_limited","detail":"tomorrow"}`)
	})
	if _, err := c.Document(t.Context(), "doc_1"); synoptic.CodeOf(err) != synoptic.CodeRateLimited || synoptic.PublicMessage(err) != "tomorrow" {
		t.Errorf("got %v", err)
	}
}

func TestALargePageGoesByAnUpload(t *testing.T) {
	t.Parallel()
	raw := bytes.Repeat([]byte("页"), maxRequest/3+1)
	var elsewhere *httptest.Server
	arrived := make(chan []byte, 1)
	elsewhere = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Authorization") != "" || r.Header.Get("X-Signed") != "yes" || r.URL.RawQuery != "signature=x%2F" {
			t.Errorf("the PUT: %v %v %v", r.URL, r.Header, err)
		}
		arrived <- body
	}))
	t.Cleanup(elsewhere.Close)
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		var said map[string]any
		if err := json.NewDecoder(r.Body).Decode(&said); err != nil {
			t.Error(err)
		}
		switch r.URL.Path {
		case "/v1/uploads":
			if said["sha256"] != synoptic.SHA256Hex(raw) || said["size_bytes"] != float64(len(raw)) || said["file_name"] != "大.html" {
				t.Errorf("announced as %v", said)
			}
			fmt.Fprintf(w, `{"upload_id":"upl_1","url":%q,"headers":{"X-Signed":"yes","Content-Length":"1"}}`, elsewhere.URL+"/x?signature=x%2F")
		case "/v1/documents":
			if said["upload_id"] != "upl_1" || said["extract"] != "none" || said["language"] != nil {
				t.Errorf("taken up as %v", said)
			}
			w.WriteHeader(http.StatusCreated)
			fmt.Fprint(w, `{"id":"doc_1"}`)
		}
	})
	doc, created, err := c.Upload(t.Context(), raw, Upload{FileName: "大.html", Extract: "none"})
	if doc.ID != "doc_1" || !created || err != nil {
		t.Errorf("%+v, %v, %v", doc, created, err)
	}
	if got := <-arrived; !bytes.Equal(got, raw) {
		t.Errorf("%d bytes arrived, want %d", len(got), len(raw))
	}
}

func TestAnUploadThatIsRefusedIsNoDocument(t *testing.T) {
	t.Parallel()
	for status, code := range map[int]synoptic.Code{403: synoptic.CodeInvalid, 503: synoptic.CodeUnavailable} {
		c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/v1/uploads":
				fmt.Fprint(w, `{"upload_id":"upl_1","url":"/here","headers":{}}`)
			case "/here":
				w.WriteHeader(status)
			default:
				t.Errorf("asked for %s", r.URL)
			}
		})
		if _, _, err := c.Upload(t.Context(), make([]byte, maxRequest+1), Upload{}); synoptic.CodeOf(err) != code {
			t.Errorf("%d: %v", status, err)
		}
	}
}
