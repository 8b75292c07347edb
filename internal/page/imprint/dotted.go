package imprint

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// BetweenDots reads a header that sets its parts apart by dots and ends
// in the DOI: "EXPERIENCE REPORT • Epidemiol. Rev. 32 (2) • 2023 •
// https://doi.org/10.…". The year, or the day, stands behind the journal.
func BetweenDots(s string) Imprint {
	parts := strings.Split(s, " • ")
	doi := -1
	for i, p := range parts {
		if d, _ := identifier.DOI(p); d != "" {
			doi = i
		}
	}
	for i := max(1, doi-2); i < doi; i++ {
		year := strings.TrimSpace(parts[i])
		if len(year) > 30 || plain.Year(year) == 0 {
			continue
		}
		m := rxNameAndNumbers.FindStringSubmatch(strings.TrimSpace(parts[i-1]))
		if m == nil || len(m[1]) > 120 || !unicode.IsUpper(plain.FirstRune(m[1])) || MonthsOnly(m[1]) { // abbreviated names go on small: "Rev. bras. educ."
			continue
		}
		return Imprint{Journal: plain.Tidy(m[1]), Volume: m[2], Issue: m[3], Year: plain.Year(year)}
	}
	return Imprint{}
}

var rxNameAndNumbers = lazyregexp.New(`^(\pL.*?)(?:,?\s+(\d{1,4}))?(?:\s*\((\d{1,4}(?:[-/]\d{1,4})?|[Ss]uppl\.?\s?\d*|spe\w*)\))?$`)

// MonthsOnly: the months of an issue and nothing else, which no journal is
// called: "May/June 2017", "Spring 2020".
func MonthsOnly(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !letters.Digit(r) }) {
		switch {
		case len(w) == 4 && plain.Year(w) > 0 || len(w) <= 2 && letters.Digit(plain.FirstRune(w)):
		case monthWords[w]:
			n++
		default:
			return false
		}
	}
	return n > 0
}

var monthWords = hant.WordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter")
