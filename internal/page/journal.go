package page

import (
	"regexp"
	"strings"
	"unicode"

	"synoptic/internal/synoptic"
)

// value returns the first text of a labelled entry: on the label's line, else
// on the next line that holds more than a sign.
func (r *reader) value(e *entry) (string, piece, bool) {
	for k, p := range e.pieces(r.text) {
		s := tidy(clip(r.text[p.span.Start:p.span.End], 2000))
		if strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || digit(plainMark(c)) }) {
			return s, p, true
		}
		if k >= 2 {
			break
		}
	}
	return "", piece{}, false
}

// imprints settles journal, year, volume, issue and pages.
func (r *reader) imprints() {
	var labelled imprint
	var journals []string
	var loose string // behind a bare "期刊", which is a menu entry as often as not
	year := 0
	for i := range r.entries {
		e := &r.entries[i]
		f := e.field()
		if f < fJournal || f > fPages {
			continue
		}
		s, p, ok := r.value(e)
		if !ok {
			continue
		}
		sameLine := p.line == r.lineOf(e.at)
		switch f {
		case fJournal:
			c := readImprint(s)
			name := s
			if !c.empty() {
				name = c.journal
				labelled = fill(labelled, c)
			}
			switch {
			case !plausibleJournal(name):
			case e.label.text == "期刊" && !sameLine, e.label.text == "journal" && !sameLine && runes(name) > 60:
				if loose == "" {
					loose = name
				}
				r.use(p)
			default:
				journals = append(journals, name)
				r.use(p)
			}
		case fSource:
			c := readImprint(s)
			if c.empty() {
				if (sameLine || e.strong) && plausibleJournal(s) && e.label.latin == false && !strings.Contains(s, "http") {
					journals = append(journals, s)
					r.use(p)
				}
				continue
			}
			if e.label.latin && len(e.label.text) <= 4 && c.weight() < 3 {
				continue
			}
			labelled = fill(labelled, c)
			r.use(p)
			if plausibleJournal(c.journal) {
				journals = append(journals, c.journal)
			}
			if name := trailingJournal(c.after); name != "" {
				journals = append(journals, name)
			}
		case fYearVolumeIssue:
			if c := readImprint(s); !c.empty() {
				labelled = fill(labelled, c)
				r.use(p)
			} else if y := yearOf(halfDigits(s)); y > 0 && len(s) < 20 {
				year = y
			}
		case fYear:
			if y := yearOf(halfDigits(s)); y > 0 && len(s) < 24 && year == 0 {
				year = y
				r.use(p)
			}
		case fVolume:
			if v := part(s, rxVolume); v != "" && labelled.volume == "" && e.strong {
				labelled.volume = v
				r.use(p)
			}
		case fIssue:
			if c := readImprint(s); !c.empty() {
				labelled = fill(labelled, c)
				r.use(p)
			} else if v := part(s, rxIssueNo); v != "" && labelled.issue == "" && e.strong {
				labelled.issue = v
				r.use(p)
			}
		case fPages:
			h := halfDigits(s)
			if counted := strings.HasPrefix(e.label.text, "页数") || strings.HasPrefix(e.label.text, "頁數"); counted {
				// "12 (45-56)": the number of pages, and which
				if m := rxPagesInside.FindStringSubmatch(h); m != nil && labelled.pages == "" {
					labelled.pages = cleanPages(m[1])
				}
				continue
			}
			if v := part(h, rxPageNo); v != "" && labelled.pages == "" && len(s) < 60 && strings.ContainsAny(h, "0123456789") {
				labelled.pages = cleanPages(v)
				r.use(p)
			}
		}
	}
	r.citedAround()
	header := r.headerImprint()
	c := fill(fill(labelled, imprint{year: year}), header)
	if r.self.title != "" && (header.weight() < 2 || sameImprint(header, r.self.imprint)) {
		c = fill(c, r.self.imprint)
	}
	r.take(c)
	for _, name := range journals {
		r.setJournal(name)
	}
	if len(journals) == 0 {
		for _, name := range []string{header.journal, r.spelledOut(r.self.imprint.journal), loose, r.masthead()} {
			if r.rec.Journal.Empty() && plausibleJournal(name) {
				r.setJournal(name)
			}
		}
	}
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(r.dateYear())
	}
}

