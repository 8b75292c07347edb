package page

import "strings"

const (
	widestWrap  = 90 // bytes of a line that an export breaks
	minSoftEnds = 4  // breaks inside sentences that show a page to be wrapped
)

// unwrap joins the lines of a page that its export broke at a fixed width, as
// PubMed's text files are at eighty columns: a break is soft where the first
// word of the next line would not have fitted. Pages with longer lines, or
// with few such breaks, stay as they are.
func unwrap(text string, lines []line) []line {
	width := 0
	for i := range lines {
		if n := len(lines[i].text); n > width {
			width = n
		}
		if width > widestWrap {
			return lines
		}
	}
	if width < 60 {
		return lines
	}
	soft, found := make([]bool, len(lines)), 0 // the line goes on in the next
	for i := 0; i+1 < len(lines); i++ {
		if soft[i] = softBreak(text, lines[i], lines[i+1], width); soft[i] && !sentenceEnd(lines[i].text) {
			found++
		}
	}
	if found < minSoftEnds {
		return lines
	}
	out := lines[:0]
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		for ; i+1 < len(lines) && soft[i]; i++ {
			l.span.End = lines[i+1].span.End
		}
		l.text = text[l.span.Start:l.span.End]
		out = append(out, l)
	}
	return out
}

// softBreak: the line is as full as it could be, and the next goes on with it.
func softBreak(text string, l, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	if len(l.text)+1+len(word) <= width || strings.Count(text[l.span.End:next.span.Start], "\n") > 1 || strings.ContainsFunc(l.text, cjk) {
		return false
	}
	if mark, _ := leadingMark(next.text); mark != "" {
		return false
	}
	m, ok := labelAt(next.text)
	return !ok || !m.strong || m.end >= len(next.text)
}
