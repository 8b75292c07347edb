package language

import "testing"

func TestLanguages(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"数字治理研究": "zh", "デジタル政府の研究": "ja", "데이터 행정 연구": "ko", "A study of 治理 in five towns": "en", "123": ""} {
		if got := Tag(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	if ChineseTag("公民提案平臺上線後與預算編列") != "zh-Hant" || ChineseTag("公民提案平台上线后与预算编列") != "zh-Hans" {
		t.Error("the two scripts of Chinese are not told apart")
	}
}
