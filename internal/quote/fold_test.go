package quote

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFold holds what is one after folding and what stays two.
func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"数字 平台\n促进", "数字平台促进", true},
		{"使用 NetLogo 平台", "使用NetLogo平台", true},
		{"a  b\n c", "a b c", true},
		{"not able", "notable", false},
		{"“态势”", "「态势」", true}, {"『态势』", `"态势"`, true}, {"‘态势’", "'态势'", true},
		{"residents’ trust", "residents' trust", true},
		{"甲，乙。丙；丁：戊（己）", "甲,乙.丙;丁:戊(己)", true},
		{"甲、乙", "甲,乙", false}, {"甲，乙", "甲。乙", false},
		{"共视——共识", "共视—共识", true}, {"共视—共识", "共视-共识", true}, {"共视―共识", "共视--共识", true},
		{"等等……", "等等...", true}, {"等等…", "等等......", true}, {"等等..", "等等.", false},
		{"３～５年", "3~5年", true}, {"约３．５％", "约3.5%", true}, {"95 %", "95%", true},
		{"mecha-\nnism", "mechanism", true}, {"mecha-nism", "mechanism", true}, {"mecha\u00adnism", "mechanism", true},
		{"co-operation", "cooperation", true}, {"trust – distrust", "trust—distrust", true},
		{"long-term", "long term", false},
		{"-3.3", "3.3", false}, {"−3.3", "-3.3", true}, {"2-4", "24", false}, {"2–4", "2-4", true}, {"COVID-19", "COVID19", false},
		{"1,486", "1486", false}, {"1,486", "1.486", false}, {"1，486", "1,486", true}, {"1 486", "1486", false},
		{"10²", "102", false}, {"R²", "R2", false}, {"①", "1", false},
		{"p < .05", "p<.05", true}, {"p < .05", "p > .05", false}, {"p ≤ .05", "p < .05", false}, {"p ＜ .05", "p < .05", true},
		{"±2", "2", false}, {"5‰", "5%", false},
		{"eﬀect of ﬁrms", "effect of firms", true}, {"café", "cafe\u0301", true}, {"café", "cafe", false},
		{"ガ", "ｶﾞ", true}, {"\u2f00个", "一个", true}, {"\uf914", "樂", true}, {"𝑝 < .05", "p < .05", true},
		{"数字\u200b平\u202e台\ufeff", "数字平台", true},
		{"治理体系", "治理體系", false},
		{"MPa", "mPa", false}, {"US", "us", false},
	} {
		if same := Fold(tt.a) == Fold(tt.b); same != tt.same {
			t.Errorf("%q and %q: equal %v, want %v (%q, %q)", tt.a, tt.b, same, tt.same, Fold(tt.a), Fold(tt.b))
		}
	}
}

// checkFold holds what must be true of every folded text.
func checkFold(t *testing.T, s string) {
	t.Helper()
	f := foldText(s)
	if !utf8.Valid(f.out) {
		t.Fatalf("%q folds to invalid UTF-8 %q", s, f.out)
	}
	for at := 0; at < len(f.out); {
		_, size := utf8.DecodeRune(f.out[at:])
		if from, to, ok := f.source(s, at, at+size); ok {
			if from < 0 || from >= to || to > len(s) {
				t.Fatalf("%q: folded %d–%d maps to %d–%d", s, at, at+size, from, to)
			}
			if back := f.position(from); back != at {
				t.Fatalf("%q: folded %d comes from %d, which goes to %d", s, at, from, back)
			}
		}
		at += size
	}
}

func TestFoldMap(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", " ", "-", "a-", "a-\nb", "研究（2024）发现：“平台”……提升 3.3 % 。", "e\u0301ﬁ ½ ㎡", "\xff\xe4\xb8", "a \u200b b", "——甲", strings.Repeat("，", 100),
	} {
		checkFold(t, s)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"mecha-\nnism", "“甲”，乙…… 3.3 %", "a - b -- c", "\xff. . .", "e\u0301 ﬁ\u00ad"} {
		f.Add(s)
	}
	f.Fuzz(checkFold)
}
