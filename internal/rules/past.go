package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// past takes a study that tells of a time long gone and names no method: its
// title bounds that time, or the sentence that says what it looks at does.
func (b *body) past() found {
	if len(b.abstract) == 0 {
		return found{}
	}
	bounded := false
	for i := range b.title {
		bounded = bounded || b.title[i].tellsOldYear() || b.title[i].tellsEra() && b.eraInAbstract()
	}
	if first := &b.abstract[0]; first.tellsOldYear() || first.chinese() && first.tellsEra() {
		bounded = true // it opens in that time
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleResult || s.label == roleConclusion || s.role == roleWorth || s.has(kindPrior) || s.has(kindGap) && s.finding < 0 {
			continue
		}
		if told := s.tellsOldYear() || s.tellsEra(); !told && !bounded || !s.looksInto() && !(told && s.drawsOnPapers()) {
			continue
		}
		x := stretch{s.start, s.end}
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: synoptic.Historical, sure: 1}
	}
	if !bounded {
		return found{}
	}
	for i := range b.title {
		if t := &b.title[i]; t.tellsOldYear() || t.tellsEra() {
			x := stretch{t.start, t.end}
			return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, design: synoptic.Historical, sure: 1}
		}
	}
	return found{}
}

// boundedLongAgo reports a title that bounds a time that no survey has lived
// in.
func (b *body) boundedLongAgo() bool {
	for i := range b.title {
		if b.title[i].tellsOldYear() {
			return true
		}
	}
	return false
}

// looksInto reports a sentence in which the paper looks at something.
func (s *sentence) looksInto() bool {
	if s.chinese() {
		return s.finding < 0 && (s.has(kindSelf) || s.has(kindUse)) && s.has(kindInquiry) || s.has(kindCaseClose)
	}
	text := s.low()
	return s.finding < 0 && (s.has(kindSelf) || s.has(kindUse) || strings.HasPrefix(text, "it ")) &&
		(s.has(kindInquiry) || s.has(kindAim) || containsAny(text, pastVerbs))
}

// drawsOnPapers reports what the past has left, by what it is written on.
func (s *sentence) drawsOnPapers() bool {
	return containsAny(s.low(), pastPapers)
}

var pastPapers = append(strings.Fields(`存根 禀帖 账簿 碑 契约 日记 报刊 县志 档案 信札 名册 簿册 奏 文书 馆刊 函件 函电 电文`),
	"account book", "ledger", "register", "letters", "diaries", "petitions", "deeds", "minute book", "newspapers", "account rolls", "archive", "wills ", "inventories")

// pastVerbs are what historians say that they do.
var pastVerbs = []string{" trace", " follow", " reconstruct", " recover", " revisit", " reread", " reinterpret", " chart", " tell", " explore", " uncover", " show how"}

// eraInAbstract reports an abstract that stays in the time of its title.
func (b *body) eraInAbstract() bool {
	for i := range b.abstract {
		if b.abstract[i].tellsEra() || b.abstract[i].tellsOldYear() {
			return true
		}
	}
	return false
}

// tellsEra reports the name of a time before ours.
func (s *sentence) tellsEra() bool {
	if !s.chinese() {
		return containsAny(s.low(), erasEnglish)
	}
	return containsAny(s.text(), erasChinese)
}

var (
	erasChinese = strings.Fields(`人民公社 近代 古代 开埠 明末 清初 明初 元末 唐宋 20世纪40年代 20世纪60年代 1940年代 1960年代 二十世纪三十年代 二十世纪五十年代 计划经济时期 晚清 清末 清代 清朝 明代 明清 民国 民初 北洋 宋代 唐代 元代 汉代 两宋 南宋 北宋 隋唐 魏晋 先秦 秦汉 乾隆 嘉庆 道光 光绪 康熙 雍正 万历 嘉靖 洋务 抗战 边区
 租界 五四 集体化时期 人民公社时期 土改 新中国初期 建国初期 十九世纪 二十世纪初 二十世纪上半叶 20世纪初 20世纪上半叶 20世纪二三十年代 20世纪30年代 20世纪20年代 20世纪50年代 19世纪 18世纪 17世纪 1930年代 1920年代 1950年代`)
	erasEnglish = []string{"medieval", "early modern", "between the wars", "first world war", "second world war", "world war ii", "late nineteenth", "late eighteenth", "ancien régime", "eighteenth-century", "eighteenth century", "nineteenth-century", "nineteenth century", "seventeenth-century", "seventeenth century", "sixteenth-century",
		"sixteenth century", "fifteenth-century", "fifteenth century", "fourteenth-century", "fourteenth century", "early twentieth-century", "early twentieth century", "victorian", "edwardian", "interwar", "inter-war", "wartime", "colonial ", "ottoman", "habsburg",
		" qing ", " ming ", "republican china", "meiji", "tokugawa", "mughal", "soviet ", "weimar", "antebellum", "east indies", "prewar", "late imperial", "1920s", "1930s", "1940s", "1910s", "1890s", "1880s", "1870s", "1860s", "1850s"}
)

// oldest and youngest bound the years that no survey has lived in.
const (
	oldest   = "1400"
	youngest = "1950"
)

// tellsOldYear reports the first year of a stretch of time, or a year with 年,
// that no survey has lived in.
func (s *sentence) tellsOldYear() bool { return s.tellsYear(youngest) }

// tellsYear reports such a year before the given one.
func (s *sentence) tellsYear(before string) bool {
	text := s.text()
	for i := 0; i+len(oldest) < len(text); i++ {
		if text[i] != '1' {
			continue
		}
		year, rest := text[i:i+len(oldest)], text[i+len(oldest):]
		if year < oldest || year >= before || strings.Trim(year, "0123456789") != "" ||
			i > 0 && !strings.ContainsRune(" (,", rune(text[i-1])) && text[i-1] < utf8.RuneSelf {
			continue
		}
		for _, until := range []string{"年", "-1", "–1", "—1", "-2", "—2", " to 1", " and 1", " to the present"} {
			if strings.HasPrefix(rest, until) {
				return true
			}
		}
		if i >= len("the ") && strings.HasPrefix(text[i-len("the "):], "the ") && strings.HasPrefix(rest, " ") {
			return true // the 1938 dock strike
		}
		if i >= len(" of ") && strings.HasPrefix(text[i-len(" of "):], " of ") && (rest == "" || strings.ContainsRune(" .,:;", rune(rest[0]))) {
			return true // the strike of 1919
		}
	}
	return false
}

// yearsBefore reports a study whose title, or the sentence that says what it
// looks at, bounds its time before the given year.
func (b *body) yearsBefore(year string) bool {
	for i := range b.title {
		if b.title[i].tellsYear(year) || b.title[i].tellsEra() {
			return true
		}
	}
	for i := range b.abstract {
		if s := &b.abstract[i]; s.looksInto() && (s.tellsYear(year) || s.tellsEra()) {
			return true
		}
	}
	return false
}
