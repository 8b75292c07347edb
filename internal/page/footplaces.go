package page

import (
	"slices"
	"strings"
)

// footPlaces finds the places of work that a page prints at its foot, below
// whatever else it holds: lines that begin with the marks of the authors, one
// below the other. Nothing unless every place mark of the authors is among
// them and most of them name a place of work.
func (r *reader) footPlaces(people []person) []affiliation {
	wanted := map[string]bool{}
	for _, p := range people {
		for _, m := range p.marks {
			if marksOnly(m) && !digit(firstRune(m)) && len(m) != 1 || strings.ContainsAny(m, "*†‡§#∗¶") {
				continue
			}
			wanted[m] = true
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	var out []affiliation
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.used[i] || i > 20_000 || len(l.text) > maxAffiliation || r.fieldAt[i] == fAbstract && !r.zone[i] {
			continue
		}
		mark, rest := leadingMark(l.text)
		if !wanted[mark] || !institution(rest) && (!strings.Contains(rest, ", ") || !capitalised(rest)) || citedLike(l.text) || proseLine(rest) && !institution(rest) || slices.ContainsFunc(out, func(a affiliation) bool { return a.mark == mark }) {
			continue
		}
		if text := trimAffiliation(rest); text != "" {
			out = append(out, affiliation{mark: mark, text: text})
		}
	}
	named := 0
	for _, a := range out {
		if institution(a.text) {
			named++
		}
	}
	if len(out) < len(wanted) || named*2 < len(out) {
		return nil
	}
	return out
}
