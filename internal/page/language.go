package page

import (
	"synoptic/internal/page/hant"
	"synoptic/internal/synoptic"
)

// languageOf groups a text as the contract does, by its letters.
func languageOf(s string) synoptic.Language {
	switch tagOf(s) {
	case "zh":
		return synoptic.Chinese
	case "en":
		return synoptic.English
	}
	return synoptic.OtherLanguage
}

// lang groups a text of this page: on a Japanese or Korean page a line of
// Chinese characters only is not Chinese.
func (r *reader) lang(s string) synoptic.Language {
	l := languageOf(s)
	if l == synoptic.Chinese && r.tag != "" {
		return synoptic.OtherLanguage
	}
	if l == synoptic.English && r.foreign != "" && foreignText(s) {
		return synoptic.OtherLanguage
	}
	return l
}

// pageTag is ja or ko where a page is mostly so, else empty.
func pageTag(text string) string {
	c := scriptOf(clip(text, 60_000))
	switch {
	case c.kana > 40 && c.kana*8 > c.han:
		return "ja"
	case c.hangul > 40 && c.hangul*2 > c.han:
		return "ko"
	}
	return ""
}

// tagOf tells zh, ja, ko or en by the letters of a text; en is every text in
// Latin letters. It is empty for a text without letters.
func tagOf(s string) string {
	c := scriptOf(clip(s, 4000))
	eastern := c.han + c.kana + c.hangul
	switch {
	case eastern == 0 && c.latin == 0:
		return ""
	case eastern*4 < c.latin:
		return "en"
	case c.hangul*4 >= eastern:
		return "ko"
	case c.kana*12 >= eastern:
		return "ja"
	}
	return "zh"
}

// chineseTag tells zh-Hans from zh-Hant by the characters that are written
// otherwise in the other script. Ties are Simplified.
func chineseTag(s string) string {
	simplified, traditional := 0, 0
	for _, r := range clip(s, 3000) {
		if r < 0x3400 {
			continue
		}
		if hant.Simplify(r) != r {
			traditional++
		} else if hant.Differs(r) {
			simplified++
		}
	}
	if traditional > simplified {
		return "zh-Hant"
	}
	return "zh-Hans"
}
