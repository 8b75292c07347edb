package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// invisible reports runes that take no room on the screen: zero-width marks,
// joiners, bidirectional controls, soft hyphens and byte order marks. Fields
// never hold them, and labels and instructions are recognised through them.
func invisible(r rune) bool {
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

func blank(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	if r >= 0x3001 && r < 0xFE00 { // nearly all of Chinese, Japanese and Korean
		return false
	}
	return unicode.IsSpace(r) || invisible(r)
}

func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF ||
		r == '〇' || r == '々' || r >= 0xF900 && r <= 0xFAFF
}

func kana(r rune) bool { return r >= 0x3041 && r <= 0x30FF && r != '・' && r != 'ー' }

func hangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF }

func cjk(r rune) bool { return han(r) || kana(r) || hangul(r) }

func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x24F && r != '×' && r != '÷'
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// half maps a full-width form to its half-width twin, white space to a space.
func half(r rune) rune {
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

// tidy gives a field's text: white space folded to single spaces, invisible
// marks dropped, ends trimmed. All else stays verbatim.
func tidy(s string) string {
	if tidied(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range s {
		switch {
		case invisible(r), r == utf8.RuneError, r < ' ' && !unicode.IsSpace(r):
		case unicode.IsSpace(r):
			pending = b.Len() > 0
		default:
			if pending {
				b.WriteByte(' ')
				pending = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// tidied reports whether a text is as tidy leaves it.
func tidied(s string) bool {
	space := true // at either end, and beside another, none may stand
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == ' ' && space {
				return false
			}
			space = c == ' '
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0x3001 && (unicode.IsSpace(r) || invisible(r)) || r >= 0xFE00 && (r == utf8.RuneError || invisible(r)) {
			return false
		}
		space = false
		i += size
	}
	return !space || s == ""
}

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
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !invisible(r) {
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
		case r >= 0x2010 && r <= 0x2015 || r == 0x2018 || r == 0x2019 || r == 0x201C || r == 0x201D || r >= 0x3000 && r <= 0x3003 || r >= 0x3008 && r <= 0x3011 || r >= 0x3014 && r <= 0x301B || r == 0xB7 || r == 0xA0 || r == 0x2022: // punctuation
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

// clip cuts s to at most n bytes at a rune border.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// script counts the letters of a text by script.
type script struct{ han, kana, hangul, latin int }

func scriptOf(s string) script {
	var c script
	for _, r := range s {
		switch {
		case latin(r):
			c.latin++
		case han(r):
			c.han++
		case kana(r):
			c.kana++
		case hangul(r):
			c.hangul++
		}
	}
	return c
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// trimEdges cuts white space, invisible marks and the given runes off both ends.
func trimEdges(s, cutset string) string {
	return strings.TrimFunc(s, func(r rune) bool { return blank(r) || strings.ContainsRune(cutset, r) })
}
