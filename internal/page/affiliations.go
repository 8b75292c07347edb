package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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

var institutionFinder = newFinder(institutionWords)

func institution(s string) bool { return institutionFinder.in(s) }

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
		s = trimEdges(tidy(clip(s, 20_000)), "•●·▪;；")
		s = withoutBrackets(s)
		if s == "" || publisherLine(s) {
			continue
		}
		for _, part := range cutMarked(marksInFront(circled.Replace(s))) {
			mark, rest := leadingMark(part)
			pieces := []string{rest}
			if mark == "" {
				pieces = cutAtPostcodes(strings.FieldsFunc(rest, func(r rune) bool { return r == ';' || r == '；' || r == '\t' }))
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
				a.text = strings.TrimPrefix(a.text, "Affiliation ")
				if strings.HasPrefix(a.text, "Author to whom") || strings.HasPrefix(a.text, "Contact ") || strings.HasPrefix(a.text, "Correspond") || strings.HasPrefix(a.text, "These authors") {
					continue
				}
				if mark == "" && !institution(a.text) && len(a.names) == 0 && !(strings.ContainsFunc(a.text, han) && (endsInPostcode(a.text) || endsAsOffice(a.text)) && !officeAddress(a.text)) {
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
			case digit(r):
				digits++
				continue
			case blank(r) && digits == 6:
				if head, rest := s[from:i], strings.TrimLeftFunc(s[i:], blank); strings.ContainsFunc(clip(rest, 3), han) && institution(head) && (institution(rest) || endsInPostcode(rest)) {
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
	n := runes(s)
	return n >= 4 && n <= 25 && strings.ContainsRune("馆局站厅委院所校社署处部室系", lastRune(s)) && !strings.ContainsAny(s, "，。：；、,")
}

// circled marks read like bracketed ones.
var circled = strings.NewReplacer("（１）", "[1]", "（２）", "[2]", "（３）", "[3]", "（４）", "[4]", "（５）", "[5]", "（６）", "[6]", "（７）", "[7]", "（８）", "[8]", "（９）", "[9]",
	"①", "[1]", "②", "[2]", "③", "[3]", "④", "[4]", "⑤", "[5]", "⑥", "[6]", "⑦", "[7]", "⑧", "[8]", "⑨", "[9]")

// marksInFront turns "甲 [1] 乙 [2]" into "[1]甲 [2]乙".
func marksInFront(s string) string {
	if !strings.HasSuffix(s, "]") || strings.HasPrefix(s, "[") {
		return s
	}
	var b strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '[')
		end := strings.IndexByte(s, ']')
		if open <= 0 || end < open || !marksOnly(s[open+1:end]) {
			b.WriteString(s)
			break
		}
		b.WriteString(s[open:end+1] + strings.TrimSpace(s[:open]) + " ")
		s = strings.TrimSpace(s[end+1:])
	}
	return strings.TrimSpace(b.String())
}

// cutMarked divides a line at its running numbers: "1. 甲2. 乙", "[1]甲 [2]乙",
// "1Dept A; 2Dept B".
func cutMarked(s string) []string {
	mark, _ := leadingMark(s)
	n, err := strconv.Atoi(mark)
	if err != nil {
		return cutLettered(s, mark)
	}
	var out []string
	for {
		next := nextMark(s, n+1)
		if next < 0 {
			return append(out, s)
		}
		out = append(out, s[:next])
		s = s[next:]
		n++
	}
}

func cutLettered(s, mark string) []string {
	if len(mark) != 1 || mark[0] < 'a' || mark[0] > 'y' {
		return []string{s}
	}
	var out []string
	for c := mark[0]; c < 'z'; c++ {
		i := -1
		for _, form := range []string{"; " + string(c+1) + " ", ";" + string(c+1) + " ", " " + string(c+1) + ". ", "; " + string(c+1) + ". "} {
			if j := strings.Index(s, form); j > 0 && (i < 0 || j < i) {
				i = j
			}
		}
		if i < 0 {
			break
		}
		out = append(out, s[:i])
		s = trimEdges(s[i:], "; ")
	}
	return append(out, s)
}

// nextMark finds where mark n begins behind the first character of s.
func nextMark(s string, n int) int {
	want := strconv.Itoa(n)
	for from := 1; ; {
		i := strings.Index(s[from:], want)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(want)
		before := lastRune(s[:i])
		rest := s[i+len(want):]
		after := firstRune(rest)
		if digit(before) || digit(after) || before == '-' {
			continue
		}
		switch {
		case (before == '[' || before == '(' || before == '（' || before == '［') && (after == ']' || after == ')' || after == '）' || after == '］'):
			return i - utf8.RuneLen(before)
		case after == '.' || after == '．' || after == '、':
			tail := strings.TrimSpace(rest[utf8.RuneLen(after):])
			if r := firstRune(tail); unicode.IsLetter(r) {
				return i
			}
		case (before == ' ' || before == ';' || before == '；' || before == '.') && (unicode.IsUpper(after) || cjk(after) || after == ' ' && unicode.IsLetter(firstRune(strings.TrimSpace(rest)))):
			if tail := strings.TrimSpace(rest); after == ' ' && cjk(firstRune(tail)) && institution(s[:i]) && institution(clip(tail, 120)) {
				return i // "1 某大学 2 某中心"
			}
			if prev := lastRune(strings.TrimSpace(s[:i])); prev == ';' || prev == '；' || prev == '.' || prev == ',' || cjk(after) || digit(prev) || latin(prev) && unicode.IsUpper(after) && institution(clip(rest, 120)) {
				return i
			}
		}
	}
}

// leadingMark takes the mark off the front of an affiliation: "[1]", "(1)",
// "1.", "1 ", "a.", "*".
func leadingMark(s string) (mark, rest string) {
	s = strings.TrimSpace(s)
	r, n := utf8.DecodeRuneInString(s)
	if r == '[' || r == '(' || r == '（' || r == '［' {
		end := strings.IndexAny(s, "])）］")
		if end > 0 && end <= 6 && marksOnly(s[n:end]) {
			_, w := utf8.DecodeRuneInString(s[end:])
			return plainMarks(s[n:end]), strings.TrimLeft(s[end+w:], ".．、,， \u3000")
		}
		return "", s
	}
	i := 0
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		if !digit(plainMark(r)) || i > 8 {
			break
		}
		i += w
	}
	if i > 0 && i < len(s) {
		m := plainMarks(s[:i])
		if len(m) > 2 { // a postal code
			return "", s
		}
		rest := strings.TrimLeft(s[i:], ".．、) \u3000:")
		if unicode.IsLetter(firstRune(rest)) {
			return m, rest
		}
		return "", s
	}
	if len(s) > 3 && s[0] >= 'a' && s[0] <= 'z' && (s[1] == '.' || s[1] == ' ' || s[1] == ')' || s[1] >= 'A' && s[1] <= 'Z') {
		rest := strings.TrimLeft(s[1:], ".) ")
		if unicode.IsUpper(firstRune(rest)) || cjk(firstRune(rest)) {
			return s[:1], rest
		}
	}
	return "", s
}

