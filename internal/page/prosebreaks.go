package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

const (
	minProseLine  = 38  // columns of a line that a paragraph set in type fills, at least
	maxProseLine  = 180 // and at most
	minProseSigns = 2   // line ends inside sentences that show a page to be set in type
	nearLines     = 3   // lines above and below whose width tells how wide the column is
)

// proseBreaks finds the line ends inside paragraphs in Latin letters that were
// set in proportional type, as the text of a PDF comes: its lines differ in
// length. A break inside a sentence shows itself, for the next line goes on in
// small letters. Beside such breaks, those behind a full line are soft too.
func proseBreaks(text string) []Span {
	if !goesOnSmall(text) {
		return nil
	}
	lines := splitLines(text)
	widths := make([]int, len(lines))
	sure := make([]bool, len(lines)) // the break behind the line stands inside a sentence
	signs := 0
	for i := 0; i+1 < len(lines); i++ {
		widths[i] = columns(plain.Clip(lines[i].text, 4*maxProseLine))
		if sure[i] = runsOn(text, lines[i], lines[i+1], widths[i], i > 0 && sure[i-1]); sure[i] && widths[i] >= minProseLine {
			signs++
		}
	}
	if signs < minProseSigns {
		return nil
	}
	var breaks []Span
	for i := 0; i+1 < len(lines); i++ {
		if sure[i] ||
			(i > 0 && sure[i-1] || sure[i+1] && unicode.IsLower(plain.FirstRune(lines[i+2].text)) && !imprint.Cue(lines[i].text)) &&
				fullLine(lines, widths, sure, i) && adjoins(text, lines[i], lines[i+1]) && !opensPart(lines, widths, i) {
			breaks = append(breaks, Span{lines[i].span.End, lines[i+1].span.Start})
		}
	}
	return breaks
}

// goesOnSmall is the cheap test: lines that begin with a small letter.
func goesOnSmall(text string) bool {
	n := 0
	for at := 0; n < minProseSigns; n++ {
		for {
			i := strings.IndexByte(text[at:], '\n')
			if i < 0 {
				return false
			}
			if at += i + 1; at < len(text) && text[at] >= 'a' && text[at] <= 'z' {
				break
			}
		}
	}
	return true
}

// adjoins: nothing but one line end divides the two lines.
func adjoins(text string, l, next line) bool {
	return strings.Count(text[l.span.End:next.span.Start], "\n") == 1
}

// runsOn: the next line goes on with the sentence in small letters, or with a
// name behind a word that asks for more.
func runsOn(text string, l, next line, width int, joined bool) bool {
	if width > maxProseLine || width < minProseLine && !joined || !adjoins(text, l, next) {
		return false
	}
	if next := plain.FirstRune(next.text); !unicode.IsLower(next) && !(unicode.IsUpper(next) && endsInside(l.text)) {
		return false
	}
	if last := plain.LastRune(l.text); !unicode.IsLetter(last) && !letters.Digit(last) && !strings.ContainsRune(",-–)”’'\"%", last) {
		return false
	}
	if mark, _ := footmark.Leading(next.text); mark != "" || len(next.text) < 4 {
		return false // the letter that marks a place
	}
	if word, _, _ := strings.Cut(next.text, " "); strings.ContainsFunc(strings.TrimRight(word, ".,;:)?!”’\""), notOfWord) {
		return false // the name of a field: "dc.rights"
	}
	m, ok := labelAt(next.text)
	return !ok || !m.strong
}

// notOfWord: a sign that stands in no word.
func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("-–’'(", r) }

// fullLine: the line is about as long as the longest of those near it that
// break inside a sentence.
func fullLine(lines []line, widths []int, sure []bool, i int) bool {
	column := 0
	for k := max(0, i-nearLines); k < len(lines) && k <= i+nearLines; k++ {
		if sure[k] {
			column = max(column, widths[k])
		}
	}
	return widths[i]*5 >= column*4 && widths[i] >= minProseLine && widths[i] <= maxProseLine
}

// opensPart: the line behind line i is no part of its paragraph: names, a
// label, a list's entry, a heading.
func opensPart(lines []line, widths []int, i int) bool {
	s := lines[i+1].text
	if m, ok := labelAt(s); ok && m.strong || referenceLine(s) || bulleted(s) || authorScore(s) > 0 {
		return true
	}
	if m, _ := footmark.Leading(s); m != "" && (len(m) == 1 || plain.EndsSentence(lines[i].text)) {
		return true
	}
	if m, ok := labelAt(lines[i].text); ok && m.end >= len(lines[i].text) {
		return true
	}
	return plain.EndsSentence(lines[i].text) && widths[i+1]*4 < widths[i]*3 && !plain.EndsSentence(s) &&
		i+2 < len(lines) && !unicode.IsLower(plain.FirstRune(lines[i+2].text))
}

// endsInside: the line ends in a word that asks for more: "… a framework for".
func endsInside(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && len(s)-i > 2 && (workplace.LinkWords[s[i+1:]] || openWords[s[i+1:]])
}

// openWords end no title and no paragraph.
var openWords = hant.WordSet(`or by into its their from as than between through an el los una un un o por para con sobre le les au aux ou par pour sur une dans im zum zur mit des dem da na no com ao à`)
