package page

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
)

// A label that no table lists is known by its end: 刊载期刊, 稿件题名, 检索用关键词.
var labelEnds = []struct {
	end   string
	label label
}{
	{"关键词", label{field: fKeywords, text: "关键词"}}, {"关键字", label{field: fKeywords, text: "关键字"}}, {"主题词", label{field: fKeywords, text: "主题词"}},
	{"摘要", label{field: fAbstract, text: "摘要"}}, {"提要", label{field: fAbstract, text: "提要"}},
	{"期刊", label{field: fJournal, text: "所属期刊"}}, {"刊物", label{field: fJournal, text: "刊物"}}, {"刊名", label{field: fJournal, text: "刊名"}},
	{"分类号", label{field: fCLC, text: "分类号"}},
	{"页码", label{field: fPages, text: "页码"}},
	{"作者单位", label{field: fAffiliations, text: "作者单位"}}, {"工作单位", label{field: fAffiliations, text: "工作单位"}},
	{"题名", label{field: fTitle, text: "题名"}}, {"篇名", label{field: fTitle, text: "篇名"}},
}

// notLabelEnds are parts of labels that end so and announce something else.
var notLabelEnds = hant.NewFinder(hant.BothScripts("相关", "推荐", "热门", "其他", "同类", "核心", "机标", "学科", "栏目", "主办", "点击", "浏览", "阅读", "下载", "本期", "更多", "图书", "专利", "丛书", "会议", "论文集", "书刊号", "参考", "被引", "引证", "检索", "收录", "影响"))

// longestUnknown is how many characters such a label may have.
const longestUnknown = 9

// endsAsLabel reads a label that no table lists at the beginning of a line: a
// few Chinese characters, the last of them those of a label, and a colon.
func endsAsLabel(s string, at int) (mark, bool) {
	n := 0
	for i, r := range s[at:] {
		if colonSigns.Has(r) {
			if n < 3 {
				return mark{}, false
			}
			head := hant.Simplified(strings.Join(strings.Fields(s[at:at+i]), ""))
			for k := range labelEnds {
				l := &labelEnds[k]
				if !strings.HasSuffix(head, l.end) || notLabelEnds.In(head) {
					continue
				}
				end := at + i + utf8.RuneLen(r)
				if leadingBlanks(s[end:]) == len(s)-end {
					return mark{}, false // a question of a form: "请选择邀稿期刊："
				}
				return mark{label: &l.label, end: end + leadingBlanks(s[end:]), strong: true, count: -1}, true
			}
			return mark{}, false
		}
		if !letters.Han(r) && !letters.Blank(r) {
			return mark{}, false
		}
		if n++; n > longestUnknown {
			return mark{}, false
		}
	}
	return mark{}, false
}
