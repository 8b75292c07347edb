package synthesis_test

import (
	"context"
	"slices"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

func compared(t *testing.T, in synthesis.Input) (*synoptic.Comparison, *synoptic.Review) {
	t.Helper()
	review, err := synthesis.Compose(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return review.Comparison, review
}

// The parts of the flow add up, whatever became of the documents.
func TestTheFlowAddsUp(t *testing.T) {
	t.Parallel()
	documents := invented(t, synoptic.Chinese)
	again := documents[0]
	again.ID, again.DuplicateOf = "doc_again", synoptic.Maybe(documents[0].ID)
	documents = append(documents, again, synoptic.Document{ID: "doc_r", Status: synoptic.Rejected}, synoptic.Document{ID: "doc_f", Status: synoptic.Failed},
		synoptic.Document{ID: "doc_s", Status: synoptic.Stored})
	c, review := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese,
		Gone: []synoptic.Excluded{{DocumentID: "doc_gone", Reason: "已被删除", Kind: synoptic.DeletedDocument}}})
	want := synoptic.Flow{Identified: 15, Duplicates: 1, Rejected: 1, Failed: 1, NotExtracted: 1, Deleted: 1, Included: 10}
	if c.Flow != want {
		t.Errorf("%+v, want %+v", c.Flow, want)
	}
	if len(review.Excluded) != 5 || slices.ContainsFunc(review.Excluded, func(x synoptic.Excluded) bool { return x.Kind == "" }) {
		t.Errorf("excluded: %+v", review.Excluded)
	}
}

// Every study stands once among the designs, the years and in the matrix, and
// once for every item in the coverage.
func TestTheComparisonCountsEveryStudyOnce(t *testing.T) {
	t.Parallel()
	documents := generated(60, synoptic.Chinese)
	documents[3].Record.Year = 0
	c, review := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	once := func(name string, groups ...synoptic.List[string]) {
		seen := map[string]int{}
		for _, g := range groups {
			for _, id := range g {
				seen[id]++
			}
		}
		for _, in := range review.Included {
			if seen[in.DocumentID] != 1 {
				t.Errorf("%s has %s %d times", name, in.DocumentID, seen[in.DocumentID])
			}
		}
	}
	var designs, years, cells []synoptic.List[string]
	for _, g := range c.Designs {
		designs = append(designs, g.DocumentIDs)
	}
	for _, g := range c.Years {
		years = append(years, g.DocumentIDs)
	}
	for _, g := range c.Matrix.Cells {
		cells = append(cells, g.DocumentIDs)
	}
	once("designs", designs...)
	once("years", years...)
	once("the matrix", cells...)
	for _, n := range c.Items {
		if n.Reported+n.NotReported+n.Lost+n.Unverified != 60 {
			t.Errorf("%+v does not count sixty studies", n)
		}
	}
	if last := c.Years[len(c.Years)-1]; last.Year != 0 || len(last.DocumentIDs) != 1 {
		t.Errorf("the study without a year stands in %+v", last)
	}
	if !slices.IsSortedFunc(c.Years[:len(c.Years)-1], func(a, b synoptic.YearGroup) int { return int(a.Year - b.Year) }) {
		t.Error("the years are not in order")
	}
}

// Sides of a point name cells that are there and reported; a difference has two
// sides at least, an agreement one that two studies share.
func TestSidesRestOnCells(t *testing.T) {
	t.Parallel()
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		c, review := compared(t, synthesis.Input{Documents: invented(t, language), Language: language})
		cells := map[string]map[string]synoptic.Cell{}
		for _, row := range review.EvidenceTable.Rows {
			cells[row.DocumentID] = row.Cells
		}
		for _, p := range slices.Concat(c.Agreements, c.Disagreements) {
			studies := map[string]bool{}
			for _, side := range p.Sides {
				if len(side.Cells) == 0 {
					t.Errorf("%s: a side of %q without a cell", language, p.Topic)
				}
				for _, cell := range side.Cells {
					answers := cells[cell.DocumentID][cell.Item].Answers
					if cell.Index >= len(answers) || answers[cell.Index].Status != synoptic.Reported {
						t.Errorf("%s: %q rests on %+v", language, p.Topic, cell.Citation)
					}
					studies[cell.DocumentID] = true
				}
			}
			if p.Relation == "" && len(p.Sides) != 1 || p.Relation != "" && len(p.Sides) < 2 || len(studies) < 2 {
				t.Errorf("%s: %q has %d sides and %d studies, relation %q", language, p.Topic, len(p.Sides), len(studies), p.Relation)
			}
		}
		if len(c.Agreements) == 0 || len(c.Disagreements) == 0 {
			t.Errorf("%s: %d agreements, %d disagreements", language, len(c.Agreements), len(c.Disagreements))
		}
	}
}

