package page

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// candidate is a line that may be the title.
type candidate struct {
	line  int
	text  string
	lang  synoptic.Language
	score float64
}

// notTitles occur in lines that are no title.
var notTitles = hant.BothScripts("http", "www.", "@", "ICP", "©", "版权所有", "版权声明", "备案号", "备案：", "今天是", "征稿", "启事", "声明！", "欢迎您", "欢迎访问", "欢迎关注", "欢迎订阅", "欢迎投稿", "首页", "当前位置", "您的位置", "编辑部", "投稿网址", "官方公众号", "关注公众号", "微信公众号：", "Cookies", "cookies", "Cookie ", "javascript", "Copyright ©", "Copyright (", "Copyright 2", "Copyright 1", "copyright ©", "All rights", "results for", "Your search", "Sign in", "Log in", "已有账号", "检索结果", "Posted:", "View all", "Download", "ダウンロード", "Skip to", "Journal homepage", "Impact Factor", "View a PDF", "cited by", "Cited by", "library access", "로그인", "資料トップ", "お問い合わせ", "コンテンツへスキップ", "J-STAGEトップ", "Enter your", "Subscribe", ". Expand", ". Collapse", "Author to whom", "contributed equally", "To whom correspondence", "open overlay panel", "final edited version", "See other articles", "Unable to load", " homepage", "Creative Commons", "belongs to the Special Issue", "Submit to this", "View further author information", "orresponding author", "Plan du site", "ISSN ", "ISSN:", "PUBLICATIONS", "Doctor of ", "Master of Arts in", "Master of Science in", "for articles in", ">", "›", "»", "→", "|")

var notTitleFinder = hant.NewFinder(notTitles)

