package synthesis_test

import (
	"fmt"
	"testing"

	"synoptic/internal/synoptic"
)

// A file that cannot be read has no id. It is left out by its name and makes
// nothing of the other pages.
func TestUnreadableFilesStandAlone(t *testing.T) {
	t.Parallel()
	for failed := range 4 {
		t.Run(fmt.Sprint(failed), func(t *testing.T) {
			t.Parallel()
			documents := invented(t, synoptic.Chinese)
			readable := len(documents)
			for i := range failed {
				documents = append([]synoptic.Document{{Status: synoptic.Failed, FileName: fmt.Sprintf("broken%d.txt", i),
					Error: &synoptic.Problem{Code: "too_large", Message: "too large"}}}, documents...)
			}
			review := compose(t, documents, synoptic.Chinese)
			if len(review.Included) != readable || len(review.Excluded) != failed {
				t.Fatalf("included %d of %d readable, excluded %d of %d failed", len(review.Included), readable, len(review.Excluded), failed)
			}
			names := map[synoptic.Maybe]bool{}
			for _, x := range review.Excluded {
				names[x.FileName] = true
				if x.Kind != synoptic.FailedPage {
					t.Errorf("%s is left out as %q", x.FileName, x.Kind)
				}
			}
			if len(names) != failed {
				t.Errorf("the failed files are named %v", names)
			}
			f := review.Comparison.Flow
			if f.Identified != readable+failed || f.Failed != failed || f.Duplicates != 0 || f.Included != readable {
				t.Errorf("the flow is %+v", f)
			}
		})
	}
}
