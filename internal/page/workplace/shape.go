package workplace

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// LinkWords are the words in small letters that names of institutions hold.
var LinkWords = hant.WordSet(`of and for the in at on to de la las los del di da do dos das du des der den die el e y et und für van von zu & a an with`)

// Shape reports whether a line in Latin letters is a place of work and
// nothing else, however long: an institution, and towns, codes and countries
// between commas, every word with a capital but for those that link them.
func Shape(s string) bool {
	if len(s) < 8 || len(s) > 500 || !Named(s) || strings.ContainsAny(s, "?!:\"“”=") || strings.ContainsFunc(s, letters.CJK) {
		return false
	}
	small, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		full := strings.HasSuffix(w, ".") && len(w) > 5 && !strings.HasSuffix(s, w)
		if w = strings.Trim(w, ",.;()[]'’"); w == "" {
			continue
		}
		if full && unicode.IsLower(plain.LastRune(w)) && !abbreviated[strings.ToLower(w)] {
			return false // a sentence ends here
		}
		all++
		if r := plain.FirstRune(w); unicode.IsLower(r) && !LinkWords[w] && !strings.Contains(w, "'") && !strings.Contains(w, "’") {
			small++
		}
	}
	if all < 2 || small*6 > all {
		return false
	}
	for part := range strings.SplitSeq(s, ",") { // "Trust" alone is no trust
		if strings.Contains(strings.TrimSpace(part), " ") && Named(part+",") {
			return true
		}
	}
	return !strings.Contains(s, ", and ")
}

// abbreviated are words that a full stop shortens inside names of places.
var abbreviated = hant.WordSet(`dept univ inst dipt facult`)
