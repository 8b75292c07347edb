package quote

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// nearest returns the passage that is most like a quote that does not stand
// in the text, or false where nothing is like it: the place that only failed
// a guard, the longest piece of a quote that leaves something out, or the
// stretch that shares most pairs of characters with the quote and is not too
// many edits away.
func (t *Text) nearest(n *needle) (Range, bool) {
	if n.near != (Range{}) {
		return n.near, true
	}
	if r, ok := t.longestPiece(n.forms()[0]); ok {
		return r, true
	}
	start, end, ok := t.fold().likest(n.forms()[0])
	if !ok {
		return Range{}, false
	}
	return t.aroundFold(start, end), true
}

// longestPiece finds the longest part between the ellipses of a quote.
func (t *Text) longestPiece(form string) (Range, bool) {
	pieces := strings.Split(form, "…")
	if len(pieces) == 1 {
		return Range{}, false
	}
	longest := ""
	for _, piece := range pieces {
		if piece = strings.Trim(piece, " "); len(piece) > len(longest) {
			longest = piece
		}
	}
	f := t.fold()
	i := bytes.Index(f.out, []byte(longest))
	if i < 0 || !substantial(longest) {
		return Range{}, false
	}
	return t.aroundFold(i, i+len(longest)), true
}

// aroundFold maps a folded stretch to the text, grown to whole units.
func (t *Text) aroundFold(start, end int) Range {
	f := t.fold()
	for start > 0 {
		if _, _, ok := f.source(t.s, start, start+1); ok {
			break
		}
		start--
	}
	for {
		if from, to, ok := f.source(t.s, start, end); ok {
			return t.clip(Range{from, to})
		}
		end++
	}
}

const (
	// editedLimit is the longest folded quote, in code points, whose edits
	// are counted one by one; that takes the square of it.
	editedLimit = 256
	// A passage is like a quote when at most two fifths of its code points
	// are edited, or, in a long quote, half of its pairs are shared.
	// Unrelated prose of the same language differs in two thirds and more.
	maxEdits, ofEdits   = 2, 5
	minShared, ofShared = 1, 2
)

// likest returns the stretch of the folded text that is most like a folded
// quote, and whether it is like enough.
func (f *folded) likest(form string) (start, end int, ok bool) {
	start, end, shared := f.window(form)
	length := utf8.RuneCountInString(form)
	switch {
	case shared == 0:
		return 0, 0, false
	case length > editedLimit:
		return start, end, shared*ofShared >= (length-1)*minShared
	}
	return f.fewestEdits([]rune(form), start, end)
}

// window slides a window of the length of a folded quote over the folded text,
// counts the pairs of neighbouring characters that both have, in constant time
// a step, and returns the first window that shares most.
func (f *folded) window(form string) (start, end, most int) {
	length := utf8.RuneCountInString(form)
	if length < 2 || len(f.out) == 0 {
		return 0, 0, 0
	}
	bits := 10
	for 1<<bits < 4*length {
		bits++
	}
	missing := make([]int32, 1<<bits) // how often a pair of the quote is not yet in the window
	slot := func(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> (32 - bits) }
	last := rune(-1)
	for _, r := range form {
		if last >= 0 {
			missing[slot(last, r)]++
		}
		last = r
	}
	var (
		shared, best        int
		tail, head          int  // the window, in bytes
		held                int  // and in code points
		tailRune, entered   rune // its first code point, its last
		bestStart, bestStop int
	)
	for head < len(f.out) {
		r, size := utf8.DecodeRune(f.out[head:])
		if held > 0 {
			k := slot(entered, r)
			if missing[k] > 0 {
				shared++
			}
			missing[k]--
		} else {
			tailRune = r
		}
		entered = r
		head += size
		held++
		if held > length {
			tail += utf8.RuneLen(tailRune)
			next, _ := utf8.DecodeRune(f.out[tail:])
			k := slot(tailRune, next)
			missing[k]++
			if missing[k] > 0 {
				shared--
			}
			tailRune = next
			held--
		}
		if shared > best {
			best, bestStart, bestStop = shared, tail, head
		}
	}
	return bestStart, bestStop, best
}

// fewestEdits returns the stretch near [from, to) that takes the fewest edits
// to become the quote (Sellers' algorithm, with the start of each alignment
// carried along), and whether they are few enough.
func (f *folded) fewestEdits(quote []rune, from, to int) (start, end int, ok bool) {
	for range len(quote)/4 + 2 {
		_, size := utf8.DecodeLastRune(f.out[:from])
		from -= size
		_, size = utf8.DecodeRune(f.out[to:])
		to += size
	}
	type cell struct{ edits, start int }
	column := make([]cell, len(quote)+1)
	for i := range column {
		column[i] = cell{i, from}
	}
	best := len(quote) + 1
	for at := from; at < to; {
		r, size := utf8.DecodeRune(f.out[at:])
		diagonal := column[0]
		column[0] = cell{0, at + size}
		if at == from {
			diagonal.start = from
		}
		for i, q := range quote {
			c := diagonal
			if q != r {
				c.edits++
			}
			if above := column[i]; above.edits+1 < c.edits {
				c = cell{above.edits + 1, above.start}
			}
			if left := column[i+1]; left.edits+1 < c.edits {
				c = cell{left.edits + 1, left.start}
			}
			diagonal = column[i+1]
			column[i+1] = c
		}
		at += size
		if last := column[len(quote)]; last.edits < best && last.start < at {
			best, start, end = last.edits, last.start, at
		}
	}
	return start, end, best*ofEdits <= len(quote)*maxEdits
}
