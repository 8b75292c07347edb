package storage

import (
	"context"
	"errors"
	"slices"
	"time"

	"synoptic/internal/synoptic"
)

// life tells whether a document or review is there.
type life string

// What is deleted passes through two tombstones: deleting, while what hangs on
// it is removed (due, so that a deletion cut short is finished), and gone,
// which stays for goneFor so that a new upload of the same bytes starts
// another generation.
const (
	alive    life = ""
	deleting life = "deleting"
	gone     life = "gone"
)

const goneFor = 7 * 24 * time.Hour

// keptDocument is what only the store needs to know of a document.
type keptDocument struct {
	Life       life   `json:"life,omitempty"`
	Generation int    `json:"generation,omitempty"`
	Current    string `json:"current,omitempty"` // sort key of the current extraction
	Saved      string `json:"saved,omitempty"`   // hash of the last Result, to know it again

	Terms      []string   `json:"terms,omitempty"`
	Identities []Identity `json:"identities,omitempty"`

	Edited []string `json:"edited,omitempty"` // sort keys of what people decided on
	Events int      `json:"events,omitempty"` // entries of its history
}

// documentBody is a StoredDocument as it lies in the table. The extraction is
// an item of its own.
type documentBody struct {
	Document   synoptic.Document  `json:"document"`
	Workspace  synoptic.Workspace `json:"workspace"`
	Asked      Asked              `json:"asked,omitzero"`
	Lease      Lease              `json:"lease,omitzero"`
	Attempts   int                `json:"attempts,omitempty"`
	DueAt      time.Time          `json:"due_at,omitzero"`
	Answered   bool               `json:"answered,omitempty"`
	TextSHA256 string             `json:"text_sha256,omitempty"`
	Kept       keptDocument       `json:"kept,omitzero"`
}

func (d *StoredDocument) folder() string {
	return documentFolder(d.Workspace, d.Document.ID, d.kept.Generation)
}

func (d *StoredDocument) rawKey() string { return d.folder() + "raw/" + blobPart(d.Document.SHA256) }

func (d *StoredDocument) textKey(sha256 string) string {
	return d.folder() + "text/" + blobPart(sha256)
}

// documentItem writes a document as an item, with the index entries that
// follow from where it stands.
func (s *Store) documentItem(ctx context.Context, d StoredDocument) (Item, error) {
	ws, id, created := d.Workspace, d.Document.ID, d.Document.CreatedAt
	it := Item{Key: documentKey(ws, id)}
	switch d.kept.Life {
	case gone:
		it.ExpiresAt = s.now().Add(goneFor)
	case deleting:
		it.Indexes = []IndexKey{dueEntry(ws, WorkDelete, d.DueAt, id)}
	default:
		it.Indexes = []IndexKey{listEntry(ws, "documents", created, id), stateEntry(ws, d.Document.Status, created, id)}
		if work, due, waits := d.waits(); waits {
			it.Indexes = append(it.Indexes, dueEntry(ws, work, due, id))
		}
	}
	doc := d.Document
	doc.Extraction = nil
	var err error
	it.Body, err = s.seal(ctx, d.folder(), documentBody{
		Document: doc, Workspace: ws, Asked: d.Asked, Lease: d.Lease, Attempts: d.Attempts, DueAt: d.DueAt,
		Answered: d.Answered, TextSHA256: d.TextSHA256, Kept: d.kept,
	})
	return it, err
}

// waits tells what a document waits for, and since or until when.
func (d *StoredDocument) waits() (Work, time.Time, bool) {
	if d.kept.Life == deleting {
		return WorkDelete, d.DueAt, true
	}
	work := WorkExtract
	if d.Document.Extract == synoptic.ExtractBatch {
		work = WorkBatch
	}
	switch d.Document.Status {
	case synoptic.Pending:
		return work, d.DueAt, true
	case synoptic.Extracting:
		return work, d.Lease.Until, true
	}
	return "", time.Time{}, false
}

func (s *Store) readDocument(ctx context.Context, it Item) (StoredDocument, error) {
	var b documentBody
	if err := s.unseal(ctx, it.Body, &b); err != nil {
		return StoredDocument{}, err
	}
	return StoredDocument{
		Document: b.Document, Workspace: b.Workspace, Revision: it.Revision, Asked: b.Asked, Lease: b.Lease,
		Attempts: b.Attempts, DueAt: b.DueAt, Answered: b.Answered, TextSHA256: b.TextSHA256, kept: b.Kept,
	}, nil
}

