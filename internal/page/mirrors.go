package page

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// What copies of Chinese pages do to the text: one kind puts the sound of a
// character behind it, "數(shù)字經(jīng)濟", another prints a question mark for
// every space that does not break, "摘? ? 要".

// fewestGlosses of a page that is glossed by its copy, not by its author.
const fewestGlosses = 3

// glossed reports a page whose copy puts the sound behind characters.
func glossed(text string) bool {
	n := 0
	for at := 0; n < fewestGlosses; {
		i := strings.IndexByte(text[at:], '(')
		if i < 0 {
			return false
		}
		if at += i; at > 0 && letters.Han(plain.LastRune(text[:at])) && Gloss(text[at:]) > 0 {
			n++
		}
		at++
	}
	return true
}

// Gloss measures the sound of a character in brackets, with its tone, that
// begins s: "(shù)"; 0 where none does.
func Gloss(s string) int {
	if len(s) < 4 || s[0] != '(' {
		return 0
	}
	letters, tone := 0, false
	for i, r := range s[1:] {
		switch {
		case r >= 'a' && r <= 'z':
		case strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", r):
			tone = true
		case r == ')' && tone:
			return i + 2
		default:
			return 0
		}
		if letters++; letters > 6 {
			return 0
		}
	}
	return 0
}

// lostSpaces measures a run of question marks that stand for spaces: two or
// more with a space between, or one inside a label; 0 where there is none.
func lostSpaces(text string, i int) int {
	if text[i] != '?' {
		return 0
	}
	n, marks := 0, 0
	for j := i; j < len(text) && text[j] == '?'; {
		marks++
		j++
		n = j - i
		for j < len(text) && text[j] == ' ' {
			j++
		}
		if j == i+n { // no space behind it: the end of the run
			break
		}
	}
	if marks > 1 && strings.Contains(text[i:i+n], "? ?") {
		return n
	}
	rest := strings.TrimLeft(text[i+1:], " ")
	if marks != 1 || len(rest) == len(text)-i-1 {
		return 0
	}
	for _, parts := range labelParts {
		if strings.HasSuffix(text[:i], parts[0]) && strings.HasPrefix(rest, parts[1]) &&
			(i == len(parts[0]) || !letters.Han(before(text, i-len(parts[0])))) {
			return 1
		}
	}
	return 0
}

// labelParts are the labels that pages spread by a space, in both scripts.
var labelParts = [][2]string{{"摘", "要"}, {"关键", "词"}, {"關鍵", "詞"}, {"关", "键"}, {"關", "鍵"}}

func before(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// losesSpaces is the cheap test for lostSpaces.
func losesSpaces(text string) bool {
	return strings.Contains(text, "? ?") || strings.Contains(text, "摘? ") || strings.Contains(text, "键? ") || strings.Contains(text, "鍵? ")
}
