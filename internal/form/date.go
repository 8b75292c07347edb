package form

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// date takes a date that stands in a quote: the one that is claimed, as far as
// it goes, else the only one there is.
func date(claimed any, quotes []string) (any, string) {
	var known []string
	for _, q := range quotes {
		for _, d := range Dates(q) {
			if !slices.Contains(known, d.ISO) {
				known = append(known, d.ISO)
			}
		}
	}
	if claimed == nil {
		if len(known) == 1 {
			return known[0], ""
		}
		return nil, ""
	}
	want, ok := claimed.(string)
	if !ok || !isISO(want) {
		return nil, "the value is no date in the form 2024, 2024-03 or 2024-03-05"
	}
	for _, d := range known {
		if d == want || strings.HasPrefix(d, want+"-") {
			return want, ""
		}
	}
	return nil, "the value is a date that does not stand in the quotes"
}

func isISO(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// Stated is a date in a text, at the given bytes.
type Stated struct {
	ISO        string
	Start, End int
}

var (
	months    = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
	dateForms = regexp.MustCompile(`(?i)` +
		`(?P<y1>[12][0-9]{3}|[〇零○一二三四五六七八九]{4})\s*年(?:\s*(?P<m1>1[0-2]|0?[1-9])\s*月(?:\s*(?P<d1>3[01]|[12][0-9]|0?[1-9])\s*[日号])?)?` +
		`|(?P<y2>[12][0-9]{3})(?:-|/|\.)(?P<m2>1[0-2]|0?[1-9])(?:(?:-|/|\.)(?P<d2>3[01]|[12][0-9]|0?[1-9]))?` +
		`|(?P<d3>3[01]|[12][0-9]|0?[1-9])\s+(?P<m3>` + months + `)\.?,?\s+(?P<y3>[12][0-9]{3})` +
		`|(?P<m4>` + months + `)\.?\s+(?:(?P<d4>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?,?\s+)?(?P<y4>[12][0-9]{3})` +
		`|(?P<y5>[12][0-9]{3})`)
	dateGroups = dateForms.SubexpNames()
)

// Dates lists the dates that a text states, in their order. A year alone is
// one from 1800 to 2100 that no digit, decimal point or unit makes another
// number.
func Dates(s string) []Stated {
	var found []Stated
	for from := 0; from < len(s); {
		m := dateForms.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		start, end := from+m[0], from+m[1]
		part := func(name byte) string {
			for i, g := range dateGroups {
				if len(g) == 2 && g[0] == name && m[2*i] >= 0 {
					return s[from+m[2*i] : from+m[2*i+1]]
				}
			}
			return ""
		}
		has := func(group string) bool { return m[2*slices.Index(dateGroups, group)] >= 0 }
		year, month, day := part('y'), part('m'), part('d')
		bare := has("y5")
		if has("y2") && tornNumber(s, start, end, false) {
			// 2015-2020 is no month: look at its first year alone.
			end, month, day, bare = start+len(year), "", "", true
		}
		if !tornNumber(s, start, end, bare) {
			if iso := isoOf(year, month, day); iso != "" {
				found = append(found, Stated{iso, start, end})
			}
		}
		from = end
	}
	return found
}

// tornNumber reports digits that are a piece of a longer number, and a bare
// year that counts something.
func tornNumber(s string, start, end int, bare bool) bool {
	before, after := s[:start], s[end:]
	if n := len(before); n > 0 && strings.ContainsRune("0123456789.,", rune(before[n-1])) && n > 1 && isDigit(before[n-2]) ||
		n > 0 && isDigit(before[n-1]) {
		return true
	}
	if after != "" && isDigit(after[0]) || len(after) > 1 && (after[0] == '.' || after[0] == ',') && isDigit(after[1]) {
		return true
	}
	if !bare {
		return false
	}
	for _, unit := range []string{"%", "％", "万", "亿", "家", "人", "名", "份", "个", "条", "篇", "户", "例", "次", "元"} {
		if strings.HasPrefix(strings.TrimLeft(after, " "), unit) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isoOf(year, month, day string) string {
	y, err := strconv.Atoi(arabicYear(year))
	if err != nil || y < 1800 || y > 2100 {
		return ""
	}
	if month == "" {
		return strconv.Itoa(y)
	}
	m := monthOf(month)
	if day == "" {
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	d, err := strconv.Atoi(day)
	iso := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if err != nil || !isISO(iso) { // 31 February
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return iso
}

func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	const firsts = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(firsts, strings.ToLower(s[:3]))/3 + 1
}

// arabicYear writes a year of Chinese numerals in digits.
func arabicYear(s string) string {
	return strings.Map(func(r rune) rune {
		if i := slices.Index([]rune("零一二三四五六七八九"), r); i >= 0 {
			return rune('0' + i)
		}
		if r == '〇' || r == '○' {
			return '0'
		}
		return r
	}, s)
}
