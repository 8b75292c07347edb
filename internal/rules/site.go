package rules

import (
	"strings"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// siteOf takes the place or body that a study of cases is about, where the
// sentence that was found only counts what was gathered there: 44 interviews.
func (b *body) siteOf(how, best found, where *sentence) found {
	switch how.design {
	case synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.ProcessTracing, synoptic.Ethnography:
	default:
		return found{}
	}
	if where == nil || !where.countsGathered() {
		return found{}
	}
	if where.namesSite() {
		return where.siteBeside(how, best)
	}
	behind := false
	for i := range b.abstract {
		s := &b.abstract[i]
		behind = behind || s == where
		if behind && b.zone.first >= 0 && i >= b.zone.first || s == where || s.finding >= 0 || s.has(kindPrior) {
			continue
		}
		if !s.namesSite() && !(how.design == synoptic.MultipleCaseStudy && !s.chinese() && namesJoined(s.text())) {
			continue
		}
		x := stretch{s.start, s.end}
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x), where.span(where.start, where.end)}, sure: sureCase}
	}
	return found{}
}

// placeTold falls back on the place or body that the title names, or that a
// sentence before the findings does, where a study of places says no more about
// its case.
func (b *body) placeTold(how found) found {
	switch how.design {
	case synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.ProcessTracing, synoptic.Ethnography, synoptic.QuasiExperiment:
	default:
		return found{}
	}
	for i := range b.title {
		t := &b.title[i]
		if whole := (stretch{t.start, t.end}); t.chinese() && t.place(whole) && len(b.abstract) > 0 {
			return found{answer: t.in.phrase(whole), quotes: []page.Span{t.span(t.start, t.end)}, sure: 1}
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if b.zone.first >= 0 && i >= b.zone.first {
			break
		}
		if s.label == roleNone && s.finding < 0 && !s.has(kindPrior) && s.namesSite() {
			return found{answer: s.in.phrase(stretch{s.start, s.end}), quotes: []page.Span{s.span(s.start, s.end)}, sure: 1}
		}
	}
	return found{}
}

// siteBeside takes the clause that names the site, where another clause of the
// same Chinese sentence, which counts what was gathered, was taken for the case.
func (s *sentence) siteBeside(how, best found) found {
	if !s.chinese() || how.design != synoptic.ProcessTracing && how.design != synoptic.CaseStudy && how.design != synoptic.Ethnography {
		return found{}
	}
	for _, c := range s.clauses {
		x := stretch{c.start, c.end}
		if s.finding >= 0 && c.start >= s.finding {
			break
		}
		if !s.place(x) || s.countedUnit(x) || !containsAny(s.of(c), lookedInto) {
			continue
		}
		place := s.span(x.start, x.end)
		if len(best.quotes) == 0 || best.quotes[0].Start < place.End && place.Start < best.quotes[0].End {
			return found{}
		}
		return found{answer: s.in.phrase(s.bareCase(x)), quotes: append([]page.Span{place}, best.quotes...), sure: sureCase}
	}
	return found{}
}

// lookedInto are verbs of looking into a site.
var lookedInto = strings.Fields(`还原 重建 考察 追踪 跟踪 聚焦 复盘 追溯 以 对 走进 剖析 蹲点 驻 住`)

// namesSite reports a sentence that names a place or a body.
func (s *sentence) namesSite() bool {
	if s.chinese() {
		end := s.end
		if s.finding >= 0 {
			end = s.finding // what was found there is told of it
		}
		return s.place(stretch{s.start, end})
	}
	return s.namesBody() || s.namesThing() || singlesOut(s.low()) && s.has(kindSelf)
}

// namesThing reports a thing by its place: the congestion charge of Meren.
func (s *sentence) namesThing() bool {
	words := strings.Fields(s.text())
	for i := range words {
		if !strings.EqualFold(words[i], "the") {
			continue
		}
		for n := i + 2; n < min(len(words)-1, i+5); n++ {
			if words[n] == "of" &&
				(capital(words[n+1]) || words[n+1] == "the" && n+2 < len(words) && capital(words[n+2]) ||
					capital(words[i+1]) && isDigit(words[n+1][0])) {
				return true
			}
		}
	}
	return false
}

// countsGathered reports a sentence that counts talks and papers, not cases.
func (s *sentence) countsGathered() bool {
	return containsAny(s.low(), []string{"interviews", "conversations", "messages", "amendments", "record cards", "oral accounts", "hearings", "documents", "minutes", "memos", "走访", "访谈", "亲历者"})
}
