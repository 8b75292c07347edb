package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

const maxAuthors = 500

// person is one author as a line prints him or her.
type person struct {
	name        string
	nameEN      string
	raw         string   // as the metadata gives it: "Okonjo, Bisi"
	marks       []string // 1, 2, a, *: what binds the name to its affiliation
	affiliation string   // where the line itself says it
	glued       bool     // only white space divided it from the name before
	aside       bool     // a note gives that affiliation, "Name, place", beside what lists say
	group       bool     // a group that signs as a person does
	fromMeta    bool     // that affiliation is the metadata's, and marks on the page know better
}

// readAuthors reads a line of names with whatever marks, separators and
// affiliations are glued to them. It returns Chinese (or Japanese, Korean) and
// Latin names apart, for pages print both in one line, and what stood in
// parentheses behind them, which is an affiliation as a rule.
func readAuthors(s string) (eastern, western []person, behind string) {
	s = plain.Tidy(wideGaps(plain.Clip(s, 40_000)))
	s = withoutDegrees(withoutRoleTags(plusBetweenNames(foreignParted(capsParted(stripRoles(s))))))
	if letters.Slashes.In(s) && strings.ContainsFunc(s, letters.Hangul) {
		s = romanisedInBrackets(s)
	}
	if groups, ok := namesWithAffiliations(s); ok {
		for _, g := range groups {
			for _, p := range splitNames(g.names) {
				p.affiliation = g.affiliation
				eastern, western = sortPerson(p, eastern, western)
			}
		}
		return bounded(eastern), bounded(western), ""
	}
	if rows := rowOf(s); len(rows) > 1 {
		foreign := foreignAmong(rows)
		for i, p := range rows {
			if foreign != nil && foreign[i] {
				eastern = append(eastern, p)
				continue
			}
			eastern, western = sortPerson(p, eastern, western)
		}
		return bounded(eastern), bounded(western), ""
	}
	if names, legend, ok := cutLegend(s); ok {
		s, behind = names, legend
	} else {
		s, behind = cutAffiliationParenthesis(s)
	}
	list := groupsBehindCommas(withoutEchoes(splitNames(s)), s)
	foreign := foreignAmong(list)
	for i, p := range list {
		if foreign != nil && foreign[i] {
			eastern = append(eastern, p)
			continue
		}
		eastern, western = sortPerson(p, eastern, western)
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
func withoutEchoes(list []person) []person {
	out := list[:0:0]
	for i, p := range list {
		if n := len(p.name) / 2; n > 6 && len(p.name)%2 == 0 && p.name[:n] == p.name[n:] && strings.Contains(p.name[:n], " ") {
			p.name = p.name[:n] // glued to the first
		}
		if i > 0 && len(out) > 0 && out[len(out)-1].name == p.name {
			out[len(out)-1].marks = append(out[len(out)-1].marks, p.marks...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// wideGaps puts commas where names are set to equal width and wide gaps divide
// them: in "佟　舒　　尔朱　宁" one blank stands inside a name, two between.
func wideGaps(s string) string {
	if len(s) > 400 || !strings.ContainsFunc(s, letters.Han) || letters.Separators.In(s) {
		return s
	}
	names := splitRuns(strings.ReplaceAll(strings.TrimSpace(s), "\u3000", " "))
	if len(names) < 2 {
		return s
	}
	spread := false
	for i, n := range names {
		parts := strings.Fields(n)
		if names[i] = strings.Join(parts, ""); len(parts) > 2 || !hanName(names[i]) || strings.ContainsFunc(n, nameDot) {
			return s
		}
		spread = spread || len(parts) == 2
	}
	if !spread {
		return s
	}
	return strings.Join(names, "，")
}

func bounded(p []person) []person { return p[:min(len(p), maxAuthors)] }

func sortPerson(p person, eastern, western []person) (e, w []person) {
	if strings.ContainsFunc(p.name, letters.CJK) {
		return append(eastern, p), western
	}
	return eastern, append(western, p)
}

var roleWords = hant.BothScripts("本报记者", "本报通讯员", "本刊记者", "特约记者", "特约通讯员", "实习记者", "见习记者", "实习生", "通讯员", ", 碩士", "，碩士", ", 博士", "，博士", ", 硕士", "，硕士", "（通讯作者）", "(通讯作者)", "（通信作者）", "(通信作者)", "(corresponding author)", "(Corresponding author)", "(Corresponding Author)", "（通訊作者）", "通讯作者", "et al.", "et al",
	"✉", "📧", "[作者简介]", ", Corresponding Author", ", Corresponding author", "(author)", "(Author)", "(저자)", "(교신저자)", "(제1저자)", "（著）", "View ORCID Profile", "View ORCID profile", "ORCID Icon", "ORCID", "orcid", "View the author's profile", "All Authors", "[...]", "[…]", "Search for more papers by this author")

var rxContact = lazyregexp.New(`https?://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]|https?://[^\s,;]+|[^\s,;]+@[^\s,;]+\.[^\s,;]+|\+ ?\d+(?: (?:more )?authors?)?|(?i:orcid(?: icon|(?:\.org)?[:/ ]*\S*\d{4}-\d{4}-\d{4}-\d{3}[\dX]))|View all authors and affiliations|Email author|View author['’]s Or[Cc][Ii][Dd] profile|(?i:show (?:more|less|all authors)|add author to my list|search by author|author links open overlay panel)|\[?view affiliations\]?`)

func stripRoles(s string) string {
	if len(s) > 14 && letters.Digit(rune(s[0])) {
		s = behindDate(s)
	}
	if at := strings.Index(s, "View all authors"); at > 0 && !letters.Blank(rune(s[at-1])) {
		s = s[:at] + " " + s[at:] // glued to an address
	}
	if strings.Contains(s, "@") || strings.Contains(s, "//") || strings.Contains(s, "rcid") || strings.Contains(s, "iew ") || strings.Contains(s, "how ") || strings.Contains(s, "ORCID") || strings.Contains(s, "links") || strings.Contains(s, "+") {
		s = rxContact.ReplaceAllString(s, " ")
	}
	s = withoutOthers(withoutGlyphs(andParted(s)))
	if strings.Contains(s, "Person") || strings.Contains(s, "Envelope") { // what icons beside a name are called
		s = rxIconWords.ReplaceAllString(s, "$1")
	}
	if !roleFinder.In(s) {
		return s
	}
	for _, w := range roleWords {
		if strings.Contains(s, w) {
			s = strings.ReplaceAll(s, w, " ")
		}
	}
	return s
}

// andParted puts the blank back that a copy lost between "and" and a name:
// "Rosa Lind 1 andTimo Holm 2".
func andParted(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "and")
		if i < 0 {
			return s
		}
		i += from
		from = i + len("and")
		if i > 0 && (s[i-1] == ' ' || s[i-1] == ',') && unicode.IsUpper(plain.FirstRune(s[from:])) {
			s = s[:from] + " " + s[from:]
		}
	}
}

// withoutGlyphs puts blanks where a font of icons has its signs: they stand in
// the area for private use, behind a name as a rule. Inside a name such a rune
// is a character that the page's own font has.
func withoutGlyphs(s string) string {
	if !strings.ContainsFunc(s, private) {
		return s
	}
	in := []rune(s)
	for i, r := range in {
		if private(r) && !(i > 0 && i+1 < len(in) && letters.Han(in[i-1]) && letters.Han(in[i+1])) {
			in[i] = ' '
		}
	}
	return string(in)
}

func private(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// withoutOthers cuts off how many authors there are: "甲  乙  等2人".
func withoutOthers(s string) string {
	t := strings.TrimRightFunc(s, letters.Blank)
	for _, others := range []string{"，等", ",等", "、等", ", 等", "， 等", "；等", "，等.", "，等。"} { // and others
		if head, ok := strings.CutSuffix(t, others); ok && head != "" {
			return head
		}
	}
	body, ok := strings.CutSuffix(t, "人")
	if !ok {
		return s
	}
	body = strings.TrimRightFunc(strings.TrimRight(body, "0123456789"), letters.Blank)
	if head, ok := strings.CutSuffix(body, "等"); ok && len(body) < len(t)-len("人") && head != "" {
		return strings.TrimRightFunc(head, letters.Blank)
	}
	return s
}

var roleFinder = hant.NewFinder(roleWords)

var rxIconWords = lazyregexp.New(`([a-z\d])(?:Person|Envelope)+\b`)

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
		if !workplace.Named(g.affiliation) || strings.ContainsFunc(g.affiliation, letters.Han) && !workplace.Addressed(g.affiliation) || !strings.ContainsFunc(g.affiliation, letters.CJK) && !strings.Contains(g.affiliation, ";") && strings.Contains(g.affiliation, ", and ") {
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
func keepNames(list []person, loose bool) []person {
	var out []person
	for _, p := range list {
		p.name = plain.TrimEdges(p.name, ".,;:，；：。-—|")
		switch {
		case p.name == "" || plain.RuneCount(p.name) > 60:
		case strings.ContainsFunc(p.name, letters.CJK):
			if collective(p.name) || hanName(p.name) || hangulName(p.name) || kanaName(p.name) && !notNames[p.name] || loose && plain.RuneCount(p.name) <= 12 && !workplace.Named(p.name) && !notNames[p.name] {
				out = append(out, p)
			}
		case latinName(p.name) || loose && plain.RuneCount(p.name) >= 3 && !strings.ContainsAny(p.name, "@:/0123456789") && unicode.IsUpper(plain.FirstRune(p.name)):
			if p.group || !plain.ContainsAny(p.name, groupWords) {
				out = append(out, p)
			}
		case p.group:
			out = append(out, p)
		}
	}
	return out
}

// groupsBehindCommas marks the groups that sign a paper as the persons before
// them do: "A. Moe, B. Ek, the LOCK Collaborators". Behind a semicolon a group
// is what the persons speak for.
func groupsBehindCommas(list []person, s string) []person {
	if len(list) < 2 || !plain.ContainsAny(s, groupWords) {
		return list
	}
	for i := range list {
		name := list[i].name
		if at := strings.Index(s, name); i == 0 || at <= 0 || !plain.ContainsAny(name, groupWords[:10]) || strings.Count(name, " ") > 8 || strings.ContainsAny(name, "0123456789:@") || strings.HasPrefix(name, "on behalf") || strings.HasPrefix(name, "for ") {
			continue
		} else if before := strings.TrimRight(s[:at], " "); strings.HasSuffix(before, ",") || strings.HasSuffix(before, " and") || strings.HasSuffix(before, "&") {
			list[i].group = true
		}
	}
	return list
}

var groupWords = []string{"Study Group", "Consortium", "Collaborators", "Investigators", "Working Group", "Collaboration", "Research Group", "Trial Team", "Study Team", "Trialists", "Trial Group", "Show all", "Show less", "Show more"}

// looksLikeAuthors reports whether a line is nothing but names.
func looksLikeAuthors(s string) bool { return authorScore(s) > 0 }

// authorScore is the number of names on a line that holds nothing else, 0
// where it holds anything else or nothing sure.
func authorScore(s string) int {
	if len(s) > 3000 {
		return 0
	}
	s = strings.TrimSpace(strings.TrimLeft(withoutRoleTags(plusBetweenNames(foreignParted(capsParted(stripRoles(s))))), "•●□■◎○◇◆▲△☆★ "))
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
	if letters.Colons.In(s) && (len(eastern)+len(western) == 0 || eastern != nil && eastern[0].affiliation == "" || eastern == nil && western[0].affiliation == "") && !strings.Contains(s, "http") {
		return 0
	}
	sure, marked := 0, 0
	for _, p := range eastern {
		if !strings.ContainsFunc(p.name, letters.CJK) { // a foreign author among them
			if workplace.Named(p.name) || plain.ContainsAny(p.name, groupWords) {
				return 0
			}
			sure++
			continue
		}
		n := strings.Join(strings.Fields(p.name), "")
		if collective(n) && len(eastern) > 1 {
			continue // signs beside persons
		}
		if !hanName(n) && !hangulName(n) && !(kanaName(p.name) && strings.ContainsFunc(p.name, letters.Kana)) && !(kanaName(p.name) && strings.Contains(p.name, " ")) {
			return 0
		}
		if notNames[n] {
			return 0
		}
		if likelyHan(n) || likelyHangul(n) || kanaName(p.name) && strings.Contains(p.name, " ") && !workplace.Named(p.name) {
			sure++
		}
		if len(p.marks) > 0 {
			marked++
		}
	}
	for _, p := range western {
		if plain.ContainsAny(p.name, groupWords) {
			continue
		}
		if !latinName(p.name) || strings.Count(p.name, " ") == 0 || workplace.Named(p.name) {
			return 0
		}
		if len(p.marks) > 0 {
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
				if small && i-word >= 4 && !nameParticles[s[word:i]] {
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
	return small && len(s)-word >= 4 && !nameParticles[s[word:]]
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

var groupFinder = hant.NewFinder(append([]string{"et al", "author", "orcid"}, groupWords...))

// authorClass: an element that is called after authors, and not after what
// stands around them.
func authorClass(hint string) bool {
	return strings.Contains(hint, "author") && !plain.ContainsAny(hint, []string{"affil", "address", "about", "note", "bio", "info", "corresp", "email", "abstract"})
}

// behindDate drops the day in front of names: "1 Apr 2024 | A. Brisk, T. Quill".
func behindDate(s string) string {
	date, names, ok := strings.Cut(s, " | ")
	if ok && len(date) < 20 && yearOf(clipStart(date, 4)) > 0 {
		return names
	}
	return s
}

// streetEnds are the last words of addresses: "114 North Taylor Avenue".
var streetEnds = hant.WordSet("Avenue Street Road Drive Boulevard Lane Ave St Rd Dr Blvd")

func lastWord(s string) string {
	s = strings.TrimRight(s, ". ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}
