package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/injection"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// heavier returns the imprint that says more.
func heavier(a, b imprint.Imprint) imprint.Imprint {
	if b.Weight() > a.Weight() {
		return b
	}
	return a
}

// authorsAndPlaces settles the people of the paper and where they work.
func (r *reader) authorsAndPlaces() {
	r.labelledAuthors()
	r.headerAuthors()
	rows := append(append(r.placeBlocks(), r.rowsSeen...), r.rows()...)
	places := r.labelledPlaces()
	r.people, r.english = withRows(r.people, rows, true), withRows(r.english, rows, false)
	if len(r.people)+len(r.english) == 0 && r.self.authors != "" {
		eastern, western, _ := readAuthors(r.self.authors)
		if r.people, r.english = keepNames(eastern, true), keepNames(western, false); len(r.people) > 0 && len(r.english) == 0 {
			r.english = r.citedTwins()
		}
	}
	if len(r.people)+len(r.english) == 0 && r.titleLine >= 0 {
		r.namesBeforeJournal()
	}
	r.namesAboveAbstract()
	r.mergeMetaAuthors()
	r.people, r.english = withRows(r.people, rows, true), withRows(r.english, rows, false)
	r.namesCited()
	places = append(places, r.headerPlaces(len(places) > 0)...)
	if len(r.people)+len(r.english) == 0 {
		r.namesInBiographies()
	}
	r.twinsInBiographies()
	main := r.people
	eastern := true
	if len(main) == 0 {
		main, eastern = r.english, false
	}
	everywhere := places
	places = sameScript(places, eastern, names.HasForeign(main))
	if len(places) == 0 && marksOf(main) > 0 {
		places = r.footPlaces(main)
	}
	bound := marksOf(main) > 0 && slices.ContainsFunc(places, func(a affiliation) bool { return a.mark != "" })
	if !bound { // notes know better than places that nothing binds to names
		r.biographies()
	}
	attach(main, places)
	if eastern {
		r.placesOfTwins(main, everywhere)
	}
	if bound {
		r.biographies()
	}
	if eastern && len(r.english) == len(main) {
		for i := range main {
			if main[i].NameEN == "" {
				main[i].NameEN = r.english[i].Name
			}
		}
	}
	for _, p := range main {
		a := synoptic.Author{Name: plain.Tidy(p.Name), NameEN: synoptic.Maybe(p.NameEN), Affiliation: synoptic.Maybe(p.Affiliation)}
		if !strings.ContainsFunc(p.Affiliation, unicode.IsLetter) {
			a.Affiliation = "" // the year of birth: "(1978—)"
		}
		if !strings.ContainsFunc(p.Name, letters.CJK) {
			a.NameEN = synoptic.Maybe(a.Name)
		}
		if len(r.rec.Authors) < maxAuthors && !injection.In(a.Name) {
			r.rec.Authors = append(r.rec.Authors, a)
		}
	}
}

