package names

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// rxInvertedName reads one name of a list that indexes print family name first,
// with the marks of its places: "Farhat, Leïla a, c", "Quispe, R (Quispe,
// Rosario) [1] , [3]".
var rxInvertedName = lazyregexp.New(`^(\p{L}[\p{L}.’' -]*, ?\p{Lu}[\p{L}.’' -]*?)((?:[ ,]*\[?\d{1,2}\]?|[ ,]+[a-z*#†‡])*)$`)

// invertedList reads a list of such names between semicolons; nil for any other
// text. Plain names without marks are inverted's, where no family name has a
// blank in it.
func invertedList(s string) []Person {
	s = strings.TrimRight(s, "; ")
	if !strings.Contains(s, ";") || strings.ContainsFunc(s, letters.CJK) || workplace.Named(s) {
		return nil
	}
	var out []Person
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part == "" || len(part) > 160 {
			return nil
		}
		short, rest, spelled := strings.Cut(part, " (")
		if spelled { // the name in full stands in brackets behind its initials
			full, marks, closed := strings.Cut(rest, ")")
			if !closed || !strings.Contains(short, ",") {
				return nil
			}
			part = full + marks
		}
		m := rxInvertedName.FindStringSubmatch(part)
		if m == nil || !Latin(strings.ReplaceAll(m[1], ",", "")) {
			return nil
		}
		p := Person{Name: plain.Tidy(m[1])}
		for mark := range strings.FieldsFuncSeq(m[2], func(c rune) bool { return strings.ContainsRune(", []", c) }) {
			p.Marks = append(p.Marks, mark)
		}
		out = append(out, p)
	}
	return out
}

// invertedByAnd reads names that are all turned round with nothing but commas
// between them, as EPrints cites: "Haver, Outi, Diall, Mama Sali and Finch, Rose".
// The comma behind "and" tells it from any other list.
func invertedByAnd(s string) []Person {
	head, last, ok := strings.Cut(s, " and ")
	if !ok || strings.Count(last, ",") != 1 || strings.Count(head, ",") < 3 || strings.ContainsAny(s, ";0123456789()") || workplace.Named(s) {
		return nil
	}
	parts := append(strings.Split(head, ","), strings.Split(last, ",")...)
	if len(parts)%2 != 0 {
		return nil
	}
	var out []Person
	for i := 0; i < len(parts); i += 2 {
		family, given := strings.TrimSpace(parts[i]), strings.TrimSpace(parts[i+1])
		if family == "" || given == "" || !Latin(family+" "+given) {
			return nil
		}
		out = append(out, Person{Name: plain.Tidy(family + ", " + given)})
	}
	return out
}
