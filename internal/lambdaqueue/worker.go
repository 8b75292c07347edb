package lambdaqueue

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// Worker does the tasks of one queue. All but GiveUp and Watch are needed.
type Worker struct {
	Queue       storage.Queue
	Name        string // of the queue
	Concurrency int    // tasks at a time
	Handle      func(ctx context.Context, t work.Task) error
	// GiveUp is told of a task whose last delivery failed too.
	GiveUp func(ctx context.Context, t work.Task, why error) error
	// Watch is told of every message: how long it had waited to be looked at,
	// and whether it failed.
	Watch func(ctx context.Context, waited time.Duration, failed bool)
	Log   *slog.Logger
}

// Invoke does the messages of one event and names those that failed. The
// error is for an event whose failures cannot be named: all of it comes again.
func (w *Worker) Invoke(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	if err := nameable(event.Records); err != nil {
		return events.SQSEventResponse{}, err
	}
	working, cancel := beforeDeadline(ctx)
	defer cancel()
	failed := make([]bool, len(event.Records))
	var running sync.WaitGroup
	slots := make(chan struct{}, max(w.Concurrency, 1))
	for i := range event.Records {
		// Even when there is no time left: each is handed back by its own.
		slots <- struct{}{}
		running.Go(func() {
			defer func() { <-slots }()
			failed[i] = w.one(ctx, working, &event.Records[i])
		})
	}
	running.Wait()
	answer := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	for i, bad := range failed {
		if bad {
			answer.BatchItemFailures = append(answer.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: event.Records[i].MessageId})
		}
	}
	return answer, nil
}

// nameable makes sure that each message can be told from the others: a wrong
// name in an answer brings back all of them, those that are done too.
func nameable(messages []events.SQSMessage) error {
	seen := make(map[string]bool, len(messages))
	for _, m := range messages {
		if m.MessageId == "" || seen[m.MessageId] {
			return errors.New("a message of the event has no id of its own")
		}
		seen[m.MessageId] = true
	}
	return nil
}

// one does one message and reports whether it failed. Ctx lasts as long as the
// function may run, working as long as there is time to work.
func (w *Worker) one(ctx, working context.Context, m *events.SQSMessage) (failed bool) {
	trace := cmp.Or(m.Attributes["AWSTraceHeader"], stringOf(m.MessageAttributes["trace_id"]))
	ctx, working = synoptic.WithTrace(ctx, trace), synoptic.WithTrace(working, trace)
	if w.Watch != nil {
		defer func() { w.Watch(ctx, waited(m, time.Now()), failed) }()
	}
	d := storage.Delivery{Queue: w.Name, Receipt: m.ReceiptHandle, Body: []byte(m.Body), Receives: receives(m), Trace: trace}
	var t work.Task
	if err := json.Unmarshal(d.Body, &t); err != nil || t.ID == "" || t.Workspace == "" {
		// Kept for the operator: it was not we who wrote this.
		w.Log.ErrorContext(ctx, "a message is not a task", "queue", w.Name, "message", m.MessageId)
		w.rest(ctx, d, 0)
		return true
	}
	err := working.Err()
	if err == nil {
		err = w.survive(working, t)
	}
	switch code := synoptic.CodeOf(err); {
	case err == nil, code == synoptic.CodeConflict, code == synoptic.CodeNotFound:
		return false
	case working.Err() != nil:
		return !w.handBack(ctx, t)
	}
	w.Log.ErrorContext(ctx, "a task failed", "queue", w.Name, "id", t.ID, "receives", d.Receives, "error", err)
	rest := time.Duration(d.Receives*d.Receives) * time.Second
	if d.Receives >= storage.MaxReceives {
		w.giveUp(ctx, t, err)
		rest = 0 // the next to ask finds it buried
	}
	w.rest(ctx, d, rest)
	return true
}

// survive turns a panic into an error: the other tasks of the event are not to
// end with it.
func (w *Worker) survive(ctx context.Context, t work.Task) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = synoptic.Wrap(synoptic.CodeInternal, "a fault of ours", fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
		}
	}()
	return w.Handle(ctx, t)
}

// handBack has somebody else do a task for which there is no time. Where that
// fails the message itself comes again.
func (w *Worker) handBack(ctx context.Context, t work.Task) bool {
	w.Log.InfoContext(ctx, "no time is left for a task; it is handed back", "queue", w.Name, "id", t.ID)
	if err := work.Send(ctx, w.Queue, w.Name, t, time.Second); err != nil {
		w.Log.WarnContext(ctx, "handing back a task failed", "queue", w.Name, "id", t.ID, "error", err)
		return false
	}
	return true
}

func (w *Worker) giveUp(ctx context.Context, t work.Task, why error) {
	if w.GiveUp == nil {
		return
	}
	if err := w.GiveUp(ctx, t, why); err != nil {
		w.Log.ErrorContext(ctx, "giving up a task failed", "queue", w.Name, "id", t.ID, "error", err)
	}
}

// rest has a message shown again after a while. Should this fail it is shown
// when its visibility is over, which may be long, and nothing is lost.
func (w *Worker) rest(ctx context.Context, d storage.Delivery, rest time.Duration) {
	if err := w.Queue.Extend(ctx, d, rest); err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict {
		w.Log.WarnContext(ctx, "giving back a message failed", "queue", w.Name, "error", err)
	}
}

// margin is what is kept of a function's time for handing back what is not
// done.
const margin = 10 * time.Second

// beforeDeadline ends some time before ctx does: a fifth of the time left
// where that is little.
func beforeDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-min(margin, time.Until(deadline)/5)))
}

// receives is how often a message was delivered, this time included. One that
// does not say so was delivered once at least.
func receives(m *events.SQSMessage) int {
	n, err := strconv.Atoi(m.Attributes["ApproximateReceiveCount"])
	if err != nil || n < 1 {
		return 1
	}
	return min(n, storage.MaxReceives)
}

// waited is how long a message has lain in the queue, 0 where it does not say.
func waited(m *events.SQSMessage, now time.Time) time.Duration {
	ms, err := strconv.ParseInt(m.Attributes["SentTimestamp"], 10, 64)
	if err != nil {
		return 0
	}
	return max(now.Sub(time.UnixMilli(ms)), 0)
}

func stringOf(a events.SQSMessageAttribute) string {
	if a.StringValue == nil {
		return ""
	}
	return *a.StringValue
}
