package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/letters"
)

// Tidy gives a field's text: white space folded to single spaces, invisible
// marks dropped, ends trimmed. All else stays verbatim.
func Tidy(s string) string {
	if tidied(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range s {
		switch {
		case letters.Invisible(r), r == utf8.RuneError, r < ' ' && !unicode.IsSpace(r):
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

// tidied reports whether a text is as Tidy leaves it.
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
		if r < 0x3001 && (unicode.IsSpace(r) || letters.Invisible(r)) || r >= 0xFE00 && (r == utf8.RuneError || letters.Invisible(r)) {
			return false
		}
		space = false
		i += size
	}
	return !space || s == ""
}
