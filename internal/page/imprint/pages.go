package imprint

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
)

// pagesBefore cleans pages without the day of a date behind them: "pp. 33-45, 1
// July 2021".
func pagesBefore(p, rest string) string {
	if i := strings.LastIndexByte(p, ','); i > 0 && rxMonthNext.MatchString(rest) {
		p = p[:i]
	}
	return CleanPages(p)
}

var rxDateBehindPages = lazyregexp.New(`[,，]\s*(?:19|20)\d\d\s*-\s*\d{1,2}$`)

var rxMonthNext = lazyregexp.New(`^\s*` + MonthShape)

// CleanPages writes pages without blanks and without the date behind them.
func CleanPages(s string) string {
	if loc := rxDateBehindPages.FindStringIndex(s); loc != nil { // 25-38, 2020-09
		s = s[:loc[0]]
	}
	s = strings.Join(strings.Fields(s), "")
	if n := len(s) - 5; n > 0 && (s[n] == ',') && plain.Year(s[n+1:]) > 0 && n <= 9 { // pp. 355-402, 2021
		s = s[:n]
	}
	return strings.Trim(s, ".,，;；:：+")
}
