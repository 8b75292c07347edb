package hant_test

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/page/hant"
)

// The finder says what strings.Contains says, word by word.
func TestFinderAgreesWithContains(t *testing.T) {
	t.Parallel()
	lists := [][]string{{"大学", "学院", "省", "Universi", "Institut", " Society", "Dept"}, {"基金", "fund", "資助", "supported by"}, {"首页", "Home", "École"}, {"ab", "b ", "é,", "学院", "省"}}
	texts := []string{"", "a", "学", "University of X", "the universities", "某某大学公共管理学院", "Institut für X", " Society", "Société", "Dept", "fund", "国家社科基金", "École normale", "xx é, yy", "省", "Inc.", "In"}
	for _, words := range lists {
		f := hant.NewFinder(words)
		for _, s := range append(texts, words...) {
			for _, s := range []string{s, "x" + s, s + "y", strings.ToUpper(s), s + "大", strings.TrimSuffix(s, "e")} {
				if got, want := f.In(s), slices.ContainsFunc(hant.BothScripts(words...), func(w string) bool { return strings.Contains(s, w) }); got != want {
					t.Errorf("%q: %v, want %v", s, got, want)
				}
			}
		}
	}
}
