package page

import (
	"slices"
	"strings"
	"unicode"
)

// rows finds where the page itself sets a name beside its place of work: a row
// of a table, "Name (place)", "Name: place", a name and its place on lines of
// their own, or a place with the names below it.
func (r *reader) rows() []person {
	var out []person
	known := r.nameSigns()
	near := r.nearPlaces()
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
		switch {
		case command(text) || dateLine(text):
		case institution(text) && len(text) < 300 && !r.isTitle(text) && r.score(text) == 0 && !strings.ContainsAny(text, "©。") && !bulleted(text) && r.imprintOf(text).weight() < 3 && (!proseLine(text) || placeLine(text) || endsInPostcode(text)):
			text = withoutBrackets(text)
			mark, _ := leadingMark(text)
			p := trimAffiliation(strings.TrimPrefix(tidy(text), "Affiliation "))
			several := strings.ContainsAny(p, ";；") && !(len(names) == 1 && i-namesAt == 1 && placesOnly(p))
			if mark != "" || several {
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
		case near[i] && len(text) < 300 && (r.namesOn(i) > 0 || text != l.text && r.score(text) > 0 || mentions(text, known) && r.knownName(text)):
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
			if len(names) > 0 && i-namesAt == 1 && endsOpen(r.lines[namesAt].text) {
				list = append(names, list...) // a list of names, one a line
			}
			names, namesAt, place = list, i, ""
		}
	}
	return out
}

// nearPlaces tells which lines stand so close to a place of work that names on
// them may belong to it: the line below one, the three above, and a list of
// names above these that goes on line by line.
func (r *reader) nearPlaces() []bool {
	near := make([]bool, len(r.lines)+1)
	below := len(r.lines) + 9 // the next place
	for i := min(len(r.lines), 5_001) - 1; i >= 0; i-- {
		s := r.lines[i].text
		near[i] = below-i <= 3 || i+1 < len(r.lines) && near[i+1] && endsOpen(s) || i > 0 && institution(clip(r.lines[i-1].text, 300))
		if len(s) < 300 && institution(s) {
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
		if c := firstRune(p.name); cjk(c) {
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
		if out = append(out, sign); !cjk(firstRune(sign)) {
			out = append(out, strings.ToUpper(sign))
		}
	}
	return out
}

func mentions(s string, signs []string) bool { return len(s) <= 400 && containsAny(s, signs) }

// placesOnly reports several places of one author between semicolons: the
// first is a place of work, the others are names of something.
func placesOnly(s string) bool {
	if strings.ContainsAny(s, "0123456789@") || strings.ContainsFunc(s, cjk) {
		return false
	}
	for k, part := range strings.Split(s, ";") {
		if part = strings.TrimSpace(part); k == 0 && !institution(part) || !capitalised(part) || len(part) > 160 {
			return false
		}
	}
	return true
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
	// "A (place) B (place)", with commas or without
	if strings.Count(s, "（") > 1 { // 甲（某大学） 乙（某研究所）
		s = strings.NewReplacer("（", "(", "） ", ") ", "）、", ") ", "），", ") ").Replace(s)
		if head, ok := strings.CutSuffix(s, "）"); ok {
			s = head + ")"
		}
	}
	s = strings.ReplaceAll(s, "), ", ") ")
	if n := strings.Count(s, ") "); n > 0 && strings.Count(s, "(") == n+1 && strings.HasSuffix(s, ")") {
		var out []person
		for part := range strings.SplitSeq(s, ") ") {
			row := rowOf(strings.TrimSuffix(part, ")") + ")")
			if len(row) == 0 {
				break
			}
			out = append(out, row...)
		}
		if len(out) == n+1 {
			return out
		}
	}
	var name, place string
	tabled := false
	if cells := strings.Split(s, "\t"); len(cells) >= 2 && len(cells) <= 6 {
		name, place, tabled = cells[0], cells[1], true
	} else if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		i := strings.IndexAny(s, "(（")
		name, place = s[:max(i, 0)], trimEdges(s[max(i, 0):], "()（）")
	} else if i := strings.IndexAny(s, ":："); i > 0 && !strings.ContainsAny(s, ";；") {
		name, place = s[:i], trimEdges(s[i:], ":：")
		if strings.ContainsFunc(place, han) && !addressed(place) {
			return nil // "某甲：时间银行的测量" is a title with its author
		}
	}
	name = tidy(name)
	if name == "" || !institution(place) || authorScore(name) != 1 && !(tabled && cellName(name)) {
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

// addressed reports whether a text in Chinese ends as a place of work does, or
// goes on behind one with a town, a postal code or a rank.
func addressed(s string) bool {
	head := s
	if i := strings.IndexAny(s, "，, "); i > 0 {
		head = s[:i]
	}
	return placeLine(head) || head != s && institution(head) && strings.ContainsRune("组組站队隊", lastRune(head)) || placeLine(s) || endsInPostcode(s) || containsAny(s, ranks[:9])
}

// cellName: in a row of a table, whatever has the shape of a name is one, but
// for the heads of rows.
func cellName(s string) bool {
	s = trimEdges(s, "*＊#0123456789,，")
	if m, ok := labelAt(s); ok && m.end == len(s) {
		return false
	}
	return hanName(s) && !containsAny(s, []string{"单位", "机构", "地址", "院校", "学校", "导师", "名称", "專業", "专业"})
}

// placeStarts begin the names of places of work in Latin letters.
var placeStarts = []string{"Universi", "Institut", "Department", "Departamento", "Faculty", "Faculdade", "Facultad", "Fakult", "School of", "College of", "Centre for", "Center for", "Centro ", "Escuela", "Escola", "École", "Politekni", "Polytechnic", "Hochschule", "Hospital", "Ministry", "Ministerio", "Academy"}

// gluedPlace finds where a place is glued to the name before it, as a copy of
// two elements without white space has it: "Ingrid Solheim-PazUniversity of X";
// -1 without one. Inside the word, the last place where it may begin counts:
// "Roisin McDonaldUniversity of X".
func gluedPlace(s string) int {
	if len(s) > 300 || !institution(s) {
		return -1
	}
	at := -1
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && at > 0 {
			return at
		}
		if s[i] >= 'A' && s[i] <= 'Z' && unicode.IsLower(lastRune(s[:i])) && institution(s[i:]) && strings.Count(s[:i], " ") > 0 && latinName(s[:i]) {
			at = i
		}
	}
	return at
}

// nameBeforePlace reads "Sri Wahyuni Universitas Tirta Raya": a name and a
// place with nothing but a space between them, as lists of authors are copied.
func nameBeforePlace(s string) []person {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "View further author information"), ", "), " & ")
	if len(s) > 300 || strings.ContainsFunc(s, cjk) {
		return nil
	}
	at := gluedPlace(s)
	for _, w := range placeStarts {
		if i := strings.Index(s, " "+w); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	// marks between the two, the name's and the place's: "Iskander Rahimov bb"
	name := s[:at]
	if i := strings.LastIndexByte(name, ' '); i > 0 && len(name)-i == 3 && name[i+1] == name[i+2] && name[i+1] >= 'a' && name[i+1] <= 'h' {
		name = name[:i]
	}
	if strings.ContainsAny(name, ",;:(") || authorScore(name) != 1 {
		return nil
	}
	_, w, _ := readAuthors(name)
	if w = keepNames(w, false); len(w) != 1 {
		return nil
	}
	w[0].affiliation = trimAffiliation(s[at:])
	return w
}

