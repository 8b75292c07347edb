package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// A place that the title and the abstract both name is what a study looked at,
// where nothing says it outright: the title alone may only set a scene.

// agreedPlace takes the place that a title and a sentence of its abstract share.
func (b *body) agreedPlace(how found) found {
	switch how.design {
	case synoptic.Simulation, synoptic.LiteratureReview, synoptic.MetaAnalysis:
		return found{}
	}
	for i := range b.title {
		place := b.title[i].placeNamed()
		if place == "" {
			continue
		}
		for n := range b.abstract {
			s := &b.abstract[n]
			at := strings.Index(s.text(), place)
			if at < 0 || s.role == roleWorth || s.has(kindPrior) {
				continue
			}
			x := s.aroundPlace(s.start+at, len(place))
			return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, sure: 1}
		}
	}
	return found{}
}

// placeNamed is the place that a title opens with in Chinese, or ends with in
// English, and "" where it does neither.
func (s *sentence) placeNamed() string {
	if !s.chinese() {
		return s.placeAtEnd()
	}
	text := s.text()
	for _, name := range provinces {
		if rest, ok := strings.CutPrefix(text, name); ok {
			for _, kind := range []string{"省", "市", "自治区"} {
				if strings.HasPrefix(rest, kind) {
					return name + kind
				}
			}
			return name
		}
	}
	for _, h := range s.within(kindSite, s.start, s.end) {
		name := s.in.s[s.start:h.end]
		if n := utf8.RuneCountInString(name); n >= 3 && n <= longestPlace &&
			endsWithAny(name, []string{"省", "市", "县", "州", "镇", "乡", "自治区", "流域"}) && s.place(stretch{s.start, h.end}) {
			return name
		}
	}
	return ""
}

// placeAtEnd is "Jordan" of a title that ends in "in Jordan". Titles may have
// capitals on every word: the abstract, which has none, decides.
func (s *sentence) placeAtEnd() string {
	text := strings.TrimRight(s.text(), "?. ")
	at, lead := strings.LastIndex(text, " in "), len(" in ")
	if from := strings.LastIndex(text, " from "); from > at {
		at, lead = from, len(" from ")
	}
	if at < 0 {
		return ""
	}
	place := strings.TrimPrefix(text[at+lead:], "the ")
	words := strings.Fields(place)
	if len(words) == 0 || len(words) > 4 {
		return ""
	}
	for _, word := range words {
		if !capital(word) && word != "of" && word != "and" {
			return ""
		}
	}
	return place
}

// aroundPlace widens a place to the thing that it is said of: in Chinese up to
// the particle behind it, 某省工业村落 of 某省工业村落的分布.
func (s *sentence) aroundPlace(at, n int) stretch {
	c := s.clauses[s.clauseAt(at)]
	x := stretch{at, max(at+n, c.end)}
	if !s.chinese() {
		return stretch{at, at + n}
	}
	if i := strings.Index(s.in.s[at+n:x.end], "的"); i >= 0 {
		x.end = at + n + i
	}
	if utf8.RuneCountInString(s.in.s[x.start:x.end]) > longestThing ||
		containsAny(s.in.s[at+n:x.end], []string{"拥有", "获得", "具有", "是", "成为", "作为", "面临", "存在", "进行", "取得", "处于"}) {
		return stretch{at, at + n}
	}
	return x
}

// longestPlace bounds the name of a place that opens a title, in runes.
const longestPlace = 6

// namedThing is the longest name in a stretch of English, of two capitals at
// least: the Oxmere 3rd of June Growers Movement.
func (s *sentence) namedThing(x stretch) stretch {
	best, at, capitals := stretch{x.start, x.start}, -1, 0
	last := x.start // where the last capital of the run ends
	for i := x.start; i < x.end; {
		end := i + len(firstWord(s.in.s[i:x.end]))
		word := s.in.s[i:end]
		switch {
		case word != "" && capital(word) && i > s.start:
			if at < 0 {
				at, capitals = i, 0
			}
			capitals, last = capitals+1, end
		case at >= 0 && (word == "of" || word == "and" || word == "the" || word == "for" || word != "" && isDigit(word[0])):
		default:
			at = -1
		}
		if at >= 0 && capitals >= 2 && last-at > best.end-best.start {
			best = stretch{at, last}
		}
		if i = end + 1; word == "" || strings.ContainsAny(word, ",;:") {
			at = -1
		}
	}
	return s.trim(best)
}

// holdsNumber reports a number of things among words, however written.
func holdsNumber(text string) bool {
	for _, word := range strings.Fields(text) {
		if isNumber(strings.TrimRight(word, ",;:.)")) {
			return true
		}
	}
	return false
}

// longestThing bounds what a place is said of, in runes.
const longestThing = 24
