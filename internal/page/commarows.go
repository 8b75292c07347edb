package page

import (
	"strings"

	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// commaRows reads the authors of a copy that gives each a line of his own, some
// with the place behind a comma: "Ada Brisk, Eastmoor University" above "Tomas
// Quill". Two lines with places at least show what the commas stand for; the
// place of a third may be one that nobody would know for one.
func (r *reader) commaRows() []names.Person {
	var out []names.Person
	last, placed := -1, 0
	for i := r.titleLine + 1; i < len(r.lines) && len(out) < maxAuthors; i++ {
		l := &r.lines[i]
		text := strings.TrimSuffix(l.text, "Follow") // a button, glued to the place
		if l.mute || len(out) == 0 && r.junkAt(l.text) || text == "" {
			continue
		}
		name, place, ok := strings.Cut(text, ", ")
		if r.labelled[i] || len(text) > 160 || strings.ContainsAny(text, ";:()@0123456789") || !names.Latin(name) ||
			!strings.Contains(name, " ") || ok && authorScore(text) > 0 && strings.Contains(place, ",") {
			break
		}
		if ok && workplace.Named(place) && !workplace.Named(name) {
			placed++
		} else if workplace.Named(text) {
			break
		}
		out, last = append(out, names.Person{Name: name, Affiliation: workplace.Trim(place)}), i
	}
	if (placed < 2 || len(out) < 3) && (placed == 0 || !r.citedInverted(out)) {
		return nil
	}
	for _, p := range out {
		if p.Affiliation != "" && !workplace.Named(p.Affiliation) && names.Latin(p.Affiliation) && !r.likePlaces(p.Affiliation, out) {
			return nil // "Brisk, Ada" rather than a name and a place
		}
	}
	for i := r.titleLine + 1; i <= last; i++ {
		r.used[i] = true
	}
	return out
}

// citedInverted: the page cites itself by these names, the family name first:
// "Brisk, Ada and Quill, Tomas".
func (r *reader) citedInverted(people []names.Person) bool {
	for _, p := range people {
		last := strings.LastIndexByte(p.Name, ' ')
		if !strings.Contains(r.self.authors, p.Name[last+1:]+", "+p.Name[:last]) {
			return false
		}
	}
	return true
}

// nameCommaPlace reads one author and the place behind a comma: "Ada Brisk,
// Eastmoor University"; nil for any other line.
func nameCommaPlace(s string) []names.Person {
	name, place, ok := strings.Cut(s, ", ")
	if !ok || len(s) > 160 || strings.ContainsAny(s, ";:()@0123456789") || strings.Contains(place, ", ") ||
		!names.Latin(name) || !strings.Contains(name, " ") || workplace.Named(name) || !workplace.Shape(place) ||
		authorScore(s) > 0 {
		return nil
	}
	return []names.Person{{Name: name, Affiliation: workplace.Trim(place)}}
}

// likePlaces: a place is written like another one in the list but for a letter
// or two: "Aga Khan Universtiy".
func (r *reader) likePlaces(place string, list []names.Person) bool {
	head := plain.Clip(place, len(place)/2)
	for _, p := range list {
		if workplace.Named(p.Affiliation) && strings.HasPrefix(p.Affiliation, head) {
			return true
		}
	}
	return false
}
