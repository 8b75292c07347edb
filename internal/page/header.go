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
	r.labelledAuthors()
	r.headerAuthors()
	rows := append(r.rowsSeen, r.rows()...)
	places := r.labelledPlaces()
	r.people, r.english = withRows(r.people, rows, true), withRows(r.english, rows, false)
	if len(r.people)+len(r.english) == 0 && r.self.authors != "" {
		eastern, western, _ := readAuthors(r.self.authors)
		r.people, r.english = keepNames(eastern, true), keepNames(western, false)
	}
	if len(r.people)+len(r.english) == 0 && r.titleLine >= 0 {
		r.namesBeforeJournal()
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
			if !loose && k == 0 && p.whole(r.lines) {
				end := p.line
				eastern, western, end = r.nameRun(p.line, false)
				behind = ""
				for n := p.line; n <= end; n++ {
					r.used[n] = true
				}
			}
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
				if one := append(eastern, western...); len(one) == 1 {
					r.rowsSeen = append(r.rowsSeen, person{name: one[0].name, affiliation: trimAffiliation(behind)})
				} else {
					r.behind = append(r.behind, behind)
				}
			}
		}
	}
}

// headerAuthors reads the lines of names that follow the title. Where they are
// printed more than once, the fullest print wins, then the one with the most
// marks.
func (r *reader) headerAuthors() {
	if r.titleLine < 0 {
		return
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
		if r.used[i] || r.labelled[i] || junkLine(l.text) {
			continue
		}
		byClass := authorClass(l.hint) && len(l.text) < 3000 && !institution(l.text)
		if r.namesOn(i) == 0 && !byClass {
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
			if l := &r.lines[i]; !l.mute && !r.labelled[i] && len(l.text) < 2000 && strings.Contains(l.text, east.list[0].name) {
				if e2, _, _ := readAuthors(l.text); len(e2) == len(east.list) && again(e2, east.list) && marksOf(e2) > 0 {
					east.list = e2
					r.used[i] = true
				}
			}
		}
	}
	r.people, r.english = east.list, west.list
	if len(r.people) > 0 && len(r.english) == 0 {
		r.english = r.parallelNames()
	}
}

// namesBeforeJournal reads the row of a listing: "甲 乙 - 《刊名》 2022年2期".
func (r *reader) namesBeforeJournal() {
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+4; i++ {
		names, _, ok := strings.Cut(r.lines[i].text, " - ")
		if !ok || r.lines[i].mute || authorScore(names) == 0 || readImprint(r.lines[i].text).empty() {
			continue
		}
		e, w, _ := readAuthors(names)
		r.people, r.english = keepNames(e, false), keepNames(w, false)
		return
	}
}

