package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/workplace"
)

// placesOfForeign keeps of the places in the other script those that bear a
// mark which none in the names' own script bears: a foreign author's.
func placesOfForeign(places, same []affiliation) []affiliation {
	out := same
	for _, p := range places {
		if p.mark != "" && !slices.ContainsFunc(same, func(a affiliation) bool { return a.mark == p.mark }) &&
			!slices.ContainsFunc(out, func(a affiliation) bool { return a.mark == p.mark }) {
			out = append(out, p)
		}
	}
	return out
}

// foreignLine reads a line of a list that has one name a line: a name in Latin
// letters between two lines in Chinese characters, or at the end of them with a
// mark of its own.
func (r *reader) foreignLine(i int, eastern, western []names.Person) []names.Person {
	s := r.lines[i].text
	if len(eastern) == 0 || len(western) > 0 || strings.ContainsFunc(s, letters.CJK) || r.score(s) != 1 {
		return nil
	}
	_, one, _ := readAuthors(s)
	if one = keepNames(one, false); len(one) != 1 || names.SurnameInCapitals(one[0].Name) {
		return nil
	}
	next := r.next(i)
	if next >= 0 && r.score(r.lines[next].text) == 1 && strings.ContainsFunc(r.lines[next].text, letters.CJK) &&
		!r.labelled[next] && !workplace.Named(r.lines[next].text) {
		return one
	}
	own := len(one[0].Marks) > 0 && (len(eastern) > 1 || !slices.Equal(one[0].Marks, eastern[0].Marks)) && marksOf(eastern) == len(eastern)
	if own && (next < 0 || r.score(r.lines[next].text) == 0) {
		return one
	}
	return nil
}
