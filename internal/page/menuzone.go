package page

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// namesPage reports a line that the page's <title> consists of, but for the
// name of the site: it is no paper that a list of others holds.
func (r *reader) namesPage(s string) bool {
	if len(r.pageTitle) < 18 || len(s) > maxTitle || len(s)*4 < len(r.pageTitle) {
		return false
	}
	f := plain.Fold(s)
	return len(f)*2 >= len(r.pageTitle) && strings.Contains(r.pageTitle, f)
}

// endsMenu reports a label such as "相似文献" that is an entry of the menu beside
// a record: nothing but entries of a few Chinese characters above it, and the
// paper's own abstract soon below.
func endsMenu(text string, lines []line, at int, entries []entry) bool {
	n := 0
	for i := at; i >= 0 && n < 5; i-- {
		s := lines[i].text
		if lines[i].mute || s == "" {
			continue
		}
		if plain.RuneCount(s) > 8 || !strings.ContainsFunc(s, letters.Han) || strings.ContainsAny(s, "，。；,;0123456789[]（）()：:") {
			return false
		}
		n++
	}
	if n < 5 {
		return false
	}
	ahead := false
	for k := at + 1; k < len(lines) && k <= at+15 && !ahead; k++ {
		m, ok := labelAt(lines[k].text)
		ahead = ok && m.label.field == fAbstract &&
			(m.end < len(lines[k].text) && proseLine(lines[k].text[m.end:]) || k+1 < len(lines) && proseLine(lines[k+1].text))
	}
	if !ahead {
		return false
	}
	for i := range entries {
		if entries[i].field() != fAbstract {
			continue
		}
		for k, p := range entries[i].values {
			if k < 3 && proseLine(text[p.span.Start:p.span.End]) {
				return false // the paper's own stood above
			}
		}
	}
	return true
}
