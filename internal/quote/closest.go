package quote

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Closest returns the passage of the text that is most like a quote that does
// not stand in it, however unlike it may be, as an altered quote with the words
// of the page; false where they share nothing. It is for showing people what
// they may have meant, and supports nothing.
func (t *Text) Closest(q string) (synoptic.Quote, bool) {
	q = strings.TrimFunc(q, isBlank)
	if runes := []rune(q); len(runes) > MaxQuote {
		q = string(runes[:MaxQuote])
	}
	n := &needle{q: q}
	near, ok := t.nearest(n)
	if !ok {
		start, end, _ := t.fold().likest(n.forms()[0])
		if start >= end {
			return synoptic.Quote{}, false
		}
		near = t.aroundFold(start, end)
	}
	text := t.s[near.Start:near.End]
	start := t.codePoints(near.Start)
	return synoptic.Quote{Text: text, Start: start, End: start + utf8.RuneCountInString(text), Verdict: synoptic.Altered}, true
}
