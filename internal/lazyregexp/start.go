package lazyregexp

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/textscan"
)

// start is what an expression tells of the places where a match may begin. They
// are read off the compiled program, so that looking at them first never changes
// what is matched.
type start struct {
	known    bool          // every match begins with one of the bytes
	bytes    [256]bool     // the first bytes of those characters
	words    *textscan.Set // with which every match begins, nil where they are not known
	anchored bool          // a match begins only where the text does
	word     bool          // a match begins with a word: \b
	context  bool          // what else stands before a place tells whether a match begins there
}

// startOf reads off an expression where its matches may begin.
func startOf(pattern string) start {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return start{}
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return start{}
	}
	s := start{known: true, anchored: prog.StartCond()&syntax.EmptyBeginText != 0}
	seen := make([]bool, len(prog.Inst))
	assertions := 0
	var walk func(pc uint32)
	walk = func(pc uint32) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch i := &prog.Inst[pc]; i.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			walk(i.Out)
			walk(i.Arg)
		case syntax.InstCapture, syntax.InstNop:
			walk(i.Out)
		case syntax.InstEmptyWidth:
			assertions++
			walk(i.Out)
		case syntax.InstRune, syntax.InstRune1:
			s.addRunes(i)
		case syntax.InstMatch, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			s.known = false
		}
	}
	walk(uint32(prog.Start))
	s.word = assertions == 1 && prog.StartCond() == syntax.EmptyWordBoundary && !s.beginsOtherwise()
	s.context = s.context || assertions > 0 && !s.word
	if words := firstWords(re); s.known && fewTiny(words) {
		s.words = textscan.New(words)
	}
	return s
}

// fewTiny: a set finds these words sooner than a look at each first byte does.
func fewTiny(words []string) bool {
	tiny := 0
	for _, w := range words {
		if len(w) < 3 {
			tiny++
		}
	}
	return len(words) > 0 && len(words) <= maxWords && tiny <= 2
}

// firstWords lists words with one of which every match begins, nil where there
// is no such list.
func firstWords(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return spellings(re)
	case syntax.OpCharClass:
		return letters(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return firstWords(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return firstWords(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			words := firstWords(sub)
			if words == nil {
				return nil
			}
			all = append(all, words...)
		}
		return all
	case syntax.OpConcat:
		var all []string
		for _, sub := range re.Sub {
			switch sub.Op {
			case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
				continue // takes no room
			}
			optional := sub.Op == syntax.OpStar || sub.Op == syntax.OpQuest || sub.Op == syntax.OpRepeat && sub.Min == 0
			if optional {
				sub = sub.Sub[0]
			}
			words := firstWords(sub)
			if words == nil {
				return nil
			}
			if all = append(all, words...); !optional {
				return all
			}
		}
	}
	return nil
}

// beginsOtherwise reports whether a match may begin with what is no letter of a
// word, as \b takes them.
func (s *start) beginsOtherwise() bool {
	for b, may := range s.bytes {
		if may && !wordByte(byte(b)) {
			return true
		}
	}
	return false
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_'
}

func (s *start) addRunes(i *syntax.Inst) {
	if len(i.Rune) > 1 {
		for k := 0; k+1 < len(i.Rune); k += 2 {
			s.addRange(i.Rune[k], i.Rune[k+1])
		}
		return
	}
	r := i.Rune[0]
	s.addRange(r, r)
	if syntax.Flags(i.Arg)&syntax.FoldCase != 0 {
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			s.addRange(other, other)
		}
	}
}

// addRange adds the first bytes of a range of characters, which come in the
// order of the characters. Any byte may be read as U+FFFD in broken text, so
// that what stands before tells whether a character begins with it.
func (s *start) addRange(from, to rune) {
	first, last := int(firstByte(from)), int(firstByte(to))
	if from <= utf8.RuneError && utf8.RuneError <= to {
		s.context = true
		first, last = min(first, utf8.RuneSelf), 0xFF
	}
	for b := first; b <= last; b++ {
		s.bytes[b] = true
	}
}

func firstByte(r rune) byte {
	var b [utf8.UTFMax]byte
	utf8.EncodeRune(b[:], r)
	return b[0]
}

// next returns the first byte from i on at which a match may begin, len(text)
// where there is none.
func (s *start) next(text string, i int) int {
	for ; i < len(text); i++ {
		if s.words != nil {
			if i = s.words.Index(text, i); i == len(text) {
				break
			}
		}
		if s.bytes[text[i]] && !(s.word && i > 0 && wordByte(text[i-1])) {
			break
		}
	}
	return i
}
