package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/injection"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// value returns the first text of a labelled entry: on the label's line, else
// on the next line that holds more than a sign.
func (r *reader) value(e *entry) (string, piece, bool) {
	for k, p := range e.pieces(r.text) {
		s := strings.TrimLeft(plain.Tidy(plain.Clip(r.text[p.span.Start:p.span.End], 2000)), "| ")
		if strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || letters.Digit(footmark.Plain(c)) }) {
			return s, p, true
		}
		if k >= 2 {
			break
		}
	}
	return "", piece{}, false
}

// withNumbersBelow puts a source together with the line below where a copy was
// broken between them: before the year, behind a comma, or between the year and
// the issue.
func (r *reader) withNumbersBelow(e *entry, s string) string {
	comma, year := strings.ContainsRune(",，", plain.LastRune(s)), strings.HasSuffix(s, "年")
	if !comma && !year || len(s) > 400 {
		return s
	}
	pieces := e.pieces(r.text)
	if len(pieces) < 2 {
		return s
	}
	below := plain.Tidy(plain.Clip(r.text[pieces[1].span.Start:pieces[1].span.End], 100))
	if len(below) >= 80 || proseLine(below) || comma && plain.Year(plain.Clip(below, 4)) == 0 ||
		year && !(strings.Contains(below, "期") && letters.Digit(plain.FirstRune(strings.TrimPrefix(below, "第")))) {
		return s
	}
	return s + below
}

