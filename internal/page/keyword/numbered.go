package keyword

import (
	"strconv"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// WithoutNumbers takes off the numbers of a list of keywords that counts its
// terms: "1. privacy", "2. trust". Terms that are not all counted, or not from
// one on, stay as they are: "3D printing".
func WithoutNumbers(terms []string) []string {
	if len(terms) == 1 {
		terms = cutCounted(terms[0])
	}
	if len(terms) < 2 {
		return terms
	}
	out := make([]string, len(terms))
	for i, t := range terms {
		rest, ok := Counted(t, i+1)
		if !ok {
			return terms
		}
		out[i] = rest
	}
	return out
}

// Counted reports a term behind its number and the sign of a list.
func Counted(term string, n int) (rest string, ok bool) {
	if first := plain.FirstRune(term); first >= '①' && first <= '⑳' { // ①网红打卡
		rest = strings.TrimSpace(term[len(string(first)):])
		return rest, int(first-'①') == n-1 && rest != ""
	}
	term = strings.TrimLeft(term, "([（［")
	rest, ok = strings.CutPrefix(term, strconv.Itoa(n))
	if !ok {
		return "", false
	}
	sign := plain.FirstRune(rest)
	if !strings.ContainsRune(".．、)）]］", sign) {
		return "", false
	}
	rest = rest[len(string(sign)):]
	spaced := rest != "" && letters.Blank(plain.FirstRune(rest))
	rest = strings.TrimSpace(rest)
	return rest, rest != "" && (spaced || !letters.Digit(plain.FirstRune(rest)))
}

// cutCounted divides "1. privacy 2. trust 3. markets" at its numbers.
func cutCounted(s string) []string {
	if _, ok := Counted(s, 1); !ok {
		return []string{s}
	}
	var out []string
	for n := 2; n <= Max; n++ {
		next := " " + strconv.Itoa(n)
		at := strings.Index(s, next)
		if at < 0 {
			break
		}
		if _, ok := Counted(s[at+1:], n); !ok {
			break
		}
		out = append(out, strings.TrimSpace(s[:at]))
		s = s[at+1:]
	}
	return append(out, s)
}
