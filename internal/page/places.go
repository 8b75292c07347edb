package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// sameScript keeps the places in the script of the names; where there are none,
// those in the other.
func sameScript(places []affiliation, eastern, foreign bool) []affiliation {
	var same []affiliation
	for _, p := range places {
		if strings.ContainsFunc(p.text, letters.CJK) == eastern {
			same = append(same, p)
		}
	}
	if len(same) == 0 {
		return nil
	}
	if eastern && foreign {
		return placesOfForeign(places, same)
	}
	return same
}

// placesBetween reports whether an affiliation, and nothing but what goes with
// one, stands between two lines of names.
func (r *reader) placesBetween(a, b int) bool {
	found := false
	for k := a + 1; k < b; k++ {
		t := r.lines[k].text
		switch {
		case r.lines[k].mute || r.junkAt(t) || besideAuthor(t) || contactOnly(t):
		case r.labelled[k] && r.fieldAt[k] == fAffiliations && !wholeLabel(t) && len(t) < 1_500:
			found = true // a place whatever it says
		case workplace.Named(t) && (len(t) < 300 || len(t) < 600 && r.fieldAt[k] == fAffiliations), len(t) == 1:
			found = found || len(t) > 1 // a letter for the sign that closes a box
		case r.placeLabelAlone(k):
		case k > 0 && r.placeLabelAlone(k-1) && len(t) < 300:
			found = true // the line below the label is a place whatever it says
		case found && len(t) < 30 && strings.Count(t, " ") < 3 && plain.Capitalised(t) && !strings.ContainsAny(t, "0123456789.:;"):
			// the town or the country below it
		default:
			return false
		}
	}
	return found
}

// contactOnly: a line of addresses, of mail or of a person's page in a register,
// as pages print them below each name.
func contactOnly(s string) bool {
	if len(s) > 160 ||
		!strings.Contains(s, "@") && !strings.Contains(s, "orcid.org/") && !strings.Contains(s, "cnpq.br/") && !strings.HasPrefix(s, "ORCID") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		low := strings.ToLower(strings.Trim(w, ":;,()[]*"))
		if !strings.ContainsAny(w, "@/") && low != "orcid" && low != "id" && low != "e-mail" && low != "email" &&
			low != "correo" && low != "electrónico" && !orcidOnly(low) {
			return false
		}
	}
	return true
}

// placeLabelAlone: a line that says "Affiliation:" and nothing else.
func (r *reader) placeLabelAlone(i int) bool {
	return r.labelled[i] && r.fieldAt[i] == fAffiliations && wholeLabel(r.lines[i].text)
}

