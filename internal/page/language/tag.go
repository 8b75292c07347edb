package language

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// Of groups a text as the contract does, by its letters.
func Of(s string) synoptic.Language {
	switch Tag(s) {
	case "zh":
		return synoptic.Chinese
	case "en":
		return synoptic.English
	}
	return synoptic.OtherLanguage
}

// PageTag is ja or ko where a page is mostly so, else empty.
func PageTag(text string) string {
	c := letters.Count(plain.Clip(text, 60_000))
	switch {
	case c.Kana > 40 && c.Kana*8 > c.Han:
		return "ja"
	case c.Hangul > 40 && c.Hangul*2 > c.Han:
		return "ko"
	}
	return ""
}

// Tag tells zh, ja, ko, ru or en by the letters of a text; en is every text in
// Latin letters, ru every one in Cyrillic. It is empty for a text without
// letters.
func Tag(s string) string {
	c := letters.Count(plain.Clip(s, 4000))
	eastern := c.Han + c.Kana + c.Hangul
	switch {
	case c.Cyrillic > c.Latin && c.Cyrillic > eastern:
		return "ru"
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

// ChineseTag tells zh-Hans from zh-Hant by the characters that are written
// otherwise in the other script. Ties are Simplified.
func ChineseTag(s string) string {
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

// codes are the three letters that libraries write for languages.
var codes = map[string]string{"spa": "es", "por": "pt", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "ind": "id", "tur": "tr", "nld": "nl", "dut": "nl", "pol": "pl"}

// Code returns the tag of a language in Latin letters other than English that a
// page names in its head, as "es", "es-MX", "es_ES" or "spa"; "" for others.
func Code(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) == 3 {
		s = codes[s]
	}
	for _, tag := range foreignTags {
		if s == tag || len(s) == 5 && s[:2] == tag && (s[2] == '-' || s[2] == '_') {
			return tag
		}
	}
	return ""
}
