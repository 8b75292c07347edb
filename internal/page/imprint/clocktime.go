package imprint

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
)

// clockTime reports that what looks like a volume and a page is the time of
// day: it follows a date with its day, or the word for it follows: "Updated
// Nov 7, 2023, 8:15", "06.07.2018 10:15 Uhr". No semicolon stands before it.
func clockTime(s, hour, minute string) bool {
	at := strings.LastIndex(s, hour+":"+minute)
	if at <= 0 || hour > "24" && len(hour) == 2 || minute[0] > '5' || s[at-1] == ';' {
		return false
	}
	behind := strings.ToLower(strings.TrimLeft(s[at+len(hour)+3:], " "))
	for _, word := range []string{"uhr", "am", "pm", "a.m", "p.m", "gmt", "est", "edt", "cet", "utc", "hrs", "h ", "et", "pst", "pdt", "ist", "bst"} {
		if rest, ok := strings.CutPrefix(behind, word); ok && (rest == "" || !letters.LowerASCII(rest[0])) {
			return true
		}
	}
	if strings.HasPrefix(behind, ":") || strings.HasSuffix(strings.TrimRight(strings.ToLower(s[:at]), " "), " at") {
		return true
	}
	return rxDayBefore.MatchString(s[max(0, at-40):at])
}

// rxDayBefore finds a date with its day at the end of a text, the year last or
// all in figures.
var rxDayBefore = lazyregexp.New(`(?i)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[a-zäûçéł]{3,11}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\b\d{1,2}\.?\s+(?:de\s+)?[a-zäûçéńź]{3,12}\.?,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d)[\s,|·•–-]*(?:um|à|a las|às|godz\.|-)?\s*$`)
