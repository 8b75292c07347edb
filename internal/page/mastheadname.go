package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

// journalFurniture stands beside a journal's name at the top of its pages.
var journalFurniture = []string{"impact factor", "journal indexing", "journal homepage", "issn", "aims and scope", "submit", "volume", "vol.", "editorial board", "about the journal", "current issue", "submission guidelines", "citescore", "early view", "online first", "open access journal"}

// mastheadAbove reads the journal's name off the head of a page that prints it
// on a line of its own above the title, and nowhere with its numbers. Two
// signs among these are asked for: the name comes again on the page, words of
// journals, and the furniture of a masthead below it.
func (r *reader) mastheadAbove() string {
	if r.titleLine < 0 || r.tag != "" || r.rec.Title.ZH != "" {
		return ""
	}
	best, most := "", 1
	for i := range r.lines[:min(r.titleLine, 60)] {
		l := &r.lines[i]
		s, pressed := plain.Tidy(plain.Clip(l.text, 160)), false
		dated := rxDatedName.FindStringIndex(s)
		if dated != nil {
			s = s[:dated[0]]
		}
		for _, button := range []string{" Aims and scope", " Submit ", " Subscribe", " Follow journal"} { // "Name of the Journal Submit Paper Close"
			if i := strings.Index(s, button); i > 8 {
				s, pressed = s[:i], true
			}
		}
		words := strings.Fields(s)
		if l.mute || r.zone[i] || r.used[i] || r.labelled[i] || len(l.text) > 120 || len(words) < 2 || len(words) > 12 ||
			strings.ContainsAny(s, "0123456789|/>:©@") || !unicode.IsUpper(plain.FirstRune(s)) || !plausibleJournal(s) ||
			r.isTitle(s) || command(s) || dateLine(s) || workplace.Line(s) {
			continue
		}
		if portalName(s) ||
			r.namesOn(i) > 0 && (!r.repeated(s, i) || i+1 < len(r.lines) && workplace.Named(plain.Clip(r.lines[i+1].text, 300))) ||
			plain.SmallWords[textscan.Lower(words[len(words)-1])] {
			continue
		}
		signs := 0
		if pressed {
			signs++
		}
		if journalLike(s) || strings.HasSuffix(s, "Quarterly") || strings.HasSuffix(s, "Letters") || strings.HasSuffix(s, "Review") {
			signs++
		}
		if dated != nil {
			signs += 2
		}
		if r.repeated(s, i) {
			signs += 2
		}
		for _, w := range words {
			if keyword.JournalWords[textscan.Lower(strings.Trim(w, ",&"))] {
				signs++
				break
			}
		}
		if n := r.next(i); n >= 0 && n <= i+2 && plain.ContainsAny(textscan.Lower(plain.Clip(r.lines[n].text, 80)), journalFurniture) {
			if signs++; n == i+1 && strings.Contains(textscan.Lower(r.lines[n].text), "impact factor") {
				signs++ // of what would it be
			}
		}
		if signs > most {
			best, most = s, signs
		}
	}
	return best
}

// rxDatedName finds the month that stands behind a journal's name: "(Dec 2021)".
var rxDatedName = lazyregexp.New(`\s*[(（](?:` + imprint.MonthShape + `\s*)?(?:19|20)\d\d[)）]$`)

// portalName: the site, not the journal.
func portalName(s string) bool {
	low := textscan.Lower(s)
	for _, w := range []string{"journals", "online library", "insight", "academic", "university press", "digital library", "repository", "publishing", "article contents", "original article", "research article", "full access", "open access", "free access", "restricted access", "journal article", "information for", "by discipline", "my account", "skip to", "advanced search"} {
		if strings.HasPrefix(low, w) || strings.HasSuffix(low, w) {
			return true
		}
	}
	return false
}

// repeated reports whether another line of the page holds a name too.
func (r *reader) repeated(name string, own int) bool {
	for i := range r.lines[:min(len(r.lines), 2_000)] {
		if i != own && !r.lines[i].mute && len(r.lines[i].text) < 600 && len(r.lines[i].text) > len(name) && strings.Contains(r.lines[i].text, name) {
			return true
		}
	}
	return false
}

// datedName reads the year that stands behind the journal's name:
// "Journal of Harbours (Dec 2021)".
func (r *reader) datedName() int {
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		name := r.rec.Journal.In(lang)
		if name == "" {
			continue
		}
		for i := range r.lines[:min(len(r.lines), 200)] {
			l := &r.lines[i]
			if l.mute || r.zone[i] || len(l.text) > len(name)+40 || !strings.HasPrefix(l.text, name) {
				continue
			}
			if y := plain.Year(l.text[len(name):]); y > 0 && !strings.HasPrefix(r.imprintOf(l.text).Pages, strconv.Itoa(y)+"-") {
				return y
			}
		}
	}
	return 0
}

// withoutBadges drops the names of the lists that a journal is in, behind its
// own: "某刊 ISTIC PKU".
func withoutBadges(s string) string {
	words := strings.Fields(withoutGluedBadges(s))
	n := len(words)
	for n > 1 && (indexBadges[words[n-1]] || strings.HasPrefix(words[n-1], "KCI") || words[n-1] == "등재" || words[n-1] == "등재후보") {
		n--
	}
	return strings.Join(words[:n], " ")
}

