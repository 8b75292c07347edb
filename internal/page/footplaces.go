package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/plain"
)

// footPlaces finds the places of work that a page prints at its foot, below
// whatever else it holds: lines that begin with the marks of the authors, one
// below the other. Nothing unless every author with a mark finds a place among
// them and most of them name a place of work.
func (r *reader) footPlaces(people []person) []affiliation {
	wanted := map[string]bool{}
	var bound []person // those whom marks bind to a place
	for _, p := range people {
		n := len(wanted)
		for _, m := range p.marks {
			if len(m) <= 2 && !strings.ContainsAny(m, "*†‡§#∗¶") {
				wanted[m] = true
			}
		}
		if len(wanted) > n || slices.ContainsFunc(p.marks, func(m string) bool { return wanted[m] }) {
			bound = append(bound, p)
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
		if alone := plain.TrimEdges(l.text, "()[]."); mark == "" && wanted[alone] && i+1 < len(r.lines) { // above its place
			mark, rest = alone, r.lines[i+1].text
		}
		if !wanted[mark] || formerPlace(rest) || !institution(rest) && (!strings.Contains(rest, ", ") || !capitalised(rest)) || citedLike(l.text) || proseLine(rest) && !institution(rest) || slices.ContainsFunc(out, func(a affiliation) bool { return a.mark == mark }) {
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
	homeless := slices.ContainsFunc(bound, func(p person) bool {
		return !slices.ContainsFunc(out, func(a affiliation) bool { return slices.Contains(p.marks, a.mark) })
	})
	if homeless || named*2 < len(out) {
		return nil
	}
	return out
}

// formerPlace: where an author has gone since, or is no more.
func formerPlace(s string) bool {
	for _, lead := range []string{"Present address", "Current address", "Permanent address", "Present affiliation", "Current affiliation", "Deceased", "现工作单位", "现单位", "现地址"} {
		if strings.HasPrefix(s, lead) {
			return true
		}
	}
	return false
}
