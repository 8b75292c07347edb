package keyword

import (
	"strings"

	"synoptic/internal/page/language"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// ByLanguage groups terms by language. Latin terms among Chinese ones stay
// with them, unless they form the list's tail.
func ByLanguage(terms []string, into *synoptic.LangList, separateEnglish bool, page string) {
	if len(terms) == 0 {
		return
	}
	tag := language.Tag(strings.Join(terms, " "))
	eastern := -1
	for i, t := range terms {
		if strings.ContainsFunc(t, letters.CJK) {
			eastern = i
		}
	}
	tail := len(terms) - eastern - 1
	if eastern >= 0 && tail == eastern+3 && plain.Fold(terms[eastern+1]) == plain.Fold(terms[len(terms)-1]) {
		eastern, tail = eastern+1, tail-1 // an abbreviation ends both lists
	}
	if eastern < 0 {
		if tag == "ru" {
			addTerms(&into.Other, terms)
		} else {
			addTerms(&into.EN, terms)
		}
		return
	}
	main := terms
	if tail >= 2 && !separateEnglish && (tail*5 >= len(terms)*2 || tail >= 3) {
		main = terms[:eastern+1]
		addTerms(&into.EN, terms[eastern+1:])
		tag = language.Tag(strings.Join(main, ""))
	}
	// the other way round: English first
	first := len(main)
	for i, t := range main {
		if strings.ContainsFunc(t, letters.CJK) {
			first = i
			break
		}
	}
	if first >= 3 && first*5 >= len(main)*2 && !separateEnglish {
		addTerms(&into.EN, main[:first])
		main = main[first:]
		tag = language.Tag(strings.Join(main, ""))
	}
	if tag == "ja" || tag == "ko" || page != "" {
		addTerms(&into.Other, main)
	} else {
		addTerms(&into.ZH, main)
	}
}

func addTerms(list *synoptic.List[string], terms []string) {
	seen := map[string]bool{}
	for _, t := range *list {
		seen[plain.Fold(t)] = true
	}
	for _, t := range terms {
		if f := plain.Fold(t); f != "" && !seen[f] {
			seen[f] = true
			*list = append(*list, t)
		}
	}
}
