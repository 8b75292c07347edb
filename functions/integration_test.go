//go:build integration

package functions_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"synoptic/internal/lambdatest"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// The whole job by the real binaries brings, to the byte, what the local
// server brings; its bytes lie in S3 and its records in DynamoDB.
func TestTheJobOnTheFunctions(t *testing.T) {
	i := install(t, nil)
	pages := examplePages(t)
	key := i.newKey(t, "w1")
	compare(t, whole(t, i.stack, key, pages), wholeLocally(t, pages))

	objects, err := i.s3.ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: ptr(i.env["SYNOPTIC_BUCKET"])})
	if err != nil || len(objects.Contents) < 2*len(pages) { // raw and text of each, and the review's
		t.Errorf("%d objects, %v", len(objects.Contents), err)
	}
	rows, err := i.dynamoDB.Scan(t.Context(), &dynamodb.ScanInput{TableName: ptr(i.env["SYNOPTIC_TABLE"])})
	if err != nil || len(rows.Items) < 2*len(pages) { // each document and its extraction
		t.Errorf("%d rows, %v", len(rows.Items), err)
	}
	i.wantLogs(t, pages)
}

// wantLogs wants every line of every function to be JSON by which a request is
// found, with figures, and without the text of pages.
func (i *installation) wantLogs(t *testing.T, pages []page) {
	t.Helper()
	figures := map[string]float64{}
	for _, function := range []string{"api", "extract", "review"} {
		log := i.functions[function].Log(t)
		if !strings.Contains(log, "Root=1-65f1a2b3") {
			t.Errorf("the log of %s knows no trace", function)
		}
		for line := range strings.Lines(log) {
			var entry map[string]any
			if err := json.Unmarshal([]byte(line), &entry); err != nil || entry["level"] == nil || entry["timestamp"] == nil {
				t.Fatalf("%s wrote %s (%v)", function, line, err)
			}
			if entry["_aws"] == nil {
				continue
			}
			for name, value := range entry {
				if n, ok := value.(float64); ok {
					figures[name] += n
				}
			}
		}
		for _, p := range pages {
			for _, sentence := range strings.FieldsFunc(string(p.raw), func(c rune) bool { return strings.ContainsRune("。.\r\n", c) }) {
				if len(sentence) > 60 && strings.Contains(log, sentence) {
					t.Fatalf("the log of %s holds text of %s", function, p.name)
				}
			}
		}
	}
	read := figures["DocumentsExtracted"] + figures["DocumentsRejected"] + figures["DocumentsFailed"]
	if read != float64(len(pages)) {
		t.Errorf("figures: %v", figures)
	}
}

func ptr[T any](v T) *T { return &v }

// The trace of a request goes with the message to the worker.
func TestTheTraceGoesWithTheMessage(t *testing.T) {
	i := install(t, nil)
	d := i.upload(t, i.newKey(t, "w1"), examplePages(t)[0])
	deliveries, err := i.queue.Receive(t.Context(), work.ExtractQueue, 1, time.Minute, time.Second)
	if err != nil || len(deliveries) != 1 || deliveries[0].Trace != trace {
		t.Fatalf("%+v, %v", deliveries, err)
	}
	deliveries[0].Trace = "Root=1-00000000-000000000000000000000042"
	if failed, err := i.hand(t, work.ExtractQueue, deliveries); err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	for line := range strings.Lines(i.functions["extract"].Log(t)) {
		if strings.Contains(line, d.ID) && !strings.Contains(line, "000042") {
			t.Errorf("a line about the document that its request does not lead to: %s", line)
		}
	}
}