// parallelNames reads the names below the title in the other language, which
// may stand behind the abstract in the first.
func (r *reader) parallelNames() []person {
	for i := range r.lines {
		if i == r.titleLine || r.lines[i].mute || r.zone[i] || strings.ContainsFunc(r.lines[i].text, cjk) || !r.isTitle(r.lines[i].text) {
			continue
		}
		for k, seen := i+1, 0; k < len(r.lines) && seen < 3; k++ {
			if r.lines[k].mute || junkLine(r.lines[k].text) {
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

// run is a list of names as it grows line by line.
type run struct {
	list  []person
	fixed bool // a label named them
	end   int  // the last line read
}

func runOf(list []person) *run { return &run{list: list, fixed: len(list) > 0, end: -1} }

// add takes the names of lines from to end: as the first print, as a fuller
// print of the same names, or as more of them where nothing but places of work
// stands between.
func (u *run) add(names []person, from, end int, r *reader) bool {
	switch {
	case len(names) == 0:
		return false
	case len(u.list) == 0:
		u.list = names
	case again(u.list, names):
		if len(names) > len(u.list) && !u.fixed || len(names) == len(u.list) && marksOf(names) > marksOf(u.list) {
			u.list = names
		}
	case !u.fixed && u.end >= 0 && r.placesBetween(u.end, from):
		u.list = append(u.list, names...)
	default:
		return false
	}
	u.end = end
	return true
}

// placesBetween reports whether an affiliation, and nothing but what goes with
// one, stands between two lines of names.
func (r *reader) placesBetween(a, b int) bool {
	found := false
	for k := a + 1; k < b; k++ {
		t := r.lines[k].text
		switch {
		case r.lines[k].mute || junkLine(t) || strings.Contains(t, "@") || strings.HasPrefix(t, "Role") || strings.HasPrefix(t, "Contributed") || strings.HasPrefix(t, "http") || strings.HasPrefix(t, "ORCID") || strings.HasPrefix(t, "orcid") || strings.HasPrefix(t, "View all"):
		case institution(t) && len(t) < 300:
			found = true
		default:
			return false
		}
	}
	return found
}

// nameRun reads a list of names that begins at line i: the names of that line,
// and of those that follow as long as they hold nothing but names, marks and
// the little words between them.
func (r *reader) nameRun(i int, loose bool) (eastern, western []person, end int) {
	add := func(text string, loose bool) bool {
		e, w, behind := readAuthors(text)
		e, w = keepNames(e, loose), keepNames(w, loose)
		if again(eastern, e) || again(western, w) {
			return false
		}
		if behind != "" {
			if len(e)+len(w) == 1 {
				for k := range e {
					e[k].affiliation = trimAffiliation(behind)
				}
				for k := range w {
					w[k].affiliation = trimAffiliation(behind)
				}
			} else {
				r.behind = append(r.behind, behind)
			}
		}
		eastern, western = append(eastern, e...), append(western, w...)
		return true
	}
	add(r.lines[i].text, loose)
	end = i
	for j := i + 1; j < len(r.lines) && j < i+4*maxAuthors; j++ {
		t := r.lines[j].text
		if r.lines[j].mute || r.used[j] {
			continue
		}
		if r.labelled[j] {
			break
		}
		bare := strings.TrimSuffix(strings.TrimSuffix(trimEdges(t, ",，;；()（）"), " and"), " &")
		bare = trimEdges(bare, ",，;；")
		switch {
		case bare == "" || bare == "and" || bare == "&" || bare == "ORCID Icon" || bare == "ORCID":
			continue
		case r.markOfPlace(bare, j):
			return eastern, western, end
		case marksOnly(bare) || len(bare) == 1 && bare[0] >= 'a' && bare[0] <= 'h':
			list := eastern
			if len(western) > 0 && (len(eastern) == 0 || !strings.ContainsFunc(r.lines[end].text, cjk)) {
				list = western
			}
			if len(list) > 0 {
				for m := range strings.FieldsFuncSeq(bare, func(r rune) bool { return r == ',' || r == ' ' || r == '，' }) {
					list[len(list)-1].marks = append(list[len(list)-1].marks, plainMarks(m))
				}
			}
			end = j
			continue
		}
		if authorScore(t) == 0 || len(eastern) > 0 != strings.ContainsFunc(t, cjk) || !add(t, false) {
			break
		}
		end = j
	}
	return eastern, western, end
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

// markOfPlace: a lone mark with a place of work on the next line is that
// place's, not the name's before it.
func (r *reader) markOfPlace(bare string, j int) bool {
	n := r.next(j)
	return n == j+1 && (marksOnly(bare) || len(bare) == 1) && institution(r.lines[n].text)
}

// rows finds where the page itself sets a name beside its place of work: a row
// of a table, "Name (place)", "Name: place", a name and its place on lines of
// their own, or a place with the names below it.
func (r *reader) rows() []person {
	var out []person
	var names []person // waiting for a place on the next lines
	namesAt := -9
	place, placeAt := "", -9 // waiting for names on the next line
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.fieldAt[i] == fReferences || r.fieldAt[i] == fAbstract || len(l.text) > 2000 || i > 5_000 {
			continue
		}
		if len(out) >= maxAuthors {
			break
		}
		text := l.text
		if r.labelled[i] {
			m, ok := labelAt(text)
			if !ok || m.label.field != fAffiliations && m.label.field != fAuthors || m.end >= len(text) {
				names, place = nil, ""
				continue
			}
			if text = text[m.end:]; m.label.field == fAffiliations && !m.strong {
				continue
			}
		}
		list := rowOf(text)
		if len(list) == 0 {
			list = r.knownRow(text)
		}
		if len(list) > 0 {
			out = append(out, list...)
			r.used[i] = true
			names, place = nil, ""
			continue
		}
		switch {
		case institution(text) && len(text) < 300 && !r.isTitle(text) && authorScore(text) == 0 && !strings.ContainsAny(text, "©。") && !bulleted(text) && readImprint(text).weight() < 3 && (!proseLine(text) || placeLine(text) || endsInPostcode(text)):
			mark, _ := leadingMark(text)
			p := trimAffiliation(strings.TrimPrefix(tidy(text), "Affiliation "))
			if mark != "" || strings.ContainsAny(p, ";；") {
				names, place = nil, ""
				continue
			}
			if len(names) > 0 && i-namesAt <= 3 {
				out = append(out, share(names, p)...)
				r.used[i] = true
				names, place = nil, ""
				continue
			}
			place, placeAt = p, i
		case len(text) < 300 && (r.namesOn(i) > 0 || text != l.text && authorScore(text) > 0 || r.knownName(text)):
			e, w, _ := readAuthors(text)
			list := keepNames(append(e, w...), false)
			for _, p := range r.people {
				if len(list) > 1 && Fold(p.name) == Fold(text) { // spread by a space
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
			if r.marked(list) {
				names, place = nil, ""
				continue
			}
			names, namesAt, place = list, i, ""
		}
	}
	return out
}

// share gives a place to names; two places joined by "and" go to two names in
// their order.
func share(names []person, place string) []person {
	if before, after, ok := strings.Cut(place, " and "); ok && len(names) == 2 && institution(before) && institution(after) {
		names[0].affiliation, names[1].affiliation = strings.TrimSpace(before), strings.TrimSpace(after)
		return names
	}
	for i := range names {
		names[i].affiliation = place
	}
	return names
}

// rowOf reads a name and its place that share a line.
func rowOf(s string) []person {
	if !institution(s) || len(s) > 2000 {
		return nil
	}
	// "A (place) ; B (place)"
	if strings.ContainsAny(s, ";；") && strings.Count(s, "(")+strings.Count(s, "（") > 1 && !strings.Contains(s, "\t") {
		var out []person
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
			row := rowOf(strings.TrimSpace(part))
			if len(row) == 0 {
				return nil
			}
			out = append(out, row...)
		}
		return out
	}
	var name, place string
	if cells := strings.Split(s, "\t"); len(cells) >= 2 && len(cells) <= 6 {
		name, place = cells[0], cells[1]
	} else if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		i := strings.IndexAny(s, "(（")
		name, place = s[:max(i, 0)], trimEdges(s[max(i, 0):], "()（）")
	} else if i := strings.IndexAny(s, ":："); i > 0 && !strings.ContainsAny(s, ";；") {
		name, place = s[:i], trimEdges(s[i:], ":：")
	}
	name = tidy(name)
	if name == "" || !institution(place) || authorScore(name) != 1 {
		return nil
	}
	e, w, _ := readAuthors(name)
	list := keepNames(append(e, w...), false)
	if len(list) != 1 {
		return nil
	}
	list[0].affiliation = trimAffiliation(place)
	return list
}

// knownRow reads a line that begins with the name of a known author and goes
// on with a place, nothing between them.
func (r *reader) knownRow(s string) []person {
	if !institution(s) || len(s) > 600 {
		return nil
	}
	for _, p := range slices.Concat(r.people, r.english, r.meta.authors) {
		if rest, ok := strings.CutPrefix(s, p.name+" "); ok && len(p.name) > 3 && institution(rest) && authorScore(rest) == 0 {
			return []person{{name: p.name, affiliation: trimAffiliation(rest)}}
		}
	}
	return nil
}

// knownName reports whether a line is the name of an author that is known, or
// several of them.
func (r *reader) knownName(s string) bool {
	if len(s) > 400 || len(s) > 0 && strings.ContainsAny(s, "。：:") {
		return false
	}
	for _, p := range slices.Concat(r.people, r.english) {
		if len(s) < 3*len(p.name) && Fold(p.name) == Fold(s) {
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
			if len(q.marks) > 0 && Fold(q.name) == Fold(p.name) {
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
		if strings.ContainsFunc(p.name, cjk) == eastern && !again(own, []person{p}) {
			own = append(own, p)
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
			if Fold(p.name) == Fold(list[i].name) && list[i].affiliation == "" {
				list[i].affiliation = p.affiliation
			}
		}
	}
	return list
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
			if junkLine(s) || authorScore(s) > 0 && !institution(s) || r.used[p.line] && p.whole(r.lines) && len(rowOf(s)) > 0 {
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
	limit, pending := 60, ""
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
		if bare := trimEdges(l.text, "()[]."); marksOnly(bare) || len(bare) == 1 && bare[0] >= 'a' && bare[0] <= 'z' {
			pending = bare
			continue
		}
		text := l.text
		if pending != "" && institution(text) {
			text = "[" + pending + "] " + text
			if !marksOnly(pending) {
				text = pending + ". " + l.text
			}
		}
		pending = ""
		mark, rest := leadingMark(strings.TrimLeft(text, "•·● "))
		if strings.ContainsAny(text, "©") || bulleted(text) && mark == "" {
			continue
		}
		if !institution(l.text) || proseLine(l.text) && mark == "" && !placeLine(l.text) && !containsAny(l.hint, []string{"affil", "address", "aff", "institution", "unit"}) && !endsInPostcode(l.text) {
			continue
		}
		if strings.HasSuffix(strings.TrimSpace(l.text), "。") && runes(l.text) > 60 || mark != "" && structuredHead(rest) {
			continue
		}
		texts = append(texts, text)
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
		p.fromMeta = p.affiliation != ""
		if strings.ContainsFunc(p.name, cjk) {
			if !again(eastern, []person{p}) {
				eastern = append(eastern, p)
			}
		} else if !again(western, []person{p}) {
			p.name = r.printedName(p.name, p.raw)
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
					meta[i].affiliation, meta[i].fromMeta = p.affiliation, false
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
func (r *reader) printedName(s, raw string) string {
	head := clip(r.text, 40_000)
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
