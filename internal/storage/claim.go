package storage

import (
	"context"
	"time"

	"synoptic/internal/synoptic"
)

// heldBy reports whether owner holds the lease at the given time.
func (l Lease) heldBy(owner string, now time.Time) bool {
	return l.Owner == owner && owner != "" && now.Before(l.Until)
}

// free reports whether nobody holds the lease at the given time.
func (l Lease) free(now time.Time) bool { return !now.Before(l.Until) }

// take gives the lease to owner. A first claim counts as an attempt, one more
// by the same holder (a repeated call) does not.
func (l *Lease) take(owner string, until, now time.Time, attempts *int) error {
	switch {
	case owner == "" || !until.After(now):
		return synoptic.Invalid("a claim needs an owner and a time to come")
	case !l.heldBy(owner, now) && !l.free(now):
		return errConflict("somebody else works on this")
	case !l.heldBy(owner, now):
		*attempts++
	}
	*l = Lease{Owner: owner, Until: until.UTC()}
	return nil
}

// ClaimDocument gives the lease of a pending document that is due, or of one
// whose lease ran out, to owner until the given time, and makes it
// extracting. An owner is one run of one worker: a name that no other process
// uses, now or later. CodeConflict where another holds it, or where it waits
// for nothing.
func (s *Store) ClaimDocument(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) (StoredDocument, error) {
	d, err := s.change(ctx, ws, id, func(d *StoredDocument) error {
		now := s.now()
		switch d.Document.Status {
		case synoptic.Extracting:
		case synoptic.Pending:
			d.Lease = Lease{} // whatever was left of an earlier one
			if now.Before(d.DueAt) {
				return errConflict("this document is not due yet")
			}
		default:
			return errConflict("this document waits for nothing")
		}
		d.Document.Status = synoptic.Extracting
		return d.Lease.take(owner, until, now, &d.Attempts)
	})
	if err != nil {
		return StoredDocument{}, err
	}
	return s.withExtraction(ctx, d)
}

// RenewLease prolongs the lease of owner; CodeConflict where it lost it.
func (s *Store) RenewLease(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) error {
	_, err := s.change(ctx, ws, id, func(d *StoredDocument) error {
		if d.Document.Status != synoptic.Extracting || !d.Lease.heldBy(owner, s.now()) {
			return errLost()
		}
		d.Lease.Until = until.UTC()
		return nil
	})
	return err
}

func errLost() error { return errConflict("the lease of this is lost") }

// ReleaseDocument hands a claimed document back as pending, due at the given
// time (zero is at once). It is no error when owner no longer holds it.
func (s *Store) ReleaseDocument(ctx context.Context, ws synoptic.Workspace, id, owner string, due time.Time) error {
	_, err := s.change(ctx, ws, id, func(d *StoredDocument) error {
		if d.Document.Status != synoptic.Extracting || d.Lease.Owner != owner {
			return errUnchanged
		}
		d.Document.Status, d.Lease, d.DueAt = synoptic.Pending, Lease{}, due
		return nil
	})
	return err
}

// Due returns what is due by now, in no promised order. Each was looked at:
// it was due when this was called.
func (s *Store) Due(ctx context.Context, work Work, now time.Time, p PageRequest) (Listing[Due], error) {
	list := cursorList{name: "due", of: string(work)}
	limit, at, err := list.start(p)
	if err != nil {
		return Listing[Due]{}, err
	}
	var out Listing[Due]
	for shard := at.Shard; shard < dueShards; shard, at.After = shard+1, nil {
		for {
			page, err := s.table.Query(ctx, Query{Index: IndexDue, Partition: duePartition(work, shard),
				To: sortableTime(now) + "$", Limit: limit - len(out.Items), After: at.After}) // $ follows #
			if err != nil {
				return out, err
			}
			due, err := s.dueOf(ctx, page.Items, work, now)
			if err != nil {
				return out, err
			}
			out.Items = append(out.Items, due...)
			if !page.More {
				break
			}
			at.After = lastPosition(page, IndexDue)
			if len(out.Items) >= limit {
				out.NextCursor = list.cursor(place{Shard: shard, After: at.After})
				return out, nil
			}
		}
		if len(out.Items) >= limit && shard+1 < dueShards {
			out.NextCursor = list.cursor(place{Shard: shard + 1})
			return out, nil
		}
	}
	return out, nil
}

// dueOf looks at the items behind index entries, which may lag, and returns
// those that do wait for the work and are due.
func (s *Store) dueOf(ctx context.Context, entries []Item, work Work, now time.Time) ([]Due, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	keys := make([]Key, len(entries))
	for i, e := range entries {
		keys[i] = e.Key
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return nil, err
	}
	var due []Due
	for _, it := range items {
		one, at, waits, err := s.waiting(ctx, it)
		if err != nil {
			return nil, err
		}
		if waits && one.Work == work && !at.After(now) {
			one.At = at
			due = append(due, one)
		}
	}
	return due, nil
}

// waiting tells what the document or review of an item waits for.
func (s *Store) waiting(ctx context.Context, it Item) (Due, time.Time, bool, error) {
	if it.Sort == sortReview {
		r, err := s.readReview(ctx, it)
		if err != nil {
			return Due{}, time.Time{}, false, err
		}
		work, at, waits := r.waits()
		return Due{Work: work, Workspace: r.Workspace, ID: r.Review.ID}, at, waits, nil
	}
	if it.Sort == sortBatch {
		b, err := s.readBatch(ctx, it)
		return Due{Work: WorkJob, Workspace: b.Workspace, ID: b.Batch.ID}, b.DueAt, !b.Batch.Status.Final(), err
	}
	d, err := s.readDocument(ctx, it)
	if err != nil {
		return Due{}, time.Time{}, false, err
	}
	work, at, waits := d.waits()
	return Due{Work: work, Workspace: d.Workspace, ID: d.Document.ID}, at, waits, nil
}
