package quote

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// MaxQuote is the longest quote that is looked for, in code points. What is
// longer is no quote but a copy of the page, and is Absent.
const MaxQuote = 20_000

// maxTries bounds how many places of one quote are judged, so that a page
// made of one repeated character costs no more than any other.
const maxTries = 256

// Text is a text prepared for finding quotes in it. Preparing takes time and
// memory linear in the text and is put off until it is needed; a Text is safe
// for concurrent use.
type Text struct {
	s      string
	fold   func() *folded
	counts func() []uint32
}

// Range is a stretch of a text in bytes, half-open.
type Range struct{ Start, End int }

// Match is a quote with what was done to find it.
type Match struct {
	Quote   synoptic.Quote
	Range   Range // the same stretch in bytes; zero where the verdict is Absent
	Widened bool  // the quote as asked for had lost a negation before it
}

// New prepares a text.
func New(s string) *Text {
	return &Text{
		s:      s,
		fold:   sync.OnceValue(func() *folded { return foldText(s) }),
		counts: sync.OnceValue(func() []uint32 { return countBlocks(s) }),
	}
}

// String returns the text.
func (t *Text) String() string { return t.s }

// Find looks for a quote in the whole text. The verdict is Exact, Normalized,
// Altered (something much like it stands there, but not this) or Absent. For
// the first two, Text is the stretch as it stands on the page, widened where
// a negation before it would be lost, and Start and End its code points; for
// Altered, Text is the quote as given, and Start and End tell the nearest
// passage.
func (t *Text) Find(q string) synoptic.Quote { return t.Locate(q).Quote }

// FindIn is Find that prefers the given stretches, in their order, to the
// rest of the text.
func (t *Text) FindIn(q string, within ...Range) synoptic.Quote { return t.Locate(q, within...).Quote }

// At makes the exact quote of a byte range, trimmed of white space at its
// ends, and widened to the left where the cut would lose a negation. A range
// that does not lie in the text is clipped to it.
func (t *Text) At(start, end int) synoptic.Quote { return t.at(start, end).Quote }

func (t *Text) at(start, end int) Match {
	r := t.clip(Range{start, end})
	trimmed := strings.TrimLeftFunc(t.s[r.Start:r.End], isBlank)
	r.Start = r.End - len(trimmed)
	r.End = r.Start + len(strings.TrimRightFunc(trimmed, isBlank))
	if r.Start == r.End {
		return Match{Quote: synoptic.Quote{Verdict: synoptic.Absent}}
	}
	return t.match(r, synoptic.Exact)
}

// Locate is Find with the details. Stretches given as within are preferred,
// in their order, to the rest of the text.
func (t *Text) Locate(q string, within ...Range) Match {
	asked := q
	absent := Match{Quote: synoptic.Quote{Text: asked, Verdict: synoptic.Absent}}
	if len(q) > MaxQuote*utf8.UTFMax || utf8.RuneCountInString(q) > MaxQuote {
		return absent
	}
	q = strings.TrimFunc(q, isBlank)
	if !substantial(q) {
		return absent
	}
	n := &needle{q: q}
	scopes := make([]Range, 0, len(within)+1)
	for _, r := range within {
		scopes = append(scopes, t.clip(r))
	}
	for _, scope := range append(scopes, Range{0, len(t.s)}) {
		if r, ok := t.exact(n, scope); ok {
			return t.match(r, synoptic.Exact)
		}
		if r, ok := t.normalized(n, scope); ok {
			return t.match(r, synoptic.Normalized)
		}
	}
	near, ok := t.nearest(n)
	if !ok {
		return absent
	}
	if r, ok := t.rejoined(n, near); ok {
		return t.match(r, synoptic.Normalized)
	}
	start := t.codePoints(near.Start)
	return Match{
		Quote: synoptic.Quote{Text: asked, Start: start, End: start + utf8.RuneCountInString(t.s[near.Start:near.End]), Verdict: synoptic.Altered},
		Range: near,
	}
}

// needle is a quote that is being looked for.
type needle struct {
	q      string
	folded []string // see forms
	near   Range    // where the quote stood, but cut a word or changed a number; empty if nowhere
}

