package functions_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/kit"
	"synoptic/internal/kit/front"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// result is what a whole job brought: of each page its document, text and raw
// bytes, and the review in every format, without what differs from run to run.
type result struct {
	documents map[string]string
	review    map[string]string
}

// formats of a review whose bytes can be compared; the others hold times in
// packed form.
var formats = []string{"json", "md", "html", "csv", "bib", "ris", "csl-json"}

var (
	someID   = regexp.MustCompile(`(rev|ext)_[0-9a-z]{20,}`)
	someTime = regexp.MustCompile(`\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z| UTC)?)?`)
)

// timeless leaves out ids that are made up, and times.
func timeless(text []byte) string {
	return someTime.ReplaceAllString(someID.ReplaceAllString(string(text), "ID"), "TIME")
}

// whole does the whole job by the functions: pages in, review out.
func whole(t *testing.T, s *stack, key string, pages []page) result {
	t.Helper()
	var ids []string
	for _, p := range pages {
		ids = append(ids, s.upload(t, key, p).ID)
	}
	s.extract(t, key, ids)
	out := result{map[string]string{}, map[string]string{}}
	for _, id := range ids {
		for _, what := range []string{"", "/raw", "/text"} {
			out.documents[id+what] = timeless(s.ask(t, key, "GET", "/v1/documents/"+id+what, "", 200).Body)
		}
	}
	review := s.review(t, key, ids, "zh")
	for _, format := range formats {
		out.review[format] = timeless(s.ask(t, key, "GET", "/v1/reviews/"+review+"?format="+format, "", 200).Body)
	}
	for _, format := range []string{"docx", "xlsx"} {
		if packed := s.ask(t, key, "GET", "/v1/reviews/"+review+"?format="+format, "", 200).Body; !bytes.HasPrefix(packed, []byte("PK\x03\x04")) {
			t.Errorf("%s begins %q", format, packed[:min(len(packed), 20)])
		}
	}
	return out
}

// wholeLocally does the same by the local server, with its loops and over
// HTTP.
func wholeLocally(t *testing.T, pages []page) result {
	t.Helper()
	use := services(t)
	server := httptest.NewServer(front.API(use).Handler())
	t.Cleanup(server.Close)
	work := startLoops(t, use)
	defer work()
	get := func(target string) []byte { return do(t, http.MethodGet, server.URL+target, nil, 200) }
	var ids []string
	for _, p := range pages {
		var d synoptic.Document
		if err := json.Unmarshal(do(t, http.MethodPost, server.URL+"/v1/documents?file_name="+url.QueryEscape(p.name), p.raw, 201), &d); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
	}
	out := result{map[string]string{}, map[string]string{}}
	for _, id := range ids {
		until(t, func() bool {
			var d synoptic.Document
			return json.Unmarshal(get("/v1/documents/"+id), &d) == nil && d.Status.Final()
		})
	}
	for _, id := range ids {
		for _, what := range []string{"", "/raw", "/text"} {
			out.documents[id+what] = timeless(get("/v1/documents/" + id + what))
		}
	}
	request, err := json.Marshal(map[string]any{"title": "Test", "question": "What is known?", "document_ids": ids, "language": "zh", "engine": "rules"})
	if err != nil {
		t.Fatal(err)
	}
	var r synoptic.Review
	if err := json.Unmarshal(do(t, http.MethodPost, server.URL+"/v1/reviews", request, 202), &r); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool {
		return json.Unmarshal(get("/v1/reviews/"+r.ID), &r) == nil && r.Status == synoptic.ReviewDone
	})
	for _, format := range formats {
		out.review[format] = timeless(get("/v1/reviews/" + r.ID + "?format=" + format))
	}
	return out
}

// startLoops works as `synoptic serve` does, until it is told to stop.
func startLoops(t *testing.T, use *kit.Services) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	for _, loop := range []work.Loop{
		{Name: work.ExtractQueue, Concurrency: 2, Visibility: kit.ExtractLease, Handle: use.Extraction.Do},
		{Name: work.ReviewQueue, Concurrency: 1, Visibility: kit.ReviewLease, Handle: use.Reviews.Do},
	} {
		loop.Queue, loop.Log = use.Queue, use.Log
		running.Go(func() {
			if err := loop.Run(ctx); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		})
	}
	return func() { cancel(); running.Wait() }
}

