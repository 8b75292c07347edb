package guard

import (
	"regexp"
	"strings"
	"unicode"

	"synoptic/prompts"
)

// Fault is why a model's text may not be shown; empty where nothing is wrong.
type Fault string

// The faults. Their words are for people and for logs, and repeat nothing of
// the text.
const (
	Instructing Fault = "gives instructions instead of reporting"
	Leaking     Fault = "repeats an example of the prompt"
	Marked      Fault = "holds an address or markup that is not on the page"
)

// markup finds what no answer needs: addresses, tags, links, code.
var markup = regexp.MustCompile(`(?i)\b(?:https?|ftp|javascript|data):|\bwww\.|</?[a-z][a-z0-9]*[^>]*>|!?\[[^\]]*\]\(|` + "```")

// Check looks for faults in a text that a model wrote about source, the text
// of the page or of the cells.
func Check(written, source string) Fault {
	switch {
	case Instructs(written):
		return Instructing
	case leaks(written, source):
		return Leaking
	}
	if found := markup.FindString(written); found != "" && !strings.Contains(source, found) {
		return Marked
	}
	return ""
}

func leaks(written, source string) bool {
	written, source = strings.ToLower(written), strings.ToLower(source)
	for _, mark := range prompts.ExampleMarks() {
		mark = strings.ToLower(mark)
		if strings.Contains(written, mark) && !strings.Contains(source, mark) {
			return true
		}
	}
	return false
}

// Tidy makes one line of a text, without control characters and marks that
// nobody sees.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r >= 0xFE00 && r <= 0xFE0F:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}
