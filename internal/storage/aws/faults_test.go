//go:build integration

package aws_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/storage/storagetest"
	"synoptic/internal/synoptic"
)

// fault is what goes wrong with one request on its way.
type fault int

const (
	none      fault = iota
	lost            // it arrived, but its answer does not
	throttled       // it is refused: too many
)

// road is the way to an engine, on which things go wrong as planned.
type road struct {
	// plan says what goes wrong with the nth request of an operation (a method
	// for S3), counted from 0.
	plan func(op string, n int) fault

	once sync.Once
	next awssdk.HTTPClient
	mu   sync.Mutex
	seen map[string]int
}

func (r *road) Do(request *http.Request) (*http.Response, error) {
	r.once.Do(func() { r.next, r.seen = awshttp.NewBuildableClient(), make(map[string]int) })
	op := request.Method
	_, target, dynamo := strings.Cut(request.Header.Get("X-Amz-Target"), ".")
	if dynamo {
		op = target
	}
	r.mu.Lock()
	n := r.seen[op]
	r.seen[op]++
	r.mu.Unlock()
	switch r.plan(op, n) {
	case lost:
		response, err := r.next.Do(request)
		if err != nil {
			return nil, err
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
		return nil, errors.New("connection reset by peer")
	case throttled:
		if !dynamo {
			return xmlRefusal(http.StatusServiceUnavailable, "SlowDown")
		}
		return refusal(http.StatusBadRequest, "ProvisionedThroughputExceededException")
	}
	return r.next.Do(request)
}

// counted returns how many requests of these operations passed.
func (r *road) counted(ops ...string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	sum := 0
	for op, n := range r.seen {
		for _, o := range ops {
			if o == op {
				sum += n
			}
		}
	}
	return sum
}

// TestTheSuiteWhileThrottled refuses many requests at first. Nobody is to
// notice.
func TestTheSuiteWhileThrottled(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Twin {
		refuse := func(every int) *road {
			return &road{plan: func(op string, n int) fault {
				if n%every == every-1 && !strings.HasSuffix(op, "Table") {
					return throttled
				}
				return none
			}}
		}
		table := newTable(t, engines.Dynalite(t), func(o *dynamodb.Options) { o.HTTPClient = refuse(6) })
		blobs := newBlobs(t, engines.Versitygw(t), func(o *s3.Options) { o.HTTPClient = refuse(4) })
		return storagetest.Twin{Table: table, SingleWrites: true, Blobs: blobs, Queue: newQueues(engines.Moto(t))}
	})
}

// TestTheLostAnswers lets the answer to the first attempt of each write get
// lost, on engines with transactions. What was done is done once, and who
// cannot know is told so.
func TestTheLostAnswers(t *testing.T) {
	for name, engine := range map[string]func(testing.TB) string{"moto": engines.Moto, "DynamoDB Local": engines.DynamoDBLocal} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testLostAnswers(t, engine(t))
		})
	}
}

func testLostAnswers(t *testing.T, url string) {
	sure := newTable(t, url)
	a, b := storage.Key{Partition: "p", Sort: "a"}, storage.Key{Partition: "p", Sort: "b"}
	count := map[string]int64{"n": 1}
	at := func(key storage.Key, body string, cond storage.Condition) storage.Op {
		return storage.Put(storage.Item{Key: key, Body: []byte(body)}, cond)
	}
	for _, step := range []struct {
		name string
		ops  []storage.Op
		code synoptic.Code
		left string // revision, body and counter of a and of b
	}{
		{"put of nothing before", []storage.Op{at(a, "1", storage.Absent())}, "", "1 1 0, "},
		{"put over a revision", []storage.Op{at(a, "2", storage.RevisionIs(1))}, "", "2 2 0, "},
		{"put that lost", []storage.Op{at(a, "x", storage.RevisionIs(1))}, synoptic.CodeConflict, "2 2 0, "},
		{"add", []storage.Op{storage.Add(b, count)}, synoptic.CodeUnavailable, "2 2 0, 1  1"},
		{"transaction", []storage.Op{at(a, "3", storage.RevisionIs(2)), storage.Add(b, count)}, "", "3 3 0, 2  2"},
		{"transaction that lost", []storage.Op{at(a, "x", storage.RevisionIs(2)), storage.Add(b, count)}, synoptic.CodeConflict, "3 3 0, 2  2"},
		{"delete of a revision", []storage.Op{storage.Delete(b, storage.RevisionIs(2))}, synoptic.CodeUnavailable, "3 3 0, "},
		{"delete", []storage.Op{storage.Delete(a, storage.Always())}, "", ", "},
	} {
		lossy := unsure(t, url, sure, 1)
		err := lossy.Write(t.Context(), step.ops...)
		if got := synoptic.CodeOf(err); got != step.code {
			t.Errorf("%s: code %q (%v), want %q", step.name, got, err, step.code)
		}
		if got := stands(t, sure, a) + ", " + stands(t, sure, b); got != step.left {
			t.Errorf("%s left %q, want %q", step.name, got, step.left)
		}
	}
}

// unsure is the same table, over a road that loses the answer to the first n
// writes.
func unsure(t *testing.T, url string, table *aws.Table, n int) *aws.Table {
	t.Helper()
	r := &road{plan: func(op string, i int) fault {
		if i < n && op != "GetItem" && op != "BatchGetItem" && op != "Query" {
			return lost
		}
		return none
	}}
	client := aws.NewDynamoDB(configAt(url), func(o *dynamodb.Options) { o.HTTPClient = r })
	return aws.NewTable(client, table.Name())
}

func stands(t *testing.T, table *aws.Table, key storage.Key) string {
	t.Helper()
	items, err := table.Get(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	if len(items) == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s %d", items[0].Revision, items[0].Body, items[0].Counters["n"])
}

// TestTheRaceWithLostAnswers lets fifty go for the same thing, of whom none
// hears the first answer.
func TestTheRaceWithLostAnswers(t *testing.T) {
	for name, engine := range map[string]func(testing.TB) string{"moto": engines.Moto, "dynalite": engines.Dynalite, "DynamoDB Local": engines.DynamoDBLocal} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := engine(t)
			sure := newTable(t, url)
			const racers = 50
			lossy := unsure(t, url, sure, racers)
			key := storage.Key{Partition: "p", Sort: "a"}
			errs := make([]error, racers)
			var all sync.WaitGroup
			for i := range racers {
				all.Go(func() {
					errs[i] = lossy.Write(t.Context(), storage.Put(storage.Item{Key: key, Body: fmt.Append(nil, i)}, storage.Absent()))
				})
			}
			all.Wait()
			items, err := sure.Get(t.Context(), key)
			if err != nil || len(items) != 1 || items[0].Revision != 1 {
				t.Fatalf("%+v, %v", items, err)
			}
			for i, err := range errs {
				won := string(items[0].Body) == fmt.Sprint(i)
				if won != (err == nil) || !won && synoptic.CodeOf(err) != synoptic.CodeConflict {
					t.Errorf("writer %d was told %v; on the item is %s", i, err, items[0].Body)
				}
			}
		})
	}
}
