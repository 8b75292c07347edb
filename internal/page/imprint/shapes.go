package imprint

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

const (
	rxNumber = `[0-9A-Za-z一二三四五六七八九十]+`
	rxPage   = `[A-Za-z]{0,2}\d{1,6}`
	// 66-79+158, 92-107,130, 5-7+19, e0123456, 61-78,M0004
	PagesShape = `[A-Za-z]{0,3}\d{1,9}(?:\s*[-–—~～―－‐‑]{1,2}\s*` + rxPage + `)?(?:\s*[+＋,，]\s*[A-Z]?\d{1,5}(?:\s*[-–—~～]\s*\d{1,5})?)*`
	MonthShape = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]*\.?`
	IssueShape = `\d{1,4}(?:\s*[-–—/、]\s*\d{1,4})?|[Ss]\d{0,2}|[Ss]uppl\.?\s?\w{0,3}|Suppl(?:ement)?\s?\w{0,3}|增刊\d?|[Zz]\d|\d{1,2}[上中下AB]`
)

// shape is a form of a citation line; named groups say what is what.
type shape struct {
	possible func(g signs) bool // the line has the signs without which the form cannot match
	form     *lazyregexp.Regexp
	names    []string
	dated    bool // it begins with the year
}

// imprintShapes are tried in turn. They run over short lines only.
var imprintShapes = []shape{
	// Harbour Review, 2024-08, Vol.24 (3), p.207-240 (catalogues of libraries)
	newShape(func(g signs) bool { return g.year && g.bracket && g.pageOrVol },
		`(?P<y>(?:19|20)\d\d)(?:-\d{2}){0,2}, Vol\.\s?(?P<v>\d{1,4})(?: \((?P<i>`+IssueShape+`)\))?, p\.(?P<p>`+PagesShape+`)`),
	// 2021, 03, v.8;No.31 12-27
	newShape(func(g signs) bool { return g.year && g.volumeDot },
		`(?P<y>(?:19|20)\d\d)\s*,\s*(?P<i>\d{1,2})\s*,\s*v\.\s*(?P<v>\d+)\s*;\s*No\.\s*\d+\s*(?P<p>`+PagesShape+`)?`),
	// 2022, 02, No.22 105-121 (same sites, journals without volumes)
	newShape(func(g signs) bool { return g.year && g.number },
		`(?P<y>(?:19|20)\d\d)\s*,\s*(?P<i>\d{1,2})\s*,\s*No\.\s*\d+\s+(?P<p>`+PagesShape+`)`),
	// v46 n2 p201-224 Mar 2023 (ERIC)
	newShape(func(g signs) bool { return g.pageLetter },
		`\bv\.?\s?(?P<v>\d{1,4})\s+n\.?\s?(?P<i>\d{1,3}(?:\s*[-–/]\s*\d{1,3})?|`+MonthShape+`)\s*,?\s+pp?\.?\s?(?P<p>`+PagesShape+`)(?:\s+(?:`+MonthShape+`(?:[-/]`+MonthShape+`)?\s+)?(?P<y>(?:19|20)\d\d))?`),
	// 2021 Sep;29(3):145-156 · 2021;29(3):145 · 2023, 41(3): 112-124 · 2020,36(08):5-7
	newShape(func(g signs) bool { return g.year && g.bracket },
		`(?P<y>(?:19|20)\d\d)\s*年?\s*(?:`+MonthShape+`)?\s*(?:\d{1,2})?\s*[,;；，、.]\s*(?:Vol\.?\s*)?(?P<v>\d{1,4})\s*[(（]\s*(?P<i>`+IssueShape+`)\s*[)）](?:\s*[:：,，.]?\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>`+PagesShape+`))?`),
	// 2024,Vol.9Issue(4) :61-72 · 2024,Issue(3) :103-112 · 2022, Vol. 44 ›› Issue (2): 31-43 · 2022, Vol. 31 Issue (6): 20220415
	newShape(func(g signs) bool { return g.year && (g.number || g.issueWord) },
		`(?P<y>(?:19|20)\d\d)\s*[,，]?\s*(?:Vol\.?\s*(?P<v>\d+))?\s*[,，›>]*\s*(?:Issue|No\.?)\s*[(（]?\s*(?P<i>`+IssueShape+`)\s*[)）]?(?:\s*[:：,，]\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>`+PagesShape+`))?`),
	// Environ. Lett. 2020, 7, 5, 301–309 (ACS)
	newShape(func(g signs) bool { return g.year && g.comma },
		`(?P<y>(?:19|20)\d\d),\s(?P<v>\d{1,4}),\s(?P<i>\d{1,3}),\s(?P<p>\d{1,6}\s*[-–—]\s*\d{1,6})$`),
	// Cahiers des lacs, 37 | 2021, 23-41 · 12-2 | 2021
	newShape(func(g signs) bool { return g.year && g.bar },
		`(?:^|\s)(?P<i>\d{1,4}(?:[-/]\d{1,2})?) \| (?P<y>(?:19|20)\d\d)(?:$|,\s(?P<p>\d{1,5}-\d{1,5})|[\s,.])`),
	// Ciên. lagos 21 (5) • Maio 2016
	newShape(func(g signs) bool { return g.year && g.bracket && g.roundDot },
		`(?:^|\s)(?P<v>\d{1,4})\s?[(](?P<i>`+IssueShape+`)[)]\s•\s(?:\pL[\pL.]*(?:[-–/\s]\pL[\pL.]*)?\s)?(?P<y>(?:19|20)\d\d)\b`),
	// Soc Notes (2016) 128:811–832 (the head of a printed page)
	newShape(func(g signs) bool { return g.year && g.bracket && g.colon },
		`\s\((?P<y>(?:19|20)\d\d)\)\s(?P<v>\d{1,4}):(?P<p>\d{1,6}\s*[-–—]\s*\d{1,6})$`),
	// 41(3), 112-124 (2023) · 29(3):145-156
	newShape(func(g signs) bool { return g.bracket },
		`(?P<v>\d{1,4})\s*[(（]\s*(?P<i>`+IssueShape+`)\s*[)）]\s*(?:[,:：，]\s*(?:[Pp]{1,2}\.?\s*)?|\.\s*[Pp]{1,2}\.?\s*)(?P<p>`+PagesShape+`)(?:\s*[,，.]?\s*[(（](?P<y>(?:19|20)\d\d)[)）])?`),
	// 2020(08):5-7 · 2020,(12) :33-41 · 2020(08)
	newShape(func(g signs) bool { return g.year && g.bracket },
		`(?P<y>(?:19|20)\d\d)\s*年?\s*[,，;；]?\s*[(（]\s*(?P<i>`+IssueShape+`)\s*期?\s*[)）](?:\s*[:：,，]\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>`+PagesShape+`))?`),
	// 離島看護学紀要 12 45-56, 2021-03-31 (CiNii, where the journal numbers no issues)
	newShape(func(g signs) bool { return g.year && g.comma },
		`(?:^|\pL )(?P<v>\d{1,4}) (?P<p>\d{1,5}\s*[-–]\s*\d{1,5}), (?P<y>(?:19|20)\d\d)(?:-\d\d){0,2}$`),
	// 14, 201–223 (2023) · 14, 45 (2023)
	newShape(func(g signs) bool { return g.year && g.comma && g.bracket },
		`(?:^|\s)(?P<v>\d{1,4})\s*,\s*(?P<p>[A-Za-z]?\d{1,7}(?:\s*[-–—]\s*[A-Za-z]?\d{1,7})?)\s*[(（](?P<y>(?:19|20)\d\d)[)）]`),
	// 3 (2024) 88-109 · 12(4) (2021) 1-9
	newShape(func(g signs) bool { return g.year && g.bracket },
		`(?:^|\s)(?P<v>\d{1,4})\s*(?:[(（](?P<i>\d{1,3})[)）]\s*)?[(（](?P<y>(?:19|20)\d\d)[)）]\s*[,:：，]?\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>[A-Za-z]?\d{1,7}\s*[-–—]\s*[A-Za-z]?\d{1,7}|\d{5,9})(?:$|[\s,.;])`),
	// Proceedings of … (2025) 118-131, without a volume
	newShape(func(g signs) bool { return g.year && g.bracket },
		`^(?P<j>\p{Lu}[^()0-9]{4,160}?),?\s[(（](?P<y>(?:19|20)\d\d)[)）]\s*[,:]?\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>\d{1,5}\s*[-–—]\s*\d{1,5})[.,;]?\s*$`),
	// Published in Journal of Harbours 1 June 2016, without any number
	newShape(func(g signs) bool { return g.year && g.publishedIn },
		`^Published in (?P<j>\p{Lu}[^0-9:;]{4,90}?),? (?:\d{1,2} )?`+MonthShape+`(?: \d{1,2},)? (?P<y>(?:19|20)\d\d)$`),
	// 58, no. 4 (2018): 1–9 · 58, no. 4 (Spring 2018): 1–9
	newShape(func(g signs) bool { return g.year && g.noDot },
		`(?:^|\s)(?P<v>\d{1,4}),?\s+no\.\s*(?P<i>`+IssueShape+`)\s*\((?:`+MonthShape+`,?\s*)?(?P<y>(?:19|20)\d\d)\)\s*[:,]\s*(?P<p>`+PagesShape+`)`),
	// 9:2, 22-41
	newShape(func(g signs) bool { return g.ratio && g.comma },
		`(?:^|\s)(?P<v>\d{1,3}):(?P<i>\d{1,2}(?:-\d{1,2})?),\s*(?P<p>\d{1,5}\s*[-–—]\s*\d{1,5})`),
	// …, (33), 45–70: an issue without a volume
	newShape(func(g signs) bool { return g.bracket && g.comma },
		`\pL\s*[,，]\s*[(（](?P<i>\d{1,4})[)）]\s*[,:，]\s*(?:[Pp]{1,2}\.?\s*)?(?P<p>\d{1,5}\s*[-–—]\s*\d{1,5})`),
	// 某刊 . 2025 网络首发时间：…
	newShape(func(g signs) bool { return g.year && g.spacedDot },
		`\s\.\s(?P<y>(?:19|20)\d\d)(?:\s|$)`),
	// 某日报 . 2021-09-17 007版
	newShape(func(g signs) bool { return g.edition },
		`(?P<y>(?:19|20)\d\d)[-./年]\d{1,2}[-./月]\d{1,2}日?\s*[(（]?第?\s*[A-Z]?\d{1,3}\s*版`),
	// 某日报. 2020-11-03 (003)
	newShape(func(g signs) bool { return g.year && g.bracket },
		`(?P<y>(?:19|20)\d\d)-\d{1,2}-\d{1,2}\s*[(（][A-Z]?\d{1,3}[)）]$`),
	// Volume 67, Issue 12: 1288-1301(2022)
	newShape(func(g signs) bool { return g.year && g.issueWord && g.colon },
		`(?i)vol(?:ume|\.)?\s*(?P<v>\d{1,4})\s*[,，]\s*issue\s*(?P<i>`+IssueShape+`)\s*[:：]\s*(?P<p>`+PagesShape+`)\s*[(（](?P<y>(?:19|20)\d\d)[)）]`),
	// 2023.2.55～73 (复印报刊资料)
	newShape(func(g signs) bool { return g.year && g.dots },
		`(?P<y>(?:19|20)\d\d)\.(?P<i>\d{1,2})\.(?P<p>\d{1,4}\s*[-–—~～]\s*\d{1,4})`),
	// 2021;29:145-156 · 2018, 2: 1-22
	newShape(func(g signs) bool { return g.year && g.colon },
		`(?P<y>(?:19|20)\d\d)\s*(?:`+MonthShape+`)?\s*(?:\d{1,2})?\s*[,;；，]\s*(?P<v>\d{1,4})\s*[:：]\s*(?P<p>`+PagesShape+`)`),
	// 2020 Mar 11:6:88 · 2019 Jan-Feb:40(1):3-12 (PubMed, where the journal numbers no days)
	newShape(func(g signs) bool { return g.year && g.colon },
		`(?P<y>(?:19|20)\d\d)\s+`+MonthShape+`(?:\s*[-–/]\s*`+MonthShape+`)?\s*(?:\d{1,2})?\s*[:;]\s*(?P<v>\d{1,4})\s*(?:\(\s*(?P<i>`+IssueShape+`)\s*\))?\s*:\s*(?P<p>`+PagesShape+`)`),
	// 2022 May 13:1–6. Online ahead of print (PubMed, for papers without a volume yet)
	newShape(func(g signs) bool { return g.year && g.colon },
		`^[. ]*(?P<y>(?:19|20)\d\d) `+MonthShape+` \d{1,2}:(?P<p>\d{1,5}[-–]\d{1,5})\.`),
	// Article in Harbour Review · April 2012
	newShape(func(g signs) bool { return g.year && g.article },
		`^Article in (?P<j>\p{Lu}.{2,120}?) · (?:`+MonthShape+` )?(?P<y>(?:19|20)\d\d)$`),
	// 2024, Healthcare, № 3, p. 315 · Open Sciences, 2023, № 1, с. 100565 · A Book, 2022, p. 203-259
	newShape(func(g signs) bool { return g.year && g.numero },
		`^(?P<y>(?:19|20)\d\d), (?P<j>.{2,120}?), № (?P<i>`+IssueShape+`)(?:, (?:pp?|[сc])\. (?P<p>`+PagesShape+`))?`),
	newShape(func(g signs) bool { return g.year && g.numero },
		`, (?P<y>(?:19|20)\d\d), № (?P<i>`+IssueShape+`)(?:, (?:pp?|[сc])\. (?P<p>`+PagesShape+`))?`),
	// 48 Harbour Law Review 301 (2019): the journal between its volume and the first page
	newShape(func(g signs) bool { return g.year && g.bracket && g.leads },
		`^(?P<v>\d{1,4})\s+(?P<j>\p{Lu}[\p{L}.&’' ,]{4,90}?)\s+(?P<p>\d{1,5}(?:\s*[-–—]\s*\d{1,5})?)\s*(?:,\s*\d{1,5}(?:\s*[-–—]\s*\d{1,5})?\s*)?\((?:`+MonthShape+`\s*)?(?P<y>(?:19|20)\d\d)\)\.?$`),
	// 4:1102998 · 3:e698877 (article numbers)
	newShape(func(g signs) bool { return g.ratio && g.longNumber },
		`(?:^|\s)(?P<v>\d{1,4}):\s?(?P<p>[a-z]?\d{5,9})\b`),
}

func newShape(possible func(g signs) bool, expr string) shape {
	form := lazyregexp.New(expr)
	return shape{possible, form, form.SubexpNames(), strings.HasPrefix(expr, "(?P<y>")}
}

// find returns where the form stands in a line, from its first year on where
// that begins the form.
func (p shape) find(s string, g signs) []int {
	if !p.dated {
		return p.form.FindStringSubmatchIndex(s)
	}
	if !g.year {
		return nil
	}
	loc := p.form.FindStringSubmatchIndex(s[g.yearAt:])
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += g.yearAt
		}
	}
	return loc
}

