package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

// mergeMetaAuthors believes the names of the metadata and keeps what the page
// text adds to them: marks, places, the way a Latin name is printed.
func (r *reader) mergeMetaAuthors() {
	var eastern, western, unique []names.Person
	for _, p := range r.meta.authors {
		p.FromMeta = p.Affiliation != ""
		if !again(unique, []names.Person{p}) {
			unique = append(unique, p)
		}
		if strings.ContainsFunc(p.Name, letters.CJK) {
			if !again(eastern, []names.Person{p}) {
				eastern = append(eastern, p)
			}
		} else if !again(western, []names.Person{p}) {
			p.Name = r.printedName(p.Name, p.Raw)
			western = append(western, p)
		}
	}
	if foreign := names.ForeignAmong(unique); foreign != nil &&
		!slices.ContainsFunc(unique, func(p names.Person) bool { return names.SurnameInCapitals(p.Name) }) {
		eastern, western = nil, nil
		for i, p := range unique {
			if foreign[i] {
				eastern = append(eastern, p)
			} else {
				eastern, western = names.Sort(p, eastern, western)
			}
		}
	}
	var guests []names.Person // names in Latin letters whose place is in the others' script
	for _, p := range western {
		if len(eastern) > 0 && strings.ContainsFunc(p.Affiliation, letters.CJK) &&
			!slices.ContainsFunc(eastern, func(q names.Person) bool { return q.Affiliation == p.Affiliation }) {
			guests = append(guests, p)
		}
	}
	if len(guests) == len(western) && len(guests) > 0 {
		eastern, western = slices.Clone(unique), nil
	}
	if spelledNames(western, r.english) {
		western = nil // the page spells out what the metadata abbreviate
	}
	if r.namesMore(eastern) {
		eastern = nil
	}
	r.people = names.WithForeign(believe(eastern, r.people), r.people)
	r.english = r.withCited(believe(western, r.english), r.english)
}

// withCited adds to the names of the metadata those that the page prints among
// them and cites the paper by: sites that know persons leave out groups that
// sign, and names that came late.
func (r *reader) withCited(meta, seen []names.Person) []names.Person {
	cited := r.citedText
	if len(meta) == 0 || len(seen) <= len(meta) || len(seen) > 2*len(meta)+4 || cited == "" {
		return meta
	}
	var out []names.Person
	known := 0
	for _, p := range seen {
		if k := slices.IndexFunc(meta, func(q names.Person) bool {
			return plain.Fold(q.Name) == plain.Fold(p.Name) || wordBag(q.Name) == wordBag(p.Name)
		}); k >= 0 {
			out = append(out, meta[k])
			known++
			continue
		}
		family := p.Name[strings.LastIndexByte(p.Name, ' ')+1:]
		if !strings.Contains(cited, plain.Fold(p.Name)) &&
			!(len(family) > 2 && !strings.ContainsFunc(p.Name, letters.CJK) && strings.Contains(r.self.authors, family)) {
			return meta
		}
		out = append(out, p)
	}
	if known < len(meta) {
		return meta
	}
	return out
}

// spelledNames: the page prints as many names as the metadata have, in their
// order, each with the family name and the initials of theirs: "Farrugia K" is
// Kristina Farrugia.
func spelledNames(meta, seen []names.Person) bool {
	if len(meta) == 0 || len(meta) != len(seen) {
		return false
	}
	for i := range meta {
		family, initials := meta[i].Name, ""
		if at := strings.LastIndexByte(family, ' '); at > 0 {
			family, initials = family[:at], strings.Trim(family[at+1:], ".")
		}
		if initials == "" || len(initials) > 3 || strings.ToUpper(initials) != initials ||
			!strings.HasSuffix(seen[i].Name, " "+family) || seen[i].Name[0] != initials[0] {
			return false
		}
	}
	return true
}

// namesMore reports a page that prints all authors of its metadata, in their
// order, and more of them; these it names twice, in the list and where it says
// how to cite the paper, or gives them places of work. Sites fill in the first
// few names and stop.
func (r *reader) namesMore(meta []names.Person) bool {
	if len(meta) == 0 || len(r.people) <= len(meta) || len(r.people) > 4*len(meta)+8 {
		return false
	}
	k := 0
	first := true // the metadata has the first names of the list, and romanisations bear the others out
	for i, p := range r.people {
		first = first && (i < len(meta) && plain.Fold(meta[i].Name) == plain.Fold(p.Name) || i >= len(meta) && p.NameEN != "")
	}
	if first {
		return true
	}
	for _, p := range r.people {
		if k < len(meta) && plain.Fold(meta[k].Name) == plain.Fold(p.Name) {
			k++
			continue
		}
		if p.Affiliation == "" && len(p.Marks) == 0 && !strings.Contains(r.citedText, plain.Fold(p.Name)) {
			return false
		}
	}
	return k == len(meta)
}

func believe(meta, seen []names.Person) []names.Person {
	if len(meta) == 0 {
		return seen
	}
	for i := range meta {
		for _, p := range seen {
			if plain.Fold(p.Name) == plain.Fold(meta[i].Name) || wordBag(p.Name) == wordBag(meta[i].Name) {
				meta[i].Marks, meta[i].NameEN = p.Marks, p.NameEN
				if p.Affiliation != "" && !(meta[i].FromMeta && strings.Contains(plain.Fold(meta[i].Affiliation), plain.Fold(p.Affiliation))) {
					meta[i].Affiliation, meta[i].FromMeta = p.Affiliation, false
				}
				if !strings.ContainsFunc(p.Name, letters.CJK) {
					meta[i].Name = p.Name
				}
			}
		}
		if len(meta[i].Marks) == 0 && len(meta) == len(seen) && !again(meta, seen) {
			meta[i].Marks = seen[i].Marks
		}
	}
	return meta
}

// wordBag folds a Latin name whatever the order of its parts.
func wordBag(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	slices.Sort(words)
	return strings.Join(words, " ")
}

// printedName turns a name of the metadata into the order in which the page
// prints it.
func (r *reader) printedName(s, raw string) string {
	head := plain.Clip(r.text, 40_000)
	if strings.Contains(head, s) {
		return s
	}
	if raw != "" && strings.Contains(head, raw) {
		return raw
	}
	words := strings.Fields(s)
	if len(words) == 2 {
		for _, form := range []string{words[1] + " " + words[0], strings.ToUpper(words[1]) + " " + words[0], words[0] + " " + strings.ToUpper(words[1])} {
			if strings.Contains(head, form) {
				return form
			}
		}
	}
	return s
}
