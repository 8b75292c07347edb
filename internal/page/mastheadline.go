package page

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// journalLike: a masthead rather than a title.
func journalLike(s string) bool {
	if strings.HasSuffix(s, "版)") || strings.HasSuffix(s, "版）") { // 某大学学报(自然科学版)
		s = strings.TrimRight(s[:max(strings.LastIndexAny(s, "(（"), 0)], " ")
	}
	for _, w := range mastheadEnds {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return strings.Contains(s, "Journal of ") && len(strings.Fields(s)) < 9 && !strings.ContainsAny(s, ":?") ||
		strings.HasPrefix(s, "University of ") && len(strings.Fields(s)) < 6
}

var rxDateLine = lazyregexp.New(`(?i)^(?:\(?\[?(?:first )?(?:published|submitted|received|accepted|posted|available|revised|updated|volume|vol\.|issue)\b|\d{1,2} (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\d+ pages)`)

var dateFinder = hant.NewFinder([]string{"eceived", "evised", "ccepted", "ublished", "vailable", "ECEIVED", "EVISED", "CCEPTED", "UBLISHED", "VAILABLE"})

func dateLine(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	if !dateFinder.In(s) {
		return s[0] < utf8.RuneSelf && rxDateLine.MatchString(s)
	}
	low := strings.ToLower(plain.Clip(s, 300))
	n := 0
	for _, w := range []string{"received", "revised", "accepted", "published", "available online"} {
		if strings.Contains(low, w) {
			n++
		}
	}
	return n > 1 || rxDateLine.MatchString(s)
}

// fieldRow reports a line such as "Education Level: Grade 5" between others of
// its kind.
func (r *reader) fieldRow(i int) bool {
	named := func(k int) bool {
		if k < 0 || k >= len(r.lines) {
			return false
		}
		name, _, ok := strings.Cut(r.lines[k].text, ": ")
		return r.labelled[k] || ok && len(strings.Fields(name)) <= 4
	}
	if _, value, _ := strings.Cut(r.lines[i].text, ": "); !r.labelled[i] && strings.Count(value, " ") > 4 && !strings.ContainsAny(value, ",;") {
		return false // a title with its subtitle
	}
	return named(i) && named(i-1) && named(i+1)
}

// mastheadEnds are what names of journals and of portals end in.
var mastheadEnds = hant.BothScripts("学报", "学刊", "学报(社会科学版)", "学报（社会科学版）", "Journal", "Online Library", "Repository", "Digital Library", "服务平台", "数据库", "期刊网", "知网", "检索平台", "文献中心", "杂志社", "期刊社", "圖書館", "资源平台", "知识平台", "期刊平台")
