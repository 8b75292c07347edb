package httpapi_test

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"synoptic/internal/httpapi"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// keyed sends a POST with an Idempotency-Key.
func (s *server) keyed(key, path, contentType, body string) reply {
	s.t.Helper()
	return s.do("POST", path, contentType, strings.NewReader(body), "Idempotency-Key", key)
}

// aForm writes a form as every client does: with another boundary each time.
func aForm(t *testing.T, content string) (contentType, body string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", "a.txt")
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.String()
}

func TestARepeatedPostIsGivenTheSameAnswer(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, true, withKeysNotAsked(t, &api))
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh").ID)
	form := s.saveForm("kept", [3]string{"对象", "text", "关键词：平台"})
	review := s.finished(s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q]}`, d.ID)))
	upload := func(size int) string {
		return fmt.Sprintf(`{"size_bytes":%d,"sha256":%q}`, size, synoptic.SHA256Hex([]byte("page")))
	}
	for _, tt := range []struct{ name, path, contentType, body, same, other string }{
		{"a page", "/v1/documents?extract=none", "text/plain", "a page kept", "", "another page kept"},
		{"an announcement", "/v1/uploads", "application/json", upload(4), upload(4) + "\n", upload(5)},
		{"an extraction", "/v1/documents/" + d.ID + "/extraction", "application/json", `{"language":"zh"}`, `{ "language": "zh" }`, `{"language":"en"}`},
		{"a form", "/v1/forms", "application/json", `{"name":"n","items":[{"name":"a","type":"text","instruction":"b"}]}`, "", `{"name":"n","items":[{"name":"a","type":"text","instruction":"c"}]}`},
		{"an application", "/v1/forms/" + form.ID + "/apply", "application/json", `{"filter":{"status":"extracted"}}`, "", `{"filter":{}}`},
		{"a review", "/v1/reviews", "application/json", `{"filter":{"status":"extracted"}}`, "", `{"filter":{"status":"extracted"},"title":"t"}`},
		{"a refresh", "/v1/reviews/" + review.ID + "/refresh", "application/json", "", "", "{}"},
		{"a batch", "/v1/batches", "", "", "", "more"},
	} {
		s.settled(d.ID)
		first := s.keyed("key", tt.path, tt.contentType, tt.body)
		if first.status >= 300 {
			t.Errorf("%s: %d %s", tt.name, first.status, first.body)
			continue
		}
		if tt.same == "" {
			tt.same = tt.body
		}
		again := s.keyed("key", tt.path, tt.contentType, tt.same)
		if again.status != first.status || !bytes.Equal(again.body, first.body) || again.header.Get("Location") != first.header.Get("Location") ||
			again.header.Get("Content-Type") != first.header.Get("Content-Type") || again.header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("%s again: %d %v %s\nfirst: %d %v %s", tt.name, again.status, again.header, again.body, first.status, first.header, first.body)
		}
		wantProblem(t, s.keyed("key", tt.path, "application/json", tt.other), 422, "unprocessable")
		wantProblem(t, s.keyed("key", tt.path+map[bool]string{true: "&", false: "?"}[strings.Contains(tt.path, "?")]+"dry_run=true", tt.contentType, tt.body), 422, "unprocessable")
	}
}

func TestAFormThatIsSentAgainIsTheSame(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	send := func(content string) reply {
		contentType, body := aForm(t, content)
		return s.keyed("key", "/v1/documents?extract=none", contentType, body)
	}
	first, again := send("a page"), send("a page")
	if first.status != http.StatusCreated || again.status != http.StatusCreated || !bytes.Equal(first.body, again.body) {
		t.Errorf("%d %s, then %d %s", first.status, first.body, again.status, again.body)
	}
	wantProblem(t, send("another page"), 422, "unprocessable")
}

func TestAKeyStandsForOneRequestAtATime(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	now := time.Now()
	s := start(t, false, func(a *httpapi.API) { api = a })
	// Somebody answers the request, and is not heard of again.
	busy := func(key string, until time.Time) {
		t.Helper()
		_, err := api.Store.BeginIdempotent(t.Context(), synoptic.LocalWorkspace, "/v1/reviews:"+key, storage.Idempotency{
			RequestHash: httpapi.Fingerprint("application/json", `{"filter":{}}`), Reference: "chosen" + key, Holder: "dead", BusyUntil: until, ExpiresAt: now.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.upload([]byte("a page"), "extract=none")
	busy("now", now.Add(time.Hour))
	r := s.keyed("now", "/v1/reviews", "application/json", `{"filter":{}}`)
	wantProblem(t, r, 409, "conflict")
	if r.header.Get("Retry-After") == "" {
		t.Error("it is not told when to come back")
	}
	busy("past", now.Add(-time.Hour))
	r = s.keyed("past", "/v1/reviews", "application/json", `{"filter":{}}`)
	if review := decode[synoptic.Review](t, r); r.status != http.StatusAccepted || review.ID != "rev_chosenpast" {
		t.Errorf("what was begun is not continued: %d %s", r.status, r.body)
	}
	wantProblem(t, s.keyed(strings.Repeat("k", 256), "/v1/reviews", "application/json", `{"filter":{}}`), 422, "unprocessable")
}

func TestARefusedRequestLeavesItsKeyFree(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	s.upload([]byte("a page"), "extract=none")
	wantProblem(t, s.keyed("key", "/v1/reviews", "application/json", `{"filter":{"status":"failed"}}`), 422, "unprocessable")
	if r := s.keyed("key", "/v1/reviews", "application/json", `{"filter":{}}`); r.status != http.StatusAccepted {
		t.Errorf("mended, with the same key: %d %s", r.status, r.body)
	}
	wantProblem(t, s.keyed("key", "/v1/documents", "text/plain", strings.Repeat("字", MaxRunes)), 413, "too_large")
}

func TestARequestThatFailedMayBeRepeated(t *testing.T) {
	t.Parallel()
	failing := true
	s := start(t, false, func(a *httpapi.API) {
		a.WakeBatches = func() {
			if failing {
				panic("the wake-up call fails") // after the batch was made
			}
		}
	})
	if r := s.keyed("key", "/v1/batches", "", ""); r.status != http.StatusInternalServerError {
		t.Fatalf("%d %s", r.status, r.body)
	}
	failing = false
	if r := s.keyed("key", "/v1/batches", "", ""); r.status != http.StatusAccepted {
		t.Errorf("repeated: %d %s", r.status, r.body)
	}
	if list := decode[httpapi.BatchList](t, s.get("/v1/batches")); len(list.Items) != 1 {
		t.Errorf("one key made %d batches", len(list.Items))
	}
}
