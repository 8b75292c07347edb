package identifier

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
)

// LoneISSN: "Print ISSN 0999-7700" and nothing else.
func LoneISSN(s string) bool { return rxLoneISSN.MatchString(s) }

var rxLoneISSN = lazyregexp.New(`^(?:(?i:print|online|electronic)\s+|[pePE]-?)?ISSN(?:\s*\((?i:print|online)\))?\s*[:：]?\s*\d{4}-\d{3}[\dXx]$`)

// BareISSN: the number without its hyphen.
func BareISSN(s string) bool { return rxBareISSN.MatchString(s) }

var rxBareISSN = lazyregexp.New(`^\d{7}[\dX]$`)

// OnlineISSN: a line that gives the number of the electronic edition alone.
func OnlineISSN(s string) bool {
	up := strings.ToUpper(s)
	return strings.Count(up, "ISSN") == 1 &&
		(strings.Contains(up, "EISSN") || strings.Contains(up, "E-ISSN") || strings.Contains(up, "ONLINE") || strings.Contains(up, "ELECTRONIC"))
}

// ISSN returns the first ISSN in s: four digits, a hyphen, three digits
// and a digit or X.
func ISSN(s string) string {
	for i := 0; i+9 <= len(s); i++ {
		if s[i+4] != '-' {
			continue
		}
		if i > 0 && (letters.Digit(rune(s[i-1])) || s[i-1] == '-' && (i < 2 || !letters.Latin(rune(s[i-2])))) ||
			i+9 < len(s) && (letters.Digit(rune(s[i+9])) || s[i+9] == '-') {
			continue
		}
		ok := s[i+8] == 'X' || s[i+8] == 'x' || letters.Digit(rune(s[i+8]))
		for k := i; k < i+8 && ok; k++ {
			ok = k == i+4 || letters.Digit(rune(s[k]))
		}
		if ok {
			return s[i : i+9]
		}
	}
	return ""
}