// withoutGluedBadges drops such names where a copy ran them together with the
// journal's own, or where brackets hold them: "某刊北大核心CSSCI",
// "某刊[中文社会科学引文索引来源期刊]".
func withoutGluedBadges(s string) string {
	s = strings.TrimSpace(s)
	for changed := true; changed; {
		changed = false
		if last := plain.LastRune(s); closeSigns.Has(last) {
			open := strings.LastIndexAny(s, "[(（【［〔")
			if open > 0 && plain.ContainsAny(strings.ReplaceAll(s[open:], "SCIENCE", ""), badgeWords) &&
				!strings.Contains(s[open:], "版"+string(last)) {
				s, changed = strings.TrimRightFunc(s[:open], letters.Blank), true
			}
			continue
		}
		for _, badge := range gluedBadges {
			if head, ok := strings.CutSuffix(s, badge); ok && plain.RuneCount(head) > 2 &&
				strings.ContainsFunc(head, letters.Han) && (!letters.Latin(plain.LastRune(head)) || endsInBadge(head)) {
				s, changed = strings.TrimRightFunc(head, letters.Blank), true
			}
		}
	}
	return s
}

// withoutSociety drops the society that a portal prints before the name of its
// journal, and the name's first print of two: "한국창고학회 창고논집 창고논집".
func withoutSociety(s string) string {
	words := strings.Fields(s)
	for n := len(words) / 2; n > 0; n-- {
		if tail := words[len(words)-n:]; slices.Equal(tail, words[len(words)-2*n:len(words)-n]) && plain.RuneCount(strings.Join(tail, " ")) > 2 {
			return strings.Join(tail, " ")
		}
	}
	if len(words) > 1 && strings.ContainsFunc(words[1], letters.Hangul) {
		for _, end := range []string{"학회", "협회", "연구소", "연구원", "대학교", "연구회", "진흥원"} {
			if strings.HasSuffix(words[0], end) {
				return strings.Join(words[1:], " ")
			}
		}
	}
	return s
}

func endsInBadge(s string) bool {
	for _, badge := range gluedBadges {
		if head, ok := strings.CutSuffix(s, badge); ok && letters.Han(plain.LastRune(head)) {
			return true
		}
	}
	return false
}

// badgeWords tell that brackets hold the name of such a list.
var badgeWords = hant.BothScripts("来源期刊", "核心", "引文索引", "收录", "统计源", "CSSCI", "CSCD", "AMI", "SCI", "PKU", "ISTIC")

// gluedBadges are the names that are told from a journal's without a blank.
var gluedBadges = hant.BothScripts("北大核心", "中文核心期刊", "中文核心", "核心期刊", "科技核心", "中国科技核心", "AMI核心", "AMI扩展", "CSSCI扩展", "CSSCI来源期刊", "来源期刊", "统计源期刊", "统计源", "CSSCI", "CSCD", "CSTPCD", "ISTIC", "PKU", "AMI", "WJCI", "JST", "SSCI", "ESCI", "Scopus", "SCI", "EI")

// easternJournalAbove finds, on a page in Japanese or Korean whose citation line
// gives the journal's name in English, the journal's own name on the line above.
func (r *reader) easternJournalAbove() {
	if r.tag == "" || r.rec.Journal.Other != "" || r.rec.Journal.EN == "" {
		return
	}
	for i := 1; i < min(len(r.lines), 100); i++ {
		s := r.lines[i].text
		if r.lines[i].mute || !strings.HasPrefix(s, string(r.rec.Journal.EN)) || r.imprintOf(plain.Clip(s, imprint.MaxLine)).Empty() {
			continue
		}
		above := withoutBadges(plain.Tidy(plain.Clip(r.lines[i-1].text, 120)))
		if strings.ContainsFunc(above, letters.CJK) && !strings.ContainsFunc(above, letters.Latin) &&
			plain.RuneCount(above) < 40 && plausibleJournal(above) && !r.isTitle(above) {
			r.setJournal(above)
		}
		return
	}
}

// copyrightedJournal reads the name out of the line of copyright of an article:
// "© 2020 The Authors. Ledger & Law published by …".
func (r *reader) copyrightedJournal() string {
	for i := range r.lines[:min(len(r.lines), 5_000)] {
		s := r.lines[i].text
		if len(s) > 300 || r.lines[i].mute || !copyrightLine(s) {
			continue
		}
		if m := rxCopyrighted.FindStringSubmatch(s); m != nil && plausibleJournal(m[1]) {
			return m[1]
		}
	}
	return r.editorsJournal()
}

// editorsJournal reads the name out of the line at the foot that says whose
// editors run the site: "某大学学报(社会科学版) 编辑部  ISSN …".
func (r *reader) editorsJournal() string {
	for i := len(r.lines) - 1; i > r.firstAbstract && i > len(r.lines)-20; i-- {
		s := r.lines[i].text
		at := strings.Index(s, "编辑部")
		if at < 0 {
			at = strings.Index(s, "編輯部")
		}
		if at <= 0 || len(s) > 400 || r.lines[i].mute {
			continue
		}
		name := plain.TrimEdges(s[:at], ":： ")
		if open := strings.LastIndex(name, "《"); open >= 0 {
			name, _, _ = strings.Cut(name[open+len("《"):], "》")
		} else if blank := strings.LastIndexAny(name, " :：©　"); blank >= 0 {
			_, w := utf8.DecodeRuneInString(name[blank:])
			name = name[blank+w:]
		}
		if plain.RuneCount(name) >= 3 && plain.RuneCount(name) <= 24 && strings.ContainsFunc(name, letters.Han) && plausibleJournal(name) {
			return name
		}
	}
	return ""
}

var rxCopyrighted = lazyregexp.New(`(?i:the authors?(?:\(s\))?|author\(s\))[.,]?\s+([A-Z][^.©]{3,100}?) (?i:is )?(?i:published) (?i:by|on behalf) `)
