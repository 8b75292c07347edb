package page

import (
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
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
	c := letters.Count(plain.Clip(text, 60_000))
	switch {
	case c.Kana > 40 && c.Kana*8 > c.Han:
		return "ja"
	case c.Hangul > 40 && c.Hangul*2 > c.Han:
		return "ko"
	}
	return ""
}

// tagOf tells zh, ja, ko or en by the letters of a text; en is every text in
// Latin letters. It is empty for a text without letters.
func tagOf(s string) string {
	c := letters.Count(plain.Clip(s, 4000))
	eastern := c.Han + c.Kana + c.Hangul
	switch {
	case eastern == 0 && c.Latin == 0:
		return ""
	case eastern*4 < c.Latin:
		return "en"
	case c.Hangul*4 >= eastern:
		return "ko"
	case c.Kana*12 >= eastern:
		return "ja"
	}
	return "zh"
}

// chineseTag tells zh-Hans from zh-Hant by the characters that are written
// otherwise in the other script. Ties are Simplified.
func chineseTag(s string) string {
	simplified, traditional := 0, 0
	for _, r := range plain.Clip(s, 3000) {
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
