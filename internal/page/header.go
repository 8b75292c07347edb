package page

import (
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// heavier returns the imprint that says more.
func heavier(a, b imprint) imprint {
	if b.weight() > a.weight() {
		return b
	}
	return a
}

// authorsAndPlaces settles the people of the paper and where they work.
func (r *reader) authorsAndPlaces() {
	places := r.labelledPlaces()
	r.labelledAuthors()
	r.headerAuthors()
	r.tableAuthors()
	if len(r.people)+len(r.english) == 0 && r.self.authors != "" {
		eastern, western, _ := readAuthors(r.self.authors)
		r.people, r.english = keepNames(eastern, true), keepNames(western, false)
	}
	r.mergeMetaAuthors()
	places = append(places, r.headerPlaces(len(places) > 0)...)
	r.biographies()
	main := r.people
	eastern := true
	if len(main) == 0 {
		main, eastern = r.english, false
	}
	attach(main, sameScript(places, eastern))
	if eastern && len(r.english) == len(main) {
		for i := range main {
			if main[i].nameEN == "" {
				main[i].nameEN = r.english[i].name
			}
		}
	}
	for _, p := range main {
		a := synoptic.Author{Name: tidy(p.name), NameEN: synoptic.Maybe(p.nameEN), Affiliation: synoptic.Maybe(p.affiliation)}
		if !eastern {
			a.NameEN = synoptic.Maybe(a.Name)
		}
		if len(r.rec.Authors) < maxAuthors && !injected(a.Name) {
			r.rec.Authors = append(r.rec.Authors, a)
		}
	}
}

// sameScript keeps the places in the script of the names; where there are none,
// those in the other.
func sameScript(places []affiliation, eastern bool) []affiliation {
	var same []affiliation
	for _, p := range places {
		if strings.ContainsFunc(p.text, cjk) == eastern {
			same = append(same, p)
		}
	}
	if len(same) == 0 {
		return nil
	}
	return same
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
		for k, p := range e.pieces(r.text) {
			s := r.text[p.span.Start:p.span.End]
			if r.used[p.line] && p.whole(r.lines) || len(s) > 20_000 {
				break
			}
			if k > 0 && (authorScore(s) == 0 || proseLine(s)) {
				break
			}
			eastern, western, behind := readAuthors(s)
			loose := e.strong && k == 0 && p.line == r.lineOf(e.at)
			eastern, western = keepNames(eastern, loose), keepNames(western, loose)
			if len(eastern)+len(western) == 0 {
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
				r.behind = append(r.behind, behind)
			}
		}
	}
}

