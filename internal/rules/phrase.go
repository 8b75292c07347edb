package rules

import (
	"strings"
	"unicode/utf8"
)

// phrase writes a stretch as it goes into the evidence table: in the page's
// own characters, on one line, without the stop at its end.
func (p *passage) phrase(x stretch) string {
	var out strings.Builder
	out.Grow(x.end - x.start)
	for i := x.start; i < x.end; {
		r, n := utf8.DecodeRuneInString(p.s[i:])
		if r == ' ' || r == '\n' {
			out.WriteByte(' ')
		} else {
			own, _ := utf8.DecodeRuneInString(p.raw[int(p.at[i])-p.base:])
			if own == '&' {
				own = r
			}
			out.WriteRune(own)
		}
		i += n
	}
	return strings.TrimSpace(strings.TrimRight(out.String(), "。．.;；,，:： "))
}

// after cuts a stretch behind the longest of the given beginnings, again and
// again, so that "本文旨在" goes as a whole.
func (p *passage) after(x stretch, beginnings ...string) stretch {
	for {
		longest := 0
		for _, b := range beginnings {
			if len(b) > longest && hasPrefixFold(p.s[x.start:x.end], b) {
				longest = len(b)
			}
		}
		if longest == 0 {
			return x
		}
		x.start += longest
		for x.start < x.end && strings.ContainsRune(" ,", rune(p.s[x.start])) {
			x.start++
		}
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && (prefix == "" || lower(s[0]) == lower(prefix[0])) && strings.EqualFold(s[:len(prefix)], prefix)
}
