package work

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Loop receives the tasks of one queue and has them handled, a bounded number
// at a time.
type Loop struct {
	Queue       storage.Queue
	Name        string // of the queue
	Concurrency int
	Visibility  time.Duration // how long a task stays hidden from one sign of life of its handler to the next
	Handle      func(ctx context.Context, t Task) error
	// GiveUp is told of a task whose last delivery failed too, before it goes
	// to the dead letters: whoever waits for it must not wait for ever. nil
	// does nothing.
	GiveUp func(ctx context.Context, t Task, why error) error
	// Idle is called when the queue has run dry while there are hands free,
	// and from time to time as long as it stays so; nil does nothing. What
	// waits then is what no message speaks of.
	Idle func(ctx context.Context) error
	Log  *slog.Logger
}

// firstLook is how soon after the last task the queue counts as dry.
const firstLook = time.Second

// Run receives until ctx ends, then waits for what is being handled and
// returns ctx's error.
func (l *Loop) Run(ctx context.Context) error {
	var running sync.WaitGroup
	defer running.Wait()
	slots := make(chan struct{}, l.Concurrency)
	patience := firstLook
	for {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		deliveries, err := l.Queue.Receive(ctx, l.Name, 1, l.Visibility, patience)
		switch {
		case ctx.Err() != nil && len(deliveries) == 0:
			return ctx.Err()
		case err != nil:
			<-slots
			l.Log.ErrorContext(ctx, "receiving failed", "queue", l.Name, "error", err)
			pause(ctx, time.Second)
		case len(deliveries) == 0:
			<-slots
			l.idle(ctx)
			patience = min(2*patience, storage.MaxWait)
		default:
			patience = firstLook
			running.Go(func() {
				defer func() { <-slots }()
				l.handle(ctx, deliveries[0])
			})
		}
	}
}

func (l *Loop) idle(ctx context.Context) {
	if l.Idle == nil {
		return
	}
	if err := l.Idle(ctx); err != nil && ctx.Err() == nil {
		l.Log.ErrorContext(ctx, "looking for work that waits failed", "queue", l.Name, "error", err)
	}
}

// handle does one delivery. A task that somebody else holds or that is gone is
// done; one that failed comes back after a while, until the queue gives up.
func (l *Loop) handle(ctx context.Context, d storage.Delivery) {
	var t Task
	if err := json.Unmarshal(d.Body, &t); err != nil {
		l.Log.ErrorContext(ctx, "a message is not a task", "queue", l.Name, "error", err)
		l.done(ctx, d)
		return
	}
	stayHidden := func(ctx context.Context) error {
		// Should this fail, the task is delivered once more, and whoever gets
		// it finds it claimed: no reason to stop.
		_ = l.Queue.Extend(ctx, d, l.Visibility)
		return nil
	}
	err := Hold(ctx, l.Visibility/3, stayHidden, func(ctx context.Context) error { return l.Handle(ctx, t) })
	switch code := synoptic.CodeOf(err); {
	case err == nil, code == synoptic.CodeConflict, code == synoptic.CodeNotFound:
		l.done(ctx, d)
	case ctx.Err() != nil:
		// Shutting down: the message shows again when its time has passed.
	default:
		l.Log.ErrorContext(ctx, "a task failed", "queue", l.Name, "id", t.ID, "receives", d.Receives, "error", err)
		rest := time.Duration(d.Receives*d.Receives) * time.Second
		if d.Receives >= storage.MaxReceives {
			l.giveUp(ctx, t, err)
			rest = 0 // the next to ask finds it buried
		}
		if err := l.Queue.Extend(ctx, d, rest); err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict {
			l.Log.ErrorContext(ctx, "giving back a task failed", "queue", l.Name, "error", err)
		}
	}
}

func (l *Loop) giveUp(ctx context.Context, t Task, why error) {
	if l.GiveUp == nil {
		return
	}
	if err := l.GiveUp(ctx, t, why); err != nil {
		l.Log.ErrorContext(ctx, "giving up a task failed", "queue", l.Name, "id", t.ID, "error", err)
	}
}

func (l *Loop) done(ctx context.Context, d storage.Delivery) {
	if err := l.Queue.Done(context.WithoutCancel(ctx), d); err != nil {
		l.Log.ErrorContext(ctx, "removing a task failed", "queue", l.Name, "error", err)
	}
}

// pause waits, or less when ctx ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