func (r *reader) labelledAuthors() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAuthors {
			continue
		}
		if len(r.people) > 0 && len(r.english) > 0 {
			return
		}
		if e.label.text == "第一作者" && r.hasAuthorsBeside(e) {
			continue
		}
		if rows := r.authorshipRows(e); len(rows) > 0 {
			r.rowsSeen = append(r.rowsSeen, rows...)
			r.english = append(r.english, rows...)
			continue
		}
		for k, p := range e.pieces(r.text) {
			s := r.text[p.span.Start:p.span.End]
			if r.used[p.line] && p.whole(r.lines) || len(s) > 20_000 {
				break
			}
			if row := nameCommaPlace(s); len(row) > 0 && p.line > r.lineOf(e.at) {
				r.rowsSeen = append(r.rowsSeen, row...)
				r.english = append(r.english, row...)
				r.use(p)
				continue
			}
			if row := nameBeforePlace(s); len(row) > 0 && e.strong {
				r.rowsSeen = append(r.rowsSeen, row...)
				r.english = append(r.english, row...)
				r.use(p)
				continue
			}
			if k > 0 && k < 60 && e.strong && len(s) < 200 &&
				(workplace.Named(s) && r.score(s) == 0 || workplace.ContactLine(s)) &&
				(!proseLine(s) || workplace.Shape(workplace.WithoutBrackets(s))) {
				continue // his or her place; rows sees to it
			}
			if k == 0 && p.line > r.lineOf(e.at) && r.score(s) == 0 && plain.RuneCount(s) <= 8 && p.line+1 < len(r.lines) && r.namesOn(p.line+1) > 0 {
				continue // a word of the portal's above the names
			}
			if k > 0 && (r.score(s) == 0 || proseLine(s)) {
				break
			}
			if named := namesAndRanks(s); len(named) > 0 && e.strong {
				r.people = append(r.people, named...)
				r.use(p)
				continue
			}
			s = beforeJournal(beforeNextLabel(s))
			eastern, western, behind := readAuthors(s)
			loose := e.strong && k == 0 && p.line == r.lineOf(e.at)
			eastern, western = keepNames(eastern, loose), keepNames(western, loose)
			if pairs := names.Pairs(s); r.tag == "ja" && len(pairs) > 1 {
				eastern = nil
				for _, name := range pairs {
					eastern = append(eastern, names.Person{Name: name})
				}
			} else if !loose && k == 0 && p.whole(r.lines) {
				var end int
				eastern, western, end = r.nameRun(p.line, false)
				behind = ""
				for n := p.line; n <= end; n++ {
					r.used[n] = true
				}
			}
			if len(eastern)+len(western) == 0 || !loose && k == 0 && menuOfOneWord(eastern, western) {
				break
			}
			r.use(p)
			if len(r.people) == 0 || k > 0 {
				r.people = append(r.people, eastern...)
			}
			if len(r.english) == 0 || k > 0 && len(eastern) == 0 {
				r.english = append(r.english, western...)
			}
			if behind != "" {
				if one := append(eastern, western...); len(one) == 1 {
					r.rowsSeen = append(r.rowsSeen, names.Person{Name: one[0].Name, Affiliation: workplace.Trim(behind)})
				} else {
					r.behind = append(r.behind, behind)
				}
			}
		}
	}
}

// menuOfOneWord: below a bare "Authors" of the menu stands another of its
// entries, "Librarians", and no name.
func menuOfOneWord(eastern, western []names.Person) bool {
	return len(eastern) == 0 && !slices.ContainsFunc(western, func(p names.Person) bool { return strings.Contains(p.Name, " ") })
}

