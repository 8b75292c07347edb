package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

var noPlaceSigns = textscan.RunesOf("©。")

// rows finds where the page itself sets a name beside its place of work: a row
// of a table, "Name (place)", "Name: place", a name and its place on lines of
// their own, or a place with the names below it.
func (r *reader) rows() []names.Person {
	var out []names.Person
	known := r.nameSigns()
	near := r.nearPlaces()
	var people []names.Person // waiting for a place on the next lines
	namesAt := -9
	var last []names.Person // who got the place at line lastAt
	lastAt := -9
	place, placeAt := "", -9 // waiting for names on the next line
	labelledAt := -9         // a label of places stands alone on this line
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.fieldAt[i] == fReferences || r.fieldAt[i] == fAbstract || len(l.text) > 2000 || i > 5_000 {
			continue
		}
		if len(out) >= maxAuthors {
			break
		}
		text := l.text
		if besideAuthor(text) && (r.namesOn(i) == 0 || !strings.Contains(text, "@")) {
			continue
		}
		if r.labelled[i] {
			m, ok := labelAt(text)
			if ok && m.label.field == fAffiliations && m.end >= len(text) && len(people) == 1 && r.apart(namesAt, i) <= 2 &&
				!(namesAt > 0 && r.namesOn(namesAt-1) > 0) {
				namesAt, labelledAt = i, i // the label stands between a name and its place
				continue
			}
			if !ok || m.label.field != fAffiliations && m.label.field != fAuthors || m.end >= len(text) {
				people, place = nil, ""
				continue
			}
			if text = r.ownRest(i, m.end); m.label.field == fAffiliations && !m.strong {
				continue
			}
			if m.label.field == fAffiliations && len(people) == 1 && r.apart(namesAt, i) <= 3 &&
				!strings.Contains(text, ";") && !strings.Contains(text, "@") { // "Affiliation: place" says so of whatever stands there
				p := workplace.Trim(plain.Tidy(text))
				if m.label.text == "affiliations" {
					p = workplace.CutAtCountries(p)
				}
				out = append(out, share(people, p)...)
				r.used[i] = true
				people, place = nil, ""
				continue
			}
		}
		list := rowOf(text)
		if len(list) == 0 {
			cells := []string{text}
			if strings.Contains(text, " | ") {
				cells = strings.Split(text, " | ")
			}
			for _, cell := range cells {
				list = append(list, r.knownRow(strings.TrimSpace(cell), len(list) > 0 || len(out) > 0 && r.rowAt == i-1)...)
			}
		}
		if len(list) > 0 {
			out = append(out, list...)
			r.used[i], r.rowAt = true, i
			people, place = nil, ""
			continue
		}
		if r.tellsOf(text) {
			people, place = nil, ""
			continue
		}
		switch {
		case labelledAt == i-1 && len(people) > 0 && len(text) < 300 && !strings.Contains(text, "@") && !wholeLabel(text):
			out = append(out, share(people, workplace.Trim(plain.Tidy(text)))...)
			r.used[i] = true
			people, place = nil, ""
		case command(text) || dateLine(text) || r.holdsTitle(text):
		case workplace.WithoutLabel(text) != text && len(text) < 600 && len(people) > 0 && r.apart(namesAt, i) <= 3:
			p := workplace.Trim(workplace.WithoutLabel(plain.Tidy(text)))
			if strings.HasPrefix(text, "Affiliations") {
				p = workplace.CutAtCountries(p)
			}
			out = append(out, share(people, p)...)
			r.used[i] = true
			people, place = nil, ""
		case workplace.Named(text) && !noPlace(text) && !again(r.meta.authors, []names.Person{{Name: text}}) &&
			!(i == namesAt+1 && r.overNumbers(i)) && len(text) < 300 && !r.isTitle(text) && r.score(text) == 0 &&
			!noPlaceSigns.In(text) && !bulleted(text) && r.imprintOf(text).Weight() < 3 &&
			(!proseLine(text) || workplace.Line(text) || workplace.EndsInPostcode(text) || workplace.Shape(workplace.WithoutLabel(text))):
			text = workplace.WithoutBrackets(text)
			mark, _ := footmark.Leading(text)
			p := workplace.Trim(workplace.WithoutLabel(plain.Tidy(text)))
			several := strings.ContainsAny(p, ";；|｜") && !(len(people) == 1 && i-namesAt == 1 && placesOnly(p))
			if mark != "" || several {
				people, place = nil, ""
				continue
			}
			if len(people) > 1 && r.apart(namesAt, i) <= 3 && r.oneEach(people, i) {
				out = append(out, people...)
				people, place = nil, ""
				continue
			}
			if len(people) > 0 && r.apart(namesAt, i) <= 3 {
				out = append(out, share(people, p)...)
				r.used[i] = true
				last, lastAt = people, i
				people, place = nil, ""
				continue
			}
			if lastAt == i-1 && len(last) == 1 && workplace.Shape(p) && workplace.Shape(r.lines[i-1].text) && r.boxEnds(i) { // in the box of one author
				out = append(out, names.Person{Name: last[0].Name, Affiliation: p})
				r.used[i] = true
				continue
			}
			if lastAt == i-2 && len(last) == 1 && (r.lines[i-1].text == "and" || r.lines[i-1].text == "&") { // another place of the same author
				out = append(out, names.Person{Name: last[0].Name, Affiliation: p})
				r.used[i] = true
				continue
			}
			place, placeAt = p, i
		case len(people) == 1 && i-namesAt == 1 && lastAt == i-2 && len(text) < 160 &&
			(strings.Contains(text, ", ") || r.namesOn(i) == 0 && !r.junkAt(text) && len(text) < 60) &&
			(placeWords(text) || r.officeBetween(i)) && !strings.ContainsAny(text, "0123456789@:.;"):
			out = append(out, share(people, plain.Tidy(text))...) // among rows of names and places
			r.used[i] = true
			last, lastAt = people, i
			people, place = nil, ""
		case near[i] && len(text) < 300 && (r.namesOn(i) > 0 || text != l.text && r.score(text) > 0 || mentions(text, known) && r.knownName(text)):
			e, w, _ := readAuthors(text)
			list := keepNames(append(e, w...), false)
			for _, p := range r.people {
				if plain.Fold(p.Name) == plain.Fold(text) && (len(list) != 1 || plain.Fold(list[0].Name) != plain.Fold(text)) { // spread by a space
					list = []names.Person{{Name: p.Name}}
				}
			}
			if marksOf(list) > 0 && len(list) > 1 {
				people, place = nil, ""
				continue
			}
			if place != "" && i-placeAt == 1 && r.knownName(text) {
				out = append(out, share(list, place)...)
				r.used[placeAt] = true
				people, place = nil, ""
				continue
			}
			if r.marked(list) && !(i+1 < len(r.lines) && r.placeLabelAlone(i+1)) {
				people, place = nil, ""
				continue
			}
			if len(people) > 0 && i-namesAt == 1 && endsOpen(r.lines[namesAt].text) {
				list = append(people, list...) // a list of names, one a line
			}
			people, namesAt, place = list, i, ""
		}
	}
	return out
}

