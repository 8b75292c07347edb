package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

const maxAuthors = 500

// readAuthors reads a line of names with whatever marks, separators and
// affiliations are glued to them. It returns Chinese (or Japanese, Korean) and
// Latin names apart, for pages print both in one line, and what stood in
// parentheses behind them, which is an affiliation as a rule.
func readAuthors(s string) (eastern, western []names.Person, behind string) {
	if name := names.WithReading(plain.Clip(s, 200)); name != "" {
		return []names.Person{{Name: name}}, nil, ""
	}
	s = plain.Tidy(names.WideGaps(plain.Clip(s, 40_000)))
	s = names.WithoutHonorifics(names.WithoutDegrees(names.Bare(s)))
	if letters.Slashes.In(s) && strings.ContainsFunc(s, letters.Hangul) {
		s = names.RomanisedInBrackets(s)
	}
	if groups, ok := namesWithAffiliations(s); ok {
		for _, g := range groups {
			for _, p := range names.Split(g.names) {
				p.Affiliation = g.affiliation
				eastern, western = names.Sort(p, eastern, western)
			}
		}
		return bounded(eastern), bounded(western), ""
	}
	if rows := rowOf(s); len(rows) > 1 {
		foreign := names.ForeignAmong(rows)
		for i, p := range rows {
			if foreign != nil && foreign[i] {
				eastern = append(eastern, p)
				continue
			}
			eastern, western = names.Sort(p, eastern, western)
		}
		return bounded(eastern), bounded(western), ""
	}
	if names, legend, ok := cutLegend(s); ok {
		s, behind = names, legend
	} else {
		s, behind = cutAffiliationParenthesis(s)
	}
	list := groupsBehindCommas(withoutEchoes(names.Split(s)), s)
	foreign := names.ForeignAmong(list)
	for i, p := range list {
		if foreign != nil && foreign[i] {
			eastern = append(eastern, p)
			continue
		}
		eastern, western = names.Sort(p, eastern, western)
	}
	return bounded(eastern), bounded(western), behind
}

// cutLegend takes the legend of the marks off the end of a list: "A (1), B (1
// and 2) ((1) place, (2) place)".
func cutLegend(s string) (names, legend string, ok bool) {
	i := strings.Index(s, "((")
	if i <= 0 || !strings.HasSuffix(s, ")") {
		return "", "", false
	}
	if mark, _ := footmark.Leading(s[i+1:]); mark == "" {
		return "", "", false
	}
	names = rxMarksJoined.ReplaceAllStringFunc(s[:i], func(m string) string { return strings.ReplaceAll(strings.ReplaceAll(m, " and ", ","), "&", ",") })
	return strings.TrimSpace(names), s[i+1 : len(s)-1], true
}

// rxMarksJoined finds the marks that words join: "(1 and 2)".
var rxMarksJoined = lazyregexp.New(`\(\d+(?: ?(?:,|&|and) ?\d+)+\)`)

// withoutEchoes drops the second print of a name that a copy took from a box
// behind the link: "Luis Pacheco, Luis Pacheco".
func withoutEchoes(list []names.Person) []names.Person {
	out := list[:0]
	for i, p := range list {
		if n := len(p.Name) / 2; n > 6 && len(p.Name)%2 == 0 && p.Name[:n] == p.Name[n:] && strings.Contains(p.Name[:n], " ") {
			p.Name = p.Name[:n] // glued to the first
		}
		if i > 0 && len(out) > 0 && out[len(out)-1].Name == p.Name {
			out[len(out)-1].Marks = append(out[len(out)-1].Marks, p.Marks...)
			continue
		}
		out = append(out, p)
	}
	return out
}

func bounded(p []names.Person) []names.Person { return p[:min(len(p), maxAuthors)] }

type nameGroup struct{ names, affiliation string }

// namesWithAffiliations reads "甲, 乙: 某大学; 丙: 某研究所".
func namesWithAffiliations(s string) ([]nameGroup, bool) {
	if !letters.Colons.In(s) {
		return nil, false
	}
	var groups []nameGroup
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
		i := letters.Colons.Index(part)
		if i < 0 {
			if len(groups) == 0 {
				return nil, false
			}
			if plain.TrimEdges(part, ".,") != "" {
				groups[len(groups)-1].affiliation += "; " + strings.TrimSpace(part)
			}
			continue
		}
		_, n := utf8.DecodeRuneInString(part[i:])
		g := nameGroup{part[:i], plain.Tidy(part[i+n:])}
		if !workplace.Named(g.affiliation) ||
			strings.ContainsFunc(g.affiliation, letters.Han) && !workplace.Addressed(g.affiliation) ||
			!strings.ContainsFunc(g.affiliation, letters.CJK) && !strings.Contains(g.affiliation, ";") &&
				(strings.Contains(g.affiliation, ", and ") || !workplace.Shape(g.affiliation)) {
			return nil, false
		}
		groups = append(groups, g)
	}
	return groups, len(groups) > 0
}

