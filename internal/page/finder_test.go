package page

import (
	"strings"
	"testing"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// The finder says what strings.Contains says, word by word.
func TestFinderAgreesWithContains(t *testing.T) {
	t.Parallel()
	lists := [][]string{institutionWords, fundingWords, notTitles, {"ab", "b ", "é,", "学院", "省"}}
	texts := []string{"", "a", "学", "University of X", "the universities", "某某大学公共管理学院", "Institut für X", " Society", "Société", "Dept", "fund", "国家社科基金", "École normale", "xx é, yy", "省", "Inc.", "In"}
	for _, words := range lists {
		f := hant.NewFinder(words)
		for _, s := range append(texts, words...) {
			for _, s := range []string{s, "x" + s, s + "y", strings.ToUpper(s), s + "大", strings.TrimSuffix(s, "e")} {
				if got, want := f.In(s), plain.ContainsAny(s, words); got != want {
					t.Errorf("%q: %v, want %v", s, got, want)
				}
			}
		}
	}
}
