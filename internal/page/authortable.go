package page

import (
	"strings"

	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// authorTable reads the table of authors and their places of work that some
// sites print, though nothing but blanks may divide the cells of a copy:
//
//	作者 单位 邮编
//	甲某* 某大学护理学院 610999
func (r *reader) authorTable() []names.Person {
	for i := range r.lines[:min(len(r.lines), 300)] {
		l := &r.lines[i]
		if l.mute || len(l.text) > 60 || !strings.HasPrefix(l.text, "作者") || !tableHead(l.text) {
			continue
		}
		var out []names.Person
		last := i
		for k := i + 1; k < len(r.lines) && len(out) < maxAuthors; k++ {
			if between := r.lines[k]; between.mute ||
				plain.RuneCount(between.text) <= 8 && k+1 < len(r.lines) && !r.labelled[k] && isTableRow(r.lines[k+1].text) {
				continue // a button
			}
			p, ok := tableRow(r.lines[k].text, strings.Contains(l.text, "邮编") || strings.Contains(l.text, "郵編"))
			if !ok || r.labelled[k] || r.lines[k].mute {
				break
			}
			out, last = append(out, p), k
		}
		if len(out) == 0 {
			continue
		}
		for k := i; k <= last; k++ {
			r.used[k] = true
		}
		return out
	}
	return nil
}

// tableHead: the names of the columns, and nothing else.
func tableHead(s string) bool {
	for k, w := range strings.Fields(s) {
		w = strings.ToLower(w)
		switch {
		case k == 0 && (w == "作者" || w == "作者姓名"):
		case k == 1 && (w == "单位" || w == "單位" || w == "作者单位" || w == "工作单位" || w == "机构"):
		case k > 1 && (w == "邮编" || w == "郵編" || w == "e-mail" || w == "email" || w == "邮箱" || w == "电子邮箱"):
		default:
			return false
		}
	}
	return len(strings.Fields(s)) > 1
}

func isTableRow(s string) bool { _, ok := tableRow(s, false); return ok }

// tableRow reads a name in Chinese and the place behind it, without the address
// for mail and, where they have a column, the postal code.
func tableRow(s string, codes bool) (names.Person, bool) {
	cells := strings.Fields(s)
	if len(cells) < 2 || len(s) > 400 {
		return names.Person{}, false
	}
	name := plain.TrimEdges(cells[0], "*＊#†,，0123456789")
	for n := len(cells); n > 2 && (strings.Contains(cells[n-1], "@") || codes && len(cells[n-1]) == 6 && plain.LeadingDigits(cells[n-1]) == 6); n-- {
		cells = cells[:n-1]
	}
	place := strings.Join(cells[1:], " ")
	if !names.Han(name) || !workplace.Named(place) && !workplace.EndsAsOffice(place) {
		return names.Person{}, false
	}
	return names.Person{Name: name, Affiliation: workplace.Trim(place)}, true
}
