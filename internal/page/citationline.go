package page

import (
	"strconv"
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// imprint is where a paper appeared: what a header, a citation line or a field
// "出处" says in one breath.
type imprint struct {
	journal string // as printed before the numbers
	after   string // a name printed behind the numbers (the English one, on VIP)
	year    int
	volume  string
	issue   string
	pages   string
}

func (c imprint) empty() bool {
	return c.year == 0 && c.volume == "" && c.issue == "" && c.pages == ""
}

// weight counts the parts that were found, for choosing among lines.
func (c imprint) weight() int {
	n := 0
	for _, set := range []bool{c.year != 0, c.volume != "", c.issue != "", c.pages != "", c.journal != ""} {
		if set {
			n++
		}
	}
	return n
}

// maxImprintLine bounds the lines that are tried as citation lines.
const maxImprintLine = 600

// readImprint reads a citation line. It is empty for a line without the
// numbers of one.
func readImprint(s string) imprint {
	if len(s) > maxImprintLine {
		return imprint{}
	}
	if strings.Count(s, " • ") > 1 {
		if c := imprintBetweenDots(s); !c.empty() {
			return c
		}
	}
	if s = plain.HalfDigits(s); !imprintCue(s) {
		return imprint{}
	}
	s = withoutISSN(plain.Tidy(s))
	signs := signsOf(s)
	for _, shape := range imprintShapes {
		if !shape.possible(signs) {
			continue
		}
		loc := shape.find(s, signs)
		if loc == nil || loc[0] > 0 && (letters.Digit(rune(s[loc[0]-1])) || numberWord(s[:loc[0]])) {
			continue
		}
		var c imprint
		for i, name := range shape.names {
			if name == "" || loc[2*i] < 0 {
				continue
			}
			switch part := s[loc[2*i]:loc[2*i+1]]; name {
			case "y":
				c.year, _ = strconv.Atoi(part)
			case "v":
				c.volume = part
			case "i":
				c.issue = strings.TrimSpace(part)
			case "p":
				c.pages = cleanPages(part)
			case "j":
				c.journal = plain.Tidy(part)
			}
		}
		start, end := loc[0], loc[1]
		if c.issue == "" && len(c.pages) == 2 && len(c.volume) <= 2 && clockTime(s, c.volume, c.pages) {
			continue
		}
		if len(c.volume) == 4 && plain.Year(c.volume) > 0 && (c.year == 0 || c.volume == strconv.Itoa(c.year)) {
			c.year, c.volume = plain.Year(c.volume), "" // 2018(6): 140-149
		}
		if c.year == 0 && c.volume != "" && len(c.issue) == 4 && plain.Year(c.issue) > 0 {
			c.year, c.issue = plain.Year(c.issue), "" // 44 (1999): 201-219
		}
		if c.year == 0 {
			if y, at, _ := findPart(rxYear, s); y != "" {
				c.year, _ = strconv.Atoi(y)
				start = min(start, at)
			}
		}
		if c.pages == "" {
			if p, _, to := findPart(rxPageNo, s[end:]); p != "" {
				c.pages = pagesBefore(p, s[end+to:])
				end += to
			}
		}
		if c.journal == "" {
			c.journal = journalBefore(s[:start])
		}
		if strings.Contains(c.journal, "期") && imprintCue(c.journal) { // the same in two languages on one line
			if first := readImprint(c.journal); first.weight() >= 3 && first.journal != "" {
				c.journal = first.journal
			}
		}
		c.after = s[end:]
		return c
	}
	return spelledImprint(s)
}

// withoutISSN drops an ISSN, whose first half may look like a year, where the
// line says that it is one.
func withoutISSN(s string) string {
	i := strings.Index(s, "ISSN")
	if i < 0 {
		return s
	}
	number := findISSN(plain.Clip(s[i:], 24))
	if number == "" {
		return s
	}
	end := i + strings.Index(s[i:], number) + len(number)
	return strings.TrimRight(s[:i], " ") + s[end:]
}

// imprintCue is the cheap test that nearly every other line fails: a year, or
// the word for a volume or an issue beside a digit.
func imprintCue(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if !letters.Digit(rune(s[i])) {
			continue
		}
		digits++
		if i+4 <= len(s) && (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && letters.Digit(rune(s[i+2])) && letters.Digit(rune(s[i+3])) {
			return true
		}
	}
	return digits > 0 && plain.ContainsAny(s, []string{"卷", "期", "巻", "号", "號", "권", "호", "ol", "OL", "ssue", "No", "no.", "NO", "(", "（", "v."})
}

// issueBeforeDay cuts off the day of the month that a dash sets behind an
// issue: in "Number 10 - 5 October" it is 10, as no range falls.
func issueBeforeDay(s string) string {
	from, to, ok := strings.Cut(s, "-")
	if !ok {
		return s
	}
	a, err := strconv.Atoi(strings.TrimSpace(from))
	b, err2 := strconv.Atoi(strings.TrimSpace(to))
	if err == nil && err2 == nil && b < a && len(strings.TrimSpace(from)) <= len(strings.TrimSpace(to))+1 && strings.Contains(s, " ") {
		return strings.TrimSpace(from)
	}
	return s
}

// spelledImprint reads a line that names its parts: 2024年3月 第19卷 第3期.
func spelledImprint(s string) imprint {
	var c imprint
	if strings.Contains(s, " Tahun ") || strings.Contains(s, "egulation No") || strings.Contains(s, "Law No") {
		return c // a law by its number and year
	}
	volumes, issues := volumeFinder.In(s), issueFinder.In(s)
	if !volumes && !issues {
		return imprint{}
	}
	s = articleNumber.Replace(s)
	start, end := len(s), 0
	note := func(from, to int) {
		start, end = min(start, from), max(end, to)
	}
	if volumes {
		if v, from, to := findPart(rxVolume, s); v != "" {
			c.volume = v
			note(from, to)
			if m := rxIssueBehindVolume.FindString(s[to:]); m != "" { // vol. 12(20)
				c.issue = strings.TrimSpace(strings.Trim(m, "() "))
				note(to, to+len(m))
			}
		}
	}
	if issues && c.issue == "" {
		if i, from, to := findPart(rxIssueNo, s); i != "" {
			c.issue = issueBeforeDay(strings.TrimSpace(i))
			note(from, to)
		}
	}
	if c.volume == "" && c.issue == "" {
		return imprint{}
	}
	between := ""
	y, from, to := "", 0, 0
	if signsOf(s).year {
		y, from, to = findPart(rxYear, s)
	}
	if y != "" {
		switch {
		case from > end:
			between = s[end:from]
		case to < start:
			between = s[to:start]
		}
		if !strings.Contains(s, "巻") || !rxYearRange.MatchString(s[from:]) {
			c.year, _ = strconv.Atoi(y)
		}
		note(from, to)
	} else {
		c.year = plain.ROCYear(s)
	}
	rest := s[end:]
	var p string
	if pageFinder.In(s) {
		p, from, to = findPart(rxPageNo[:2], s)
	}
	if p != "" {
		c.pages = pagesBefore(p, s[min(to, len(s)):])
		note(from, to)
	} else if p, _, to := findPart(rxPageNo, rest); p != "" {
		c.pages = cleanPages(p)
		end += to
	} else if m := rxArticleNumber.FindStringSubmatch(rest); m != nil && c.volume != "" {
		c.pages = m[1]
		end += len(m[0])
	} else if m := rxNumberBehindIssue.FindStringSubmatch(s); m != nil && c.issue != "" {
		c.pages = m[1]
	} else if m := rxBarePages.FindStringSubmatch(rest); m != nil {
		c.pages = cleanPages(m[1])
		end += len(m[0])
	}
	if c.year == 0 && c.pages == "" && (c.volume == "" || c.issue == "") {
		return imprint{}
	}
	if c.journal = journalBefore(s[:start]); c.journal == "" {
		c.journal = journalBetween(between)
	}
	c.after = s[end:]
	if after, _, _ := strings.Cut(c.after, "Vol"); c.journal == "" && strings.ContainsFunc(after, letters.Han) && plain.RuneCount(after) < 30 { // 2017年12月 第17卷 第2期 某刊
		c.journal = journalBetween(after)
	}
	return c
}

// What a line must hold for a volume or an issue to be spelled out in it.
var (
	volumeFinder = hant.NewFinder([]string{"卷", "巻", "권", "ol", "OL", "v.", "V."})
	pageFinder   = hant.NewFinder([]string{"p", "P", "页", "頁", "ペ"})
	issueFinder  = hant.NewFinder([]string{"期", "號", "号", "호", "增刊", "no", "No", "NO", "iss", "Iss", "ISS", "nr", "Nr", "NR", "umber", "UMBER", "n.", "N.", "nº", "n°", "úm", "um.", "(C)", "(A)", "(B)", "(D)"})
)

// articleNumber keeps the number of an article from being read as an issue's.
var articleNumber = strings.NewReplacer("article number", "article", "Article number", "Article", "Article Number", "Article", "article no.", "article", "Article no.", "Article", "Article No.", "Article")

// the article number that stands where pages would: "Volume 88, March 2023, 102417"
var rxArticleNumber = lazyregexp.New(`^\s*[,，:：]\s*([A-Za-z]{0,3}\d{4,9})\s*(?:[(（](?:19|20)\d\d[)）]\s*)?$`)

// the same behind a Chinese issue: "第8卷 第4期 : 100417 (2023)"
var rxNumberBehindIssue = lazyregexp.New(`[期號号]\s*[:：,，]\s*([A-Za-z]?\d{4,9})\s*(?:[(（]|$)`)

// "15 巻 (2022-2023)": the years of a volume
var rxYearRange = lazyregexp.New(`^[(（]?(?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d[)）]`)

var rxIssueBehindVolume = lazyregexp.New(`^\((?:` + rxIssue + `)\)`)

var rxBarePages = lazyregexp.New(`^\s*[:：,，(（]?\s*(` + rxPage + `\s*[-–—~～]\s*` + rxPage + `(?:\s*[+,，]\s*\d+)*)`)

// findPart returns the first group of the first expression that matches.
func findPart(exprs []*lazyregexp.Regexp, s string) (part string, from, to int) {
	for _, e := range exprs {
		if loc := e.FindStringSubmatchIndex(s); loc != nil {
			return s[loc[2]:loc[3]], loc[0], loc[1]
		}
	}
	return "", 0, 0
}

// pagesBefore cleans pages without the day of a date behind them: "pp. 33-45, 1
// July 2021".
func pagesBefore(p, rest string) string {
	if i := strings.LastIndexByte(p, ','); i > 0 && rxMonthNext.MatchString(rest) {
		p = p[:i]
	}
	return cleanPages(p)
}

var rxDateBehindPages = lazyregexp.New(`[,，]\s*(?:19|20)\d\d\s*-\s*\d{1,2}$`)

var rxMonthNext = lazyregexp.New(`^\s*` + rxMonth)

func cleanPages(s string) string {
	if loc := rxDateBehindPages.FindStringIndex(s); loc != nil { // 25-38, 2020-09
		s = s[:loc[0]]
	}
	s = strings.Join(strings.Fields(s), "")
	if n := len(s) - 5; n > 0 && (s[n] == ',') && plain.Year(s[n+1:]) > 0 && n <= 9 { // pp. 355-402, 2021
		s = s[:n]
	}
	return strings.Trim(s, ".,，;；:：+")
}

// journalBefore reads the journal's name off the end of what precedes the
// numbers: behind the last breadcrumb sign, inside 《》, without separators.
func journalBefore(s string) string {
	if i := strings.Index(s, "[ISSN"); i > 0 { // 某学报[ISSN:1009-9999/CN:44-9999/C] 卷:
		s = s[:i]
	}
	s = withoutLogo(plain.TrimEdges(s, ",，.。;；:：|·•-–—/(（[【›>»\"”"))
	if open := strings.LastIndex(s, "《"); open >= 0 {
		if end := strings.Index(s[open:], "》"); end > 0 {
			return plain.Tidy(s[open+len("《"):open+end] + edition(s[open+end+len("》"):]))
		}
	}
	if strings.ContainsFunc(s, letters.CJK) && strings.Contains(s, "/") && !strings.ContainsFunc(s, letters.Latin) || strings.Count(s, "/") > 1 || strings.Contains(s, "トップ/") || strings.Contains(s, " / ") && !strings.Contains(s, " / 20") {
		s = s[strings.LastIndex(s, "/")+1:]
	}
	for _, crumbs := range []string{"Home Journals ", "Home All Journals ", "Home Archives ", "Home Browse "} {
		if rest, ok := strings.CutPrefix(s, crumbs); ok {
			s = strings.TrimSpace(rest)
		}
	}
	for _, here := range []string{"位置：", "位置:", "here:"} {
		if i := strings.LastIndex(s, here); i >= 0 {
			s = s[i+len(here):]
		}
	}
	if crumbs := strings.FieldsFunc(s, func(c rune) bool { return c == '>' || c == '›' || c == '»' }); len(crumbs) > 1 {
		// a crumb of the menu stands between the journal and the issue
		for n := len(crumbs); n > 1 && (names.NotNames[plain.Tidy(crumbs[n-1])] || crumbWord(crumbs[n-1])); n-- {
			s = strings.TrimRight(s[:strings.LastIndex(s, crumbs[n-1])], " >›»\u3000")
		}
	}
	for _, sep := range []string{">", "›", "»", "|", "→", "\t"} {
		if i := strings.LastIndex(s, sep); i >= 0 {
			s = s[i+len(sep):]
		}
	}
	s = plain.TrimEdges(s, ",，.。;；:：|·•-–—/(（[【")
	for _, kind := range publicationKinds {
		if t, ok := strings.CutPrefix(s, kind+" "); ok && len(t) > 3 && unicode.IsUpper(plain.FirstRune(t)) {
			s = t
		}
	}
	if strings.Count(s, "(") < strings.Count(s, ")") || strings.Count(s, "（") < strings.Count(s, "）") {
		s = strings.TrimRight(s, ")） ")
	}
	return plain.Tidy(withoutEcho(withoutMonth(s)))
}

// withoutEcho drops the end of a qualifier that catalogues print a second time:
// "Harbour review (Sund, Norland : 1991) Norland : 1991".
func withoutEcho(s string) string {
	if i := strings.LastIndex(s, ") "); i > 0 && strings.HasSuffix(s[:i], s[i+len(") "):]) {
		return s[:i+1]
	}
	return s
}

// withoutLogo reads what a copy made of a picture with a link: "Trials logoLink
// to Trials".
func withoutLogo(s string) string {
	if i := strings.Index(s, "logoLink to "); i > 0 {
		return s[i+len("logoLink to "):]
	}
	return s
}

// withoutMonth drops the month behind a comma, which belongs to the year that
// follows: "Harbour Review , AUGUST".
func withoutMonth(s string) string {
	i := strings.LastIndexByte(s, ',')
	if i < 2 || len(s)-i > 24 {
		return s
	}
	first, _, _ := strings.Cut(strings.TrimSpace(s[i+1:]), " ")
	if first = strings.ToLower(first); len(first) > 2 && months[first[:3]] || seasons[first] {
		return strings.TrimRight(s[:i], " ")
	}
	return s
}

var (
	months  = hant.WordSet("jan feb mar apr may jun jul aug sep oct nov dec")
	seasons = hant.WordSet("spring summer autumn fall winter")
)

// publicationKinds are printed in front of a citation line.
var publicationKinds = []string{"Literature Review", "Randomized Controlled Trial", "Clinical Trial", "Meta-Analysis", "Systematic Review", "Review", "Case Reports", "Multicenter Study", "Observational Study", "Comparative Study", "Editorial", "Letter", "Research Article", "Original Article", "Original Research", "Article", "Comment"}

// numberWord: what follows is a number that its word names already: "No. 3".
func numberWord(before string) bool {
	before = textscan.Lower(plain.ClipStart(strings.TrimRight(before, " .:"), 5))
	return strings.HasSuffix(before, " no") || strings.HasSuffix(before, "issue") || strings.HasSuffix(before, " nr")
}