// imprints settles journal, year, volume, issue and pages.
func (r *reader) imprints() {
	var labelled imprint.Imprint
	var journals []string
	var loose string // behind a bare "期刊", which is a menu entry as often as not
	year, loosePages := 0, false
	granted := 0 // the year of a degree
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
			c := readSource(s)
			name := withoutBadges(s)
			if !c.Empty() {
				name = c.Journal
				labelled = imprint.Fill(labelled, c)
			}
			announced := colonSigns.Has(plain.LastRune(r.lines[r.lineOf(e.at)].text)) // no menu has a colon
			switch {
			case !plausibleJournal(name):
			case e.label.text == "期刊" && !sameLine && !announced, e.label.text == "journal" && !sameLine && plain.RuneCount(name) > 60:
				if loose == "" {
					loose = name
				}
				r.use(p)
			default:
				journals = append(journals, name)
				r.use(p)
			}
		case fSource:
			s = r.withNumbersBelow(e, s)
			c := readSource(s)
			if open := strings.Index(s, "《"); c.Empty() && open >= 0 && strings.Contains(s, "》") && sameLine {
				if name := imprint.JournalBefore(s); plausibleJournal(name) { // 《某刊》，2015，
					journals = append(journals, name)
					year = max(year, plain.Year(plain.HalfDigits(plain.Clip(s, 120))))
					r.use(p)
					continue
				}
			}
			if c.Empty() {
				if more, ok := r.sourceBelow(e); ok {
					labelled = imprint.Fill(labelled, more.imprint)
					journals = append(journals, more.names...)
					continue
				}
				if name, volume, ok := strings.Cut(s, " ( Volume: "); ok { // IEEE, where a journal numbers no issues
					s = name
					labelled.Volume = strings.TrimRight(volume, " )")
				}
				if (sameLine || e.strong) && plausibleJournal(s) &&
					(!e.label.latin || sameLine && e.label.text == "publishedin" && plain.Capitalised(s)) &&
					!strings.Contains(s, "http") {
					journals = append(journals, s)
					r.use(p)
				}
				continue
			}
			if e.label.latin && len(e.label.text) <= 4 && c.Weight() < 3 {
				continue
			}
			labelled = imprint.Fill(labelled, c)
			r.use(p)
			if plausibleJournal(c.Journal) {
				journals = append(journals, c.Journal)
			}
			if name := trailingJournal(c.After); name != "" {
				journals = append(journals, name)
			} else if name := r.twinBelow(e, c.Journal); name != "" {
				journals = append(journals, name)
			}
		case fYearVolumeIssue:
			if c := readImprint(s); !c.Empty() {
				labelled = imprint.Fill(labelled, c)
				r.use(p)
			} else if m := rxVolumeIssue.FindStringSubmatch(plain.TrimEdges(plain.HalfDigits(s), ",，;；。")); m != nil { // 36(2), 202103
				labelled = imprint.Fill(labelled, imprint.Imprint{Year: plain.Year(m[3]), Volume: m[1], Issue: m[2] + m[4]})
				r.use(p)
			} else if m := rxSlashed.FindStringSubmatch(strings.TrimSpace(plain.HalfDigits(s))); m != nil { // 2022/0/07
				labelled = imprint.Fill(labelled, imprint.Imprint{Year: plain.Year(m[1]), Volume: strings.TrimPrefix(m[2], "0"), Issue: m[3]})
				r.use(p)
			} else if m := rxVolumeYear.FindStringSubmatch(plain.HalfDigits(s)); m != nil && plain.ROCYear(plain.HalfDigits(s)) > 0 { // 28:2  民111.06
				labelled = imprint.Fill(labelled, imprint.Imprint{Year: plain.ROCYear(plain.HalfDigits(s)), Volume: m[1], Issue: m[2]})
				r.use(p)
			} else if y := plain.Year(plain.HalfDigits(s)); y > 0 && len(s) < 20 {
				year = y
			} else if n, ok := strings.CutSuffix(plain.HalfDigits(strings.TrimSpace(s)), "期"); ok && len(n) <= 4 && plain.LeadingDigits(n) == len(n) {
				labelled = imprint.Fill(labelled, imprint.Imprint{Issue: n}) // a journal that numbers its issues through
				r.use(p)
			}
		case fYear:
			if y := max(plain.Year(plain.HalfDigits(s)), plain.ROCYear(plain.HalfDigits(s))); y > 0 && len(s) < 24 &&
				strings.Contains(e.label.text, "学位") {
				granted = y
			}
			if y := max(plain.Year(plain.HalfDigits(s)), plain.ROCYear(plain.HalfDigits(s))); y > 0 && len(s) < 24 && year == 0 {
				year = y
				r.use(p)
			}
		case fVolume:
			if v := imprint.VolumeIn(s); v != "" && labelled.Volume == "" && e.strong {
				labelled.Volume = v
				r.use(p)
			}
		case fIssue:
			if c := readImprint(s); !c.Empty() {
				labelled = imprint.Fill(labelled, c)
				r.use(p)
			} else if v := imprint.IssueIn(s); v != "" && labelled.Issue == "" && e.strong {
				labelled.Issue = v
				r.use(p)
			}
		case fPages:
			h := plain.HalfDigits(s)
			if strings.Contains(s, "下一頁") || strings.Contains(s, "下一页") {
				continue // where the reader may turn to
			}
			if below := r.pagesBelow(e); below != "" && labelled.Pages == "" && !strings.ContainsAny(h, "-–—~～+") {
				labelled.Pages = below
				continue
			}
			if plain.LeadingDigits(h) == len(h) && len(h) < 4 && e.label.text == "pages" && r.hasLabel("ericnumber", "abstractor") {
				continue // how many there are
			}
			if counted := strings.HasPrefix(e.label.text, "页数"); counted {
				// "12 (45-56)": the number of pages, and which
				if m := rxPagesInside.FindStringSubmatch(h); m != nil && labelled.Pages == "" {
					labelled.Pages = imprint.CleanPages(m[1])
				}
				continue
			}
			if v := imprint.PagesIn(h); v != "" && labelled.Pages == "" && len(s) < 60 && strings.ContainsAny(h, "0123456789") {
				labelled.Pages = imprint.CleanPages(v)
				loosePages = e.label.latin && strings.HasPrefix(e.label.text, "p") &&
					!strings.ContainsAny(r.lines[r.lineOf(e.at)].text, ":：\t") && sameLine
				r.use(p)
			}
		}
	}
	r.citedAround()
	header := r.headerImprint()
	if !strings.ContainsAny(labelled.Pages, "-–—~～") && strings.ContainsAny(header.Pages+r.self.imprint.Pages, "-–—~～") && len(labelled.Pages) <= 3 {
		labelled.Pages = "" // how many there are
	}
	if header.Weight() == 5 && loosePages {
		labelled.Pages = header.Pages // "pp. 211-213" begins a line of the contents
	}
	c := imprint.Fill(imprint.Fill(labelled, imprint.Imprint{Year: year}), header)
	if self := r.self.imprint; r.meta.issue != "" && header.Issue != "" && header.Issue == self.Issue &&
		header.Issue != r.meta.issue && header.Volume == self.Volume && header.Year == self.Year && header.Weight() >= 3 {
		r.rec.Issue = "" // the page's two other places agree on another
	}
	if first := string(r.rec.Pages); first != "" && !strings.ContainsAny(first, "-–—~～") {
		for _, whole := range []string{c.Pages, r.self.imprint.Pages} { // metadata of the first page alone
			if from, _, ok := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "~", "-", "～", "-").Replace(whole), "-"); ok && from == first {
				r.rec.Pages = synoptic.Maybe(whole)
				break
			}
		}
	}
	if c.Pages == "" {
		c.Pages = r.firstToLast()
	}
	if c.Pages == "" {
		c.Pages = r.lonePages()
	}
	if r.self.title != "" && (header.Weight() < 2 || imprint.Same(header, r.self.imprint)) {
		c = imprint.Fill(c, r.self.imprint)
	}
	if r.meta.weakYear && header.Year > int(r.rec.Year) && header.Volume != "" && header.Issue != "" && r.rec.Year != 0 &&
		header.Year-int(r.rec.Year) <= 3 {
		r.rec.Year = synoptic.Year(header.Year) // the issue's
	}
	r.take(c)
	if y := r.issuePublished(); r.meta.weakYear && r.rec.Volume != "" && y > int(r.rec.Year) && y-int(r.rec.Year) <= 3 {
		r.rec.Year = synoptic.Year(y) // later than online
	}
	for _, name := range journals {
		r.setJournal(name)
	}
	headed, headYear := r.sourceHead()
	if len(journals) == 0 {
		if strings.Contains(header.Journal, ".") {
			header.Journal = r.spelledOut(header.Journal)
		}
		for _, name := range []string{header.Journal, r.spelledOut(r.self.imprint.Journal), headed, r.corroborated(loose), r.masthead(), r.namedByPage()} {
			if r.rec.Journal.Empty() && plausibleJournal(name) {
				r.setJournal(name)
			}
		}
	}
	if r.rec.Journal.Empty() && !r.meta.thesis && len(r.meta.school) == 0 {
		if name := r.mastheadAbove(); name != "" {
			r.setJournal(name)
		}
	}
	if r.rec.Journal.Empty() {
		if name := r.nameOverVolume(); name != "" {
			r.setJournal(name)
		}
	}
	if r.rec.Journal.Empty() {
		r.setJournal(r.badgedName())
	}
	r.journalAndYear()
	if r.rec.Journal.Empty() {
		r.setJournal(r.copyrightedJournal())
	}
	r.parallelJournal()
	r.easternJournalAbove()
	if name := r.masthead(); name != "" && r.rec.Journal.ZH == "" && r.rec.Title.ZH != "" && r.tag == "" {
		r.setJournal(name) // above its name in English
	}
	if r.rec.Journal.Empty() && r.rec.Pages == "" && (len(r.meta.school) > 0 || r.meta.thesis || r.valueOf(schoolLabels) != "" || r.supervised()) {
		r.rec.Volume, r.rec.Issue = "", "" // of the collection that theses are published in
		if y := yearInDOI(string(r.rec.DOI)); y > 0 {
			r.rec.Year = synoptic.Year(y)
		}
		if granted > 0 {
			r.rec.Year = synoptic.Year(granted)
		}
	}
	if r.rec.Year == 0 && headed != "" {
		r.rec.Year = synoptic.Year(headYear)
	}
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(r.datedName())
	}
	r.articleCode()
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(yearInDOI(string(r.rec.DOI)))
	}
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(r.dateYear())
	}
}

