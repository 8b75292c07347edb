package review

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// talker writes every section anew each time, as a model may.
type talker struct {
	calls *int
	says  string
}

func (talker) Name() string { return synoptic.EngineLLM }

func (w talker) Write(_ context.Context, t *synthesis.Table) ([]synoptic.Section, error) {
	*w.calls++
	says := func(kind synoptic.SectionKind, items ...string) synoptic.Section {
		s := synoptic.Statement{Text: w.says + string(kind)}
		for _, item := range items {
			s.Citations = append(s.Citations, synoptic.Citation{DocumentID: t.Studies[0].DocumentID, Item: item})
		}
		return synoptic.Section{Kind: kind, Statements: []synoptic.Statement{s}}
	}
	return []synoptic.Section{says(synoptic.Overview, synoptic.ItemMethod, synoptic.ItemCase), says(synoptic.Theories, synoptic.ItemTheory),
		says(synoptic.Methods, synoptic.ItemMethod), says(synoptic.Cases, synoptic.ItemCase)}, nil
}

func cell(words string) synoptic.Cell {
	return synoptic.Cell{Answers: []synoptic.Answer{{Status: synoptic.Reported, Answer: synoptic.Maybe(words)}}}
}

// tableOf is a table of two studies and three items, with one cell changed.
func tableOf(item, words string) *synthesis.Table {
	studies := make([]synthesis.Study, 2)
	for i, id := range []string{"doc_a", "doc_b"} {
		studies[i] = synthesis.Study{Label: string(rune('1' + i)), DocumentID: id, Cells: map[string]synoptic.Cell{}}
		for _, it := range []string{synoptic.ItemTheory, synoptic.ItemMethod, synoptic.ItemCase} {
			studies[i].Cells[it] = cell(it + " of " + id)
		}
	}
	if item != "" {
		studies[1].Cells[item] = cell(words)
	}
	return synthesis.NewTable(synoptic.English, []string{synoptic.ItemTheory, synoptic.ItemMethod, synoptic.ItemCase}, studies)
}

// written before is a review of tableOf, as it is read from storage.
func writtenBefore(t *testing.T) synoptic.Review {
	t.Helper()
	table := tableOf("", "")
	calls := 0
	sections, err := talker{&calls, "before: "}.Write(t.Context(), table)
	if err != nil {
		t.Fatal(err)
	}
	r := synoptic.Review{Version: 1, Engine: synoptic.EngineLLM, Synthesis: sections}
	for _, s := range table.Studies {
		r.Included = append(r.Included, synoptic.Included{Label: s.Label, DocumentID: s.DocumentID})
		r.EvidenceTable.Rows = append(r.EvidenceTable.Rows, synoptic.Row{DocumentID: s.DocumentID, Cells: s.Cells})
	}
	r.EvidenceTable.Items = table.Items
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back synoptic.Review
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func TestOnlyWhatIsTouchedIsRewritten(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		table     *synthesis.Table
		changes   []synoptic.Change
		rewritten []synoptic.SectionKind
		calls     int
	}{
		"nothing":          {tableOf("", ""), nil, nil, 0},
		"a theory":         {tableOf(synoptic.ItemTheory, "x"), []synoptic.Change{{What: synoptic.ChangeEdited}}, []synoptic.SectionKind{synoptic.Theories}, 1},
		"a method":         {tableOf(synoptic.ItemMethod, "x"), []synoptic.Change{{What: synoptic.ChangeExtracted}}, []synoptic.SectionKind{synoptic.Overview, synoptic.Methods}, 1},
		"only a record":    {tableOf("", ""), []synoptic.Change{{What: synoptic.ChangeRecord}}, []synoptic.SectionKind{synoptic.Overview, synoptic.Theories, synoptic.Methods, synoptic.Cases}, 1},
		"same words again": {tableOf(synoptic.ItemMethod, "method of doc_b"), []synoptic.Change{{What: synoptic.ChangeExtracted}}, nil, 0},
	} {
		calls := 0
		w := keeping(talker{&calls, "now: "}, writtenBefore(t), tt.changes)
		d, err := w.(synthesis.Drafter).Draft(t.Context(), tt.table)
		if err != nil {
			t.Fatal(err)
		}
		var rewritten []synoptic.SectionKind
		for _, s := range d.Sections {
			if s.Statements[0].Text == "now: "+string(s.Kind) {
				rewritten = append(rewritten, s.Kind)
			}
		}
		if !slices.Equal(rewritten, tt.rewritten) || len(d.Sections) != 4 || calls != tt.calls {
			t.Errorf("%s: rewritten %v in %d calls, %d sections", name, rewritten, calls, len(d.Sections))
		}
	}
	calls := 0
	if w := keeping(talker{&calls, ""}, synoptic.Review{}, nil); w != (talker{&calls, ""}) {
		t.Error("a first version has something to keep")
	}
	// A study more or less touches all.
	fewer := tableOf("", "")
	fewer = synthesis.NewTable(fewer.Language, fewer.Items, fewer.Studies[:1])
	d, err := keeping(talker{&calls, "now: "}, writtenBefore(t), nil).(synthesis.Drafter).Draft(t.Context(), fewer)
	if err != nil || d.Sections[3].Statements[0].Text != "now: cases" {
		t.Errorf("%+v, %v", d.Sections, err)
	}
}

func TestCompareVersions(t *testing.T) {
	t.Parallel()
	cite := func(text, doc string) synoptic.Statement {
		return synoptic.Statement{Text: text, Citations: []synoptic.Citation{{DocumentID: doc, Item: synoptic.ItemCase}}}
	}
	before := writtenBefore(t)
	after := writtenBefore(t)
	after.Version = 2
	after.Synthesis[1].Statements = append(after.Synthesis[1].Statements, cite("added", "doc_b"))
	after.Synthesis[2].Statements = nil
	after.Synthesis[3].Statements[0].Text = "reworded"
	after.EvidenceTable.Rows[0].Cells[synoptic.ItemTheory] = cell("x")
	after.EvidenceTable.Rows[1].DocumentID, after.Included[1].DocumentID = "doc_c", "doc_c"
	d := Compare(before, after)
	got := map[synoptic.SectionKind]SectionDiff{}
	for _, s := range d.Sections {
		got[s.Kind] = s
	}
	if len(got) != 3 || len(got[synoptic.Theories].Added) != 1 || got[synoptic.Theories].Change != PartChanged ||
		got[synoptic.Methods].Change != PartRemoved || len(got[synoptic.Methods].Removed) != 1 ||
		len(got[synoptic.Cases].Changed) != 1 || got[synoptic.Cases].Changed[0].After.Text != "reworded" {
		t.Errorf("sections %+v", d.Sections)
	}
	if !slices.Equal(d.Included.Added, []string{"doc_c"}) || !slices.Equal(d.Included.Removed, []string{"doc_b"}) {
		t.Errorf("included %+v", d.Included)
	}
	if len(d.Rows) != 3 || d.Rows[0].Change != PartChanged || !slices.Equal(d.Rows[0].Items, []string{synoptic.ItemTheory}) || d.Rows[1].Change != PartAdded || d.Rows[2].Change != PartRemoved {
		t.Errorf("rows %+v", d.Rows)
	}
	if same := Compare(before, before); len(same.Sections)+len(same.Rows)+len(same.Included.Added) != 0 {
		t.Errorf("a review differs from itself: %+v", same)
	}
}
