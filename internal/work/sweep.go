package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Sweeper finds what is due in the store and no message may speak of any
// more: the message was lost, or its worker was.
//
// What waits behind a long queue is due too and has its message. So a sweep is
// for when a queue has run dry (Loop.Idle), not for the clock: on the clock
// every sweep would send the whole queue once more.
type Sweeper struct {
	Store *storage.Store
	Queue storage.Queue
	Every time.Duration // how often to look for deletions that were cut short
	Now   func() time.Time
	Log   *slog.Logger
}

// Documents sends a message for every document that is due to be extracted.
func (s *Sweeper) Documents(ctx context.Context) error {
	return s.offer(ctx, storage.WorkExtract, ExtractQueue)
}

// Reviews sends a message for every review that is due.
func (s *Sweeper) Reviews(ctx context.Context) error {
	return s.offer(ctx, storage.WorkReview, ReviewQueue)
}

func (s *Sweeper) offer(ctx context.Context, kind storage.Work, queue string) error {
	return s.each(ctx, kind, s.Now(), func(d storage.Due) error {
		return Send(ctx, s.Queue, queue, Task{d.Workspace, d.ID}, 0)
	})
}

// Deletions finishes deletions that were cut short.
func (s *Sweeper) Deletions(ctx context.Context) error {
	return s.each(ctx, storage.WorkDelete, s.Now(), func(d storage.Due) error { return s.Store.FinishDeletion(ctx, d) })
}

// Run finishes deletions that were cut short until ctx ends, and returns its
// error.
func (s *Sweeper) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := s.Deletions(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "finishing deletions failed", "error", err)
		}
		pause(ctx, s.Every)
	}
	return ctx.Err()
}

// TakeOver offers again what a dead process was working on, without waiting
// for its leases, and for its messages to show again. Only for storage that one process at a time can
// open, before its workers start.
func (s *Sweeper) TakeOver(ctx context.Context) error {
	held := s.Now().Add(24 * time.Hour) // longer than any lease
	return errors.Join(
		s.each(ctx, storage.WorkExtract, held, func(d storage.Due) error {
			doc, err := s.Store.Document(ctx, d.Workspace, d.ID)
			if err != nil || doc.Document.Status != synoptic.Extracting {
				return err
			}
			if err := s.Store.ReleaseDocument(ctx, d.Workspace, d.ID, doc.Lease.Owner, time.Time{}); err != nil {
				return err
			}
			return Send(ctx, s.Queue, ExtractQueue, Task{d.Workspace, d.ID}, 0)
		}),
		s.each(ctx, storage.WorkReview, held, func(d storage.Due) error {
			r, err := s.Store.Review(ctx, d.Workspace, d.ID)
			if err != nil || r.Lease.Owner == "" {
				return err
			}
			if err := s.Store.ReleaseReview(ctx, d.Workspace, d.ID, r.Lease.Owner, time.Time{}); err != nil {
				return err
			}
			return Send(ctx, s.Queue, ReviewQueue, Task{d.Workspace, d.ID}, 0)
		}),
	)
}

// each does something with all that is due by a time. One that fails does not
// keep the others waiting.
func (s *Sweeper) each(ctx context.Context, kind storage.Work, by time.Time, do func(storage.Due) error) error {
	var first error
	failed := 0
	page := storage.PageRequest{Limit: 100}
	for {
		due, err := s.Store.Due(ctx, kind, by, page)
		if err != nil {
			return fmt.Errorf("listing due %s: %w", kind, err)
		}
		for _, d := range due.Items {
			err := do(d)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err == nil, synoptic.CodeOf(err) == synoptic.CodeNotFound:
			default:
				failed++
				if first == nil {
					first = err
				}
			}
		}
		if page.Cursor = due.NextCursor; page.Cursor == "" {
			break
		}
	}
	if first != nil {
		return fmt.Errorf("%d due %s could not be taken up, the first: %w", failed, kind, first)
	}
	return nil
}
