package textscan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is strings.ToLower. It returns a text without capitals as it is, and
// asks the tables of Unicode only of letters that may have two cases: neither
// Chinese, Japanese and Korean nor common punctuation.
func Lower(s string) string {
	capital := -1 // the first
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			if capital < 0 {
				capital = i
			}
			i++
		case c < utf8.RuneSelf:
			i++
		case caseless(s[i:]):
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || unicode.ToLower(r) != r {
				return strings.ToLower(s)
			}
			i += n
		}
	}
	if capital < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	kept := 0
	for i := capital; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b.WriteString(s[kept:i])
			b.WriteByte(c | 0x20)
			kept = i + 1
		}
	}
	b.WriteString(s[kept:])
	return b.String()
}

// caseless reports whether a text begins with one of the three-byte letters and
// signs that have no case: U+2000 to U+203F, U+3000 to U+9FFF, U+B000 to U+D7FF
// and U+FF00 to U+FF20.
func caseless(s string) bool {
	if len(s) < 3 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return false
	}
	switch c := s[0]; {
	case c >= 0xE3 && c <= 0xE9, c == 0xEB, c == 0xEC, c == 0xED && s[1] < 0xA0:
		return true
	case c == 0xE2:
		return s[1] == 0x80
	case c == 0xEF:
		return s[1] == 0xBC && s[2] <= 0xA0
	}
	return false
}
