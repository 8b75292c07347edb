package names

import (
	"strings"

	"synoptic/internal/page/letters"
)

// capsParted puts the blanks back between family names in capitals and given
// names: "RENQilong1, WANGLi2".
func capsParted(s string) string {
	if len(s) > 600 {
		return s
	}
	var out []string
	glued := 0
	for w := range strings.SplitSeq(s, " ") {
		core := strings.TrimRight(w, "0123456789,;*")
		n := 0
		for n < len(core) && core[n] >= 'A' && core[n] <= 'Z' {
			n++
		}
		rest := core[n:]
		if n >= 3 && rest != "" && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz-") == "" {
			glued++
			w = w[:n-1] + " " + w[n-1:]
		} else if core != "" {
			return s
		}
		out = append(out, w)
	}
	if glued < 2 || strings.ContainsFunc(s, letters.CJK) {
		return s
	}
	return strings.Join(out, " ")
}

// foreignParted puts the blanks back into a foreign name among Chinese ones
// that lost them: "BarbaraM.KEHM".
func foreignParted(s string) string {
	if len(s) > 600 {
		return s
	}
	var b strings.Builder
	word, kept := 0, 0 // where the word begins, what is written
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.') {
			word = i + 1
			continue
		}
		if c >= 'A' && c <= 'Z' && i-word > 3 && (s[i-1] == '.' || s[i-1] >= 'a' && s[i-1] <= 'z') {
			if kept == 0 && !strings.ContainsFunc(s, letters.Han) {
				return s
			}
			b.WriteString(s[kept:i])
			b.WriteByte(' ')
			kept = i
		}
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// plusBetweenNames: copies of some magazines divide names so: "张某+李某".
func plusBetweenNames(s string) string {
	if len(s) > 200 || !strings.Contains(s, "+") {
		return s
	}
	for part := range strings.SplitSeq(s, "+") {
		if part = strings.TrimSpace(part); !LikelyHan(part) {
			return s
		}
	}
	return strings.ReplaceAll(s, "+", "，")
}
