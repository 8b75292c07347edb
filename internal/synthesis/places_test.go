package synthesis

import (
	"testing"

	"synoptic/internal/synoptic"
)

func TestOriginal(t *testing.T) {
	t.Parallel()
	tests := []struct{ phrase, zh, en, want string }{
		{"the Xunzhi platform in Lanchuan City", "基于澜川市“汛智”平台的个案考察", "", "澜川市"},
		{"practice in Xiling District, Lanchuan", "对江源省澜川市西陵区的实践开展研究，以城市社区为例", "", "西陵区"},
		{"a platform in M City", "以M市平台为个案的分析", "", "M市"},
		{"Lanchuan City", "选取澜川市与西陵市比较", "", ""},
		{"Lanchuan City", "选取澜川市为例", "Lanchuan City and Xiling City", ""},
		{"Lanchuan City", "城市治理的市域经验", "", ""},
		{"a platform", "澜川市", "", ""},
		{"澜川市 Lanchuan City", "澜川市", "", ""},
	}
	for _, tt := range tests {
		r := synoptic.Record{}
		r.Title.ZH, r.Abstract.EN = synoptic.Maybe(tt.zh), synoptic.Maybe(tt.en)
		if got := original(tt.phrase, r); got != tt.want {
			t.Errorf("original(%q) with %q is %q, want %q", tt.phrase, tt.zh, got, tt.want)
		}
	}
}
