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
	for i, r := range s {
		if !space && r >= 0x4E00 && r <= 0x9FFF { // stays as it is
			out, prev = append(out, s[i:i+3]...), r
			continue
		}
		if letters.Invisible(r) {
			continue
		}
		if r = letters.Half(r); r == ' ' || r == '\n' || r == '\t' || r == '\r' {
			space = true
			continue
		}
		switch {
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
