package quote

import (
	"slices"
	"testing"
)

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s    string
		want []string
	}{
		{"", nil},
		{"共1,486份问卷，回收率95.0 %", []string{"1486", "95%"}},
		{"２０２４年３月", []string{"2024", "3"}},
		{"系数为-3.30（p＜.05）", []string{"-3.3", "0.05"}},
		{"β = −0.42, p < 0.001", []string{"-0.42", "0.001"}},
		{"2–4 个，第 88-97 页", []string{"2", "4", "88", "97"}},
		{"投入1.2万元、3亿元", []string{"12000", "300000000"}},
		{"3.5 million people, 5 percent", []string{"3500000", "5%"}},
		{"a share of 2‰", []string{"2‰"}},
		{"COVID-19, PM2.5 and H1 hold", nil},
		{"五个城市、十二家企业", []string{"5", "12"}},
		{"三千五百人，二〇二三年，一千零五十份", []string{"3500", "2023", "1050"}},
		{"百分之三十的居民，百分之40", []string{"30%", "40%"}},
		{"两组居民和第三方", []string{"2"}},
		{"统一的一项制度进一步完善，十分重要，万一", nil},
		{"“十四五”规划", nil},
		{"1,48 and 12,345,678", []string{"1", "48", "12345678"}},
		{"n=327", []string{"327"}},
		{"研究——3个", []string{"3"}},
	} {
		if got := Numbers(tt.s); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestMissingNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		answer string
		quotes []string
		want   []string
	}{
		{"对5个城市的327份问卷", []string{"五个城市", "n＝327"}, nil},
		{"对5个城市的328份问卷", []string{"五个城市", "n＝327"}, []string{"328"}},
		{"a survey of 5 cities", []string{"five cities were surveyed"}, nil},
		{"提高了3.5%", []string{"提高了 3.5 ％"}, nil},
		{"提高了3.5", []string{"提高了 3.5 ％"}, []string{"3.5"}},
		{"coefficient of 3.3", []string{"a coefficient of -3.3"}, []string{"3.3"}},
		{"两条路径：（1）共享；（2）协商", []string{"共享与协商"}, nil},
		{"1. sharing; 2. deliberation", []string{"sharing and deliberation"}, nil},
		{"COVID-19期间", []string{"新冠疫情期间"}, nil},
		{"7 and 7 again", []string{"none"}, []string{"7"}},
		{"8", nil, []string{"8"}},
	} {
		if got := MissingNumbers(tt.answer, tt.quotes...); !slices.Equal(got, tt.want) {
			t.Errorf("%q from %q: got %q, want %q", tt.answer, tt.quotes, got, tt.want)
		}
	}
}

// FuzzNumbers holds that a number in its one form stays as it is.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"-3.30 %", "１，４８６份", "三千五百万", "1.2万亿", "p<.05", "百分之三十", "0.0.0,000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range Numbers(s) {
			if again := Numbers(n); len(again) != 1 || again[0] != n {
				t.Fatalf("%q has the number %q, which has %q", s, n, again)
			}
		}
		if missing := MissingNumbers(s, s); missing != nil {
			t.Fatalf("%q misses its own %q", s, missing)
		}
	})
}
