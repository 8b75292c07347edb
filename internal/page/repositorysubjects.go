package page

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// repositorySubjects reads the terms that a repository keeps under "Subject",
// where a publisher has the shelf of a library or a class of its own. They are
// the author's, unless they are written as steps of a shelf or with codes.
func (r *reader) repositorySubjects() []string {
	if !r.hasLabel("uri", "handle") {
		return nil
	}
	for i := range r.entries {
		e := &r.entries[i]
		if e.label == nil || !subjectLabels[e.label.text] || !e.strong || r.besideMenu(r.lineOf(e.at)) {
			continue
		}
		if terms, sure := r.keywordTerms(e); sure && shelfless(terms) {
			return terms
		}
	}
	return nil
}

var subjectLabels = foldedLabels("subject|subjects|subject(s)")

// besideMenu: the line above is another entry of the menu by which a repository
// is browsed: "Authors", "Titles", "Subjects".
func (r *reader) besideMenu(i int) bool {
	if i == 0 {
		return false
	}
	s := r.lines[i-1].text
	return r.labelled[i-1] && wholeLabel(s) || r.junkAt(s) || strings.HasPrefix(s, "By ") || s == "Titles"
}

// shelfless: terms, and no classes: "H Social Sciences > HD Industries",
// "Economics (econ.GN)", "333.7".
func shelfless(terms []string) bool {
	for _, t := range terms {
		if plain.RuneCount(t) > 60 || strings.ContainsAny(t, ">[]") ||
			strings.ContainsAny(t, "0123456789") && strings.ContainsAny(t, ".:(") ||
			!strings.ContainsFunc(t, letters.Latin) && !strings.ContainsFunc(t, letters.CJK) {
			return false
		}
		if code, _, ok := strings.Cut(t, " "); ok && len(code) <= 2 && code == strings.ToUpper(code) &&
			letters.LowerASCII(code[0]|0x20) && code != "AI" {
			return false // "HD Industries"
		}
	}
	return len(terms) > 0 && len(terms) <= 25
}
