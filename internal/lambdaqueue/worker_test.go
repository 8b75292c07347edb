package lambdaqueue

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// desk is a queue that remembers what was sent, and how long what rests.
type desk struct {
	storage.Queue
	mu     sync.Mutex
	sent   []string // bodies, with the trace they were sent under
	rests  map[string]time.Duration
	broken bool
}

func (d *desk) Send(ctx context.Context, queue string, body []byte, _ time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken || ctx.Err() != nil {
		return errors.New("cannot be reached")
	}
	d.sent = append(d.sent, queue+" "+string(body)+" "+synoptic.TraceOf(ctx))
	return nil
}

func (d *desk) Extend(ctx context.Context, delivery storage.Delivery, rest time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken || ctx.Err() != nil {
		return errors.New("cannot be reached")
	}
	if d.rests == nil {
		d.rests = map[string]time.Duration{}
	}
	d.rests[delivery.Receipt] = rest
	return nil
}

// message is the nth delivery of a task.
func message(id string, nth int) events.SQSMessage {
	return events.SQSMessage{MessageId: "m-" + id, ReceiptHandle: "r-" + id, Body: fmt.Sprintf(`{"workspace":"w","id":%q}`, id),
		Attributes: map[string]string{"ApproximateReceiveCount": fmt.Sprint(nth), "AWSTraceHeader": "Root=1-" + id}}
}

func worker(d *desk, handle func(context.Context, work.Task) error) *Worker {
	return &Worker{Queue: d, Name: "extract", Concurrency: 3, Handle: handle, Log: slog.New(slog.DiscardHandler)}
}

func failures(t *testing.T, answer events.SQSEventResponse) []string {
	t.Helper()
	ids := []string{}
	for _, f := range answer.BatchItemFailures {
		ids = append(ids, f.ItemIdentifier)
	}
	// Lambda must see a list even where it is empty.
	if text, err := json.Marshal(answer); err != nil || strings.Contains(string(text), "null") {
		t.Errorf("%s, %v", text, err)
	}
	return ids
}

func TestOnlyWhatFailedComesAgain(t *testing.T) {
	t.Parallel()
	refusals := map[string]error{
		"held": synoptic.Errorf(synoptic.CodeConflict, "another holds it"),
		"gone": fmt.Errorf("claiming: %w", synoptic.NotFound()),
		"down": synoptic.Errorf(synoptic.CodeUnavailable, "later"),
		"bug":  errors.New("a bug"),
	}
	var d desk
	var mu sync.Mutex
	traces := map[string]string{}
	w := worker(&d, func(ctx context.Context, task work.Task) error {
		mu.Lock()
		defer mu.Unlock()
		traces[task.ID] = synoptic.TraceOf(ctx)
		if task.ID == "panic" {
			panic("a bug")
		}
		return refusals[task.ID]
	})
	event := events.SQSEvent{Records: []events.SQSMessage{message("good", 1), message("held", 1), message("gone", 1), message("down", 2), message("bug", 3), message("panic", 1)}}
	noTask := message("junk", 1)
	noTask.Body = "not a task"
	nobody := message("nobody", 1)
	nobody.Body = `{"id":"x"}`
	event.Records = append(event.Records, noTask, nobody)
	answer, err := w.Invoke(t.Context(), event)
	if want := []string{"m-down", "m-bug", "m-panic", "m-junk", "m-nobody"}; err != nil || !slices.Equal(failures(t, answer), want) {
		t.Errorf("failed: %v, want %v, error %v", failures(t, answer), want, err)
	}
	if d.rests["r-down"] != 4*time.Second || d.rests["r-bug"] != 9*time.Second || len(d.rests) != 5 {
		t.Errorf("rests %v", d.rests)
	}
	if traces["good"] != "Root=1-good" || len(d.sent) != 0 {
		t.Errorf("traces %v, sent %v", traces, d.sent)
	}
}

func TestTheLastFailureIsToldToTheDocument(t *testing.T) {
	t.Parallel()
	var d desk
	w := worker(&d, func(context.Context, work.Task) error {
		return synoptic.Errorf(synoptic.CodeUnavailable, "the disk is full")
	})
	var told []string
	w.GiveUp = func(_ context.Context, task work.Task, why error) error {
		told = append(told, task.ID+": "+why.Error())
		return errors.New("no matter")
	}
	answer, err := w.Invoke(t.Context(), events.SQSEvent{Records: []events.SQSMessage{message("a", storage.MaxReceives-1), message("b", storage.MaxReceives)}})
	if err != nil || len(answer.BatchItemFailures) != 2 || !slices.Equal(told, []string{"b: the disk is full"}) || d.rests["r-b"] != 0 {
		t.Errorf("failed %v, told %v, rests %v, error %v", failures(t, answer), told, d.rests, err)
	}
}

