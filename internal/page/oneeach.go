package page

import (
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// oneEach gives the lines from i on to the names above them one by one, where as
// many places stand there as names, each whole by itself: an institution and what
// it is part of. One place that a copy broke at its commas has lines that are not.
func (r *reader) oneEach(people []names.Person, i int) bool {
	n := len(people)
	if i+n > len(r.lines) || i+n < len(r.lines) && wholePlace(r.lines[i+n].text) {
		return false
	}
	for k := range n {
		if l := &r.lines[i+k]; l.mute || r.labelled[i+k] || !wholePlace(l.text) || k > 0 && l.text == r.lines[i].text {
			return false
		}
	}
	for k := range people {
		people[k].Affiliation = workplace.Trim(plain.Tidy(r.lines[i+k].text))
		r.used[i+k] = true
	}
	return true
}

// wholePlace: an institution, and another or a town behind a comma.
func wholePlace(s string) bool {
	if len(s) > 300 || !strings.Contains(s, ", ") || strings.ContainsAny(s, ";@:") {
		return false
	}
	mark, _ := footmark.Leading(s)
	part, rest, _ := strings.Cut(workplace.Trim(s), ", ")
	return mark == "" && workplace.Shape(s) && workplace.Named(part+",") && (workplace.Named(rest) || !strings.Contains(rest, ", "))
}
