package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

// citedAround reads how to cite the paper where that is no reference by its
// shape: what follows the title is the imprint.
func (r *reader) citedAround() {
	title := r.rec.Title.In(r.mainTitle(nil))
	// a title with a question mark inside reads as shorter than it is
	cited := plain.Fold(r.self.title)
	whole := plain.Fold(title)
	shortened := cited != "" && len(cited) < len(whole) && strings.HasPrefix(whole, cited)
	if title == "" || r.self.imprint.Weight() > 1 && !shortened {
		return
	}
	for i := range r.entries {
		if r.entries[i].field() != fCitation {
			continue
		}
		for k, p := range r.entries[i].pieces(r.text) {
			s := plain.Tidy(plain.Clip(r.text[p.span.Start:p.span.End], 3000))
			at := strings.Index(s, title)
			if k > 3 || at < 0 || plain.ContainsAny(s, seriesWords) {
				continue
			}
			c := readImprint(plain.TrimEdges(plain.Clip(s[at+len(title):], imprint.MaxLine), ".,?。！ '’\"”"))
			if c.Weight() >= 2 {
				if shortened {
					c.Year = r.self.imprint.Year
				}
				if c.Year == 0 { // authors. year. title. journal, volume(issue): pages
					c.Year = plain.Year(plain.ClipStart(s[:at], 12))
				}
				r.self = reference{authors: s[:at], title: title, imprint: c}
				r.fieldAt[p.line] = fCitation
				return
			}
		}
	}
	r.citedWithoutTitle()
	r.citedAnywhere(title)
}

// citedWithoutTitle reads a row "Citation" that gives the journal and its
// numbers alone, as repositories have it.
func (r *reader) citedWithoutTitle() {
	for i := range r.entries {
		if r.entries[i].field() != fCitation {
			continue
		}
		if s, _, ok := r.value(&r.entries[i]); ok && len(s) <= imprint.MaxLine {
			if c := readImprint(s); c.Weight() >= 4 && len(c.Journal) < 120 && plausibleJournal(c.Journal) {
				r.header = heavier(r.header, c)
			}
		}
	}
}

// citedAnywhere finds the line that cites this very paper by title and type,
// wherever the portal prints it: "甲.本文的题名[D].某大学,2022."
func (r *reader) citedAnywhere(title string) {
	if plain.RuneCount(title) < 6 {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		at := -1
		if !l.mute && len(l.text) < maxTitle*2 {
			at = strings.Index(l.text, title)
		}
		if at < 0 {
			continue
		}
		rest := strings.TrimLeftFunc(l.text[at+len(title):], letters.Blank)
		kind := rxType.FindStringIndex(rest)
		if kind == nil || kind[0] > 0 {
			continue
		}
		rest = plain.TrimEdges(plain.Clip(rest[kind[1]:], imprint.MaxLine), ".．。")
		c := readImprint(rest)
		if c.Empty() {
			c.Year = plain.Year(plain.HalfDigits(rest))
		}
		if c.Year == 0 { // 甲,乙.2023.本文的题名[J].某刊,16(5):23-33.
			c.Year = plain.Year(plain.ClipStart(l.text[:at], 6))
		}
		if c.Year > 0 {
			_, authors, _ := referenceNumber(l.text[:at])
			r.self = reference{authors: plain.TrimEdges(authors, ".．。"), title: title, imprint: c}
			return
		}
	}
}

// spelledOut finds, near the top of the page, the name that an abbreviation
// stands for: "Digit Gov Rev" → "Digital Governance Review".
func (r *reader) spelledOut(abbreviated string) string {
	words := strings.Fields(strings.ReplaceAll(abbreviated, ".", " "))
	if len(words) < 2 || strings.ContainsFunc(abbreviated, letters.CJK) {
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
			if k < len(words) && strings.HasPrefix(textscan.Lower(f), textscan.Lower(words[k])) {
				k++
			} else if !plain.SmallWords[textscan.Lower(f)] {
				k = -1
				break
			}
		}
		if k == len(words) {
			return plain.Tidy(l.text)
		}
	}
	return abbreviated
}

var seriesFinder = hant.NewFinder(seriesWords)

