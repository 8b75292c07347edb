package quote

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// TestHostile looks for quotes in large texts that are made to be slow.
// Anything worse than linear would take this test past every time limit.
func TestHostile(t *testing.T) {
	t.Parallel()
	const size = 10 << 20
	for name, tt := range map[string]struct{ page, quote string }{
		"one letter":            {strings.Repeat("a", size), strings.Repeat("a", 5000)},
		"one letter and a last": {strings.Repeat("a", size), strings.Repeat("a", 5000) + "b"},
		"one ideograph":         {strings.Repeat("中", size/3), strings.Repeat("中", 5000)},
		"one ideograph, first":  {strings.Repeat("中", size/3), "文" + strings.Repeat("中", 5000)},
		"one mark":              {strings.Repeat("，", size/3), strings.Repeat("，", 5000) + "甲乙丙"},
		"dots":                  {strings.Repeat(".", size), strings.Repeat("甲.", 5000)},
		"marks and spaces":      {strings.Repeat(". ", size/2), strings.Repeat("甲.", 5000)},
		"dashes":                {strings.Repeat("-", size), "a" + strings.Repeat("-", 5000) + "bcde"},
		"digits":                {strings.Repeat("1", size), strings.Repeat("1", 5000)},
		"thousands":             {strings.Repeat("111,", size/4), strings.Repeat("111,", 5000)},
		"negations":             {strings.Repeat("不", size/3), strings.Repeat("不", 5000)},
		"white space":           {strings.Repeat(" ", size), "甲乙丙 丁"},
		"gap":                   {"甲乙" + strings.Repeat("\n", size) + "丙丁", "甲乙丙丁"},
		"accents":               {"e" + strings.Repeat("\u0301", size/2), "e" + strings.Repeat("\u0301", 5000)},
		"stray bytes":           {strings.Repeat("\xff", size), strings.Repeat("\xff", 5000) + "甲乙"},
		"labels":                {strings.Repeat("摘要：", size/9), strings.Repeat("摘要:", 3000)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := New(tt.page).Locate(tt.quote)
			if m.Quote.Verdict.Supports() && tt.page[m.Range.Start:m.Range.End] != m.Quote.Text {
				t.Errorf("quote of %d bytes is not at %v", len(m.Quote.Text), m.Range)
			}
		})
	}
}

func TestTooLong(t *testing.T) {
	t.Parallel()
	page := strings.Repeat("治理研究", MaxQuote)
	if got := New(page).Find(page); got.Verdict != synoptic.Absent {
		t.Errorf("a quote of %d code points is %s", utf8.RuneCountInString(page), got.Verdict)
	}
	if got := New(page).Find(page[:MaxQuote*3]); got.Verdict != synoptic.Exact {
		t.Errorf("a quote of %d code points is %s", MaxQuote, got.Verdict)
	}
}

func TestFindIn(t *testing.T) {
	t.Parallel()
	page := "标题：平台提升信任。摘要：“平台提升信任”。"
	second := strings.LastIndex(page, "平台")
	for _, tt := range []struct {
		quote  string
		within []Range
		want   int
	}{
		{"平台提升信任", nil, strings.Index(page, "平台")},
		{"平台提升信任", []Range{{second - 3, len(page)}}, second},
		{"平台 提升 信任", []Range{{second - 3, len(page)}}, second},
		{"平台提升信任", []Range{{second + 3, len(page)}}, strings.Index(page, "平台")},
		{"平台提升信任", []Range{{-5, 3}, {len(page) + 9, 2}, {second + 1, 1 << 40}}, second},
	} {
		if got := New(page).Locate(tt.quote, tt.within...); got.Range.Start != tt.want || !got.Quote.Verdict.Supports() {
			t.Errorf("%q within %v: at %d, %s; want %d", tt.quote, tt.within, got.Range.Start, got.Quote.Verdict, tt.want)
		}
	}
}

func TestAtClips(t *testing.T) {
	t.Parallel()
	text := New("  甲乙 丙丁\n")
	for _, r := range []Range{{-3, 99}, {3, 9}, {5, 2}, {99, 100}, {0, 1}, {2, 3}} {
		m := text.at(r.Start, r.End)
		checkPlace(t, text.String(), m)
		if strings.TrimSpace(m.Quote.Text) != m.Quote.Text {
			t.Errorf("%v gives %q", r, m.Quote.Text)
		}
	}
}

// FuzzLocate holds that no page and no quote break the promises of a match.
func FuzzLocate(f *testing.F) {
	f.Add("结果并未显著提升绩效。", "显著提升绩效", 0, 9)
	f.Add("the mecha-\nnism of 3.3 % … trust", "mechanism of 3.3%", 4, 20)
	f.Add("\xff\xe4甲 ﬁ—乙", "fi-乙", 1, 3)
	f.Add("not\nable 20\n24年的城市", "notable 2024年的城市", 0, 3)
	f.Fuzz(func(t *testing.T, page, quote string, from, to int) {
		text := New(page)
		checkPlace(t, page, text.Locate(quote))
		checkPlace(t, page, text.Locate(quote, Range{from, to}))
		at := text.at(from, to)
		checkPlace(t, page, at)
		if at.Quote.Verdict != synoptic.Exact || !substantial(at.Quote.Text) || cut(page, at.Range.Start, at.Range.End) ||
			utf8.RuneCountInString(at.Quote.Text) > MaxQuote {
			return
		}
		// What is verbatim and cuts nothing is found as such. It may stand
		// elsewhere too, and be cut there more often than is tried.
		if got := text.Locate(at.Quote.Text, at.Range); got.Quote.Verdict != synoptic.Exact || got.Range.End != at.Range.End {
			t.Fatalf("%q at %v of %q is %s at %v", at.Quote.Text, at.Range, page, got.Quote.Verdict, got.Range)
		}
	})
}
