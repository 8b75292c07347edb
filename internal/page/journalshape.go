package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// publisherName: who publishes a journal, or the book that a chapter is in.
func publisherName(s string) bool {
	return strings.HasPrefix(s, "In: ") || strings.HasSuffix(s, " Press") || strings.HasSuffix(s, " Publishers") || strings.HasSuffix(s, " Publishing")
}

// foreignName: a name in a language that begins none of its words but the first
// with a capital: "Sociologie du littoral et des ports".
func foreignName(s string) bool {
	if !unicode.IsUpper(plain.FirstRune(s)) || strings.Count(s, " ") > 7 || strings.ContainsAny(s, ".,:;") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if foreignLinks[w] {
			return true
		}
	}
	return false
}

var foreignLinks = hant.WordSet("et des du y e und de della degli das dos")