// An answer that names a message wrongly brings back those that are done: so
// does no answer.
func TestAnEventThatCannotBeAnsweredIsNotWorkedOn(t *testing.T) {
	t.Parallel()
	w := worker(&desk{}, func(context.Context, work.Task) error { t.Error("worked"); return nil })
	nameless := message("a", 1)
	nameless.MessageId = ""
	for _, event := range []events.SQSEvent{{Records: []events.SQSMessage{nameless}}, {Records: []events.SQSMessage{message("a", 1), message("a", 1)}}} {
		if _, err := w.Invoke(t.Context(), event); err == nil {
			t.Error("it was answered")
		}
	}
	if answer, err := w.Invoke(t.Context(), events.SQSEvent{}); err != nil || len(failures(t, answer)) != 0 {
		t.Errorf("an empty event: %v, %v", answer, err)
	}
}

func TestWorkEndsBeforeTheFunctionAndIsHandedBack(t *testing.T) {
	t.Parallel()
	for _, broken := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			start := time.Now()
			d := desk{broken: broken}
			w := worker(&d, func(ctx context.Context, task work.Task) error {
				if task.ID == "quick" {
					return nil
				}
				<-ctx.Done()
				return ctx.Err()
			})
			w.Concurrency = 1
			answer, err := w.Invoke(ctx, events.SQSEvent{Records: []events.SQSMessage{message("quick", 1), message("slow", 1), message("late", 1)}})
			took := time.Since(start)
			if err != nil || took != time.Minute-margin {
				t.Errorf("it ended after %v, %v", took, err)
			}
			if broken {
				if want := []string{"m-slow", "m-late"}; !slices.Equal(failures(t, answer), want) {
					t.Errorf("what could not be handed back and must come again: %v", failures(t, answer))
				}
				return
			}
			want := []string{`extract {"workspace":"w","id":"slow"} Root=1-slow`, `extract {"workspace":"w","id":"late"} Root=1-late`}
			if len(answer.BatchItemFailures) != 0 || !slices.Equal(d.sent, want) {
				t.Errorf("failed %v, handed back %v", failures(t, answer), d.sent)
			}
		})
	}
}

func TestNoMoreAtATimeThanAllowed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		running, most := 0, 0
		w := worker(&desk{}, func(context.Context, work.Task) error {
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			running--
			mu.Unlock()
			return nil
		})
		var event events.SQSEvent
		for i := range 10 {
			event.Records = append(event.Records, message(fmt.Sprint(i), 1))
		}
		if _, err := w.Invoke(t.Context(), event); err != nil || most != 3 {
			t.Errorf("%d at a time, %v", most, err)
		}
	})
}

func TestTheWatchSeesEveryMessage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := worker(&desk{}, func(_ context.Context, task work.Task) error {
			if task.ID == "bad" {
				return errors.New("x")
			}
			return nil
		})
		w.Concurrency = 1
		type look struct {
			waited time.Duration
			failed bool
		}
		var looks []look
		w.Watch = func(_ context.Context, waited time.Duration, failed bool) {
			looks = append(looks, look{waited, failed})
		}
		bad := message("bad", 1)
		bad.Attributes["SentTimestamp"] = fmt.Sprint(time.Now().Add(-90 * time.Second).UnixMilli())
		if _, err := w.Invoke(t.Context(), events.SQSEvent{Records: []events.SQSMessage{message("good", 1), bad}}); err != nil {
			t.Fatal(err)
		}
		if want := []look{{0, false}, {90 * time.Second, true}}; !slices.Equal(looks, want) {
			t.Errorf("it saw %v", looks)
		}
	})
}

// An event of testdata, as SQS sends it: a task, and a message that is none.
func TestARealEvent(t *testing.T) {
	t.Parallel()
	payload, err := os.ReadFile("../../testdata/events/sqs-extract.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.SQSEvent
	if err := json.Unmarshal(payload, &event); err != nil {
		t.Fatal(err)
	}
	var got work.Task
	var log bytes.Buffer
	w := worker(&desk{}, func(_ context.Context, task work.Task) error { got = task; return nil })
	w.Log = slog.New(slog.NewJSONHandler(&log, nil))
	answer, err := w.Invoke(t.Context(), event)
	if err != nil || got.Workspace != "w1" || got.ID == "" || !slices.Equal(failures(t, answer), []string{event.Records[1].MessageId}) {
		t.Errorf("task %+v, failed %v, %v", got, failures(t, answer), err)
	}
	if strings.Contains(log.String(), event.Records[1].Body) {
		t.Error("the text of a message is logged")
	}
}
