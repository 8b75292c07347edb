package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// A result is more than one atomic write can hold, so that it is written in an
// order in which a crash between any two steps leaves nothing wrong, and the
// next worker, who finds the lease run out, repeats all of it:
//
//  1. the text, a blob that nothing points to yet;
//  2. the trail: all terms and identities that were ever written for the
//     document, so that its deletion finds them, and with it the claims to
//     its identities, new ones in, old ones out;
//  3. the terms. A search looks at the document itself, so that a term which
//     the document does not (yet, or any longer) have finds nothing;
//  4. the later ones of the same study are told, see settle;
//  5. the extraction and the document that points to it, together: from here
//     on it is there;
//  6. terms that the document had and has no longer. Should this not happen,
//     the trail remembers them for the next result, or for the deletion.
//
// Steps 2, 3 and 6 pass only while the document stands at the revision that
// was read, so that a worker who lost its lease, or whose document is being
// deleted, leaves nothing behind.

// trail is the body of the item that remembers what to clean up.
type trail struct {
	Terms      []string   `json:"terms"`
	Identities []Identity `json:"identities"`
}

// SaveResult stores what the holder of the lease found, and gives the lease
// back; CodeConflict where it lost it. Nothing of it shows before all of it
// is there.
func (s *Store) SaveResult(ctx context.Context, ws synoptic.Workspace, r Result) (StoredDocument, error) {
	switch r.Status {
	case synoptic.Extracted, synoptic.Rejected, synoptic.Failed:
	default:
		return StoredDocument{}, synoptic.Errorf(synoptic.CodeInvalid, "a result does not make a document %q", r.Status)
	}
	if (r.Status == synoptic.Extracted) != (r.Extraction != nil) {
		return StoredDocument{}, synoptic.Invalid("a result has an extraction if, and only if, it is extracted")
	}
	r.Terms, r.Identities = bounded(r.Terms, MaxTerms), bounded(r.Identities, MaxIdentities)
	mark, err := r.mark()
	if err != nil {
		return StoredDocument{}, err
	}
	for range maxTries {
		d, err := s.live(ctx, ws, r.DocumentID)
		if err != nil {
			return d, err
		}
		if d.Document.Status == r.Status && d.kept.Saved == mark && d.Lease.Owner == "" {
			return s.tidy(ctx, d, true) // an earlier call got through
		}
		if d.Document.Status != synoptic.Extracting || !d.Lease.heldBy(r.Owner, s.now()) {
			return d, errLost()
		}
		d, err = s.saveResult(ctx, d, r, mark)
		if !overtaken(err) {
			return d, err
		}
	}
	return StoredDocument{}, errBusy()
}

// mark recognises a result that was saved already.
func (r Result) mark() (string, error) {
	text := synoptic.SHA256Hex([]byte(r.Text))
	r.Text = ""
	b, err := json.Marshal(r)
	if err != nil {
		return "", synoptic.Wrap(synoptic.CodeInternal, "this cannot be stored", err)
	}
	return synoptic.SHA256Hex(append(b, text...))[:32], nil
}

// bounded leaves out what is empty, too long, no text, said before, or over
// the limit.
func bounded[T ~string](all []T, limit int) []T {
	kept := make([]T, 0, min(len(all), limit))
	for _, t := range all {
		if len(kept) < limit && t != "" && len(t) <= MaxTermBytes && utf8.ValidString(string(t)) && !slices.Contains(kept, t) {
			kept = append(kept, t)
		}
	}
	return kept
}

func (s *Store) saveResult(ctx context.Context, d StoredDocument, r Result, mark string) (StoredDocument, error) {
	after := d
	after.apply(r, mark)
	if r.Text != "" {
		after.TextSHA256 = synoptic.SHA256Hex([]byte(r.Text))
		if err := s.blobs.Put(ctx, after.textKey(after.TextSHA256), []byte(r.Text)); err != nil {
			return d, err
		}
	}
	left, err := s.leaveTrail(ctx, d, after)
	if err != nil {
		return d, err
	}
	touched := union(d.kept.Identities, after.kept.Identities)
	anew := len(d.kept.Identities) == 0 && len(left.Identities) == len(after.kept.Identities)
	studies, err := s.settle(ctx, d.Workspace, touched, &after, anew)
	if err != nil {
		return d, err
	}
	after.Document.DuplicateOf = studies.duplicateOf(d.Document.ID)
	after, err = s.saveWithExtraction(ctx, after, r.Extraction)
	if err != nil {
		return d, err
	}
	shared := studies.shared()
	if shared && anew {
		if shared, err = s.moved(ctx, after); err != nil {
			return d, err
		}
	}
	if shared || len(left.Terms) > len(after.kept.Terms) {
		return s.tidy(ctx, after, shared)
	}
	if after.Document.Extraction = r.Extraction; r.Extraction == nil || len(after.kept.Edited) > 0 {
		return s.withExtraction(ctx, after)
	}
	return after, nil
}