// citedAround reads how to cite the paper where that is no reference by its
// shape: what follows the title is the imprint.
func (r *reader) citedAround() {
	if !r.self.imprint.empty() {
		return
	}
	title := r.rec.Title.In(r.mainTitle(nil))
	if title == "" {
		return
	}
	for i := range r.entries {
		if r.entries[i].field() != fCitation {
			continue
		}
		for k, p := range r.entries[i].pieces(r.text) {
			s := tidy(clip(r.text[p.span.Start:p.span.End], 3000))
			at := strings.Index(s, title)
			if k > 3 || at < 0 || containsAny(s, seriesWords) {
				continue
			}
			c := readImprint(trimEdges(clip(s[at+len(title):], maxImprintLine), ".,?。！ "))
			if c.weight() >= 2 {
				r.self = reference{authors: s[:at], title: title, imprint: c}
				r.fieldAt[p.line] = fCitation
				return
			}
		}
	}
}

// spelledOut finds, near the top of the page, the name that an abbreviation
// stands for: "Digit Gov Rev" → "Digital Governance Review".
func (r *reader) spelledOut(abbreviated string) string {
	words := strings.Fields(strings.ReplaceAll(abbreviated, ".", " "))
	if len(words) < 2 || strings.ContainsFunc(abbreviated, cjk) {
		return abbreviated
	}
	for i := range r.lines[:min(len(r.lines), 120)] {
		l := &r.lines[i]
		if l.mute || r.zone[i] || len(l.text) > 200 {
			continue
		}
		full := strings.Fields(l.text)
		k := 0
		for _, f := range full {
			if k < len(words) && strings.HasPrefix(strings.ToLower(f), strings.ToLower(words[k])) {
				k++
			} else if !smallWords[strings.ToLower(f)] {
				k = -1
				break
			}
		}
		if k == len(words) {
			return tidy(l.text)
		}
	}
	return abbreviated
}

// seriesWords number something that is no issue of a journal.
var seriesWords = []string{"Working Paper", "Discussion Paper", "Paper No", "Paper Series", "许可证", "备案", "ICP"}

var smallWords = wordSet("of the and for in on & de la der und des et a an to")

func sameImprint(a, b imprint) bool {
	return (a.year == 0 || b.year == 0 || a.year == b.year) && (a.pages == "" || b.pages == "" || Fold(a.pages) == Fold(b.pages))
}

// fill adds to a what only b says.
func fill(a, b imprint) imprint {
	if a.year == 0 {
		a.year = b.year
	}
	if a.volume == "" {
		a.volume = b.volume
	}
	if a.issue == "" {
		a.issue = b.issue
	}
	if a.pages == "" {
		a.pages = b.pages
	}
	if a.journal == "" {
		a.journal = b.journal
	}
	return a
}

func (r *reader) take(c imprint) {
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(c.year)
	}
	set := func(into *synoptic.Maybe, s string, limit int) {
		if *into == "" {
			*into = synoptic.Maybe(clip(strings.TrimSpace(s), limit))
		}
	}
	set(&r.rec.Volume, c.volume, 40)
	set(&r.rec.Issue, c.issue, 40)
	set(&r.rec.Pages, c.pages, 80)
}

var rxPagesInside = regexp.MustCompile(`[(（]\s*([A-Za-z]?\d{1,6}\s*[-–—~～]\s*\d{1,6}(?:\s*[+,，]\s*\d+(?:-\d+)?)*)\s*[)）]`)

// part reads a bare value ("12") or a spelled one ("第12卷").
func part(s string, exprs []*regexp.Regexp) string {
	s = strings.TrimSpace(halfDigits(s))
	if v, _, _ := findPart(exprs, s); v != "" {
		return strings.TrimSpace(v)
	}
	if rxBare.MatchString(s) {
		return strings.Join(strings.Fields(s), "")
	}
	return ""
}

var rxBare = regexp.MustCompile(`^(?:` + rxIssue + `|[A-Za-z]?\d{1,6}(?:\s*[-–—~～]\s*[A-Za-z]?\d{1,6})?(?:\s*[+,，]\s*\d+(?:-\d+)?)*)$`)

