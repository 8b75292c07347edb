package formrules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxKeywords bounds the words of one instruction.
const maxKeywords = 50

var (
	// labelled is the line on which an instruction lists its keywords.
	labelled = regexp.MustCompile(`(?i)(?:key ?words?|关键词|关键字|關鍵詞|關鍵字)\s*[:：]\s*([^\n]+)`)
	// quoted is a word in quotation marks.
	quoted = regexp.MustCompile(`“([^”\n]{1,60})”|"([^"\n]{1,60})"|「([^」\n]{1,60})」|『([^』\n]{1,60})』|‘([^’\n]{1,60})’`)
)

// Keywords lists the words that an instruction names: those behind "keywords:"
// or 关键词： up to the end of the line, between commas; where it has no such
// line, those in quotation marks.
func Keywords(instruction string) []string {
	var found []string
	add := func(word string) {
		word = strings.TrimFunc(word, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
		if len(found) < maxKeywords && telling(word) {
			found = append(found, word)
		}
	}
	for _, m := range labelled.FindAllStringSubmatch(instruction, -1) {
		for _, word := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune(",，、;；|", r) }) {
			add(word)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, m := range quoted.FindAllStringSubmatch(instruction, -1) {
		add(strings.Join(m[1:], ""))
	}
	return found
}

// telling reports a word that is worth looking for: an ideograph, or two
// letters.
func telling(word string) bool {
	weight := 0
	for _, r := range word {
		switch {
		case r >= 0x2E80 && unicode.IsLetter(r):
			weight += 2
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			weight++
		}
	}
	return weight >= 2 && utf8.RuneCountInString(word) <= 60
}

// folded is a text without case and width, with the byte of the text that each
// byte of it comes from.
type folded struct {
	s  string
	at []int // one more than bytes of s: the end
}

func fold(s string) folded {
	var b strings.Builder
	f := folded{}
	for i, r := range s {
		n := b.Len()
		b.WriteRune(unicode.ToLower(narrow(r)))
		for range b.Len() - n {
			f.at = append(f.at, i)
		}
	}
	f.s, f.at = b.String(), append(f.at, len(s))
	return f
}

func narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// span is a half-open range of bytes.
type span struct{ start, end int }

// find lists where a folded word stands in the text, as a word.
func (f folded) find(word string) []span {
	var found []span
	for from := 0; ; {
		i := strings.Index(f.s[from:], word)
		if i < 0 || word == "" {
			return found
		}
		start, end := from+i, from+i+len(word)
		from = end
		if f.whole(start, end) {
			found = append(found, span{f.at[start], f.at[end]})
		}
	}
}

// whole reports that a stretch does not cut a word of Latin letters, the s or
// es of a plural aside.
func (f folded) whole(start, end int) bool {
	first, _ := utf8.DecodeRuneInString(f.s[start:])
	before, _ := utf8.DecodeLastRuneInString(f.s[:start])
	if alphabetic(first) && alphabetic(before) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(f.s[:end])
	if !alphabetic(last) {
		return true
	}
	for _, plural := range []string{"", "s", "es"} {
		if rest, ok := strings.CutPrefix(f.s[end:], plural); ok {
			if next, _ := utf8.DecodeRuneInString(rest); !alphabetic(next) {
				return true
			}
		}
	}
	return false
}

// alphabetic reports a letter or digit of a script that parts its words.
func alphabetic(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
