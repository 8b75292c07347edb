package textscan

import (
	"cmp"
	mathbits "math/bits"
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
	first  [256]begins
	tiny   []word // the words of one byte or two, few as a rule
	shift  uint   // of all hashes
	threes bits   // of the first three bytes of any other word
	short  table  // the words of three to five bytes, by three
	long   table  // all others, by six
}

// bits has a bit for every hash.
type bits []uint64

func (b bits) set(hash uint64)      { b[hash>>6] |= 1 << (hash & 63) }
func (b bits) has(hash uint64) bool { return b[hash>>6]>>(hash&63)&1 != 0 }

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
	held  bits     // the hashes of its words
	words []entry  // those with the same hash side by side
	from  []uint16 // where those begin whose hash begins with the same bits
}

// entry is a word and the first bytes of it that were hashed: a look at them
// spares one at the text.
type entry struct {
	key uint64
	word
}

// hashesPerList is how many hashes, as a power of two, share a place in from.
const hashesPerList = 2

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
	size := max(9, mathbits.Len(uint(len(words)))+4)
	s := &Set{shift: uint(64 - size), threes: make(bits, 1<<(size-6))}
	var short, long []entry
	for _, w := range words {
		first := w.text[0]
		if len(w.text) < 3 {
			s.first[first] |= beginsTiny
			s.tiny = append(s.tiny, w)
			continue
		}
		s.first[first] |= beginsOther
		s.threes.set(s.hash(three(w.text)))
		if len(w.text) < 6 {
			short = append(short, entry{three(w.text), w})
		} else {
			long = append(long, entry{six(w.text), w})
		}
	}
	s.short, s.long = s.newTable(short), s.newTable(long)
	return s
}

func (s *Set) newTable(words []entry) table {
	slices.SortStableFunc(words, func(a, b entry) int { return cmp.Compare(s.hash(a.key), s.hash(b.key)) })
	t := table{held: make(bits, len(s.threes)), words: words, from: make([]uint16, len(s.threes)<<(6-hashesPerList)+1)}
	for i := range words {
		hash := s.hash(words[i].key)
		t.held.set(hash)
		t.from[hash>>hashesPerList+1] = uint16(i + 1)
	}
	for i := range t.from[1:] {
		t.from[i+1] = max(t.from[i+1], t.from[i])
	}
	return t
}

// find lists the words that may stand where a text has the key with this hash.
func (t *table) find(hash uint64) []entry {
	if !t.held.has(hash) {
		return nil
	}
	return t.words[t.from[hash>>hashesPerList]:t.from[hash>>hashesPerList+1]]
}

const golden = 0x9E3779B97F4A7C15

func (s *Set) hash(key uint64) uint64 { return key * golden >> (s.shift & 63) }

func three(s string) uint64 { return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 }

func six(s string) uint64 {
	return three(s) | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40
}

// In reports whether one of the words stands in text.
func (s *Set) In(text string) bool {
	return s.Index(text, 0) < len(text)
}

// Index returns the first byte from i on at which one of the words stands, or
// len(text).
func (s *Set) Index(text string, i int) int {
	for i = s.Next(text, i); i < len(text); i = s.Next(text, i+1) {
		if s.begun(text[i:], 0) != 0 {
			return i
		}
	}
	return len(text)
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
	key := three(text)
	for _, w := range s.short.find(s.hash(key)) {
		if w.key == key && found&w.group == 0 && strings.HasPrefix(text, w.text) {
			found |= w.group
		}
	}
	if len(text) < 6 {
		return found
	}
	key = six(text)
	for _, w := range s.long.find(s.hash(key)) {
		if w.key == key && found&w.group == 0 && strings.HasPrefix(text, w.text) {
			found |= w.group
		}
	}
	return found
}

// Next returns the first byte from i on at which one of the words may begin, by
// a look at the byte there, at the first three and at the first six, or
// len(text).
func (s *Set) Next(text string, i int) int {
	first, threes := &s.first, s.threes
	for ; i+2 < len(text); i++ {
		switch kind := first[text[i]]; {
		case kind == 0:
			continue
		case kind&beginsTiny != 0:
			return i
		}
		hash := s.hash(three(text[i:]))
		if threes.has(hash) && (s.short.held.has(hash) || len(text)-i >= 6 && s.long.held.has(s.hash(six(text[i:])))) {
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
	if s.first[text[0]]&beginsTiny != 0 {
		for _, w := range s.tiny {
			if strings.HasPrefix(text, w.text) {
				found = append(found, w.index)
			}
		}
	}
	add := func(words []entry, key uint64) {
		for i := range words {
			if w := &words[i]; w.key == key && strings.HasPrefix(text, w.text) {
				found = append(found, w.index)
			}
		}
	}
	if len(text) >= 3 {
		add(s.short.find(s.hash(three(text))), three(text))
	}
	if len(text) >= 6 {
		add(s.long.find(s.hash(six(text))), six(text))
	}
	return found
}
