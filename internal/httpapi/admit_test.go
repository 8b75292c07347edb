package httpapi_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/httpapi"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func TestEveryAnswerTellsWhatIsLeft(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	var api *httpapi.API
	s := start(t, false, func(a *httpapi.API) {
		withKeys(t, &api)(a)
		a.Limit = access.NewLimiter(60, func() time.Time { return now }) // ten at once, one a second
	})
	keys := access.Keys{Store: api.Store, Now: time.Now}
	as := map[string]string{}
	for _, ws := range []synoptic.Workspace{"w1", "w2"} {
		text, _, err := keys.Create(t.Context(), access.NewKey{Workspace: ws})
		if err != nil {
			t.Fatal(err)
		}
		as[string(ws)] = "Bearer " + text
	}
	for i := range 10 {
		path, status := "/v1/documents", 200
		if i%2 == 1 {
			path, status = "/v1/documents/doc_none", 404 // what goes wrong counts too
		}
		r := s.do("GET", path, "", nil, "Authorization", as["w1"])
		if got, want := r.header.Get("RateLimit"), fmt.Sprintf(`"workspace";r=%d;t=%d`, 9-i, i+1); r.status != status || got != want || r.header.Get("RateLimit-Policy") != `"workspace";q=10;w=10` {
			t.Errorf("request %d: %d, %s; want %s", i, r.status, got, want)
		}
	}
	over := s.do("GET", "/v1/documents", "", nil, "Authorization", as["w1"])
	wantProblem(t, over, http.StatusTooManyRequests, "rate_limited")
	if over.header.Get("Retry-After") != "1" || over.header.Get("RateLimit") != `"workspace";r=0;t=10` {
		t.Errorf("one too many is told %v", over.header)
	}
	if r := s.do("GET", "/v1/documents", "", nil, "Authorization", as["w2"]); r.status != 200 || !strings.Contains(r.header.Get("RateLimit"), "r=9") {
		t.Errorf("another workspace: %d %v", r.status, r.header)
	}
	if r := s.do("GET", "/healthz", "", nil, "Authorization", as["w1"]); r.status != 200 || r.header.Get("RateLimit") != "" {
		t.Errorf("liveness: %d %v", r.status, r.header)
	}
	now = now.Add(time.Second)
	if r := s.do("GET", "/v1/documents", "", nil, "Authorization", as["w1"]); r.status != 200 {
		t.Errorf("a second later: %d", r.status)
	}
}

func TestALocalServerCanBeLimitedToo(t *testing.T) {
	t.Parallel()
	s := start(t, false, func(a *httpapi.API) { a.Limit = access.NewLimiter(1, nil) })
	for range 10 {
		s.get("/v1/documents")
	}
	wantProblem(t, s.get("/v1/documents"), http.StatusTooManyRequests, "rate_limited")
}

func TestWhoCannotBeFoundOutIsToldToComeBack(t *testing.T) {
	t.Parallel()
	for code, status := range map[synoptic.Code]int{synoptic.CodeUnavailable: 503, synoptic.CodeRateLimited: 429, synoptic.CodeForbidden: 403, synoptic.CodeInternal: 500} {
		s := start(t, false, func(a *httpapi.API) {
			a.Authenticate = func(*http.Request) (synoptic.Workspace, error) {
				return "", synoptic.Wrap(code, "no", errors.New("secret"))
			}
		})
		r := s.get("/v1/documents")
		wantProblem(t, r, status, string(code))
		if again := r.header.Get("Retry-After"); (again != "") != (status == 503 || status == 429) || strings.Contains(string(r.body), "secret") {
			t.Errorf("%s: Retry-After %q, %s", code, again, r.body)
		}
	}
}

