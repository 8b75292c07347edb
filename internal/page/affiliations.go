package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

const (
	maxAffiliation  = 600
	maxAffiliations = 500
)

// institutionWords are what a place of work is called by.
var institutionWords = []string{"大学", "学院", "研究院", "研究所", "研究中心", "医院", "公司", "学校", "中学", "小学", "委员会", "实验室", "科学院", "党校", "银行", "中心", "协会", "研究会", "图书馆", "出版社",
	"事务所", "政府", "档案馆", "博物馆", "集团", "研究室", "教研部", "工作站", "疾控", "卫生院", "检察院", "法院", "学会", "基金会", "幼儿园", "管理局", "统计局", "农业局", "设计院", "总局", "教研室",
	"大學", "學院", "研究員", "醫院", "學校", "實驗室", "科學院", "學系", "系所", "委員會", "圖書館", "學部", "研究科", "机构", "株式会社", "研究機構", "専門学校", "高等学校", "學程", "博士班", "碩士班",
	"대학교", "대학원", "연구원", "연구소", "병원", "학과", "학교", "학부", "센터", "교육청",
	"Universi", "University", "Department", "School of", "College", "Institute", "Hospital", "Center for", "Centre for", "Laborator", "Academy", "Faculty", "Ministry", "Company", "Inc.", "Ltd", "Division of",
	"Research Cent", "Graduate School", "Clinic", "Foundation", "Agency", "Bureau", "Bank of", "Polytechnic", "Observatory", "Center", "Centre", "Corporation", "School,", "Business School", "Law School", "Medical School", "High School", "Middle School", "Institut", "Council", "Office of", "Library", "Museum", " Society", "Association", "Commission", "Party School", "Fachhochschule", " Unit,", " Group,", " Trust,", "Escuela", "École", "Dept"}

var institutionFinder = hant.NewFinder(institutionWords)

func institution(s string) bool { return institutionFinder.In(s) }

// affiliation is a place of work as the page prints it, with the mark or the
// names that bind authors to it.
type affiliation struct {
	mark  string
	text  string
	names []string
}

// readAffiliations reads lines of affiliations, one or several to a line, with
// numbers, letters or names for marks.
func readAffiliations(texts []string) []affiliation {
	var out []affiliation
	for _, s := range texts {
		s = plain.TrimEdges(plain.Tidy(plain.Clip(s, 20_000)), "•●·▪;；")
		s = withoutBrackets(s)
		if s == "" || publisherLine(s) || strings.Contains(s, "Available from") {
			continue
		}
		for _, part := range cutMarked(marksInFront(circled.Replace(s))) {
			mark, rest := leadingMark(part)
			pieces := []string{rest}
			if mark == "" {
				pieces = cutAtPostcodes(strings.FieldsFunc(rest, func(r rune) bool { return r == ';' || r == '；' || r == '\t' || r == '|' || r == '｜' }))
			}
			for _, p := range pieces {
				a := affiliation{mark: mark, text: p}
				if names, place, ok := cutNamesBefore(p); ok {
					a.text, a.names = place, names
				}
				if len(a.names) == 0 {
					a.text, a.names = cutNamesInParentheses(a.text)
				}
				a.text = trimAffiliation(a.text)
				if a.text == "" || len(a.text) > maxAffiliation || len(out) >= maxAffiliations {
					continue
				}
				a.text = withoutPlaceLabel(a.text)
				if formerPlace(a.text) || strings.HasPrefix(a.text, "Author to whom") || strings.HasPrefix(a.text, "Contact ") || strings.HasPrefix(a.text, "Correspond") || strings.HasPrefix(a.text, "These authors") {
					continue
				}
				if mark == "" && !institution(a.text) && len(a.names) == 0 && !(strings.ContainsFunc(a.text, letters.Han) && (endsInPostcode(a.text) || endsAsOffice(a.text)) && !officeAddress(a.text)) {
					// the tail of one that a semicolon cut, or a heading
					continue
				}
				if strings.Contains(a.text, "@") && !institution(a.text) {
					continue
				}
				out = append(out, a)
			}
		}
	}
	return out
}

