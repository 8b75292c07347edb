package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"synoptic/internal/page/letters"
)

// Fold reduces a text to what two prints of it share: NFKC, lower case,
// letters, digits and marks only.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	if foldPlain(&b, s) {
		return b.String()
	}
	b.Reset()
	b.Grow(len(s))
	for _, r := range norm.NFKC.String(s) {
		if r < utf8.RuneSelf {
			switch {
			case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
				b.WriteByte(byte(r))
			case r >= 'A' && r <= 'Z':
				b.WriteByte(byte(r) | 0x20)
			}
			continue
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !letters.Invisible(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// foldPlain folds a text that compatibility forms do not touch, as nearly every
// text is; it reports false where it met a rune of which it is not sure.
func foldPlain(b *strings.Builder, s string) bool {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteByte(byte(r))
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) | 0x20)
		case r < utf8.RuneSelf: // signs and white space
		case r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF:
			b.WriteRune(r)
		case r >= 0x2010 && r <= 0x2015 || r == 0x2018 || r == 0x2019 || r == 0x201C || r == 0x201D ||
			r >= 0x3000 && r <= 0x3003 || r >= 0x3008 && r <= 0x3011 || r >= 0x3014 && r <= 0x301B || r == 0xB7 || r == 0xA0 ||
			r == 0x2022: // punctuation
		case r >= 0xFF10 && r <= 0xFF19 || r >= 0xFF41 && r <= 0xFF5A:
			b.WriteByte(byte(r - 0xFEE0))
		case r >= 0xFF21 && r <= 0xFF3A:
			b.WriteByte(byte(r-0xFEE0) | 0x20)
		case r >= 0xFF01 && r <= 0xFF5E:
		default:
			return false
		}
	}
	return true
}
