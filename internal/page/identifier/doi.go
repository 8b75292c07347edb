package identifier

import (
	"strings"

	"synoptic/internal/page/letters"
)

// WithoutDOI cuts the DOI out of a line: many contain an ISSN.
func WithoutDOI(s string) string {
	s = strings.ReplaceAll(s, "j.issn.", "")
	if d, at := DOI(s); at >= 0 {
		return s[:at] + " " + s[at+len(d):]
	}
	return s
}

// DOI returns the first DOI in s, without resolver or trailing
// punctuation, and the byte at which it starts; empty where there is none.
func DOI(s string) (string, int) {
	for from := 0; ; {
		i := strings.Index(s[from:], "10.")
		if i < 0 {
			return "", -1
		}
		i += from
		from = i + 3
		if i > 0 && (letters.Digit(rune(s[i-1])) || s[i-1] == '.') {
			continue
		}
		j := i + 3
		for j < len(s) && letters.Digit(rune(s[j])) {
			j++
		}
		if j-i < 7 || j-i > 12 {
			if j < len(s) && s[j] == '.' && j-i >= 7 { // 10.1234.56/…
				for j < len(s) && (letters.Digit(rune(s[j])) || s[j] == '.') {
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
			if c == '[' && end+2 < len(s) && s[end+1] >= 'A' && s[end+1] <= 'Z' && s[end+2] >= 'a' && s[end+2] <= 'z' {
				break // "[Opens in a new window]"
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
		doi := unglueDOI(strings.TrimRight(s[i:end], ".;:'&]?"))
		if len(doi) > j-i+2 {
			return doi, i
		}
	}
}

// unglueDOI cuts a word of the page off a DOI that ends in a digit:
// "10.1234/abc.2024.99Corpus ID".
func unglueDOI(s string) string {
	i := len(s)
	for i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
		i--
	}
	if len(s)-i >= 3 && i > 1 && s[i-1] >= 'A' && s[i-1] <= 'Z' && letters.Digit(rune(s[i-2])) && strings.LastIndexByte(s, '/') < i-2 {
		return s[:i-1]
	}
	return s
}
