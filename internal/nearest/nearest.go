// Package nearest finds what somebody meant who mistyped a name.
package nearest

import "strings"

// maxName bounds the names that are compared; nobody mistypes longer ones.
const maxName = 64

// Name is the known name that is most like the one given: at most two slips,
// or one in three letters, away, or beginning like it. Empty where none is.
func Name(given string, known []string) string {
	g := []rune(strings.ToLower(given))
	if len(g) < 2 || len(g) > maxName {
		return ""
	}
	best, least := "", max(1, min(2, len(g)/3))+1
	for _, name := range known {
		k := []rune(strings.ToLower(name))
		if len(k) > maxName {
			continue
		}
		d := distance(g, k)
		if len(g) >= 3 && strings.HasPrefix(string(k), string(g)) {
			d = min(d, 1)
		}
		// Of two, the longer: letters are left out more often than put in.
		if d < least || d == least && best != "" && len(name) > len(best) {
			best, least = name, d
		}
	}
	return best
}

// distance counts the letters to be put in, left out, changed or swapped with
// their neighbour to make one name of another.
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
