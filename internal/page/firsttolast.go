package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// firstToLast reads the pages of repositories that give the first and the last a
// label each, "First Page" and "Last Page", with the number behind it or on the
// line below.
func (r *reader) firstToLast() string {
	first := ""
	for i := range r.lines[:min(len(r.lines), 2_000)] {
		s := r.lines[i].text
		if first == "" && len(s) < 60 && strings.HasPrefix(s, "First page") { // "First page : ( 101) Last page : ( 110)"
			if from, to, ok := strings.Cut(s[len("First page"):], "Last page"); ok {
				from, to = strings.Trim(from, " :()"), strings.Trim(to, " :().")
				if n := plain.LeadingDigits(from); n > 0 && n == len(from) && plain.LeadingDigits(to) == len(to) && to != "" {
					return from + "-" + to
				}
			}
		}
		if len(s) > 24 || !strings.Contains(s, " Page") {
			continue
		}
		last, number := false, strings.TrimPrefix(s, "First Page")
		if number == s {
			if number = strings.TrimPrefix(s, "Last Page"); number == s {
				continue
			}
			last = true
		}
		if number = strings.TrimLeft(number, ": \t"); number == "" && i+1 < len(r.lines) {
			number = r.lines[i+1].text
		}
		if n := plain.LeadingDigits(number); n == 0 || n < len(number) || n > 6 {
			continue
		}
		if !last {
			first = number
		} else if first != "" {
			return first + "-" + number
		}
	}
	return first
}
