package access

import (
	"context"
	"strings"
	"unicode"
)

// maxWho bounds what a caller is called, in code points.
const maxWho = 120

// Who names the caller of a request that Workspace has let in, for people who
// read a history: the subject of the verified token, or the key by its label
// and its public id. It is empty for a request that nobody let in.
func (g *Gate) Who(ctx context.Context, authorization string) string {
	if claims := claimsOf(ctx); claims != nil && g.claim != "" {
		for _, claim := range []string{"email", "preferred_username", "sub"} {
			if name := plain(claims[claim]); name != "" {
				return name
			}
		}
		return ""
	}
	_, credentials, _ := strings.Cut(strings.TrimSpace(authorization), " ")
	text, err := parseKey(strings.TrimSpace(credentials))
	if err != nil {
		return ""
	}
	g.mu.Lock()
	label := g.known[text.id()].key.Label
	g.mu.Unlock()
	if label = plain(label); label != "" {
		return label + " (key " + text.id() + ")"
	}
	return "key " + text.id()
}

// plain makes one bounded line of a name from outside.
func plain(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))), " ")
	if runes := []rune(s); len(runes) > maxWho {
		return string(runes[:maxWho])
	}
	return s
}
