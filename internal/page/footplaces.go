package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// footPlaces finds the places of work that a page prints at its foot, below
// whatever else it holds: lines that begin with the marks of the authors, one
// below the other. Nothing unless every author with a mark finds a place among
// them and most of them name a place of work.
func (r *reader) footPlaces(people []names.Person) []affiliation {
	wanted := map[string]bool{}
	var bound []names.Person // those whom marks bind to a place
	for _, p := range people {
		n := len(wanted)
		for _, m := range p.Marks {
			if len(m) <= 2 && !strings.ContainsAny(m, "*†‡§#∗¶") {
				wanted[m] = true
			}
		}
		if len(wanted) > n || slices.ContainsFunc(p.Marks, func(m string) bool { return wanted[m] }) {
			bound = append(bound, p)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	var out []affiliation
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.used[i] || i > 20_000 || len(l.text) > workplace.MaxLength || r.fieldAt[i] == fAbstract && !r.zone[i] {
			continue
		}
		mark, rest := footmark.Leading(l.text)
		if alone := plain.TrimEdges(l.text, "()[]."); mark == "" && wanted[alone] && i+1 < len(r.lines) { // above its place
			mark, rest = alone, r.lines[i+1].text
		}
		if !wanted[mark] || workplace.Former(rest) ||
			!workplace.Named(rest) && (!strings.Contains(rest, ", ") || !plain.Capitalised(rest)) || citedLike(l.text) ||
			proseLine(rest) && !workplace.Named(rest) ||
			slices.ContainsFunc(out, func(a affiliation) bool { return a.mark == mark }) {
			continue
		}
		if text := workplace.Trim(rest); text != "" {
			out = append(out, affiliation{mark: mark, text: text})
		}
	}
	named := 0
	for _, a := range out {
		if workplace.Named(a.text) {
			named++
		}
	}
	homeless := slices.ContainsFunc(bound, func(p names.Person) bool {
		return !slices.ContainsFunc(out, func(a affiliation) bool { return slices.Contains(p.Marks, a.mark) })
	})
	if homeless || named*2 < len(out) {
		return nil
	}
	return out
}
