package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// publisherName: who publishes a journal, or the book that a chapter is in.
func publisherName(s string) bool {
	return strings.HasPrefix(s, "In: ") || strings.HasSuffix(s, " Press") || strings.HasSuffix(s, " Publishers") ||
		strings.HasSuffix(s, " Publishing")
}

// numberLabel: the label of a year, an issue or pages and nothing else, before
// whose value the journal's name might stand: "期数：2022年第3期".
func numberLabel(s string) bool {
	if len(s) > 40 {
		return false
	}
	for _, end := range []string{"期数", "期号", "卷期", "刊期", "页码", "年份", "期號", "期數", "頁碼"} { // 所在期数
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	m, ok := labelAt(s)
	return ok && m.end >= len(s) && (m.label.field >= fYearVolumeIssue && m.label.field <= fPages || m.label.field == fSource && !m.label.latin)
}

// foreignName: a name in a language that begins none of its words but the first
// with a capital: "Sociologie du littoral et des ports".
func foreignName(s string) bool {
	if !unicode.IsUpper(plain.FirstRune(s)) || strings.Count(s, " ") > 7 || strings.ContainsAny(s, ".,:;") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if foreignLinks[w] {
			return true
		}
	}
	return false
}

var foreignLinks = hant.WordSet("et des du y e und de della degli das dos")
