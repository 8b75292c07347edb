package plain

import (
	"strconv"
	"strings"

	"synoptic/internal/page/letters"
)

// Year reads a year off a date in any of the usual forms.
func Year(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if (i > 0 && letters.Digit(rune(s[i-1]))) || !(s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') {
			continue
		}
		if y, err := strconv.Atoi(s[i : i+4]); err == nil {
			return y
		}
	}
	return 0
}

// ROCYear reads a year of the calendar of the Republic of China: 民國111年, 民111.06.
func ROCYear(s string) int {
	for _, sign := range []string{"民國", "民国", "民"} {
		_, rest, ok := strings.Cut(s, sign)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		n := LeadingDigits(rest)
		if n < 2 || n > 3 || !strings.ContainsRune("年./", FirstRune(rest[n:])) {
			continue
		}
		if y, err := strconv.Atoi(rest[:n]); err == nil && y >= 38 {
			return 1911 + y
		}
	}
	return 0
}
