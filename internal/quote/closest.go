package quote

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// minAlike is how much of a quote's pairs of characters a passage must have to
// be shown as the closest: less is chance.
const minAlike = 0.2

// maxGrown bounds how far the closest passage grows to the ends of its clauses,
// in code points.
const maxGrown = 60

// Closest returns the passage of the text that is most like a quote that does
// not stand in it, in whole clauses and in the words of the page; false where
// nothing is like it. It is for showing people what they may have meant, and
// supports nothing by itself: its verdict is Altered.
func (t *Text) Closest(q string) (synoptic.Quote, bool) {
	q = strings.TrimFunc(q, isBlank)
	if runes := []rune(q); len(runes) > MaxQuote {
		q = string(runes[:MaxQuote])
	}
	n := &needle{q: q}
	near, ok := t.nearest(n)
	if !ok {
		form := n.forms()[0]
		start, end, _ := t.fold().window(form)
		if alike(form, string(t.fold().out[start:end])) < minAlike {
			return synoptic.Quote{}, false
		}
		near = t.aroundFold(start, end)
	}
	near = t.wholeClauses(near)
	text := t.s[near.Start:near.End]
	start := t.codePoints(near.Start)
	return synoptic.Quote{Text: text, Start: start, End: start + utf8.RuneCountInString(text), Verdict: synoptic.Altered}, true
}

// alike is the share of a quote's pairs of characters that a passage has. The
// window counts by slots that pairs may share, so that its own count is no
// more than a guess.
func alike(form, passage string) float64 {
	has := pairs(passage)
	wanted := pairs(form)
	shared := 0
	for pair := range wanted {
		if has[pair] {
			shared++
		}
	}
	if shared < 2 {
		return 0
	}
	return float64(shared) / float64(len(wanted))
}

func pairs(s string) map[[2]rune]bool {
	all := map[[2]rune]bool{}
	last := rune(-1)
	for _, r := range s {
		if last >= 0 {
			all[[2]rune{last, r}] = true
		}
		last = r
	}
	return all
}

// wholeClauses grows a stretch to the marks around it, and trims it.
func (t *Text) wholeClauses(r Range) Range {
	const marks = "，。；：！？\n\t,;:!?"
	for range maxGrown {
		c, size := utf8.DecodeLastRuneInString(t.s[:r.Start])
		if size == 0 || strings.ContainsRune(marks, c) || c == '.' {
			break
		}
		r.Start -= size
	}
	for range maxGrown {
		c, size := utf8.DecodeRuneInString(t.s[r.End:])
		if size == 0 || strings.ContainsRune(marks, c) || c == '.' {
			break
		}
		r.End += size
	}
	at := t.at(r.Start, r.End)
	if at.Quote.Verdict == synoptic.Absent {
		return r
	}
	return at.Range
}