// tellsOf: the line begins with an author's name and goes on as a sentence:
// "Ann Lee received the Ph.D. degree from the University of Lind."
func (r *reader) tellsOf(s string) bool {
	if len(s) < 40 || !letters.Latin(plain.FirstRune(s)) {
		return false
	}
	for _, list := range [][]names.Person{r.people, r.english} {
		for _, p := range list {
			if rest, ok := strings.CutPrefix(s, p.Name); ok && len(rest) > 2 && rest[0] == ' ' &&
				unicode.IsLower(plain.FirstRune(rest[1:])) && !names.Particles[strings.SplitN(rest[1:], " ", 2)[0]] {
				return true
			}
		}
	}
	return false
}

// officeBetween: a short line in Chinese characters with an author's name, or
// the next label, below it: among rows of names and places it is an office that
// no table lists: 某市高齢福祉課.
func (r *reader) officeBetween(i int) bool {
	s := r.lines[i].text
	n := r.next(i)
	if n < 0 || plain.RuneCount(s) < 4 || !letters.Han(plain.LastRune(s)) || plain.EndsSentence(s) ||
		strings.ContainsAny(s, "、，《「") || r.knownName(s) {
		return false
	}
	return r.labelled[n] || r.knownName(r.lines[n].text)
}

// apart counts the lines from a name to a place, without those that pages
// print between the two.
func (r *reader) apart(name, place int) int {
	if place-name > 12 {
		return 99
	}
	n := 1
	for k := name + 1; k < place; k++ {
		if !r.lines[k].mute && !besideAuthor(r.lines[k].text) {
			n++
		}
	}
	return n
}

