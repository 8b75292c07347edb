package reference

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// A page that begins below its title still gives a reference one can read, and
// the title is told to be missing.
func TestWithoutTitle(t *testing.T) {
	t.Parallel()
	r := synoptic.Record{Year: 2009, Authors: []synoptic.Author{{Name: "宗政迟"}}}
	if missing := Missing(r); !slices.Contains(missing, "title") {
		t.Errorf("missing %q, want the title among them", missing)
	}
	for review, want := range map[synoptic.Language]string{synoptic.Chinese: "宗政迟. [页面未见题名]", synoptic.English: "宗政迟. [title not shown]"} {
		if got := Line(r, review); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want it to begin with %q", review, got, want)
		}
	}
}
