package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// A sentence up to this long is quoted whole, in runes: it says more than its
// clause and is still read at a glance.
const (
	wholeChinese = 80
	wholeEnglish = 280
)

// quoted is the span that supports a stretch of the sentence: the sentence,
// where it is short and does not run on into the findings, else the clauses
// that the stretch touches.
func (s *sentence) quoted(x stretch) page.Span {
	limit := wholeChinese
	if !s.chinese() {
		limit = wholeEnglish
	}
	if s.finding < 0 && s.runes() <= limit {
		return s.span(s.start, s.end)
	}
	first, last := s.clauses[s.clauseAt(x.start)], s.clauses[s.clauseAt(max(x.start, x.end-1))]
	start, end := min(first.start, x.start), max(last.end, min(x.end, s.end))
	if utf8.RuneCountInString(s.in.s[start:end]) > 4*limit {
		start, end = x.start, x.end
	}
	return s.span(start, end)
}

// wholeTitle widens quotes that stand in a title to all of it, where that is
// read at a glance: the part behind the dash says little by itself.
func (b *body) wholeTitle(quotes []page.Span) []page.Span {
	if len(b.title) < 2 {
		return quotes
	}
	first, last := &b.title[0], &b.title[len(b.title)-1]
	if first.in != last.in || utf8.RuneCountInString(first.in.s[first.start:last.end]) > wholeChinese {
		return quotes
	}
	whole := page.Span{Start: first.span(first.start, first.end).Start, End: last.span(last.start, last.end).End}
	for i, q := range quotes {
		if whole.Start <= q.Start && q.End <= whole.End {
			quotes[i] = whole
		}
	}
	return slices.Compact(quotes)
}

// A place is where a stretch stands in the title or the abstract of a body.
type place struct {
	title bool
	at    float64 // of its middle, from 0 at the start to 1 at the end
}

// placeOf finds the place of a span of the page.
func (b *body) placeOf(x page.Span) (place, bool) {
	for _, part := range []struct {
		title     bool
		sentences []sentence
	}{{true, b.title}, {false, b.abstract}} {
		if len(part.sentences) == 0 {
			continue
		}
		first, last := &part.sentences[0], &part.sentences[len(part.sentences)-1]
		start, end := first.span(first.start, first.end).Start, last.span(last.start, last.end).End
		if x.Start >= start && x.End <= end && end > start {
			return place{part.title, float64(x.Start+x.End-2*start) / float64(2*(end-start))}, true
		}
	}
	return place{}, false
}

// drift is how far apart, as a share of the abstract, two sentences may stand
// that say the same in two languages.
const drift = 0.15

// parallel picks the quote of another language that says what a quote says:
// both stand in the title or at the same place of the abstract, and they agree
// in their numbers and in who asks. A wrong second quote would be a false
// support, so that in doubt there is none.
func parallel(a *body, quoted page.Span, b *body, others []page.Span) (page.Span, bool) {
	at, ok := a.placeOf(quoted)
	if !ok {
		return page.Span{}, false
	}
	said := a.words(quoted)
	for _, other := range others {
		to, ok := b.placeOf(other)
		if !ok || at.title != to.title || !at.title && max(at.at-to.at, to.at-at.at) > drift {
			continue
		}
		if said.agrees(b.words(other)) {
			return other, true
		}
	}
	return page.Span{}, false
}

// words are what two languages write alike, or cannot leave out.
type words struct {
	numbers map[string]bool
	asks    bool // ends with a question mark
	prior   bool // speaks of the work of others
	runes   int
	chinese bool
}

// words reads a quote of the body.
func (b *body) words(x page.Span) words {
	w := words{numbers: map[string]bool{}, chinese: b.lang == synoptic.Chinese}
	for _, sentences := range [][]sentence{b.title, b.abstract} {
		for i := range sentences {
			s := &sentences[i]
			whole := s.span(s.start, s.end)
			if whole.End <= x.Start || whole.Start >= x.End {
				continue
			}
			from, to := s.start, s.end
			for from < to && s.in.pageByte(from) < x.Start {
				from++
			}
			for to > from && s.in.pageByte(to-1) >= x.End {
				to--
			}
			text := s.in.s[from:to]
			w.runes += utf8.RuneCountInString(text)
			w.asks = w.asks || strings.HasSuffix(text, "?")
			_, prior := s.first(kindPrior, from, to)
			w.prior = w.prior || prior
			for _, number := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
				w.numbers[number] = true
			}
		}
	}
	return w
}

// The length of an English text in letters is about three times that of a
// Chinese one in characters; these are the bounds within which two quotes may
// be the same text.
const (
	leastEnglish = 1.5
	mostEnglish  = 7
)

// agrees reports whether two quotes of two languages may say the same.
func (w words) agrees(v words) bool {
	if w.asks != v.asks || w.prior != v.prior || len(w.numbers) != len(v.numbers) {
		return false
	}
	for number := range w.numbers {
		if !v.numbers[number] {
			return false
		}
	}
	zh, en := w.runes, v.runes
	if v.chinese {
		zh, en = v.runes, w.runes
	}
	ratio := float64(en) / float64(max(zh, 1))
	return ratio >= leastEnglish && ratio <= mostEnglish
}
