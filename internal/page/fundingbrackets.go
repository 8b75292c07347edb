package page

import "strings"

// withBracketsClosed puts grants together that were cut inside brackets: "FWF
// (Vienna, Austria" and "project S93 to M.B.)" are one.
func withBracketsClosed(grants []string) []string {
	open := func(s string) int { return strings.Count(s, "(") - strings.Count(s, ")") }
	out := grants[:0]
	for _, g := range grants {
		if n := len(out); n > 0 && open(out[n-1]) == 1 && open(g) == -1 && len(out[n-1])+len(g) < 400 {
			out[n-1] += "; " + g
			continue
		}
		out = append(out, g)
	}
	return out
}
