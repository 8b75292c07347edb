package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
)

// Names that the head of a page prints again are no further authors.

// printedAbove: a line in Latin letters that reads like a name stands above the
// title too, and names follow below it: the book or the journal that the paper is
// in. An author's own page has no more names.
func (r *reader) printedAbove(i int) bool {
	s := r.lines[i].text
	if strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, "0123456789,*†") ||
		!slices.ContainsFunc(r.lines[:r.titleLine], func(l line) bool { return l.text == s }) {
		return false
	}
	for k := i + 1; k < len(r.lines) && k < i+6; k++ {
		if r.namesOn(k) > 0 && r.lines[k].text != s {
			return true
		}
	}
	return false
}

// turnedRound: one name in Latin letters that the list has with its words in
// another order, as a box of the corresponding author has it.
func turnedRound(list, more []names.Person) bool {
	if len(more) != 1 || !strings.Contains(more[0].Name, " ") || strings.ContainsFunc(more[0].Name, letters.CJK) {
		return false
	}
	key := sortedWords(more[0].Name)
	return slices.ContainsFunc(list, func(p names.Person) bool { return p.Name != more[0].Name && sortedWords(p.Name) == key })
}

func sortedWords(s string) string {
	words := strings.Fields(strings.ToLower(s))
	slices.Sort(words)
	return strings.Join(words, " ")
}