// titleCandidate scores one free line of the page.
func (r *reader) titleCandidate(i int) (candidate, bool) {
	l := &r.lines[i]
	if l.mute || r.used[i] || r.zone[i] || len(l.text) > maxTitle || r.labelled[i] || i > maxTitleLine || r.fieldAt[i] == fReferences {
		return candidate{}, false
	}
	clean := r.cleaned(l.text)
	s := r.withoutNames(r.withoutBadge(clean.text))
	chapter := false
	if letters.Digit(plain.FirstRune(s)) && r.firstAbstract > i && r.firstAbstract <= i+4 && referenceLine(s) {
		if _, rest, _ := referenceNumber(s); unicode.IsUpper(plain.FirstRune(rest)) && len(rest) > 20 {
			s, chapter = rest, true // "2. The Title of a Chapter" above its abstract
		}
	}
	known := len(r.titleKeys) > 0 && len(s) <= 3*r.longestTitle+60 && r.titleKeys[clean.foldOf(s)]
	if !known &&
		(strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";") || strings.Contains(s, "。") ||
			strings.Count(s, ". ") > 1 && !r.namesNext(i) || strings.ContainsRune(".,;:!*)]}&/+=|$€£", plain.FirstRune(s)) ||
			r.junkAt(l.text) || notTitleFinder.In(s)) {
		return candidate{}, false // what most lines are
	}
	if !known &&
		(offer(s) || begunAgain(s) || seriesLine(s) || romanHeading(s) ||
			command(s) && strings.Count(s, " ") < 4 && !strings.HasPrefix(l.hint, "h1")) {
		return candidate{}, false
	}
	if !known && (noteOnPaper(s) || koreanPost(s)) {
		return candidate{}, false
	}
	if strings.HasSuffix(s, "…") && i+1 < len(r.lines) && strings.HasPrefix(r.lines[i+1].text, strings.TrimRight(s, "…")) {
		return candidate{}, false // its beginning, above the whole
	}
	if !known && bulleted(l.text) && !strings.HasPrefix(l.hint, "h1") {
		return candidate{}, false // an item of a list
	}
	if !known && strings.Count(s, "下载") > 1 {
		return candidate{}, false // a row of buttons
	}
	if strings.Contains(s, "…………") {
		return candidate{}, false // an entry of contents, with its leaders
	}
	if !known && plain.ContainsAny(s, []string{"-),", "—),", "-),", "生),", "-）", "—）", "生）"}) && plain.ContainsAny(s, []string{"男", "女"}) {
		return candidate{}, false // a note on an author
	}
	if p := r.previous(i); !known && len(s) > 1 && s[0] == '-' && letters.Latin(rune(s[1])) && p >= 0 && p == i-1 &&
		plain.Capitalised(r.lines[p].text) {
		return candidate{}, false // the subtitle of the line above
	}
	if !known && r.overStop(i) {
		return candidate{}, false // the name of the source
	}
	if p := r.previous(i); !known && p >= 0 && p == i-1 && r.stopAt[p] && len(s) > 80 && strings.Contains(s, ". ") && wholeLabel(r.lines[p].text) {
		return candidate{}, false // sentences below a heading: "Significance"
	}
	if i := strings.LastIndex(s, "., "); !known && i > 0 && len(s) < 80 && imprint.MonthsOnly(s[i+3:]) {
		return candidate{}, false // a journal's name, shortened, with the day: "Front. Educ., 08 September 2021"
	}
	if !known && s != "" && letters.Digit(rune(s[0])) && rxDateFirst.MatchString(s) {
		return candidate{}, false
	}
	if !known && i > 0 && len(r.lines[i-1].text) <= 3 &&
		strings.ContainsRune(bullets, plain.FirstRune(r.lines[i-1].text)) && !strings.HasPrefix(l.hint, "h1") &&
		!r.endsPath(i) {
		return candidate{}, false // an item of the highlights, its bullet on the line above
	}
	lang := r.titleLang(s)
	c := letters.Count(s)
	n := c.Han + c.Kana + c.Hangul
	words := len(strings.Fields(s))
	western := n == 0 || lang == synoptic.English
	heading := strings.HasPrefix(l.hint, "h1")
	switch {
	case !known && (journalLike(s) || dateLine(s)),
		western && (words < 3 && !known && !heading || words > 60 || c.Latin+c.Cyrillic < 10),
		!western && (n < 5 && !known || plain.RuneCount(s) > 140),
		!known && !heading && l.links > 0.95 && plain.RuneCount(s) < 12,
		!known && structuredHead(s) && i+1 < len(r.lines) && structuredHead(r.lines[i+1].text),
		!known && (r.score(s) > 0 || menuRow(s) || infoRow(s) || numberedHeading(s)),
		!known && !chapter && referenceLine(l.text), !known && citedLike(l.text) && rxType.MatchString(l.text):
		return candidate{}, false
	}
	if !known {
		if im := r.imprintOf(s); im.Weight() >= 3 && (im.Volume != "" || im.Issue != "") {
			return candidate{}, false
		}
		if n := r.next(i); n >= 0 && r.lines[n].text != "" {
			// a journal's name stands over its volume
			if im := r.imprintOf(r.lines[n].text); im.Journal == "" && (im.Volume != "" || im.Issue != "") &&
				lang == synoptic.English && !heading && words < 10 && !(strings.Contains(s, ": ") && words > 7) {
				return candidate{}, false
			}
		}
		if i+1 < len(r.lines) && !heading && words < 10 && !strings.Contains(s, ": ") && opensWithISSN(r.lines[i+1].text) {
			return candidate{}, false // so does its ISSN
		}
		if n := r.next(i); n >= 0 && plain.RuneCount(s) <= 12 && bracketedPlace(r.lines[n].text) {
			return candidate{}, false // names, whatever they look like
		}
		if letteredRow(l.text) || len(rowOf(l.text)) > 0 || strings.Contains(l.text, "\t") && workplace.Named(s) && workplace.EndsInPostcode(s) {
			return candidate{}, false // a name and its place
		}
		if name, rest, ok := strings.Cut(s, "，"); ok && names.Han(name) && plain.RuneCount(rest) < 40 &&
			plain.ContainsAny(rest, workplace.Ranks) && !strings.ContainsAny(rest, "：:？?") {
			return candidate{}, false // a note on an author
		}
		if m, rest := footmark.Leading(s); m != "" && workplace.Named(rest) ||
			workplace.WithoutBrackets(s) != s && workplace.Named(s) ||
			strings.Contains(s, "，") && workplace.Named(s) && workplace.EndsInPostcode(s) || workplace.Line(s) {
			return candidate{}, false
		}
	}
	if p := r.previous(i); !known && !heading && p >= 0 && r.labelled[p] && ownersLabel(r.lines[p].text) {
		return candidate{}, false // who publishes the journal
	} else if !known && p >= 0 && r.labelled[p] && r.fieldAt[p] == fAffiliations && len(r.lines[p].text) < 24 {
		return candidate{}, false // the place behind its label
	} else if !known && !heading && p >= 0 && workplace.Named(s) &&
		(c.Han == 0 && !strings.Contains(s, ": ") || workplace.Addressed(s)) && r.namesOn(p) > 0 {
		return candidate{}, false // the place below a name
	}
	score := 1.0
	if known {
		score += 10
	} else if f := plain.Fold(s); len(f) > 15 && strings.Contains(r.citedText, f) {
		score += 6
	}
	if heading {
		score += 6
	} else if strings.HasPrefix(l.hint, "h2") || strings.HasPrefix(l.hint, "h3") {
		score += 2
	}
	if strings.Contains(l.hint, "title") && !strings.Contains(l.hint, "subtitle") && !strings.Contains(l.hint, "journal") {
		score += 4
	}
	if r.pageTitle != "" && len(s) > 9 && strings.Contains(r.pageTitle, plain.Fold(s)) {
		score += 5
	}
	if western {
		switch {
		case words >= 5:
			score++
		case words < 4:
			score -= 2
		}
		if strings.Contains(s, ": ") || strings.HasSuffix(s, "?") {
			score++
		}
	} else if n >= 10 {
		score += 1.5
	} else if n < 8 && !known && !heading {
		score -= 1.5 // as buttons are
	}
	if plain.ContainsAny(s, []string{"研究", "基于", "——", "分析", "影响", "机制", "路径", "何以", "：", ": ", "影響", "の", "연구", "에 관한", "Study", "study", "Evidence", "Analysis"}) {
		score++
	}
	// what follows a title: names, or its English twin and then names
	names, twin := 0.0, 0.0
	for k, seen := i+1, 0; k < len(r.lines) && seen < 4; k++ {
		if r.lines[k].mute {
			continue
		}
		t := r.lines[k].text
		if k < i+7 && len(t) <= 24 && strings.ContainsFunc(t, letters.Han) && !r.labelled[k] && r.score(t) == 0 &&
			!(letters.Digit(rune(t[0])) && rxDateFirst.MatchString(t)) {
			continue // a word or two of the portal's
		}
		seen++
		if r.score(t) > 0 && !r.stopAt[k] || r.fieldAt[k] == fAuthors || r.namesWithPlaces(t) {
			names = 4.5 - float64(seen)
			break
		}
		if seen == 1 && !western && rxDateFirst.MatchString(t) {
			names = 3 // the day that mirrors print below a title
			break
		}
		if r.fieldAt[k] == fAbstract || r.fieldAt[k] == fFunding || r.fieldAt[k] == fDOI || r.fieldAt[k] == fAffiliations ||
			seen < 3 && bracketedPlace(t) {
			names = 2
			break
		}
		if seen == 1 && r.lang(t) != lang && plain.RuneCount(t) > 15 && lang != synoptic.English {
			twin = 1.5
		}
	}
	score += names + twin
	if names == 0 && !known && western && strings.HasSuffix(l.text, ".") {
		score -= 3 // a sentence
	}
	if r.firstAbstract >= 0 && i < r.firstAbstract {
		score++
	}
	if above := max(r.firstAbstract, r.paragraphAt()); above >= 0 && i > above && !known && !heading {
		score -= 3
	}
	if word, rest, ok := strings.Cut(s, " "); ok && !western && !known && rest != "" {
		// a field of the portal with its value: "자료유형 학술저널"
		if m, is := labelAt(word); is && m.end == len(word) {
			score -= 4
		}
	}
	if !known && !heading && r.fieldRow(i) {
		score -= 4
	}
	if n := r.next(i); n == i+1 && lang == synoptic.Chinese && strings.HasPrefix(r.lines[n].text, "——") {
		score += 2 // its subtitle
	}
	if lang == synoptic.Chinese && r.withoutAuthor(s) != s {
		score += 3
	}
	score -= float64(min(i, 200)) * 0.01
	return candidate{i, s, lang, score}, true
}

