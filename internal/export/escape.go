package export

import (
	"regexp"
	"strings"
)

// escape makes text of a page plain text in Markdown: no emphasis, code,
// link, image, HTML, table cell or heading can begin in it.
func escape(s string) string {
	s = oneLine(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range s {
		switch r {
		case '_':
			// Inside a word it is no emphasis, and file names stay legible.
			if i == 0 || i+1 == len(s) || !plainByte(s[i-1]) || !plainByte(s[i+1]) {
				b.WriteByte('\\')
			}
		case '<':
			if tagStart.MatchString(s[i:]) {
				b.WriteByte('\\')
			}
		case '&':
			if entity.MatchString(s[i:]) {
				b.WriteString("&amp;")
				continue
			}
		case '\\', '`', '*', '[', ']', '|', '~', '$', '{', '}', '^', '@':
			b.WriteByte('\\')
		case '#', '+', '-', '=', '>', '!':
			if i == 0 || r == '!' && strings.HasPrefix(s[i+1:], "[") {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	text := idleBrackets.ReplaceAllString(plainBrackets.ReplaceAllString(b.String(), "[$1]$2"), "[$1]$2")
	return linkStart.ReplaceAllStringFunc(listStart.ReplaceAllString(text, `$1\$2`), func(m string) string {
		return m[:len(m)-1] + `\` + m[len(m)-1:]
	})
}

// withMarks gives escaped text of the program's own its citation marks back.
// No text of a page comes here: what it calls [1] is no mark of ours.
func withMarks(escaped string) string { return ownMarks.ReplaceAllString(escaped, "[$1]$2") }

func plainByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

var (
	tagStart = regexp.MustCompile(`^<[A-Za-z/!?]`)
	entity   = regexp.MustCompile(`^&(?:#[0-9A-Za-z]+|[A-Za-z][0-9A-Za-z]*);`)
	// plainBrackets are the types of document in a reference, such as [J].
	plainBrackets = regexp.MustCompile(`\\\[(J|J/OL|PP/OL|刊名未载|journal not stated)\\\]([.，。, ]|$)`)
	// idleBrackets hold words and make no link: the only links defined are
	// numbers, and what follows them neither opens one nor defines one.
	idleBrackets = regexp.MustCompile(`\\\[([^\\\[\]]*[^\\\[\]0-9 ][^\\\[\]]{2,})\\\]([ .，。；;,、）)]|\[J)`)
	ownMarks     = regexp.MustCompile(`\\\[([0-9]{1,4})\\\]([.，。, ]|$)`)
	listStart    = regexp.MustCompile(`^([0-9]{1,9})([.)])`)
	// linkStart is where an address written out would become a link by itself.
	linkStart = regexp.MustCompile(`(?i)\b(?:www\.|(?:https?|ftp|mailto|xmpp|javascript):)`)
)
