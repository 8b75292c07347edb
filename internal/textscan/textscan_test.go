package textscan_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/textscan"
)

func TestGroups(t *testing.T) {
	t.Parallel()
	set := textscan.New([]string{"请", "must", ""}, []string{"»", "|"}, []string{"摘要", "musk"}, []string{"ol"})
	for text, want := range map[string]textscan.Groups{
		"":               0,
		"m":              0,
		"请":              1,
		"一|":             2,
		"你必须请":           1,
		"mus":            0,
		"a must":         1,
		"muskmust":       1 | 4,
		"x » y":          2,
		"\xe6\x91":       0,
		"摘要":             4,
		"摘\xe8\xa6":      0,
		"Vol":            8,
		"o":              0,
		"\xff请\xe8摘要|ol": 1 | 2 | 4 | 8,
	} {
		if got := set.Groups(text); got != want {
			t.Errorf("%q holds groups %b, want %b", text, got, want)
		}
		if set.In(text) != (want != 0) {
			t.Errorf("%q: In tells otherwise than Groups", text)
		}
		starts := false
		for _, w := range []string{"请", "must", "»", "|", "摘要", "musk", "ol"} {
			starts = starts || strings.HasPrefix(text, w)
		}
		if set.Starts(text) != starts {
			t.Errorf("%q: Starts is %v", text, !starts)
		}
	}
	if g := textscan.Groups(6); !g.Has(2) || !g.Has(6) || g.Has(7) {
		t.Error("Has does not ask for all")
	}
}

// Every rune, alone and cut off, comes out as from strings.ToLower.
func TestLowerIsToLower(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r)
		for _, s := range []string{s, "A" + s, s[:len(s)-1] + "A"} {
			if got := textscan.Lower(s); got != strings.ToLower(s) {
				t.Fatalf("%q becomes %q", s, got)
			}
		}
		if r%97 == 0 {
			all.WriteRune(r)
		}
	}
	if s := all.String(); textscan.Lower(s) != strings.ToLower(s) {
		t.Error("many together come out differently")
	}
	if got := textscan.Lower("\xe4"); got != strings.ToLower("\xe4") {
		t.Errorf("a broken letter becomes %q", got)
	}
}
