package keyword

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
)

// WithoutBreaks heals the terms in Latin letters that a line break of the print
// cut, and a copy kept the hyphen of: "digital gov-ernance". The page writes
// the whole word elsewhere and never the two parts with a hyphen, or the second
// part is no word but the end of one.
func WithoutBreaks(terms []string, context string) {
	for i, t := range terms {
		if !strings.Contains(t, "-") || strings.ContainsFunc(t, letters.CJK) {
			continue
		}
		words := strings.Split(t, " ")
		for k, w := range words {
			words[k] = wholeWord(w, context)
		}
		terms[i] = strings.Join(words, " ")
	}
}

func wholeWord(w, context string) string {
	at := strings.IndexByte(w, '-')
	if at < 2 || strings.Count(w, "-") > 1 || len(w)-at < 3 || !unicode.IsLower(rune(w[at-1])) || !unicode.IsLower(rune(w[at+1])) {
		return w
	}
	whole := w[:at] + w[at+1:]
	low := strings.ToLower(whole)
	if strings.Contains(context, low) && !strings.Contains(context, strings.ToLower(w)) || wordEnds[strings.ToLower(w[at+1:])] {
		return whole
	}
	return w
}

// wordEnds are ends of words that are no words.
var wordEnds = hant.WordSet("ance ence ances ences tion tions ation ations sion sions ment ments ity ities ernance ticipation ration rations cation nance tional tive tives ical ism isms ist ists ology ologies graphy ness cipation ipation pation lation ization isation ability ibility ulation ulations opment ship ships")