// pagesBelow reads the range that stands alone on a line below its label, where
// signs and the number of pages come before it: "/", "共12页", "/", "88-99".
func (r *reader) pagesBelow(e *entry) string {
	for k, p := range e.pieces(r.text) {
		s := plain.TrimEdges(plain.HalfDigits(r.text[p.span.Start:p.span.End]), "/|()（）;；,， ")
		if k > 5 || len(s) > 40 || k > 0 && p.line > r.lineOf(e.at)+6 {
			break
		}
		if strings.ContainsAny(s, "-–—~～") && rxRangeOnly.MatchString(s) {
			return imprint.CleanPages(strings.TrimRight(s, "页頁 "))
		}
	}
	return ""
}

var rxRangeOnly = lazyregexp.New(`^[A-Za-z]?\d{1,6}\s*[-–—~～]\s*[A-Za-z]?\d{1,6}(?:\s*[+,，]\s*\d+(?:-\d+)?)*\s*[页頁]?$`)

// yearInDOI is the year that the DOI of a thesis states as a part of its own:
// 10.27999/d.cnki.gxldx.2021.000321.
func yearInDOI(doi string) int {
	_, suffix, ok := strings.Cut(doi, "/d.cnki.")
	for part := range strings.SplitSeq(suffix, ".") {
		if ok && len(part) == 4 && plain.Year(part) > 0 {
			return plain.Year(part)
		}
	}
	return 0
}