// No key comes into the log, whatever is sent as one.
func TestKeysAreNotLogged(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	s := start(t, false, func(a *httpapi.API) {
		a.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		a.Authenticate = httpapi.ByGate(access.NewGate(a.Store, a.Log, nil))
	})
	for _, key := range []string{"syn_SECRET", "syn_000000000000_" + strings.Repeat("0", 59), strings.Repeat("SECRET", 100)} {
		s.do("GET", "/v1/documents", "", nil, "Authorization", "Bearer "+key)
	}
	if strings.Contains(log.String(), "SECRET") || strings.Contains(log.String(), "0000000") {
		t.Errorf("the log: %s", log.String())
	}
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestALargePageIsUploaded(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, true, func(a *httpapi.API) {
		withKeys(t, &api)(a)
		a.Authenticate = nil
	})
	raw := append(page(t, "d01.txt"), bytes.Repeat([]byte("\n参考文献的一行。"), 300_000)...)
	announce := func(size int, sum string, header ...string) reply {
		return s.do("POST", "/v1/uploads", "application/json", strings.NewReader(fmt.Sprintf(
			`{"file_name":"大.txt","media_type":"text/plain; charset=utf-8","size_bytes":%d,"sha256":%q}`, size, sum)), header...)
	}
	sum := synoptic.SHA256Hex(raw)
	wantProblem(t, s.do("POST", "/v1/documents", "text/plain", bytes.NewReader(raw)), 413, "too_large")
	wantProblem(t, announce(51<<20, sum), 413, "too_large")
	wantProblem(t, announce(0, sum), 400, "empty")
	wantProblem(t, announce(1, "x"), 400, "invalid")

	r := announce(len(raw), sum)
	ticket := decode[httpapi.UploadTicket](t, r)
	if r.status != http.StatusCreated || !strings.HasPrefix(ticket.URL, s.url+"/v1/uploads/content/") || ticket.ExpiresAt.Before(time.Now()) {
		t.Fatalf("%d %s", r.status, r.body)
	}
	name := fmt.Sprintf(`{"upload_id":%q,"source_url":"https://a.example/x"}`, ticket.UploadID)
	wantProblem(t, s.post("/v1/documents", name), 422, "unprocessable") // nothing has arrived
	wantProblem(t, put(t, ticket, string(raw[1:])), 400, "invalid")
	forged := ticket
	forged.URL = strings.Replace(ticket.URL, "size=", "size=1", 1)
	wantProblem(t, put(t, forged, string(raw)), 403, "forbidden")
	wantProblem(t, s.get(strings.TrimPrefix(ticket.URL, s.url)), 404, "not_found") // a ticket gives nothing back
	if r := put(t, ticket, string(raw)); r.status != http.StatusNoContent {
		t.Fatalf("the bytes: %d %s", r.status, r.body)
	}
	first, again := s.post("/v1/documents", name), s.post("/v1/documents", name)
	d := decode[synoptic.Document](t, first)
	if first.status != 201 || again.status != 200 || d.ID != decode[synoptic.Document](t, again).ID || d.ID != synoptic.DocumentID(raw) ||
		d.FileName != "大.txt" || d.SourceURL != "https://a.example/x" || first.header.Get("Location") != "/v1/documents/"+d.ID {
		t.Errorf("first %d %s\nagain %d %s", first.status, first.body, again.status, again.body)
	}
	if d := s.settled(d.ID); d.Status != synoptic.Extracted {
		t.Errorf("read as %s, %+v", d.Status, d.Error)
	}
	if got := s.get("/v1/documents/" + d.ID + "/raw"); !bytes.Equal(got.body, raw) {
		t.Errorf("%d bytes come back, want %d", len(got.body), len(raw))
	}
	// Behind a proxy that speaks HTTPS the address is the proxy's.
	far := decode[httpapi.UploadTicket](t, announce(len(raw), sum, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "pages.example"))
	if !strings.HasPrefix(far.URL, "https://pages.example/v1/uploads/content/") {
		t.Errorf("behind a proxy: %s", far.URL)
	}
}

func TestAServerThatTakesNoUploadsSaysSo(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	r := s.post("/v1/uploads", fmt.Sprintf(`{"size_bytes":1,"sha256":%q}`, synoptic.SHA256Hex(nil)))
	wantProblem(t, r, http.StatusUnprocessableEntity, "unprocessable")
	wantProblem(t, s.do("PUT", "/v1/uploads/content/w%2Fu?signature=x", "text/plain", strings.NewReader("x")), 404, "not_found")
}