// cutNamesBefore reads "Name: place" and "甲：某大学".
func cutNamesBefore(s string) (names []string, place string, ok bool) {
	i := strings.IndexAny(s, ":：")
	if i <= 0 || i > 200 {
		return nil, "", false
	}
	_, w := utf8.DecodeRuneInString(s[i:])
	place = strings.TrimSpace(s[i+w:])
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
	t := trimEdges(s, ";；。.,，")
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
	s = trimEdges(s, "；;。、,，*|")
	for _, lead := range []string{"[作者单位：", "[作者单位:", "作者单位：", "作者单位:"} {
		if t, ok := strings.CutPrefix(s, lead); ok {
			s = trimEdges(t, "] ")
		}
	}
	if len(s) > 4 && s[0] == s[1] && s[0] >= 'a' && s[0] <= 'z' && s[2] == ' ' && unicode.IsUpper(firstRune(s[3:])) {
		s = s[3:] // the mark of the name and the mark of the place, glued
	}
	for _, p := range []string{"()", "（）", "[]", "［］"} {
		open, end := p[:len(p)/2], p[len(p)/2:]
		if strings.HasPrefix(s, open) && strings.HasSuffix(s, end) && strings.Count(s, open) == 1 {
			s = trimEdges(s[len(open):len(s)-len(end)], "；;。、,， ")
		}
	}
	if strings.HasSuffix(s, "Dept") || strings.HasSuffix(s, "Inc") {
		s += "."
	}
	if i := leadingDigits(s); i == 6 {
		rest := strings.TrimSpace(s[i:])
		if j := strings.IndexAny(rest, "，,"); j > 0 && runes(rest[:j]) <= 4 {
			_, w := utf8.DecodeRuneInString(rest[j:])
			rest = rest[j+w:]
			s = strings.TrimSpace(rest)
		} else if j := strings.IndexByte(rest, ' '); j > 0 && runes(rest[:j]) <= 4 {
			s = strings.TrimSpace(rest[j:])
		}
	}
	if i := strings.Index(s, "Correspondence"); i > 0 {
		s = trimEdges(s[:i], "；;,，。 ")
	}
	s = withoutMail(s)
	for _, cue := range []string{"Electronic address", "Email", "E-mail", "email", "e-mail", "邮箱", "http", "ORCID", "Correspondence"} {
		if i := strings.Index(s, cue); i > 0 {
			s = trimEdges(s[:i], "；;,，。 ")
		}
	}
	return tidy(s)
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
	for i < len(s) && digit(rune(s[i])) {
		i++
	}
	return i
}

