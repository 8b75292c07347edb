package plain

import "unicode"

// SplitRuns cuts at two or more blanks, or at an ideographic space.
func SplitRuns(s string) []string {
	var out []string
	start, gap, wide := 0, 0, false
	gapAt := 0
	for i, r := range s {
		if unicode.IsSpace(r) {
			if gap == 0 {
				gapAt = i
			}
			gap++
			wide = wide || r == '\u3000' || r == '\u2003' || r == '\u2002'
			continue
		}
		if gap > 1 || gap == 1 && wide {
			out = append(out, s[start:gapAt])
			start = i
		}
		gap, wide = 0, false
	}
	return append(out, s[start:])
}