// seriesWords number something that is no issue of a journal.
var seriesWords = []string{"Working Paper", "Discussion Paper", "Paper No", "Paper Series", "许可证", "备案", "ICP"}

// headerImprint finds the line of the head that says where the paper appeared.
func (r *reader) headerImprint() imprint.Imprint {
	best := r.header
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || i > 1_500 || len(l.text) > imprint.MaxLine*2 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fAbstract {
			continue
		}
		if f := r.fieldAt[i]; f == fCitation || f == fSource || f == fYearVolumeIssue || f == fKeywords || f == fFunding || f == fBody {
			continue
		}
		if r.fieldAt[i] == fStop && r.labelled[i] && r.stopAt[i] && len(r.lines[i].text) < 200 && letters.Colons.In(l.text) && datedLine(l.text) {
			continue
		}
		if i > max(r.firstAbstract, r.titleLine)+40 && citedLike(l.text) {
			continue // an entry of a list of references that no label announces
		}
		if strings.Contains(l.text, "Grant Number") || strings.Contains(l.text, "Award Number") {
			continue
		}
		if c, own := r.ownDottedImprint(l.text); own {
			return c
		}
		s := strings.TrimLeft(strings.TrimPrefix(l.text, "[J]"), ".． ")
		if strings.Count(s, "olume") > 1 && strings.Contains(s, " to ") {
			continue // all that there is of the journal: "From Volume 1 to Volume 33"
		}
		if referenceLine(s) && i > r.titleLine || letters.OpenSquare.In(s) && rxType.MatchString(s) || seriesFinder.In(s) {
			continue
		}
		if _, rest, numbered := referenceNumber(s); numbered {
			s = rest // an export of several records numbers them
		}
		// the title may share the line, and its own numbers are none of these
		for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
			t := r.rec.Title.In(lang)
			if t == "" || !strings.Contains(s, t) {
				continue
			}
			// "authors. title. journal, year, …": the names are no part of the journal's
			_, behind, _ := strings.Cut(s, t)
			if c := r.imprintOf(plain.Clip(behind, imprint.MaxLine)); c.Weight() >= 3 && c.Journal != "" {
				s = behind
			} else {
				s = strings.ReplaceAll(s, t, " ")
			}
		}
		c := r.imprintOf(plain.Clip(s, imprint.MaxLine))
		if broken := r.brokenImprint(i); !broken.Empty() {
			c = broken
		}
		if c.Year == 0 && c.Volume != "" && c.Issue != "" {
			c = r.mastheadYear(c, i)
		}
		if c.Weight() < 2 || c.Year != 0 && (c.Year < 1850 || c.Year > 2100) {
			continue
		}
		if !plausibleJournal(c.Journal) {
			c.Journal = ""
		}
		if r.fieldAt[i] == fTitle {
			c.Journal = ""
		} else if c.Journal == "" {
			// the name may stand alone on the line before: 商事法评论 / . / 2020(08)
			if name := r.nameAbove(i); name != "" && c.Volume+c.Issue != "" && !strings.ContainsAny(l.text, ">›»") {
				c.Journal = name
			}
		}
		w := c.Weight()
		if r.used[i] && w <= best.Weight() {
			continue
		}
		if c.Journal != "" && (c.Volume != "" || c.Issue != "") && len(r.alsoNamed) < 10 {
			r.alsoNamed = append(r.alsoNamed, c.Journal)
			if name := trailingJournal(c.After); strings.ContainsFunc(c.Journal, letters.CJK) && englishJournal(name) {
				r.alsoNamed = append(r.alsoNamed, name)
			}
		}
		if w > best.Weight() {
			if best.Journal != "" && imprint.Same(best, c) &&
				(best.Volume == c.Volume && best.Volume != "" || best.Issue == c.Issue && best.Volume == "") {
				c = imprint.Fill(c, best) // a breadcrumb that names the journal
			}
			best = c
		} else if imprint.Same(best, c) {
			best = imprint.Fill(best, c)
		}
	}
	return best
}

