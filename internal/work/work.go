// Package work hands tasks to workers.
//
//	use case ─ Send ─→ queue ─ Loop ─→ handler, which claims the item and works
//	due index ─ Sweep ─→ queue        what a crash or a lost message left behind
//
// A message only says that there may be work. Truth is in the store: the
// handler claims the item there, so that a message too many does no harm and
// one too few is made good by the next sweep.
package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// The queues.
const (
	ExtractQueue = "extract"
	ReviewQueue  = "review"
)

// Task names a document or a review that may wait to be worked on.
type Task struct {
	Workspace synoptic.Workspace `json:"workspace"`
	ID        string             `json:"id"`
}

// Send offers a task to the workers of a queue, not before delay has passed.
func Send(ctx context.Context, q storage.Queue, queue string, t Task, delay time.Duration) error {
	body, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("writing a task: %w", err)
	}
	if err := q.Send(ctx, queue, body, delay); err != nil {
		return fmt.Errorf("sending to %s: %w", queue, err)
	}
	return nil
}

// Loop receives the tasks of one queue and has them handled, a bounded number
// at a time.
type Loop struct {
	Queue       storage.Queue
	Name        string // of the queue
	Concurrency int
	Visibility  time.Duration // how long a task stays hidden while it is handled
	Handle      func(ctx context.Context, t Task) error
	Log         *slog.Logger
}

// Run receives until ctx ends, then waits for what is being handled and
// returns ctx's error.
func (l *Loop) Run(ctx context.Context) error {
	var running sync.WaitGroup
	defer running.Wait()
	slots := make(chan struct{}, l.Concurrency)
	for {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		deliveries, err := l.Queue.Receive(ctx, l.Name, 1, l.Visibility, storage.MaxWait)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			l.Log.ErrorContext(ctx, "receiving failed", "queue", l.Name, "error", err)
			pause(ctx, time.Second)
		}
		if len(deliveries) == 0 {
			<-slots
			continue
		}
		running.Go(func() {
			defer func() { <-slots }()
			l.handle(ctx, deliveries[0])
		})
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
	err := l.Handle(ctx, t)
	switch code := synoptic.CodeOf(err); {
	case err == nil, code == synoptic.CodeConflict, code == synoptic.CodeNotFound:
		l.done(ctx, d)
	case ctx.Err() != nil:
		// Shutting down: the message shows again when its time has passed.
	default:
		l.Log.ErrorContext(ctx, "a task failed", "queue", l.Name, "id", t.ID, "receives", d.Receives, "error", err)
		if err := l.Queue.Extend(ctx, d, time.Duration(d.Receives*d.Receives)*time.Second); err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict {
			l.Log.ErrorContext(ctx, "giving back a task failed", "queue", l.Name, "error", err)
		}
	}
}

func (l *Loop) done(ctx context.Context, d storage.Delivery) {
	if err := l.Queue.Done(context.WithoutCancel(ctx), d); err != nil {
		l.Log.ErrorContext(ctx, "removing a task failed", "queue", l.Name, "error", err)
	}
}

// Sweeper offers again what is due and what no message may speak of any more:
// at the start, and then every so often.
type Sweeper struct {
	Store *storage.Store
	Queue storage.Queue
	Every time.Duration
	Now   func() time.Time
	Log   *slog.Logger
}

// Run sweeps until ctx ends and returns its error.
func (s *Sweeper) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := s.Sweep(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "looking for work that waits failed", "error", err)
		}
		pause(ctx, s.Every)
	}
	return ctx.Err()
}

// TakeOver gives back what a dead process was working on, without waiting for
// its leases to run out. Only for storage that one process at a time can
// open, before its workers start.
func (s *Sweeper) TakeOver(ctx context.Context) error {
	held := s.Now().Add(24 * time.Hour) // longer than any lease
	return errors.Join(
		s.eachUntil(ctx, storage.WorkExtract, held, func(d storage.Due) error {
			doc, err := s.Store.Document(ctx, d.Workspace, d.ID)
			if err != nil || doc.Document.Status != synoptic.Extracting {
				return err
			}
			return s.Store.ReleaseDocument(ctx, d.Workspace, d.ID, doc.Lease.Owner, time.Time{})
		}),
		s.eachUntil(ctx, storage.WorkReview, held, func(d storage.Due) error {
			r, err := s.Store.Review(ctx, d.Workspace, d.ID)
			if err != nil || r.Lease.Owner == "" {
				return err
			}
			return s.Store.ReleaseReview(ctx, d.Workspace, d.ID, r.Lease.Owner, time.Time{})
		}),
	)
}

// Sweep offers everything that is due now, once.
func (s *Sweeper) Sweep(ctx context.Context) error {
	return errors.Join(
		s.each(ctx, storage.WorkExtract, func(d storage.Due) error {
			return Send(ctx, s.Queue, ExtractQueue, Task{d.Workspace, d.ID}, 0)
		}),
		s.each(ctx, storage.WorkReview, func(d storage.Due) error {
			return Send(ctx, s.Queue, ReviewQueue, Task{d.Workspace, d.ID}, 0)
		}),
		s.each(ctx, storage.WorkDelete, func(d storage.Due) error {
			return s.Store.FinishDeletion(ctx, d)
		}),
	)
}

func (s *Sweeper) each(ctx context.Context, kind storage.Work, do func(storage.Due) error) error {
	return s.eachUntil(ctx, kind, s.Now(), do)
}

func (s *Sweeper) eachUntil(ctx context.Context, kind storage.Work, until time.Time, do func(storage.Due) error) error {
	page := storage.PageRequest{Limit: 100}
	for {
		due, err := s.Store.Due(ctx, kind, until, page)
		if err != nil {
			return fmt.Errorf("listing due %s: %w", kind, err)
		}
		for _, d := range due.Items {
			if err := do(d); err != nil && synoptic.CodeOf(err) != synoptic.CodeNotFound {
				return fmt.Errorf("offering due %s: %w", kind, err)
			}
		}
		if page.Cursor = due.NextCursor; page.Cursor == "" {
			return nil
		}
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