// headerAuthors reads the lines of names that follow the title. Where they are
// printed more than once, the print with the most marks wins.
func (r *reader) headerAuthors() {
	if r.titleLine < 0 {
		return
	}
	needEast, needWest := len(r.people) == 0, len(r.english) == 0
	if !needEast && !needWest {
		return
	}
	var east, west []person
	limit := 25
	for i := r.titleLine + 1; i < len(r.lines) && limit > 0; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		limit--
		if r.zone[i] || r.fieldAt[i] == fAbstract || r.fieldAt[i] == fReferences {
			break
		}
		if r.used[i] || r.labelled[i] || junkLine(l.text) {
			continue
		}
		n := authorScore(l.text)
		byClass := n == 0 && authorClass(l.hint) && len(l.text) < 3000 && !institution(l.text)
		if n == 0 && !byClass {
			continue
		}
		eastern, western, behind := readAuthors(l.text)
		eastern, western = keepNames(eastern, byClass), keepNames(western, byClass)
		// one name a line: those that follow belong to the same list
		for j := i + 1; j < len(r.lines) && j < i+maxAuthors && !r.used[j] && !r.labelled[j]; j++ {
			if r.lines[j].mute || junkLine(r.lines[j].text) {
				continue
			}
			if authorScore(r.lines[j].text) == 0 || len(eastern) > 0 != strings.ContainsFunc(r.lines[j].text, cjk) {
				break
			}
			e2, w2, _ := readAuthors(r.lines[j].text)
			if again(eastern, e2) || again(western, w2) {
				break
			}
			eastern, western = append(eastern, keepNames(e2, false)...), append(western, keepNames(w2, false)...)
			r.used[j] = true
			i = j
		}
		if len(eastern)+len(western) == 0 {
			continue
		}
		r.used[i] = true
		if behind != "" {
			r.behind = append(r.behind, behind)
		}
		if needEast && (len(east) == 0 || again(east, eastern) && marksOf(eastern) > marksOf(east)) && len(eastern) > 0 {
			east = eastern
		}
		if needWest && len(west) == 0 && len(western) > 0 {
			west = western
		}
	}
	if needEast {
		// the names may be printed again in the header above, with marks
		r.people = east
		for i := range r.lines {
			if i > r.titleLine+40 {
				break
			}
			if r.lines[i].mute || r.labelled[i] || len(east) == 0 || len(r.lines[i].text) > 2000 || !strings.Contains(r.lines[i].text, east[0].name) {
				continue
			}
			if e2, _, _ := readAuthors(r.lines[i].text); len(e2) == len(east) && again(e2, east) && marksOf(e2) > marksOf(r.people) {
				r.people = e2
				r.used[i] = true
			}
		}
	}
	if needWest {
		r.english = west
	}
}

func authorClass(hint string) bool {
	return strings.Contains(hint, "author") && !containsAny(hint, []string{"affil", "address", "about", "note", "bio", "info", "corresp", "email", "abstract"})
}

func again(a, b []person) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, p := range b {
		if slices.ContainsFunc(a, func(q person) bool { return Fold(q.name) == Fold(p.name) }) {
			return true
		}
	}
	return false
}

func marksOf(list []person) int {
	n := 0
	for _, p := range list {
		n += min(1, len(p.marks))
	}
	return n
}

// tableAuthors reads a table of names, places and mail addresses, a row each.
func (r *reader) tableAuthors() {
	var rows []person
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || !strings.Contains(l.text, "\t") || len(l.text) > 2000 {
			continue
		}
		cells := strings.Split(l.text, "\t")
		if len(cells) < 2 || len(cells) > 6 {
			continue
		}
		names := splitNames(tidy(cells[0]))
		if len(names) != 1 || len(keepNames(names, false)) != 1 || !institution(cells[1]) {
			if len(rows) > 0 && !r.used[i] {
				break
			}
			continue
		}
		p := names[0]
		p.affiliation = trimAffiliation(cells[1])
		rows = append(rows, p)
		r.used[i] = true
		if len(rows) >= maxAuthors {
			break
		}
	}
	if len(rows) == 0 {
		return
	}
	if strings.ContainsFunc(rows[0].name, cjk) {
		if len(r.people) == 0 || again(r.people, rows) {
			r.people = mergePlaces(r.people, rows)
		}
	} else if len(r.english) == 0 || again(r.english, rows) {
		r.english = mergePlaces(r.english, rows)
	}
}

func mergePlaces(have, rows []person) []person {
	if len(have) < len(rows) {
		return rows
	}
	for i := range have {
		for _, p := range rows {
			if Fold(p.name) == Fold(have[i].name) {
				have[i].affiliation = p.affiliation
			}
		}
	}
	return have
}

// labelledPlaces reads the affiliations behind their labels.
func (r *reader) labelledPlaces() []affiliation {
	var out []affiliation
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAffiliations {
			continue
		}
		var texts []string
		for k, p := range e.pieces(r.text) {
			s := r.text[p.span.Start:p.span.End]
			if junkLine(s) {
				continue
			}
			mark, _ := leadingMark(strings.TrimLeft(s, "•·● "))
			if len(s) > 4000 || proseLine(s) && !institution(s) || k > 0 && mark == "" && !institution(s) {
				break
			}
			if k > 0 && mark == "" && (r.isTitle(s) || authorScore(s) > 0 || len(texts) > 0 && len(s) > 300) {
				break
			}
			// an affiliation in another script than the first begins another block
			texts = append(texts, s)
			r.use(p)
		}
		out = append(out, readAffiliations(texts)...)
	}
	return out
}

