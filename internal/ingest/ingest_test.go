package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

func TestFileName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"页.txt": "页.txt", "../../etc/passwd": "passwd", `C:\pages\a b.html`: "a b.html", "": "", "..": "", "/": "",
		"a\x00b\x1b[31m\u202e.txt": "ab[31m.txt", "bad\xffutf8": "bad?utf8",
	} {
		if got := FileName(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if got := FileName(strings.Repeat("长", 5000)); utf8.RuneCountInString(got) != maxFileName {
		t.Errorf("a name of %d characters", utf8.RuneCountInString(got))
	}
}

func TestCheckURL(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"", "http://a.example/x?y=z", "https://例子.example/"} {
		if got, err := checkURL(good); err != nil || string(got) != good {
			t.Errorf("%q: %q, %v", good, got, err)
		}
	}
	for _, bad := range []string{"javascript:alert(1)", "file:///etc/passwd", "//a.example", "http:", "https://a/" + strings.Repeat("x", maxURL), "http://\x00"} {
		if _, err := checkURL(bad); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%.40q: %v", bad, err)
		}
	}
}
