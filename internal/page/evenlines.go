package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/plain"
)

const (
	minEvenLines = 4  // lines of one length in a row that show a paragraph to be broken
	minEvenRunes = 20 // characters on such a line
)

// evenBreaks finds the line ends inside paragraphs in Chinese that were broken
// after a fixed number of characters, whatever room these take, on a page whose
// other lines may be of any length: a phone's view of an abstract.
func evenBreaks(text string) []Span {
	var breaks []Span
	var run []Span // trimmed lines of the paragraph at hand
	length := 0
	blanks, apart := 0, 0 // empty lines above this one; between those of the run
	flush := func(last Span) {
		if len(run) >= minEvenLines {
			for i := 1; i < len(run); i++ {
				breaks = append(breaks, Span{run[i-1].End, run[i].Start})
			}
			end := text[run[len(run)-1].Start:run[len(run)-1].End]
			if rest := text[last.Start:last.End]; rest != "" && utf8.RuneCountInString(rest) < length && !plain.EndsSentence(end) {
				if m, ok := labelAt(rest); !ok || !m.strong {
					breaks = append(breaks, Span{run[len(run)-1].End, last.Start})
				}
			}
		}
		run = run[:0]
	}
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		l := Span{at, at + end}
		at += end + 1
		if end == 0 && blanks == 0 && len(run) > 0 && (len(run) == 1 || apart == 1) {
			blanks++ // a copy may have one behind every line
			continue
		}
		above := blanks
		blanks = 0
		if end < minEvenRunes || end > 400 || text[l.Start] < utf8.RuneSelf && len(run) == 0 {
			if len(run) > 0 {
				flush(trimSpan(text, l))
			}
			continue
		}
		l = trimSpan(text, l)
		n := utf8.RuneCountInString(text[l.Start:l.End])
		if n < minEvenRunes || l.End-l.Start < 2*n { // hardly Chinese
			flush(l)
			continue
		}
		if len(run) > 0 && (n != length || len(run) > 1 && above != apart) {
			flush(l)
		}
		switch len(run) {
		case 0:
			length = n
		case 1:
			apart = above
		}
		run = append(run, l)
	}
	flush(Span{len(text), len(text)})
	return breaks
}

// withBreaks joins two lists of breaks in the order of the text.
func withBreaks(a, b []Span) []Span {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y Span) int { return x.Start - y.Start })
	return slices.CompactFunc(all, func(x, y Span) bool { return x.Start == y.Start })
}
