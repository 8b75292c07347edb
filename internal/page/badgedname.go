package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// badgedName reads the journal's name off the line above the title of a paper
// that has no volume yet: nothing but a journal bears the names of the lists
// that it is in, behind its own or on the next line.
func (r *reader) badgedName() string {
	if r.titleLine < 0 || r.rec.Title.ZH == "" {
		return ""
	}
	for i := r.titleLine - 1; i >= max(0, r.titleLine-14); i-- {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.used[i] || r.labelled[i] || len(l.text) > 200 {
			continue
		}
		s := strings.TrimRight(plain.Tidy(l.text), " .．·|/")
		name := withoutBadges(s)
		if name == s && (i+1 >= len(r.lines) || !onlyBadges(r.lines[i+1].text)) {
			continue
		}
		if name = plain.TrimEdges(name, "《》|·/ "); nameOfBadges(name) && plausibleJournal(name) && !r.isTitle(name) &&
			!r.junkAt(name) && (name != s || r.namesOn(i) == 0) {
			return name
		}
	}
	return ""
}

// onlyBadges: a line of nothing but the names of such lists, divided or not.
func onlyBadges(s string) bool {
	if len(s) > 120 || s == "" {
		return false
	}
	rest := strings.Join(strings.FieldsFunc(s, func(c rune) bool { return letters.Blank(c) || strings.ContainsRune("|/,，;；、·", c) }), "")
	for rest != "" {
		cut := slices.IndexFunc(gluedBadges, func(badge string) bool { return strings.HasSuffix(rest, badge) })
		if cut < 0 {
			return false
		}
		rest = strings.TrimSuffix(rest, gluedBadges[cut])
	}
	return true
}

// nameOfBadges: a name in Chinese, with its edition in brackets or not, that is
// neither such a list nor an entry of a menu.
func nameOfBadges(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 26 && letters.Han(plain.FirstRune(s)) && !onlyBadges(s) && !plain.ContainsAny(s, notBadged) &&
		!strings.ContainsFunc(s, func(c rune) bool { return !letters.Han(c) && !strings.ContainsRune("（）()·", c) })
}

// notBadged are words of menus and filters that stand beside the names of lists.
var notBadged = hant.BothScripts("全部", "期刊类", "来源类别", "收录", "数据库", "平台", "导航", "目录", "版权", "文献", "不限", "筛选", "全选", "网络首发", "其他", "核心")