// publisherLine names who publishes the journal, which is no place of work.
func publisherLine(s string) bool {
	for _, label := range publisherLabels {
		if strings.HasPrefix(s, label) {
			return true
		}
	}
	return false
}

// cutAtPostcodes divides places in Chinese that only white space behind a
// postal code sets apart: "某大学，某市 471999 某中心，某市 471998".
func cutAtPostcodes(places []string) []string {
	var out []string
	for _, s := range places {
		from, digits := 0, 0
		for i, r := range s {
			switch {
			case letters.Digit(r):
				digits++
				continue
			case letters.Blank(r) && digits == 6:
				if head, rest := s[from:i], strings.TrimLeftFunc(s[i:], letters.Blank); strings.ContainsFunc(plain.Clip(rest, 3), letters.Han) && institution(head) && (institution(rest) || endsInPostcode(rest)) {
					out = append(out, head)
					from = len(s) - len(rest)
				}
			}
			digits = 0
		}
		out = append(out, s[from:])
	}
	return out
}

// endsAsOffice: offices that no table lists end in one of a few characters:
// 某县文化馆, 某市水务局.
func endsAsOffice(s string) bool {
	n := plain.RuneCount(s)
	return n >= 4 && n <= 25 && strings.ContainsRune("馆局站厅委院所校社署处部室系队厂庭", plain.LastRune(s)) && !strings.ContainsAny(s, "，。：；、,")
}

// cutNamesBefore reads "Name: place" and "甲：某大学".
func cutNamesBefore(s string) (names []string, place string, ok bool) {
	i := letters.Colons.Index(s)
	if i <= 0 || i > 200 {
		return nil, "", false
	}
	_, w := utf8.DecodeRuneInString(s[i:])
	place = strings.TrimSpace(s[i+w:])
	if !strings.ContainsFunc(place, letters.CJK) && strings.Contains(place, ", and ") && !placeShape(place) {
		return nil, "", false
	}
	if authorScore(s[:i]) == 0 && !hanName(s[:i]) || !institution(place) && (!strings.Contains(place, ", ") || !capitalised(place) || strings.ContainsAny(place, ".;")) {
		return nil, "", false
	}
	for _, p := range splitNames(s[:i]) {
		names = append(names, p.name)
	}
	return names, place, true
}

// cutNamesInParentheses takes "（甲、乙）" off the end of an affiliation.
func cutNamesInParentheses(s string) (rest string, names []string) {
	t := plain.TrimEdges(s, ";；。.,，")
	for _, p := range []struct{ open, end string }{{"（", "）"}, {"(", ")"}} {
		if !strings.HasSuffix(t, p.end) {
			continue
		}
		i := strings.LastIndex(t, p.open)
		if i < 0 {
			continue
		}
		inner := t[i+len(p.open) : len(t)-len(p.end)]
		if !endsInPostcode(inner) && (looksLikeAuthors(inner) || namesListed(inner)) {
			for _, n := range splitNames(inner) {
				names = append(names, n.name)
			}
			return t[:i], names
		}
	}
	return s, nil
}

// namesListed reports two names or more between the commas of a list.
func namesListed(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("、，,", r) }) {
		if w = strings.TrimSpace(w); !hanName(w) || institution(w) {
			return false
		}
		n++
	}
	return n >= 2
}

