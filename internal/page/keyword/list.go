package keyword

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// List: a line of three or more short terms in Latin letters between
// commas or semicolons, and nothing that a sentence would have.
func List(s string) bool {
	if len(s) > 400 || strings.ContainsAny(s, ".?!:©@()") && !strings.Contains(s, ";") ||
		strings.ContainsFunc(s, letters.CJK) || plain.EndsSentence(s) {
		return false
	}
	sep := ","
	if strings.Contains(s, ";") {
		sep = ";"
	}
	n := 0
	for t := range strings.SplitSeq(s, sep) {
		words := strings.Fields(t)
		if len(words) == 0 || len(words) > 5 || letters.Digit(plain.FirstRune(words[0])) ||
			len(words) > 1 && plain.SmallWords[words[0]] || words[0] == "or" {
			return false
		}
		n++
	}
	return n >= 3
}
