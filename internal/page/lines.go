package page

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/letters"
)

// maxLines bounds the lines that are read for the record: a page longer than
// this is no landing page, and what it has to say stands at its head.
const maxLines = 50_000

// line is one line of the page that holds more than white space.
type line struct {
	span  Span   // the trimmed stretch in the page's text
	text  string // that stretch
	hint  string // for HTML, tag and classes of its block, lower case: "h1 title mathjax"
	links float64
	mute  bool // an instruction, or outside the record: in no field and no section
	rest  bool // the line's rest behind a stretch that is mute
}

// splitLines cuts a text into its lines, dropping those that are blank.
func splitLines(text string) []line {
	lines := make([]line, 0, min(strings.Count(text, "\n")+1, maxLines))
	for at := 0; at < len(text) && len(lines) < maxLines; {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s := trimSpan(text, Span{at, end}); s.Start < s.End {
			lines = append(lines, line{span: s, text: text[s.Start:s.End]})
		}
		at = end + 1
	}
	return lines
}

// trimSpan shrinks a span past white space and invisible marks at both ends.
func trimSpan(text string, s Span) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !letters.Blank(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !letters.Blank(r) {
			break
		}
		s.End -= n
	}
	return s
}
