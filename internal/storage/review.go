package storage

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"synoptic/internal/synoptic"
)

// keptReview is what only the store needs to know of a review.
type keptReview struct {
	Life    life   `json:"life,omitempty"`
	Content string `json:"content,omitempty"` // key of the blob that holds what is large

	Versions []keptVersion `json:"versions,omitempty"` // oldest first
}

// reviewBody is a StoredReview as it lies in the table, without its content.
type reviewBody struct {
	Review      synoptic.Review    `json:"review"`
	Workspace   synoptic.Workspace `json:"workspace"`
	DocumentIDs []string           `json:"document_ids,omitempty"`
	Request     json.RawMessage    `json:"request,omitempty"`
	Lease       Lease              `json:"lease,omitzero"`
	Attempts    int                `json:"attempts,omitempty"`
	DueAt       time.Time          `json:"due_at,omitzero"`
	Kept        keptReview         `json:"kept,omitzero"`
}

// reviewContent is the large part of a review. It lies in a blob, so that a
// list of reviews reads none of it.
type reviewContent struct {
	Included      synoptic.List[synoptic.Included] `json:"included"`
	Excluded      synoptic.List[synoptic.Excluded] `json:"excluded"`
	EvidenceTable synoptic.EvidenceTable           `json:"evidence_table"`
	Synthesis     synoptic.List[synoptic.Section]  `json:"synthesis"`
	Comparison    *synoptic.Comparison             `json:"comparison,omitempty"`
	AIUse         *synoptic.AIUse                  `json:"ai_use,omitempty"`
	RestsOn       synoptic.List[synoptic.Basis]    `json:"rests_on,omitempty"`
}

func (c reviewContent) empty() bool {
	return len(c.Included) == 0 && len(c.Excluded) == 0 && len(c.Synthesis) == 0 &&
		len(c.EvidenceTable.Items) == 0 && len(c.EvidenceTable.Rows) == 0 && c.Comparison == nil && c.AIUse == nil
}

// cut takes the content out of a review.
func (r *StoredReview) cut() reviewContent {
	v := &r.Review
	c := reviewContent{v.Included, v.Excluded, v.EvidenceTable, v.Synthesis, v.Comparison, v.AIUse, v.RestsOn}
	v.Included, v.Excluded, v.EvidenceTable, v.Synthesis = nil, nil, synoptic.EvidenceTable{}, nil
	v.Comparison, v.AIUse, v.RestsOn = nil, nil, nil
	return c
}

// putContent stores the content of a review, and returns its key.
func (s *Store) putContent(ctx context.Context, r StoredReview, c reviewContent) (string, error) {
	if c.empty() {
		return "", nil
	}
	body, err := s.encode(c)
	if err != nil {
		return "", err
	}
	key := reviewFolder(r.Workspace, r.Review.ID) + "content/" + synoptic.SHA256Hex(body)
	if key == r.kept.Content {
		return key, nil
	}
	return key, s.blobs.Put(ctx, key, body)
}

// waits tells what a review waits for, and since or until when.
func (r *StoredReview) waits() (Work, time.Time, bool) {
	switch {
	case r.kept.Life == deleting:
		return WorkDelete, r.DueAt, true
	case r.kept.Life == gone:
		return "", time.Time{}, false
	}
	switch r.Review.Status {
	case synoptic.ReviewQueued, synoptic.ReviewExtracting, synoptic.ReviewWriting:
		if r.Lease.Owner != "" {
			return WorkReview, r.Lease.Until, true
		}
		return WorkReview, r.DueAt, true
	}
	return "", time.Time{}, false
}

// reviewItem writes a review, whose content has been cut, as an item.
func (s *Store) reviewItem(ctx context.Context, r StoredReview) (Item, error) {
	ws, id := r.Workspace, r.Review.ID
	it := Item{Key: reviewKey(ws, id)}
	switch r.kept.Life {
	case gone:
		it.ExpiresAt = s.now().Add(goneFor)
	case alive:
		it.Indexes = append(it.Indexes, listEntry(ws, "reviews", r.Review.CreatedAt, id))
	}
	if work, due, waits := r.waits(); waits {
		it.Indexes = append(it.Indexes, dueEntry(ws, work, due, id))
	}
	var err error
	it.Body, err = s.seal(ctx, reviewFolder(ws, id), reviewBody{
		Review: r.Review, Workspace: ws, DocumentIDs: r.DocumentIDs, Request: r.Request, Lease: r.Lease,
		Attempts: r.Attempts, DueAt: r.DueAt, Kept: r.kept,
	})
	return it, err
}

