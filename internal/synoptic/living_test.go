package synoptic

import (
	"slices"
	"testing"
	"time"
)

func TestChanges(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	document := func(change func(*Document)) Document {
		d := Document{ID: "doc_a", Status: Extracted, Record: &Record{Year: 2024}, Extraction: &Extraction{Engine: EngineRules, CreatedAt: at,
			Method: MethodAnswer{Answer: Answer{Status: Reported, Answer: "m"}, Design: Survey}, Findings: []Answer{{Status: Reported, Answer: "f"}},
			Items: map[string]ItemAnswer{"n": {Answer: Answer{Status: Reported, Answer: "3"}, Value: 3.0}}}}
		if change != nil {
			change(&d)
		}
		return d
	}
	items := []string{ItemMethod, ItemFindings, "n"}
	for name, tt := range map[string]struct {
		change func(*Document)
		what   ChangeKind
		items  []string
	}{
		"nothing":                   {nil, "", nil},
		"extracted with one result": {func(d *Document) { d.Extraction.CreatedAt = at.Add(1); d.Extraction.Engine = "x" }, "", nil},
		"another answer":            {func(d *Document) { d.Extraction.Findings[0].Answer = "g"; d.Extraction.CreatedAt = at.Add(1) }, ChangeExtracted, []string{ItemFindings}},
		"an edited one":             {func(d *Document) { d.Extraction.Findings[0].EditedBy = "local" }, ChangeEdited, []string{ItemFindings}},
		"another design":            {func(d *Document) { d.Extraction.Method.Design = RCT }, ChangeEdited, []string{ItemMethod}},
		"another value":             {func(d *Document) { d.Extraction.Items["n"] = ItemAnswer{d.Extraction.Items["n"].Answer, 4.0} }, ChangeEdited, []string{"n"}},
		"an item not in the table":  {func(d *Document) { d.Extraction.Theory.Answer = "t" }, "", nil},
		"another record":            {func(d *Document) { d.Record.Year = 2025 }, ChangeRecord, nil},
		"failed":                    {func(d *Document) { d.Status = Failed }, ChangeStatus, nil},
		"a duplicate":               {func(d *Document) { d.DuplicateOf = "doc_b" }, ChangeDuplicate, nil},
	} {
		before := BasisOf(document(nil), items)
		changes := Changes([]Basis{before}, map[string]Basis{"doc_a": BasisOf(document(tt.change), items)})
		switch {
		case tt.what == "" && len(changes) == 0:
		case len(changes) == 1 && changes[0].What == tt.what && slices.Equal(changes[0].Items, tt.items) && changes[0].DocumentID == "doc_a":
		default:
			t.Errorf("%s: %+v", name, changes)
		}
	}
	gone := Changes([]Basis{{DocumentID: "doc_a"}}, map[string]Basis{"doc_b": {}, "doc_0": {}})
	if len(gone) != 3 || gone[0].What != ChangeDeleted || gone[0].DocumentID != "doc_a" || gone[1].DocumentID != "doc_0" || gone[2].What != ChangeAdded {
		t.Errorf("%+v", gone)
	}
}

// A key that answers did not have when a review was written makes none stale.
func TestHashesOfAnswersStayTheSame(t *testing.T) {
	t.Parallel()
	x := &Extraction{Theory: Answer{Status: Reported, Answer: "a", Quotes: []Quote{{Text: "a", End: 1, Verdict: Exact}}}}
	if got := answersHash(x, ItemTheory); got != "8947ff33d449e5dd" {
		t.Errorf("the hash of an answer is %s", got)
	}
	open := &Extraction{Theory: Answer{Status: NotReported, LeftOpen: NoKeywords}}
	silent := &Extraction{Theory: Answer{Status: NotReported}}
	if answersHash(open, ItemTheory) == answersHash(silent, ItemTheory) {
		t.Error("an answer that was left open passes for silence")
	}
}
