package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// flat is the text of a page as it is read: spaces that do not break, or are
// narrow, are plain spaces, and lines that an export broke at a fixed width
// are whole again. Places found in it are led back to the page's own text.
type flat struct {
	text    string
	shifts  []shift
	wrapped bool // some of its lines were broken inside sentences
}

// maxFlat bounds the texts that are flattened: no landing page is longer, and
// one of nothing but odd spaces would take many times its size.
const maxFlat = 4 << 20

// shift says that from byte at of the flat text on, the page's own text is by
// bytes further.
type shift struct{ at, by int }

// origin leads a place in the flat text back to the page's own text.
func (f *flat) origin(at int) int {
	low, high := 0, len(f.shifts)
	for low < high {
		if mid := (low + high) / 2; f.shifts[mid].at <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return at
	}
	return at + f.shifts[low-1].by
}

// originSpan leads a span back. Its end is that of the last byte inside, so
// that what was dropped behind it stays outside.
func (f *flat) originSpan(s Span) Span {
	if s.End <= s.Start {
		return Span{f.origin(s.Start), f.origin(s.Start)}
	}
	return Span{f.origin(s.Start), f.origin(s.End-1) + 1}
}

// flatten reads white space as it was meant. Most texts come back as they are.
func flatten(text string) flat {
	whole := flat{text: text}
	if len(text) > maxFlat {
		return whole
	}
	breaks := softBreaks(text)
	if len(breaks) == 0 {
		breaks = placeBreaks(text)
	}
	breaks = withBreaks(withBreaks(withBreaks(withBreaks(breaks, evenBreaks(text)), bracketBreaks(text)), proseBreaks(text)), slashBreaks(text))
	breaks = withBreaks(breaks, tagBreaks(text))
	sounds, marks := glossed(text), losesSpaces(text)
	if len(breaks) == 0 && !strings.Contains(text, "\u00a0") && !oddSpace(text) && !sounds && !marks {
		return whole
	}
	whole.wrapped = len(breaks) > 0
	var b strings.Builder
	b.Grow(len(text))
	kept := 0
	put := func(from, to int, with string) {
		b.WriteString(text[kept:from])
		b.WriteString(with)
		kept = to
		whole.shifts = append(whole.shifts, shift{b.Len(), to - b.Len()})
	}
	for i := 0; i < len(text); {
		if len(breaks) > 0 && i == breaks[0].Start {
			with := " "
			if before, after := plain.LastRune(text[:i]), plain.FirstRune(text[breaks[0].End:]); twoColumns(before) &&
				twoColumns(after) && !letters.Hangul(before) ||
				after == ',' || before == '-' && unicode.IsLower(after) {
				with = ""
			}
			put(i, breaks[0].End, with)
			i, breaks = kept, breaks[1:]
			continue
		}
		if n := plainSpace(text[i:]); n > 0 {
			put(i, i+n, " ")
			i += n
			continue
		}
		if n := Gloss(text[i:]); sounds && n > 0 && i > 0 && letters.Han(plain.LastRune(text[:i])) {
			put(i, i+n, "")
			i += n
			continue
		}
		if marks && text[i] == '?' {
			if n := lostSpaces(text, i); n > 0 {
				put(i, i+n, " ")
				i += n
				continue
			}
		}
		i++
	}
	b.WriteString(text[kept:])
	whole.text = b.String()
	return whole
}

// plainSpace returns the bytes of a space that looks like a plain one and is
// none: U+00A0, U+2006 to U+200A, U+202F.
func plainSpace(s string) int {
	switch {
	case len(s) > 1 && s[0] == 0xC2 && s[1] == 0xA0:
		return 2
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] >= 0x86 && s[2] <= 0x8A || s[2] == 0xAF):
		return 3
	}
	return 0
}

func oddSpace(text string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], "\xE2\x80")
		if i < 0 {
			return false
		}
		if at += i; plainSpace(text[at:]) > 0 {
			return true
		}
		at += 2
	}
}
