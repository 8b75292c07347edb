package rules

import (
	"unicode/utf8"

	"synoptic/internal/page"
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