// setJournal stores a name, or the names in two languages that one line holds.
func (r *reader) setJournal(s string) {
	for _, name := range journalNames(s) {
		lang := r.lang(name)
		if r.rec.Journal.In(lang) == "" && plausibleJournal(name) && !injected(name) {
			r.rec.Journal.Set(lang, clip(name, 300))
		}
	}
}

// journalNames divides "党政研究 ,Studies on Party and Government , 编辑部邮箱".
func journalNames(s string) []string {
	s = strings.NewReplacer("《", "", "》", "", "编辑部邮箱", "").Replace(s)
	var out []string
	eastern := strings.ContainsFunc(s, cjk)
	if i := strings.IndexAny(s, "(（"); i > 0 && eastern && strings.ContainsFunc(s, latin) {
		// Name in English (이름), 名称（English Name）
		inside := trimEdges(s[i:], "()（）")
		if before := tidy(s[:i]); strings.ContainsFunc(before, cjk) != strings.ContainsFunc(inside, cjk) && runes(inside) > 2 && !strings.HasSuffix(inside, "版") {
			return []string{before, tidy(inside)}
		}
	}
	if eastern && strings.ContainsFunc(s, latin) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '，' || r == '/' || r == '|' || r == ';' }) {
			part = trimEdges(tidy(part), ".,，")
			if i := strings.IndexFunc(part, cjk); i >= 0 {
				// 名称 English Name
				for k, c := range part {
					if k > 0 && latin(c) && unicode.IsUpper(c) && strings.HasSuffix(part[:k], " ") && !strings.ContainsFunc(part[k:], cjk) && len(part)-k > 6 {
						out = append(out, tidy(part[:k]))
						part = part[k:]
						break
					}
				}
			}
			if part != "" {
				out = append(out, part)
			}
		}
		return out
	}
	return []string{trimEdges(tidy(s), ",，.;；")}
}

// trailingJournal reads the English name that VIP prints behind the pages.
func trailingJournal(s string) string {
	s = tidy(s)
	if i := strings.LastIndex(s, "页"); i >= 0 {
		s = s[i+len("页"):]
	}
	s = trimEdges(s, ",，.。;；)）")
	if len(s) < 4 || len(s) > 150 || strings.ContainsFunc(s, cjk) || strings.Contains(s, "http") || strings.Contains(s, "10.") || !unicode.IsUpper(firstRune(s)) || strings.ContainsAny(s, "0123456789") {
		return ""
	}
	return s
}

// plausibleJournal: short, no sentence, no menu entry.
func plausibleJournal(s string) bool {
	s = tidy(s)
	if s == "" || len(s) > 200 || runes(s) < 2 || notNames[s] || strings.ContainsAny(s, "？?！!。@") || strings.Contains(s, "http") {
		return false
	}
	c := scriptOf(s)
	if c.han+c.kana+c.hangul == 0 && c.latin < 2 {
		return false
	}
	if c.han+c.kana+c.hangul > 0 && runes(s) > 60 {
		return false
	}
	if c.han+c.kana+c.hangul == 0 && !capitalised(s) {
		return false
	}
	return !junkLine(s) && !containsAny(s, []string{"首页", "检索", "登录", "引用", "下载", "影响因子", "总被引", "上网日期", "版权"}) && leadingDigits(s) != len(s)
}

// capitalised: a good part of the words begin with capitals, as in names.
func capitalised(s string) bool {
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		}
	}
	return words <= 16 && capitals*3 >= words && capitals > 0
}

