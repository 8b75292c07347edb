package quote

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MissingCounts returns the counts that an answer writes in words, as they
// stand there, and that none of its quotes has, in digits or in words: 五个
// over a quote of 四个, "five villages" over "four". It complements
// MissingNumbers, which looks at digits.
//
// In the answer a numeral counts only where it surely counts something: a
// compound one, a share, two to ten before a measure word. 一, one and what
// stands in names and idioms (十分, 三农, 第三方, two-way) never do. In a quote
// every numeral is taken for a number, so that an honest answer is not refused
// for its measure word.
func MissingCounts(answer string, quotes ...string) []string {
	var missing []string
	var known map[string]bool // of the quotes: few answers count in words
	for _, c := range counts(answer) {
		if known == nil {
			known = anyNumerals(quotes)
		}
		if !known[c.value] && !known[strings.TrimRight(c.value, "%‰")] && !slices.Contains(missing, c.words) {
			missing = append(missing, c.words)
		}
	}
	return missing
}

// count is a number in words.
type count struct{ words, value string }

// moreMeasures follow a count as measures do, but stand behind numerals in too
// many names for Numbers.
const moreMeasures = "人大户元"

// ordered is what an ordinal counts; 第三方 and 第二产业 count nothing.
const ordered = "次届轮批期个名位阶"

func counts(s string) []count {
	var found []count
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isNumeral(r):
			row := numeralsAt(s[i:])
			f, n := chineseFigure(s, i)
			after, _ := utf8.DecodeRuneInString(s[min(len(s), i+len(row)):])
			value, ok := numeralRow([]rune(row))
			ordinal := strings.HasSuffix(s[:i], "第")
			switch {
			case f.text != "" && !(ordinal && !strings.ContainsRune(ordered, after)):
				found = append(found, count{row, f.text})
			case ok && value >= 2 && (!ordinal && strings.ContainsRune(moreMeasures, after) || ordinal && strings.ContainsRune(ordered, after)):
				found = append(found, count{row, strconv.Itoa(value)})
			}
			i += max(n, size)
		case latinWord(s[i:]) != "":
			word := latinWord(s[i:])
			i += len(word)
			n, ok := numberWords[strings.ToLower(word)]
			if cardinal := strings.ToLower(word); !ok || !slices.Contains(cardinals, cardinal) || strings.HasPrefix(s[i:], "-") {
				continue
			}
			found = append(found, count{word, n})
		default:
			i += size
		}
	}
	return found
}

// cardinals are the English words that count things and hardly anything else.
var cardinals = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// numeralsAt is the row of Chinese numerals that s begins with.
func numeralsAt(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !isNumeral(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

// doubles are words that say two or three without a numeral.
var doubles = map[string]string{"双": "2", "雙": "2", "dual": "2", "double": "2", "pair": "2", "pairs": "2", "couple": "2", "triple": "3"}

// anyNumerals are all numbers that texts might be said to hold.
func anyNumerals(texts []string) map[string]bool {
	known := map[string]bool{}
	for _, text := range texts {
		for _, f := range figures(text) {
			known[f.text], known[strings.TrimRight(f.text, "%‰")] = true, true
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), notLetter) {
			for _, words := range []map[string]string{numberWords, doubles} {
				if n, ok := words[word]; ok {
					known[n] = true
				}
			}
		}
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if n, ok := doubles[string(r)]; ok {
				known[n] = true
			}
			if row := numeralsAt(text[i:]); row != "" {
				runes := []rune(row)
				if value, ok := numeralRow(runes[:min(len(runes), 16)]); ok {
					known[strconv.Itoa(value)] = true
				} else {
					for _, digit := range runes {
						known[strconv.Itoa(numeralValues[digit])] = true
					}
				}
				size = len(row)
			}
			i += size
		}
	}
	return known
}