// cutAffiliationParenthesis takes a trailing "(School of …, 610064)" off a line.
func cutAffiliationParenthesis(s string) (names, inside string) {
	for _, p := range []struct{ open, end string }{{"(", ")"}, {"（", "）"}} {
		i := strings.Index(s, p.open)
		for i >= 0 {
			rest := s[i+len(p.open):]
			if workplace.Named(plain.Clip(rest, 400)) {
				inside = rest
				if j := strings.LastIndex(rest, p.end); j >= 0 {
					inside = rest[:j]
				}
				return strings.TrimSpace(s[:i]), inside
			}
			j := strings.Index(rest, p.open)
			if j < 0 {
				break
			}
			i += len(p.open) + j
		}
	}
	return s, ""
}

// keepNames drops what is no name: groups, counters, stray words.
func keepNames(list []names.Person, loose bool) []names.Person {
	var out []names.Person
	for _, p := range list {
		p.Name = plain.TrimEdges(p.Name, ".,;:，；：。-—|")
		switch {
		case p.Name == "" || plain.RuneCount(p.Name) > 60:
		case strings.ContainsFunc(p.Name, letters.CJK):
			if names.Collective(p.Name) || names.Han(p.Name) || names.Hangul(p.Name) ||
				names.Kana(p.Name) && !names.NotNames[p.Name] ||
				loose && plain.RuneCount(p.Name) <= 12 && !workplace.Named(p.Name) && !names.NotNames[p.Name] {
				out = append(out, p)
			}
		case names.Latin(p.Name) ||
			loose && plain.RuneCount(p.Name) >= 3 && !strings.ContainsAny(p.Name, "@:/0123456789") && unicode.IsUpper(plain.FirstRune(p.Name)):
			if p.Group || !plain.ContainsAny(p.Name, groupWords) {
				out = append(out, p)
			}
		case p.Group:
			out = append(out, p)
		}
	}
	return out
}

// looksLikeAuthors reports whether a line is nothing but names.
func looksLikeAuthors(s string) bool { return authorScore(s) > 0 }

// authorScore is the number of names on a line that holds nothing else, 0
// where it holds anything else or nothing sure.
func authorScore(s string) int {
	if len(s) > 3000 {
		return 0
	}
	s = strings.TrimSpace(strings.TrimLeft(names.WithoutHonorifics(names.Bare(s)), "•●□■◎○◇◆▲△☆★ "))
	if s = beforeNextLabel(s); s == "" || s[0] == '#' || noName.In(s) {
		return 0
	}
	if workplace.Named(s) && !parenthesisOrColon.In(s) {
		return 0
	}
	if plain.LeadingDigits(s) > 2 && streetEnds[lastWord(s)] {
		return 0
	}
	if koreanPhrase(s) {
		return 0
	}
	if hardlyNames(s) || numberRun(s) && !workplace.Named(s) {
		return 0
	}
	eastern, western, _ := readAuthors(s)
	if len(eastern) == 0 && len(western) == 0 {
		return 0
	}
	if letters.Colons.In(s) &&
		(len(eastern)+len(western) == 0 || eastern != nil && eastern[0].Affiliation == "" || eastern == nil && western[0].Affiliation == "") &&
		!strings.Contains(s, "http") {
		return 0
	}
	sure, marked := 0, 0
	for _, p := range eastern {
		if !strings.ContainsFunc(p.Name, letters.CJK) { // a foreign author among them
			if workplace.Named(p.Name) || plain.ContainsAny(p.Name, groupWords) {
				return 0
			}
			sure++
			continue
		}
		n := strings.Join(strings.Fields(p.Name), "")
		if names.Collective(n) && len(eastern) > 1 {
			continue // signs beside persons
		}
		if !names.Han(n) && !names.Hangul(n) && !(names.Kana(p.Name) && strings.ContainsFunc(p.Name, letters.Kana)) &&
			!(names.Kana(p.Name) && strings.Contains(p.Name, " ")) {
			return 0
		}
		if names.NotNames[n] {
			return 0
		}
		if names.LikelyHan(n) || names.LikelyHangul(n) || names.Kana(p.Name) && strings.Contains(p.Name, " ") && !workplace.Named(p.Name) {
			sure++
		}
		if len(p.Marks) > 0 {
			marked++
		}
	}
	for _, p := range western {
		if p.Group || plain.ContainsAny(p.Name, groupWords) {
			continue
		}
		if lone := strings.Count(p.Name, " ") == 0 &&
			!(len(p.Marks) > 0 && len(western) > 2 && plain.RuneCount(p.Name) > 3); lone ||
			!names.Latin(p.Name) || workplace.Named(p.Name) {
			return 0 // a person of one name bears a mark among others
		}
		if len(p.Marks) > 0 {
			marked++
		}
		sure++
	}
	if sure*2 < len(eastern)+len(western) && marked == 0 {
		return 0
	}
	return len(eastern) + len(western)
}

