package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

func never(context.Context) error { return nil }

func TestHoldRenewsWhileItWorks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		renewals := 0 // read only when Hold has returned: nothing renews any more
		renew := func(context.Context) error {
			renewals++
			return synoptic.Errorf(synoptic.CodeUnavailable, "busy") // may pass
		}
		err := Hold(t.Context(), time.Minute, renew, func(ctx context.Context) error {
			pause(ctx, 10*time.Minute+time.Second)
			return ctx.Err()
		})
		if err != nil || renewals != 10 {
			t.Errorf("%d renewals in ten minutes, error %v", renewals, err)
		}
		time.Sleep(time.Hour)
		synctest.Wait()
		if renewals != 10 {
			t.Error("it renews what is done")
		}
	})
}

func TestHoldStopsWhenTheClaimIsLost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lost := func(context.Context) error { return synoptic.NotFound() }
		err := Hold(t.Context(), time.Minute, lost, func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		})
		if synoptic.CodeOf(err) != synoptic.CodeNotFound {
			t.Errorf("got %v, want the refusal to renew", err)
		}
	})
}

func TestHoldOutlivesAPanic(t *testing.T) {
	t.Parallel()
	err := Hold(t.Context(), time.Minute, never, func(context.Context) error { panic("secret") })
	if synoptic.CodeOf(err) != synoptic.CodeInternal || strings.Contains(synoptic.PublicMessage(err), "secret") || !strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

// line is a queue in memory that remembers what was done with its messages.
type line struct {
	storage.Queue
	waiting chan storage.Delivery

	mu       sync.Mutex
	done     int
	refusals int // Sends that fail before the first that does not
}

func newLine(tasks int) *line {
	l := &line{waiting: make(chan storage.Delivery, 1000)}
	for i := range tasks {
		_ = l.Send(context.Background(), "", fmt.Appendf(nil, `{"workspace":"w","id":"%d"}`, i), 0) // there is room
	}
	return l
}

func (l *line) Send(_ context.Context, _ string, body []byte, _ time.Duration) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.refusals > 0 {
		l.refusals--
		return errors.New("full")
	}
	l.waiting <- storage.Delivery{Body: body, Receives: 1}
	return nil
}

func (l *line) Receive(ctx context.Context, _ string, _ int, _, wait time.Duration) ([]storage.Delivery, error) {
	select {
	case d := <-l.waiting:
		return []storage.Delivery{d}, nil
	case <-time.After(wait):
		return nil, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *line) Done(context.Context, storage.Delivery) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done++
	return nil
}

func (l *line) finished() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.done
}

func (l *line) Extend(context.Context, storage.Delivery, time.Duration) error { return nil }

// What waits behind a long queue must not be offered again and again while
// the workers are busy with it.
func TestALoopIsIdleOnlyWhenTheQueueRanDry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pass := func(d time.Duration) { time.Sleep(d); synctest.Wait() }
		queue := newLine(100)
		var idle atomic.Int64
		loop := &Loop{Queue: queue, Name: "q", Concurrency: 2, Visibility: time.Minute, Log: quiet,
			Handle: func(ctx context.Context, _ Task) error { pause(ctx, time.Minute); return nil },
			Idle:   func(context.Context) error { idle.Add(1); return nil }}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { _ = loop.Run(ctx); close(ended) }() // ends with ctx
		pass(50*time.Minute - time.Second)
		if n := idle.Load(); n != 0 {
			t.Errorf("it looked for forgotten work %d times while a hundred tasks kept it busy", n)
		}
		pass(time.Minute)
		before := idle.Load()
		if n := queue.finished(); before == 0 || n != 100 {
			t.Errorf("%d tasks done, looked for forgotten work %d times", n, before)
		}
		pass(time.Hour)
		if looks := idle.Load() - before; looks < 100 || looks > int64(time.Hour/storage.MaxWait)+5 {
			t.Errorf("%d looks in an idle hour", looks)
		}
		cancel()
		<-ended
	})
}

func TestALoopOutlivesItsTasks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		queue := newLine(2)
		queue.waiting <- storage.Delivery{Body: []byte("not a task"), Receives: 1}
		loop := &Loop{Queue: queue, Name: "q", Concurrency: 1, Visibility: time.Minute, Log: quiet,
			Handle: func(_ context.Context, t Task) error {
				if t.ID == "0" {
					panic("a bug")
				}
				return nil
			}}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := loop.Run(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if n := queue.finished(); n != 2 {
			t.Errorf("%d messages are done, want the good task and the one that is none", n)
		}
	})
}

func TestOneThatFailsKeepsNoOtherWaiting(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	store := storage.New(db.Table(), db.Blobs(), nil)
	for i := range 5 {
		id := fmt.Sprintf("doc_%d", i)
		if _, _, err := store.CreateDocument(t.Context(), "w", storage.NewDocument{Raw: []byte(id),
			Document: synoptic.Document{ID: id, Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: time.Now()}}); err != nil {
			t.Fatal(err)
		}
	}
	queue := newLine(0)
	queue.refusals = 1
	sweeper := &Sweeper{Store: store, Queue: queue, Now: time.Now, Log: quiet}
	if err := sweeper.Documents(t.Context()); err == nil {
		t.Error("a message that could not be sent was not told")
	}
	if len(queue.waiting) != 4 {
		t.Errorf("%d documents were offered, want the other four", len(queue.waiting))
	}
	var task Task
	if err := json.Unmarshal((<-queue.waiting).Body, &task); err != nil || task.Workspace != "w" || task.ID == "" {
		t.Errorf("task %+v, error %v", task, err)
	}
}
