package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings two writings of the same words together: NFKC, lower case, no
// white space, no punctuation (line-end hyphens among it).
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// similarity is 1 − edit distance ÷ the longer length, of folded texts.
func similarity(a, b string) float64 {
	x, y := []rune(fold(a)), []rune(fold(b))
	if len(x) == 0 && len(y) == 0 {
		return 1
	}
	longer := max(len(x), len(y))
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(longer)
}

// hits reports whether a quote supports a labelled evidence string: IoU of at
// least one half, or containing it while at most four times as long (80
// characters are always allowed).
func hits(quote, evidence string) bool {
	q, e := []rune(fold(quote)), []rune(fold(evidence))
	if len(q) == 0 || len(e) == 0 {
		return false
	}
	if strings.Contains(string(q), string(e)) && len(q) <= max(4*len(e), 80) {
		return true
	}
	common := longestCommon(q, e)
	return float64(common) >= 0.5*float64(len(q)+len(e)-common)
}

// longestCommon is the length of the longest run that both texts share. Both
// are verbatim stretches of one page, so their overlap is such a run.
func longestCommon(a, b []rune) int {
	best, row := 0, make([]int, len(b)+1)
	for i := range a {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				row[j+1] = row[j] + 1
				best = max(best, row[j+1])
			} else {
				row[j+1] = 0
			}
		}
	}
	return best
}
