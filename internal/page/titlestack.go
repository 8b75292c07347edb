package page

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/synoptic"
)

// firstOfStack climbs from a title in a Western language to the first of those
// that a page prints one below the other, the paper's own before its
// translations: the last of them stands next to the names, and looks the surest.
func (r *reader) firstOfStack(all []candidate, c candidate) candidate {
	if strings.ContainsFunc(c.text, letters.CJK) || strings.HasPrefix(r.lines[c.line].hint, "h1") || len(r.meta.titles) > 0 {
		return c
	}
	at := map[int]candidate{}
	for _, other := range all {
		at[other.line] = other
	}
	first := c
	for line := c.line; ; {
		above, ok := at[line-1]
		if !ok || above.score < 0 || len(strings.Fields(above.text)) < 5 || above.lang == synoptic.Chinese || foreignJournalHeads[strings.ToLower(firstWordOf(above.text))] || len(r.lines[above.line].hint) > 0 || strings.ContainsAny(above.text, "0123456789") {
			return first
		}
		if line = above.line; above.lang == c.lang {
			above.score = max(above.score, c.score)
			first = above
		}
	}
}

func firstWordOf(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}
