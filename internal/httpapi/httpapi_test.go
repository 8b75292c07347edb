package httpapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/formrules"
	"synoptic/internal/httpapi"
	"synoptic/internal/ingest"
	"synoptic/internal/review"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// server is the whole API over an embedded store, with its workers.
type server struct {
	t   *testing.T
	url string
}

// start runs a server; workers can be left out to see what waits.
func start(t *testing.T, withWorkers bool, change func(*httpapi.API)) *server {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	store, queue := storage.New(db.Table(), db.Blobs(), nil), db.Queue()
	reader := &extract.Reader{Engines: extract.Engines{Rules: formrules.New(rules.New())}, Forms: extract.FormsOf(store), Log: log, Now: time.Now}
	extraction := &extract.Service{Store: store, Queue: queue, Reader: reader, Lease: time.Minute, Now: time.Now, Log: log}
	reviews := &review.Service{Store: store, Queue: queue, Reader: reader, Lease: time.Minute, Now: time.Now, Log: log}
	ctx, cancel := context.WithCancel(context.Background())
	var working sync.WaitGroup
	if withWorkers {
		for name, do := range map[string]func(context.Context, work.Task) error{work.ExtractQueue: extraction.Do, work.ReviewQueue: reviews.Do} {
			loop := &work.Loop{Queue: queue, Name: name, Concurrency: 2, Visibility: time.Minute, Handle: do, Log: log}
			working.Go(func() { _ = loop.Run(ctx) }) // ends with ctx
		}
	}
	api := &httpapi.API{Store: store, Ingest: &ingest.Service{Store: store, Queue: queue, Now: time.Now, Log: log},
		Extract: extraction, Reviews: reviews, Log: log, Now: time.Now, LoopbackOnly: true}
	if change != nil {
		change(api)
	}
	s := httptest.NewServer(asDescribed(t, api.Handler()))
	t.Cleanup(func() {
		s.Close()
		cancel()
		working.Wait()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return &server{t, s.URL}
}

// reply is a response that has been read.
type reply struct {
	status int
	header http.Header
	body   []byte
}

func (s *server) do(method, path, contentType string, body io.Reader, header ...string) reply {
	s.t.Helper()
	req, err := http.NewRequest(method, s.url+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{resp.StatusCode, resp.Header, b}
}

func (s *server) get(path string) reply { s.t.Helper(); return s.do("GET", path, "", nil) }

func (s *server) post(path, body string) reply {
	s.t.Helper()
	return s.do("POST", path, "application/json", strings.NewReader(body))
}

func (s *server) upload(page []byte, query string) synoptic.Document {
	s.t.Helper()
	r := s.do("POST", "/v1/documents?"+query, "text/plain", bytes.NewReader(page))
	if r.status >= 300 {
		s.t.Fatalf("upload: %d %s", r.status, r.body)
	}
	return decode[synoptic.Document](s.t, r)
}

// settled waits until a document is in a final state.
func (s *server) settled(id string) synoptic.Document {
	s.t.Helper()
	for {
		d := decode[synoptic.Document](s.t, s.get("/v1/documents/"+id))
		if d.Status.Final() {
			return d
		}
	}
}

func decode[T any](t *testing.T, r reply) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(r.body, &v); err != nil {
		t.Fatalf("%d %s: %v", r.status, r.body, err)
	}
	return v
}

// wantProblem checks that a reply is a problem of this status and code.
func wantProblem(t *testing.T, r reply, status int, code string) {
	t.Helper()
	if r.status != status || r.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("got %d %s %s, want a problem of status %d", r.status, r.header.Get("Content-Type"), r.body, status)
		return
	}
	if p := decode[httpapi.ProblemDetails](t, r); p.Code != code || p.Detail == "" || p.Status != status {
		t.Errorf("got %+v, want code %s with a detail", p, code)
	}
}

func page(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../testdata/pages", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheWholeJob(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	first := s.do("POST", "/v1/documents?file_name=d01.txt", "text/plain", bytes.NewReader(page(t, "d01.txt")))
	if first.status != http.StatusCreated || first.header.Get("Location") == "" {
		t.Fatalf("first upload: %d %s", first.status, first.body)
	}
	again := s.do("POST", "/v1/documents", "text/html", bytes.NewReader(page(t, "d01.txt")))
	if again.status != http.StatusOK {
		t.Errorf("the same bytes again: %d, want 200", again.status)
	}
	one := decode[synoptic.Document](t, first)
	if id := decode[synoptic.Document](t, again).ID; id != one.ID {
		t.Errorf("the same bytes got ids %s and %s", one.ID, id)
	}
	two := s.upload(page(t, "d02.html"), "file_name=d02.html")
	d := s.settled(one.ID)
	if d.Status != synoptic.Extracted || d.Record == nil || d.Extraction == nil {
		t.Fatalf("document: %+v", d)
	}

	// Every quote stands where it says, in the text that the API gives.
	text := []rune(string(s.get("/v1/documents/" + one.ID + "/text").body))
	quotes := 0
	for _, item := range synoptic.StandardItems() {
		for _, a := range d.Extraction.Answers(item) {
			for _, q := range a.Quotes {
				quotes++
				if q.End > len(text) || string(text[q.Start:q.End]) != q.Text {
					t.Errorf("%s: the quote %q does not stand at %d–%d", item, q.Text, q.Start, q.End)
				}
			}
		}
	}
	if quotes == 0 {
		t.Error("no answer has a quote")
	}
	raw := s.get("/v1/documents/" + one.ID + "/raw")
	if !bytes.Equal(raw.body, page(t, "d01.txt")) {
		t.Error("the raw page is not what was uploaded")
	}
	for header, want := range map[string]string{"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff"} {
		if got := raw.header.Get(header); got != want {
			t.Errorf("raw %s: %q, want %q", header, got, want)
		}
	}
	if !strings.HasPrefix(raw.header.Get("Content-Disposition"), "attachment") || !strings.Contains(raw.header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("raw could be run by a browser: %v", raw.header)
	}

	accepted := s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q,%q],"language":"zh","title":"两项研究"}`, one.ID, two.ID))
	if accepted.status != http.StatusAccepted || accepted.header.Get("Location") == "" {
		t.Fatalf("review: %d %s", accepted.status, accepted.body)
	}
	events := s.get(accepted.header.Get("Location") + "/events")
	if got := events.header.Get("Content-Type"); got != "text/event-stream" || !strings.Contains(string(events.body), "event: done") {
		t.Errorf("events: %s %s", got, events.body)
	}
	r := decode[synoptic.Review](t, s.get(accepted.header.Get("Location")))
	if r.Status != synoptic.ReviewDone || len(r.Included) != 2 || len(r.Synthesis) == 0 || r.Title != "两项研究" {
		t.Fatalf("review: %+v", r)
	}
	for _, format := range []struct{ query, accept, media, has string }{
		{"?format=md", "", "text/markdown; charset=utf-8", "# 两项研究"},
		{"", "text/markdown", "text/markdown; charset=utf-8", "# 两项研究"},
		{"?format=csv", "", "text/csv; charset=utf-8", "\ufeff"},
		{"?format=html", "", "text/html; charset=utf-8", "两项研究</bdi></h1>"},
		{"", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8", "<!DOCTYPE html>"},
		{"?format=docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"},
		{"", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"},
		{"", "text/csv;q=0.5, application/json;q=0.9", "application/json", `"evidence_table"`},
	} {
		got := s.do("GET", accepted.header.Get("Location")+format.query, "", nil, "Accept", format.accept)
		if got.status != http.StatusOK || got.header.Get("Content-Type") != format.media || !strings.Contains(string(got.body), format.has) {
			t.Errorf("%+v: %d %s %.200s", format, got.status, got.header.Get("Content-Type"), got.body)
		}
	}
	if list := decode[httpapi.List[synoptic.Review]](t, s.get("/v1/reviews")); len(list.Items) != 1 || list.Items[0].ID != r.ID {
		t.Errorf("reviews: %+v", list)
	}
	found := decode[httpapi.List[synoptic.Document]](t, s.get("/v1/documents?q=%E6%95%B0%E5%AD%97%E5%AD%AA%E7%94%9F&status=extracted"))
	if len(found.Items) != 1 || found.Items[0].ID != one.ID {
		t.Errorf("search for 数字孪生 found %d documents", len(found.Items))
	}
	if gone := s.do("DELETE", "/v1/reviews/"+r.ID, "", nil); gone.status != http.StatusNoContent {
		t.Errorf("deleting a review: %d", gone.status)
	}
	if gone := s.do("DELETE", "/v1/documents/"+one.ID, "", nil); gone.status != http.StatusNoContent {
		t.Errorf("deleting a document: %d", gone.status)
	}
	wantProblem(t, s.get("/v1/documents/"+one.ID), http.StatusNotFound, "not_found")
	wantProblem(t, s.get("/v1/reviews/"+r.ID), http.StatusNotFound, "not_found")
}

func TestBadInput(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	tests := []struct {
		name                            string
		method, path, contentType, body string
		status                          int
		code                            string
	}{
		{"empty", "POST", "/v1/documents", "text/plain", "", 400, "empty"},
		{"white space", "POST", "/v1/documents", "text/plain", " \n\t ", 400, "empty"},
		{"too large", "POST", "/v1/documents", "text/plain", strings.Repeat("字", MaxRunes), 413, "too_large"},
		{"a PDF", "POST", "/v1/documents", "text/plain", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 415, "not_text"},
		{"a PNG called text", "POST", "/v1/documents", "text/plain", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", 415, "not_text"},
		{"a zip", "POST", "/v1/documents", "", "PK\x03\x04\x14\x00\x00\x00\x08\x00", 415, "not_text"},
		{"a foreign scheme", "POST", "/v1/documents?source_url=file:///etc/passwd", "text/plain", "page", 400, "invalid"},
		{"an unknown mode", "POST", "/v1/documents?extract=soon", "text/plain", "page", 422, "unprocessable"},
		{"an unknown language", "POST", "/v1/documents?language=fr", "text/plain", "page", 422, "unprocessable"},
		{"an upload id", "POST", "/v1/documents", "application/json", `{"upload_id":"x"}`, 404, "not_found"},
		{"a page of JSON", "POST", "/v1/documents", "application/json", `{"title":"x"}`, 422, "unprocessable"},
		{"an upload id and more", "POST", "/v1/documents", "application/json", `{"upload_id":"x"} {}`, 422, "unprocessable"},
		{"an upload id and a slip of the pen", "POST", "/v1/documents", "application/json", `{"upload_id":"x","langauge":"zh"}`, 422, "unprocessable"},
		{"a large page of JSON", "POST", "/v1/documents", "application/json", "[" + strings.Repeat(" ", 100_000) + "]", 422, "unprocessable"},
		{"a form without a file", "POST", "/v1/documents", "multipart/form-data; boundary=x", "--x--\r\n", 400, "empty"},
		{"a form that breaks off", "POST", "/v1/documents", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=f; filename=a.txt\r\n\r\nhalf", 400, "invalid"},
		{"unknown document", "GET", "/v1/documents/doc_none", "", "", 404, "not_found"},
		{"unknown raw", "GET", "/v1/documents/doc_none/raw", "", "", 404, "not_found"},
		{"unknown text", "GET", "/v1/documents/doc_none/text", "", "", 404, "not_found"},
		{"unknown extractions", "GET", "/v1/documents/doc_none/extractions", "", "", 404, "not_found"},
		{"extracting the unknown", "POST", "/v1/documents/doc_none/extraction", "application/json", "{}", 404, "not_found"},
		{"deleting the unknown", "DELETE", "/v1/documents/doc_none", "", "", 404, "not_found"},
		{"an id with a separator", "GET", "/v1/documents/a%23b%2Fc", "", "", 404, "not_found"},
		{"unknown review", "GET", "/v1/reviews/rev_none", "", "", 404, "not_found"},
		{"unknown events", "GET", "/v1/reviews/rev_none/events", "", "", 404, "not_found"},
		{"review of nothing", "POST", "/v1/reviews", "application/json", `{"document_ids":[]}`, 422, "unprocessable"},
		{"review of no match", "POST", "/v1/reviews", "application/json", `{"filter":{"status":"extracted"}}`, 422, "unprocessable"},
		{"review of the unknown", "POST", "/v1/reviews", "application/json", `{"document_ids":["doc_none"]}`, 422, "unprocessable"},
		{"review of too many", "POST", "/v1/reviews", "application/json", `{"document_ids":[` + strings.Repeat(`"x",`, 2000) + `"y"]}`, 422, "unprocessable"},
		{"review with a model", "POST", "/v1/reviews", "application/json", `{"filter":{},"engine":"llm"}`, 422, "unprocessable"},
		{"review in French", "POST", "/v1/reviews", "application/json", `{"filter":{},"language":"fr"}`, 422, "unprocessable"},
		{"review of unknown items", "POST", "/v1/reviews", "application/json", `{"filter":{},"items":["colour"]}`, 422, "unprocessable"},
		{"not JSON", "POST", "/v1/reviews", "application/json", `{"filter":`, 400, "invalid"},
		{"unknown path", "GET", "/v2/documents", "", "", 404, "not_found"},
		{"wrong method", "PUT", "/v1/documents", "", "", 405, "method_not_allowed"},
		{"bad cursor", "GET", "/v1/documents?cursor=xyz", "", "", 422, "unprocessable"},
		{"bad limit", "GET", "/v1/documents?limit=0", "", "", 422, "unprocessable"},
		{"unsearchable", "GET", "/v1/documents?q=%E7%9A%84", "", "", 400, "invalid"},
		{"a bad day", "GET", "/v1/usage?from=2026-13-40", "", "", 400, "invalid"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sub := &server{t, s.url}
			wantProblem(t, sub.do(tt.method, tt.path, tt.contentType, strings.NewReader(tt.body)), tt.status, tt.code)
		})
	}
}

// MaxRunes is one three-byte character more than a request may have.
const MaxRunes = httpapi.MaxBody/3 + 1

func TestAPageThatIsNoRecordIsKeptAndRejected(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	id := s.upload([]byte("请输入验证码\n您的访问过于频繁，请完成安全验证后继续\n"), "").ID
	d := s.settled(id)
	if d.Status != synoptic.Rejected || d.PageType != synoptic.NotARecord || d.Error == nil || d.Error.Message == "" || d.Record != nil {
		t.Fatalf("got %+v (%+v), want a rejected page with a reason", d, d.Error)
	}
	r := s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q]}`, id))
	wantProblem(t, r, 422, "unprocessable")
	if !strings.Contains(string(r.body), id) {
		t.Errorf("the refusal does not name %s: %s", id, r.body)
	}
}

