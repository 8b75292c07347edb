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
		if !ok || above.score < 0 || len(strings.Fields(above.text)) < 5 || above.lang == synoptic.Chinese ||
			foreignJournalHeads[strings.ToLower(firstWordOf(above.text))] || len(r.lines[above.line].hint) > 0 ||
			strings.ContainsAny(above.text, "0123456789") {
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

// titleOverSameImprint finds the title in another language of a paper that the
// page prints twice, once in either language, with the same line of volume and
// issue below each title.
func (r *reader) titleOverSameImprint() {
	if r.rec.Title.EN != "" && r.rec.Title.Other != "" || r.rec.Title.Empty() {
		return
	}
	below := ""
	for i := 0; i+1 < len(r.lines) && i < maxTitleLine; i++ {
		s := r.lines[i].text
		switch next := r.lines[i+1].text; {
		case r.lines[i].mute:
		case below == "" && r.isTitle(s):
			if c := r.imprintOf(next); c.Volume != "" && c.Issue != "" {
				below = next
			}
		case below != "" && next == below && len(s) < maxTitle && !r.isTitle(s) && len(strings.Fields(s)) > 3:
			s = cleanTitle(s)
			if lang := r.titleLang(s); r.rec.Title.In(lang) == "" {
				r.rec.Title.Set(lang, s)
				r.noteTitle(s)
			}
			return
		}
	}
}
