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
