package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// rowOf reads a name and its place that share a line.
func rowOf(s string) []names.Person {
	if row := koreanRow(s); row != nil {
		return row
	}
	if rows := japaneseRows(s); rows != nil {
		return rows
	}
	if !workplace.Named(s) || len(s) > 2000 || strings.Contains(s, "((") {
		return nil
	}
	// "A (place) ; B (place)"
	if letters.Semicolons.In(s) && strings.Count(s, "(")+strings.Count(s, "（") > 1 && !strings.Contains(s, "\t") {
		var out []names.Person
		strangers := 0
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
			row := rowOf(strings.TrimSpace(part))
			if len(row) == 0 {
				row = strangerRow(part)
				strangers++
			}
			if len(row) == 0 {
				return nil
			}
			out = append(out, row...)
		}
		if strangers*2 > len(out) {
			return nil
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
	if first := strings.Index(s, " ("); first > 0 && strings.Count(s, ") (") == strings.Count(s, "(")-1 &&
		strings.Count(s, "(") > 1 && strings.HasSuffix(s, ")") && authorScore(s[:first]) == 1 { // one name, several places
		_, w, _ := readNames(s[:first])
		if w = keepNames(w, false); len(w) == 1 {
			for part := range strings.SplitSeq(plain.TrimEdges(s[first:], " ()"), ") (") {
				w[0].Affiliation = withPlace(w[0].Affiliation, workplace.Trim(part))
			}
			return w
		}
	}
	if n := strings.Count(s, ") "); n > 0 && strings.Count(s, "(") == n+1 && strings.HasSuffix(s, ")") {
		var out []names.Person
		for part := range strings.SplitSeq(s, ") ") {
			row := rowOf(strings.TrimSuffix(part, ")") + ")")
			if len(row) == 0 { // a family name that no table has, beside others
				if row = strangerRow(part); len(row) == 0 {
					break
				}
			}
			out = append(out, row...)
		}
		if len(out) == n+1 {
			return out
		}
	}
	if p, ok := nameBlankPlace(s); ok {
		return []names.Person{p}
	}
	var name, place string
	tabled := false
	if cells := strings.Split(s, "\t"); len(cells) >= 2 && len(cells) <= 6 {
		name, place, tabled = cells[0], cells[1], true
	} else if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		i := letters.OpenParenthesis.Index(s)
		name, place = s[:max(i, 0)], plain.TrimEdges(s[max(i, 0):], "()（）")
	} else if i := letters.Colons.Index(s); i > 0 && !letters.Semicolons.In(s) {
		name, place = s[:i], plain.TrimEdges(s[i:], ":：")
		if strings.ContainsFunc(place, letters.Han) && !workplace.Addressed(place) {
			return nil // "某甲：时间银行的测量" is a title with its author
		}
		if !strings.ContainsFunc(place, letters.CJK) && (!workplace.Shape(place) || strings.Contains(place, ", and ")) {
			return nil // and "Ledgers: Throughput, Trust, and the Notary" one without
		}
	}
	name = plain.Tidy(name)
	if name == "" || !workplace.Named(place) || authorScore(name) != 1 && !(tabled && cellName(name)) {
		return nil
	}
	e, w, _ := readAuthors(name)
	list := keepNames(append(e, w...), false)
	if len(list) != 1 {
		return nil
	}
	for part := range strings.SplitSeq(place, ") (") { // several places, each in its brackets
		if strings.ContainsFunc(name, letters.CJK) && names.Latin(strings.ReplaceAll(part, ",", "")) &&
			!workplace.Named(part) { // "(Ma, Dasol) (some university)"
			list[0].NameEN = part
			continue
		}
		list[0].Affiliation = withPlace(list[0].Affiliation, workplace.Trim(part))
	}
	return list
}

