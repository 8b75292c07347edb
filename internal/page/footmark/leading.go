package footmark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// Leading takes the mark off the front of an affiliation: "[1]", "(1)",
// "1.", "1 ", "a.", "*".
func Leading(s string) (mark, rest string) {
	s = strings.TrimSpace(s)
	if len(s) > 2 && s[0] == '*' && letters.Digit(rune(s[1])) { // "*1", as the Japanese number their places
		s = s[1:]
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == '[' || r == '(' || r == '（' || r == '［' {
		end := strings.IndexAny(s, "])）］")
		if end > 0 && end <= 6 && Only(s[n:end]) {
			_, w := utf8.DecodeRuneInString(s[end:])
			return PlainAll(s[n:end]), strings.TrimLeft(s[end+w:], ".．、,， \u3000")
		}
		return "", s
	}
	i := 0
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		if !letters.Digit(Plain(r)) || i > 8 {
			break
		}
		i += w
	}
	if i > 0 && i < len(s) {
		m := PlainAll(s[:i])
		if len(m) > 2 { // a postal code
			return "", s
		}
		rest := strings.TrimLeft(s[i:], ".．、) \u3000:")
		if unicode.IsLetter(plain.FirstRune(rest)) {
			return m, rest
		}
		return "", s
	}
	if len(s) > 3 && s[0] >= 'a' && s[0] <= 'z' && (s[1] == '.' || s[1] == ' ' || s[1] == ')' || s[1] >= 'A' && s[1] <= 'Z') {
		rest := strings.TrimLeft(s[1:], ".) ")
		if unicode.IsUpper(plain.FirstRune(rest)) || letters.CJK(plain.FirstRune(rest)) {
			return s[:1], rest
		}
	}
	return "", s
}
