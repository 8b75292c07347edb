package page

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

// What portals print behind a title on its line, tried only where the cheap
// sign in front of each stands in it.
var titleTails = []struct {
	sign string
	tail *lazyregexp.Regexp
}{

	{"Текст научной", lazyregexp.New(`\s*Текст научной статьи по специальности.*$`)},
	{"(", lazyregexp.New(`\s*\((?:Article|Review|Conference Paper|Editorial|Letter|Short Survey|Note)\)$`)},
	{"被引", lazyregexp.New(`\s*被引(?:用)?(?:量|次数|频次)?\s*[:：]?\s*\d*\s*(?:次)?\s*(?:认领)?$`)},
	{"赞", lazyregexp.New(`\s+(?:点?赞)\s*[:：(（]?\s*\d*\s*[)）]?$`)},
	{"阅读", lazyregexp.New(`\s+阅读(?:量|数|次数)?\s*[:：(（]?\s*\d+\s*[)）]?$`)},
	{"浏览", lazyregexp.New(`\s+浏览(?:量|数|次数)?\s*[:：(（]?\s*\d+\s*[)）]?$`)},
	{"KCI", lazyregexp.New(`\s+(?:KCI|SCOPUS|SCIE?)\s?(?:우수)?(?:등재후보|등재)?$`)},
	{"등재", lazyregexp.New(`\s+(?:우수)?(?:등재후보|등재)(?:학술지)?$`)},
	{"首", lazyregexp.New(`\s*[（(]?\s*(?:网络首发|網[路絡]首[發发])[^)）]*[)）]?$`)},
}

// the issue in parentheses behind a title
var rxTitleIssue = lazyregexp.New(`\s*[（(]\s*(?:19|20)\d\d[^()（）]{0,6}第[^()（）]{1,30}[)）]$`)

var titleEnds = hant.BothScripts("[复制链接]", "Get access", "Get Access", "Open access", "Free access", "Free Access", "Full access", "Full Access", "Restricted access", "Restricted Access", "Available to Purchase", " OA", "认领", "优先出版", "增强出版", "免费", "Open Access", "开放获取", "独家", "PDF下载", "HTML全文", "[J]", "[J/OL]", "【期刊论文】", "[期刊论文]", "［期刊论文］", "[学位论文]", "[会议论文]", "[PDF]", "[HTML]", "[电子版]", "[期刊]", "*", "＊", "★", "☆", "†")

// titleEndRunes are the last characters of titleEnds.
var titleEndRunes = func() map[rune]bool {
	set := map[rune]bool{}
	for _, end := range titleEnds {
		set[plain.LastRune(end)] = true
	}
	return set
}()

var titleHeads = lazyregexp.New(`^(?:\[\d{4}\.\d{4,5}(?:v\d+)?\]\s*|(?i:title)\s*[:：]\s*|\[[A-Z]{1,3}\]\s*|【[^】]{1,8}】\s*|[\[［](?:期刊|学位|会议)?(?:论文|文献)[\]］]\s*|[\[［]\p{Han}{3,8}[\]］]\s*)`)

// cleanTitle drops what is glued to a title.
func cleanTitle(s string) string {
	s = withoutIcon(plain.Tidy(plain.Clip(s, maxTitle)))
	if r := plain.FirstRune(s); r == '[' || r == '［' || r == '【' || r == 't' || r == 'T' {
		s = titleHeads.ReplaceAllString(s, "")
	}
	s = strings.TrimRight(s, "_ ") // a rule below it
	if t, ok := strings.CutPrefix(s, "Научная статья на тему '"); ok {
		s = strings.TrimSuffix(t, "'")
	}
	for changed := true; changed; {
		changed = false
		for _, t := range titleTails {
			if !strings.Contains(s, t.sign) {
				continue
			}
			if loc := t.tail.FindStringIndex(s); loc != nil && loc[0] > 6 {
				s, changed = strings.TrimSpace(s[:loc[0]]), true
			}
		}
		if last := plain.LastRune(s); (last == ')' || last == '）') && strings.Contains(s, "第") {
			if loc := rxTitleIssue.FindStringIndex(s); loc != nil && loc[0] > 6 {
				s, changed = strings.TrimSpace(s[:loc[0]]), true
			}
		}
		if !titleEndRunes[plain.LastRune(s)] {
			continue
		}
		for _, end := range titleEnds {
			if t, ok := strings.CutSuffix(s, end); ok && len(t) > 6 {
				s, changed = strings.TrimSpace(t), true
			}
		}
	}
	if head, ok := strings.CutSuffix(s, "OA"); ok && plain.RuneCount(head) > 8 &&
		(letters.Han(plain.LastRune(head)) || strings.ContainsRune("》）)”？?！", plain.LastRune(head))) {
		s = head // the badge of a paper that is free to read
	}
	if !strings.ContainsFunc(s, letters.CJK) || strings.HasSuffix(s, "。") {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "."), "。")
	}
	return s
}