// Two workspaces that do the same with the same pages, at the same time, see
// nothing of each other.
func TestTheWorkspacesSeeNothingOfEachOther(t *testing.T) {
	i := install(t, nil)
	pages := examplePages(t)[:4]
	type tenant struct {
		key    string
		ids    []string
		review string
	}
	tenants := []*tenant{{key: i.newKey(t, "w1")}, {key: i.newKey(t, "w2")}}
	var both sync.WaitGroup
	for n, tn := range tenants {
		both.Go(func() {
			for _, p := range pages[:3+n] { // the second has one more
				for range 2 {
					tn.ids = append(tn.ids, i.upload(t, tn.key, p).ID)
				}
			}
			slices.Sort(tn.ids)
			tn.ids = slices.Compact(tn.ids)
		})
	}
	both.Wait()
	for _, tn := range tenants {
		i.extract(t, tn.key, tn.ids)
		tn.review = i.review(t, tn.key, tn.ids, "zh")
	}
	list := func(tn *tenant, what string) (ids []string) {
		var page struct{ Items []struct{ ID string } }
		if err := json.Unmarshal(i.ask(t, tn.key, "GET", what, "", 200).Body, &page); err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			ids = append(ids, item.ID)
		}
		slices.Sort(ids)
		return ids
	}
	for n, tn := range tenants {
		other := tenants[1-n]
		if got := list(tn, "/v1/documents?limit=100"); !slices.Equal(got, tn.ids) {
			t.Errorf("workspace %d has %v, and sees %v", n, tn.ids, got)
		}
		if got := list(tn, "/v1/reviews"); !slices.Equal(got, []string{tn.review}) {
			t.Errorf("workspace %d sees the reviews %v", n, got)
		}
		for _, target := range []string{"/v1/reviews/" + other.review, "/v1/reviews/" + other.review + "?format=md", "/v1/reviews/" + other.review + "/events"} {
			i.ask(t, tn.key, "GET", target, "", 404)
		}
		i.ask(t, tn.key, "DELETE", "/v1/reviews/"+other.review, "", 404)
	}
	// What one has alone is not there for the other, and what one deletes stays
	// the other's.
	alone := slices.DeleteFunc(slices.Clone(tenants[1].ids), func(id string) bool { return slices.Contains(tenants[0].ids, id) })
	for _, target := range []string{"", "/raw", "/text", "/extractions"} {
		i.ask(t, tenants[0].key, "GET", "/v1/documents/"+alone[0]+target, "", 404)
	}
	i.ask(t, tenants[0].key, "DELETE", "/v1/documents/"+alone[0], "", 404)
	for _, id := range tenants[0].ids {
		i.ask(t, tenants[0].key, "DELETE", "/v1/documents/"+id, "", 204)
	}
	if got := list(tenants[1], "/v1/documents?limit=100"); !slices.Equal(got, tenants[1].ids) || len(list(tenants[0], "/v1/documents")) > 0 {
		t.Errorf("after the first deleted its own, the second has %v", got)
	}
	i.ask(t, tenants[1].key, "GET", "/v1/documents/"+tenants[0].ids[0]+"/raw", "", 200)
}

