package synthesis

import (
	"strings"
	"unicode"
)

// fold brings two writings of the same words together: half width, lower
// case, without white space, punctuation and invisible characters.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = foldRune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldRune returns what a character folds to, -1 where it folds away.
func foldRune(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E { // full-width forms of ASCII
		r -= 0xFEE0
	}
	switch {
	case r < 0x80:
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + ('a' - 'A')
		case r == '%', r == '<', r == '>', r == '=', r == '+':
			return r
		}
		return -1
	case isHan(r):
		return r
	case unicode.IsSpace(r), unicode.IsPunct(r), unicode.Is(unicode.Cf, r):
		return -1
	}
	return unicode.ToLower(r)
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF
}

// hasHan reports whether a text is written, at least in part, in Chinese
// characters.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, isHan)
}
