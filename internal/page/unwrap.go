package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

const (
	narrowestWrap = 60  // columns at which an export breaks its lines, at least
	widestWrap    = 120 // and at most
	minSoftEnds   = 4   // breaks inside sentences that show a page to be wrapped
	maxWidths     = 5   // widths that are tried
)

// softBreaks finds the line ends of a page that its export broke at a fixed
// width, as PubMed's text files are at eighty columns, with the white space
// around each: a break is soft where the first word of the next line would not
// have fitted. Pages with longer lines, or with few such breaks, have none. A
// Chinese character takes two columns, and is a word.
func softBreaks(text string) []Span {
	if longLine(text) {
		return nil
	}
	lines := splitLines(text)
	var widths []int
	for i := range lines {
		if breakable(lines[i].text) { // an address takes the room that it needs
			widths = append(widths, columns(lines[i].text))
		}
	}
	slices.Sort(widths)
	if n := len(widths); n == 0 || widths[n-1] > widestWrap+narrowestWrap {
		return nil // a paragraph that nothing broke
	}
	// a few lines may be wider: a portal's own, around what was exported
	for wider, tried := 0, 0; wider < len(widths) && wider <= 2+len(widths)/40 && tried < maxWidths; wider++ {
		width := widths[len(widths)-1-wider]
		if width > widestWrap || wider > 0 && width == widths[len(widths)-wider] {
			continue
		}
		if width < narrowestWrap {
			break
		}
		tried++
		if breaks := breaksAt(text, lines, width); len(breaks) > 0 {
			return breaks
		}
	}
	return nil
}

// breaksAt finds the soft breaks of a page that is wrapped at a width; none
// where too few stand inside sentences.
func breaksAt(text string, lines []line, width int) []Span {
	var breaks []Span
	found := 0
	for i := 0; i+1 < len(lines); i++ {
		if !softBreak(text, lines[i], lines[i+1], width) {
			continue
		}
		breaks = append(breaks, Span{lines[i].span.End, lines[i+1].span.Start})
		if next := plain.FirstRune(lines[i+1].text); !plain.EndsSentence(lines[i].text) &&
			(unicode.IsLower(next) || twoColumns(next) && twoColumns(plain.LastRune(lines[i].text))) {
			found++
		}
	}
	if found < minSoftEnds {
		return nil
	}
	return breaks
}

// longLine is the cheap test that nearly every page passes: a line that no
// export has broken.
func longLine(text string) bool {
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		if end > 4*widestWrap {
			return true
		}
		at += end + 1
	}
	return false
}

// softBreak: the line is as full as it could be, and the next goes on with it.
func softBreak(text string, l, next line, width int) bool {
	if n := columns(l.text); n > width || n+firstWord(l.text, next.text) <= width || strings.Count(text[l.span.End:next.span.Start], "\n") > 1 {
		return false
	}
	if mark, _ := footmark.Leading(next.text); len(mark) == 1 || mark != "" && plain.EndsSentence(l.text) || referenceLine(next.text) {
		return false
	}
	m, ok := labelAt(next.text)
	return !ok || !m.strong || m.end >= len(next.text) && !plain.EndsSentence(l.text)
}

// breakable: the line could have been broken somewhere.
func breakable(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return letters.Blank(r) || twoColumns(r) })
}

// firstWord returns the columns that the first word of a line would have taken
// behind another, with the space before it.
func firstWord(before, s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	if twoColumns(r) {
		return 2
	}
	word := s
	if end := strings.IndexFunc(s, func(r rune) bool { return letters.Blank(r) || twoColumns(r) }); end >= 0 {
		word = s[:end]
	}
	if twoColumns(plain.LastRune(before)) {
		return columns(word)
	}
	return 1 + columns(word)
}

// columns returns the width of a text on a screen of fixed pitch.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case twoColumns(r):
			n += 2
		case !letters.Invisible(r):
			n++
		}
	}
	return n
}

func twoColumns(r rune) bool {
	return r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF01 && r <= 0xFF60 || r >= 0x20000
}