// signs are what a look at a line tells of the numbers in it.
type signs struct {
	year        bool // 19.. or 20..
	yearAt      int  // the first of them
	bracket     bool // an opening parenthesis before a digit or the mark of a supplement
	colon       bool
	ratio       bool // a colon right behind a digit
	longNumber  bool // five digits in a row
	comma       bool
	number      bool // "No"
	issueWord   bool // "Issue"
	volumeDot   bool // "v."
	noDot       bool // "no."
	publishedIn bool // "Published in " begins the line
	pageLetter  bool // "n12" or "n 12", and a p for pages
	spacedDot   bool // " . "
	edition     bool // 版
	dots        bool // two full stops behind digits
	leads       bool // a number of up to four digits begins the line, a word follows
	numero      bool // №
	pageOrVol   bool // "Vol." and "p."
	article     bool // "Article in"
	roundDot    bool // " • "
	bar         bool // " | "
}

func signsOf(s string) signs {
	g := signs{
		number: strings.Contains(s, "No"), issueWord: strings.Contains(s, "Issue"), volumeDot: strings.Contains(s, "v."), noDot: strings.Contains(s, "no."), publishedIn: strings.HasPrefix(s, "Published in "),
		pageLetter: strings.Contains(s, " n") && strings.Contains(s, "p"), spacedDot: strings.Contains(s, " . "), edition: strings.Contains(s, "版"),
	}
	n := plain.LeadingDigits(s)
	g.numero, g.article = strings.Contains(s, "№"), strings.HasPrefix(s, "Article in ")
	g.roundDot, g.bar = strings.Contains(s, " • "), strings.Contains(s, " | ")
	g.pageOrVol = strings.Contains(s, "Vol.") && strings.Contains(s, " p.")
	g.leads = n > 0 && n <= 4 && n+1 < len(s) && s[n] == ' ' && s[n+1] >= 'A' && s[n+1] <= 'Z'
	stops, digits := 0, 0
	for i, r := range s {
		if digits++; !letters.Digit(r) {
			digits = 0
		}
		g.longNumber = g.longNumber || digits == 5
		switch {
		case r == '1' || r == '2':
			if !g.year && i+4 <= len(s) && (s[i:i+2] == "19" || s[i:i+2] == "20") && letters.Digit(rune(s[i+2])) && letters.Digit(rune(s[i+3])) {
				g.year, g.yearAt = true, i
			}
		case r == '.':
			if i > 0 && letters.Digit(rune(s[i-1])) && i+1 < len(s) && letters.Digit(rune(s[i+1])) {
				g.dots = g.dots || stops > 0
				stops++
			}
		case r == ':' || r == '：':
			g.colon = true
			g.ratio = g.ratio || r == ':' && i > 0 && letters.Digit(rune(s[i-1]))
		case r == ',' || r == '，' || r == ';' || r == '；':
			g.comma = true
		case (r == '(' || r == '（') && !g.bracket:
			next := plain.FirstRune(strings.TrimLeft(s[i+len(string(r)):], " "))
			g.bracket = letters.Digit(next) || strings.ContainsRune("SsZz增", next)
		}
	}
	return g
}

