package storage

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"synoptic/internal/synoptic"
)

// What people decided on a document's answers lies beside its extractions:
//
//	partition               sort                         body
//	W#<ws>#D#<doc>          E#<item>, E#<form>/<item>    what is decided on the answers to one item
//	                        H#<n>                        one entry of the history
//
// The document names its E# items, so that they are read with its extraction
// in one go, and is written with each decision: who saves a result at the same
// time reads it again. No result touches them; see synoptic.Overlay.
const (
	prefixDecisions = "E#"
	prefixHistory   = "H#"
)

// MaxHistory bounds the decisions on one document.
const MaxHistory = 2000

// decisionsBody is the body of an E# item.
type decisionsBody struct {
	Decisions []synoptic.Decision `json:"decisions"`
}

func decisionsSort(item, form string) string {
	if form != "" {
		item = form + "/" + item
	}
	return prefixDecisions + part(item)
}

// SaveDecisions stores what is decided on one item of a document, all of it,
// with the entry of the history that says so. CodeConflict where the document
// was changed since it was read; CodeUnprocessable where its history is full.
func (s *Store) SaveDecisions(ctx context.Context, d StoredDocument, item, form string, decisions []synoptic.Decision, event synoptic.EditEvent) (StoredDocument, error) {
	if d.kept.Events >= MaxHistory {
		return d, synoptic.Errorf(synoptic.CodeUnprocessable, "a document takes at most %d decisions", MaxHistory)
	}
	sort := decisionsSort(item, form)
	body, err := s.seal(ctx, d.folder(), decisionsBody{decisions})
	if err != nil {
		return d, err
	}
	history, err := s.seal(ctx, d.folder(), event)
	if err != nil {
		return d, err
	}
	key := func(sort string) Key { return Key{d.key().Partition, sort} }
	entry := key(fmt.Sprintf("%s%06d", prefixHistory, d.kept.Events+1))
	changed := d
	changed.kept.Edited = slices.Clone(d.kept.Edited)
	if !slices.Contains(changed.kept.Edited, sort) {
		changed.kept.Edited = append(changed.kept.Edited, sort)
	}
	changed.kept.Events++
	changed, err = s.save(ctx, changed,
		Put(Item{Key: key(sort), Body: body}, Always()),
		Put(Item{Key: entry, Body: history}, Absent()))
	if overtaken(err) {
		return s.decided(ctx, d, entry, history, err)
	}
	if err != nil {
		return d, err
	}
	return s.withExtraction(ctx, changed)
}

// decided is for a decision that was refused because the document has changed:
// where it is this very decision that changed it, by a call that seemed to
// fail, all is well.
func (s *Store) decided(ctx context.Context, d StoredDocument, entry Key, history []byte, refused error) (StoredDocument, error) {
	items, err := s.table.Get(ctx, entry)
	if err != nil {
		return d, err
	}
	if len(items) == 0 || !bytes.Equal(items[0].Body, history) {
		return d, refused
	}
	return s.Document(ctx, d.Workspace, d.Document.ID)
}

// History returns what people decided on a document's answers, newest first.
func (s *Store) History(ctx context.Context, ws synoptic.Workspace, id string) ([]synoptic.EditEvent, error) {
	d, err := s.live(ctx, ws, id)
	if err != nil {
		return nil, err
	}
	items, err := s.queryAll(ctx, Query{Partition: d.key().Partition, Prefix: prefixHistory, Descending: true})
	if err != nil {
		return nil, err
	}
	events := make([]synoptic.EditEvent, len(items))
	for i, it := range items {
		if err := s.unseal(ctx, it.Body, &events[i]); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// decisionKeys are the items that hold what was decided on a document.
func (d *StoredDocument) decisionKeys() []Key {
	keys := make([]Key, len(d.kept.Edited))
	for i, sort := range d.kept.Edited {
		keys[i] = Key{d.key().Partition, sort}
	}
	return keys
}

// addDecisions takes the decisions on a document from the items that were
// read with it.
func (s *Store) addDecisions(ctx context.Context, d *StoredDocument, found map[Key]Item) error {
	d.Decisions = nil
	for _, k := range d.decisionKeys() {
		it, ok := found[k]
		if !ok {
			continue
		}
		var b decisionsBody
		if err := s.unseal(ctx, it.Body, &b); err != nil {
			return err
		}
		d.Decisions = append(d.Decisions, b.Decisions...)
	}
	return nil
}

// Overlay lays what people decided on a document over an extraction of it.
// Where that stands in another text of the page than the one decided on, the
// quotes are looked for there.
func (s *Store) Overlay(ctx context.Context, d StoredDocument, x *synoptic.Extraction) (*synoptic.Extraction, error) {
	if x == nil || len(d.Decisions) == 0 {
		return x, nil
	}
	decisions := d.Decisions
	if slices.ContainsFunc(decisions, func(d synoptic.Decision) bool { return d.TextSHA256 != x.TextSHA256 }) {
		text, err := s.Text(ctx, d, x.TextSHA256)
		if err != nil && synoptic.CodeOf(err) != synoptic.CodeNotFound {
			return nil, err
		}
		decisions = slices.Clone(decisions)
		for i, decision := range decisions {
			decisions[i] = decision.MovedTo(text, x.TextSHA256)
		}
	}
	return synoptic.Overlay(x, decisions), nil
}
