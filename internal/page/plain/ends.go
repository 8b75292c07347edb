package plain

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/letters"
)

// FirstRune is the first rune of s, utf8.RuneError where s is empty.
func FirstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// LastRune is the last rune of s, utf8.RuneError where s is empty.
func LastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// Clip cuts s to at most n bytes at a rune border.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// RuneCount is the length of s in runes.
func RuneCount(s string) int { return utf8.RuneCountInString(s) }

// ContainsAny reports whether one of the words stands in s.
func ContainsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// TrimEdges cuts white space, invisible marks and the given runes off both ends.
func TrimEdges(s, cutset string) string {
	return strings.TrimFunc(s, func(r rune) bool { return letters.Blank(r) || strings.ContainsRune(cutset, r) })
}

// LeadingDigits is how many ASCII digits s begins with.
func LeadingDigits(s string) int {
	i := 0
	for i < len(s) && letters.Digit(rune(s[i])) {
		i++
	}
	return i
}

// ClipStart returns the last n bytes of a text, fewer where a letter would be cut.
func ClipStart(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}
