package rules

import (
	"testing"

	"synoptic/internal/synoptic"
)

// A theory may be told by what it leads one to expect, or by what it says of
// the thing that was found.
func TestTheoryInPassing(t *testing.T) {
	t.Parallel()
	for abstract, want := range map[string]string{
		"Why do villages keep broken pumps? We followed 31 pumps for two years. Sunk cost theory leads one to expect that they are mended first; the reverse was observed.":        "Sunk cost theory",
		"We surveyed 812 keepers of wells. Daughters carry the learning costs that administrative burden theory assigns to the claimant.":                                          "administrative burden theory",
		"This article follows 14 radios through one rainy season. Thinking with repair studies, it attends to solder, dust and borrowed batteries. Repair is the work of nephews.": "repair studies",
		"We surveyed 812 keepers of wells. Most of them hold that the theory predicts nothing of use. Half of them had mended a pump.":                                             "",
	} {
		x := extract(t, pageOf(synoptic.English, "Pumps and Patience", abstract), "")
		if got := string(x.Theory.Answer); got != want {
			t.Errorf("%q: theory %q, want %q", abstract, got, want)
		}
	}
}