// lookUp returns a document as it stands, tombstones included and without its
// extraction; found is false where there is no item at all.
func (s *Store) lookUp(ctx context.Context, ws synoptic.Workspace, id string) (d StoredDocument, found bool, err error) {
	items, err := s.table.Get(ctx, documentKey(ws, id))
	if err != nil || len(items) == 0 {
		return d, false, err
	}
	d, err = s.readDocument(ctx, items[0])
	return d, err == nil, err
}

// live is lookUp for documents that are there for the public.
func (s *Store) live(ctx context.Context, ws synoptic.Workspace, id string) (StoredDocument, error) {
	d, found, err := s.lookUp(ctx, ws, id)
	if err == nil && (!found || d.kept.Life != alive) {
		err = synoptic.NotFound()
	}
	return d, err
}

// save writes a document over the revision it was read at.
func (s *Store) save(ctx context.Context, d StoredDocument, others ...Op) (StoredDocument, error) {
	it, err := s.documentItem(ctx, d)
	if err != nil {
		return d, err
	}
	if err := s.table.Write(ctx, append([]Op{Put(it, RevisionIs(d.Revision))}, others...)...); err != nil {
		return d, err
	}
	d.Revision++
	return d, nil
}

// maxTries bounds how often a change is tried again because somebody else was
// quicker. Each time somebody got something done, so that it ends soon.
const maxTries = 50

// errUnchanged ends a change that turns out to be none.
var errUnchanged = errors.New("nothing to change")

// change reads a live document, lets f change it, and writes it; again from
// the start when somebody else was quicker.
func (s *Store) change(ctx context.Context, ws synoptic.Workspace, id string, f func(*StoredDocument) error) (StoredDocument, error) {
	for range maxTries {
		d, err := s.live(ctx, ws, id)
		if err != nil {
			return d, err
		}
		switch err := f(&d); {
		case errors.Is(err, errUnchanged):
			return d, nil
		case err != nil:
			return d, err
		}
		d, err = s.save(ctx, d)
		if !overtaken(err) {
			return d, err
		}
	}
	return StoredDocument{}, errBusy()
}

// overtaken reports whether a write was refused because of its condition.
func overtaken(err error) bool {
	_, ok := errors.AsType[*ConditionError](err)
	return ok
}

func errBusy() error {
	return synoptic.Errorf(synoptic.CodeUnavailable, "too many changes at once; try again")
}

func errConflict(message string) error { return synoptic.Errorf(synoptic.CodeConflict, "%s", message) }

// CreateDocument stores a page: its bytes first, then the document, in one
// write. Where the document is there already, that one is returned and
// created is false.
func (s *Store) CreateDocument(ctx context.Context, ws synoptic.Workspace, n NewDocument) (d StoredDocument, created bool, err error) {
	if n.Document.ID == "" || n.Document.CreatedAt.IsZero() {
		return d, false, synoptic.Invalid("a new document needs an id and a time")
	}
	n.Document.Extraction, n.Document.DuplicateOf = nil, ""
	if n.Document.SHA256 == "" {
		n.Document.SHA256 = synoptic.SHA256Hex(n.Raw)
	}
	for range maxTries {
		before, found, err := s.lookUp(ctx, ws, n.Document.ID)
		if err != nil {
			return d, false, err
		}
		cond := Absent()
		d = StoredDocument{Document: n.Document, Workspace: ws, Asked: n.Asked, DueAt: n.DueAt}
		switch {
		case found && before.kept.Life == alive:
			before, err = s.withExtraction(ctx, before)
			return before, false, err
		case found && before.kept.Life == deleting:
			if err := s.finishDeletion(ctx, before); err != nil {
				return d, false, err
			}
			continue
		case found:
			cond = RevisionIs(before.Revision)
			d.kept.Generation = before.kept.Generation + 1
		}
		if err := s.blobs.Put(ctx, d.rawKey(), n.Raw); err != nil {
			return d, false, err
		}
		it, err := s.documentItem(ctx, d)
		if err != nil {
			return d, false, err
		}
		if err = s.table.Write(ctx, Put(it, cond)); err == nil {
			d.Revision = before.Revision + 1
			return d, true, nil
		}
		if !overtaken(err) {
			return d, false, err
		}
	}
	return StoredDocument{}, false, errBusy()
}

