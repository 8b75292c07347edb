package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// namedByPage finds a journal's name in Chinese that stands in the page's first
// lines and is what the page's <title> consists of, begins or ends with:
// "某论文的题名-某大学学报(社会科学版)".
func (r *reader) namedByPage() string {
	if plain.RuneCount(r.pageTitle) < 4 || r.meta.thesis || r.rec.Volume+r.rec.Issue+r.rec.Pages == "" {
		return ""
	}
	last := min(len(r.lines), 12)
	if r.titleLine >= 0 {
		last = min(last, r.titleLine)
	}
	for i := range r.lines[:last] {
		l := &r.lines[i]
		if l.mute || len(l.text) > 300 {
			continue
		}
		for cell := range strings.FieldsFuncSeq(l.text, func(c rune) bool { return strings.ContainsRune("\t|｜>›»", c) }) {
			for _, name := range journalNames(plain.Tidy(cell)) {
				if n := plain.RuneCount(name); n < 3 || n > 30 || !strings.ContainsFunc(name, letters.Han) ||
					!plausibleJournal(name) || r.isTitle(name) || siteName(name) || imprint.CrumbWord(name) {
					continue
				}
				if key := plain.Fold(name); strings.HasPrefix(r.pageTitle, key) || strings.HasSuffix(r.pageTitle, key) {
					return plain.Tidy(cell)
				}
			}
		}
	}
	return ""
}

// siteName: who runs a site, or what it is, and no journal.
func siteName(s string) bool {
	if workplace.Line(s) {
		return true
	}
	s = hant.Simplified(s)
	for _, end := range strings.Fields("网 网站 平台 数据库 知识库 仓储 典藏 机构典藏 图书馆 编辑部 出版社 杂志社 期刊社 协会 研究会 学会 基金会 大学 学院 研究院 研究所 中心 公司 集团 系统 首页 主页 知网 详情 全文 摘要 文章") {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
