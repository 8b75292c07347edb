package page

import "strings"

// findDOI returns the first DOI in s, without resolver or trailing
// punctuation, and the byte at which it starts; empty where there is none.
func findDOI(s string) (string, int) {
	for from := 0; ; {
		i := strings.Index(s[from:], "10.")
		if i < 0 {
			return "", -1
		}
		i += from
		from = i + 3
		if i > 0 && (digit(rune(s[i-1])) || s[i-1] == '.') {
			continue
		}
		j := i + 3
		for j < len(s) && digit(rune(s[j])) {
			j++
		}
		if j-i < 7 || j-i > 12 {
			if j < len(s) && s[j] == '.' && j-i >= 7 { // 10.1234.56/…
				for j < len(s) && (digit(rune(s[j])) || s[j] == '.') {
					j++
				}
			} else {
				continue
			}
		}
		if j >= len(s) || s[j] != '/' {
			continue
		}
		end := j + 1
		depth := 0
		for end < len(s) && end-i < 200 {
			c := s[end]
			if c <= ' ' || c >= 0x7F || strings.IndexByte(`"<>{}|\^`+"`,", c) >= 0 {
				break
			}
			if c == '(' {
				depth++
			}
			if c == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
			end++
		}
		doi := strings.TrimRight(s[i:end], ".;:'&]?")
		if len(doi) > j-i+2 {
			return doi, i
		}
	}
}

// findISSN returns the first ISSN in s: four digits, a hyphen, three digits
// and a digit or X.
func findISSN(s string) string {
	for i := 0; i+9 <= len(s); i++ {
		if s[i+4] != '-' {
			continue
		}
		if i > 0 && (digit(rune(s[i-1])) || s[i-1] == '-') || i+9 < len(s) && (digit(rune(s[i+9])) || s[i+9] == '-') {
			continue
		}
		ok := s[i+8] == 'X' || s[i+8] == 'x' || digit(rune(s[i+8]))
		for k := i; k < i+8 && ok; k++ {
			ok = k == i+4 || digit(rune(s[k]))
		}
		if ok {
			return s[i : i+9]
		}
	}
	return ""
}

// splitCLC reads class numbers of the Chinese Library Classification:
// "F49;D630", "D632.8[政治法律—政治学] TP311.13[…]".
func splitCLC(s string) []string {
	var out []string
	depth := 0
	start := -1
	flush := func(end int) {
		if start >= 0 && end-start <= 24 {
			code := strings.Trim(s[start:end], ".")
			if classCode(code) {
				out = append(out, code)
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
		case r < 0x80 && (latin(r) || digit(r) || strings.ContainsRune(".-/:+=()\"", r)):
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
	return digit(rune(s[i])) || s[i] == '-' || s[i] == '('
}