// trimAffiliation drops what is printed around the place itself: a postal code
// and city in front, an address for mail behind.
func trimAffiliation(s string) string {
	s = plain.TrimEdges(s, "；;。、,，*|")
	if i, j := strings.Index(s, ")"), strings.Index(s, "("); i >= 0 && i < j {
		s = strings.ReplaceAll(s, ") (", "; ") // the inside of several brackets in a row
	}
	for _, lead := range []string{"[作者单位：", "[作者单位:", "作者单位：", "作者单位:"} {
		if t, ok := strings.CutPrefix(s, lead); ok {
			s = plain.TrimEdges(t, "] ")
		}
	}
	if len(s) > 4 && s[0] == s[1] && s[0] >= 'a' && s[0] <= 'z' && s[2] == ' ' && unicode.IsUpper(plain.FirstRune(s[3:])) {
		s = s[3:] // the mark of the name and the mark of the place, glued
	}
	for _, p := range []string{"()", "（）", "[]", "［］"} {
		open, end := p[:len(p)/2], p[len(p)/2:]
		if strings.HasPrefix(s, open) && strings.HasSuffix(s, end) && strings.Count(s, open) == 1 {
			s = plain.TrimEdges(s[len(open):len(s)-len(end)], "；;。、,， ")
		}
	}
	if strings.HasSuffix(s, "Dept") || strings.HasSuffix(s, "Inc") {
		s += "."
	}
	if i := leadingDigits(s); i == 6 {
		rest := strings.TrimSpace(s[i:])
		if j := strings.IndexAny(rest, "，,"); j > 0 && plain.RuneCount(rest[:j]) <= 4 {
			_, w := utf8.DecodeRuneInString(rest[j:])
			rest = rest[j+w:]
			s = strings.TrimSpace(rest)
		} else if j := strings.IndexByte(rest, ' '); j > 0 && plain.RuneCount(rest[:j]) <= 4 {
			s = strings.TrimSpace(rest[j:])
		} else if letters.Han(plain.FirstRune(rest)) && institution(rest) {
			s = rest
		}
	}
	if i := strings.Index(s, "Correspondence"); i > 0 {
		s = plain.TrimEdges(s[:i], "；;,，。 ")
	}
	s = withoutMail(s)
	for _, cue := range []string{"Electronic address", "Email", "E-mail", "email", "e-mail", "邮箱", "http", "ORCID", "Correspondence"} {
		if i := strings.Index(s, cue); i > 0 {
			s = plain.TrimEdges(s[:i], "；;,，。 ")
		}
	}
	return withoutRank(plain.Tidy(s))
}

// withoutMail drops the address that ends a place: "…, Norway. oda@example.no."
func withoutMail(s string) string {
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return s
	}
	from := strings.LastIndexByte(s[:at], ' ')
	if from < 0 || strings.Contains(s[at:], " ") {
		return s
	}
	return strings.TrimRight(s[:from], " .;,(")
}

func leadingDigits(s string) int {
	i := 0
	for i < len(s) && letters.Digit(rune(s[i])) {
		i++
	}
	return i
}

var publisherLabels = hant.BothScripts("出版單位", "出版单位", "出版者", "出版機關", "發行單位", "發行機關", "主办单位", "主管单位", "主辦單位", "発行機関", "발행기관")

// withoutRank drops the rank that is held at a place in Chinese and stands
// behind it: "某大學法律學院副教授", "某大学公共管理学院 教授、博士生导师".
func withoutRank(s string) string {
	if !letters.Han(plain.LastRune(s)) || !endsInRank(s) {
		return s
	}
	cut := len(s)
	for _, rank := range rankEnds {
		if i := strings.Index(s, rank); i > 0 && i < cut {
			cut = i
		}
	}
	head := plain.TrimEdges(s[:cut], "，,、；; ")
	if plain.RuneCount(s[cut:]) > 24 || !placeLine(head) {
		return s
	}
	return head
}

func endsInRank(s string) bool {
	for _, rank := range rankEnds {
		if strings.HasSuffix(s, rank) {
			return rank != "讲座" && rank != "講座" // a chair, which in Japanese is a place: 地域看護学講座
		}
	}
	return false
}

// rankEnds are ranks that are held at a university.
var rankEnds = hant.BothScripts("教授", "副教授", "助理教授", "讲师", "助教", "研究员", "副研究员", "助理研究员", "特聘", "讲座", "专任", "兼任", "博士生", "硕士生", "研究生", "博士候选人", "博士后", "导师", "工程师", "高级")
