package rules

import (
	"strings"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// siteOf takes the place or body that a study of cases is about, where the
// sentence that was found only counts what was gathered there: 44 interviews.
func (b *body) siteOf(how found, where *sentence) found {
	switch how.design {
	case synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.ProcessTracing:
	default:
		return found{}
	}
	if where == nil || where.namesSite() || !where.countsGathered() {
		return found{}
	}
	behind := false
	for i := range b.abstract {
		s := &b.abstract[i]
		behind = behind || s == where
		if behind && b.zone.first >= 0 && i >= b.zone.first || s == where || s.finding >= 0 || s.has(kindPrior) || !s.namesSite() {
			continue
		}
		x := stretch{s.start, s.end}
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x), where.span(where.start, where.end)}, sure: sureCase}
	}
	return found{}
}

// namesSite reports a sentence that names a place or a body.
func (s *sentence) namesSite() bool {
	if s.chinese() {
		end := s.end
		if s.finding >= 0 {
			end = s.finding // what was found there is told of it
		}
		return s.place(stretch{s.start, end})
	}
	return s.namesBody() || s.namesThing()
}

// namesThing reports a thing by its place: the congestion charge of Meren.
func (s *sentence) namesThing() bool {
	words := strings.Fields(s.text())
	for i := range words {
		if !strings.EqualFold(words[i], "the") {
			continue
		}
		for n := i + 2; n < min(len(words)-1, i+5); n++ {
			if words[n] == "of" && capital(words[n+1]) {
				return true
			}
		}
	}
	return false
}

// countsGathered reports a sentence that counts talks and papers, not cases.
func (s *sentence) countsGathered() bool {
	return containsAny(s.low(), []string{"interviews", "hearings", "documents", "minutes", "memos", "走访", "访谈", "亲历者"})
}
