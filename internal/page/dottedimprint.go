package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
)

// imprintBetweenDots reads a header that sets its parts apart by dots and ends
// in the DOI: "EXPERIENCE REPORT • Epidemiol. Rev. 32 (2) • 2023 •
// https://doi.org/10.…". The year, or the day, stands behind the journal.
func imprintBetweenDots(s string) imprint {
	parts := strings.Split(s, " • ")
	doi := -1
	for i, p := range parts {
		if d, _ := findDOI(p); d != "" {
			doi = i
		}
	}
	for i := max(1, doi-2); i < doi; i++ {
		year := strings.TrimSpace(parts[i])
		if len(year) > 30 || yearOf(year) == 0 {
			continue
		}
		m := rxNameAndNumbers.FindStringSubmatch(strings.TrimSpace(parts[i-1]))
		if m == nil || !plausibleJournal(m[1]) {
			continue
		}
		return imprint{journal: tidy(m[1]), volume: m[2], issue: m[3], year: yearOf(year)}
	}
	return imprint{}
}

var rxNameAndNumbers = lazyregexp.New(`^(\pL.*?)(?:,?\s+(\d{1,4}))?(?:\s*\((\d{1,4}(?:[-/]\d{1,4})?|[Ss]uppl\.?\s?\d*|spe\w*)\))?$`)
