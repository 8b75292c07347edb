package nearest

import (
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	t.Parallel()
	known := []string{"extract", "language", "limit", "cursor", "q", "dry_run", "format", "form"}
	for given, want := range map[string]string{
		"extrat": "extract", "Extract": "extract", "extractt": "extract", "lang": "language", "langauge": "language", "limits": "limit",
		"dryrun": "dry_run", "fromat": "format", "from": "form", "colour": "", "": "", "x": "", "formt": "format", "zz": "", strings.Repeat("e", 1000): "",
	} {
		if got := Name(given, known); got != want {
			t.Errorf("%.20q is taken for %q, want %q", given, got, want)
		}
	}
	if got := Name("a", nil); got != "" {
		t.Errorf("%q", got)
	}
}