// namesCited takes back names that the page does not cite the paper by: a place
// of work below an author may read like a person, "Observatorio de Gobierno
// Abierto". That line is then the author's place.
func (r *reader) namesCited() {
	cited := strings.ToLower(r.self.authors)
	if len(r.english) < 2 || len(r.people) > 0 || len(r.meta.authors) > 0 || cited == "" ||
		strings.Contains(cited, "et al") || strings.ContainsAny(cited, "…") || strings.Contains(cited, "...") {
		return
	}
	var kept []names.Person
	for _, p := range r.english {
		if strings.ContainsFunc(p.Name, letters.CJK) || citedBy(p.Name, cited) {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 || len(kept) == len(r.english) || len(r.english) > 2*len(kept) {
		return
	}
	for i := range kept {
		if kept[i].Affiliation != "" {
			continue
		}
		for _, p := range r.english {
			if !citedBy(p.Name, cited) && r.standsBelow(p.Name, kept[i].Name) {
				kept[i].Affiliation = p.Name
			}
		}
	}
	r.english = kept
}

// citedBy: a word of the name stands among the cited authors.
func citedBy(name, cited string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w = strings.Trim(w, ".,"); (len(w) > 2 || len(w) == 2 && strings.HasSuffix(strings.ToLower(name), " "+w)) &&
			!names.Particles[w] && strings.Contains(cited, w) {
			return true
		}
	}
	return len(name) < 6
}

// standsBelow: one line of the page is below another, each nothing but its name.
func (r *reader) standsBelow(place, name string) bool {
	for i := 0; i+1 < min(len(r.lines), 400); i++ {
		if r.lines[i].text == name && r.lines[i+1].text == place {
			return true
		}
	}
	return false
}

// hasAuthorsBeside reports whether another label than e's announces authors.
func (r *reader) hasAuthorsBeside(e *entry) bool {
	return slices.ContainsFunc(r.entries, func(other entry) bool {
		return other.field() == fAuthors && other.label.text != e.label.text && len(other.pieces(r.text)) > 0
	})
}

// beforeJournal cuts a list of names where the journal follows them on their
// line: "甲 乙 《某刊》 2023年第6期".
func beforeJournal(s string) string {
	if names, _, ok := strings.Cut(s, "《"); ok && len(names) > 3 {
		return strings.TrimRightFunc(names, letters.Blank)
	}
	return s
}

// beforeNextLabel cuts a list of names where a label that nobody knows begins,
// whatever it announces: "甲 乙   点击：1544   字号：[大 中 小]".
func beforeNextLabel(s string) string {
	colon := letters.Colons.Index(s)
	if colon < 0 || workplace.Named(s[colon:]) || !strings.ContainsFunc(s, letters.Han) {
		return s
	}
	head := strings.TrimRightFunc(s[:colon], letters.Blank)
	space := strings.LastIndexFunc(head, letters.Blank)
	if space <= 0 || strings.Contains(s[colon:], "@") ||
		strings.ContainsFunc(head[space:], func(c rune) bool {
			return !unicode.IsLetter(c) &&
				!letters.Blank(c)
		}) ||
		!strings.ContainsFunc(head[space:], unicode.IsLetter) {
		return s
	}
	return strings.TrimRightFunc(head[:space], letters.Blank)
}

// headerAuthors reads the lines of names that follow the title. Where they are
// printed more than once, the fullest print wins, then the one with the most
// marks.
func (r *reader) headerAuthors() {
	if r.titleLine < 0 {
		return
	}
	if len(r.people)+len(r.english) == 0 {
		if rows := r.authorTable(); len(rows) > 0 {
			r.rowsSeen, r.people = append(r.rowsSeen, rows...), rows
			r.english = r.parallelNames()
			return
		}
		rows := r.authorPopups()
		if len(rows) == 0 {
			rows = r.gluedRows()
		}
		if len(rows) == 0 {
			rows = r.commaRows()
		}
		if len(rows) > 0 {
			r.rowsSeen, r.english = append(r.rowsSeen, rows...), rows
			return
		}
	}
	east, west := runOf(r.people), runOf(r.english)
	limit := 60
	for i := r.titleLine + 1; i < len(r.lines) && limit > 0; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		limit--
		if r.zone[i] || r.fieldAt[i] == fAbstract && r.labelled[i] || r.fieldAt[i] == fReferences {
			break
		}
		if r.used[i] || r.labelled[i] || r.junkAt(l.text) {
			continue
		}
		list := boxOnOneLine(l.text)
		if len(list) == 0 {
			list = namesMarksPlaces(withoutContacts(l.text))
		}
		if len(list) > 0 && len(east.list)+len(west.list) == len(r.rowsSeen) {
			r.rowsSeen = append(r.rowsSeen, list...)
			west.list = append(west.list, list...)
			r.used[i] = true
			continue
		}
		if row := nameBeforePlace(l.text); len(row) == 1 && !(i > 0 && footmark.Only(r.lines[i-1].text)) &&
			len(east.list)+len(west.list) == len(r.rowsSeen) && i < r.titleLine+14 && r.imprintOf(l.text).Empty() {
			r.rowsSeen = append(r.rowsSeen, row...)
			west.list = append(west.list, row...)
			r.used[i] = true
			continue
		}
		byClass := authorClass(l.hint) && len(l.text) < 3000 && !workplace.Named(l.text)
		if r.namesOn(i) == 0 && !byClass || r.namesOn(i) == 1 && r.printedAbove(i) {
			continue
		}
		eastern, western, end := r.nameRun(i, byClass)
		if len(eastern)+len(western) == 0 {
			continue
		}
		taken := east.add(eastern, i, end, r) // both, whatever the first says
		if west.add(western, i, end, r) || taken {
			for k := i; k <= end; k++ {
				r.used[k] = true
			}
		}
		i = end
	}
	// the names may be printed again above, with marks
	if len(east.list) > 0 && marksOf(east.list) == 0 {
		for i := range r.lines[:min(len(r.lines), r.titleLine+60)] {
			if l := &r.lines[i]; !l.mute && !r.labelled[i] && !r.zone[i] && len(l.text) < 2000 &&
				strings.Contains(l.text, east.list[0].Name) && !r.holdsTitle(l.text) {
				if e2, _, _ := readAuthors(l.text); len(e2) == len(east.list) && len(keepNames(e2, false)) == len(e2) &&
					again(e2, east.list) && marksOf(e2) > 0 {
					east.list = e2
					r.used[i] = true
				}
			}
		}
	}
	if len(east.list)+len(west.list) == 0 {
		east.list = r.nameByPlace()
	}
	r.people, r.english = east.list, west.list
	if len(r.people) > 0 && len(r.english) == 0 {
		if r.english = r.parallelNames(); len(r.english) == 0 {
			r.english = r.citedTwins()
		}
	}
}