// headerImprint finds the line of the head that says where the paper appeared.
func (r *reader) headerImprint() imprint {
	best := r.header
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || i > 1_500 || len(l.text) > maxImprintLine*2 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fAbstract {
			continue
		}
		if f := r.fieldAt[i]; f == fCitation || f == fSource || f == fYearVolumeIssue || f == fKeywords || f == fFunding || f == fBody {
			continue
		}
		if r.fieldAt[i] == fStop && r.labelled[i] && r.stopAt[i] && len(r.lines[i].text) < 200 && strings.ContainsAny(l.text, ":：") && datedLine(l.text) {
			continue
		}
		s := l.text
		if referenceLine(s) || rxType.MatchString(s) || containsAny(s, seriesWords) {
			continue
		}
		// the title may share the line, and its own numbers are none of these
		for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
			if t := r.rec.Title.In(lang); t != "" && strings.Contains(s, t) {
				s = strings.ReplaceAll(s, t, " ")
			}
		}
		c := readImprint(clip(s, maxImprintLine))
		if c.weight() < 2 || c.year != 0 && (c.year < 1850 || c.year > 2100) {
			continue
		}
		if !plausibleJournal(c.journal) {
			c.journal = ""
		}
		if r.fieldAt[i] == fTitle {
			c.journal = ""
		} else if c.journal == "" {
			// the name may stand alone on the line before: 商事法评论 / . / 2020(08)
			if name := r.nameAbove(i); name != "" && c.volume+c.issue != "" {
				c.journal = name
			}
		}
		w := c.weight()
		if r.used[i] && w <= best.weight() {
			continue
		}
		if w > best.weight() {
			best = c
		} else if sameImprint(best, c) {
			best = fill(best, c)
		}
	}
	return best
}

func datedLine(s string) bool {
	return containsAny(s, []string{"日期", "时间", "Received", "Accepted", "Published", "Revised", "收稿", "接受"})
}

func (r *reader) nameAbove(i int) string {
	for k, seen := i-1, 0; k >= 0 && seen < 3; k-- {
		s := tidy(clip(r.lines[k].text, 200))
		if !strings.ContainsFunc(s, unicode.IsLetter) {
			continue
		}
		seen++
		if plausibleJournal(s) && (runes(s) <= 60 || !strings.ContainsFunc(s, cjk)) && !r.isTitle(s) && (authorScore(s) == 0 || !r.knownName(s) && !strings.ContainsFunc(s, cjk)) && !proseLine(s) && !r.labelled[k] {
			return s
		}
		return ""
	}
	return ""
}

func (r *reader) mentionsTitle(s string) bool {
	f := Fold(clip(s, 2000))
	for k := range r.titleKeys {
		if strings.Contains(f, k) {
			return true
		}
	}
	return false
}

// dateYear is the year of a date of publication or posting, for pages without
// an issue. Dates of receipt and of a platform's own upload do not count.
func (r *reader) dateYear() int {
	if y := r.issueMonth(); y > 0 {
		return y
	}
	for _, group := range [][]string{
		{"issuepublished", "issuedate", "出版日期", "刊出日期", "发表日期", "发表时间", "出版时间", "publicationdate", "published", "publishdate", "issuedate", "dateofpublication", "出版", "刊登日期", "発行日", "발행일", "发布日期", "publisheddate", "公開日"},
		{"posted", "datewritten", "date", "발행연도", "dateposted", "submitted", "firstpublished", "firstpublishedonline", "publishedonline", "availableonline", "网络出版日期", "在线出版日期", "网络首发日期", "网络首发时间"},
	} {
		for i := range r.entries {
			e := &r.entries[i]
			if e.field() != fStop {
				continue
			}
			for _, name := range group {
				if e.label.text != name {
					continue
				}
				if s, _, ok := r.value(e); ok {
					if y := yearOf(halfDigits(clip(s, 80))); y > 0 {
						return y
					}
				}
			}
		}
	}
	// "[Submitted on 18 Feb 2025 (v1)]", "Posted: 9 Mar 2023"
	for i := range r.lines {
		s := r.lines[i].text
		if i > 400 || r.lines[i].mute || r.zone[i] || len(s) > 300 || r.fieldAt[i] == fReferences {
			continue
		}
		if m := rxPosted.FindStringSubmatch(s); m != nil {
			return yearOf(m[1])
		}
	}
	return 0
}

var (
	rxPosted     = regexp.MustCompile(`(?i)\b(?:submitted on|posted:?|first published:?|published:?|published online:?|submitted:?)\s*(?:on\s*)?[^0-9]{0,12}((?:\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+)?(?:19|20)\d\d)\b`)
	rxIssueMonth = regexp.MustCompile(`(?i)^(?:(?:issue (?:date|published)):?\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)[a-z]*(?:\s*[/–-]\s*[a-z]+)?\s+((?:19|20)\d\d)$`)
)

