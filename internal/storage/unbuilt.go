package storage

import (
	"context"
	"time"

	"synoptic/internal/synoptic"
)

var errUnbuilt = synoptic.Errorf(synoptic.CodeInternal, "being built")

// CreateDocument stores a page: its bytes first, then the document, in one
// write. Where the document is there already, that one is returned and
// created is false.
func (s *Store) CreateDocument(ctx context.Context, ws synoptic.Workspace, n NewDocument) (d StoredDocument, created bool, err error) {
	return d, false, errUnbuilt
}

// Document returns one document with its current extraction.
func (s *Store) Document(ctx context.Context, ws synoptic.Workspace, id string) (StoredDocument, error) {
	return StoredDocument{}, errUnbuilt
}

// Documents returns those of the documents that exist, in the order of ids,
// in two batch reads for every hundred.
func (s *Store) Documents(ctx context.Context, ws synoptic.Workspace, ids []string) ([]StoredDocument, error) {
	return nil, errUnbuilt
}

// UpdateDocument stores a changed document if nobody changed it since it was
// read, else CodeConflict. It is how a document is asked for again: Status
// pending, Attempts 0, Asked as wanted.
func (s *Store) UpdateDocument(ctx context.Context, d StoredDocument) (StoredDocument, error) {
	return d, errUnbuilt
}

// ListDocuments returns documents, newest first.
func (s *Store) ListDocuments(ctx context.Context, ws synoptic.Workspace, f DocumentFilter, p PageRequest) (Listing[StoredDocument], error) {
	return Listing[StoredDocument]{}, errUnbuilt
}

// DeleteDocument removes a document with all that hangs on it, and promotes
// the next of its duplicates.
func (s *Store) DeleteDocument(ctx context.Context, ws synoptic.Workspace, id string) error {
	return errUnbuilt
}

// Raw returns the bytes as they were uploaded.
func (s *Store) Raw(ctx context.Context, d StoredDocument) ([]byte, error) { return nil, errUnbuilt }

// Text returns the decoded text of the given hash, or the current one where
// sha256 is empty; CodeNotFound where there is none.
func (s *Store) Text(ctx context.Context, d StoredDocument, sha256 string) (string, error) {
	return "", errUnbuilt
}

// ClaimDocument gives the lease of a pending document, or of one whose lease
// ran out, to owner until the given time, and makes it extracting.
// CodeConflict where another holds it, or where it waits for nothing.
func (s *Store) ClaimDocument(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) (StoredDocument, error) {
	return StoredDocument{}, errUnbuilt
}

// RenewLease prolongs the lease of owner; CodeConflict where it lost it.
func (s *Store) RenewLease(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) error {
	return errUnbuilt
}

// ReleaseDocument hands a claimed document back as pending, due at the given
// time (zero is at once). It is no error when owner no longer holds it.
func (s *Store) ReleaseDocument(ctx context.Context, ws synoptic.Workspace, id, owner string, due time.Time) error {
	return errUnbuilt
}

// SaveResult stores what the holder of the lease found, and gives the lease
// back; CodeConflict where it lost it. Nothing of it shows before all of it
// is there.
func (s *Store) SaveResult(ctx context.Context, ws synoptic.Workspace, r Result) (StoredDocument, error) {
	return StoredDocument{}, errUnbuilt
}

// ListExtractions returns all extractions of a document, newest first.
func (s *Store) ListExtractions(ctx context.Context, ws synoptic.Workspace, id string) ([]synoptic.Extraction, error) {
	return nil, errUnbuilt
}

// Due returns what is due by now, in no promised order.
func (s *Store) Due(ctx context.Context, work Work, now time.Time, p PageRequest) (Listing[Due], error) {
	return Listing[Due]{}, errUnbuilt
}

// FinishDeletion completes a deletion that Due shows as WorkDelete.
func (s *Store) FinishDeletion(ctx context.Context, d Due) error { return errUnbuilt }

// CreateReview stores a new review; where one of the same id is there, that
// one is returned.
func (s *Store) CreateReview(ctx context.Context, ws synoptic.Workspace, r StoredReview) (StoredReview, error) {
	return r, errUnbuilt
}

// Review returns one review, complete.
func (s *Store) Review(ctx context.Context, ws synoptic.Workspace, id string) (StoredReview, error) {
	return StoredReview{}, errUnbuilt
}

// UpdateReview stores a changed review if nobody changed it since it was
// read, else CodeConflict.
func (s *Store) UpdateReview(ctx context.Context, r StoredReview) (StoredReview, error) {
	return r, errUnbuilt
}

// ListReviews returns reviews, newest first, without included and excluded
// documents, evidence table and synthesis.
func (s *Store) ListReviews(ctx context.Context, ws synoptic.Workspace, p PageRequest) (Listing[StoredReview], error) {
	return Listing[StoredReview]{}, errUnbuilt
}

// DeleteReview removes a review.
func (s *Store) DeleteReview(ctx context.Context, ws synoptic.Workspace, id string) error {
	return errUnbuilt
}

// ClaimReview gives the lease of an unfinished review to owner. CodeConflict
// where another holds it, or where it is done or failed.
func (s *Store) ClaimReview(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) (StoredReview, error) {
	return StoredReview{}, errUnbuilt
}

// ReleaseReview hands a claimed review back, due at the given time. It is no
// error when owner no longer holds it.
func (s *Store) ReleaseReview(ctx context.Context, ws synoptic.Workspace, id, owner string, due time.Time) error {
	return errUnbuilt
}

// PutIdempotency keeps v for key, unless something unexpired is kept already:
// then that is returned, and first is false. CodeUnprocessable where it is of
// another request.
func (s *Store) PutIdempotency(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency) (kept Idempotency, first bool, err error) {
	return v, false, errUnbuilt
}

// AddUsage counts what a call consumed, once for each entry's ID.
func (s *Store) AddUsage(ctx context.Context, ws synoptic.Workspace, e UsageEntry) error {
	return errUnbuilt
}

// Usage returns the sums of the days from first to last, both inclusive, in
// the order of day, model and purpose.
func (s *Store) Usage(ctx context.Context, ws synoptic.Workspace, first, last string) ([]UsageRow, error) {
	return nil, errUnbuilt
}