// headerPlaces reads the affiliations that follow the names without a label.
func (r *reader) headerPlaces(have bool) []affiliation {
	out := readAffiliations(r.behind)
	if have || r.titleLine < 0 {
		return out
	}
	var texts []string
	limit := 40
	for i := r.titleLine + 1; i < len(r.lines) && limit > 0; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		limit--
		if r.zone[i] || r.fieldAt[i] == fReferences {
			break
		}
		if r.used[i] || r.labelled[i] || junkLine(l.text) || len(l.text) > 3000 {
			continue
		}
		mark, rest := leadingMark(strings.TrimLeft(l.text, "•·● "))
		if !institution(l.text) || proseLine(l.text) && mark == "" && !placeLine(l.text) && !containsAny(l.hint, []string{"affil", "address", "aff", "institution", "unit"}) && !endsInPostcode(l.text) {
			continue
		}
		if strings.HasSuffix(strings.TrimSpace(l.text), "。") && runes(l.text) > 60 || mark != "" && structuredHead(rest) {
			continue
		}
		texts = append(texts, l.text)
		r.used[i] = true
	}
	return append(out, readAffiliations(texts)...)
}

// biographies reads notes on the authors for those who have no place yet.
func (r *reader) biographies() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fBiography {
			continue
		}
		for k, p := range e.pieces(r.text) {
			s := tidy(clip(r.text[p.span.Start:p.span.End], 4000))
			matched := false
			for n := range r.people {
				at := strings.Index(s, r.people[n].name)
				if at < 0 {
					continue
				}
				matched = true
				// the note runs up to the next author's name
				note := s[at+len(r.people[n].name):]
				for m := range r.people {
					if j := strings.Index(note, r.people[m].name); j > 0 && m != n {
						note = note[:j]
					}
				}
				if place := biographyPlace(note); place != "" && r.people[n].affiliation == "" && r.noPlaces {
					r.people[n].affiliation = place
				}
			}
			if !matched && k > 0 {
				break
			}
			r.use(p)
		}
	}
}

// mergeMetaAuthors believes the names of the metadata and keeps what the page
// text adds to them: marks, places, the way a Latin name is printed.
func (r *reader) mergeMetaAuthors() {
	var eastern, western []person
	for _, p := range r.meta.authors {
		if strings.ContainsFunc(p.name, cjk) {
			if !again(eastern, []person{p}) {
				eastern = append(eastern, p)
			}
		} else if !again(western, []person{p}) {
			p.name = r.printedName(p.name)
			western = append(western, p)
		}
	}
	r.people = believe(eastern, r.people)
	r.english = believe(western, r.english)
}

func believe(meta, seen []person) []person {
	if len(meta) == 0 {
		return seen
	}
	for i := range meta {
		for _, p := range seen {
			if Fold(p.name) == Fold(meta[i].name) || wordBag(p.name) == wordBag(meta[i].name) {
				meta[i].marks, meta[i].nameEN = p.marks, p.nameEN
				if p.affiliation != "" {
					meta[i].affiliation = p.affiliation
				}
				if !strings.ContainsFunc(p.name, cjk) {
					meta[i].name = p.name
				}
			}
		}
		if len(meta[i].marks) == 0 && len(meta) == len(seen) && !again(meta, seen) {
			meta[i].marks = seen[i].marks
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
func (r *reader) printedName(s string) string {
	head := clip(r.text, 40_000)
	if strings.Contains(head, s) {
		return s
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
