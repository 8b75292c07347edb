package names

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// ForeignAmong tells, of the names that a list has in both scripts, which ones
// in Latin letters are authors beside those in Chinese characters and which are
// their romanisations. They are authors where they are fewer than the others
// and one stands before the last of these, where signs or marks set all of them
// apart, or where the others have their romanisations behind them in brackets.
func ForeignAmong(list []Person) []bool {
	eastern, western, bracketed, glued, lastEastern, firstWestern := 0, 0, 0, 0, -1, -1
	for i, p := range list {
		if strings.ContainsFunc(p.Name, letters.CJK) {
			eastern++
			lastEastern = i
			if p.NameEN != "" {
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
		foreign = !slices.ContainsFunc(list, func(p Person) bool { return SurnameInCapitals(p.Name) })
	default:
		foreign = ownMarks(list) || western > eastern && firstWestern < lastEastern
	}
	if !foreign {
		return nil
	}
	out := make([]bool, len(list))
	for i, p := range list {
		out[i] = !strings.ContainsFunc(p.Name, letters.CJK) && Latin(p.Name) && strings.Contains(p.Name, " ")
	}
	return out
}

// ownMarks: every name bears a mark, and no name in Latin letters the marks of
// the one in Chinese that stands in its place.
func ownMarks(list []Person) bool {
	var eastern, western []Person
	for _, p := range list {
		if len(p.Marks) == 0 {
			return false
		}
		eastern, western = Sort(p, eastern, western)
	}
	for i := range min(len(eastern), len(western)) {
		if slices.Equal(eastern[i].Marks, western[i].Marks) {
			return false
		}
	}
	return true
}

// SurnameInCapitals: "MIAO Yifan", as Chinese names are romanised.
func SurnameInCapitals(name string) bool {
	first, rest, ok := strings.Cut(name, " ")
	return ok && allCapitals(first) && len(first) <= 7 && strings.ContainsFunc(rest, unicode.IsLower)
}

// HasForeign reports a name in Latin letters among those of an eastern list.
func HasForeign(list []Person) bool {
	return slices.ContainsFunc(list, func(p Person) bool { return !strings.ContainsFunc(p.Name, letters.CJK) })
}

// WithForeign puts the foreign authors that the page prints among the names of
// the metadata back into their places, where the others are the same.
func WithForeign(meta, seen []Person) []Person {
	if !HasForeign(seen) || HasForeign(meta) {
		return meta
	}
	out := make([]Person, 0, len(seen))
	k := 0
	for _, p := range seen {
		switch {
		case !strings.ContainsFunc(p.Name, letters.CJK):
			out = append(out, p)
		case k < len(meta) && plain.Fold(meta[k].Name) == plain.Fold(p.Name):
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
