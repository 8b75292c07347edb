package quote

import "strings"

// rejoinContext is how much of a quote, in folded bytes, must agree on both
// sides of a line break before it is believed to have broken a number in two:
// a line that begins with "4 cities" after one that ends with "Table 2" is no
// "24 cities".
const rejoinContext = 8

// rejoined looks for the quote near its nearest passage once more, now for
// text that was wrapped by counting characters: a line break may then stand
// inside a word or number, and mean nothing. Folding cannot know that, since
// a line break between two words means a space.
func (t *Text) rejoined(n *needle, near Range) (Range, bool) {
	const margin = 64
	window := t.clip(Range{near.Start - margin, near.End + margin})
	page := wrapped{t.s[window.Start:window.End], nil}
	quote := wrapped{n.q, foldText(n.q)}
	if !strings.ContainsAny(page.s, "\n\r") && !strings.ContainsAny(quote.s, "\n\r") {
		return Range{}, false
	}
	page.folded = foldText(page.s)
	start := strings.Index(tight(page.out), tight(quote.out))
	if start < 0 {
		return Range{}, false
	}
	from := 0
	for skipped := 0; from < len(page.out) && (page.out[from] == ' ' || skipped < start); from++ {
		if page.out[from] != ' ' {
			skipped++
		}
	}
	to, ok := agree(page, quote, from)
	if !ok {
		return Range{}, false
	}
	first, end, ok := page.source(page.s, from, to)
	if !ok {
		return Range{}, false
	}
	r := Range{window.Start + first, window.Start + end}
	// "not\nable" is not "notable", whichever of the two is the page.
	same := negations(quote.s) == negations(page.s[first:end])
	return r, same && !cut(t.s, r.Start, r.End)
}

// wrapped is a text with line breaks, and its folded form.
type wrapped struct {
	s string
	*folded
}

// breaks reports whether the folded space at this place was a line break.
func (w wrapped) breaks(at int) bool {
	from, _, ok := w.source(w.s, at, at+1)
	space := w.s[from:]
	space = space[:len(space)-len(strings.TrimLeftFunc(space, isBlank))]
	return ok && strings.ContainsAny(space, "\n\r")
}

// agree compares the folded page from a place on with the folded quote, and
// returns where the quote ends. They may differ in spaces that are line
// breaks on one side and nothing on the other.
func agree(page, quote wrapped, from int) (to int, ok bool) {
	i := from
	for j := 0; j < len(quote.out); {
		if i == len(page.out) {
			return 0, false
		}
		if page.out[i] == quote.out[j] {
			i, j = i+1, j+1
			continue
		}
		if j == 0 {
			return 0, false
		}
		amid := j >= rejoinContext && len(quote.out)-j >= rejoinContext || !isDigit(rune(quote.out[j-1]))
		switch {
		case amid && page.out[i] == ' ' && page.breaks(i):
			i++
		case amid && quote.out[j] == ' ' && quote.breaks(j):
			j++
		default:
			return 0, false
		}
	}
	return i, true
}

// tight is a folded text without its spaces.
func tight(folded []byte) string { return strings.ReplaceAll(string(folded), " ", "") }