func (s *Store) readReview(ctx context.Context, it Item) (StoredReview, error) {
	var b reviewBody
	if err := s.unseal(ctx, it.Body, &b); err != nil {
		return StoredReview{}, err
	}
	return StoredReview{
		Review: b.Review, Workspace: b.Workspace, Revision: it.Revision, DocumentIDs: b.DocumentIDs,
		Request: b.Request, Lease: b.Lease, Attempts: b.Attempts, DueAt: b.DueAt, kept: b.Kept,
	}, nil
}

// lookUpReview returns a review as it stands, tombstones included and without
// its content.
func (s *Store) lookUpReview(ctx context.Context, ws synoptic.Workspace, id string) (r StoredReview, found bool, err error) {
	items, err := s.table.Get(ctx, reviewKey(ws, id))
	if err != nil || len(items) == 0 {
		return r, false, err
	}
	r, err = s.readReview(ctx, items[0])
	return r, err == nil, err
}

func (s *Store) liveReview(ctx context.Context, ws synoptic.Workspace, id string) (StoredReview, error) {
	r, found, err := s.lookUpReview(ctx, ws, id)
	if err == nil && (!found || r.kept.Life != alive) {
		err = synoptic.NotFound()
	}
	return r, err
}

// withContent puts the content back into a review.
func (s *Store) withContent(ctx context.Context, r StoredReview) (StoredReview, error) {
	if r.kept.Content == "" {
		return r, nil
	}
	body, err := s.blobs.Get(ctx, r.kept.Content, 0)
	if err != nil {
		return r, err
	}
	var c reviewContent
	if err := decode(body, &c); err != nil {
		return r, err
	}
	v := &r.Review
	v.Included, v.Excluded, v.EvidenceTable, v.Synthesis = c.Included, c.Excluded, c.EvidenceTable, c.Synthesis
	v.Comparison, v.AIUse, v.RestsOn = c.Comparison, c.AIUse, c.RestsOn
	return r, nil
}

// CreateReview stores a new review; where one of the same id is there, that
// one is returned. CodeConflict where it was deleted.
func (s *Store) CreateReview(ctx context.Context, ws synoptic.Workspace, r StoredReview) (StoredReview, error) {
	if r.Review.ID == "" || r.Review.CreatedAt.IsZero() {
		return r, synoptic.Invalid("a new review needs an id and a time")
	}
	r.Workspace, r.Revision, r.kept = ws, 0, keptReview{}
	stored, err := s.saveReview(ctx, r, Absent())
	if !overtaken(err) {
		return stored, err
	}
	stored, err = s.Review(ctx, ws, r.Review.ID)
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		err = errConflict("this review was deleted")
	}
	return stored, err
}

// saveReview writes a review with its content: the content first, which
// nothing points to before the review does.
func (s *Store) saveReview(ctx context.Context, r StoredReview, cond Condition) (StoredReview, error) {
	head, old := r, r.kept.Content
	content := head.cut()
	var err error
	if head.kept.Content, err = s.putContent(ctx, r, content); err != nil {
		return r, err
	}
	it, err := s.reviewItem(ctx, head)
	if err != nil {
		return r, err
	}
	if err := s.table.Write(ctx, Put(it, cond)); err != nil {
		return r, err
	}
	r.kept = head.kept
	r.Revision++
	if old != "" && old != r.kept.Content {
		// The review is saved. Should this fail, the old content goes when
		// the review does.
		_ = s.blobs.Delete(ctx, old)
	}
	return r, nil
}

// Review returns one review, complete.
func (s *Store) Review(ctx context.Context, ws synoptic.Workspace, id string) (StoredReview, error) {
	r, err := s.liveReview(ctx, ws, id)
	if err != nil {
		return StoredReview{}, err
	}
	r, err = s.withContent(ctx, r)
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		// The content was replaced between the two reads: look again.
		if r, err = s.liveReview(ctx, ws, id); err == nil {
			r, err = s.withContent(ctx, r)
		}
	}
	return r, err
}

// ReviewHead returns one review as a list has it, without included and
// excluded documents, evidence table and synthesis: for those who only want to
// know how far it is.
func (s *Store) ReviewHead(ctx context.Context, ws synoptic.Workspace, id string) (StoredReview, error) {
	return s.liveReview(ctx, ws, id)
}

// UpdateReview stores a changed review, its Lease as it stands there too, if
// nobody changed it since it was read, else CodeConflict. Start from a
// complete one, not from one of a list: what it holds is what will be there.
func (s *Store) UpdateReview(ctx context.Context, r StoredReview) (StoredReview, error) {
	if r.Revision == 0 {
		return r, synoptic.Invalid("only a review that was read can be updated")
	}
	return s.saveReview(ctx, r, RevisionIs(r.Revision))
}

