package rules

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// leastShares are below one on purpose: what the abstracts of TestUnseen tell,
// they tell in ways that the cues of one more of them would not cover.
var leastShares = map[string]float64{"question": 0.75, "theory": 0.8, "method": 0.9, "design": 0.75, "case": 0.85, "findings": 0.95, "number of findings": 0.65}

// TestUnseen reads abstracts that were written before the cues that read them:
// they tell their theory in passing, their design by deeds and their findings
// without a cue. At first contact, over the four batches, 0.66, 0.60, 0.90 and
// 0.95 of the theories were right, 0.51, 0.40, 0.50 and 0.60 of the designs, 0.95,
// 0.98, 0.94 and 0.97 of the findings, and 0.59, 0.58, 0.65 and 0.70 of the lists
// had as many findings as they should.
func TestUnseen(t *testing.T) {
	t.Parallel()
	engine := New()
	for _, c := range []struct {
		file     string
		language synoptic.Language
	}{
		{"unseen_chinese.txt", synoptic.Chinese}, {"unseen_chinese2.txt", synoptic.Chinese}, {"unseen_chinese3.txt", synoptic.Chinese}, {"unseen_chinese4.txt", synoptic.Chinese},
		{"unseen_english.txt", synoptic.English}, {"unseen_english2.txt", synoptic.English}, {"unseen_english3.txt", synoptic.English}, {"unseen_english4.txt", synoptic.English},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			right, all := map[string]int{}, map[string]int{}
			for _, a := range readCases(t, "testdata/"+c.file) {
				p := pageOf(c.language, a.title, a.abstract)
				x, err := engine.Extract(context.Background(), p, "")
				if err != nil {
					t.Fatal(err)
				}
				checkQuotes(t, p, x)
				hold := func(item string, ok bool, want, got string) {
					all[item]++
					if ok {
						right[item]++
						return
					}
					t.Logf("%s: %s = %q, want %q", a.name, item, got, want)
				}
				for item, got := range map[string]synoptic.Answer{"question": x.ResearchQuestion, "theory": x.Theory, "method": x.Method.Answer, "case": x.Case} {
					if want, ok := a.want[item]; ok {
						hold(item, states(want, got), want, said(got))
					}
				}
				if want, ok := a.want["design"]; ok {
					hold("design", want == string(x.Method.Design), want, string(x.Method.Design)+" by "+string(x.Method.Answer.Answer))
				}
				for _, want := range a.findings {
					hold("findings", states(want, joined(x.Findings)), want, said(joined(x.Findings)))
				}
				if len(a.findings) > 0 && a.findings[0] != "-" {
					hold("number of findings", len(a.findings) == len(x.Findings), strings.Join(a.findings, " | "), said(joined(x.Findings)))
				}
			}
			for item, n := range all {
				share := float64(right[item]) / float64(n)
				if t.Logf("%s: %d of %d (%.3f)", item, right[item], n, share); share < leastShares[item] {
					t.Errorf("%s: %.3f right, want %.3f", item, share, leastShares[item])
				}
			}
		})
	}
}

// said is all that an answer says: its words and its quotes.
func said(a synoptic.Answer) string {
	all := string(a.Answer)
	for _, q := range a.Quotes {
		all += "\n" + q.Text
	}
	return all
}

// states reports an answer that says what is wanted; "-" is an empty one.
func states(want string, got synoptic.Answer) bool {
	if want == "-" {
		return got.Status != synoptic.Reported
	}
	return strings.Contains(strings.ToLower(said(got)), strings.ToLower(want))
}