// forms returns the quote folded: as it is, then with the case of its first
// letter changed, then without the ellipses and the closing mark that writers
// put at the ends of a quote.
func (n *needle) forms() []string {
	if n.folded != nil {
		return n.folded
	}
	form := Fold(n.q)
	n.folded = []string{form}
	bare := strings.TrimRight(strings.Trim(form, "…"), ".,;:…")
	for _, other := range []string{swapFirst(form), bare, swapFirst(bare)} {
		if !slices.Contains(n.folded, other) && substantial(other) {
			n.folded = append(n.folded, other)
		}
	}
	return n.folded
}

// swapFirst changes the case of the letter that a quote begins with, unless
// the rest of the word has capitals: then it is no ordinary word.
func swapFirst(folded string) string {
	first, size := utf8.DecodeRuneInString(folded)
	if !isWordLetter(first) {
		return folded
	}
	for _, r := range folded[size:] {
		if !isWordLetter(r) {
			break
		}
		if unicode.IsUpper(r) {
			return folded
		}
	}
	if unicode.IsUpper(first) {
		return string(unicode.ToLower(first)) + folded[size:]
	}
	return string(unicode.ToUpper(first)) + folded[size:]
}

// exact returns the first place in the scope where the quote stands code
// point for code point and cuts nothing.
func (t *Text) exact(n *needle, scope Range) (Range, bool) {
	from := scope.Start
	for range maxTries {
		i := strings.Index(t.s[from:scope.End], n.q)
		if i < 0 {
			break
		}
		r := Range{from + i, from + i + len(n.q)}
		if r != t.clip(r) { // the quote itself ends inside a code point
			break
		}
		if !cut(t.s, r.Start, r.End) {
			return r, true
		}
		n.keep(r)
		_, size := utf8.DecodeRuneInString(n.q)
		from = r.Start + size
	}
	return Range{}, false
}

// normalized returns the first place in the scope where the quote stands
// after folding, cuts nothing, and keeps every number and negation.
func (t *Text) normalized(n *needle, scope Range) (Range, bool) {
	f := t.fold()
	out := f.out[f.position(scope.Start):f.position(scope.End)]
	shift := f.position(scope.Start)
	for _, form := range n.forms() {
		from := 0
		for range maxTries {
			i := bytes.Index(out[from:], []byte(form))
			if i < 0 {
				break
			}
			i += from
			_, size := utf8.DecodeRune(out[i:])
			from = i + size
			start, end, whole := f.source(t.s, shift+i, shift+i+len(form))
			if !whole || end > scope.End {
				continue
			}
			r := Range{start, end}
			if !cut(t.s, start, end) && sameFigures(n.q, t.s[start:end]) {
				return r, true
			}
			n.keep(r)
		}
	}
	return Range{}, false
}

// keep remembers the first place that did not pass.
func (n *needle) keep(r Range) {
	if n.near == (Range{}) {
		n.near = r
	}
}

// match makes the match of a stretch, widened where it must be.
func (t *Text) match(r Range, v synoptic.Verdict) Match {
	asked := r.Start
	r.Start = widen(t.s, r.Start)
	start := t.codePoints(r.Start)
	text := t.s[r.Start:r.End]
	return Match{
		Quote:   synoptic.Quote{Text: text, Start: start, End: start + utf8.RuneCountInString(text), Verdict: v},
		Range:   r,
		Widened: r.Start != asked,
	}
}

// clip brings a range inside the text and onto whole code points.
func (t *Text) clip(r Range) Range {
	r.Start = min(max(r.Start, 0), len(t.s))
	r.End = min(max(r.End, r.Start), len(t.s))
	r.Start = align(t.s, r.Start)
	if begin := align(t.s, r.End); begin < r.End {
		_, size := utf8.DecodeRuneInString(t.s[begin:])
		r.End = begin + size
	}
	return r
}

// substantial reports whether a quote says enough to support anything: two
// ideographs, four letters or digits, or a mixture.
func substantial(q string) bool {
	weight := 0
	for i := 0; i < len(q); {
		c := scan(q, i)
		i += c.size
		switch c.class {
		case ideographClass:
			weight += 2
		case letterClass, digitClass:
			weight++
		}
		if weight >= 4 {
			return true
		}
	}
	return false
}

// isBlank reports whether r may be trimmed from the ends of a quote.
func isBlank(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }
