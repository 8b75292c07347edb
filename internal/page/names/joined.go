package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/plain"
)

// bylines open a row of names: "By", and in French, Spanish, German, Italian.
var bylines = []string{"by ", "By ", "Par ", "Por ", "Von "}

// withoutByline drops what opens a row of names.
func withoutByline(s string) string {
	for _, lead := range bylines {
		if t, ok := strings.CutPrefix(s, lead); ok && (lead[1] == 'y' || unicode.IsUpper(plain.FirstRune(t))) {
			return t
		}
	}
	return s
}

// foreignAnds are what other Western languages have for "and".
var foreignAnds = []string{" et ", " y ", " e ", " und ", " ve ", " dan "}

// withForeignAnds puts commas for the "and" of other languages, where two words
// at least stand on either side: "Ortega y Gasset" is one name.
func withForeignAnds(s string) string {
	if len(s) > 2_000 {
		return s
	}
	for _, and := range foreignAnds {
		for from := 0; ; {
			i := strings.Index(s[from:], and)
			if i < 0 {
				break
			}
			i += from
			from = i + len(and)
			before := s[strings.LastIndexAny(s[:i], ",;")+1 : i]
			after := s[from:]
			if end := strings.IndexAny(after, ",;"); end >= 0 {
				after = after[:end]
			}
			if twoWords(before) && twoWords(after) {
				s = s[:i] + ", " + s[from:]
				from = i + 2
			}
		}
	}
	return s
}

// twoWords: a name of two words with capitals at least.
func twoWords(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if unicode.IsUpper(plain.FirstRune(w)) {
			n++
		} else if !Particles[w] && !strings.ContainsAny(w, "0123456789*") {
			return false
		}
	}
	return n > 1
}
