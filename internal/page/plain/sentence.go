package plain

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/textscan"
)

var sentenceSigns = textscan.RunesOf("。.．!！?？…”\"』」)）]】;；:：")

// EndsSentence reports whether a text stops where a sentence does.
func EndsSentence(s string) bool {
	s = strings.TrimRightFunc(s, letters.Blank)
	r, _ := utf8.DecodeLastRuneInString(s)
	return sentenceSigns.Has(r)
}

// Sentences cuts at full stops that end a sentence: before a capital, and
// not behind "No." or an initial.
func Sentences(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i+2 < len(s); i++ {
			if s[i] == '.' && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' {
				word := s[strings.LastIndexAny(s[:i], " (")+1 : i]
				if len(word) <= 1 || word == "No" || word == "no" || word == "Nos" || word == "Dr" || word == "St" {
					continue
				}
				if !yield(s[start : i+1]) {
					return
				}
				start = i + 2
			}
		}
		yield(s[start:])
	}
}

// Capitalised: a good part of the words begin with capitals, as in names.
func Capitalised(s string) bool {
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if unicode.IsUpper(FirstRune(w)) {
			capitals++
		}
	}
	return words <= 16 && capitals*3 >= words && capitals > 0
}

// SmallWords are words that stand in small letters inside titles and names.
var SmallWords = hant.WordSet("of the and for in on & de la der und des et a an to")