// mastheadYear reads the month that a masthead prints above or below its
// numbers, and the journal's English name beside it: "2021 年 5 月  JOURNAL OF
// PLACES  May 2021".
func (r *reader) mastheadYear(c imprint.Imprint, i int) imprint.Imprint {
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(r.lines) || len(r.lines[k].text) > 200 || r.lines[k].mute || !letters.Digit(rune(r.lines[k].text[0])) {
			continue
		}
		m := rxMastheadMonth.FindStringSubmatch(plain.Tidy(plain.HalfDigits(r.lines[k].text)))
		if m == nil {
			continue
		}
		c.Year = plain.Year(m[1])
		if englishJournal(m[2]) && len(r.alsoNamed) < 10 {
			r.alsoNamed = append(r.alsoNamed, m[2])
		}
		break
	}
	return c
}

var rxMastheadMonth = lazyregexp.New(`^((?:19|20)\d\d)\s*年\s*\d{1,2}\s*月\s*([A-Z][A-Za-z ,&().-]*?)?\s*(?:` + imprint.MonthShape + `\s*(?:19|20)\d\d)?$`)

func datedLine(s string) bool {
	return plain.ContainsAny(s, []string{"日期", "时间", "年期", "Received", "Accepted", "Published", "Revised", "收稿", "接受"})
}

// nameAbove reads a journal's name off the line above its numbers, passing over
// signs and the kind of article.
func (r *reader) nameAbove(i int) string {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		s := strings.TrimLeft(imprint.WithoutLogo(plain.Tidy(plain.Clip(r.lines[k].text, 200))), "•▪● ")
		if strings.Contains(s, " : ") && strings.HasPrefix(r.lines[k].text, "•") {
			continue // another field of the list
		}
		if r.lines[k].mute || len(s) <= 24 && interfaceWords[plain.Fold(s)] || !strings.ContainsFunc(s, unicode.IsLetter) ||
			slices.ContainsFunc(imprint.PublicationKinds, func(kind string) bool { return strings.EqualFold(kind, s) }) ||
			badgesOnly(s) {
			continue
		}
		if abbreviationRow(s) || accessBadge(s) || mastheadNote(s) || plain.Fold(s) == "actions" ||
			strings.HasPrefix(s, "Sec. ") || strings.HasPrefix(s, "Section: ") {
			continue
		}
		if len(s) < 80 && strings.Contains(s, "ublished: ") {
			return "" // the day of another line
		}
		s = rxDayBehind.ReplaceAllString(s, "") // "Front. Rural Health, 21 April 2023"
		if strings.ToUpper(s) == s && strings.ContainsFunc(s, letters.Latin) && !englishJournal(s) && r.rec.Title.ZH != "" {
			continue // the Chinese name above in pinyin
		}
		if len(rowOf(r.lines[k].text)) > 0 || workplace.EndsInPostcode(s) {
			return ""
		}
		if plausibleJournal(s) &&
			(plain.RuneCount(s) <= 60 || !strings.ContainsFunc(s, letters.CJK) || twinBracket(s) > 0) && !r.isTitle(s) &&
			(r.score(s) == 0 || !r.knownName(s) && !strings.ContainsFunc(s, letters.CJK)) && !proseLine(s) && !r.labelled[k] {
			return s
		}
		return ""
	}
	return ""
}

// accessBadge: who may read the paper, beside its journal.
func accessBadge(s string) bool {
	switch strings.ToLower(strings.Join(strings.Fields(s), "")) {
	case "openaccess", "freeaccess", "fullaccess", "restrictedaccess", "goldopenaccess", "hybridopenaccess":
		return true
	}
	return false
}

var rxDayBehind = lazyregexp.New(`, (?:\d{1,2} )?` + imprint.MonthShape + ` (?:\d{1,2}, )?(?:19|20)\d\d$`)

// dateLabels announce dates that tell a paper's year, the better ones first.
var dateLabels = []map[string]bool{
	foldedLabels("报纸日期|见报日期|出版年月|刊出年月|出刊年月|会议时间|会议日期|会议召开时间|學位年度|學年度|畢業學年度|issuepublished|issuedate|originalpublicationdate|出版日期|刊出日期|发表日期|发表时间|出版时间|publicationdate|printpublicationdate|publicationdate(print)|published|publishdate|dateofpublication|dateofconference|conferencedate|出版|刊登日期|発行日|발행일|发布日期|publisheddate|公開日"),
	foldedLabels("日期|提交时间|posted|datewritten|date|발행연도|dateposted|submitted|firstpublished|firstpublishedonline|publishedonline|availableonline|electronicpublicationdate|publicationdate(electronic)|网络出版日期|在线出版日期|网络首发日期|网络首发时间"),
}

