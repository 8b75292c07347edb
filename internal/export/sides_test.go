package export_test

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// More sides than a table has columns are a list, with the answers of a side
// under its name; marks inside quotation marks are single ones.
func TestManySidesAreNested(t *testing.T) {
	t.Parallel()
	whole := ordinary(t, synoptic.Chinese)
	r := *whole.Review
	point := synoptic.Point{Item: synoptic.ItemFindings, Topic: "题", Relation: synoptic.Difference}
	for i := range 7 {
		point.Sides = append(point.Sides, synoptic.Side{Position: synoptic.Maybe(fmt.Sprintf("立场%d", i)), Cells: []synoptic.SideCell{
			{Citation: synoptic.Citation{DocumentID: r.Included[i%2].DocumentID, Item: synoptic.ItemFindings}, Words: "所谓“协同”者"}}})
	}
	r.Comparison = &synoptic.Comparison{Disagreements: []synoptic.Point{point}}
	whole.Review = &r
	got := string(write(t, "md", whole))
	for _, want := range []string{"- 立场0\n  - [1] “所谓‘协同’者”\n", "- 立场6\n  - [1] “所谓‘协同’者”\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the list of sides", want)
		}
	}
}
