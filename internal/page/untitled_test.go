package page

import (
	"context"
	"testing"

	"synoptic/internal/synoptic"
)

// Mirrors and copied passages begin below the title; abstract and keywords
// still are a record. A page that announces neither is none.
func TestUntitledRecord(t *testing.T) {
	t.Parallel()
	const abstract = "摘要：村级调解的实质是一种面子的交换，也是对邻里关系的修补；三类调解人各有凭借，乡贤凭声望，干部凭身份，族老凭辈分。\n"
	for name, tt := range map[string]struct {
		text string
		want synoptic.PageType
	}{
		"abstract and keywords": {abstract + "关键词：村级调解；面子；乡贤\n中图分类号：C912.82\n调解在村庄里从来不是孤立的事情。\n", synoptic.Article},
		"abstract alone":        {abstract + "调解在村庄里从来不是孤立的事情。\n", synoptic.NotARecord},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(tt.text)})
			if err != nil {
				t.Fatal(err)
			}
			if p.Type != tt.want {
				t.Errorf("%s (%s), want %s", p.Type, p.Reason, tt.want)
			}
			if p.Type == synoptic.Article && (!p.Record.Title.Empty() || len(p.Record.Keywords.ZH) != 3) {
				t.Errorf("title %+v, keywords %q", p.Record.Title, p.Record.Keywords.ZH)
			}
		})
	}
}