// strangerRow reads a name and its place, "갑을 (some place)", whose family name
// no table has: to be believed beside others.
func strangerRow(s string) []names.Person {
	name, place, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(s), ")"), "(")
	if name = strings.TrimSpace(name); !names.Han(name) && !names.Hangul(name) || !workplace.Named(place) {
		return nil
	}
	return []names.Person{{Name: name, Affiliation: workplace.Trim(place)}}
}

// japaneseRows reads a list with a blank in every name and each one's place
// behind it, "大野 実(ある研究所),中村 さくら(ある大学)", where kana tell that it is
// Japanese: in Chinese the blank would stand between two names.
func japaneseRows(s string) []names.Person {
	if len(s) > 2000 || strings.Count(s, ")") < 2 || strings.Count(s, ")") != strings.Count(s, "(") ||
		!strings.HasSuffix(s, ")") || !strings.ContainsFunc(s, letters.Kana) {
		return nil
	}
	var out []names.Person
	for part := range strings.SplitSeq(s[:len(s)-1], ")") {
		name, place, ok := strings.Cut(strings.Trim(part, ",，、;； "), "(")
		pair := names.Pairs(name)
		if !ok || len(pair) != 1 || plain.RuneCount(place) < 3 || !strings.ContainsFunc(place, letters.CJK) {
			return nil
		}
		out = append(out, names.Person{Name: pair[0], Affiliation: plain.Tidy(place)})
	}
	return out
}

// readNames reads a text that holds nothing but names.
func readNames(s string) (eastern, western []names.Person, ok bool) {
	for _, p := range names.Split(s) {
		eastern, western = names.Sort(p, eastern, western)
	}
	return eastern, western, len(eastern)+len(western) > 0
}

// koreanRow reads a Korean name with its place in brackets and nothing else,
// whatever that place is called: "봉하늘 (한국지방데이터원) ;".
func koreanRow(s string) []names.Person {
	s = strings.TrimRight(s, " ;；")
	name, place, ok := strings.Cut(s, "(")
	if !ok || len(s) > 160 || !strings.HasSuffix(place, ")") || !strings.ContainsFunc(plain.Clip(s, 6), letters.Hangul) {
		return nil
	}
	name, place = strings.TrimSpace(name), strings.TrimSuffix(place, ")")
	if !names.LikelyHangul(name) || plain.RuneCount(name) < 3 || plain.RuneCount(place) < 4 ||
		!strings.ContainsFunc(place, letters.Hangul) || strings.ContainsAny(place, "()0123456789,:;") {
		return nil
	}
	return []names.Person{{Name: name, Affiliation: plain.Tidy(place)}}
}

// nameBlankPlace reads a name in Chinese, blanks, and a place of work with the
// rank that is held there: "甲某　某大学公共管理学院教授、博士生导师".
func nameBlankPlace(s string) (names.Person, bool) {
	at := strings.IndexFunc(s, letters.Blank)
	if at <= 0 || len(s) > 200 || !names.Han(s[:at]) || strings.ContainsAny(s, "。？?！!《：:；;\t(（") {
		return names.Person{}, false
	}
	rest := strings.TrimSpace(s[at:])
	if !workplace.Named(rest) || !plain.ContainsAny(rest, workplace.Ranks) || strings.ContainsFunc(rest, letters.Blank) {
		return names.Person{}, false
	}
	place := workplace.InBiography(rest)
	if place == "" || !strings.HasPrefix(rest, place) {
		return names.Person{}, false
	}
	return names.Person{Name: s[:at], Affiliation: place}, true
}

// cellName: in a row of a table, whatever has the shape of a name is one, but
// for the heads of rows.
func cellName(s string) bool {
	s = plain.TrimEdges(s, "*＊#0123456789,，")
	if m, ok := labelAt(s); ok && m.end == len(s) {
		return false
	}
	return names.Han(s) && !plain.ContainsAny(s, []string{"单位", "机构", "地址", "院校", "学校", "导师", "名称", "專業", "专业"})
}

