package page

import (
	"strings"

	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// maxBrokenLines bounds how many lines one citation may be broken into.
const maxBrokenLines = 8

// brokenImprint reads a citation that a copy broke at every link, one part to
// a line: the journal's name, ".", "2024", ",", "17", "(02)", ": 66-79". It is
// empty unless the name stands above, and the pages or the issue in brackets end it.
func (r *reader) brokenImprint(i int) imprint.Imprint {
	if first := plain.HalfDigits(plain.Clip(r.lines[i].text, 40)); plain.Year(plain.Clip(first, 4)) == 0 ||
		len(first) > 4 && letters.Digit(rune(first[4])) || !numbersOnly(first) {
		return imprint.Imprint{}
	}
	var b strings.Builder
	for k := i; k < len(r.lines) && k < i+maxBrokenLines; k++ {
		s := r.lines[k].text
		if len(s) > 40 || !numbersOnly(s) {
			break
		}
		b.WriteString(s)
	}
	c := readImprint(b.String())
	if bracketed := c.Issue != "" && strings.Contains(b.String(), "("); c.Year == 0 || c.Pages == "" && !bracketed || c.Volume+c.Issue == "" {
		return imprint.Imprint{}
	}
	if c.Journal = r.nameAbove(i); c.Journal == "" {
		return imprint.Imprint{}
	}
	return c
}

// abbreviationRow: the journal's short name, below its own: "약어 : KJDA".
func abbreviationRow(s string) bool {
	name, _, ok := strings.Cut(s, ":")
	if !ok {
		name, _, ok = strings.Cut(s, "：")
	}
	if !ok || len(s) > 80 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "약어", "略称", "略語", "缩写", "刊名缩写", "期刊缩写", "縮寫", "abbreviation", "abbr", "abbr.", "abbreviated title", "iso abbreviation", "short title":
		return true
	}
	return false
}

// yearOnly: "2024", "2024,".
func yearOnly(s string) bool {
	s = plain.TrimEdges(plain.HalfDigits(s), ",，年")
	return len(s) == 4 && plain.Year(s) > 0
}

// numbersOnly: digits and the signs of a citation, and nothing to read.
func numbersOnly(s string) bool {
	for _, c := range plain.HalfDigits(s) {
		if !letters.Digit(c) && !letters.Blank(c) && !strings.ContainsRune(",，.:：;()（）+-–—~～Ss", c) {
			return false
		}
	}
	return true
}