// Document returns one document with its current extraction.
func (s *Store) Document(ctx context.Context, ws synoptic.Workspace, id string) (StoredDocument, error) {
	d, err := s.live(ctx, ws, id)
	if err != nil {
		return StoredDocument{}, err
	}
	return s.withExtraction(ctx, d)
}

func (s *Store) withExtraction(ctx context.Context, d StoredDocument) (StoredDocument, error) {
	all := []StoredDocument{d}
	err := s.addExtractions(ctx, all)
	return all[0], err
}

// addExtractions reads the current extractions of documents in one go, with
// what people decided laid over them.
func (s *Store) addExtractions(ctx context.Context, documents []StoredDocument) error {
	var keys []Key
	for _, d := range documents {
		if d.kept.Current != "" {
			keys = append(keys, Key{documentKey(d.Workspace, d.Document.ID).Partition, d.kept.Current})
			keys = append(keys, d.decisionKeys()...)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return err
	}
	found := byKey(items)
	for i := range documents {
		d := &documents[i]
		it, ok := found[Key{documentKey(d.Workspace, d.Document.ID).Partition, d.kept.Current}]
		if !ok {
			continue
		}
		machine := new(synoptic.Extraction)
		if err := s.unseal(ctx, it.Body, machine); err != nil {
			return err
		}
		if err := s.addDecisions(ctx, d, found); err != nil {
			return err
		}
		if d.Document.Extraction, err = s.Overlay(ctx, *d, machine); err != nil {
			return err
		}
	}
	return nil
}

func byKey(items []Item) map[Key]Item {
	m := make(map[Key]Item, len(items))
	for _, it := range items {
		m[it.Key] = it
	}
	return m
}

// Documents returns those of the documents that exist, in the order of ids,
// in two batch reads.
func (s *Store) Documents(ctx context.Context, ws synoptic.Workspace, ids []string) ([]StoredDocument, error) {
	keys := make([]Key, len(ids))
	for i, id := range ids {
		keys[i] = documentKey(ws, id)
	}
	documents, err := s.documentsOf(ctx, keys)
	if err != nil {
		return nil, err
	}
	documents = slices.DeleteFunc(documents, func(d StoredDocument) bool { return d.kept.Life != alive })
	return documents, s.addExtractions(ctx, documents)
}

// documentsOf reads documents without their extractions, tombstones included,
// in the order of keys.
func (s *Store) documentsOf(ctx context.Context, keys []Key) ([]StoredDocument, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return nil, err
	}
	found := byKey(items)
	documents := make([]StoredDocument, 0, len(items))
	for _, k := range keys {
		it, ok := found[k]
		if !ok {
			continue
		}
		d, err := s.readDocument(ctx, it)
		if err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// UpdateDocument stores a changed document if nobody changed it since it was
// read, else CodeConflict. It is how a document is asked for again: Status
// pending, Attempts 0, Asked as wanted. The extraction stays as stored.
func (s *Store) UpdateDocument(ctx context.Context, d StoredDocument) (StoredDocument, error) {
	if d.Revision == 0 {
		return d, synoptic.Invalid("only a document that was read can be updated")
	}
	if d.Document.Status != synoptic.Extracting {
		d.Lease = Lease{}
	}
	return s.save(ctx, d)
}

// Raw returns the bytes as they were uploaded.
func (s *Store) Raw(ctx context.Context, d StoredDocument) ([]byte, error) {
	return s.blobs.Get(ctx, d.rawKey(), 0)
}

// Text returns the decoded text of the given hash, or the current one where
// sha256 is empty; CodeNotFound where there is none.
func (s *Store) Text(ctx context.Context, d StoredDocument, sha256 string) (string, error) {
	if sha256 == "" {
		sha256 = d.TextSHA256
	}
	if sha256 == "" {
		return "", synoptic.NotFound()
	}
	text, err := s.blobs.Get(ctx, d.textKey(sha256), 0)
	return string(text), err
}
