package names

import (
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// WithReading takes the reading in katakana off a Japanese name, as CiNii prints
// them: "鬼頭 香織 キトウ カオリ"; "" for anything else.
func WithReading(s string) string {
	words := strings.Fields(s)
	if len(words) != 4 || !katakana(words[2]) || !katakana(words[3]) || !kanji(words[0]) || !kanji(words[1]) {
		return ""
	}
	return words[0] + " " + words[1]
}

// Pairs divides a row of Japanese names with a blank in each and another between
// them: "大和 直 小野 淳 中村 良平". It returns nil where the words do not pair;
// only a page in Japanese tells that they do.
func Pairs(s string) []string {
	words := strings.Fields(s)
	if len(words) < 2 || len(words)%2 != 0 || len(words) > 40 {
		return nil
	}
	var out []string
	for i := 0; i < len(words); i += 2 {
		given := strings.TrimRightFunc(words[i+1], footmark.Has)
		if !kanji(words[i]) || !kanji(given) && !Kana(given) || NotNames[words[i]] || NotNames[given] {
			return nil
		}
		out = append(out, words[i]+" "+given)
	}
	return out
}

func kanji(s string) bool {
	n := plain.RuneCount(s)
	return n >= 1 && n <= 4 && !strings.ContainsFunc(s, func(c rune) bool { return !letters.Han(c) && c != '々' && c != 'ヶ' && c != 'ノ' })
}

func katakana(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool { return (c < 'ァ' || c > 'ヶ') && c != 'ー' })
}
