package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"synoptic/internal/eval"
	"synoptic/internal/synoptic"
)

// shared is the folder beside the repository that holds what may not be in
// it: real pages, which are other people's text.
const shared = "../../../shared"

func needShared(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(shared + "/seeds"); err != nil {
		t.Skip("the real pages are not here: ", err)
	}
}

// score runs eval and returns its report.
func score(t *testing.T, args ...string) eval.Report {
	t.Helper()
	got := synopticRun(t, "", append([]string{"eval", "--json"}, args...)...)
	if got.status != exitDone {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	var r eval.Report
	if err := json.Unmarshal([]byte(got.stdout), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestQuality holds what the labelled pages were read to once. A change that
// reads them worse is a change for the worse, whatever else it does.
func TestQuality(t *testing.T) {
	t.Parallel()
	type floor struct{ gate, metadata, whole, evidence, design, empty float64 }
	tests := []struct {
		name string
		args []string
		real bool
		floor
	}{
		{"examples", []string{"../../testdata/pages", "--gold", "../../testdata/gold"}, false, floor{1, 0.99, 0.9, 0.95, 1, 1}},
		{"examples and real pages", []string{"../../testdata/pages", shared + "/seeds", "--gold", shared + "/gold"}, true, floor{1, 0.99, 0.9, 0.95, 1, 1}},
		{"tuned", []string{"../../testdata/corpus/tuned/pages", "--gold", "../../testdata/corpus/tuned/gold"}, false, floor{1, 0.99, 0.98, 0.97, 0.97, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.real {
				needShared(t)
			}
			r := score(t, tt.args...)
			for _, s := range []struct {
				name       string
				got, least float64
			}{
				{"record gate", r.RecordGate, tt.gate}, {"metadata F1", r.MetadataF1, tt.metadata}, {"whole record", r.WholeRecord, tt.whole},
				{"evidence F1", r.EvidenceF1, tt.evidence}, {"design", r.DesignAccuracy, tt.design}, {"empty left empty", r.EmptyLeftEmpty, tt.empty},
			} {
				if s.got < s.least {
					t.Errorf("%s is %.3f, and was at least %.3f", s.name, s.got, s.least)
				}
			}
			if r.QuotesNotOnThePage != 0 {
				t.Errorf("%d quotes do not stand on their page", r.QuotesNotOnThePage)
			}
		})
	}
}

// TestRealPages reads the five real pages as their reader does: each study
// with the method and the case that its page states, and nothing where it
// states none.
func TestRealPages(t *testing.T) {
	t.Parallel()
	needShared(t)
	for _, language := range []string{"zh", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			got := synopticRun(t, "", "review", shared+"/seeds", "--language", language, "--format", "json")
			if got.status != exitDone {
				t.Fatalf("status %d: %s", got.status, got.stderr)
			}
			var r synoptic.Review
			if err := json.Unmarshal([]byte(got.stdout), &r); err != nil {
				t.Fatal(err)
			}
			if len(r.EvidenceTable.Rows) != 5 {
				t.Fatalf("%d of 5 papers are included", len(r.EvidenceTable.Rows))
			}
			// Place names in both languages; the design is the contract's word.
			want := []struct {
				design synoptic.Design
				places []string
			}{
				{synoptic.ProcessTracing, []string{"石景山", "Shijingshan"}},
				{"", nil},
				{synoptic.CaseStudy, []string{"开封", "Kaifeng"}},
				{synoptic.GroundedTheory, []string{"禅城", "Chancheng"}},
				{synoptic.CaseStudy, []string{"M市", "M City"}},
			}
			for i, row := range r.EvidenceTable.Rows {
				method, place := row.Cells[synoptic.ItemMethod], row.Cells[synoptic.ItemCase]
				if method.Design != want[i].design {
					t.Errorf("[%d] design %q, want %q", i+1, method.Design, want[i].design)
				}
				if want[i].places == nil {
					if method.Answers[0].Status != synoptic.NotReported || place.Answers[0].Status != synoptic.NotReported {
						t.Errorf("[%d] the page states neither method nor case, got %+v and %+v", i+1, method.Answers, place.Answers)
					}
					continue
				}
				said := string(place.Answers[0].Answer)
				if !strings.Contains(said, want[i].places[0]) && !strings.Contains(said, want[i].places[1]) {
					t.Errorf("[%d] case %q, want one of %v", i+1, said, want[i].places)
				}
			}
			kinds := map[synoptic.SectionKind]int{}
			for _, s := range r.Synthesis {
				kinds[s.Kind] = len(s.Statements)
			}
			for _, kind := range synoptic.SectionKinds() {
				if kinds[kind] == 0 {
					t.Errorf("the section %s says nothing", kind)
				}
			}
		})
	}
}
