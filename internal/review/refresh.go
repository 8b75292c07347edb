package review

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// Changes lists what has changed since a finished review was written. It reads
// no more of the documents than tells whether they were written since. A review that is not finished has no changes.
func (s *Service) Changes(ctx context.Context, r storage.StoredReview) ([]synoptic.Change, error) {
	if r.Review.Status != synoptic.ReviewDone || len(r.Review.RestsOn) == 0 {
		return nil, nil
	}
	since := make(map[string]int64, len(r.DocumentIDs))
	for _, id := range r.DocumentIDs {
		since[id] = 0 // it was deleted when the review was written, and may be there again
	}
	now := make(map[string]synoptic.Basis, len(r.Review.RestsOn))
	for _, b := range r.Review.RestsOn {
		since[b.DocumentID], now[b.DocumentID] = b.Revision, b
	}
	changed, gone, err := s.Store.Changed(ctx, r.Workspace, since)
	if err != nil {
		return nil, fmt.Errorf("reading the documents of review %s: %w", r.Review.ID, err)
	}
	for _, d := range changed {
		now[d.Document.ID] = basisOf(d, r.Review.EvidenceTable.Items)
	}
	for _, id := range gone {
		delete(now, id)
	}
	return synoptic.Changes(r.Review.RestsOn, now), nil
}

// Refresh has a review written anew where its documents have changed since it
// was written; changed is false where they have not, and nothing is done. What
// there is of it stays until the next version is there. A review that failed
// is tried again. CodeConflict for one that is being written,
// CodeUnprocessable for one of whose documents none is left.
func (s *Service) Refresh(ctx context.Context, ws synoptic.Workspace, id string) (r storage.StoredReview, changed bool, err error) {
	r, err = s.Store.Review(ctx, ws, id)
	if err != nil {
		return r, false, fmt.Errorf("finding review %s: %w", id, err)
	}
	if !finished(r.Review.Status) {
		return r, false, synoptic.Errorf(synoptic.CodeConflict, "this review is %s; refresh it once it is done", r.Review.Status)
	}
	changes, err := s.Changes(ctx, r)
	if err != nil {
		return r, false, err
	}
	if r.Review.Status == synoptic.ReviewDone && len(changes) == 0 {
		return r, false, nil
	}
	if err := s.someLeft(ctx, r); err != nil {
		return r, false, err
	}
	r.Review.Status, r.Review.Error, r.Review.Progress = synoptic.ReviewQueued, nil, synoptic.Progress{Total: len(r.DocumentIDs)}
	r.Lease, r.Attempts, r.DueAt = storage.Lease{}, 0, time.Time{}
	if r, err = s.Store.UpdateReview(ctx, r); err != nil {
		return r, false, fmt.Errorf("asking for review %s: %w", id, err)
	}
	if err := work.Send(ctx, s.Queue, work.ReviewQueue, work.Task{Workspace: ws, ID: id}, 0); err != nil {
		s.Log.WarnContext(ctx, "a review waits for the next sweep", "review", id, "error", err)
	}
	return r, true, nil
}

// mostNamed bounds the documents that a message names.
const mostNamed = 10

// someLeft refuses a review of which no document is there any more: it could
// only fail later, and what there is of it is still worth having.
func (s *Service) someLeft(ctx context.Context, r storage.StoredReview) error {
	found, err := s.Store.Documents(ctx, r.Workspace, r.DocumentIDs)
	if err != nil {
		return fmt.Errorf("reading the documents of review %s: %w", r.Review.ID, err)
	}
	if len(found) > 0 {
		return nil
	}
	named := slices.Sorted(slices.Values(r.DocumentIDs))
	more := ""
	if n := len(named) - mostNamed; n > 0 {
		named, more = named[:mostNamed], fmt.Sprintf(" and %d more", n)
	}
	return synoptic.Errorf(synoptic.CodeUnprocessable, "all documents of this review have been deleted (%s%s); upload them again to refresh it", strings.Join(named, ", "), more)
}

// EstimateRefresh tells beforehand what Refresh would take of a model. A
// review whose documents have not changed takes nothing.
func (s *Service) EstimateRefresh(ctx context.Context, ws synoptic.Workspace, id string) (synoptic.Estimate, error) {
	none := synoptic.Estimate{EstimatedCostUSD: new(0.0)}
	r, err := s.Store.Review(ctx, ws, id)
	if err != nil {
		return none, fmt.Errorf("finding review %s: %w", id, err)
	}
	changes, err := s.Changes(ctx, r)
	if err != nil || r.Review.Status == synoptic.ReviewDone && len(changes) == 0 {
		return none, err
	}
	var request stored
	if err := json.Unmarshal(r.Request, &request); err != nil {
		return none, fmt.Errorf("reading the request of a review: %w", err)
	}
	found, err := s.Store.Documents(ctx, ws, r.DocumentIDs)
	if err != nil {
		return none, fmt.Errorf("reading the documents of review %s: %w", id, err)
	}
	ids := make([]string, len(found))
	for i, d := range found {
		ids[i] = d.Document.ID
	}
	if len(ids) == 0 {
		return none, s.someLeft(ctx, r)
	}
	return s.Estimate(ctx, ws, Request{DocumentIDs: ids, Form: request.Form, Items: request.Items, Language: r.Review.Language, Engine: request.Engine})
}

// failed is a review that could not be written. One of which there is a
// finished version keeps that, and says why there is no newer one.
func failed(r synoptic.Review, why *synoptic.Problem, now time.Time) synoptic.Review {
	r.Error = why
	if r.Version > 0 {
		r.Status = synoptic.ReviewDone
		return r
	}
	r.Status, r.CompletedAt = synoptic.ReviewFailed, new(now.UTC())
	return r
}