// dateYear is the year of a date of publication or posting, for pages without
// an issue. Dates of receipt and of a platform's own upload do not count.
func (r *reader) dateYear() int {
	if y := r.issueMonth(); y > 0 {
		return y
	}
	uploaded := 0 // a moment told to the second is that of a repository's own upload
	for _, group := range dateLabels {
		for i := range r.entries {
			e := &r.entries[i]
			if e.field() != fStop {
				continue
			}
			if !group[e.label.text] {
				continue
			}
			if s, _, ok := r.value(e); ok {
				if y := plain.Year(plain.HalfDigits(plain.Clip(s, 80))); y > 0 && uploaded == 0 && strings.Contains(s, "(UTC") {
					uploaded = y
				} else if y > 0 {
					return y
				} else if y = plain.ROCYear(plain.HalfDigits(plain.Clip(s, 80))); y > 0 {
					return y
				}
			}
		}
	}
	if uploaded > 0 {
		return uploaded
	}
	// "[Submitted on 18 Feb 2025 (v1)]", "Posted: 9 Mar 2023"
	for i := range r.lines {
		s := r.lines[i].text
		if i > 400 || r.lines[i].mute || r.zone[i] || len(s) > 300 || r.fieldAt[i] == fReferences {
			continue
		}
		if m := rxPosted.FindStringSubmatch(s); m != nil {
			return plain.Year(m[1])
		}
	}
	return 0
}

var (
	rxPosted     = lazyregexp.New(`(?i)\b(?:submitted on|posted:?|first published:?|published:?|published online:?|(?:print )?publication date:?|submitted:?)\s*(?:on\s*)?[^0-9;]{0,48}((?:\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+)?(?:19|20)\d\d)\b`)
	rxIssueMonth = lazyregexp.New(`(?i)^(?:(?:issue (?:date|published)):?\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)[a-z]*(?:\s*[/–-]\s*[a-z]+)?\s+((?:19|20)\d\d)$`)
)

// rxKoreanMonth: "• : 2017년 03월" among the fields of an issue
var rxKoreanMonth = lazyregexp.New(`^•?\s*:?\s*((?:19|20)\d\d)년\s*\d{1,2}월$`)

// rxDottedMonth: "2022.06" below its volume
var rxDottedMonth = lazyregexp.New(`^(?:19|20)\d\d[.-]\d{1,2}$`)

// issueMonth reads the month that an issue bears, on a line of its own beside
// its volume: "May/June 2024".
func (r *reader) issueMonth() int {
	for i := range r.lines {
		s := r.lines[i].text
		if len(s) > 40 || r.lines[i].mute || i > 5_000 || i == 0 || r.imprintOf(r.lines[i-1].text).Empty() && r.zone[i] {
			continue
		}
		if m := rxIssueMonth.FindStringSubmatch(s); m != nil {
			return plain.Year(m[1])
		}
		if letters.Digit(rune(s[0])) && rxDottedMonth.MatchString(s) &&
			(r.imprintOf(r.lines[i-1].text).Volume != "" || i+1 < len(r.lines) && rxLonePages.MatchString(r.lines[i+1].text)) {
			return plain.Year(s)
		}
		if m := rxKoreanMonth.FindStringSubmatch(s); m != nil {
			return plain.Year(m[1])
		}
	}
	return 0
}

// indexBadges name the lists that a journal is in; portals print them beside
// its name.
var indexBadges = hant.WordSet("ISTIC PKU CSSCI CSCD CSTPCD AMI EI SCI SSCI ESCI Scopus 北大核心 核心期刊 核心 统计源 中国科技核心 AMI核心 AMI扩展 CSSCI扩展 JST WJCI")

// badgesOnly reports a line of nothing but such badges.
func badgesOnly(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(plain.Clip(s, 120)) {
		if !indexBadges[w] {
			return false
		}
		n++
	}
	return n > 0
}
