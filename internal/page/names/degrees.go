package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// degrees are printed behind names; folded without full stops. Those that are
// family names too (Ma, Ba) count only behind another degree.
var degrees = hant.WordSet(`phd dphil md mph msc mphil mba mbbs mbchb drph scd edd dsc dnp rn bsc bsn msn mscn facp frcp frcpc pharmd dds dmd dvm jd llm llb msw mpp mpa meng beng mres mfa psyd fracgp frcgp faan crnp np lcsw cpa`)

var doubtfulDegrees = hant.WordSet(`ma ms ba bs do mn`)

// WithoutDegrees drops the degrees behind the names of a line, with the commas
// that set them off: "A. Osei MD, MPH3 & B. Lund, PhD" → "A. Osei3 & B. Lund".
func WithoutDegrees(s string) string {
	if !strings.Contains(s, "D") && !strings.Contains(s, "M") && !strings.Contains(s, "S") && !strings.Contains(s, "N") {
		return s
	}
	var b strings.Builder
	kept, after := 0, false // after: the last word was a degree
	for i := 0; i < len(s); {
		if !letters.LowerASCII(s[i]|0x20) || i > 0 && s[i-1] != ' ' && s[i-1] != ',' && s[i-1] != '(' {
			i++
			continue
		}
		end := i
		for end < len(s) && (letters.LowerASCII(s[end]|0x20) || s[end] == '.' && end+1 < len(s) && letters.LowerASCII(s[end+1]|0x20)) {
			end++
		}
		if end < len(s) && s[end] == '.' && strings.Contains(s[i:end], ".") {
			end++
		}
		is := i > 0 && s[i] <= 'Z' && end-i <= longestDegree && (after || shouted(s[i:end])) &&
			degreeBefore(s[i:end], plain.FirstRune(s[end:]), after)
		if is {
			b.WriteString(strings.TrimRight(s[kept:i], " ,"))
			kept = end
		}
		after = is
		i = end
	}
	if kept == 0 {
		return s
	}
	return b.String() + s[kept:]
}

// longestDegree has a full stop behind every letter.
const longestDegree = 2 * len("fracgp")

// degreeBefore: the word is a degree, behind another one where after is set, and
// does not go on with the next rune.
func degreeBefore(word string, next rune, after bool) bool {
	if next == '-' || next == '\'' || next == '’' || unicode.IsLetter(next) {
		return false
	}
	w := strings.ToLower(strings.ReplaceAll(word, ".", ""))
	return degrees[w] && shouted(word) || after && doubtfulDegrees[w]
}

// shouted: a degree is mostly capitals, where "Rn" or "Jd" would be a name.
func shouted(w string) bool {
	capitals := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}
