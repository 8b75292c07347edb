package identifier

import (
	"iter"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// BeforeDocumentCode cuts class numbers where the next fields follow behind
// nothing but a space: "S511 文献标识码 A 文章编号 …".
func BeforeDocumentCode(s string) string {
	for _, next := range []string{"文献标", "文獻標", "文章编号", "文章編號"} {
		if i := strings.Index(s, next); i > 0 {
			s = s[:i]
		}
	}
	return s
}

// CodesOnly: a short line of class numbers and nothing else.
func CodesOnly(s string) bool {
	return len(s) <= 24 && !strings.ContainsFunc(s, letters.CJK) && len(CLC(plain.HalfDigits(s))) > 0
}

// CLC reads class numbers of the Chinese Library Classification:
// "F32;D035", "D035.5[政治法律—行政管理] TP399.1[…]", "F832.4F276.3".
func CLC(s string) []string {
	var out []string
	depth := 0
	start := -1
	flush := func(end int) {
		if start >= 0 {
			for code := range gluedCodes(s[start:end]) {
				if code = strings.Trim(code, "."); len(code) <= 24 && classCode(code) {
					out = append(out, code)
				}
			}
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case r == '[' || r == '【' || r == '［' || r == '(' && start < 0 || r == '（':
			flush(i)
			depth++
		case r == ']' || r == '】' || r == '］' || r == ')' && depth > 0 || r == '）':
			depth = max(0, depth-1)
			start = -1
		case depth > 0:
		case r < 0x80 && (letters.Latin(r) || letters.Digit(r) || strings.ContainsRune(".-/:+=()\"", r)):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	if depth == 0 {
		flush(len(s))
	}
	return out
}

// gluedCodes divides class numbers that nothing divides: within one, no letter
// stands behind a digit and before another.
func gluedCodes(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 1; i+1 < len(s); i++ {
			if !letters.Digit(rune(s[i-1])) || s[i] < 'A' || s[i] > 'Z' {
				continue
			}
			next := s[i+1]
			if next >= 'A' && next <= 'Z' && i+2 < len(s) {
				next = s[i+2]
			}
			if !letters.Digit(rune(next)) {
				continue
			}
			if !yield(s[start:i]) {
				return
			}
			start = i
		}
		yield(s[start:])
	}
}

// classCode: one or two capitals with a number or nothing behind, as in D630,
// TP311.13, R197.1, G, TP18, D922.291.91.
func classCode(s string) bool {
	if s == "" || s[0] < 'A' || s[0] > 'Z' || len(s) > 20 {
		return false
	}
	i := 1
	if i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if i == len(s) {
		return len(s) == 1
	}
	return letters.Digit(rune(s[i])) || s[i] == '-' || s[i] == '('
}
