package form

import (
	"testing"

	"synoptic/internal/synoptic"
)

func TestLacks(t *testing.T) {
	t.Parallel()
	for kind, answers := range map[synoptic.ItemType]map[string]bool{
		synoptic.NumberItem:  {"abc": true, "许多企业": true, "1,486家": false, "十二个县": false, "数十家": false, "dozens of firms": false, "twelve towns": false, "": true},
		synoptic.DateItem:    {"abc": true, "试点以来": true, "2016年3月": false, "the 1980s": false, "二〇二〇年": false, "March 2020": false},
		synoptic.BooleanItem: {"abc": true, "随机": true, "是": false, "No": false},
		synoptic.TextItem:    {"abc": false},
		synoptic.ListItem:    {"abc": false},
	} {
		for answer, want := range answers {
			if got := Lacks(synoptic.FormItem{Type: kind}, answer); (got != "") != want {
				t.Errorf("%s: %q lacks %q", kind, answer, got)
			}
		}
	}
}