// markOfPlace: a lone mark with a place of work on the next line is that
// place's, not the name's before it.
func (r *reader) markOfPlace(bare string, j int) bool {
	n := r.next(j)
	return n == j+1 && (footmark.Only(bare) || len(bare) == 1) && workplace.Named(r.lines[n].text)
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
		pieces := e.pieces(r.text)
		for k, p := range pieces {
			s := r.text[p.span.Start:p.span.End]
			if r.junkAt(s) || r.score(s) > 0 && !workplace.Named(s) ||
				k > 0 && strings.Contains(s, " ") && plain.RuneCount(s) <= 10 && names.Kana(s) ||
				r.used[p.line] && p.whole(r.lines) && len(rowOf(s)) > 0 {
				continue
			}
			mark, _ := footmark.Leading(strings.TrimLeft(s, "•·● "))
			if len(s) > 4000 || proseLine(s) && !workplace.Named(s) ||
				k > 0 && mark == "" && !workplace.Named(s) &&
					!(e.strong && (workplace.EndsInPostcode(s) || workplace.EndsAsOffice(s)) && strings.ContainsFunc(s, letters.Han) && !workplace.OfficeAddress(s)) {
				if plain.RuneCount(s) <= 8 && k+1 < len(pieces) && workplace.Line(r.text[pieces[k+1].span.Start:pieces[k+1].span.End]) {
					continue // a word of the portal's between two places
				}
				break
			}
			if k > 0 && mark == "" &&
				(r.isTitle(s) || r.imprintLine(s) || r.overNumbers(p.line) || r.score(s) > 0 || len(texts) > 0 && len(s) > 300) {
				break
			}
			if named := r.placesOfNamed(s); len(named) > 0 {
				out = append(out, named...)
				r.use(p)
				continue
			}
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
	limit, pending, last, lastMark := 60, "", 0, ""
	for i := r.titleLine + 1; i < len(r.lines) && limit > 0; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		limit--
		if r.zone[i] || r.fieldAt[i] == fReferences {
			break
		}
		if r.used[i] || r.labelled[i] || r.junkAt(l.text) || len(l.text) > 3000 || noPlace(l.text) || command(l.text) ||
			dateLine(l.text) || r.holdsTitle(l.text) {
			continue
		}
		if bare := plain.TrimEdges(l.text, "()[]."); footmark.Only(bare) || len(bare) == 1 && bare[0] >= 'a' && bare[0] <= 'z' {
			pending = bare
			continue
		}
		text := l.text
		if pending != "" &&
			(workplace.Named(text) ||
				r.bears(pending) && len(text) < 200 && strings.Contains(text, ", ") && plain.Capitalised(text) && !plain.EndsSentence(text)) {
			text = "[" + pending + "] " + text
			if !footmark.Only(pending) {
				text = pending + ". " + l.text
			}
		}
		pending = ""
		if m, _ := footmark.Leading(text); r.imprintLine(text) && !(m != "" && r.bears(m)) {
			continue
		}
		if r.valueOfOther(i) || r.overNumbers(i) {
			continue
		}
		text = workplace.WithoutBrackets(text)
		if r.betweenNamesAndAbstract(i) && !workplace.Named(text) {
			out = append(out, affiliation{text: workplace.Trim(text)})
			r.used[i] = true
			continue
		}
		mark, rest := footmark.Leading(strings.TrimLeft(text, "•·● "))
		if strings.ContainsAny(text, "©") || bulleted(text) && mark == "" {
			continue
		}
		if mark != "" && r.firstAbstract >= 0 && i > r.firstAbstract && !r.bears(mark) {
			continue // a footnote
		}
		number, _ := strconv.Atoi(mark)
		if number == 1 && !workplace.Named(rest) && r.bears(mark) && i+1 < len(r.lines) { // "1 LTER - Laboratoire …" above "2 Université …"
			if m, below := footmark.Leading(r.lines[i+1].text); m == "2" && workplace.Named(below) &&
				unicode.IsUpper(plain.FirstRune(rest)) && len(rest) < 160 {
				texts, last = append(texts, text), 1
				r.used[i] = true
				continue
			}
		}
		// "b. Banco Central, Research Division" below "a. School of Economics"
		lettered := lastMark != "" && len(mark) == 1 && mark[0] == lastMark[0]+1 && mark[0] >= 'b' && mark[0] <= 'z' && r.bears(mark)
		next := (number > 1 && number == last+1 || lettered) &&
			(plain.RuneCount(rest) < 40 || plain.RuneCount(rest) < 120 && r.bears(mark) && strings.Contains(rest, ", ") && plain.Capitalised(rest)) &&
			!plain.EndsSentence(rest) // "2. 某市水务局" below "1. 某大学"
		if !workplace.Named(l.text) && !next ||
			proseLine(text) && mark == "" && !workplace.Line(text) && !plain.ContainsAny(l.hint, placeHints) && !workplace.EndsInPostcode(l.text) {
			continue
		}
		if r.firstAbstract >= 0 && i > r.firstAbstract && mark == "" && strings.ContainsFunc(text, letters.Han) &&
			!workplace.Addressed(text) && !plain.ContainsAny(l.hint, placeHints) {
			continue // no place, though it holds the word for one: "维普期刊专业版 (权威机构)"
		}
		if strings.HasSuffix(strings.TrimSpace(l.text), "。") && plain.RuneCount(l.text) > 60 ||
			mark != "" && structuredHead(rest) && !workplace.Shape(rest) {
			continue
		}
		if _, value, ok := strings.Cut(l.text, ":"); ok && absent(value) {
			continue
		}
		texts = append(texts, text)
		r.used[i] = true
		last, lastMark = number, mark
	}
	return append(out, readAffiliations(texts)...)
}

// valueOfOther: the line above is nothing but a label with its colon, known or
// not, and asks for no place of work: "Publisher:", "Cite (informal):".
func (r *reader) valueOfOther(i int) bool {
	p := r.previous(i)
	if p < 0 || p <= r.titleLine || len(r.lines[p].text) > 40 {
		return false
	}
	if ownersLabel(r.lines[p].text) {
		return true
	}
	label, ok := strings.CutSuffix(r.lines[p].text, ":")
	return ok && letters.Latin(plain.FirstRune(label)) &&
		!plain.ContainsAny(strings.ToLower(label), []string{"address", "affil", "instit", "author", "organi", "school", "depart"})
}

