package synthesis_test

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// A person may answer in words of their own. Only the page's words stand in
// quotation marks.
func TestAnswersOfPeopleAreNotQuotedAsThePage(t *testing.T) {
	t.Parallel()
	documents := invented(t, synoptic.Chinese)
	x := documents[0].Extraction
	quote := strings.TrimPrefix(x.Theory.Quotes[0].Text, "本文") // no more than a lead-in
	x.Theory.Answer, x.Theory.EditedBy = "多中心治理的视角", "ada"
	x.Findings[0].Answer, x.Findings[0].EditedBy = "多中心治理提高了效率", "ada"
	r := compose(t, documents, synoptic.Chinese)
	var text strings.Builder
	for _, s := range r.Synthesis {
		text.WriteString(said(r, s.Kind))
	}
	if strings.Contains(text.String(), "多中心治理") {
		t.Error("the prose quotes words that are not on the page")
	}
	if theories := said(r, synoptic.Theories); !strings.Contains(theories, quote) {
		t.Errorf("the quote %q is not in %q", quote, theories)
	}
	if r.EvidenceTable.Rows[0].Cells[synoptic.ItemTheory].Answers[0].Answer != "多中心治理的视角" {
		t.Error("the table lost the answer of the person")
	}
	if r.Checks.Dropped > 0 {
		t.Errorf("dropped: %q", r.Checks.DroppedReasons)
	}
}

// What a person rejected is not what the page does not say.
func TestRejectedAnswersAreNotSilence(t *testing.T) {
	t.Parallel()
	for language, want := range map[synoptic.Language]string{
		synoptic.Chinese: "一篇的理论依据经人工核定，没有可取的答案。",
		synoptic.English: "As to a theory, a person decided for one study that no answer stands.",
	} {
		t.Run(string(language), func(t *testing.T) {
			t.Parallel()
			documents := invented(t, language)[:5]
			none := synoptic.Answer{Status: synoptic.NotReported, EditedBy: "ada"}
			documents[0].Extraction.Theory = none
			// Nothing is left of another study.
			documents[2].Extraction = &synoptic.Extraction{Engine: synoptic.EngineRules, Language: language, Findings: []synoptic.Answer{none}, ResearchQuestion: none,
				Theory: synoptic.Answer{Status: synoptic.Lost}, Method: synoptic.MethodAnswer{Answer: none}, Case: none}
			r := compose(t, documents, language)
			if theories := said(r, synoptic.Theories); !strings.Contains(theories, want) {
				t.Errorf("%q is not in %q", want, theories)
			}
			id := documents[0].ID
			for _, s := range r.Synthesis {
				for _, st := range s.Statements {
					for _, c := range st.Citations {
						if c.Item == synoptic.ItemTheory && c.DocumentID == id && !strings.Contains(st.Text, want) {
							t.Errorf("the rejected answer is told as %q", st.Text)
						}
					}
				}
			}
			if overview := said(r, synoptic.Overview); strings.Contains(overview, "未说明表中任何一项") || strings.Contains(overview, "not state any item") {
				t.Errorf("rejected answers are told as silence: %s", overview)
			}
			if r.Checks.Dropped > 0 {
				t.Errorf("dropped: %q", r.Checks.DroppedReasons)
			}
		})
	}
}
