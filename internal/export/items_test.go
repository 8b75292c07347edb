package export_test

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// A user's items are shown in the user's words, with the value that they come
// to where the answer does not say it in the same words; a number is a number
// to a spreadsheet.
func TestValuesOfAUsersItems(t *testing.T) {
	t.Parallel()
	documents := []synoptic.Document{study("doc_a", "甲题名之研究", "甲话甲话"), study("doc_b", "乙题名之研究", "乙话乙话")}
	item := func(i int, words string, value any) synoptic.ItemAnswer {
		a := documents[i].Extraction.Case
		a.Answer = synoptic.Maybe(words)
		return synoptic.ItemAnswer{Answer: a, Value: value}
	}
	silent := synoptic.ItemAnswer{Answer: synoptic.Answer{Status: synoptic.NotReported}}
	documents[0].Extraction.Items = map[string]synoptic.ItemAnswer{"样本量": item(0, "五十二个县", 52.0), "公开": item(0, "数据已公开", true), "关键词": item(0, "甲；乙", []any{"甲", "乙"})}
	documents[1].Extraction.Items = map[string]synoptic.ItemAnswer{"样本量": silent, "公开": item(1, "未公开", false), "关键词": silent}
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese, Items: []string{"findings", "样本量", "公开", "关键词"}})
	if err != nil {
		t.Fatal(err)
	}
	c := export.NewComposition(review, documents)
	for format, wants := range map[string][]string{
		"md":   {"五十二个县 〔52〕", "数据已公开 〔是〕", "未公开 〔否〕", "| 甲；乙 |"},
		"html": {`<bdi lang="">52</bdi></span>`, `<bdi lang="zh">是</bdi></span>`},
		"csv":  {"样本量_value", ",五十二个县,52,reported,", ",,,not_reported,", ",数据已公开,是,reported,"},
	} {
		out := write(t, format, c)
		for _, want := range wants {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q", format, want)
			}
		}
	}
	f := book(t, write(t, "xlsx", c))
	rows := rowsOf(t, f, "证据表")
	at := map[string]string{}
	for i, name := range rows[0] {
		at[name] = rows[1][i]
	}
	if at["样本量"] != "五十二个县" || at["样本量（值）"] != "52" || at["公开（值）"] != "是" {
		t.Errorf("the first row is %q", at)
	}
	paragraphs, err := paragraphsOf(write(t, "docx", c))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, p := range paragraphs {
		found = found || p.text == "〔52〕"
	}
	if !found {
		t.Error("docx lacks the value")
	}
}

// What nobody looked for is shown as that in every format, and never as what
// the page does not state.
func TestWhatWasLeftOpenIsShownSo(t *testing.T) {
	t.Parallel()
	for language, names := range map[synoptic.Language][2]string{synoptic.Chinese: {"未查找", "未查找或未判定"}, synoptic.English: {"not looked for", "not looked for or not decided"}} {
		documents := []synoptic.Document{study("doc_a", "甲题名之研究", "甲话甲话"), study("doc_b", "乙题名之研究", "乙话乙话")}
		for i := range documents {
			documents[i].Extraction.Items = map[string]synoptic.ItemAnswer{"甲项": {Answer: synoptic.Answer{Status: synoptic.NotReported, LeftOpen: synoptic.NoKeywords}}}
		}
		review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: language, Items: []string{"findings", "甲项"}})
		if err != nil {
			t.Fatal(err)
		}
		c := export.NewComposition(review, documents)
		for _, format := range []string{"md", "html"} {
			out := write(t, format, c)
			for _, name := range names {
				if !strings.Contains(out, name) {
					t.Errorf("%s lacks %q", format, name)
				}
			}
		}
		if out := write(t, "csv", c); !strings.Contains(out, "left_open: no_keywords") {
			t.Errorf("csv: %s", out)
		}
		paragraphs, err := paragraphsOf(write(t, "docx", c))
		if err != nil {
			t.Fatal(err)
		}
		shown := 0
		for _, p := range paragraphs {
			if p.text == names[0] {
				shown++
			}
		}
		if shown != 2 {
			t.Errorf("docx shows %d cells as left open", shown)
		}
		table := map[synoptic.Language]string{synoptic.Chinese: "证据表", synoptic.English: "Evidence table"}[language]
		if rows := rowsOf(t, book(t, write(t, "xlsx", c)), table); !strings.Contains(strings.Join(rows[1], "|"), names[0]) {
			t.Errorf("xlsx: %q", rows[1])
		}
	}
}
