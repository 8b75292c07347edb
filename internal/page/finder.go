package page

import "strings"

// finder looks for any of many words in one pass: a table of the words' first
// bytes passes over nearly all of a text.
type finder struct {
	first [256]bool
	lone  [256]bool  // words of one byte
	heads [4096]bool // by the first two bytes, three for other letters than Latin
	words map[uint32][]string
	index map[string]int // of each word, where found asks for it
}

func newFinder(words []string) *finder {
	f := &finder{words: map[uint32][]string{}}
	for _, w := range bothScripts(words...) {
		f.first[w[0]] = true
		if len(w) == 1 {
			f.lone[w[0]] = true
			continue
		}
		key := headOf(w)
		f.heads[fold12(key)] = true
		f.words[key] = append(f.words[key], w)
	}
	return f
}

// headOf needs two bytes at least; a shorter text has no head.
func headOf(s string) uint32 {
	switch {
	case len(s) < 2:
		return 0
	case s[0] < 0xE0 || len(s) < 3:
		return uint32(s[0])<<8 | uint32(s[1])
	}
	return uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2])
}

func fold12(key uint32) uint32 { return (key ^ key>>7 ^ key>>13) & 4095 }

// in reports whether s contains one of the words.
func (f *finder) in(s string) bool {
	for i := 0; i < len(s); i++ {
		if !f.first[s[i]] {
			continue
		}
		if f.lone[s[i]] {
			return true
		}
		key := headOf(s[i:])
		if !f.heads[fold12(key)] {
			continue
		}
		for _, w := range f.words[key] {
			if strings.HasPrefix(s[i:], w) {
				return true
			}
		}
	}
	return false
}

// newIndexed makes a finder that tells its words apart, by their places in the
// list. None of them has one byte only.
func newIndexed(words []string) *finder {
	f := newFinder(words)
	f.index = make(map[string]int, len(words))
	for i, w := range words {
		f.index[w] = i
	}
	return f
}

// found marks in seen which of the words stand in s; seen may be nil.
func (f *finder) found(s string, seen []bool) []bool {
	if seen == nil {
		seen = make([]bool, len(f.index))
	}
	for i := 0; i < len(s); i++ {
		if !f.first[s[i]] {
			continue
		}
		key := headOf(s[i:])
		if !f.heads[fold12(key)] {
			continue
		}
		for _, w := range f.words[key] {
			if at, ok := f.index[w]; ok && !seen[at] && strings.HasPrefix(s[i:], w) {
				seen[at] = true
			}
		}
	}
	return seen
}
