package reference

import (
	"strings"
	"unicode"
)

// shortRange writes a run of pages with its end cut to the digits that a
// manual of style keeps: "201–15". Pages that are no plain numbers keep a
// prefix once: "S1–9".
func shortRange(keep func(from, to string) int) func(Range) string {
	return func(r Range) string {
		if r.To == "" {
			return r.From
		}
		prefix := strings.TrimRightFunc(r.From, unicode.IsDigit)
		from, to := r.From[len(prefix):], strings.TrimPrefix(r.To, prefix)
		if prefix != "" && (to == r.To || from == "") || !digits(from) || !digits(to) {
			return r.From + "–" + r.To
		}
		if len(from) == len(to) {
			to = to[len(to)-min(len(to), keep(from, to)):]
		}
		return r.From + "–" + to
	}
}

// twoDigits keeps what changed, and two digits at least: MLA.
func twoDigits(from, to string) int { return max(2, changed(from, to)) }

// chicagoDigits keeps what changed: all digits below 100 and behind a full
// hundred, else two at least where the first page ends in 10 to 99.
func chicagoDigits(from, to string) int {
	switch {
	case len(from) <= 2 || strings.HasSuffix(from, "00"):
		return len(to)
	case from[len(from)-2] == '0':
		return changed(from, to)
	}
	return max(2, changed(from, to))
}

// changed is how many digits of to, from the first that differs, are new.
func changed(from, to string) int {
	for i := range len(to) {
		if from[i] != to[i] {
			return len(to) - i
		}
	}
	return 0
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
