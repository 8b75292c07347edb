package work

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// hasty is an embedded queue whose messages rest for no time.
type hasty struct{ storage.Queue }

func (h hasty) Extend(ctx context.Context, d storage.Delivery, _ time.Duration) error {
	return h.Queue.Extend(ctx, d, 0)
}

func openQueue(t *testing.T) storage.Queue {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db.Queue()
}

// A task that always fails is given up once, is found among the dead letters,
// and is done when it is sent again and nothing is wrong any more.
func TestATaskThatAlwaysFailsIsGivenUpAndCanBeDoneAgain(t *testing.T) {
	t.Parallel()
	queue := hasty{openQueue(t)}
	if err := Send(t.Context(), queue, "extract", Task{"w", "poison"}, 0); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var mu sync.Mutex
	tries, broken, done, gaveUp := 0, true, make(chan Task, 1), make(chan error, 10)
	loop := &Loop{Queue: queue, Name: "extract", Concurrency: 1, Visibility: time.Minute, Log: quiet,
		Handle: func(_ context.Context, t Task) error {
			mu.Lock()
			defer mu.Unlock()
			tries++
			if broken {
				return synoptic.Errorf(synoptic.CodeUnavailable, "the disk is full")
			}
			done <- t
			return nil
		},
		GiveUp: func(_ context.Context, t Task, why error) error {
			if t != (Task{"w", "poison"}) {
				return errors.New("another task")
			}
			gaveUp <- why
			return nil
		}}
	ended := make(chan struct{})
	go func() { _ = loop.Run(ctx); close(ended) }() // ends with ctx
	if why := <-gaveUp; synoptic.PublicMessage(why) != "the disk is full" {
		t.Errorf("given up because of %v", why)
	}
	var dead []Task
	for len(dead) == 0 {
		var err error
		if dead, err = DeadLetters(ctx, queue, "extract"); err != nil {
			t.Fatal(err)
		}
	}
	mu.Lock()
	if tries != storage.MaxReceives || !slices.Equal(dead, []Task{{"w", "poison"}}) {
		t.Errorf("tried %d times, dead letters %v", tries, dead)
	}
	broken = false
	mu.Unlock()
	n, err := Redrive(ctx, queue, "extract", func(ctx context.Context, t Task) error { return Send(ctx, queue, "extract", t, 0) })
	if n != 1 || err != nil {
		t.Errorf("%d taken up again, %v", n, err)
	}
	if got := <-done; got.ID != "poison" {
		t.Errorf("done: %v", got)
	}
	if left, err := DeadLetters(ctx, queue, "extract"); len(left) != 0 || err != nil {
		t.Errorf("left among the dead letters: %v, %v", left, err)
	}
	if len(gaveUp) != 0 {
		t.Error("it was given up more than once")
	}
	cancel()
	<-ended
}

func TestADeadLetterThatCannotBeTakenUpKeepsNoOtherWaiting(t *testing.T) {
	t.Parallel()
	queue, dead := openQueue(t), storage.DeadLetters("review")
	for _, body := range []string{`{"workspace":"w","id":"a"}`, `"no task"`, `{"workspace":"w","id":"b"}`, `{"id":"nobody's"}`, `{"workspace":"w","id":"c"}`} {
		if err := queue.Send(t.Context(), dead, []byte(body), 0); err != nil {
			t.Fatal(err)
		}
	}
	var taken []string
	n, err := Redrive(t.Context(), queue, "review", func(_ context.Context, t Task) error {
		if t.ID == "a" {
			return synoptic.Errorf(synoptic.CodeUnavailable, "not now")
		}
		taken = append(taken, t.ID)
		return nil
	})
	if n != 2 || !slices.Equal(taken, []string{"b", "c"}) || synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("took up %v (%d), %v", taken, n, err)
	}
}
