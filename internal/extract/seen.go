package extract

import "synoptic/internal/synoptic"

// Seen finds pages of one study within a run that has no storage, by the rule
// that storage follows too: either identity matching makes it the same study,
// unless both have DOIs and they differ.
type Seen struct {
	holders map[string][]holder
	ids     map[string]bool
}

type holder struct {
	id  string
	doi synoptic.Maybe
}

// Add takes in a document and returns the id of the earlier one that holds
// the same study, or "". The same bytes twice are a duplicate of themselves.
func (s *Seen) Add(r Reading) string {
	if s.holders == nil {
		s.holders, s.ids = map[string][]holder{}, map[string]bool{}
	}
	d := r.Document
	if s.ids[d.ID] {
		return d.ID
	}
	s.ids[d.ID] = true
	if d.Record == nil {
		return ""
	}
	for _, identity := range r.Identities {
		for _, h := range s.holders[identity] {
			if h.doi == "" || d.Record.DOI == "" || h.doi == d.Record.DOI {
				return h.id
			}
		}
	}
	for _, identity := range r.Identities {
		s.holders[identity] = append(s.holders[identity], holder{d.ID, d.Record.DOI})
	}
	return ""
}
