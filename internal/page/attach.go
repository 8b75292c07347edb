package page

import (
	"slices"
	"strings"
)

// attach gives every author the place that his marks, his name, or the order
// of the page binds him to.
func attach(people []person, places []affiliation) {
	if len(places) == 0 {
		return
	}
	// a place that holds a name is a line that the page glued together
	places = slices.DeleteFunc(slices.Clone(places), func(a affiliation) bool {
		return slices.ContainsFunc(people, func(p person) bool { return len(p.name) > 6 && strings.Contains(a.text, p.name) })
	})
	byMark := map[string]string{}
	byName := map[string]string{}
	for _, p := range places {
		if p.mark != "" && byMark[p.mark] == "" {
			byMark[p.mark] = p.text
		}
		for _, n := range p.names {
			byName[Fold(n)] = withPlace(byName[Fold(n)], p.text)
		}
	}
	marked := false
	for i := range people {
		if people[i].affiliation != "" && !people[i].fromMeta {
			continue
		}
		if a := byName[Fold(people[i].name)]; a != "" {
			people[i].affiliation = a
			marked = true
			continue
		}
		own := ""
		for _, m := range people[i].marks {
			a := byMark[m]
			if a == "" && len(m) == 2 { // "1,2" that lost its comma
				a = withPlace(byMark[m[:1]], byMark[m[1:]])
			}
			own = withPlace(own, a)
		}
		if own != "" {
			people[i].affiliation, marked = own, true
		}
	}
	switch {
	case len(places) == 1:
		for i := range people {
			if people[i].affiliation == "" {
				people[i].affiliation = places[0].text
			}
		}
	case !marked:
		inOrder(people, places)
	}
}

// inOrder gives the places to the authors one by one where there are as many;
// a group that signs with its members has no place of its own.
func inOrder(people []person, places []affiliation) {
	var single []int
	for i := range people {
		if len(people) == len(places) || !collective(people[i].name) {
			single = append(single, i)
		}
	}
	if len(single) != len(places) {
		return
	}
	for k, i := range single {
		if people[i].affiliation == "" {
			people[i].affiliation = places[k].text
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
func marksOf(list []person) int {
	n := 0
	for _, p := range list {
		n += min(1, len(p.marks))
	}
	return n
}
