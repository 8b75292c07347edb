package textscan

import (
	"math/bits"
	"slices"
	"strings"
)

// Groups says which groups of words stand in a text: bit i for group i.
type Groups uint64

// Has reports whether all the wanted groups are there.
func (g Groups) Has(wanted Groups) bool { return g&wanted == wanted }

// Set is words in groups that are looked for in one pass over a text. It takes
// a text for bytes, so that letter case counts and a word may stand inside
// another. It is immutable once built.
//
// Nearly everywhere in a text no word begins, and small tables that stay in
// the processor's nearest cache tell so: of the first byte, then of the first
// three, which are one Chinese character, then of the first six.
type Set struct {
	first [256]begins
	tiny  []word   // the words of one byte or two, few as a rule
	three []uint64 // a bit for the hash of the first three bytes of any other
	shift uint     // of that hash
	short table    // the words of three to five bytes, by three
	long  table    // all others, by six
}

// begins says which words a byte begins.
type begins uint8

const (
	beginsTiny begins = 1 << iota
	beginsOther
)

type word struct {
	text  string
	group Groups
	index int
}

// table finds words by a hash of their first bytes.
type table struct {
	shift uint
	heads []uint16 // 1 + the index in lists, 0 for none
	lists [][]word
}

// New makes a set of up to 64 groups. Empty words are left out.
func New(groups ...[]string) *Set {
	var words []word
	for i, list := range groups {
		for _, text := range list {
			words = append(words, word{text, 1 << i, len(words)})
		}
	}
	return build(words)
}

// NewIndexed makes a set whose words are told apart by their places in the list.
func NewIndexed(list []string) *Set {
	words := make([]word, len(list))
	for i, text := range list {
		words[i] = word{text, 1, i}
	}
	return build(words)
}

func build(words []word) *Set {
	words = slices.DeleteFunc(words, func(w word) bool { return w.text == "" })
	size := max(9, bits.Len(uint(len(words)))+4)
	s := &Set{three: make([]uint64, 1<<(size-6)), shift: uint(64 - size), short: newTable(len(words)), long: newTable(len(words))}
	for _, w := range words {
		first := w.text[0]
		if len(w.text) < 3 {
			s.first[first] |= beginsTiny
			s.tiny = append(s.tiny, w)
			continue
		}
		s.first[first] |= beginsOther
		key := three(w.text)
		h := key * golden >> s.shift
		s.three[h>>6] |= 1 << (h & 63)
		if len(w.text) < 6 {
			s.short.add(key, w)
		} else {
			s.long.add(six(w.text), w)
		}
	}
	return s
}

const golden = 0x9E3779B97F4A7C15

func three(s string) uint64 { return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 }

func six(s string) uint64 {
	return three(s) | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40
}

func newTable(words int) table {
	size := max(3, bits.Len(uint(words))+2)
	return table{shift: uint(64 - size), heads: make([]uint16, 1<<size)}
}

func (t *table) add(key uint64, w word) {
	at := &t.heads[key*golden>>t.shift]
	if *at == 0 {
		t.lists = append(t.lists, nil)
		*at = uint16(len(t.lists))
	}
	t.lists[*at-1] = append(t.lists[*at-1], w)
}

// find lists the words that may stand where a text has the key.
func (t *table) find(key uint64) []word {
	if at := t.heads[key*golden>>t.shift]; at != 0 {
		return t.lists[at-1]
	}
	return nil
}

// In reports whether one of the words stands in text.
func (s *Set) In(text string) bool {
	for i := s.Next(text, 0); i < len(text); i = s.Next(text, i+1) {
		if s.begun(text[i:], 0) != 0 {
			return true
		}
	}
	return false
}

// Groups tells which groups have a word in text.
func (s *Set) Groups(text string) Groups {
	var found Groups
	for i := s.Next(text, 0); i < len(text); i = s.Next(text, i+1) {
		found = s.begun(text[i:], found)
	}
	return found
}

// begun adds to found the groups of the words that text begins with.
func (s *Set) begun(text string, found Groups) Groups {
	if s.first[text[0]]&beginsTiny != 0 {
		for _, w := range s.tiny {
			if strings.HasPrefix(text, w.text) {
				found |= w.group
			}
		}
	}
	if len(text) < 3 {
		return found
	}
	for _, w := range s.short.find(three(text)) {
		if found&w.group == 0 && strings.HasPrefix(text, w.text) {
			found |= w.group
		}
	}
	if len(text) < 6 {
		return found
	}
	for _, w := range s.long.find(six(text)) {
		if found&w.group == 0 && strings.HasPrefix(text, w.text) {
			found |= w.group
		}
	}
	return found
}

// Next returns the first byte from i on at which one of the words may begin, by
// a look at the byte there and then at the first three, or len(text).
func (s *Set) Next(text string, i int) int {
	first, hashes, shift := &s.first, s.three, s.shift&63
	for ; i+2 < len(text); i++ {
		switch kind := first[text[i]]; {
		case kind == 0:
			continue
		case kind&beginsTiny != 0:
			return i
		}
		if h := three(text[i:]) * golden >> shift; hashes[h>>6]>>(h&63)&1 != 0 {
			return i
		}
	}
	for ; i < len(text); i++ {
		if first[text[i]]&beginsTiny != 0 {
			return i
		}
	}
	return i
}

// Starts reports whether a text begins with one of the words.
func (s *Set) Starts(text string) bool {
	return text != "" && s.first[text[0]] != 0 && s.begun(text, 0) != 0
}

// Begun appends to found the places in their list of the words that text
// begins with.
func (s *Set) Begun(text string, found []int) []int {
	if text == "" || s.first[text[0]] == 0 {
		return found
	}
	add := func(words []word) {
		for _, w := range words {
			if strings.HasPrefix(text, w.text) {
				found = append(found, w.index)
			}
		}
	}
	if s.first[text[0]]&beginsTiny != 0 {
		add(s.tiny)
	}
	if len(text) >= 3 {
		add(s.short.find(three(text)))
	}
	if len(text) >= 6 {
		add(s.long.find(six(text)))
	}
	return found
}
