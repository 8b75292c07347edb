package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

var noPlaceSigns = textscan.RunesOf("©。")

// rows finds where the page itself sets a name beside its place of work: a row
// of a table, "Name (place)", "Name: place", a name and its place on lines of
// their own, or a place with the names below it.
func (r *reader) rows() []person {
	var out []person
	known := r.nameSigns()
	near := r.nearPlaces()
	var names []person // waiting for a place on the next lines
	namesAt := -9
	var last []person // who got the place at line lastAt
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
			if ok && m.label.field == fAffiliations && m.end >= len(text) && len(names) == 1 && r.apart(namesAt, i) <= 2 && !(namesAt > 0 && r.namesOn(namesAt-1) > 0) {
				namesAt, labelledAt = i, i // the label stands between a name and its place
				continue
			}
			if !ok || m.label.field != fAffiliations && m.label.field != fAuthors || m.end >= len(text) {
				names, place = nil, ""
				continue
			}
			if text = r.ownRest(i, m.end); m.label.field == fAffiliations && !m.strong {
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
			names, place = nil, ""
			continue
		}
		if r.tellsOf(text) {
			names, place = nil, ""
			continue
		}
		switch {
		case labelledAt == i-1 && len(names) > 0 && len(text) < 300 && !strings.Contains(text, "@") && !wholeLabel(text):
			out = append(out, share(names, workplace.Trim(plain.Tidy(text)))...)
			r.used[i] = true
			names, place = nil, ""
		case command(text) || dateLine(text) || r.holdsTitle(text):
		case workplace.WithoutLabel(text) != text && len(text) < 600 && len(names) > 0 && r.apart(namesAt, i) <= 3:
			out = append(out, share(names, workplace.Trim(workplace.WithoutLabel(plain.Tidy(text))))...)
			r.used[i] = true
			names, place = nil, ""
		case workplace.Named(text) && !noPlace(text) && len(text) < 300 && !r.isTitle(text) && r.score(text) == 0 && !noPlaceSigns.In(text) && !bulleted(text) && r.imprintOf(text).weight() < 3 && (!proseLine(text) || workplace.Line(text) || workplace.EndsInPostcode(text) || workplace.Shape(workplace.WithoutLabel(text))):
			text = workplace.WithoutBrackets(text)
			mark, _ := footmark.Leading(text)
			p := workplace.Trim(workplace.WithoutLabel(plain.Tidy(text)))
			several := strings.ContainsAny(p, ";；|｜") && !(len(names) == 1 && i-namesAt == 1 && placesOnly(p))
			if mark != "" || several {
				names, place = nil, ""
				continue
			}
			if len(names) > 0 && r.apart(namesAt, i) <= 3 {
				out = append(out, share(names, p)...)
				r.used[i] = true
				last, lastAt = names, i
				names, place = nil, ""
				continue
			}
			if lastAt == i-2 && len(last) == 1 && (r.lines[i-1].text == "and" || r.lines[i-1].text == "&") { // another place of the same author
				out = append(out, person{name: last[0].name, affiliation: p})
				r.used[i] = true
				continue
			}
			place, placeAt = p, i
		case len(names) == 1 && i-namesAt == 1 && lastAt == i-2 && len(text) < 160 && (strings.Contains(text, ", ") || r.namesOn(i) == 0 && !r.junkAt(text) && len(text) < 60) && (placeWords(text) || r.officeBetween(i)) && !strings.ContainsAny(text, "0123456789@:.;"):
			out = append(out, share(names, plain.Tidy(text))...) // among rows of names and places
			r.used[i] = true
			last, lastAt = names, i
			names, place = nil, ""
		case near[i] && len(text) < 300 && (r.namesOn(i) > 0 || text != l.text && r.score(text) > 0 || mentions(text, known) && r.knownName(text)):
			e, w, _ := readAuthors(text)
			list := keepNames(append(e, w...), false)
			for _, p := range r.people {
				if plain.Fold(p.name) == plain.Fold(text) && (len(list) != 1 || plain.Fold(list[0].name) != plain.Fold(text)) { // spread by a space
					list = []person{{name: p.name}}
				}
			}
			if marksOf(list) > 0 && len(list) > 1 {
				names, place = nil, ""
				continue
			}
			if place != "" && i-placeAt == 1 && r.knownName(text) {
				out = append(out, share(list, place)...)
				r.used[placeAt] = true
				names, place = nil, ""
				continue
			}
			if r.marked(list) && !(i+1 < len(r.lines) && r.placeLabelAlone(i+1)) {
				names, place = nil, ""
				continue
			}
			if len(names) > 0 && i-namesAt == 1 && endsOpen(r.lines[namesAt].text) {
				list = append(names, list...) // a list of names, one a line
			}
			names, namesAt, place = list, i, ""
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
	for _, list := range [][]person{r.people, r.english} {
		for _, p := range list {
			if rest, ok := strings.CutPrefix(s, p.name); ok && len(rest) > 2 && rest[0] == ' ' && unicode.IsLower(plain.FirstRune(rest[1:])) && !nameParticles[strings.SplitN(rest[1:], " ", 2)[0]] {
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
	if n < 0 || plain.RuneCount(s) < 4 || !letters.Han(plain.LastRune(s)) || plain.EndsSentence(s) || strings.ContainsAny(s, "、，《「") || r.knownName(s) {
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
		near[i] = below-i <= 3 || i+1 < len(r.lines) && r.placeLabelAlone(i+1) || i+1 < len(r.lines) && near[i+1] && endsOpen(s) || i > 0 && workplace.Named(plain.Clip(r.lines[i-1].text, 300))
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
		if c := plain.FirstRune(p.name); letters.CJK(c) {
			sign = string(c)
		} else {
			for w := range strings.FieldsSeq(p.name) {
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
func share(names []person, place string) []person {
	before, after, ok := strings.Cut(place, " and ")
	// not the "and" inside the name of one: "School of Politics and Public Administration, …"
	if own, _, _ := strings.Cut(after, ","); ok && len(names) == 2 && workplace.Named(before) && workplace.Named(own) {
		names[0].affiliation, names[1].affiliation = strings.TrimSpace(before), strings.TrimSpace(after)
		return names
	}
	if parts := cutAtBlanks(place); len(parts) > 1 && len(names) > 1 {
		for i := range names { // one each, or nothing that tells whose is whose
			names[i].affiliation = ""
			if len(parts) == len(names) {
				names[i].affiliation = parts[i].text
			}
		}
		return names
	}
	for i := range names {
		names[i].affiliation = place
	}
	return names
}

// knownRow reads a line that begins with the name of a known author and goes
// on with a place, nothing between them.
// With another such row before it, the place may lack the words of one.
func (r *reader) knownRow(s string, more bool) []person {
	if !more && !workplace.Named(s) || len(s) > 600 {
		return nil
	}
	for _, p := range slices.Concat(r.people, r.english, r.meta.authors) {
		rest, ok := strings.CutPrefix(s, p.name)
		if !ok || len(p.name) <= 3 {
			continue
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
			if told := strings.TrimSpace(rest); letters.Latin(plain.FirstRune(told)) && unicode.IsLower(plain.FirstRune(told)) { // "… is a lecturer at the University of X."
				place = workplace.InProse(told)
			}
			if place == "" {
				continue
			}
			return []person{{name: p.name, affiliation: place, aside: aside}}
		}
	}
	return nil
}

// knownName reports whether a line is the name of an author that is known, or
// several of them.
func (r *reader) knownName(s string) bool {
	if len(s) < 200 && (strings.Contains(s, "@") || strings.Contains(s, "http")) {
		s = plain.Tidy(stripRoles(s)) // how to reach him or her
	}
	if len(s) > 400 || len(s) > 0 && strings.ContainsAny(s, "。：:") {
		return false
	}
	for _, p := range slices.Concat(r.people, r.english) {
		if len(s) < 3*len(p.name) && plain.Fold(p.name) == plain.Fold(s) {
			return true
		}
	}
	e, w, _ := readAuthors(s)
	n := 0
	for _, p := range append(e, w...) {
		if !again(r.people, []person{p}) && !again(r.english, []person{p}) && !again(r.meta.authors, []person{p}) {
			return false
		}
		n++
	}
	return n > 0
}

// marked reports whether marks bind these names to their places already.
func (r *reader) marked(names []person) bool {
	for _, p := range names {
		for _, q := range slices.Concat(r.people, r.english) {
			// a lone star is for letters to the author, and binds nothing
			if len(q.marks) > 0 && !(len(q.marks) == 1 && strings.Contains("*†✉", q.marks[0])) && plain.Fold(q.name) == plain.Fold(p.name) {
				return true
			}
		}
	}
	return false
}

// withRows adds to the names of one script what the rows say.
func withRows(list, rows []person, eastern bool) []person {
	var own []person
	for _, p := range rows {
		if strings.ContainsFunc(p.name, letters.CJK) != eastern && !again(list, []person{p}) {
			continue
		}
		if k := slices.IndexFunc(own, func(q person) bool { return plain.Fold(q.name) == plain.Fold(p.name) }); k < 0 {
			own = append(own, p)
		} else if own[k].aside && !p.aside {
			own[k] = p // a list says it
		} else if !p.aside && strings.ContainsFunc(p.affiliation, letters.CJK) == strings.ContainsFunc(own[k].affiliation, letters.CJK) && !strings.Contains(plain.Fold(p.affiliation), plain.Fold(own[k].affiliation)) && !strings.Contains(plain.Fold(own[k].affiliation), plain.Fold(p.affiliation)) {
			own[k].affiliation = withPlace(own[k].affiliation, p.affiliation)
		}
	}
	if len(list) == 0 {
		if len(own) > 0 && (len(own) > 1 || !eastern || likelyHan(own[0].name)) {
			return own
		}
		return list
	}
	for i := range list {
		for _, p := range own {
			if plain.Fold(p.name) == plain.Fold(list[i].name) && list[i].affiliation == "" {
				list[i].affiliation = p.affiliation
			}
		}
	}
	return list
}
