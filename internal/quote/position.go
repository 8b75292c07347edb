package quote

import (
	"sort"
	"unicode/utf8"
)

// blockSize is how many bytes of a text share one count of code points.
const blockSize = 1 << 8

// countBlocks counts the code points before each block of a text.
func countBlocks(s string) []uint32 {
	counts := make([]uint32, 0, len(s)/blockSize+1)
	n, from := 0, 0
	for at := 0; at <= len(s); at += blockSize {
		to := align(s, at)
		n += utf8.RuneCountInString(s[from:to])
		counts = append(counts, uint32(n))
		from = to
	}
	return counts
}

// align moves an offset inside a code point back to where it begins. A stray
// byte is a code point of its own.
func align(s string, at int) int {
	for i := at - 1; i >= 0 && i > at-utf8.UTFMax && at < len(s) && !utf8.RuneStart(s[at]); i-- {
		if utf8.RuneStart(s[i]) {
			if _, size := utf8.DecodeRuneInString(s[i:]); i+size > at {
				return i
			}
			break
		}
	}
	return at
}

// codePoints returns the number of code points before a byte offset.
func (t *Text) codePoints(offset int) int {
	block := offset / blockSize
	return int(t.counts()[block]) + utf8.RuneCountInString(t.s[align(t.s, block*blockSize):offset])
}

// offset returns the byte offset of a code point, and false where the text
// has none of this number.
func (t *Text) offset(codePoint int) (int, bool) {
	counts := t.counts()
	block := sort.Search(len(counts), func(i int) bool { return int(counts[i]) > codePoint }) - 1
	if codePoint < 0 || block < 0 {
		return 0, false
	}
	at := align(t.s, block*blockSize)
	for n := int(counts[block]); n < codePoint; n++ {
		if at == len(t.s) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(t.s[at:])
		at += size
	}
	return at, true
}