// withoutNames drops the names that some journals print behind two strokes on
// the line of the English title: "A Study of Barns//LI Ming, WU Fang".
func (r *reader) withoutNames(s string) string {
	if i := strings.Index(s, "//"); i > 20 && s[i-1] != ':' && r.score(s[i+2:]) > 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// noteOnPaper: a sentence on the paper itself: "This article was presented at …".
func noteOnPaper(s string) bool {
	rest, ok := strings.CutPrefix(s, "This ")
	what, rest, _ := strings.Cut(rest, " ")
	verb, _, _ := strings.Cut(rest, " ")
	return ok && paperWords[what] && (verb == "was" || verb == "is" || verb == "has" || verb == "were")
}

var paperWords = hant.WordSet("article paper study work research manuscript project")

// koreanPost: where an author works and as what, in Korean, on a line of its own.
func koreanPost(s string) bool {
	return len(s) < 120 && letters.Hangul(plain.LastRune(s)) && koreanPosts[lastWord(s)] && workplace.Named(s)
}

var koreanPosts = hant.WordSet("교수 부교수 조교수 강사 연구원 박사수료 박사과정 석사과정 박사 석사 학과 학부 대학원 초빙교수 연구교수 겸임교수 책임연구원 선임연구원")

// endsPath: the line is the last step of the path to the page, whose signs have
// lines of their own: "期刊", ">", "2024年6期", ">".
func (r *reader) endsPath(i int) bool {
	sign := r.lines[i-1].text
	return i > 3 && (sign == ">" || sign == "›" || sign == "»") && r.lines[i-3].text == sign &&
		len(r.lines[i-2].text) <= 90 && (i+1 >= len(r.lines) || r.lines[i+1].text != sign)
}

// markedPlaceItem: an item of a list of places with their numbers: "• 1Faculty of …".
func markedPlaceItem(s string) bool {
	if !bulleted(s) {
		return false
	}
	mark, rest := footmark.Leading(strings.TrimLeft(s, "•▪●■ "))
	return mark != "" && workplace.Shape(rest)
}

// seriesLine: the number of a working paper below its title: "Law Faculty
// Research Paper No. 22-17".
func seriesLine(s string) bool {
	return len(s) < 160 && paperFinder.In(s) && strings.ContainsAny(s, "0123456789") && rxSeries.MatchString(s)
}

var paperFinder = hant.NewFinder([]string{"Paper", "Report", "Series", "Brief", "Note"})

var rxSeries = lazyregexp.New(`(?:Papers?|Reports?|Series|Brief|Notes?) (?:Series )?(?:No\.?|Nr\.?|Number|#) ?[A-Z]{0,4}[-/]?\d[\w/.-]*$`)

// romanHeading: a part of the paper's own outline: "II. Related Work".
func romanHeading(s string) bool {
	head, rest, ok := strings.Cut(s, ". ")
	return ok && len(s) < 80 && rest != "" && strings.Trim(head, "IVX") == "" && head != ""
}

// begunAgain: the line's first two words stand in it again, as in a row of
// buttons: "Make font size smaller Make font size default".
func begunAgain(s string) bool {
	if len(s) > 160 || !letters.Latin(plain.FirstRune(s)) {
		return false
	}
	first := strings.IndexByte(s, ' ')
	if first < 3 {
		return false
	}
	second := strings.IndexByte(s[first+1:], ' ')
	return second > 2 && strings.Contains(s[first+1+second:], s[:first+1+second+1])
}

// paragraphAt returns the line of the first paragraph below a list of names on a
// page that announces no abstract, -1 without one: titles stand above it.
func (r *reader) paragraphAt() int {
	if r.firstAbstract >= 0 {
		return -1
	}
	if r.paragraph == 0 {
		r.paragraph = -1
		names := -99
		for i := range r.lines[:min(len(r.lines), 200)] {
			l := &r.lines[i]
			if l.mute || r.zone[i] {
				continue
			}
			if len(l.text) < 2_000 && r.namesOn(i) > 1 {
				names = i
			}
			if i-names < 12 && len(l.text) > 250 && proseLine(l.text) && plain.EndsSentence(l.text) {
				r.paragraph = i
				break
			}
		}
	}
	return r.paragraph
}

// rxDateFirst: a line that begins with a day: "2021-08-02 09:15 苏牧"
var rxDateFirst = lazyregexp.New(`^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}`)

// namesNext: a line of several names, or of one with the family name first,
// stands next.
func (r *reader) namesNext(i int) bool {
	n := r.next(i)
	return n >= 0 && len(r.lines[i].text) < 200 && r.score(r.lines[n].text) > 0 && strings.Contains(r.lines[n].text, ", ")
}

// opensWithISSN: a line that begins with the number of a journal: "ISSN 1234-5679",
// "Print ISSN 1234-5679", "e-ISSN: 1234-5679".
func opensWithISSN(s string) bool {
	at := strings.Index(s, "ISSN")
	return at >= 0 && at <= len("Electronic ") && identifier.ISSN(s[at:min(len(s), at+32)]) != ""
}