// moved reports whether a document that was just saved is the duplicate of
// another than it says, because one of its study has gone, or has come,
// meanwhile.
func (s *Store) moved(ctx context.Context, d StoredDocument) (bool, error) {
	claims, err := s.claimsAround(ctx, d.Workspace, d.kept.Identities)
	if err != nil {
		return false, err
	}
	return sameStudy(claims).duplicateOf(d.Document.ID) != d.Document.DuplicateOf, nil
}

// tidy does what is left to do once a result is there, and returns the
// document with its extraction. Where others are, or may be, the same study,
// it looks again: one of them may have gone while the result was written.
func (s *Store) tidy(ctx context.Context, d StoredDocument, shared bool) (StoredDocument, error) {
	known, cond, err := s.readTrail(ctx, d)
	if err != nil {
		return d, err
	}
	if shared {
		if _, err := s.settle(ctx, d.Workspace, union(known.Identities, d.kept.Identities), nil, false); err != nil {
			return d, err
		}
		if d, err = s.live(ctx, d.Workspace, d.Document.ID); err != nil {
			return d, err
		}
	}
	old := slices.DeleteFunc(slices.Clone(known.Terms), func(t string) bool { return slices.Contains(d.kept.Terms, t) })
	if len(old) > 0 {
		ops := removals(old, func(t string) Key { return d.termKey(t) })
		last, err := s.trailPut(ctx, d, trail{d.kept.Terms, d.kept.Identities}, cond)
		if err != nil {
			return d, err
		}
		if err := s.fenced(ctx, d, append(ops, last)); err != nil && !overtaken(err) {
			return d, err
		}
	}
	return s.withExtraction(ctx, d)
}

// apply makes of a document what the result says. A failure takes nothing
// away: where it brings no record or extraction, those of an earlier result
// stay, and with the record what finds the document.
func (d *StoredDocument) apply(r Result, mark string) {
	doc := &d.Document
	doc.Status, doc.Error = r.Status, r.Problem
	doc.PageType = cmp.Or(r.PageType, doc.PageType)
	doc.Charset = cmp.Or(r.Charset, doc.Charset)
	doc.MediaType = cmp.Or(r.MediaType, doc.MediaType)
	d.Lease, d.DueAt, d.Answered = Lease{}, time.Time{}, false
	d.kept.Saved = mark
	if r.Record != nil || r.Status != synoptic.Failed {
		doc.Record, d.kept.Terms, d.kept.Identities = r.Record, r.Terms, r.Identities
	}
	switch {
	case r.Extraction != nil:
		d.kept.Current = extractionKey(d.Workspace, doc.ID, r.Extraction).Sort
	case r.Status != synoptic.Failed:
		d.kept.Current = ""
	}
}

func (d *StoredDocument) key() Key { return documentKey(d.Workspace, d.Document.ID) }

func (d *StoredDocument) termKey(t string) Key {
	return termKey(d.Workspace, t, d.Document.CreatedAt, d.Document.ID)
}

func (d *StoredDocument) identityKey(i Identity) Key {
	return identityKey(d.Workspace, i, d.Document.CreatedAt, d.Document.ID)
}

