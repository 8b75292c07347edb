package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// foreignAmong tells, of the names that a list has in both scripts, which ones
// in Latin letters are authors beside those in Chinese characters and which are
// their romanisations. They are authors where they are fewer than the others
// and one stands before the last of these, where signs or marks set all of them
// apart, or where the others have their romanisations behind them in brackets.
func foreignAmong(list []person) []bool {
	eastern, western, bracketed, glued, lastEastern, firstWestern := 0, 0, 0, 0, -1, -1
	for i, p := range list {
		if strings.ContainsFunc(p.name, letters.CJK) {
			eastern++
			lastEastern = i
			if p.nameEN != "" {
				bracketed++
			}
			continue
		}
		western++
		if p.glued {
			glued++
		}
		if firstWestern < 0 {
			firstWestern = i
		}
	}
	if eastern == 0 || western == 0 || eastern+western > 60 {
		return nil
	}
	foreign := false
	switch {
	case bracketed == eastern:
		foreign = true
	case western < eastern && firstWestern < lastEastern:
		foreign = true
	case glued > 0 && western >= eastern:
	case western < eastern:
		foreign = !slices.ContainsFunc(list, func(p person) bool { return surnameInCapitals(p.name) })
	default:
		foreign = ownMarks(list) || western > eastern && firstWestern < lastEastern
	}
	if !foreign {
		return nil
	}
	out := make([]bool, len(list))
	for i, p := range list {
		out[i] = !strings.ContainsFunc(p.name, letters.CJK) && latinName(p.name) && strings.Contains(p.name, " ")
	}
	return out
}

// ownMarks: every name bears a mark, and no name in Latin letters the marks of
// the one in Chinese that stands in its place.
func ownMarks(list []person) bool {
	var eastern, western []person
	for _, p := range list {
		if len(p.marks) == 0 {
			return false
		}
		eastern, western = sortPerson(p, eastern, western)
	}
	for i := range min(len(eastern), len(western)) {
		if slices.Equal(eastern[i].marks, western[i].marks) {
			return false
		}
	}
	return true
}

// surnameInCapitals: "MIAO Yifan", as Chinese names are romanised.
func surnameInCapitals(name string) bool {
	first, rest, ok := strings.Cut(name, " ")
	return ok && allCapitals(first) && len(first) <= 7 && strings.ContainsFunc(rest, unicode.IsLower)
}

// hasForeign reports a name in Latin letters among those of an eastern list.
func hasForeign(list []person) bool {
	return slices.ContainsFunc(list, func(p person) bool { return !strings.ContainsFunc(p.name, letters.CJK) })
}

// withForeign puts the foreign authors that the page prints among the names of
// the metadata back into their places, where the others are the same.
func withForeign(meta, seen []person) []person {
	if !hasForeign(seen) || hasForeign(meta) {
		return meta
	}
	out := make([]person, 0, len(seen))
	k := 0
	for _, p := range seen {
		switch {
		case !strings.ContainsFunc(p.name, letters.CJK):
			out = append(out, p)
		case k < len(meta) && plain.Fold(meta[k].name) == plain.Fold(p.name):
			out = append(out, meta[k])
			k++
		default:
			return meta
		}
	}
	if k < len(meta) {
		return meta
	}
	return out
}

// placesOfForeign keeps of the places in the other script those that bear a
// mark which none in the names' own script bears: a foreign author's.
func placesOfForeign(places, same []affiliation) []affiliation {
	out := same
	for _, p := range places {
		if p.mark != "" && !slices.ContainsFunc(same, func(a affiliation) bool { return a.mark == p.mark }) && !slices.ContainsFunc(out, func(a affiliation) bool { return a.mark == p.mark }) {
			out = append(out, p)
		}
	}
	return out
}

// foreignLine reads a line of a list that has one name a line: a name in Latin
// letters between two lines in Chinese characters, or at the end of them with a
// mark of its own.
func (r *reader) foreignLine(i int, eastern, western []person) []person {
	s := r.lines[i].text
	if len(eastern) == 0 || len(western) > 0 || strings.ContainsFunc(s, letters.CJK) || r.score(s) != 1 {
		return nil
	}
	_, one, _ := readAuthors(s)
	if one = keepNames(one, false); len(one) != 1 || surnameInCapitals(one[0].name) {
		return nil
	}
	next := r.next(i)
	if next >= 0 && r.score(r.lines[next].text) == 1 && strings.ContainsFunc(r.lines[next].text, letters.CJK) && !r.labelled[next] && !workplace.Named(r.lines[next].text) {
		return one
	}
	own := len(one[0].marks) > 0 && (len(eastern) > 1 || !slices.Equal(one[0].marks, eastern[0].marks)) && marksOf(eastern) == len(eastern)
	if own && (next < 0 || r.score(r.lines[next].text) == 0) {
		return one
	}
	return nil
}
