package plain

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The short way of folding gives what the long one gives.
func TestFoldTakesAShortWay(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "Plain text, 12%", "数字治理（上）：“可信”——Ａ１ｂ", "ﬁrst ① Ⅳ ㎡", "é e\u0301 が か\u3099", "臺灣\uF9A8", "a\u00a0b\u3000c·d"} {
		var b strings.Builder
		sure := foldPlain(&b, s)
		var long strings.Builder
		for _, r := range norm.NFKC.String(s) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				long.WriteRune(unicode.ToLower(r))
			}
		}
		if got := Fold(s); got != long.String() {
			t.Errorf("%q folds to %q, want %q (short way: %v)", s, got, long.String(), sure)
		}
	}
}