func TestAFormWithManyFiles(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	files := []struct{ name, content string }{
		{"d01.txt", string(page(t, "d01.txt"))}, {"poison.pdf", "%PDF-1.4 \x00\x01"}, {`..\..\d03.txt`, string(page(t, "d03.txt"))},
	}
	for _, f := range files {
		w, err := form.CreateFormFile("file", f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.content); err != nil {
			t.Fatal(err)
		}
	}
	// A field may stand behind the files it speaks of.
	if err := form.WriteField("extract", "none"); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := s.do("POST", "/v1/documents", form.FormDataContentType(), &body)
	got := decode[httpapi.List[httpapi.Uploaded]](t, r)
	if r.status != http.StatusCreated || len(got.Items) != 3 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if got.Items[1].Error == nil || got.Items[1].Error.Code != "not_text" {
		t.Errorf("the poisoned file: %+v", got.Items[1])
	}
	for _, i := range []int{0, 2} {
		if d := got.Items[i].Document; d == nil || d.Status != synoptic.Stored || strings.ContainsAny(d.FileName, `/\`) {
			t.Errorf("file %d: %+v", i, got.Items[i])
		}
	}
	// A review extracts what was only stored.
	accepted := s.post("/v1/reviews", `{"filter":{}}`)
	s.get(accepted.header.Get("Location") + "/events")
	if r := decode[synoptic.Review](t, s.get(accepted.header.Get("Location"))); r.Status != synoptic.ReviewDone || len(r.Included) != 2 {
		t.Errorf("review: %s with %d included", r.Status, len(r.Included))
	}
}

func TestForeignPagesAreRefused(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	for _, h := range [][2]string{{"Host", "evil.example"}, {"Host", "127.0.0.1.evil.example:80"}, {"Origin", "http://evil.example"}, {"Origin", "null"}, {"Origin", "http://localhost:1"}} {
		wantProblem(t, s.do("GET", "/v1/documents", "", nil, h[0], h[1]), http.StatusForbidden, "forbidden")
	}
	if r := s.do("GET", "/v1/documents", "", nil, "Origin", s.url); r.status != http.StatusOK {
		t.Errorf("our own origin: %d", r.status)
	}
}

func TestAnIdempotencyKeyFindsTheFirstReview(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	s.upload(page(t, "d01.txt"), "extract=none")
	ask := func(body string) reply {
		return s.do("POST", "/v1/reviews", "application/json", strings.NewReader(body), "Idempotency-Key", "k1")
	}
	first, second := ask(`{"filter":{}}`), ask(`{"filter":{}}`)
	if a, b := decode[synoptic.Review](t, first).ID, decode[synoptic.Review](t, second).ID; a == "" || a != b {
		t.Errorf("one key made reviews %q and %q", a, b)
	}
	wantProblem(t, ask(`{"filter":{},"language":"en"}`), 422, "unprocessable")
}

func TestDryRunDoesNothing(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	s.upload(page(t, "d01.txt"), "extract=none")
	r := s.post("/v1/reviews", `{"filter":{},"dry_run":true}`)
	if got := decode[synoptic.Estimate](t, r); r.status != http.StatusOK || got.Documents != 1 || got.EstimatedCostUSD == nil {
		t.Errorf("%d %s", r.status, r.body)
	}
	if list := decode[httpapi.List[synoptic.Review]](t, s.get("/v1/reviews")); len(list.Items) != 0 {
		t.Error("a dry run left a review behind")
	}
}

func TestListsPage(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	want := map[string]bool{}
	for i := range 7 {
		want[s.upload(fmt.Appendf(nil, "page number %d", i), "extract=none").ID] = true
	}
	path, pages := "/v1/documents?limit=3", 0
	for cursor := ""; ; pages++ {
		list := decode[httpapi.List[synoptic.Document]](t, s.get(path+cursor))
		for _, d := range list.Items {
			if !want[d.ID] {
				t.Errorf("%s was listed twice or never stored", d.ID)
			}
			delete(want, d.ID)
		}
		if list.NextCursor == "" {
			break
		}
		cursor = "&cursor=" + string(list.NextCursor)
	}
	if len(want) != 0 || pages < 2 {
		t.Errorf("%d documents were not listed, over %d pages", len(want), pages+1)
	}
}

func TestAMistypedFieldIsNoPage(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	send := func(fields map[string]string) reply {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		for name, value := range fields {
			if err := form.WriteField(name, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := form.Close(); err != nil {
			t.Fatal(err)
		}
		return s.do("POST", "/v1/documents?extract=none", form.FormDataContentType(), &body)
	}
	wantProblem(t, send(map[string]string{"file": "a page", "langauge": "zh"}), http.StatusBadRequest, "invalid")
	if r := send(map[string]string{"file": "a page", "language": "zh"}); r.status != http.StatusCreated {
		t.Errorf("a page as a plain field: %d %s", r.status, r.body)
	}
}

func TestWhatAcceptRefusesIsNotGiven(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	id := s.upload(page(t, "d01.txt"), "").ID
	accepted := s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q]}`, id))
	s.get(accepted.header.Get("Location") + "/events")
	for _, tt := range []struct{ accept, media string }{
		{"application/json;q=0, text/markdown;q=0.1, */*;q=0", "text/markdown; charset=utf-8"},
		{"application/json;q=0.1, text/*;q=0.2, text/markdown;q=0", "text/html; charset=utf-8"},
		{"text/html, */*;q=0.8", ""},
		{"image/png", "application/problem+json"},
		{"*/*;q=0", "application/problem+json"},
		{"application/json;q=NaN", "application/problem+json"},
		{";;;,,,text/csv", "text/csv; charset=utf-8"},
	} {
		r := s.do("GET", accepted.header.Get("Location"), "", nil, "Accept", tt.accept)
		if got := r.header.Get("Content-Type"); got != tt.media && tt.media != "" || r.status != http.StatusOK && r.status != http.StatusNotAcceptable {
			t.Errorf("%q got %d %s, want %s", tt.accept, r.status, got, tt.media)
		}
	}
	if r := s.do("GET", accepted.header.Get("Location"), "", nil, "Accept", "application/json;q=0, */*"); strings.HasPrefix(r.header.Get("Content-Type"), "application/json") {
		t.Error("JSON was refused and given")
	}
}

