package quote

import (
	"slices"
	"testing"
)

func TestMissingCounts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		answer, quote string
		want          []string
	}{
		{"提出五种机制", "提出四种机制", []string{"五"}},
		{"提出四种机制", "提出四种机制", nil},
		{"提出4种机制与四类主体", "提出四大机制", nil},
		{"涉及十二个县", "涉及十三个县", []string{"十二"}},
		{"涉及十二个县", "涉及12个县", nil},
		{"涉及两个县", "涉及二县", nil},
		{"三百五十家企业", "350家企业", nil},
		{"三百六十家企业", "350家企业", []string{"三百六十"}},
		{"下降百分之三十", "下降30%", nil},
		{"下降百分之四十", "下降30%", []string{"四十"}},
		{"五方面的建议", "六方面的建议", []string{"五"}},
		{"九人参与", "八人参与", []string{"九"}},
		{"第五次会议", "第四次会议", []string{"五"}},
		{"第五次会议", "第五次会议", nil},
		{"两者互补", "甲与乙互补", nil},
		{"两个方面", "双重影响", nil},
		// Words with numerals that count nothing.
		{"一些、一方面、进一步、统一、十分、三农、第三方、第二产业、四川、九三学社、五四运动、十四五时期、万一、百姓、千万、一种、一个", "平台", nil},
		{"five villages", "four villages", []string{"five"}},
		{"Five villages", "5个村", nil},
		{"five villages", "五个村", nil},
		{"two-way fixed effects, one of the models, no one", "固定效应", nil},
		{"two modes", "a dual model", nil},
		{"", "", nil},
		{"一二三\xff五个", "\xff", []string{"五"}},
	} {
		if got := MissingCounts(tt.answer, tt.quote); !slices.Equal(got, tt.want) {
			t.Errorf("%q over %q lacks %q, want %q", tt.answer, tt.quote, got, tt.want)
		}
	}
}
