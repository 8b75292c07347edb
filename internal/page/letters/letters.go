package letters

import (
	"unicode"
	"unicode/utf8"
)

// LowerASCII reports a small letter of the English alphabet.
func LowerASCII(c byte) bool { return c >= 'a' && c <= 'z' }

// Invisible reports runes that take no room on the screen: zero-width marks,
// joiners, bidirectional controls, soft hyphens and byte order marks. Fields
// never hold them, and labels and instructions are recognised through them.
func Invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x061C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// Blank reports white space and marks that take no room.
func Blank(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	if r >= 0x3001 && r < 0xFE00 { // nearly all of Chinese, Japanese and Korean
		return false
	}
	return unicode.IsSpace(r) || Invisible(r)
}

// Han reports a Chinese character, wherever it is written: also 々 and 〇.
func Han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF ||
		r == '〇' || r == '々' || r >= 0xF900 && r <= 0xFAFF
}

// Kana reports a Japanese syllable; the dot and the long mark are signs.
func Kana(r rune) bool { return r >= 0x3041 && r <= 0x30FF && r != '・' && r != 'ー' }

// Hangul reports a Korean syllable or a part of one.
func Hangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF }

// CJK reports a letter of Chinese, Japanese or Korean.
func CJK(r rune) bool { return Han(r) || Kana(r) || Hangul(r) }

// Latin reports a Latin letter, with or without accents.
func Latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x24F && r != '×' && r != '÷'
}

// Cyrillic reports a letter of Russian, Ukrainian and their kin.
func Cyrillic(r rune) bool { return r >= 0x400 && r <= 0x52F }

// Digit reports one of the ten ASCII digits.
func Digit(r rune) bool { return r >= '0' && r <= '9' }

// Half maps a full-width form to its half-width twin, white space to a space.
func Half(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r < utf8.RuneSelf:
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}
