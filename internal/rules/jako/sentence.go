package jako

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stretch is a half-open range of bytes of the text that is read.
type Stretch struct{ Start, End int }

// Empty reports a stretch without text.
func (s Stretch) Empty() bool { return s.Start >= s.End }

func (s Stretch) of(text string) string { return text[s.Start:s.End] }

func (s Stretch) trim(text string) Stretch {
	body := s.of(text)
	s.Start += len(body) - len(strings.TrimLeftFunc(body, edge))
	s.End -= len(body) - len(strings.TrimRightFunc(body, unicode.IsSpace))
	return Stretch{s.Start, max(s.Start, s.End)}
}

// edge is what may stand before a sentence or a clause and is no part of it.
func edge(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("、，,。．;；:：・", r)
}

// longestSentence is where a sentence that does not end is cut, in bytes.
const longestSentence = 3000

// sentences cuts a text at full stops. A dot ends a sentence only where no
// digit or Latin letter stands before or behind it; brackets hold none.
func sentences(text string) []Stretch {
	var all []Stretch
	start, depth := 0, 0
	add := func(end int) {
		if s := (Stretch{start, end}).trim(text); !s.Empty() {
			all = append(all, s)
		}
		start, depth = end, 0
	}
	for i, r := range text {
		n := utf8.RuneLen(r)
		switch {
		case i-start > longestSentence:
			add(i)
		case strings.ContainsRune("(（「『[［", r):
			depth++
		case strings.ContainsRune(")）」』]］", r):
			depth = max(0, depth-1)
		case depth > 0:
		case strings.ContainsRune("。．？！?!", r):
			add(i + n)
		case r == '.':
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+1:])
			if asian(before) && !unicode.IsDigit(after) {
				add(i + 1)
			}
		}
	}
	add(len(text))
	return all
}

// clauses cuts a sentence at commas outside brackets.
func clauses(text string, s Stretch) []Stretch {
	var all []Stretch
	start, depth := s.Start, 0
	for i, r := range s.of(text) {
		at := s.Start + i
		switch {
		case strings.ContainsRune("(（「『[［", r):
			depth++
		case strings.ContainsRune(")）」』]］", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune("、，,;；", r):
			if after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r) : s.End]); unicode.IsDigit(after) && r == ',' {
				continue // 18,204
			}
			if c := (Stretch{start, at}).trim(text); !c.Empty() {
				all = append(all, c)
			}
			start = at + utf8.RuneLen(r)
		}
	}
	if c := (Stretch{start, s.End}).trim(text); !c.Empty() {
		all = append(all, c)
	}
	return all
}

func asian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// Reads reports whether a text is Japanese or Korean: kana or Hangul stand
// among its letters.
func Reads(text string) bool {
	n, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			n++
		}
	}
	return n >= 6 && n*5 > letters
}
