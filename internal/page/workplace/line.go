package workplace

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// EndsAsOffice: offices that no table lists end in one of a few characters:
// 某县文化馆, 某市水务局.
func EndsAsOffice(s string) bool {
	n := plain.RuneCount(s)
	return n >= 4 && n <= 25 && strings.ContainsRune("馆局站厅委院所校社署处部室系队厂庭", plain.LastRune(s)) && !strings.ContainsAny(s, "，。：；、,")
}

// Former: where an author has gone since, or is no more.
func Former(s string) bool {
	for _, lead := range []string{"Present address", "Current address", "Permanent address", "Present affiliation", "Current affiliation", "Deceased", "现工作单位", "现单位", "现地址"} {
		if strings.HasPrefix(s, lead) {
			return true
		}
	}
	return false
}

// ContactLine: how to reach an author, where a place might stand.
func ContactLine(s string) bool {
	return strings.Contains(s, "@") && !Named(s) || strings.HasPrefix(s, "http") || len(s) < 60 && strings.HasPrefix(strings.ToLower(s), "orcid")
}

// OfficeAddress: where the editors sit, which pages print at their foot.
func OfficeAddress(s string) bool {
	return plain.ContainsAny(s, []string{"邮编", "郵編", "邮政编码", "编辑部", "編輯部", "电话", "電話", "传真"})
}

// Addressed reports whether a text in Chinese ends as a place of work does, or
// goes on behind one with a town, a postal code or a rank.
func Addressed(s string) bool {
	head := s
	if i := strings.IndexAny(s, "，, "); i > 0 {
		head = s[:i]
	}
	return Line(head) || head != s && Named(head) && strings.ContainsRune("组組站队隊", plain.LastRune(head)) || Line(s) ||
		EndsInPostcode(s) || plain.ContainsAny(s, Ranks[:9])
}

// Line reports whether a line is an address of work rather than a title:
// it ends in an institution, or an institution is followed by a place.
func Line(s string) bool {
	if !Named(s) {
		return false
	}
	t := plain.TrimEdges(s, "。；;,，.")
	for _, w := range words[:44] {
		if strings.HasSuffix(t, w) {
			return plain.RuneCount(t) < 40 && !strings.ContainsAny(t, "：:—?？")
		}
	}
	if strings.ContainsFunc(t, letters.CJK) && plain.RuneCount(t) < 30 &&
		strings.ContainsRune("学學院所部系科校局社室心会處处课課館馆과원", plain.LastRune(t)) && !strings.ContainsAny(t, "的のにを「」：:—―?？") {
		return true
	}
	if strings.ContainsFunc(t, letters.Kana) && plain.RuneCount(t) < 40 && !strings.ContainsAny(t, "的のにを「」：:―?？") {
		for _, end := range kanaPlaceEnds {
			if strings.HasSuffix(t, end) {
				return true
			}
		}
	}
	return strings.HasPrefix(t, "University of") || strings.HasPrefix(t, "Department of") ||
		strings.HasPrefix(t, "School of") || strings.HasPrefix(t, "Faculty of") || strings.HasPrefix(t, "Institute of") ||
		strings.HasPrefix(t, "College of")
}

// kanaPlaceEnds are what places of work in Japanese end in that are written in
// kana.
var kanaPlaceEnds = strings.Fields("センター グループ ラボ ラボラトリー ステーション クリニック コース ユニット チーム プログラム インスティテュート")

// EndsInPostcode reports five or six digits at the end of a text, a country or a
// bracket behind them or not.
func EndsInPostcode(s string) bool {
	s = plain.TrimEdges(s, "。；;,，.)） China")
	n := 0
	for i := len(s) - 1; i >= 0 && letters.Digit(rune(s[i])); i-- {
		n++
	}
	return n >= 5 && n <= 6
}
