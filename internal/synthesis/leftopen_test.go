package synthesis_test

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// What nobody looked for is neither silence of a page nor missing from the set.
func TestWhatWasLeftOpenIsNoSilence(t *testing.T) {
	t.Parallel()
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		documents := invented(t, language)[:5]
		for i := range documents {
			open := synoptic.Answer{Status: synoptic.NotReported, LeftOpen: synoptic.NoKeywords}
			documents[i].Extraction.Items = map[string]synoptic.ItemAnswer{"funder": {Answer: open}, "county": {Answer: synoptic.Answer{Status: synoptic.NotReported}}}
			documents[i].Extraction.Theory = synoptic.Answer{Status: synoptic.NotReported, LeftOpen: synoptic.Undecided}
		}
		documents[0].Extraction.Items["funder"] = synoptic.ItemAnswer{Answer: synoptic.Answer{Status: synoptic.NotReported}}
		items := append(synoptic.StandardItems(), "funder", "county", "unknown")
		r, err := synthesis.Compose(t.Context(), synthesis.Input{Documents: documents, Language: language, Items: items})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range r.Comparison.Items {
			want := map[string]int{"funder": 4, synoptic.ItemTheory: 5, "unknown": 5}[n.Item]
			if n.LeftOpen != want || n.Reported+n.NotReported+n.Lost+n.Unverified+n.LeftOpen != 5 {
				t.Errorf("coverage %+v, want %d left open", n, want)
			}
		}
		if gaps := r.Comparison.Gaps.Items; slices.Contains(gaps, "funder") || slices.Contains(gaps, synoptic.ItemTheory) || slices.Contains(gaps, "unknown") || !slices.Contains(gaps, "county") {
			t.Errorf("none of the set is said to have %q", gaps)
		}
		for _, s := range r.Synthesis {
			for _, claim := range s.Statements {
				for _, c := range claim.Citations {
					if (c.Item == synoptic.ItemTheory || c.Item == "unknown" || c.Item == "funder") && c.DocumentID != documents[0].ID {
						t.Errorf("a statement rests on what nobody looked for: %s", claim.Text)
					}
				}
			}
		}
		for _, item := range []string{"funder", "unknown"} {
			if n := len(slices.DeleteFunc(slices.Clone(r.Warnings), func(w string) bool { return !strings.Contains(w, item) })); n != 1 {
				t.Errorf("%d warnings on %s: %q", n, item, r.Warnings)
			}
		}
		if n := r.AIUse.Answers; n.LeftOpen != 14 {
			t.Errorf("%+v", n)
		}
	}
}
