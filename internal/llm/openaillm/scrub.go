package openaillm

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/llm"
)

// The bounds of scrubbing.
const (
	maxScrubbed = 2000 // characters of an endpoint's message that are looked at
	maxMessage  = 400  // characters that are kept
	redacted    = "[…]"
)

// minKey is the length from which a key is a secret. Local servers take any,
// and people write "x".
const minKey = 8

// So many characters in a row are held to be a repetition: enough that a
// common word ("temperature") is none, fewer where a character says more.
const (
	overlapASCII = 20
	overlapOther = 10
)

// secrets are texts that look like keys, whole or already half masked.
var secrets = regexp.MustCompile(`(?i)\bbearer\s+\S+|\b(sk|pk|rk|gsk|key)[-_][a-z0-9_*.\-]{6,}|\S*\*{3,}\S*|\b[a-z0-9_\-]{40,}`)

// escape is a character written as an escape, behind which a repetition of the
// prompt could hide.
var escape = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)

// scrub makes a text of an endpoint fit for a log: one line, bounded, without
// the key or anything like one, and without what it repeats of the given
// texts.
func scrub(message string, key Key, private ...string) string {
	message = shorten(message, maxScrubbed)
	message = escape.ReplaceAllStringFunc(message, func(s string) string {
		n, err := strconv.ParseUint(s[2:], 16, 32)
		if err != nil {
			return s
		}
		return string(rune(n))
	})
	if len(key) >= minKey {
		message = strings.ReplaceAll(message, string(key), hidden)
	}
	message = secrets.ReplaceAllString(message, hidden)
	runes := []rune(oneLine(message))
	repeated := make([]bool, len(runes))
	for _, p := range private {
		markRepeated(repeated, runes, oneLine(p))
	}
	var out strings.Builder
	length := 0
	for i, r := range runes {
		switch {
		case length >= maxMessage:
			return out.String() + "…"
		case !repeated[i]:
			out.WriteRune(r)
			length++
		case i == 0 || !repeated[i-1]:
			out.WriteString(redacted)
			length++
		}
	}
	return out.String()
}

// markRepeated marks the characters of message that stand in private too,
// enough of them in a row, whatever their case.
func markRepeated(repeated []bool, message []rune, private string) {
	private = strings.Map(unicode.ToLower, private)
	lower := make([]rune, len(message))
	for i, r := range message {
		lower[i] = unicode.ToLower(r)
	}
	for i := 0; i < len(lower); i++ {
		end := min(i+overlapASCII, len(lower))
		if head := lower[i:min(i+overlapOther, len(lower))]; slices.ContainsFunc(head, func(r rune) bool { return r >= utf8.RuneSelf }) {
			end = i + len(head)
		} else if end < i+overlapASCII {
			continue
		}
		if end-i < overlapOther || !strings.Contains(private, string(lower[i:end])) {
			continue
		}
		for end < len(lower) && strings.Contains(private, string(lower[i:end+1])) {
			end++
		}
		for j := i; j < end; j++ {
			repeated[j] = true
		}
		i = end - 1
	}
}

// oneLine folds white space and drops control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// shorten cuts s to n characters.
func shorten(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}

// page returns the texts of a request that may hold a page.
func page(r llm.Request) []string {
	texts := []string{r.User}
	for _, t := range r.Turns {
		texts = append(texts, t.Text)
	}
	return texts
}
