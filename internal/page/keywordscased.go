package page

import (
	"strings"
	"unicode"
)

// sentenceCased divides a list that lost its separators where its terms are
// written like sentences, the first word with a capital and the rest in small
// letters: "Policy innovation Local websites Comparative case study". Words
// that the page writes one behind the other stay together.
func sentenceCased(own []string, r *reader) []string {
	if len(own) != 1 || len(own[0]) > 600 || strings.ContainsAny(own[0], ".:!?()") || strings.ContainsFunc(own[0], cjk) {
		return nil
	}
	words := strings.Fields(own[0])
	if len(words) < 5 || !unicode.IsUpper(firstRune(words[0])) {
		return nil
	}
	small, borders := 0, 0
	for i, w := range words {
		if unicode.IsLower(firstRune(w)) && !smallWords[w] {
			small++
		} else if i > 0 && unicode.IsUpper(firstRune(w)) && !smallWords[words[i-1]] {
			borders++
		}
	}
	if small < 3 || borders < 2 || small*3 < len(words) {
		return nil // capitals on every word tell nothing
	}
	context := string(r.rec.Abstract.EN) + "\n" + string(r.rec.Title.EN) + "\n" + r.headText()
	terms := []string{words[0]}
	for i, w := range words[1:] {
		last := &terms[len(terms)-1]
		if unicode.IsUpper(firstRune(w)) && !smallWords[words[i]] && !strings.Contains(context, words[i]+" "+w) {
			terms = append(terms, w)
			continue
		}
		*last += " " + w
	}
	for _, t := range terms {
		if strings.Count(t, " ") > 5 {
			return nil
		}
	}
	return cleanTerms(terms)
}