// The comparison is the program's: whoever writes the prose, it is the same.
func TestTheComparisonDoesNotDependOnTheWriter(t *testing.T) {
	t.Parallel()
	documents := invented(t, synoptic.Chinese)
	own, _ := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	others, review := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese, Writer: silentWriter{}})
	if len(own.Agreements) != len(others.Agreements) || len(own.Disagreements) != len(others.Disagreements) {
		t.Errorf("%d and %d by the built-in writer, %d and %d by another", len(own.Agreements), len(own.Disagreements), len(others.Agreements), len(others.Disagreements))
	}
	if use := review.AIUse; !use.ModelUsed || use.Writing.Engine != synoptic.EngineLLM || use.Statements.Kept != 0 {
		t.Errorf("%+v", use)
	}
}

// silentWriter is a model that has nothing to say.
type silentWriter struct{}

func (silentWriter) Name() string { return synoptic.EngineLLM }

func (silentWriter) Write(context.Context, *synthesis.Table) ([]synoptic.Section, error) {
	return nil, nil
}

// Values of a user's item meet by what they are, not by how they are told.
func TestTypedValuesMeet(t *testing.T) {
	t.Parallel()
	documents := generated(4, synoptic.Chinese)
	for i := range documents {
		value := i%2 == 0
		a := documents[i].Extraction.Case
		a.Answer = synoptic.Maybe([]string{"是", "否", "有的", "没有"}[i])
		documents[i].Extraction.Items = map[string]synoptic.ItemAnswer{"public": {Answer: a, Value: value}}
	}
	c, _ := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese, Items: []string{"public", synoptic.ItemFindings}})
	i := slices.IndexFunc(c.Disagreements, func(p synoptic.Point) bool { return p.Item == "public" })
	if i < 0 || len(c.Disagreements[i].Sides) != 2 || len(c.Disagreements[i].Sides[0].Cells) != 2 {
		t.Errorf("disagreements: %+v", c.Disagreements)
	}
	if len(c.Matrix.Cells) != 0 {
		t.Error("a matrix of items that the table does not have")
	}
}

// Gaps are counted, and only where there is something to count.
func TestAbsencesAreThoseOfTheSet(t *testing.T) {
	t.Parallel()
	documents := generated(8, synoptic.Chinese)
	for i := range documents {
		documents[i].Record.Year = []synoptic.Year{2015, 2015, 2018, 2018, 2018, 2018, 2018, 0}[i]
		documents[i].Extraction.Theory = synoptic.Answer{Status: synoptic.NotReported}
	}
	c, _ := compared(t, synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	if !slices.Equal(c.Gaps.Years, []synoptic.Year{2016, 2017}) || !slices.Equal(c.Gaps.Items, []string{synoptic.ItemTheory}) {
		t.Errorf("%+v", c.Gaps)
	}
}

// Different theories are told in their section; they are no difference between
// studies that ask different things.
func TestTheoriesAreNoDifference(t *testing.T) {
	t.Parallel()
	r := compose(t, invented(t, synoptic.Chinese)[:4], synoptic.Chinese)
	for _, pt := range r.Comparison.Disagreements {
		if pt.Item == synoptic.ItemTheory {
			t.Errorf("theories are set against each other: %+v", pt)
		}
	}
}