// ownersLabel: a line that is such a label and nothing else.
func ownersLabel(s string) bool {
	m, known := labelAt(s)
	return known && m.end >= len(s) && ownersLabels[m.label.text]
}

// ownersLabels announce who publishes or keeps a paper, below its authors.
var ownersLabels = foldedLabels("publisher|published by|видавець|издательство|издатель|collection|collections|repository|journal title|volume title|editorial|出版者|出版社|出版单位|发布单位|馆藏机构|发行单位")

// placeHints are what elements are called that hold places of work.
var placeHints = []string{"affil", "address", "aff", "institution", "unit"}

// betweenNamesAndAbstract: a short line by itself between the names and an
// abstract without a label says where the authors work, whatever it is called.
func (r *reader) betweenNamesAndAbstract(i int) bool {
	s := r.lines[i].text
	if r.looseAt < 0 || r.next(i) != r.looseAt || len(s) > 120 || len(strings.Fields(s)) < 2 || !plain.Capitalised(s) ||
		strings.ContainsAny(s, "0123456789:@?!.|") {
		return false
	}
	p := r.previous(i)
	return p > r.titleLine && r.namesOn(p) > 0
}

// namesInBiographies takes the authors from the notes on them, where the page
// names them nowhere else: "作者简介：甲（某大学教授）；乙（某研究所）".
func (r *reader) namesInBiographies() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fBiography {
			continue
		}
		for k, p := range e.pieces(r.text) {
			if k > 20 {
				break
			}
			for note := range strings.FieldsFuncSeq(plain.Clip(r.text[p.span.Start:p.span.End], 4000), func(c rune) bool {
				return c == '；' ||
					c == ';' || c == '。'
			}) {
				note = strings.TrimFunc(note, func(c rune) bool { return letters.Blank(c) || footmark.Has(c) })
				end := strings.IndexAny(note, "（(，,：: \u3000")
				if end < 0 || len(r.people) >= maxAuthors || !names.LikelyHan(note[:end]) || again(r.people, []names.Person{{Name: note[:end]}}) {
					continue
				}
				r.people = append(r.people, names.Person{Name: note[:end], Affiliation: workplace.InBiography(note[end:])})
			}
		}
	}
}

// biographies reads notes on the authors for those who have no place yet.
func (r *reader) biographies() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fBiography {
			continue
		}
		for k, p := range e.pieces(r.text) {
			s := plain.Tidy(plain.Clip(r.text[p.span.Start:p.span.End], 4000))
			matched := false
			for n := range r.people {
				at := strings.Index(s, r.people[n].Name)
				if at < 0 {
					continue
				}
				matched = true
				// the note runs up to the next author's name
				note := s[at+len(r.people[n].Name):]
				for m := range r.people {
					if j := strings.Index(note, r.people[m].Name); j > 0 && m != n {
						note = note[:j]
					}
				}
				if r.people[n].Affiliation != "" || !r.noPlaces {
					continue
				}
				if place := workplace.InBiography(note); place != "" {
					r.people[n].Affiliation = place
				}
			}
			if !matched && k > 0 {
				break
			}
			r.use(p)
		}
	}
}

// bears reports whether an author's name bears a mark.
func (r *reader) bears(mark string) bool {
	for _, p := range slices.Concat(r.people, r.english) {
		for _, m := range p.Marks {
			if m == mark || strings.Contains(m, mark) {
				return true
			}
		}
	}
	return false
}

// placesOfNamed reads places behind the names of authors that are known, with
// a comma between: "赖某，某大学公共行政系副教授；欧阳某，…". Nothing where a part
// begins with anything else.
func (r *reader) placesOfNamed(s string) []affiliation {
	var out []affiliation
	for part := range strings.FieldsFuncSeq(plain.Tidy(plain.Clip(s, 4_000)), func(c rune) bool { return c == '；' || c == ';' || c == '。' }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		end := strings.IndexAny(part, "，,")
		if end <= 0 || !again(r.people, []names.Person{{Name: part[:end]}}) {
			return nil
		}
		place := workplace.InBiography(plain.TrimEdges(part[end:], "，, "))
		if place == "" {
			return nil
		}
		out = append(out, affiliation{text: place, names: []string{part[:end]}})
	}
	return out
}

// imprintLine: where the paper appeared, though the journal is a university's.
func (r *reader) imprintLine(s string) bool {
	return r.imprintOf(plain.Clip(s, imprint.MaxLine)).Weight() >= 3 || journalLike(plain.TrimEdges(s, "0123456789,，.：: "))
}