// rxSlashed: year, volume and issue between slashes, 0 for no volume.
var rxSlashed = lazyregexp.New(`^((?:19|20)\d\d)/(\d{0,3})/(\d{1,3})$`)

// rxVolumeYear: "28:2  民111.06"
var rxVolumeYear = lazyregexp.New(`^(\d{1,3}):(\d{1,2})\s*民`)

// lonePages reads a line of the head that is nothing but a range of pages:
// "Pages 455-474", "Pages.49-60", "Pages 63-81 | Received …".
func (r *reader) lonePages() string {
	for i := range r.lines {
		l := &r.lines[i]
		if i > 400 {
			break
		}
		if l.mute || len(l.text) > 200 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fAbstract {
			continue
		}
		if strings.Contains(l.text, "ublished") && strings.Contains(l.text, "ages") {
			if m := rxPagesBehindDates.FindStringSubmatch(l.text); m != nil && (!r.zone[i] || strings.Count(l.text, "ublished") > 1) {
				return imprint.CleanPages(m[1]) // the paper's own dates
			}
		}
		if r.zone[i] && len(l.text) > 30 {
			continue
		}
		if s := strings.TrimLeft(plain.Clip(l.text, 80), "•: "); s != "" && letters.Digit(rune(s[0])) {
			if m := rxCountedPages.FindStringSubmatch(s); m != nil {
				return imprint.CleanPages(m[1])
			}
			continue
		}
		if c := l.text[0]; c != 'p' && c != 'P' {
			continue
		}
		if m := rxLonePages.FindStringSubmatch(l.text); m != nil {
			return imprint.CleanPages(m[1])
		}
	}
	return ""
}

// rxCountedPages: "55 - 78 (24 pages)"
var rxCountedPages = lazyregexp.New(`^(\d{1,5}\s*[-–~]\s*\d{1,5})\s*[(（]\s*\d{1,4}\s*(?i:pages?|쪽|p|페이지)\s*[)）]$`)

var rxLonePages = lazyregexp.New(`^(?i:pp?|pages?)\s*[.:]?\s*([A-Za-z]?\d{1,6}\s*[-–—]\s*[A-Za-z]?\d{1,6})\s*(?:$|[|,;(（])`)

// rxPagesBehindDates: "Issue published: December 2021. Pages: 512–530"
var rxPagesBehindDates = lazyregexp.New(`[.;|,]\s+(?i:pages?)\s*[.:]?\s*([A-Za-z]?\d{1,6}\s*[-–—]\s*[A-Za-z]?\d{1,6})\s*(?:$|[.;|,(（])`)

func (r *reader) take(c imprint.Imprint) {
	if r.rec.Year == 0 {
		r.rec.Year = synoptic.Year(c.Year)
	}
	set := func(into *synoptic.Maybe, s string, limit int) {
		if *into == "" {
			*into = synoptic.Maybe(plain.Clip(strings.TrimSpace(s), limit))
		}
	}
	if volume, year, ok := strings.Cut(c.Volume, "-"); ok && plain.Year(strings.TrimSpace(year)) > 0 && plain.LeadingDigits(volume) > 0 {
		c.Volume = volume // "Volume 5 - 2023"
	}
	set(&r.rec.Volume, c.Volume, 40)
	set(&r.rec.Issue, c.Issue, 40)
	set(&r.rec.Pages, c.Pages, 80)
}

var rxPagesInside = lazyregexp.New(`[(（]\s*([A-Za-z]?\d{1,6}\s*[-–—~～]\s*\d{1,6}(?:\s*[+,，]\s*\d+(?:-\d+)?)*)\s*[)）]`)

