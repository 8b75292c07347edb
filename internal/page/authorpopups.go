package page

import (
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/names"
	"synoptic/internal/page/workplace"
)

// authorPopups reads the boxes that open behind each author's name, as a copy of
// the whole page has them: the name, the places of work with their numbers, and
// "Find articles by" or "More by" the same name.
func (r *reader) authorPopups() []names.Person {
	var out []names.Person
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+2_000 && len(out) < maxAuthors; i++ {
		name, ok := strings.CutPrefix(r.lines[i].text, "Find articles by ")
		if !ok {
			name, ok = strings.CutPrefix(r.lines[i].text, "More by ")
		}
		if !ok || r.lines[i].mute || !names.Latin(name) || strings.Count(name, " ") == 0 {
			continue
		}
		p, from := names.Person{Name: name}, i
		for k := i - 1; k > r.titleLine && k > i-12; k-- {
			s := r.lines[k].text
			if strings.HasSuffix(s, name) && len(s) < len(name)+12 {
				from = k
				break
			}
		}
		if from == i {
			continue
		}
		for k := from; k <= i; k++ {
			if _, rest := footmark.Leading(r.lines[k].text); k > from && k < i && workplace.Named(rest) && !strings.Contains(rest, "@") {
				p.Affiliation = withPlace(p.Affiliation, workplace.Trim(rest))
			}
			r.used[k] = true
		}
		if from > 0 && strings.HasSuffix(r.lines[from-1].text, name) { // the link itself, above its box
			r.used[from-1] = true
		}
		out = append(out, p)
	}
	return out
}
