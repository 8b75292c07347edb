package hant_test

import (
	"testing"

	"synoptic/internal/page/hant"
)

func TestSimplified(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"信任能否化解隱私顧慮", "信任能否化解隐私顾虑"},
		{"數位治理與區塊鏈", "数位治理与区块链"},
		{"数字治理", "数字治理"},
		{"Digital 治理 2.0", "Digital 治理 2.0"},
		{"", ""},
		{"plain", "plain"},
		{"\xff體", "\uFFFD体"},
	} {
		if got := hant.Simplified(tt.in); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTraditional(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{{"关键词", "關鍵詞"}, {"为", "為"}, {"研究", "研究"}, {"PDF下载", "PDF下載"}} {
		if got := hant.Traditional(tt.in); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Folding twice changes nothing, or two pages of one paper could differ by
// where they came from.
func TestSimplifiedIsStable(t *testing.T) {
	t.Parallel()
	for r := rune(0x3400); r < 0xA000; r++ {
		once := hant.Simplified(string(r))
		if twice := hant.Simplified(once); twice != once {
			t.Errorf("%c becomes %s, and then %s", r, once, twice)
		}
	}
}