// placeStarts begin the names of places of work in Latin letters.
var placeStarts = []string{"Universi", "Institut", "Department", "Departamento", "Faculty", "Faculdade", "Facultad", "Fakult", "School of", "College of", "Centre for", "Center for", "Centro ", "Escuela", "Escola", "École", "Politekni", "Polytechnic", "Hochschule", "Hospital", "Ministry", "Ministerio", "Academy"}

// gluedPlace finds where a place is glued to the name before it, as a copy of
// two elements without white space has it: "Ingrid Solheim-PazUniversity of X";
// -1 without one. Inside the word, the last place where it may begin counts:
// "Roisin McDonaldUniversity of X".
func gluedPlace(s string) int {
	if len(s) > 300 || !workplace.Named(s) {
		return -1
	}
	at := -1
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && at > 0 {
			return at
		}
		if s[i] >= 'A' && s[i] <= 'Z' && unicode.IsLower(plain.LastRune(s[:i])) && workplace.Named(s[i:]) &&
			strings.Count(s[:i], " ") > 0 && names.Latin(s[:i]) {
			at = i
		}
	}
	return at
}

// nameBeforePlace reads "Sri Wahyuni Universitas Tirta Raya": a name and a
// place with nothing but a space between them, as lists of authors are copied.
func nameBeforePlace(s string) []names.Person {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "View further author information"), ", "), " & ")
	if len(s) > 300 || strings.ContainsFunc(s, letters.CJK) {
		return nil
	}
	if mark, _ := footmark.Leading(s); mark != "" {
		return nil // a place behind its mark
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
	w[0].Affiliation = workplace.Trim(s[at:])
	return w
}

// rxNameMarkPlace finds a name with the mark of its place and the place behind
// it, as Taylor & Francis' lists are copied: "Odile Brandt a Department of …".
var rxNameMarkPlace = lazyregexp.New(`(?:^|, | & |,? and )((?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|di|la|el|bin) (?:(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|di|la|el|bin) ){0,3}?\p{Lu}[\p{L}.'’-]+),? ([a-h])([a-h])? (?:\p{Lu})`)

// withoutContacts drops what links and boxes leave in such a list: addresses,
// the numbers of authors, "View further author information".
func withoutContacts(s string) string {
	if len(s) > 4_000 || !strings.Contains(s, "View further") && !strings.Contains(s, "orcid.org") && !strings.Contains(s, "Correspondence") {
		return s
	}
	s = rxContacts.ReplaceAllString(s, " ")
	return strings.TrimLeft(plain.Tidy(s), "&, ")
}

var rxContacts = lazyregexp.New(`https?://orcid\.org/[\dX-]{19}|View further author information|Correspondence\s*[^\s@]{1,60}@[^\s@]{3,60}?(?:$|\s|http)|Correspondence`)

// namesMarksPlaces reads such a list; nil for any other line.
func namesMarksPlaces(s string) []names.Person {
	if len(s) > 4_000 || !workplace.Named(s) || strings.ContainsFunc(s, letters.CJK) {
		return nil
	}
	found := rxNameMarkPlace.FindAllStringSubmatchIndex(s, maxAuthors)
	if len(found) == 0 || found[0][0] != 0 {
		return nil
	}
	var out []names.Person
	for i, m := range found {
		end := len(s)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		_, last := utf8.DecodeLastRuneInString(s[:m[1]])
		place := ""
		for part := range strings.SplitSeq(s[m[1]-last:end], ";") {
			if _, rest := footmark.Leading(part); workplace.Named(rest) {
				place = withPlace(place, workplace.Trim(rest))
			}
		}
		if m[6] >= 0 && names.Particles[s[m[4]:m[7]]] {
			return nil // "Maria Clara de Jesus", and no marks
		}
		name := s[m[2]:m[3]]
		if place == "" || authorScore(name) != 1 {
			return nil
		}
		out = append(out, names.Person{Name: name, Affiliation: place})
	}
	return out
}