var rxVolumeIssue = lazyregexp.New(`^(?:(\d{1,3})\s*[(（]\s*(` + imprint.IssueShape + `)\s*[)）]|((?:19|20)\d\d)((?:0[1-9]|1[0-2])))$`)

// setJournal stores a name, or the names in two languages that one line holds.
func (r *reader) setJournal(s string) {
	for _, lead := range []string{"Article (PDF Available) in ", "From the journal ", "Published - ", "published in: ", "Published in: "} {
		s = strings.TrimPrefix(s, lead)
	}
	if i := strings.LastIndex(s, ", "); i > 0 && imprint.MonthsOnly(s[i+2:]) {
		s = s[:i] // the day that Europe PMC puts before the year
	}
	s, _, _ = strings.Cut(s, ", [S") // "Cadernos, [S. l.]": a place that nobody knows, in Brazilian citations
	for _, name := range journalNames(withoutSociety(withoutBadges(s))) {
		lang := r.lang(name)
		if first, _, _ := strings.Cut(strings.ToLower(name), " "); lang == synoptic.English && r.foreign != "" && foreignJournalHeads[first] {
			lang = synoptic.OtherLanguage
		}
		if r.rec.Journal.In(lang) == "" && plausibleJournal(name) && !injection.In(name) {
			r.rec.Journal.Set(lang, plain.Clip(name, 300))
		}
	}
}

// foreignJournalHeads begin names of journals in other languages than English.
var foreignJournalHeads = hant.WordSet("revista cuadernos estudios boletín anales gaceta cadernos jurnal zeitschrift annales cahiers rivista revue anais anuario archivos arquivos estudos boletim studi quaderni")