// nearPlaces tells which lines stand so close to a place of work that names on
// them may belong to it: the line below one, the three above, and a list of
// names above these that goes on line by line.
func (r *reader) nearPlaces() []bool {
	near := make([]bool, len(r.lines)+1)
	below := len(r.lines) + 9 // the next place
	for i := min(len(r.lines), 5_001) - 1; i >= 0; i-- {
		s := r.lines[i].text
		if below < len(r.lines) && i < below && besideAuthor(s) {
			below-- // these lines do not count
		}
		near[i] = below-i <= 3 || i+1 < len(r.lines) && r.placeLabelAlone(i+1) ||
			i+1 < len(r.lines) && near[i+1] && endsOpen(s) || i > 0 && workplace.Named(plain.Clip(r.lines[i-1].text, 300))
		if len(s) < 300 && workplace.Named(s) {
			below = i
		}
	}
	return near
}

// nameSigns lists a part of each known author's name that a line must hold to
// be that name, whatever its spacing and case: the first character of an
// eastern name, the longest word of another.
func (r *reader) nameSigns() []string {
	var out []string
	for _, p := range slices.Concat(r.people, r.english, r.meta.authors) {
		sign := ""
		if c := plain.FirstRune(p.Name); letters.CJK(c) {
			sign = string(c)
		} else {
			for w := range strings.FieldsSeq(p.Name) {
				if w = strings.Trim(w, ".,"); len(w) > len(sign) {
					sign = w
				}
			}
		}
		if sign == "" {
			continue
		}
		if out = append(out, sign); !letters.CJK(plain.FirstRune(sign)) {
			out = append(out, strings.ToUpper(sign))
		}
	}
	return out
}

func mentions(s string, signs []string) bool { return len(s) <= 400 && plain.ContainsAny(s, signs) }

// placesOnly reports several places of one author between semicolons: the
// first is a place of work, the others are names of something.
func placesOnly(s string) bool {
	if strings.ContainsAny(s, "0123456789@") || strings.ContainsFunc(s, letters.CJK) {
		return false
	}
	for k, part := range strings.Split(s, ";") {
		if part = strings.TrimSpace(part); k == 0 && !workplace.Named(part) || !plain.Capitalised(part) || len(part) > 160 {
			return false
		}
	}
	return true
}

// share gives a place to names; two places joined by "and" go to two names in
// their order.
func share(people []names.Person, place string) []names.Person {
	before, after, ok := strings.Cut(place, " and ")
	// not the "and" inside the name of one: "School of Politics and Public Administration, …"
	if own, _, _ := strings.Cut(after, ","); ok && len(people) == 2 && workplace.Named(before) && workplace.Named(own) {
		people[0].Affiliation, people[1].Affiliation = strings.TrimSpace(before), strings.TrimSpace(after)
		return people
	}
	if parts := cutAtBlanks(place); len(parts) > 1 && len(people) > 1 {
		for i := range people { // one each, or nothing that tells whose is whose
			people[i].Affiliation = ""
			if len(parts) == len(people) {
				people[i].Affiliation = parts[i].text
			}
		}
		return people
	}
	for i := range people {
		people[i].Affiliation = place
	}
	return people
}

// knownRow reads a line that begins with the name of a known author and goes
// on with a place, nothing between them.
// With another such row before it, the place may lack the words of one.
func (r *reader) knownRow(s string, more bool) []names.Person {
	if !more && !workplace.Named(s) || len(s) > 600 {
		return nil
	}
	for _, p := range slices.Concat(r.people, r.english, r.meta.authors) {
		rest, ok := strings.CutPrefix(s, p.Name)
		if !ok || len(p.Name) <= 3 {
			continue
		}
		if row := r.namesThenPlace(s); len(row) > 1 {
			return row
		}
		aside := strings.HasPrefix(rest, ",")
		if !strings.ContainsAny(rest, ":：@") { // "Name, place"
			rest = strings.TrimLeft(rest, ",，–—")
		}
		glued := rest != "" && !letters.Blank(plain.FirstRune(rest))
		rest = strings.TrimSpace(rest)
		// a role in brackets: [責任著者]
		if end := strings.IndexAny(rest, "]］"); end > 0 && end < 40 && strings.HasPrefix(rest, "[") {
			rest = strings.TrimSpace(rest[end+1:])
		}
		if glued && (!letters.Latin(plain.FirstRune(rest)) || !workplace.Named(rest)) {
			continue
		}
		if more && !workplace.Named(rest) && (plain.RuneCount(rest) < 4 || len(rest) > 120 || strings.ContainsAny(rest, ",，;；。.@")) {
			continue
		}
		if (more || workplace.Named(rest)) && authorScore(rest) == 0 {
			place := workplace.Trim(rest)
			if strings.ContainsFunc(rest, letters.Han) && plain.ContainsAny(rest, workplace.Ranks[:6]) {
				place = workplace.InBiography(rest)
			}
			if told := strings.TrimSpace(rest); letters.Latin(plain.FirstRune(told)) &&
				unicode.IsLower(plain.FirstRune(told)) { // "… is a lecturer at the University of X."
				place = workplace.InProse(told)
			}
			if place == "" {
				continue
			}
			return []names.Person{{Name: p.Name, Affiliation: place, Aside: aside}}
		}
	}
	return nil
}