// withoutAuthor drops the author's name in front of a title where the page
// gives it a line of its own too: "王某：何谓便民", "● 王某".
func (r *reader) withoutAuthor(title string) string {
	name, rest, ok := strings.Cut(title, "：")
	if !ok || !names.LikelyHan(name) || plain.RuneCount(rest) < 4 {
		return title
	}
	for i := range r.lines[:min(len(r.lines), 60)] {
		s := strings.TrimLeft(r.lines[i].text, "●□■◎○◇◆▲△☆★ ")
		if s, ok = strings.CutPrefix(s, name); ok && (s == "" || strings.ContainsRune(" \u3000(（[", plain.FirstRune(s))) {
			return rest
		}
	}
	return title
}

// titleSpan shrinks a span of the text to the clean title that stands in it.
func titleSpan(text string, s Span, clean string) Span {
	if i := strings.Index(text[s.Start:s.End], clean); i >= 0 && clean != "" {
		return Span{s.Start + i, s.Start + i + len(clean)}
	}
	return s
}

// withSubtitle joins a title and the subtitle that stands behind a dash, or
// between dashes, on the line below it, whichever of the two was found.
func (r *reader) withSubtitle(title string, at int) string {
	if dashedLine(title) || subtitleLine(title) {
		if p := r.previous(at); p >= 0 && !r.used[p] && !r.labelled[p] && len(r.lines[p].text) < maxTitle/2 &&
			r.lang(r.lines[p].text) == r.lang(title) {
			return joinSubtitle(cleanTitle(r.lines[p].text), title)
		}
		return title
	}
	if whole := r.citedWhole(title, at); whole != "" {
		return whole
	}
	if n := r.next(at); n >= 0 && !r.used[n] && !r.labelled[n] && len(r.lines[n].text) < maxTitle/2 && r.lang(r.lines[n].text) == r.lang(title) {
		if below := plain.Tidy(r.lines[n].text); dashedLine(below) || subtitleLine(below) && !strings.Contains(title, "——") {
			return joinSubtitle(title, below)
		}
	}
	return title
}

// citedWhole joins a title with the line above or below it where the page cites
// the paper by both: "A library that fits a pocket" above its subtitle.
func (r *reader) citedWhole(title string, at int) string {
	cited := plain.Fold(r.self.title)
	own := plain.Fold(title)
	if len(cited) <= len(own)+4 || !strings.Contains(cited, own) {
		return ""
	}
	for _, k := range []int{r.previous(at), r.next(at)} {
		if k < 0 || r.labelled[k] || len(r.lines[k].text) > maxTitle/2 {
			continue
		}
		other := cleanTitle(r.lines[k].text)
		if subtitleLine(other) || subtitleLine(title) || dashedLine(other) {
			continue // joined as dashes are
		}
		switch cited {
		case plain.Fold(other) + own:
			return strings.TrimRight(other, ": ") + ": " + title
		case own + plain.Fold(other):
			return strings.TrimRight(title, ": ") + ": " + other
		}
	}
	return ""
}

const dashes = "―—–－〜～─━"

// dashedLine: a subtitle as the Japanese print it, between dashes.
func dashedLine(s string) bool {
	return strings.ContainsRune(dashes, plain.FirstRune(s)) && strings.ContainsRune(dashes, plain.LastRune(s)) && strings.ContainsFunc(s, letters.CJK)
}

// subtitleLine: a line that a dash opens and that goes on as a title does.
func subtitleLine(s string) bool {
	rest := strings.TrimLeftFunc(s, func(c rune) bool { return strings.ContainsRune(dashes, c) })
	return len(rest) < len(s) && plain.RuneCount(rest) >= 5 &&
		(unicode.IsLetter(plain.FirstRune(rest)) || strings.ContainsRune("“《\"", plain.FirstRune(rest)))
}

func joinSubtitle(title, below string) string {
	if dashedLine(below) || !strings.ContainsFunc(below, letters.Han) {
		return title + " " + below
	}
	return title + below
}
