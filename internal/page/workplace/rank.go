package workplace

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// withoutRank drops the rank that is held at a place in Chinese and stands
// behind it: "某大學法律學院副教授", "某大学公共管理学院 教授、博士生导师".
// In Korean it is a word of its own: "해솔대학교 사회학과 초빙교수".
func withoutRank(s string) string {
	if at := strings.LastIndexByte(s, ' '); at > 0 && koreanRanks[s[at+1:]] && Named(s[:at]) {
		return strings.TrimRight(s[:at], ", ")
	}
	if !letters.Han(plain.LastRune(s)) || !endsInRank(s) {
		return s
	}
	cut := len(s)
	for _, rank := range rankEnds {
		if i := strings.Index(s, rank); i > 0 && i < cut {
			cut = i
		}
	}
	head := plain.TrimEdges(s[:cut], "，,、；; ")
	if plain.RuneCount(s[cut:]) > 24 || !Line(head) {
		return s
	}
	return head
}

func endsInRank(s string) bool {
	for _, rank := range rankEnds {
		if strings.HasSuffix(s, rank) {
			return rank != "讲座" && rank != "講座" // a chair, which in Japanese is a place: 地域看護学講座
		}
	}
	return false
}

var koreanRanks = hant.WordSet("교수 부교수 조교수 초빙교수 연구교수 겸임교수 명예교수 강사 박사과정 석사과정 박사수료 박사후연구원 책임연구원 선임연구원")

// rankEnds are ranks that are held at a university.
var rankEnds = hant.BothScripts("教授", "副教授", "助理教授", "讲师", "助教", "研究员", "副研究员", "助理研究员", "特聘", "讲座", "专任", "兼任", "博士生", "硕士生", "研究生", "博士候选人", "博士后", "导师", "工程师", "高级")
