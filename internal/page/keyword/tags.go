package keyword

import (
	"slices"
	"strings"

	"synoptic/internal/page/letters"
)

// GluedTags divides tags that a mirror glued into the fewest words that the
// text holds twice at least, as words taken from it do; none where it cannot.
func GluedTags(glued, context string) []string {
	const longest, most = 8, 5 // runes of a tag, tags
	s := []rune(glued)
	if len(s) > 40 {
		return nil
	}
	// parts[j]: the fewest words that make up the first j characters
	parts, from := make([]int, len(s)+1), make([]int, len(s)+1)
	for j := 1; j <= len(s); j++ {
		parts[j] = most + 1
		for i := max(0, j-longest); i < j-1; i++ {
			if parts[i]+1 < parts[j] && strings.Count(context, strings.ToLower(string(s[i:j]))) > 1 {
				parts[j], from[j] = parts[i]+1, i
			}
		}
	}
	if parts[len(s)] > most {
		return nil
	}
	var out []string
	for j := len(s); j > 0; j = from[j] {
		out = append(out, string(s[from[j]:j]))
	}
	slices.Reverse(out)
	return Clean(out)
}

// BesideTwins divides a glued list so that each term is about as long as its
// twin, two characters to a word, and stands in the context where it can.
func BesideTwins(glued string, twins []string, context string) []string {
	const longest = 20
	s := []rune(glued)
	n, rows := len(s), len(twins)
	if n > 120 || n < 2*rows {
		return nil
	}
	best, from := cutTable(rows, n)
	for k := 1; k <= rows; k++ {
		words := len(strings.Fields(twins[k-1]))
		for j := 1; j <= n; j++ {
			for i := max(0, j-longest); i < j-1; i++ {
				if best[k-1][i] == never || i > 0 && letters.Latin(s[i-1]) && letters.Latin(s[i]) ||
					j < n && letters.Latin(s[j-1]) && letters.Latin(s[j]) {
					continue
				}
				term := strings.ToLower(string(s[i:j]))
				worth := worthOfTerm(term, context) - 4*max(2*words-(j-i), (j-i)-2*words-1, 0)
				if strings.EqualFold(term, twins[k-1]) {
					worth = 60
				}
				if best[k-1][i]+worth > best[k][j] {
					best[k][j], from[k][j] = best[k-1][i]+worth, i
				}
			}
		}
	}
	if best[rows][n] == never {
		return nil
	}
	out := make([]string, rows)
	for k, j := rows, n; k > 0; k-- {
		out[k-1] = strings.TrimSpace(string(s[from[k][j]:j]))
		j = from[k][j]
	}
	return out
}
