package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/quote"
)

// StatedNumber is a number in a text, in its one form and without the sign of
// a share, at the given bytes.
type StatedNumber struct {
	Value      string
	Start, End int
}

// numeral finds what may begin a number, in digits or words.
var numeral = regexp.MustCompile(`(?i)[0-9０-９](?:[0-9０-９]|[,，.．][0-9０-９])*|[〇零一二三四五六七八九十百千万亿两]+|\b(?:` + strings.Join(sortedWords(), "|") + `)\b`)

// magnitude is what of the text behind digits belongs to their number.
var magnitude = regexp.MustCompile(`^\s*(?:万亿|千万|百万|[万亿%％‰]|(?i:percent|thousand|million|billion)\b)`)

// code is what follows the first digits of a code (19BSH055), which counts
// nothing.
var code = regexp.MustCompile(`^[A-Za-z]+[0-9]`)

// StatedNumbers lists the numbers that a text states, in their order. Years,
// dates and digits in names are none.
func StatedNumbers(s string) []StatedNumber {
	known := numbersOf(s)
	dates := Dates(s)
	var found []StatedNumber
	for _, m := range numeral.FindAllStringIndex(s, -1) {
		start, end := m[0], m[1]
		if slices.ContainsFunc(dates, func(d Stated) bool { return d.Start < end && start < d.End }) {
			continue
		}
		if code.MatchString(s[end:]) {
			continue
		}
		end += len(magnitude.FindString(s[end:]))
		// What stands behind may be the measure word that makes a number of it.
		behind := end
		for range 2 {
			_, size := utf8.DecodeRuneInString(s[behind:])
			behind += size
		}
		numbers := numbersOf(s[start:behind])
		if len(numbers) == 0 || !slices.Contains(known, numbers[0]) {
			continue
		}
		found = append(found, StatedNumber{numbers[0], start, end})
	}
	return found
}

// numbersOf lists the different numbers of texts in one form, the signs of
// shares left out.
func numbersOf(texts ...string) []string {
	var numbers []string
	add := func(n string) {
		if n = strings.TrimRight(n, "%‰"); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	for _, text := range texts {
		for _, n := range quote.Numbers(text) {
			add(n)
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if n, ok := words[word]; ok {
				add(n)
			}
		}
	}
	return numbers
}

// words are the English words that count things.
var words = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
	"seventy": "70", "eighty": "80", "ninety": "90",
}

func sortedWords() []string {
	all := make([]string, 0, len(words))
	for word := range words {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
}
