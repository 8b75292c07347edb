package guard

import (
	"strings"
	"unicode"
)

// minUnits is how many units a text needs to be judged by them: a name or a
// term alone may be put in other words.
const minUnits = 4

// Words are the different words of a text, for comparing others with it: pairs
// of Chinese characters, the beginnings of Latin words, and numbers.
type Words struct {
	units      map[string]bool
	han, latin int
}

// WordsOf collects the words of texts.
func WordsOf(sources ...string) Words {
	w := Words{units: unitsOf(strings.Join(sources, "\n"))}
	for unit := range w.units {
		if isHan(unit) {
			w.han++
		} else {
			w.latin++
		}
	}
	return w
}

// Share returns the share of a text's words that are among these, from 0 to 1,
// and whether that can be said at all: a text in another script, or of a few
// words, cannot be compared.
func (w Words) Share(text string) (share float64, comparable bool) {
	hits, n := 0, 0
	for unit := range unitsOf(text) {
		if isHan(unit) && w.han < minUnits || !isHan(unit) && w.latin < minUnits {
			continue
		}
		n++
		if w.units[unit] {
			hits++
		}
	}
	if n < minUnits {
		return 0, false
	}
	return float64(hits) / float64(n), true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHan(unit string) bool { return unit[0] >= 0x80 }

// unitsOf collects the different words of a text.
func unitsOf(s string) map[string]bool {
	units := make(map[string]bool)
	var word []rune
	var last rune
	flush := func() {
		if len(word) > 0 && isDigit(word[0]) {
			if len(word) > 1 {
				units[string(word)] = true
			}
		} else if len(word) >= 4 && !common[string(word)] {
			units[string(word[:min(len(word), 5)])] = true
		}
		word = word[:0]
	}
	for _, r := range narrowed(s) {
		if len(word) > 0 && isDigit(word[0]) != isDigit(r) {
			flush()
		}
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			if last != 0 {
				units[string([]rune{last, r})] = true
			}
			last = r
			continue
		case r < 0x80 && (unicode.IsLetter(r) || isDigit(r)):
			word = append(word, unicode.ToLower(r))
		default:
			flush()
		}
		last = 0
	}
	flush()
	return units
}

// common are Latin words that say nothing about what a text is about.
var common = map[string]bool{
	"this": true, "that": true, "these": true, "those": true, "with": true, "from": true, "into": true, "have": true,
	"been": true, "were": true, "which": true, "what": true, "when": true, "where": true, "whether": true, "while": true,
	"their": true, "there": true, "they": true, "than": true, "then": true, "also": true, "such": true, "more": true,
	"most": true, "some": true, "only": true, "both": true, "between": true, "study": true, "studies": true,
	"paper": true, "article": true, "research": true, "results": true, "finding": true, "findings": true, "show": true,
	"shows": true, "does": true, "will": true, "about": true, "through": true, "using": true, "used": true, "based": true,
}

// narrowed puts full-width letters and digits into their usual width.
func narrowed(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFF00 && r < 0xFF5F && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r - 0xFEE0
		}
		return r
	}, s)
}