func do(t *testing.T, method, address string, body []byte, status int) []byte {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/octet-stream")
	if strings.HasSuffix(r.URL.Path, "/reviews") {
		r.Header.Set("Content-Type", "application/json")
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }() // it is read to its end
	var all bytes.Buffer
	if _, err := all.ReadFrom(got.Body); err != nil || got.StatusCode != status {
		t.Fatalf("%s %s: %d %.500s (%v)", method, address, got.StatusCode, all.Bytes(), err)
	}
	return all.Bytes()
}

func until(t *testing.T, done func() bool) {
	t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(2 * time.Minute); !done(); <-look.C {
		if time.Now().After(deadline) {
			t.Fatal("it does not come to an end")
		}
	}
}

// compare wants two jobs to have brought the same.
func compare(t *testing.T, got, want result) {
	t.Helper()
	for name, pair := range map[string][2]map[string]string{"document": {got.documents, want.documents}, "review": {got.review, want.review}} {
		for key, wanted := range pair[1] {
			if pair[0][key] != wanted {
				t.Errorf("%s %s differs:\n%s", name, key, firstDifference(pair[0][key], wanted))
			}
		}
		if len(pair[0]) != len(pair[1]) || len(pair[1]) == 0 {
			t.Errorf("%d of %ss, want %d", len(pair[0]), name, len(pair[1]))
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			at := 0
			for at < min(len(a[i]), len(b[i])) && a[i][at] == b[i][at] {
				at++
			}
			from := max(0, at-60)
			return "got  …" + a[i][from:min(len(a[i]), at+100)] + "\nwant …" + b[i][from:min(len(b[i]), at+100)]
		}
	}
	return "one is longer"
}

// The handlers bring what the local server brings, to the byte.
func TestAJobThroughTheHandlers(t *testing.T) {
	t.Parallel()
	pages := examplePages(t)[:4]
	s := inProcess(t)
	got := whole(t, s, s.newKey(t, "w1"), pages)
	compare(t, got, wholeLocally(t, pages))
	if !strings.Contains(got.review["md"], "Test") || !slices.Contains(formats, "md") {
		t.Errorf("the review: %.300s", got.review["md"])
	}
}

// The gateway does not stream: a stream of events is the one there is.
func TestAStreamOfEventsEnds(t *testing.T) {
	t.Parallel()
	s := inProcess(t)
	key := s.newKey(t, "w1")
	d := s.upload(t, key, examplePages(t)[0])
	var r synoptic.Review
	if err := json.Unmarshal(s.ask(t, key, "POST", "/v1/reviews", `{"document_ids":["`+d.ID+`"]}`, 202).Body, &r); err != nil {
		t.Fatal(err)
	}
	got := s.ask(t, key, "GET", "/v1/reviews/"+r.ID+"/events", "", 200)
	if got.Header["content-type"] != "text/event-stream" || strings.Count(string(got.Body), "event: ") != 1 || !strings.HasPrefix(string(got.Body), "event: progress\ndata: {") {
		t.Errorf("%v %s", got.Header, got.Body)
	}
}

func TestWhoeverHasNoKeyGetsNothing(t *testing.T) {
	t.Parallel()
	s := inProcess(t)
	d := s.upload(t, s.newKey(t, "w1"), examplePages(t)[0])
	for _, key := range []string{"", "syn_nobody", s.newKey(t, "w1") + "x"} {
		if got := s.call(t, key, "GET", "/v1/documents/"+d.ID, nil, ""); got.Status != 401 {
			t.Errorf("with the key %q: %d %s", key, got.Status, got.Body)
		}
	}
	if got := s.call(t, s.newKey(t, "w2"), "GET", "/v1/documents/"+d.ID, nil, ""); got.Status != 404 {
		t.Errorf("from another workspace: %d %s", got.Status, got.Body)
	}
}

// A message may come twice, and one may come that is none.
func TestMessagesThatComeTwice(t *testing.T) {
	t.Parallel()
	s := inProcess(t)
	key := s.newKey(t, "w1")
	d := s.upload(t, key, examplePages(t)[0])
	deliveries, err := s.queue.Receive(t.Context(), work.ExtractQueue, 10, time.Minute, time.Second)
	if err != nil || len(deliveries) != 1 {
		t.Fatal(deliveries, err)
	}
	junk := deliveries[0]
	junk.Body = []byte(`{"hello":"world"}`)
	for range 3 {
		failed, err := s.hand(t, work.ExtractQueue, append(slices.Clone(deliveries), deliveries[0], junk))
		if err != nil || !slices.Equal(failed, []string{string(junk.Body)}) {
			t.Fatalf("failed %v, %v", failed, err)
		}
	}
	if got := s.document(t, key, d.ID); got.Status != synoptic.Extracted {
		t.Errorf("the document is %s", got.Status)
	}
}