// A page larger than a request may be goes straight to S3 and becomes a
// document; an answer larger than one may be is fetched there.
func TestTheLargePagesGoByS3(t *testing.T) {
	i := install(t, nil)
	key := i.newKey(t, "w1")
	large := []byte(strings.Repeat("<p>A sentence that fills the page.</p>\n", 140_000)) // 5.5 MB
	request := fmt.Sprintf(`{"file_name":"large.html","media_type":"text/html","size_bytes":%d,"sha256":%q}`, len(large), synoptic.SHA256Hex(large))
	var ticket struct {
		UploadID string `json:"upload_id"`
		URL      string
		Headers  map[string]string
	}
	if err := json.Unmarshal(i.ask(t, key, "POST", "/v1/uploads", request, 201).Body, &ticket); err != nil {
		t.Fatal(err)
	}
	put, err := http.NewRequestWithContext(t.Context(), http.MethodPut, ticket.URL, strings.NewReader(string(large)))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range ticket.Headers {
		put.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(put)
	if err != nil || answer.StatusCode != 200 || answer.Body.Close() != nil {
		t.Fatalf("%+v, %v", answer, err)
	}
	var d synoptic.Document
	if err := json.Unmarshal(i.ask(t, key, "POST", "/v1/documents", fmt.Sprintf(`{"upload_id":%q}`, ticket.UploadID), 201).Body, &d); err != nil || d.SizeBytes != int64(len(large)) {
		t.Fatalf("%+v, %v", d, err)
	}
	lent := i.ask(t, key, "GET", "/v1/documents/"+d.ID+"/raw", "", 303)
	fetched := do(t, http.MethodGet, lent.Header["location"], nil, 200)
	if string(fetched) != string(large) {
		t.Errorf("%d of %d bytes come back", len(fetched), len(large))
	}
}

// A function that is killed in the middle of a page loses nothing: the message
// comes again, and once its claim has run out the page is read.
func TestTheKilledFunctionLosesNothing(t *testing.T) {
	asked := make(chan struct{}, 100)
	endpoint := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done() // it never answers
	}))
	t.Cleanup(endpoint.CloseClientConnections)
	i := install(t, map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": endpoint.URL, "SYNOPTIC_SECRET_ID": putSecret(t, "sk-of-the-model")})
	key := i.newKey(t, "w1")
	d := i.upload(t, key, examplePages(t)[0])
	deliveries, err := i.queue.Receive(t.Context(), work.ExtractQueue, 1, time.Second, time.Second)
	if err != nil || len(deliveries) != 1 {
		t.Fatal(deliveries, err)
	}
	killed := make(chan error, 1)
	go func() {
		<-asked
		i.functions["extract"].Kill()
		killed <- nil
	}()
	if _, err := i.hand(t, work.ExtractQueue, deliveries); err == nil {
		t.Error("a killed function has answered")
	}
	<-killed
	if got := i.document(t, key, d.ID); got.Status != synoptic.Extracting {
		t.Errorf("after the kill it is %s", got.Status)
	}
	// It comes again, while the dead one's claim holds: somebody may be at it.
	i.env["SYNOPTIC_MODEL"] = ""
	i.functions["extract"] = i.start(t, "extract")
	var again []storage.Delivery
	until(t, func() bool {
		again, err = i.queue.Receive(t.Context(), work.ExtractQueue, 1, time.Minute, time.Second)
		return err == nil && len(again) == 1
	})
	if failed, err := i.hand(t, work.ExtractQueue, again); err != nil || len(failed) > 0 || again[0].Receives != 2 {
		t.Errorf("failed %v, %v, receives %d", failed, err, again[0].Receives)
	}
	// When that has run out, the schedule finds it.
	store := storage.New(i.table, i.blobs, nil)
	held, err := store.Document(t.Context(), "w1", d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.ReleaseDocument(t.Context(), "w1", d.ID, held.Lease.Owner, time.Time{}); err != nil {
		t.Fatal(err)
	}
	i.tick(t, "scheduler-poll.json")
	i.extract(t, key, []string{d.ID})
	if log := i.functions["extract"].Log(t) + i.functions["batch"].Log(t); strings.Contains(log, "sk-of-the-model") {
		t.Error("the key of the model is in the log")
	}
}

// tick runs the function of the schedule by an event of testdata.
func (i *installation) tick(t *testing.T, name string) {
	t.Helper()
	if result := invokeSample(t, i.functions["batch"], name); result.Error != nil {
		t.Fatalf("the tick failed: %v\n%s", result.Error, i.functions["batch"].Log(t))
	}
}

// A function whose time is nearly over hands back what is not done, in time,
// and names no failure: nothing failed.
func TestTheShortDeadlineHandsBack(t *testing.T) {
	endpoint := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(endpoint.CloseClientConnections)
	i := install(t, map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": endpoint.URL})
	key := i.newKey(t, "w1")
	pages := examplePages(t)[:3]
	var ids []string
	for _, p := range pages {
		ids = append(ids, i.upload(t, key, p).ID)
	}
	deliveries, err := i.queue.Receive(t.Context(), work.ExtractQueue, 10, time.Minute, time.Second)
	if err != nil || len(deliveries) != len(pages) {
		t.Fatal(deliveries, err)
	}
	invoke := i.invoke
	i.invoke = func(ctx context.Context, function string, payload []byte) ([]byte, error) {
		return run(ctx, i.functions[function], payload, lambdatest.Invocation{Timeout: 20 * time.Second, Trace: trace})
	}
	if failed, err := i.hand(t, work.ExtractQueue, deliveries); err != nil || len(failed) > 0 {
		t.Fatalf("failed %v, %v\n%s", failed, err, i.functions["extract"].Log(t))
	}
	i.invoke = invoke
	for _, id := range ids {
		if d := i.document(t, key, id); d.Status != synoptic.Pending {
			t.Errorf("what was handed back is %s", d.Status)
		}
	}
	i.env["SYNOPTIC_MODEL"] = ""
	i.functions["extract"] = i.start(t, "extract")
	i.extract(t, key, ids)
}

// A message that nobody can do goes to the dead letters, and so does the page
// that ended its function each time; the page says why.
func TestTheDeadLettersAndTheirReason(t *testing.T) {
	i := install(t, nil)
	key := i.newKey(t, "w1")
	if err := i.queue.Send(t.Context(), work.ExtractQueue, []byte(`{"hello":"world"}`), 0); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= storage.MaxReceives; n++ {
		if count, failed := i.deliver(t, work.ExtractQueue); count != 1 || len(failed) != 1 {
			t.Fatalf("delivery %d: %d messages, failed %v", n, count, failed)
		}
	}
	if count, _ := i.deliver(t, work.ExtractQueue); count != 0 {
		t.Error("it is delivered for ever")
	}
	d := i.upload(t, key, examplePages(t)[0])
	for range 4 { // functions that died
		if _, err := i.store.ClaimDocument(t.Context(), "w1", d.ID, "dead", time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if err := i.store.ReleaseDocument(t.Context(), "w1", d.ID, "dead", time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	i.deliver(t, work.ExtractQueue)
	if d = i.document(t, key, d.ID); d.Status != synoptic.Failed || d.Error == nil || !strings.Contains(d.Error.Message, "given up") {
		t.Errorf("it is %s, %+v", d.Status, d.Error)
	}
	dead, err := i.queue.Receive(t.Context(), storage.DeadLetters(work.ExtractQueue), 10, time.Minute, time.Second)
	var bodies []string
	for _, letter := range dead {
		bodies = append(bodies, string(letter.Body))
	}
	slices.Sort(bodies)
	if want := []string{`{"hello":"world"}`, fmt.Sprintf(`{"workspace":"w1","id":%q}`, d.ID)}; err != nil || !slices.Equal(bodies, want) {
		t.Errorf("dead letters %v, %v", bodies, err)
	}
}

// What no message speaks of is found by the schedule, by both of its events,
// and by one of two that tick at once.
func TestTheScheduleFindsWhatIsLost(t *testing.T) {
	i := install(t, nil)
	key := i.newKey(t, "w1")
	d := i.upload(t, key, examplePages(t)[0])
	lost, err := i.queue.Receive(t.Context(), work.ExtractQueue, 1, time.Minute, time.Second)
	if err != nil || len(lost) != 1 || i.queue.Done(t.Context(), lost[0]) != nil {
		t.Fatal(lost, err)
	}
	second := i.start(t, "batch")
	var both sync.WaitGroup
	for _, f := range []*lambdatest.Function{i.functions["batch"], second} {
		both.Go(func() {
			if result := invokeSample(t, f, "scheduler.json"); result.Error != nil {
				t.Errorf("%v\n%s", result.Error, f.Log(t))
			}
		})
	}
	both.Wait()
	// Its message waits, and nothing is offered behind it.
	i.tick(t, "scheduler-poll.json")
	offered, err := i.queue.Receive(t.Context(), work.ExtractQueue, 10, time.Minute, time.Second)
	if err != nil || len(offered) != 1 {
		t.Fatalf("%d messages, %v", len(offered), err)
	}
	if failed, err := i.hand(t, work.ExtractQueue, offered); err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	if got := i.document(t, key, d.ID); got.Status != synoptic.Extracted {
		t.Errorf("it is %s", got.Status)
	}
}