// Where a platform cannot carry a large answer, it is lent; every other answer
// is as it is without that.
func TestLargeAnswersAreLent(t *testing.T) {
	t.Parallel()
	var lent []httpapi.LargeBody
	var fail error
	lending := func(_ context.Context, ws synoptic.Workspace, b httpapi.LargeBody) (string, error) {
		if ws != synoptic.LocalWorkspace {
			t.Errorf("lent to %q", ws)
		}
		lent = append(lent, b)
		return "https://bucket.example/outgoing?signature=x", fail
	}
	var api *httpapi.API
	s := start(t, true, func(a *httpapi.API) {
		withKeys(t, &api)(a)
		a.Authenticate, a.Large = nil, lending
	})
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	fetch := func(path string) reply {
		resp, err := client.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return reply{resp.StatusCode, resp.Header, b}
	}
	small := s.upload(page(t, "d01.txt"), "")
	s.settled(small.ID)
	raw := append(page(t, "d01.txt"), bytes.Repeat([]byte("\n参考文献的一行。"), 300_000)...)
	d, _, err := api.Store.CreateDocument(t.Context(), synoptic.LocalWorkspace, newLarge(raw))
	if err != nil {
		t.Fatal(err)
	}
	if r := fetch("/v1/documents/" + small.ID + "/raw"); r.status != 200 || !bytes.Equal(r.body, page(t, "d01.txt")) || r.header.Get("ETag") == "" {
		t.Errorf("a small page: %d %v", r.status, r.header)
	}
	if r := fetch("/v1/documents/doc_none/raw"); r.status != 404 || !strings.Contains(string(r.body), "not_found") {
		t.Errorf("an unknown page: %d %s", r.status, r.body)
	}
	if _, err := api.Reviews.Ask(t.Context(), synoptic.LocalWorkspace, "rev_1", review.Request{DocumentIDs: []string{small.ID}}); err != nil {
		t.Fatal(err)
	}
	if r := fetch("/v1/reviews/rev_1/events"); !strings.Contains(string(r.body), "event: done") {
		t.Errorf("events: %d %s", r.status, r.body)
	}
	if len(lent) != 0 {
		t.Errorf("small answers were lent: %d", len(lent))
	}
	r := fetch("/v1/documents/" + d.Document.ID + "/raw")
	if r.status != http.StatusSeeOther || r.header.Get("Location") != "https://bucket.example/outgoing?signature=x" || len(r.body) != 0 || r.header.Get("ETag") != "" {
		t.Errorf("a large page: %d %v, %d bytes", r.status, r.header, len(r.body))
	}
	if len(lent) != 1 || !bytes.Equal(lent[0].Bytes, raw) || lent[0].ContentType != "application/octet-stream" || lent[0].FileName != d.Document.ID {
		t.Errorf("lent %d answers", len(lent))
	}
	fail = synoptic.Errorf(synoptic.CodeUnavailable, "the name of a bucket")
	r = fetch("/v1/documents/" + d.Document.ID + "/raw")
	wantProblem(t, r, http.StatusServiceUnavailable, "unavailable")
	if strings.Contains(string(r.body), "bucket") {
		t.Errorf("it tells what is inside: %s", r.body)
	}
	if r := s.do("HEAD", "/v1/documents/"+d.Document.ID+"/raw", "", nil); r.status != 200 {
		t.Errorf("HEAD: %d", r.status)
	}
}

func TestAnUploadOutlivesTheTimeForOtherRequests(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	start(t, false, func(a *httpapi.API) {
		withKeys(t, &api)(a)
		a.Authenticate = nil
	})
	impatient := httptest.NewUnstartedServer(api.Handler())
	impatient.Config.ReadTimeout = 100 * time.Millisecond
	impatient.Start()
	t.Cleanup(impatient.Close)
	s := &server{t, impatient.URL}
	ticket := decode[httpapi.UploadTicket](t, s.post("/v1/uploads", fmt.Sprintf(`{"size_bytes":2,"sha256":%q}`, synoptic.SHA256Hex([]byte("ab")))))
	body, w := io.Pipe()
	go func() {
		_, _ = w.Write([]byte("a"))
		<-time.After(3 * impatient.Config.ReadTimeout) // what is to be outlived
		_, err := w.Write([]byte("b"))
		w.CloseWithError(err)
	}()
	req, err := http.NewRequest(http.MethodPut, ticket.URL, body)
	if err != nil {
		t.Fatal(err)
	}
	req.ContentLength = 2
	req.Header.Set("Content-Type", ticket.Headers["Content-Type"])
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		t.Errorf("a slow upload: %d", resp.StatusCode)
	}
}

// newLarge is a document whose page was too large for a request.
func newLarge(raw []byte) storage.NewDocument {
	return storage.NewDocument{Raw: raw, Document: synoptic.Document{ID: synoptic.DocumentID(raw), Status: synoptic.Stored, Extract: synoptic.ExtractNone,
		SizeBytes: int64(len(raw)), SHA256: synoptic.SHA256Hex(raw), CreatedAt: time.Now()}}
}