// knownRow reads a line that begins with the name of a known author and goes
// on with a place, nothing between them.
// With another such row before it, the place may lack the words of one.
func (r *reader) knownRow(s string, more bool) []person {
	if !more && !institution(s) || len(s) > 600 {
		return nil
	}
	for _, p := range slices.Concat(r.people, r.english, r.meta.authors) {
		rest, ok := strings.CutPrefix(s, p.name)
		if !ok || len(p.name) <= 3 {
			continue
		}
		if !strings.ContainsAny(rest, ":：@") { // "Name, place"
			rest = strings.TrimLeft(rest, ",，–—")
		}
		glued := rest != "" && !blank(firstRune(rest))
		rest = strings.TrimSpace(rest)
		// a role in brackets: [責任著者]
		if end := strings.IndexAny(rest, "]］"); end > 0 && end < 40 && strings.HasPrefix(rest, "[") {
			rest = strings.TrimSpace(rest[end+1:])
		}
		if glued && (!latin(firstRune(rest)) || !institution(rest)) {
			continue
		}
		if more && !institution(rest) && (runes(rest) < 4 || len(rest) > 120 || strings.ContainsAny(rest, ",，;；。.@")) {
			continue
		}
		if (more || institution(rest)) && authorScore(rest) == 0 {
			place := trimAffiliation(rest)
			if strings.ContainsFunc(rest, han) && containsAny(rest, ranks[:6]) {
				place = biographyPlace(rest)
			}
			return []person{{name: p.name, affiliation: place}}
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
			// a lone star is for letters to the author, and binds nothing
			if len(q.marks) > 0 && !(len(q.marks) == 1 && strings.Contains("*†✉", q.marks[0])) && Fold(q.name) == Fold(p.name) {
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
		if strings.ContainsFunc(p.name, cjk) != eastern {
			continue
		}
		if k := slices.IndexFunc(own, func(q person) bool { return Fold(q.name) == Fold(p.name) }); k < 0 {
			own = append(own, p)
		} else if strings.ContainsFunc(p.affiliation, cjk) == strings.ContainsFunc(own[k].affiliation, cjk) && !strings.Contains(Fold(p.affiliation), Fold(own[k].affiliation)) && !strings.Contains(Fold(own[k].affiliation), Fold(p.affiliation)) {
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
			if Fold(p.name) == Fold(list[i].name) && list[i].affiliation == "" {
				list[i].affiliation = p.affiliation
			}
		}
	}
	return list
}
