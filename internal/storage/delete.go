package storage

import (
	"context"
	"slices"
	"time"

	"synoptic/internal/synoptic"
)

// DeleteDocument removes a document with all that hangs on it (bytes, texts,
// extractions, terms, claims), and promotes the next of its duplicates. For
// everybody else it is gone at once: the first write makes it a tombstone.
// Should the rest be cut short, it is due as WorkDelete.
func (s *Store) DeleteDocument(ctx context.Context, ws synoptic.Workspace, id string) error {
	for range maxTries {
		d, found, err := s.lookUp(ctx, ws, id)
		switch {
		case err != nil:
			return err
		case !found || d.kept.Life == gone:
			return synoptic.NotFound()
		case d.kept.Life == deleting:
			return s.finishDeletion(ctx, d)
		}
		tomb := d
		tomb.kept.Life, tomb.DueAt, tomb.Lease = deleting, s.now(), Lease{}
		tomb.Document.Record, tomb.Document.FileName, tomb.Document.SourceURL = nil, "", ""
		if tomb, err = s.save(ctx, tomb); err == nil {
			return s.finishDeletion(ctx, tomb)
		}
		if !overtaken(err) {
			return err
		}
	}
	return errBusy()
}

// FinishDeletion completes a deletion that Due shows as WorkDelete.
func (s *Store) FinishDeletion(ctx context.Context, due Due) error {
	if r, found, err := s.lookUpReview(ctx, due.Workspace, due.ID); err != nil || found {
		if err == nil && r.kept.Life == deleting {
			err = s.finishReviewDeletion(ctx, r)
		}
		return err
	}
	d, found, err := s.lookUp(ctx, due.Workspace, due.ID)
	if err != nil || !found || d.kept.Life != deleting {
		return err
	}
	return s.finishDeletion(ctx, d)
}

// finishDeletion removes what hangs on a tombstone, and lays it to rest. All
// of it may run twice, and by two at once: every write passes only while the
// tombstone stands as it was, so that nothing touches a document that was
// uploaded again meanwhile.
func (s *Store) finishDeletion(ctx context.Context, tomb StoredDocument) error {
	err := s.clearDocument(ctx, tomb)
	if err == nil {
		rest := tomb
		rest.Document = synoptic.Document{ID: tomb.Document.ID, CreatedAt: tomb.Document.CreatedAt}
		rest.Asked, rest.Attempts, rest.DueAt, rest.TextSHA256 = Asked{}, 0, time.Time{}, ""
		rest.kept = keptDocument{Life: gone, Generation: tomb.kept.Generation}
		_, err = s.save(ctx, rest)
	}
	if overtaken(err) {
		return nil // somebody else finished it
	}
	return err
}

func (s *Store) clearDocument(ctx context.Context, tomb StoredDocument) error {
	items, err := s.queryAll(ctx, Query{Partition: tomb.key().Partition})
	if err != nil {
		return err
	}
	known := trail{tomb.kept.Terms, tomb.kept.Identities}
	var children []Op
	for _, it := range items {
		switch it.Sort {
		case sortDocument:
			continue
		case sortTrail:
			if err := s.unseal(ctx, it.Body, &known); err != nil {
				return err
			}
		}
		children = append(children, Delete(it.Key, Always()))
	}
	claims := removals(known.Identities, func(i Identity) Key { return tomb.identityKey(i) })
	if err := s.fenced(ctx, tomb, claims); err != nil {
		return err
	}
	if _, err := s.settle(ctx, tomb.Workspace, known.Identities, nil, false); err != nil {
		return err
	}
	// The trail goes last, since it is what tells a repeated call the rest.
	if i := slices.IndexFunc(children, func(op Op) bool { return op.Delete.Sort == sortTrail }); i >= 0 {
		children = append(slices.Delete(slices.Clone(children), i, i+1), children[i])
	}
	terms := removals(known.Terms, func(t string) Key { return tomb.termKey(t) })
	if err := s.fenced(ctx, tomb, terms); err != nil {
		return err
	}
	if err := s.blobs.DeleteAll(ctx, tomb.folder()); err != nil {
		return err
	}
	return s.fenced(ctx, tomb, children)
}