// journalNames divides "治理论丛 ,Review of Governance , 编辑部邮箱".
func journalNames(s string) []string {
	s = strings.NewReplacer("《", "", "》", "", "编辑部邮箱", "").Replace(s)
	var out []string
	eastern := strings.ContainsFunc(s, letters.CJK)
	if i := twinBracket(s); i > 0 && eastern && strings.ContainsFunc(s, letters.Latin) {
		// Name in English (이름), 名称（English Name）
		_, open := utf8.DecodeRuneInString(s[i:])
		inside := plain.TrimEdges(s[i+open:], " ")
		if strings.HasSuffix(inside, ")") || strings.HasSuffix(inside, "）") {
			_, end := utf8.DecodeLastRuneInString(inside)
			inside = inside[:len(inside)-end]
		}
		if before := plain.Tidy(s[:i]); strings.ContainsFunc(before, letters.CJK) != strings.ContainsFunc(inside, letters.CJK) &&
			plain.RuneCount(inside) > 2 && !strings.HasSuffix(inside, "版") {
			return []string{before, plain.Tidy(inside)}
		}
	}
	if eastern && strings.ContainsFunc(s, letters.Latin) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '，' || r == '/' || r == '|' || r == ';' }) {
			part = plain.TrimEdges(plain.Tidy(part), ".,，")
			if i := strings.IndexFunc(part, letters.CJK); i >= 0 {
				// 名称 English Name
				for k, c := range part {
					if k > 0 && letters.Latin(c) && unicode.IsUpper(c) && strings.HasSuffix(part[:k], " ") &&
						!strings.ContainsFunc(part[k:], letters.CJK) && len(part)-k > 6 {
						out = append(out, plain.Tidy(part[:k]))
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
	return []string{plain.TrimEdges(plain.Tidy(s), ",，.;；")}
}

// trailingJournal reads the English name that VIP prints behind the pages.
func trailingJournal(s string) string {
	s = plain.Tidy(s)
	if i := max(strings.LastIndex(s, "页"), strings.LastIndex(s, "頁")); i >= 0 {
		s = s[i+len("页"):]
	}
	if s = plain.TrimEdges(s, ",，.。;；"); strings.Count(s, ")") > strings.Count(s, "(") {
		s = plain.TrimEdges(s, ")）")
	}
	if len(s) < 4 || len(s) > 150 || strings.ContainsFunc(s, letters.CJK) || strings.Contains(s, "http") ||
		strings.Contains(s, "10.") || !unicode.IsUpper(plain.FirstRune(s)) || strings.ContainsAny(s, "0123456789") {
		return ""
	}
	return s
}

// readImprint reads a line of the page for what imprint.Read reads.
func readImprint(s string) imprint.Imprint { return imprint.Read(s, plausibleJournal) }

// plausibleJournal: short, no sentence, no menu entry.
func plausibleJournal(s string) bool {
	s = plain.Tidy(s)
	if publisherName(s) || s == "" || len(s) > 200 || plain.RuneCount(s) < 2 || names.NotNames[s] ||
		strings.ContainsAny(s, "？?！!。@") || strings.Contains(s, "http") {
		return false
	}
	if imprint.CrumbWord(s) || len(s) < 40 && strings.ContainsAny(s, "0123456789/-–") && imprint.MonthsOnly(s) ||
		slices.ContainsFunc(imprint.PublicationKinds, func(kind string) bool { return strings.EqualFold(kind, s) }) {
		return false
	}
	if yearWords[s] || numberLabel(s) {
		return false // "Year 2025, Volume: 10"
	}
	c := letters.Count(s)
	if c.Han+c.Kana+c.Hangul == 0 && c.Latin+c.Cyrillic < 2 {
		return false
	}
	if c.Han+c.Kana+c.Hangul > 0 && plain.RuneCount(s) > 60 && twinBracket(s) < 0 {
		return false
	}
	if c.Han+c.Kana+c.Hangul == 0 && !plain.Capitalised(s) && !foreignName(s) {
		return false
	}
	return !junkLine(s) &&
		!plain.ContainsAny(s, []string{"首页", "检索", "登录", "引用", "下载", "影响因子", "总被引", "검색", "検索", "上网日期", "版权"}) &&
		plain.LeadingDigits(s) != len(s)
}

// yearWords stand before a year, where a journal's name might.
var yearWords = map[string]bool{"Year": true, "Yıl": true, "Año": true, "Ano": true, "Année": true, "Anno": true, "Tahun": true, "Jahr": true, "Jahrgang": true, "Published in Issue": true, "Published in Issue Year": true, "Yayımlandığı Sayı": true, "Yayımlandığı Sayı Yıl": true}

// corroborated returns a name that stands below a bare "期刊" or "Journal",
// which is a menu entry as often as not, where it has the shape of a journal's
// name or the page names it again.
func (r *reader) corroborated(name string) string {
	if name == "" || journalLike(name) || r.pageTitle != "" && strings.Contains(r.pageTitle, plain.Fold(name)) {
		return name
	}
	seen := 0
	for i := range r.lines[:min(len(r.lines), 2_000)] {
		l := &r.lines[i]
		if l.mute || len(l.text) > 600 || !strings.Contains(l.text, name) {
			continue
		}
		if seen++; seen > 1 {
			return name
		}
	}
	return ""
}

// twinBracket finds the bracket behind which the name in the other script
// begins: 某大学学报（社会科学版）(Journal of …); -1 without one.
func twinBracket(s string) int {
	for i, c := range s {
		if c != '(' && c != '（' || i == 0 {
			continue
		}
		next := plain.FirstRune(s[i+utf8.RuneLen(c):])
		if before := strings.ContainsFunc(s[:i], letters.CJK); before && letters.Latin(next) || !before && letters.CJK(next) {
			return i
		}
	}
	return -1
}

// hasLabel reports whether the page has one of these labels, folded.
func (r *reader) hasLabel(texts ...string) bool {
	return slices.ContainsFunc(r.entries, func(e entry) bool { return e.label != nil && slices.Contains(texts, e.label.text) })
}

// readSource reads the value of a label that names the source: a citation line,
// or the journal and the year alone, with pages or without.
func readSource(s string) imprint.Imprint {
	if m := rxSourceYear.FindStringSubmatch(s); m != nil && plausibleJournal(m[1]) && readImprint(m[1]).Empty() {
		return imprint.Imprint{Journal: m[1], Year: plain.Year(m[2]), Pages: imprint.CleanPages(m[3])}
	}
	return readImprint(s)
}

// rxSourceYear: "Internet Studies, 2024", "Journal of Ledgers, 2022, p. 102553"
var rxSourceYear = lazyregexp.New(`^(\p{L}[\p{L} &:,.’'-]{3,110}), ((?:19|20)\d\d)(?:, (?:pp?|[сc])\. (` + imprint.PagesShape + `))?$`)
