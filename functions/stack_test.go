package functions_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"synoptic/internal/access"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// stack is an installation of the functions, however they run and whatever
// they run on.
type stack struct {
	store  *storage.Store
	queue  storage.Queue
	invoke func(ctx context.Context, function string, payload []byte) ([]byte, error)
}

// newKey makes an API key of a workspace.
func (s *stack) newKey(t *testing.T, ws synoptic.Workspace) string {
	t.Helper()
	keys := access.Keys{Store: s.store, Now: time.Now}
	text, _, err := keys.Create(t.Context(), access.NewKey{Workspace: ws, Label: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// sample reads an event of testdata.
func sample[E any](t *testing.T, name string) (event E) {
	t.Helper()
	payload, err := os.ReadFile(filepath.Join("..", "testdata", "events", name))
	if err == nil {
		err = json.Unmarshal(payload, &event)
	}
	if err != nil {
		t.Fatal(err)
	}
	return event
}

// answer is what a client gets.
type answer struct {
	Status int
	Header map[string]string
	Body   []byte
}

// call sends a request as the gateway would: by the event of testdata, with
// another path, body and key.
func (s *stack) call(t *testing.T, key, method, target string, body []byte, contentType string) answer {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	event := sample[events.APIGatewayV2HTTPRequest](t, "httpapi-upload.json")
	event.RawPath, event.RawQueryString = u.Path, u.RawQuery
	event.RequestContext.HTTP.Method, event.RequestContext.HTTP.Path = method, u.Path
	event.Headers["authorization"], event.Headers["content-type"], event.Headers["content-length"] = "Bearer "+key, contentType, fmt.Sprint(len(body))
	if key == "" {
		delete(event.Headers, "authorization")
	}
	// As the gateway decides it.
	if event.IsBase64Encoded = !strings.HasPrefix(contentType, "application/json"); event.IsBase64Encoded {
		event.Body = base64.StdEncoding.EncodeToString(body)
	} else {
		event.Body = string(body)
	}
	payload, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := s.invoke(t.Context(), "api", payload)
	if err != nil {
		t.Fatalf("%s %s: %v", method, target, err)
	}
	var out events.APIGatewayV2HTTPResponse
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	got := answer{out.StatusCode, out.Headers, []byte(out.Body)}
	if out.IsBase64Encoded {
		if got.Body, err = base64.StdEncoding.DecodeString(out.Body); err != nil {
			t.Fatal(err)
		}
	}
	return got
}

// ask is a call with a body of JSON, or none, that must have a status.
func (s *stack) ask(t *testing.T, key, method, target, body string, status int) answer {
	t.Helper()
	got := s.call(t, key, method, target, []byte(body), "application/json")
	if got.Status != status {
		t.Fatalf("%s %s: %d %.500s, want %d", method, target, got.Status, got.Body, status)
	}
	return got
}

// deliver hands what waits in a queue to the function of its name, in lots of
// at most ten, as Lambda's poller does, and returns how many messages it was.
// What the function does not name as failed is removed.
func (s *stack) deliver(t *testing.T, queue string) (count int, failed []string) {
	t.Helper()
	deliveries, err := s.queue.Receive(t.Context(), queue, storage.MaxReceive, 5*time.Minute, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if len(deliveries) == 0 {
		return 0, nil
	}
	failed, err = s.hand(t, queue, deliveries)
	if err != nil {
		t.Fatalf("%s: %v", queue, err)
	}
	return len(deliveries), failed
}

// hand gives messages to a function.
func (s *stack) hand(t *testing.T, queue string, deliveries []storage.Delivery) (failed []string, err error) {
	t.Helper()
	event := sample[events.SQSEvent](t, "sqs-extract.json")
	like := event.Records[0]
	event.Records = nil
	byID := map[string]storage.Delivery{}
	for i, d := range deliveries {
		m := like
		m.MessageId, m.ReceiptHandle, m.Body = fmt.Sprintf("message-%d", i), d.Receipt, string(d.Body)
		m.Attributes = map[string]string{"ApproximateReceiveCount": fmt.Sprint(d.Receives), "SentTimestamp": fmt.Sprint(time.Now().UnixMilli())}
		m.MessageAttributes = nil
		if d.Trace != "" {
			m.Attributes["AWSTraceHeader"] = d.Trace
		}
		byID[m.MessageId] = d
		event.Records = append(event.Records, m)
	}
	payload, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := s.invoke(t.Context(), queue, payload)
	if err != nil {
		return nil, err
	}
	var out events.SQSEventResponse
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, err
	}
	for _, f := range out.BatchItemFailures {
		if _, known := byID[f.ItemIdentifier]; !known {
			return nil, errors.New("a failure names no message of the event: " + f.ItemIdentifier)
		}
		failed = append(failed, string(byID[f.ItemIdentifier].Body))
		delete(byID, f.ItemIdentifier)
	}
	for _, d := range byID {
		if err := s.queue.Done(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	return failed, nil
}

// workUntil delivers what waits in a queue until done says so.
func (s *stack) workUntil(t *testing.T, queue string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !done(); {
		if time.Now().After(deadline) {
			t.Fatalf("the work of queue %s does not end", queue)
		}
		// Receiving waits a second where there is nothing.
		s.deliver(t, queue)
	}
}

// page is one of testdata.
type page struct {
	name string
	raw  []byte
}

// examplePages are the pages of testdata, and the real ones beside the
// repository where they are.
func examplePages(t *testing.T) (pages []page) {
	t.Helper()
	for _, pattern := range []string{"../testdata/pages/*", "../../shared/seeds/*.txt"} {
		files, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, page{filepath.Base(file), raw})
		}
	}
	if len(pages) < 10 {
		t.Fatalf("only %d pages are there", len(pages))
	}
	return pages
}

// upload sends a page and returns its document.
func (s *stack) upload(t *testing.T, key string, p page) synoptic.Document {
	t.Helper()
	got := s.call(t, key, "POST", "/v1/documents?file_name="+url.QueryEscape(p.name), p.raw, "application/octet-stream")
	if got.Status != 201 && got.Status != 200 {
		t.Fatalf("uploading %s: %d %s", p.name, got.Status, got.Body)
	}
	var d synoptic.Document
	if err := json.Unmarshal(got.Body, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func (s *stack) document(t *testing.T, key, id string) (d synoptic.Document) {
	t.Helper()
	if err := json.Unmarshal(s.ask(t, key, "GET", "/v1/documents/"+id, "", 200).Body, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// extract works until all documents are read.
func (s *stack) extract(t *testing.T, key string, ids []string) {
	t.Helper()
	s.workUntil(t, work.ExtractQueue, func() bool {
		for _, id := range ids {
			if !s.document(t, key, id).Status.Final() {
				return false
			}
		}
		return true
	})
}

// review asks for a review of documents and works until it is there.
func (s *stack) review(t *testing.T, key string, ids []string, language string) (id string) {
	t.Helper()
	request, err := json.Marshal(map[string]any{"title": "Test", "question": "What is known?", "document_ids": ids, "language": language, "engine": "rules"})
	if err != nil {
		t.Fatal(err)
	}
	var r synoptic.Review
	if err := json.Unmarshal(s.ask(t, key, "POST", "/v1/reviews", string(request), 202).Body, &r); err != nil {
		t.Fatal(err)
	}
	s.workUntil(t, work.ReviewQueue, func() bool {
		if err := json.Unmarshal(s.ask(t, key, "GET", "/v1/reviews/"+r.ID, "", 200).Body, &r); err != nil {
			t.Fatal(err)
		}
		return r.Status == synoptic.ReviewDone || r.Status == synoptic.ReviewFailed
	})
	if r.Status != synoptic.ReviewDone {
		t.Fatalf("the review: %s, %+v", r.Status, r.Error)
	}
	return r.ID
}