// issueMonth reads the month that an issue bears, on a line of its own beside
// its volume: "May/June 2024".
func (r *reader) issueMonth() int {
	for i := range r.lines {
		s := r.lines[i].text
		if len(s) > 40 || r.lines[i].mute || i > 5_000 || i == 0 || readImprint(r.lines[i-1].text).empty() && r.zone[i] {
			continue
		}
		if m := rxIssueMonth.FindStringSubmatch(s); m != nil {
			return yearOf(m[1])
		}
	}
	return 0
}

// masthead reads the journal's name off the top of a page that prints it
// nowhere else: the first word of the first lines, where it ends as names of
// journals do.
func (r *reader) masthead() string {
	for i := range r.lines[:min(len(r.lines), 4)] {
		s, _, _ := strings.Cut(tidy(clip(r.lines[i].text, 300)), " ")
		t := s
		if j := strings.IndexAny(t, "(（"); j > 0 && (strings.HasSuffix(t, "版)") || strings.HasSuffix(t, "版）")) {
			t = t[:j]
		}
		if runes(t) > 4 && (strings.HasSuffix(t, "学报") || strings.HasSuffix(t, "学刊") || strings.HasSuffix(t, "學報") || strings.HasSuffix(t, "學刊")) {
			return s
		}
	}
	return ""
}

// identifiers reads DOI, ISSN and class numbers.
func (r *reader) identifiers() {
	for i := range r.entries {
		e := &r.entries[i]
		f := e.field()
		if f != fDOI && f != fISSN && f != fCLC {
			continue
		}
		s, p, ok := r.value(e)
		if !ok {
			continue
		}
		switch f {
		case fDOI:
			if d, at := findDOI(halfDigits(s)); d != "" && at < 40 && r.rec.DOI == "" {
				r.rec.DOI = synoptic.Maybe(d)
				r.use(p)
			}
		case fISSN:
			if d := findISSN(clip(s, 60)); d != "" && r.rec.ISSN == "" {
				r.rec.ISSN = synoptic.Maybe(d)
				r.use(p)
			}
		case fCLC:
			if len(r.rec.CLC) > 0 {
				continue
			}
			for k, p := range e.pieces(r.text) {
				codes := splitCLC(clip(halfDigits(r.text[p.span.Start:p.span.End]), 600))
				if len(codes) == 0 || k > 0 && runes(r.text[p.span.Start:p.span.End]) > 60 || k > 12 {
					break
				}
				r.rec.CLC = append(r.rec.CLC, codes...)
				r.use(p)
				if k == 0 && p.line == r.lineOf(e.at) {
					break
				}
			}
		}
	}
	for i := range r.lines {
		if r.rec.ISSN != "" || i > 400 {
			break
		}
		// "1738-1916(pISSN)", "ISSN 1999-1234" inside a line
		if s := r.lines[i].text; !r.lines[i].mute && !r.zone[i] && len(s) < 600 && strings.Contains(strings.ToUpper(withoutDOI(s)), "ISSN") && r.fieldAt[i] != fReferences && !onlineISSN(s) {
			r.rec.ISSN = synoptic.Maybe(findISSN(withoutDOI(s)))
		}
	}
	if r.rec.DOI == "" {
		r.rec.DOI = synoptic.Maybe(r.looseDOI())
	}
}

// withoutDOI cuts the DOI out of a line: many contain an ISSN.
func withoutDOI(s string) string {
	if d, at := findDOI(s); at >= 0 {
		return s[:at] + " " + s[at+len(d):]
	}
	return s
}

// onlineISSN: a line that gives the number of the electronic edition alone.
func onlineISSN(s string) bool {
	up := strings.ToUpper(s)
	return strings.Count(up, "ISSN") == 1 && (strings.Contains(up, "EISSN") || strings.Contains(up, "E-ISSN") || strings.Contains(up, "ONLINE") || strings.Contains(up, "ELECTRONIC"))
}

// looseDOI finds a DOI that no label announces, outside lists of references
// and of other papers.
func (r *reader) looseDOI() string {
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || i > 2_000 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fBody || r.fieldAt[i] == fAbstract || len(l.text) > 3000 {
			continue
		}
		if r.fieldAt[i] != fCitation && referenceLine(l.text) {
			continue
		}
		if d, _ := findDOI(l.text); d != "" {
			return d
		}
	}
	return ""
}