// ListReviews returns reviews, newest first, without included and excluded
// documents, evidence table and synthesis.
func (s *Store) ListReviews(ctx context.Context, ws synoptic.Workspace, p PageRequest) (Listing[StoredReview], error) {
	list := cursorList{"reviews", string(ws)}
	limit, at, err := list.start(p)
	if err != nil {
		return Listing[StoredReview]{}, err
	}
	page, err := s.table.Query(ctx, Query{Index: IndexList, Partition: partition(ws, "L", "reviews"),
		Descending: true, Limit: limit, After: at.After})
	if err != nil || len(page.Items) == 0 {
		return Listing[StoredReview]{}, err
	}
	keys := make([]Key, len(page.Items))
	for i, it := range page.Items {
		keys[i] = it.Key
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return Listing[StoredReview]{}, err
	}
	var out Listing[StoredReview]
	found := byKey(items)
	for _, k := range keys {
		it, ok := found[k]
		if !ok {
			continue
		}
		r, err := s.readReview(ctx, it)
		if err != nil {
			return out, err
		}
		if r.kept.Life == alive {
			out.Items = append(out.Items, r)
		}
	}
	if page.More {
		out.NextCursor = list.cursor(place{After: lastPosition(page, IndexList)})
	}
	return out, nil
}

// changeReview reads a live review, lets f change it, and writes it; again
// from the start when somebody else was quicker.
func (s *Store) changeReview(ctx context.Context, ws synoptic.Workspace, id string, f func(*StoredReview) error) (StoredReview, error) {
	for range maxTries {
		r, err := s.Review(ctx, ws, id)
		if err != nil {
			return r, err
		}
		switch err := f(&r); {
		case errors.Is(err, errUnchanged):
			return r, nil
		case err != nil:
			return r, err
		}
		r, err = s.saveReview(ctx, r, RevisionIs(r.Revision))
		if !overtaken(err) {
			return r, err
		}
	}
	return StoredReview{}, errBusy()
}

// ClaimReview gives the lease of an unfinished review that is due to owner,
// see ClaimDocument. CodeConflict where another holds it, or where it is done
// or failed.
func (s *Store) ClaimReview(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) (StoredReview, error) {
	return s.changeReview(ctx, ws, id, func(r *StoredReview) error {
		now := s.now()
		if _, _, waits := r.waits(); !waits {
			return errConflict("this review waits for nothing")
		}
		if r.Lease.Owner == "" && now.Before(r.DueAt) {
			return errConflict("this review is not due yet")
		}
		return r.Lease.take(owner, until, now, &r.Attempts)
	})
}

// ReleaseReview hands a claimed review back, due at the given time. It is no
// error when owner no longer holds it.
func (s *Store) ReleaseReview(ctx context.Context, ws synoptic.Workspace, id, owner string, due time.Time) error {
	_, err := s.changeReview(ctx, ws, id, func(r *StoredReview) error {
		if r.Lease.Owner != owner {
			return errUnchanged
		}
		r.Lease, r.DueAt = Lease{}, due
		return nil
	})
	return err
}

// DeleteReview removes a review.
func (s *Store) DeleteReview(ctx context.Context, ws synoptic.Workspace, id string) error {
	for range maxTries {
		r, found, err := s.lookUpReview(ctx, ws, id)
		switch {
		case err != nil:
			return err
		case !found || r.kept.Life == gone:
			return synoptic.NotFound()
		case r.kept.Life == deleting:
			return s.finishReviewDeletion(ctx, r)
		}
		tomb := r
		tomb.kept.Life, tomb.DueAt, tomb.Lease = deleting, s.now(), Lease{}
		if tomb, err = s.saveTomb(ctx, tomb); err == nil {
			return s.finishReviewDeletion(ctx, tomb)
		}
		if !overtaken(err) {
			return err
		}
	}
	return errBusy()
}

// finishReviewDeletion removes the blobs of a tombstone and lays it to rest.
func (s *Store) finishReviewDeletion(ctx context.Context, tomb StoredReview) error {
	if err := s.blobs.DeleteAll(ctx, reviewFolder(tomb.Workspace, tomb.Review.ID)); err != nil {
		return err
	}
	rest := tomb
	rest.kept.Life = gone
	if _, err := s.saveTomb(ctx, rest); err != nil && !overtaken(err) {
		return err
	}
	return nil
}

// saveTomb writes a tombstone, of which nothing but its name is kept.
func (s *Store) saveTomb(ctx context.Context, r StoredReview) (StoredReview, error) {
	r.Review = synoptic.Review{ID: r.Review.ID, CreatedAt: r.Review.CreatedAt}
	r.DocumentIDs, r.Request, r.kept.Content, r.kept.Versions = nil, nil, "", nil
	it, err := s.reviewItem(ctx, r)
	if err != nil {
		return r, err
	}
	if err := s.table.Write(ctx, Put(it, RevisionIs(r.Revision))); err != nil {
		return r, err
	}
	r.Revision++
	return r, nil
}
