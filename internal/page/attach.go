package page

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// attach gives every author the place that his marks, his name, or the order
// of the page binds him to.
func attach(people []names.Person, places []affiliation) {
	if len(places) == 0 {
		return
	}
	// a place that holds a name is a line that the page glued together
	places = slices.DeleteFunc(slices.Clone(places), func(a affiliation) bool {
		return slices.ContainsFunc(people, func(p names.Person) bool {
			return len(p.Name) > 6 && strings.Contains(a.text, p.Name) || strings.HasPrefix(a.text, p.Name+"(") ||
				strings.HasPrefix(a.text, p.Name+"（") || strings.HasPrefix(a.text, p.Name+"，")
		})
	})
	if len(places) == 1 && len(people) > 1 && places[0].mark == "" && len(places[0].names) == 0 && marksOf(people) == 0 {
		places = cutAtBlanks(places[0].text)
	}
	countMarks(people, places)
	byMark := map[string]string{}
	byName := map[string]string{}
	for _, p := range places {
		if p.mark != "" && byMark[p.mark] == "" {
			byMark[p.mark] = p.text
		}
		for _, n := range p.names {
			byName[plain.Fold(n)] = withPlace(byName[plain.Fold(n)], p.text)
		}
	}
	marked := false
	for i := range people {
		if people[i].Affiliation != "" && !people[i].FromMeta {
			continue
		}
		if a := byName[plain.Fold(people[i].Name)]; a != "" {
			people[i].Affiliation = a
			marked = true
			continue
		}
		own := ""
		for _, m := range people[i].Marks {
			a := byMark[m]
			if a == "" && len(m) == 2 { // "1,2" that lost its comma
				a = withPlace(byMark[m[:1]], byMark[m[1:]])
			}
			own = withPlace(own, a)
		}
		if own != "" {
			people[i].Affiliation, marked = own, true
		}
	}
	switch {
	case len(places) == 1:
		for i := range people {
			if people[i].Affiliation == "" {
				people[i].Affiliation = places[0].text
			}
		}
	case !marked && len(people) == 1 && allOfOne(places):
		for _, a := range printedOnce(places) { // all that one author has
			people[0].Affiliation = withPlace(people[0].Affiliation, a.text)
		}
	case !marked:
		inOrder(people, places)
	}
}

// cutAtBlanks divides places that only blanks set apart: "甲学院公共安全系
// 乙市消防救援支队". A part that says nothing of whose it is belongs to the one
// before: "某大学 信息管理系".
func cutAtBlanks(s string) []affiliation {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if n := len(out); n > 0 &&
			!(strings.ContainsFunc(plain.Clip(w, 3), letters.Han) && ownsItself(w, out[n-1]) ||
				strings.ContainsFunc(out[n-1], letters.Han) && beginsPlace(w)) {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	places := make([]affiliation, len(out))
	for i, w := range out {
		places[i].text = workplace.Trim(w)
	}
	return places
}

// ownsItself: a place of work by itself, not a part of the one before it.
func ownsItself(s, before string) bool {
	if !workplace.Line(s) && !workplace.EndsAsOffice(s) && !workplace.Named(s) ||
		!workplace.Named(before) && !workplace.EndsAsOffice(before) || strings.ContainsAny(s, "，,") ||
		strings.ContainsAny(before, "，,") {
		return false
	}
	return strings.ContainsAny(s, "省市县縣区區州国國") || strings.Contains(s, "大学") || strings.Contains(s, "大學") || levelsOf(s) > 1 || levelsOf(before) > 1
}

// levelsOf counts the places within each other that a name names: two in
// "某大学政府管理学院".
func levelsOf(s string) int {
	n := 0
	for _, w := range []string{"大学", "大學", "学院", "學院", "研究院", "科学院", "研究所", "中心", "医院", "公司", "研究室", "系"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n
}

func beginsPlace(w string) bool {
	return slices.ContainsFunc(placeStarts, func(start string) bool { return strings.HasPrefix(start, w) || strings.HasPrefix(w, start) })
}

// countMarks numbers places that bear no marks where the names do: as many
// places as the highest mark says, and every one of them called for.
func countMarks(people []names.Person, places []affiliation) {
	called := make([]bool, len(places))
	n := 0
	for _, a := range places {
		if a.mark != "" || len(a.names) > 0 {
			return
		}
	}
	for _, p := range people {
		for _, m := range p.Marks {
			k, err := strconv.Atoi(m)
			if err != nil {
				continue
			}
			if k < 1 || k > len(places) {
				return
			}
			if !called[k-1] {
				called[k-1] = true
				n++
			}
		}
	}
	if n != len(places) || n < 2 {
		return
	}
	for i := range places {
		places[i].mark = strconv.Itoa(i + 1)
	}
}

// inOrder gives the places to the authors one by one where there are as many;
// a group that signs with its members has no place of its own.
func inOrder(people []names.Person, places []affiliation) {
	var single []int
	for i := range people {
		if len(people) == len(places) || !names.Collective(people[i].Name) {
			single = append(single, i)
		}
	}
	if len(single) != len(places) {
		return
	}
	for k, i := range single {
		if people[i].Affiliation == "" {
			people[i].Affiliation = places[k].text
		}
	}
}

// withPlace adds a place to those that an author has: several are joined by
// "; " in the order of the page.
func withPlace(have, more string) string {
	switch {
	case have == "" || more == "":
		return have + more
	case strings.Contains("; "+have+"; ", "; "+more+"; "):
		return have
	}
	return have + "; " + more
}

// marksOf counts the names that bear a mark.
func marksOf(list []names.Person) int {
	n := 0
	for _, p := range list {
		n += min(1, len(p.Marks))
	}
	return n
}