// Single parts, for lines that spell them out.
var (
	rxVolume = lazyregexp.All(
		`第?\s*(`+rxNumber+`)\s*(?:卷|巻)`,
		`(?i)(?:\bvol(?:ume)?s?\.?\s*[:：]?|\bv\.)\s*(\d{1,5}(?:–\d{1,5})?|\b[IVXLC]+\b)`,
		`제?\s*(\d+)\s*권`,
	)
	rxIssueNo = lazyregexp.All(
		`第\s*((?:增刊)\s*\d?|`+rxNumber+`(?:\s*[-–—/、]\s*\d+)?)\s*(?:期|號|号)`,
		`(\d{1,3}(?:\s*[-–—/、]\s*\d{1,3})?)\s*(?:期|號|号)(?:$|[^\d])`,
		`(?i)\b(?:nos?|issues?|iss|nr|number)\.?\s*[:：]?\s*[(（]?\s*(\d{1,4}(?:\s*[-–—/]\s*\d{1,4})?|S\d{1,2}|Suppl(?:ement)?\.?\s?\w{0,3})\b`,
		`(?:제\s*)?(\d+)\s*호`,
		`(?i)(?:^|[\s,;(])(?:n[.º°]|nº\.|núm\.?|num\.)\s*(\d{1,4}(?:\s*[-–—/]\s*\d{1,4})?)\b`,
		`(?:\b[Ii]ssue\s+|\d\()([A-D]|[A-Z]{2,5}\d{1,2})(?:$|[),;:. ])`,
		`(增刊\s*\d?)`,
	)
	rxPageNo = lazyregexp.All(
		`(?i)(?:\bpp?\.?|\bpages?|页码?|頁碼?|ページ)[.]?\s*[:：]?\s*(`+PagesShape+`)`,
		`第\s*(`+PagesShape+`)\s*[页頁]`,
		`(?:^|[\s:：,，期])第?(\d{1,5}\s*[-–—~～―－]\s*\d{1,5}(?:\s*[+＋,，]\s*[A-Z]?\d{1,5}(?:\s*[-–—~～]\s*\d{1,5})?)*)\s*(?:页|頁|쪽|$|[,，(（|;；)）.\s])`,
		`(?i)\bart(?:icle)?\.?\s*(?:no\.?|number|id)?\s*[:：]?\s*([A-Za-z]?\d{2,9})\b`,
	)
	rxYear = lazyregexp.All(
		`((?:19|20)\d\d)\s*年`,
		`[(（][^()（）]{0,16}?\b((?:19|20)\d\d)\b[^()（）]{0,12}[)）]`,
		`\b((?:19|20)\d\d)\b`,
	)
)