// leaveTrail writes the trail, the claims and the terms of a document that is
// about to be saved, and returns the trail.
func (s *Store) leaveTrail(ctx context.Context, before, after StoredDocument) (trail, error) {
	known, cond, err := s.readTrail(ctx, after)
	if err != nil {
		return known, err
	}
	all := trail{union(known.Terms, after.kept.Terms), union(known.Identities, after.kept.Identities)}
	first, err := s.trailPut(ctx, after, all, cond)
	if err != nil {
		return all, err
	}
	ops := []Op{first}
	for _, i := range union(known.Identities, before.kept.Identities) {
		if !slices.Contains(after.kept.Identities, i) && len(ops) < MaxOps-MaxIdentities-1 {
			ops = append(ops, Delete(after.identityKey(i), Always()))
		}
	}
	for _, i := range after.kept.Identities {
		body, err := s.encode(claimOf(after))
		if err != nil {
			return all, err
		}
		ops = append(ops, Put(Item{Key: after.identityKey(i), Body: body}, Always()))
	}
	for _, t := range after.kept.Terms {
		ops = append(ops, Put(Item{Key: after.termKey(t), Body: []byte(after.Document.ID)}, Always()))
	}
	return all, s.fenced(ctx, before, ops)
}

// readTrail returns the trail of a document, and the condition under which it
// may be written over.
func (s *Store) readTrail(ctx context.Context, d StoredDocument) (known trail, cond Condition, err error) {
	items, err := s.table.Get(ctx, trailKey(d.Workspace, d.Document.ID))
	if err != nil || len(items) == 0 {
		return known, Absent(), err
	}
	err = s.unseal(ctx, items[0].Body, &known)
	return known, RevisionIs(items[0].Revision), err
}

func (s *Store) trailPut(ctx context.Context, d StoredDocument, t trail, cond Condition) (Op, error) {
	body, err := s.seal(ctx, d.folder(), t)
	return Put(Item{Key: trailKey(d.Workspace, d.Document.ID), Body: body}, cond), err
}

// fenced does operations in as many writes as they need, in order, each only
// while the document stands at the revision that was read.
func (s *Store) fenced(ctx context.Context, d StoredDocument, ops []Op) error {
	for chunk := range slices.Chunk(ops, MaxOps-1) {
		if err := s.table.Write(ctx, append([]Op{Check(d.key(), RevisionIs(d.Revision))}, chunk...)...); err != nil {
			return err
		}
	}
	return nil
}

func removals[T any](all []T, key func(T) Key) []Op {
	ops := make([]Op, len(all))
	for i, t := range all {
		ops[i] = Delete(key(t), Always())
	}
	return ops
}

func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	for _, t := range b {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// saveWithExtraction writes the document and the extraction it points to.
func (s *Store) saveWithExtraction(ctx context.Context, d StoredDocument, x *synoptic.Extraction) (StoredDocument, error) {
	if x == nil {
		return s.save(ctx, d)
	}
	body, err := s.seal(ctx, d.folder(), x)
	if err != nil {
		return d, err
	}
	return s.save(ctx, d, Put(Item{Key: extractionKey(d.Workspace, d.Document.ID, x), Body: body}, Always()))
}

// ListExtractions returns all extractions of a document, newest first.
func (s *Store) ListExtractions(ctx context.Context, ws synoptic.Workspace, id string) ([]synoptic.Extraction, error) {
	d, err := s.live(ctx, ws, id)
	if err != nil {
		return nil, err
	}
	return s.Extractions(ctx, d)
}

// Extractions is ListExtractions of a document that was read.
func (s *Store) Extractions(ctx context.Context, d StoredDocument) ([]synoptic.Extraction, error) {
	items, err := s.queryAll(ctx, Query{Partition: d.key().Partition, Prefix: prefixExtraction})
	if err != nil {
		return nil, err
	}
	all := make([]synoptic.Extraction, len(items))
	for i, it := range items {
		if err := s.unseal(ctx, it.Body, &all[i]); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b synoptic.Extraction) int {
		if c := b.CreatedAt.Compare(a.CreatedAt); c != 0 {
			return c
		}
		return strings.Compare(a.Engine, b.Engine)
	})
	return all, nil
}

// maxAll bounds a query that reads to its end.
const maxAll = 10_000

// queryAll reads a short partition to its end.
func (s *Store) queryAll(ctx context.Context, q Query) ([]Item, error) {
	var all []Item
	q.Limit = 200
	for {
		page, err := s.table.Query(ctx, q)
		if err != nil {
			return nil, err
		}
		all = append(all, page.Items...)
		if !page.More {
			return all, nil
		}
		if len(all) >= maxAll {
			return nil, synoptic.Wrap(synoptic.CodeInternal, "this is more than can be read", errors.New(q.Partition))
		}
		q.After = lastPosition(page, q.Index)
	}
}
