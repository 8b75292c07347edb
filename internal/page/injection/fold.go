package injection

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/letters"
)

func foldAll(s string) []string {
	var out []string
	for w := range strings.SplitSeq(s, "|") {
		if f := foldOrder(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// foldOrder folds a text so that spacing, width, case and invisible marks
// cannot disguise it. Latin words stay divided by single spaces; blanks beside
// Chinese go.
func foldOrder(s string) string {
	if foldedAlready(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	space := false
	prev := rune(0)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c == '\n' || c == '\t' || c == '\r':
				space = true
				continue
			case c >= 'A' && c <= 'Z':
				c |= 0x20
			}
			if space && len(out) > 0 && !letters.Han(prev) {
				out = append(out, ' ')
			}
			space = false
			out, prev = append(out, c), rune(c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if !space && r >= 0x4E00 && r <= 0x9FFF { // stays as it is
			out, prev = append(out, s[i-n:i]...), r
			continue
		}
		if letters.Invisible(r) {
			continue
		}
		switch r = letters.Half(r); {
		case r == ' ':
			space = true
			continue
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == '’':
			r = '\''
		case r > utf8.RuneSelf:
			r = homoglyph(r)
		}
		if space && len(out) > 0 && !letters.Han(prev) && !letters.Han(r) {
			out = append(out, ' ')
		}
		space = false
		out = utf8.AppendRune(out, r)
		prev = r
	}
	return string(out)
}

// foldedAlready: nothing in a text but Chinese, small letters, digits and
// signs, which folding leaves as they are.
func foldedAlready(s string) bool {
	for _, r := range s {
		if !(r >= 0x4E00 && r <= 0x9FFF || r > ' ' && r < 0x7F && (r < 'A' || r > 'Z') || r == '。' || r == '、' || r == '“' || r == '”' || r == '《' || r == '》') {
			return false
		}
	}
	return true
}

// homoglyph maps the Cyrillic and Greek letters that pass for Latin ones.
func homoglyph(r rune) rune {
	const from, to = "аеорсухіѕјԁһӏԛԝАВЕКМНОРСТХοανιρτ", "aeopcyxisjdhlqwabekmhopctxoavipt"
	if r < 0x370 || r > 0x52F {
		return r
	}
	i := 0
	for _, f := range from {
		if f == r {
			return rune(to[i])
		}
		i++
	}
	return r
}
