package workplace

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// InBiography reads the place of work out of a note such as "甲(通讯作者),
// 某大学公共管理学院副教授,行政管理系主任".
func InBiography(note string) string {
	for part := range strings.FieldsFuncSeq(plain.Clip(note, 600), func(r rune) bool {
		return r == ',' || r == '，' || r == ';' || r == '；' || r == '。' || r == ' '
	}) {
		if !Named(part) || plain.ContainsAny(part, graduated) || plain.ContainsAny(part, studied) {
			continue
		}
		cut := len(part)
		for _, rank := range Ranks {
			if i := strings.Index(part, rank); i > 0 && i < cut {
				cut = i
			}
		}
		part = part[:cut]
		for _, lead := range employed {
			part = strings.TrimPrefix(part, lead)
		}
		if Named(part) {
			if open := strings.LastIndexAny(part, "（("); open > 0 && !strings.ContainsAny(part[open:], "）)") {
				// a town and its code in brackets, with a blank between
				at := strings.Index(note, part)
				if end := strings.IndexAny(note[at+len(part):], "）)"); end >= 0 && end < 40 {
					_, w := utf8.DecodeRuneInString(note[at+len(part)+end:])
					return plain.Tidy(note[at : at+len(part)+end+w])
				}
			}
			part = plain.TrimEdges(part, ":：（(")
			if strings.Count(part, "）")+strings.Count(part, ")") > strings.Count(part, "（")+strings.Count(part, "(") {
				part = plain.TrimEdges(part, "）)")
			}
			return plain.Tidy(part)
		}
	}
	// an office without a word that says so: the clause behind the name, up to
	// the rank
	for part := range strings.FieldsFuncSeq(plain.Clip(note, 200), func(r rune) bool { return r == ',' || r == '，' || r == '。' || r == ';' }) {
		for _, rank := range Ranks {
			if i := strings.Index(part, rank); i > 0 && plain.RuneCount(part[:i]) >= 5 &&
				strings.ContainsRune("局厅部委院所站处科校馆社室", plain.LastRune(part[:i])) {
				return plain.Tidy(part[:i])
			}
		}
	}
	return ""
}

// InProse reads the place of work out of a sentence on an author: "is an
// assistant professor in the School of Public Service, Tallgrass State
// University. Her research …".
func InProse(s string) string {
	for sentence := range plain.Sentences(s) {
		if plain.ContainsAny(sentence, pastStudies) {
			continue
		}
		for _, at := range []string{" at the ", " in the ", " with the ", " at ", " in ", " with ", " of the "} {
			i := strings.Index(sentence, at)
			if i < 0 {
				continue
			}
			place := sentence[i+len(at):]
			for _, end := range []string{", where", ", and ", " where ", " and a ", " and the author", " and has ", ". ", "; ", " (", ", with "} {
				if j := strings.Index(place, end); j > 0 {
					place = place[:j]
				}
			}
			if place = strings.TrimRight(place, "., "); Shape(place) {
				return plain.Tidy(place)
			}
		}
	}
	return ""
}

// pastStudies tell of where somebody was, not of where he or she is.
var pastStudies = []string{" studied ", " received ", " graduated ", " earned ", " obtained ", " completed ", " holds a ", " trained "}

var employed = hant.BothScripts("现为", "系", "就职于", "任职于", "现任", "工作单位")

var graduated = hant.BothScripts("毕业于")

// studied: what follows is what somebody does research on.
var studied = hant.BothScripts("研究方向", "主要研究", "主要从事", "研究领域")

// Ranks are ranks and offices that stand behind a place of work in Chinese; the
// first nine are the usual ones of a university.
var Ranks = hant.BothScripts("副教授", "教授", "讲师", "助教", "副研究员", "助理研究员", "研究员", "博士", "硕士", "助理教授", "院长", "主任", "研究生", "本科生", "特聘", "长聘", "在读", "博士后", "副院长", "學生", "講師", "研究員", "碩士", "兼任", "專任", "約聘", "博士後", "工程師", "學生", "学生", "工程师", "副主任", "高级", "师资", "兼任", "青年", "科长", "局长", "处长", "部长", "厅长", "所长", "干部", "科员", "编辑", "记者")