// The time that a server allows for reading a request is over long before a
// large review is written; and whoever waits is told that there will be none.
func TestEventsOutliveTheTimeForReadingAndEndWithTheReview(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, false, func(a *httpapi.API) { api = a })
	s.upload(page(t, "d01.txt"), "extract=none")
	asked := decode[synoptic.Review](t, s.post("/v1/reviews", `{"filter":{}}`))
	impatient := httptest.NewUnstartedServer(api.Handler())
	impatient.Config.ReadTimeout = 100 * time.Millisecond
	impatient.Start()
	t.Cleanup(impatient.Close)
	resp, err := http.Get(impatient.URL + "/v1/reviews/" + asked.ID + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	<-time.After(3 * impatient.Config.ReadTimeout) // what is to be outlived
	if err := api.Store.DeleteReview(t.Context(), synoptic.LocalWorkspace, asked.ID); err != nil {
		t.Fatal(err)
	}
	events, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(events), "event: failed") {
		t.Errorf("the stream broke off: %v\n%s", err, events)
	}
}

func TestAFaultyRequestIsNotEchoedAtLength(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	for _, body := range []string{
		fmt.Sprintf(`{"document_ids":[%q]}`, strings.Repeat("x", 500_000)),
		fmt.Sprintf(`{"filter":{},"items":[%q]}`, strings.Repeat("x", 500_000)),
		`{"filter":{},"items":["theory","theory"]}`,
	} {
		r := s.post("/v1/reviews", body)
		wantProblem(t, r, http.StatusUnprocessableEntity, "unprocessable")
		if len(r.body) > 2000 {
			t.Errorf("the refusal of %.40s has %d bytes", body, len(r.body))
		}
	}
}