// nameByPlace takes the line between the title and a place of work, or the
// abstract, for the name of the one author where it has no more than the shape
// of a name in Chinese: no table lists every family name.
func (r *reader) nameByPlace() []names.Person {
	i := r.titleLine + 1
	for i < len(r.lines) && i < r.titleLine+4 &&
		(r.lines[i].mute || r.used[i] || strings.HasPrefix(r.lines[i].text, "——") || r.isTitle(r.lines[i].text)) {
		i++
	}
	if i >= len(r.lines) || r.labelled[i] || r.zone[i] {
		return nil
	}
	name := plain.TrimEdges(plain.Tidy(names.StripRoles(r.lines[i].text)), ",，;；*＊0123456789①②③")
	n := r.next(i)
	if plain.RuneCount(name) > 4 || !names.Han(name) || n < 0 || r.junkAt(r.lines[i].text) || workplace.Named(name) {
		return nil
	}
	below := r.lines[n].text
	if !(workplace.Line(below) || workplace.Addressed(below) && workplace.Named(below)) {
		return nil
	}
	r.used[i] = true
	return []names.Person{{Name: name}}
}

// namesBeforeJournal reads the row of a listing: "甲 乙 - 《刊名》 2022年2期".
func (r *reader) namesBeforeJournal() {
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+4; i++ {
		names, _, ok := strings.Cut(r.lines[i].text, " - ")
		if !ok || r.lines[i].mute || r.score(names) == 0 || r.imprintOf(r.lines[i].text).Empty() {
			continue
		}
		e, w, _ := readAuthors(names)
		r.people, r.english = keepNames(e, false), keepNames(w, false)
		return
	}
}

// parallelNames reads the names below the title in the other language, which
// may stand behind the abstract in the first.
func (r *reader) parallelNames() []names.Person {
	for i := range r.lines {
		if title, names, ok := strings.Cut(r.lines[i].text, "//"); ok && r.isTitle(title) && !r.lines[i].mute {
			_, western, _ := readAuthors(names)
			return keepNames(western, false)
		}
		if i == r.titleLine || r.lines[i].mute || r.zone[i] || strings.ContainsFunc(r.lines[i].text, letters.CJK) || !r.isTitle(r.lines[i].text) {
			continue
		}
		for k, seen := i+1, 0; k < len(r.lines) && seen < 3; k++ {
			if r.lines[k].mute || r.junkAt(r.lines[k].text) {
				continue
			}
			seen++
			if r.labelled[k] {
				break
			}
			if r.namesOn(k) > 0 {
				_, western, end := r.nameRun(k, false)
				for n := k; n <= end; n++ {
					r.used[n] = true
				}
				return western
			}
		}
	}
	return nil
}

// overNumbers reports a line above one that gives a volume and no journal: it
// names the journal, though it may read like a person.
func (r *reader) overNumbers(i int) bool {
	n := r.next(i)
	if n < 0 || len(r.lines[n].text) > 200 {
		return false
	}
	c := r.imprintOf(r.lines[n].text)
	return c.Journal == "" && c.Volume != ""
}

func again(a, b []names.Person) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, p := range b {
		if slices.ContainsFunc(a, func(q names.Person) bool { return plain.Fold(q.Name) == plain.Fold(p.Name) }) {
			return true
		}
	}
	return false
}
