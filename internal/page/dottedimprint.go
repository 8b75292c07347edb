package page

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
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
		if len(year) > 30 || plain.Year(year) == 0 {
			continue
		}
		m := rxNameAndNumbers.FindStringSubmatch(strings.TrimSpace(parts[i-1]))
		if m == nil || len(m[1]) > 120 || !unicode.IsUpper(plain.FirstRune(m[1])) || monthsOnly(m[1]) { // abbreviated names go on small: "Rev. bras. educ."
			continue
		}
		return imprint{journal: plain.Tidy(m[1]), volume: m[2], issue: m[3], year: plain.Year(year)}
	}
	return imprint{}
}

// ownDottedImprint reads such a header where its DOI is the page's own: it says
// where this paper appeared, whatever imprints its text cites.
func (r *reader) ownDottedImprint(s string) (imprint, bool) {
	if len(s) > maxImprintLine || strings.Count(s, " • ") < 2 || r.rec.DOI == "" {
		return imprint{}, false
	}
	c := imprintBetweenDots(s)
	if d, _ := findDOI(s); c.empty() || FoldDOI(d) != FoldDOI(string(r.rec.DOI)) {
		return imprint{}, false
	}
	if r.rec.Journal.Empty() {
		r.rec.Journal.Set(r.lang(c.journal), c.journal) // abbreviated as it is, stops and small words
	}
	return c, true
}

var rxNameAndNumbers = lazyregexp.New(`^(\pL.*?)(?:,?\s+(\d{1,4}))?(?:\s*\((\d{1,4}(?:[-/]\d{1,4})?|[Ss]uppl\.?\s?\d*|spe\w*)\))?$`)

// monthsOnly: the months of an issue and nothing else, which no journal is
// called: "May/June 2017", "Spring 2020".
func monthsOnly(s string) bool {
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