// namesThenPlace reads several authors, known in Chinese characters, and the
// place they share behind them: "甲某, 乙某, 某市人民医院 某市 399999".
func (r *reader) namesThenPlace(s string) []names.Person {
	var out []names.Person
	rest := s
	for {
		name := rest[:max(0, strings.IndexAny(rest, ",，、"))]
		if !names.Han(name) || !slices.ContainsFunc(r.people, func(p names.Person) bool { return p.Name == name }) {
			break
		}
		out = append(out, names.Person{Name: name})
		rest = strings.TrimLeft(rest[len(name):], ",，、 ")
	}
	if !workplace.Named(rest) || strings.ContainsAny(rest, "。；;：:") || plain.ContainsAny(rest, workplace.Ranks[:6]) {
		return nil
	}
	for i := range out {
		out[i].Affiliation = workplace.Trim(rest)
	}
	return out
}

// boxEnds: the line below a place closes the box that a page opens behind one
// author's name.
func (r *reader) boxEnds(i int) bool {
	n := i + 1
	return n < len(r.lines) &&
		(strings.HasPrefix(r.lines[n].text, "Search for more papers by") ||
			strings.HasPrefix(r.lines[n].text, "View all articles by") ||
			strings.HasPrefix(r.lines[n].text, "Search for other works by"))
}

// knownName reports whether a line is the name of an author that is known, or
// several of them.
func (r *reader) knownName(s string) bool {
	if len(s) < 200 && (strings.Contains(s, "@") || strings.Contains(s, "http")) {
		s = plain.Tidy(names.StripRoles(s)) // how to reach him or her
	}
	if len(s) > 400 || len(s) > 0 && strings.ContainsAny(s, "。：:") {
		return false
	}
	for _, p := range slices.Concat(r.people, r.english) {
		if len(s) < 3*len(p.Name) && plain.Fold(p.Name) == plain.Fold(s) {
			return true
		}
	}
	e, w, _ := readAuthors(s)
	n := 0
	for _, p := range append(e, w...) {
		if !again(r.people, []names.Person{p}) && !again(r.english, []names.Person{p}) && !again(r.meta.authors, []names.Person{p}) {
			return false
		}
		n++
	}
	return n > 0
}

// marked reports whether marks bind these names to their places already.
func (r *reader) marked(people []names.Person) bool {
	for _, p := range people {
		for _, q := range slices.Concat(r.people, r.english) {
			// a lone star is for letters to the author, and binds nothing
			if len(q.Marks) > 0 && !(len(q.Marks) == 1 && strings.Contains("*†✉", q.Marks[0])) && plain.Fold(q.Name) == plain.Fold(p.Name) {
				return true
			}
		}
	}
	return false
}

// withRows adds to the names of one script what the rows say.
func withRows(list, rows []names.Person, eastern bool) []names.Person {
	var own []names.Person
	for _, p := range rows {
		if strings.ContainsFunc(p.Name, letters.CJK) != eastern && !again(list, []names.Person{p}) {
			continue
		}
		if k := slices.IndexFunc(own, func(q names.Person) bool { return plain.Fold(q.Name) == plain.Fold(p.Name) }); k < 0 {
			own = append(own, p)
		} else if own[k].Aside && !p.Aside {
			own[k] = p // a list says it
		} else if !p.Aside &&
			strings.ContainsFunc(p.Affiliation, letters.CJK) == strings.ContainsFunc(own[k].Affiliation, letters.CJK) &&
			!strings.Contains(plain.Fold(p.Affiliation), plain.Fold(own[k].Affiliation)) &&
			!strings.Contains(plain.Fold(own[k].Affiliation), plain.Fold(p.Affiliation)) {
			own[k].Affiliation = withPlace(own[k].Affiliation, p.Affiliation)
		}
	}
	if len(list) == 0 {
		if len(own) > 0 && (len(own) > 1 || !eastern || names.LikelyHan(own[0].Name)) {
			return own
		}
		return list
	}
	for i := range list {
		for _, p := range own {
			if plain.Fold(p.Name) == plain.Fold(list[i].Name) && list[i].Affiliation == "" {
				list[i].Affiliation = p.Affiliation
			}
		}
	}
	return list
}
