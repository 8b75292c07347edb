package plain

import "strings"

// FullWidth reports full-width forms, whose first byte in UTF-8 is 0xEF.
func FullWidth(s string) bool {
	return strings.IndexByte(s, 0xEF) >= 0 && strings.ContainsFunc(s, func(r rune) bool {
		return r >= '０' && r <= '９' || r == '．' || r == '：' || r == '，'
	})
}

// HalfDigits turns full-width letters, digits and signs of a citation line
// into their plain twins, so that one set of shapes reads both.
func HalfDigits(s string) string {
	if !FullWidth(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '－', r == '＋', r == '．':
			r -= 0xFEE0
		}
		b.WriteRune(r)
	}
	return b.String()
}
