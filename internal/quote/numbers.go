package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Numbers returns the numbers of a text in their order and in one form:
// Arabic digits without thousands separators or idle zeros, "-" before what
// is negative, "%" or "‰" behind a share, 万, 亿, million and the like
// multiplied out. Numbers in Chinese numerals count where they are surely
// numbers: compound ones (十二, 三千五百, 二〇二三), shares (百分之三十), and two
// to ten before a measure word (五个). Digits that are part of a name
// (COVID-19, PM2.5, H1) do not count.
func Numbers(s string) []string {
	var numbers []string
	for _, f := range figures(s) {
		if !f.named {
			numbers = append(numbers, f.text)
		}
	}
	return numbers
}

// MissingNumbers returns the numbers that an answer writes in Arabic digits
// and that none of its quotes has, in digits or in words. Marks of an
// enumeration ("1.", "(2)") are not numbers.
func MissingNumbers(answer string, quotes ...string) []string {
	known := make(map[string]bool)
	for _, q := range quotes {
		for _, f := range figures(q) {
			known[f.text] = true
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(q), notLetter) {
			if n, ok := numberWords[word]; ok {
				known[n] = true
			}
		}
	}
	var missing []string
	for _, f := range figures(answer) {
		if f.arabic && !f.named && !f.marker && !known[f.text] && !slices.Contains(missing, f.text) {
			missing = append(missing, f.text)
		}
	}
	return missing
}

// numberWords are the English words for small and round numbers.
var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
	"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
	"sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
	"forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
	"once": "1", "twice": "2", "both": "2", "half": "50%", "first": "1", "second": "2", "third": "3",
}

// sameFigures reports whether two stretches that are equal after folding
// also read the same in their numbers and negations. Folding drops spaces
// beside marks, which may have kept two numbers or a bullet and a number
// apart, and hyphens, which may have kept "not" from being part of a word.
func sameFigures(a, b string) bool {
	same := func(a, b figure) bool { return a.text == b.text && a.named == b.named }
	return slices.EqualFunc(arabic(a), arabic(b), same) && negations(a) == negations(b)
}

// arabic returns the figures written in digits. Folding cannot alter others.
func arabic(s string) []figure {
	return slices.DeleteFunc(figures(s), func(f figure) bool { return !f.arabic })
}

// negations counts the English words of negation.
func negations(s string) int {
	n := 0
	for i := 0; i < len(s); {
		word := latinWord(s[i:])
		if word == "" {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		i += len(word)
		if lower := strings.ToLower(word); negativeWords[lower] || isContraction(lower) {
			n++
		}
	}
	return n
}

// figure is a number as it stands in a text.
type figure struct {
	text   string // in its one form
	arabic bool   // written in digits
	named  bool   // part of a name
	marker bool   // counts the parts of an enumeration
}

// figures returns the numbers of a text in their order.
func figures(s string) []figure {
	var found []figure
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		var f figure
		n := 0
		switch {
		case isDigit(r):
			f, n = arabicFigure(s, i)
		case isNumeral(r):
			f, n = chineseFigure(s, i)
		}
		if f.text != "" {
			found = append(found, f)
		}
		i += max(n, size)
	}
	return found
}

// arabicFigure reads the number whose first digit stands at s[i:], and
// returns the bytes that it takes from there.
func arabicFigure(s string, i int) (figure, int) {
	whole, n := digitRow(s[i:])
	fraction := ""
	before, left := lastVisible(s[:i])
	if foldsTo(before, '.') { // ".05"
		if wider, _ := lastVisible(s[:left]); !isDigit(wider) && !isWordLetter(wider) {
			whole, fraction = "", whole
			before, left = lastVisible(s[:left])
		}
	}
	if fraction == "" {
		var groups strings.Builder
		for len(whole) <= 3 {
			r, size := utf8.DecodeRuneInString(s[i+n:])
			if !foldsTo(r, ',') {
				break
			}
			group, k := digitRow(s[i+n+size:])
			if len(group) != 3 {
				break
			}
			groups.WriteString(group)
			n += size + k
		}
		whole += groups.String()
		if r, size := utf8.DecodeRuneInString(s[i+n:]); foldsTo(r, '.') {
			var k int
			if fraction, k = digitRow(s[i+n+size:]); fraction != "" {
				n += size + k
			}
		}
	}
	f := figure{arabic: true, named: isWordLetter(before)}
	negative := false
	if isDash(before) {
		wider, _ := lastVisible(s[:left])
		f.named = isWordLetter(wider)
		negative = before != '—' && before != '―' && !f.named && !isDigit(wider) && !foldsTo(wider, ')') && !isDash(wider)
	}
	f.marker = fraction == "" && len(whole) <= 2 && isMarker(before, s[i+n:])
	power, share, k := scale(s[i+n:])
	if strings.HasSuffix(s[:i], "百分之") {
		share = "%"
	}
	f.text = canonical(negative, whole, fraction, power) + share
	return f, n + k
}

// isMarker reports whether a whole number between before and rest counts the
// parts of an enumeration.
func isMarker(before rune, rest string) bool {
	after, size := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[size:])
	switch before {
	case '(', '（':
		return foldsTo(after, ')')
	case 0, ' ', '\n', '\t', ';', '；', ':', '：', '。', ',', '，':
		return (strings.ContainsRune(".．、)）", after)) && size > 0 && !isDigit(next)
	}
	return false
}

// digitRow reads the digits that s begins with, as ASCII, and how many bytes
// they take.
func digitRow(s string) (digits string, n int) {
	var b strings.Builder
	for _, r := range s {
		if !isDigit(r) {
			break
		}
		n += utf8.RuneLen(r)
		if r >= '０' && r <= '９' {
			r += '0' - '０'
		}
		b.WriteRune(r)
	}
	return b.String(), n
}

// magnitudes are the Chinese powers of ten that stand behind digits.
var magnitudes = []struct {
	word  string
	power int
}{{"万亿", 12}, {"萬億", 12}, {"千万", 7}, {"千萬", 7}, {"百万", 6}, {"百萬", 6}, {"万", 4}, {"萬", 4}, {"亿", 8}, {"億", 8}}

// scale reads what follows a number and changes its size: a power of ten, a
// share, and the bytes that they take.
func scale(s string) (power int, share string, n int) {
	near := s[:align(s, min(len(s), 48))]
	trimmed := strings.TrimLeftFunc(near, unicode.IsSpace)
	space := len(near) - len(trimmed)
	for _, unit := range magnitudes {
		if strings.HasPrefix(trimmed, unit.word) {
			return unit.power, "", space + len(unit.word)
		}
	}
	r, size := utf8.DecodeRuneInString(trimmed)
	switch {
	case r == '‰':
		return 0, "‰", space + size
	case isPercent(r):
		return 0, "%", space + size
	}
	word := latinWord(trimmed)
	switch strings.ToLower(word) {
	case "percent":
		return 0, "%", space + len(word)
	case "thousand":
		return 3, "", space + len(word)
	case "million":
		return 6, "", space + len(word)
	case "billion":
		return 9, "", space + len(word)
	case "trillion":
		return 12, "", space + len(word)
	}
	return 0, "", 0
}

// canonical writes a number times a power of ten in its one form.
func canonical(negative bool, whole, fraction string, power int) string {
	for len(fraction) < power {
		fraction += "0"
	}
	whole, fraction = strings.TrimLeft(whole+fraction[:power], "0"), strings.TrimRight(fraction[power:], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if negative && whole != "0" {
		return "-" + whole
	}
	return whole
}
