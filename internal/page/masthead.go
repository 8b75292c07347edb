package page

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// masthead reads the journal's name off the top of a page that prints it
// nowhere else: the first word of the first lines, where it ends as names of
// journals do.
func (r *reader) masthead() string {
	for i := range r.lines[:min(len(r.lines), 4)] {
		if name := nameBeforeISSN(r.lines[i].text); name != "" {
			return name
		}
		s, _, _ := strings.Cut(plain.Tidy(plain.Clip(r.lines[i].text, 300)), " ")
		t := s
		if j := letters.OpenParenthesis.Index(t); j > 0 && (strings.HasSuffix(t, "版)") || strings.HasSuffix(t, "版）")) {
			t = t[:j]
		}
		if plain.RuneCount(t) >= 4 &&
			(strings.HasSuffix(t, "学报") || strings.HasSuffix(t, "学刊") || strings.HasSuffix(t, "學報") || strings.HasSuffix(t, "學刊")) {
			return s
		}
		if r.pinyinBelow(i) {
			return plain.Tidy(r.lines[i].text)
		}
	}
	for i := range r.lines[:min(len(r.lines), 60)] { // below the title
		if name := nameBeforeISSN(r.lines[i].text); name != "" && !r.zone[i] {
			return name
		}
	}
	return ""
}

// nameBeforeISSN reads the journal's name between its marks, before its numbers:
// "《某刊》 ISSN:1008-9997", "《某学报》[ISSN:1008-9997/CN:39-9999/C]".
func nameBeforeISSN(s string) string {
	inner, ok := strings.CutPrefix(s, "《")
	if !ok {
		return ""
	}
	name, numbers, ok := strings.Cut(plain.Clip(inner, 300), "》")
	if !ok || !strings.Contains(numbers, "ISSN") || !plausibleJournal(name) {
		return ""
	}
	return name
}

// pinyinBelow: a name in Chinese alone on its line, and below it the same in
// capitals of pinyin, as mastheads have it.
func (r *reader) pinyinBelow(i int) bool {
	s := r.lines[i].text
	if n := plain.RuneCount(s); n < 2 || n > 15 || i+1 >= len(r.lines) ||
		strings.ContainsFunc(s, func(c rune) bool { return !letters.Han(c) }) || junkLine(s) {
		return false
	}
	below := r.lines[i+1].text
	return len(below) < 120 && len(below) >= 2*plain.RuneCount(s) && strings.ContainsFunc(below, letters.Latin) &&
		strings.ToUpper(below) == below && !strings.ContainsFunc(below, letters.CJK) &&
		!strings.ContainsAny(below, "0123456789:/.@|")
}

// mastheadNote: what a masthead says of its journal below the name: numbers, and
// what kind of journal it is.
func mastheadNote(s string) bool {
	if len(s) > 160 {
		return false
	}
	low := textscan.Lower(s)
	if i := strings.Index(low, "issn"); i >= 0 && i <= len("(online ") && strings.ContainsAny(low, "0123456789") {
		return !strings.ContainsFunc(low, letters.CJK)
	}
	return strings.HasPrefix(low, "impact factor") ||
		(strings.Contains(low, "reviewed") || strings.Contains(low, "refereed")) &&
			(strings.HasPrefix(low, "a ") || strings.HasPrefix(low, "an ") || strings.HasPrefix(low, "(a"))
}
