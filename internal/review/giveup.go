package review

import (
	"context"
	"fmt"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// GiveUp is for a task whose message was delivered as often as it may be and
// failed each time: the review is failed, with the reason, instead of waiting
// for ever. One that somebody writes, or that is finished, stays as it is.
func (s *Service) GiveUp(ctx context.Context, t work.Task, why error) error {
	r, err := s.Store.Review(ctx, t.Workspace, t.ID)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil
	case err != nil:
		return fmt.Errorf("finding review %s: %w", t.ID, err)
	case finished(r.Review.Status), r.Lease.Owner != "" && r.Lease.Until.After(s.Now()):
		return nil
	}
	r.Lease = storage.Lease{}
	r.Review = failed(r.Review, &synoptic.Problem{Code: string(synoptic.CodeOf(why)),
		Message: fmt.Sprintf("given up after %d deliveries (%s); it can be asked for again", storage.MaxReceives, synoptic.PublicMessage(why))}, s.Now())
	_, err = s.Store.UpdateReview(ctx, r)
	if err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict { // then somebody has taken it up after all
		return fmt.Errorf("giving up review %s: %w", t.ID, err)
	}
	return nil
}

// Redo has a review that was given up written after all. One that waits
// already is only offered once more; one that is done by now, or gone, needs
// nothing.
func (s *Service) Redo(ctx context.Context, t work.Task) error {
	r, err := s.Store.Review(ctx, t.Workspace, t.ID)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil
	case err != nil:
		return fmt.Errorf("finding review %s: %w", t.ID, err)
	case r.Review.Status == synoptic.ReviewDone:
		return nil
	case r.Review.Status == synoptic.ReviewFailed:
		r.Review.Status, r.Review.Error, r.Review.CompletedAt = synoptic.ReviewQueued, nil, nil
		r.Lease, r.Attempts, r.DueAt = storage.Lease{}, 0, time.Time{}
		if _, err := s.Store.UpdateReview(ctx, r); err != nil {
			return fmt.Errorf("asking for review %s: %w", t.ID, err)
		}
	}
	return work.Send(ctx, s.Queue, work.ReviewQueue, t, 0)
}

func finished(s synoptic.ReviewStatus) bool {
	return s == synoptic.ReviewDone || s == synoptic.ReviewFailed
}