// attach gives every author the place that his marks, his name, or the order
// of the page binds him to.
func attach(people []person, places []affiliation) {
	if len(places) == 0 {
		return
	}
	// a place that holds a name is a line that the page glued together
	places = slices.DeleteFunc(slices.Clone(places), func(a affiliation) bool {
		return slices.ContainsFunc(people, func(p person) bool { return len(p.name) > 6 && strings.Contains(a.text, p.name) })
	})
	byMark := map[string]string{}
	byName := map[string]string{}
	for _, p := range places {
		if p.mark != "" && byMark[p.mark] == "" {
			byMark[p.mark] = p.text
		}
		for _, n := range p.names {
			byName[Fold(n)] = withPlace(byName[Fold(n)], p.text)
		}
	}
	marked := false
	for i := range people {
		if people[i].affiliation != "" && !people[i].fromMeta {
			continue
		}
		if a := byName[Fold(people[i].name)]; a != "" {
			people[i].affiliation = a
			marked = true
			continue
		}
		own := ""
		for _, m := range people[i].marks {
			a := byMark[m]
			if a == "" && len(m) == 2 { // "1,2" that lost its comma
				a = withPlace(byMark[m[:1]], byMark[m[1:]])
			}
			own = withPlace(own, a)
		}
		if own != "" {
			people[i].affiliation, marked = own, true
		}
	}
	switch {
	case len(places) == 1:
		for i := range people {
			if people[i].affiliation == "" {
				people[i].affiliation = places[0].text
			}
		}
	case !marked:
		inOrder(people, places)
	}
}

// inOrder gives the places to the authors one by one where there are as many;
// a group that signs with its members has no place of its own.
func inOrder(people []person, places []affiliation) {
	var single []int
	for i := range people {
		if len(people) == len(places) || !collective(people[i].name) {
			single = append(single, i)
		}
	}
	if len(single) != len(places) {
		return
	}
	for k, i := range single {
		if people[i].affiliation == "" {
			people[i].affiliation = places[k].text
		}
	}
}

// withPlace adds a place to those that an author has: several are joined by
// "; " in the order of the page.
func withPlace(have, more string) string {
	switch {
	case have == "" || more == "":
		return have + more
	case strings.Contains("; "+have+"; ", "; "+more+"; "):
		return have
	}
	return have + "; " + more
}

// biographyPlace reads the place of work out of a note such as "甲(通讯作者),
// 某大学公共管理学院副教授,行政管理系主任".
func biographyPlace(note string) string {
	for part := range strings.FieldsFuncSeq(clip(note, 600), func(r rune) bool {
		return r == ',' || r == '，' || r == ';' || r == '；' || r == '。' || r == ' '
	}) {
		if !institution(part) || containsAny(part, graduated) {
			continue
		}
		cut := len(part)
		for _, rank := range ranks {
			if i := strings.Index(part, rank); i > 0 && i < cut {
				cut = i
			}
		}
		part = part[:cut]
		for _, lead := range employed {
			part = strings.TrimPrefix(part, lead)
		}
		if institution(part) {
			part = trimEdges(part, ":：（(")
			if strings.Count(part, "）")+strings.Count(part, ")") > strings.Count(part, "（")+strings.Count(part, "(") {
				part = trimEdges(part, "）)")
			}
			return tidy(part)
		}
	}
	// an office without a word that says so: the clause behind the name, up to
	// the rank
	for part := range strings.FieldsFuncSeq(clip(note, 200), func(r rune) bool { return r == ',' || r == '，' || r == '。' || r == ';' }) {
		for _, rank := range ranks {
			if i := strings.Index(part, rank); i > 0 && runes(part[:i]) >= 5 && strings.ContainsRune("局厅部委院所站处科校馆社室", lastRune(part[:i])) {
				return tidy(part[:i])
			}
		}
	}
	return ""
}

var employed = bothScripts("现为", "系", "就职于", "任职于", "现任", "工作单位")

var publisherLabels = bothScripts("出版單位", "出版单位", "出版者", "出版機關", "發行單位", "發行機關", "主办单位", "主管单位", "主辦單位", "発行機関", "발행기관")

var graduated = bothScripts("毕业于")

var ranks = bothScripts("副教授", "教授", "讲师", "助教", "副研究员", "助理研究员", "研究员", "博士", "硕士", "助理教授", "院长", "主任", "研究生", "本科生", "特聘", "长聘", "在读", "博士后", "副院长", "學生", "講師", "研究員", "碩士", "兼任", "專任", "約聘", "博士後", "工程師", "學生", "学生", "工程师", "副主任", "高级", "师资", "兼任", "青年", "科长", "局长", "处长", "部长", "厅长", "所长", "干部", "科员", "编辑", "记者")
