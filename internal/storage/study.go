package storage

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// claim is a document's claim to be a study, one item for each identity. It
// says all of it, so that one claim leads to the next.
type claim struct {
	Document   string     `json:"document"`
	Created    time.Time  `json:"created"`
	DOI        string     `json:"doi,omitempty"` // folded
	Identities []Identity `json:"identities"`
}

func claimOf(d StoredDocument) claim {
	c := claim{Document: d.Document.ID, Created: d.Document.CreatedAt, Identities: d.kept.Identities}
	if d.Document.Record != nil {
		c.DOI = strings.ToLower(strings.TrimSpace(string(d.Document.Record.DOI)))
	}
	return c
}

// studies tells which documents are the same study.
type studies struct {
	claims []claim           // in the order of creation
	first  map[string]string // document → first document of its study
}

// duplicateOf returns the first document of the study, or nothing if that is
// the document itself.
func (s studies) duplicateOf(id string) synoptic.Maybe {
	if f := s.first[id]; f != id {
		return synoptic.Maybe(f)
	}
	return ""
}

// shared reports whether more than one document is in play.
func (s studies) shared() bool { return len(s.claims) > 1 }

// study is one study while the documents are sorted into studies.
type study struct {
	doi        string // of the members, as far as any has one
	identities map[Identity]bool
	members    []string // the first one first
}

// sameStudy sorts documents into studies. One that shares an identity with a
// study belongs to it, unless both have DOIs and they differ; one that shares
// with two studies shows that they are one, on the same terms. The document
// created first is the first.
func sameStudy(claims []claim) studies {
	claims = slices.Clone(claims)
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(a.Created.Compare(b.Created), strings.Compare(a.Document, b.Document))
	})
	var found []*study
	for _, c := range claims {
		found = join(found, c)
	}
	out := studies{claims: claims, first: make(map[string]string, len(claims))}
	for _, st := range found {
		for _, m := range st.members {
			out.first[m] = st.members[0]
		}
	}
	return out
}

func join(found []*study, c claim) []*study {
	own := &study{doi: c.DOI, identities: make(map[Identity]bool), members: []string{c.Document}}
	for _, i := range c.Identities {
		own.identities[i] = true
	}
	var home *study
	rest := make([]*study, 0, len(found)+1)
	for _, st := range found {
		switch {
		case !st.shares(own) || !st.agrees(own) || home != nil && !st.agrees(home):
			rest = append(rest, st)
		case home == nil:
			home = st
			home.absorb(own)
			rest = append(rest, home)
		default:
			home.absorb(st)
		}
	}
	if home == nil {
		rest = append(rest, own)
	}
	return rest
}

func (s *study) shares(o *study) bool {
	for i := range o.identities {
		if s.identities[i] {
			return true
		}
	}
	return false
}

func (s *study) agrees(o *study) bool { return s.doi == "" || o.doi == "" || s.doi == o.doi }

func (s *study) absorb(o *study) {
	s.doi = cmp.Or(s.doi, o.doi)
	s.members = append(s.members, o.members...)
	maps.Copy(s.identities, o.identities)
}

// The bounds of one look at who claims what. Where more claim one identity,
// the earliest are looked at: one of them is the first.
const (
	maxClaims     = 200
	maxIdentities = 50
)

// settle finds out which of the documents around some identities are the same
// study, and writes the answer to those that have another one. A document
// that is about to be saved, self, is counted in and left alone. One that
// claims anew had no claims before.
//
// It looks until nothing changes any more, because the others may be at it
// too: whoever changes a claim settles after that, so that the last one to
// look sees all.
func (s *Store) settle(ctx context.Context, ws synoptic.Workspace, around []Identity, self *StoredDocument, anew bool) (studies, error) {
	for range maxTries {
		claims, err := s.claimsAround(ctx, ws, around)
		if err != nil {
			return studies{}, err
		}
		if self != nil {
			id := self.Document.ID
			claims = slices.DeleteFunc(claims, func(c claim) bool { return c.Document == id })
			claims = append(claims, claimOf(*self))
		}
		found := sameStudy(claims)
		if anew && onlyFollows(self.Document.ID, claims, found) {
			return found, nil
		}
		changed, err := s.tell(ctx, ws, found, self)
		if err != nil || !changed {
			return found, err
		}
	}
	return studies{}, errBusy()
}

// onlyFollows reports whether a document changes nothing for the others by its
// claims: it is one more copy of a study that is known. There may be hundreds
// of those, and none of them need be looked at.
func onlyFollows(id string, claims []claim, found studies) bool {
	without := sameStudy(slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return c.Document == id }))
	for _, c := range without.claims {
		if without.duplicateOf(c.Document) != found.duplicateOf(c.Document) {
			return false
		}
	}
	return true
}

// tell writes to documents which one they duplicate, where they have it wrong.
func (s *Store) tell(ctx context.Context, ws synoptic.Workspace, found studies, self *StoredDocument) (changed bool, err error) {
	var keys []Key
	for _, c := range found.claims {
		if self == nil || c.Document != self.Document.ID {
			keys = append(keys, documentKey(ws, c.Document))
		}
	}
	documents, err := s.documentsOf(ctx, keys)
	if err != nil {
		return false, err
	}
	for _, d := range documents {
		right := found.duplicateOf(d.Document.ID)
		if d.kept.Life != alive || d.Document.DuplicateOf == right {
			continue
		}
		changed = true
		d.Document.DuplicateOf = right
		if _, err := s.save(ctx, d); err != nil && !overtaken(err) {
			return changed, err
		}
	}
	return changed, nil
}

// claimsAround follows claims from identity to identity.
func (s *Store) claimsAround(ctx context.Context, ws synoptic.Workspace, around []Identity) ([]claim, error) {
	todo := slices.Clone(around)
	asked := make(map[Identity]bool)
	found := make(map[string]claim)
	for len(todo) > 0 && len(asked) < maxIdentities {
		next := todo[0]
		todo = todo[1:]
		if asked[next] {
			continue
		}
		asked[next] = true
		page, err := s.table.Query(ctx, Query{Partition: partition(ws, "I", string(next)), Limit: maxClaims})
		if err != nil {
			return nil, err
		}
		for _, it := range page.Items {
			var c claim
			if err := decode(it.Body, &c); err != nil {
				return nil, err
			}
			found[c.Document] = c
			todo = append(todo, c.Identities...)
		}
	}
	return slices.Collect(maps.Values(found)), nil
}
