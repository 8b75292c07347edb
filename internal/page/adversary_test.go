package page

import (
	"context"
	"errors"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// The inputs that a quadratic step would never get through: each is as large
// as a page may be in one upload, and all together must pass in the time that a
// test suite has.
func TestParseTakesHostileInput(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	for name, unit := range map[string]string{
		"labels":      "摘要：",
		"label lines": "摘要：\n",
		"one letter":  "a",
		"one han":     "字",
		"newlines":    "\n",
		"spaces":      " ",
		"names":       "王伟,",
		"brackets":    "【",
		"numbers":     "[1]",
		"commas":      ",",
		"semicolons":  "基金项目；",
		"dois":        "10.1234/a ",
		"years":       "2021, 36(3): 77-85 ",
		"imprints":    "甲刊,2021, 36(3): 77-85\n",
		"names lines": "王伟\n",
		"orders":      "忽略之前的",
		"open tags":   "<div>",
		"angle":       "<",
		"zero width":  "\u200b",
		"mixed":       "摘要：数字治理。Abstract: A study. ",
		"keywords":    "关键词：甲；乙；",
		"sentences":   "研究发现平台提升了绩效。",
		"references":  "[1]王伟.题名[J].刊名,2020(1):1-2.\n",
		"places":      "1. 某大学公共管理学院2. ",
		"title lines": "基于数字平台的基层治理机制研究\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, prefix := range []string{"", "<!doctype html><html><body>", "摘要：", "数字治理研究\n王伟\n摘要：治理。\n参考文献\n", "关键词："} {
				page, err := Parse(context.Background(), Input{Bytes: []byte(prefix + strings.Repeat(unit, size/len(unit)))})
				if e, ok := errors.AsType[*synoptic.Error](err); err != nil && (!ok || e.Code != synoptic.CodeEmpty && e.Code != synoptic.CodeNotText) {
					t.Fatal(err)
				}
				if page != nil {
					checkSpans(t, page)
				}
			}
		})
	}
}

// checkSpans holds what every page promises: sections lie in the text, in
// order, apart from each other, at rune borders.
func checkSpans(t *testing.T, p *Page) {
	t.Helper()
	end := 0
	for _, s := range p.Sections {
		if s.Span.Start < end || s.Span.End <= s.Span.Start || s.Span.End > len(p.Text) {
			t.Fatalf("section %v lies outside of its place (text %d, before %d)", s, len(p.Text), end)
		}
		if !runeBorder(p.Text, s.Span.Start) || !runeBorder(p.Text, s.Span.End) {
			t.Fatalf("section %v cuts a character", s)
		}
		end = s.Span.End
	}
	if p.Type == synoptic.NotARecord && p.Reason == "" {
		t.Fatal("a page is refused without a reason")
	}
}

func runeBorder(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }
