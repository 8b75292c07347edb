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
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '$', '{', '}', '^':
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
	return linkStart.ReplaceAllStringFunc(listStart.ReplaceAllString(b.String(), `$1\$2`), func(m string) string {
		return m[:len(m)-1] + `\` + m[len(m)-1:]
	})
}

var (
	listStart = regexp.MustCompile(`^([0-9]{1,9})([.)])`)
	// linkStart is where an address written out would become a link by itself.
	linkStart = regexp.MustCompile(`(?i)\b(?:www\.|(?:https?|ftp|mailto|xmpp|javascript|data):)`)
)