// koreanPhrase: words in Korean with nothing but spaces between them, too many
// of which are longer or shorter than names, or say what a paper is about.
func koreanPhrase(s string) bool {
	if !letters.Hangul(plain.FirstRune(s)) || strings.ContainsAny(s, ",，;；·()0123456789/") {
		return false
	}
	words, three := 0, 0
	for w := range strings.FieldsSeq(s) {
		if words++; plain.RuneCount(w) == 3 {
			three++
		}
		if koreanTitleWords[w] {
			return true
		}
	}
	return words >= 3 && three*4 < words*3
}

var koreanTitleWords = hant.WordSet("관한 대한 위한 통한 따른 및 연구 분석 효과 영향 중심으로 미치는 의한 방안 실태 현황 인식 고찰")

// hardlyNames is the cheap test that lines of prose fail: a word in small
// letters that stands in no name, or a run of characters too long for one.
// Brackets, colons and addresses are left to readAuthors.
func hardlyNames(s string) bool {
	if noProse.In(s) || groupFinder.In(s) {
		return false
	}
	run, word, small := 0, 0, false
	for i, r := range s {
		switch {
		case r < 0x80:
			run = 0
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			switch {
			case !letter && (r == ' ' || r == ',' || r == ';'):
				if small && i-word >= 4 && !names.Particles[s[word:i]] {
					return true
				}
				small = false
			case word == i: // a letter that begins a word
				small = r >= 'a' && r <= 'z'
			case !letter:
				small = false
			}
			if r == ' ' || r == ',' || r == ';' {
				word = i + 1
			}
		case letters.Han(r):
			small = false
			if run++; run > 8 {
				return true
			}
		default:
			run, small = 0, false
		}
	}
	return small && len(s)-word >= 4 && !names.Particles[s[word:]]
}

// numberRun: five digits in a row, or a year before a bracket or a comma, as
// citations and dates have them and lists of names with marks have not.
func numberRun(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		if !letters.Digit(rune(s[i])) {
			run = 0
			continue
		}
		if run++; run == 5 || run == 4 && i+1 < len(s) && (s[i+1] == '(' || s[i+1] == ',' || s[i+1] == ';') {
			return true
		}
	}
	return false
}

// noName are signs that stand in no list of names.
var noName = hant.NewFinder(strings.Split("? ？ ! ！ 《 》 “ ” \" 。 > › » =", " "))

// noProse are signs of addresses and of what stands behind names.
var noProse = textscan.RunesOf("([{（［【〔@:：/")

var parenthesisOrColon = textscan.RunesOf("(（:：")

var groupFinder = hant.NewFinder(append([]string{"et al", "author", "orcid", "& the ", "and the "}, groupWords...))

// authorClass: an element that is called after authors, and not after what
// stands around them.
func authorClass(hint string) bool {
	return strings.Contains(hint, "author") &&
		!plain.ContainsAny(hint, []string{"affil", "address", "about", "note", "bio", "info", "corresp", "email", "abstract"})
}

// streetEnds are the last words of addresses: "114 North Taylor Avenue".
var streetEnds = hant.WordSet("Avenue Street Road Drive Boulevard Lane Ave St Rd Dr Blvd")

func lastWord(s string) string {
	s = strings.TrimRight(s, ". ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}
