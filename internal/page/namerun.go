package page

import (
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// run is a list of names as it grows line by line.
type run struct {
	list  []names.Person
	fixed bool // a label named them
	end   int  // the last line read
}

func runOf(list []names.Person) *run { return &run{list: list, fixed: len(list) > 0, end: -1} }

// add takes the names of lines from to end: as the first print, as a fuller
// print of the same names, or as more of them where nothing but places of work
// stands between.
func (u *run) add(names []names.Person, from, end int, r *reader) bool {
	switch {
	case len(names) == 0 || turnedRound(u.list, names):
		return false
	case len(u.list) == 0:
		u.list = names
	case again(u.list, names):
		if len(names) > len(u.list) && (!u.fixed || marksOf(names) == len(names) || len(u.list) > 1 && begins(names, u.list)) ||
			len(names) == len(u.list) && marksOf(names) > marksOf(u.list) {
			u.list = names
		}
	case !u.fixed && len(u.list) == 1 && len(names) > 1 && marksOf(u.list) == 0 && marksOf(names) == len(names):
		u.list = names // the first was a heading that reads like a name
	case !u.fixed && u.end >= 0 && r.placesBetween(u.end, from):
		u.list = append(u.list, names...)
	default:
		return false
	}
	u.end = end
	return true
}

// spacedName: one Japanese name, a space between family and given name.
func spacedName(s string) bool {
	family, given, ok := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "\u3000", " "), " ")
	return ok && names.Kana(family+given) && plain.RuneCount(family) <= 4 && plain.RuneCount(given) <= 4 &&
		!strings.Contains(given, " ") && !names.NotNames[family] && !names.NotNames[given] && !strings.ContainsAny(s, ",，、;；·・")
}

// begins: the longer list goes on where the shorter ends.
func begins(long, short []names.Person) bool {
	for i, p := range short {
		if plain.Fold(long[i].Name) != plain.Fold(p.Name) {
			return false
		}
	}
	return true
}

// nameRun reads a list of names that begins at line i: the names of that line,
// and of those that follow as long as they hold nothing but names, marks and
// the little words between them.
func (r *reader) nameRun(i int, loose bool) (eastern, western []names.Person, end int) {
	add := func(text string, loose bool) bool {
		e, w, behind := readAuthors(text)
		if r.tag == "ja" && spacedName(text) {
			e, w, behind = []names.Person{{Name: plain.Tidy(text)}}, nil, ""
		}
		e, w = keepNames(e, loose), keepNames(w, loose)
		if again(eastern, e) || again(western, w) {
			return false
		}
		if behind != "" {
			if len(e)+len(w) == 1 {
				for k := range e {
					e[k].Affiliation = workplace.Trim(behind)
				}
				for k := range w {
					w[k].Affiliation = workplace.Trim(behind)
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
		bare := strings.TrimSuffix(strings.TrimSuffix(plain.TrimEdges(t, ",，;；()（）"), " and"), " &")
		bare = plain.TrimEdges(withoutMailSign(bare), ",，;；")
		switch {
		case bare == "" || bare == "and" || bare == "&" || bare == "…" || bare == "ORCID Icon" || bare == "ORCID":
			continue
		case contactOnly(t) && j+1 < len(r.lines) && (r.namesOn(j+1) > 0 || contactOnly(r.lines[j+1].text)):
			continue
		case strings.Contains(t, "@") && len(t) < 120 && !strings.ContainsFunc(t, letters.CJK) && workplace.ContactLine(t) &&
			j+1 < len(r.lines) && r.namesOn(j+1) > 0:
			continue
		case r.markOfPlace(bare, j):
			return eastern, western, end
		case footmark.Only(bare) || len(bare) == 1 && bare[0] >= 'a' && bare[0] <= 'h':
			list := eastern
			if len(western) > 0 && (len(eastern) == 0 || !strings.ContainsFunc(r.lines[end].text, letters.CJK)) {
				list = western
			}
			if len(list) > 1 && marksOf(list) == 0 && letters.Digit(rune(bare[0])) && bare != "1" {
				return eastern, western, end // no mark of the last of them alone, but a count
			}
			if len(list) > 0 {
				for m := range strings.FieldsFuncSeq(bare, func(r rune) bool { return r == ',' || r == ' ' || r == '，' }) {
					list[len(list)-1].Marks = append(list[len(list)-1].Marks, footmark.PlainAll(m))
				}
			}
			end = j
			continue
		}
		if one := r.foreignLine(j, eastern, western); len(one) > 0 {
			eastern, end = append(eastern, one...), j
			continue
		}
		if one := markedAmong(t); one != nil && len(western) > 0 && openList(r.lines[end].text) && r.score(t) == 0 {
			western, end = append(western, *one), j
			continue
		}
		if len(western) > 0 && groupName(bare) && openList(r.lines[end].text) {
			western, end = append(western, names.Person{Name: bare, Group: true}), j
			continue
		}
		if r.score(t) == 0 || len(eastern) > 0 != strings.ContainsFunc(t, letters.CJK) || r.overNumbers(j) || !add(t, false) {
			break
		}
		end = j
	}
	return eastern, western, end
}

// withoutMailSign drops the words that icons behind a mark are called by:
// "1,*email".
func withoutMailSign(s string) string {
	if len(s) > 24 {
		return s
	}
	for _, sign := range []string{"email", "Email", "E-mail", "mail_outline", "ORCID", "orcid", "✉"} {
		s = strings.TrimRight(strings.TrimSuffix(s, sign), " ")
	}
	return s
}
