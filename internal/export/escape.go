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
		case '\\', '`', '*', '[', ']', '<', '>', '|', '~', '$', '{', '}', '^':
			b.WriteByte('\\')
		case '&':
			b.WriteString("&amp;")
			continue
		case '#', '+', '-', '=', '!':
			if i == 0 || r == '!' && strings.HasPrefix(s[i+1:], "[") {
				b.WriteByte('\\')
			}
		case '@':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	text := plainBrackets.ReplaceAllString(b.String(), "[$1]$2")
	return linkStart.ReplaceAllStringFunc(listStart.ReplaceAllString(text, `$1\$2`), func(m string) string {
		return m[:len(m)-1] + `\` + m[len(m)-1:]
	})
}

func plainByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

var (
	// plainBrackets are the program's own marks, such as [J] and [12]. Where
	// nothing that makes a link comes after them they need no escape.
	plainBrackets = regexp.MustCompile(`\\\[(J|J/OL|PP/OL|[0-9]{1,4}|刊名未载|journal not stated)\\\]([.，。, ]|$)`)
	listStart     = regexp.MustCompile(`^([0-9]{1,9})([.)])`)
	// linkStart is where an address written out would become a link by itself.
	linkStart = regexp.MustCompile(`(?i)\b(?:www\.|(?:https?|ftp|mailto|xmpp|javascript|data):)`)
)
