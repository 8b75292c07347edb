package synthesis_test

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// The built-in writer writes nothing that its own check drops, whichever of
// the pages there are, and claims no combination of design and case to be
// missing.
func TestTheWriterPassesItsOwnCheck(t *testing.T) {
	t.Parallel()
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		documents := invented(t, language)
		for from := range documents {
			for to := from + 2; to <= len(documents); to += 3 {
				t.Run(fmt.Sprint(language, from, to), func(t *testing.T) {
					t.Parallel()
					r := compose(t, documents[from:to], language)
					if r.Checks.Dropped > 0 {
						t.Errorf("dropped: %q", r.Checks.DroppedReasons)
					}
					if gaps := r.Comparison.Gaps.Combinations; len(gaps) > 0 {
						t.Errorf("missing combinations: %v", gaps)
					}
					if text := said(r, synoptic.Overview); strings.Contains(text, "各有其题") && strings.Contains(text, "”等") {
						t.Errorf("a list that leaves a study out: %s", text)
					}
				})
			}
		}
	}
}
