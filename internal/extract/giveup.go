package extract

import (
	"context"
	"fmt"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// GiveUp is for a task whose message was delivered as often as it may be and
// failed each time: the document is failed, with the reason, instead of
// waiting for ever. One that somebody works on, or that has its answer, stays
// as it is.
func (s *Service) GiveUp(ctx context.Context, t work.Task, why error) error {
	d, err := s.Store.Document(ctx, t.Workspace, t.ID)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil
	case err != nil:
		return fmt.Errorf("finding document %s: %w", t.ID, err)
	case d.Document.Status.Final(), d.Document.Status == synoptic.Extracting && d.Lease.Until.After(s.Now()):
		return nil
	}
	d.Document.Status = synoptic.Failed
	d.Document.Error = &synoptic.Problem{Code: string(synoptic.CodeOf(why)),
		Message: fmt.Sprintf("given up after %d deliveries (%s); it can be run again", storage.MaxReceives, synoptic.PublicMessage(why))}
	_, err = s.Store.UpdateDocument(ctx, d)
	if err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict { // then somebody has taken it up after all
		return fmt.Errorf("giving up document %s: %w", t.ID, err)
	}
	return nil
}

// Redo makes a document that was given up wait for its extraction again, as
// it was asked for. One that waits already is only offered once more; one
// that has its answer by now, or is gone, needs nothing.
func (s *Service) Redo(ctx context.Context, t work.Task) error {
	d, err := s.Store.Document(ctx, t.Workspace, t.ID)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil
	case err != nil:
		return fmt.Errorf("finding document %s: %w", t.ID, err)
	case d.Document.Status == synoptic.Failed:
		_, err := s.Again(ctx, t.Workspace, t.ID, d.Asked)
		return err
	case d.Document.Status.Final():
		return nil
	}
	return work.Send(ctx, s.Queue, work.ExtractQueue, t, 0)
}
