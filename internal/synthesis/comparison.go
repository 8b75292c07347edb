package synthesis

import (
	"cmp"
	"slices"

	"synoptic/internal/aiuse"
	"synoptic/internal/synoptic"
)

// compare sees a table across its studies. Points are what the built-in writer
// found on findings; what other items show is added here.
func compare(t *Table, points []point, flow synoptic.Flow) *synoptic.Comparison {
	c := &synoptic.Comparison{Flow: flow, Designs: t.designs(), Years: t.years(), Matrix: t.matrix()}
	for _, item := range t.Items {
		c.Items = append(c.Items, t.coverage(item))
		if same, apart, ok := t.values(item); ok {
			c.Agreements = append(c.Agreements, same...)
			c.Disagreements = append(c.Disagreements, apart...)
		}
	}
	for _, pt := range points {
		switch told := pt.told(); {
		case !pt.standing(t):
		case pt.kind == synoptic.Agreements:
			c.Agreements = append(c.Agreements, told)
		default:
			c.Disagreements = append(c.Disagreements, told)
		}
	}
	byItem := func(a, b synoptic.Point) int {
		return cmp.Compare(slices.Index(t.Items, a.Item), slices.Index(t.Items, b.Item))
	}
	slices.SortStableFunc(c.Agreements, byItem)
	slices.SortStableFunc(c.Disagreements, byItem)
	c.Gaps = absences(c)
	return c
}

// flow counts the documents of a review by what became of them.
func flow(included int, excluded []synoptic.Excluded) synoptic.Flow {
	f := synoptic.Flow{Identified: included + len(excluded), Included: included}
	for _, x := range excluded {
		switch x.Kind {
		case synoptic.DuplicateStudy:
			f.Duplicates++
		case synoptic.RejectedPage:
			f.Rejected++
		case synoptic.FailedPage:
			f.Failed++
		case synoptic.DeletedDocument:
			f.Deleted++
		default:
			f.NotExtracted++
		}
	}
	return f
}

// coverage counts the studies by how an item stands in them.
func (t *Table) coverage(item string) synoptic.ItemCoverage {
	n := synoptic.ItemCoverage{Item: item}
	for row := range t.Studies {
		answers := t.Studies[row].Cells[item].Answers
		if slices.ContainsFunc(answers, func(a synoptic.Answer) bool { return a.EditedBy != "" }) {
			n.Edited++
		}
		status := synoptic.NotReported
		switch {
		case len(t.reportedIn(row, item)) > 0:
			status = synoptic.Reported
		case len(answers) > 0:
			status = answers[0].Status
		}
		if status != synoptic.Reported && len(answers) > 0 && answers[0].IsOpen() {
			n.LeftOpen++
			continue
		}
		switch status {
		case synoptic.Reported:
			n.Reported++
		case synoptic.Lost:
			n.Lost++
		case synoptic.Unverified:
			n.Unverified++
		default:
			n.NotReported++
		}
	}
	return n
}

// design is that of a study's reported method, "" where there is none.
func (t *Table) design(row int) synoptic.Design {
	if len(t.reportedIn(row, synoptic.ItemMethod)) == 0 {
		return ""
	}
	return t.Studies[row].Cells[synoptic.ItemMethod].Design
}

// designs groups the studies by design, largest group first, those without
// one last.
func (t *Table) designs() []synoptic.DesignGroup {
	ids := map[synoptic.Design][]string{}
	for row, s := range t.Studies {
		d := t.design(row)
		ids[d] = append(ids[d], s.DocumentID)
	}
	var groups []synoptic.DesignGroup
	for _, d := range append(synoptic.Designs(), "") {
		if len(ids[d]) > 0 {
			groups = append(groups, synoptic.DesignGroup{Design: d, DocumentIDs: ids[d]})
		}
	}
	slices.SortStableFunc(groups, func(a, b synoptic.DesignGroup) int {
		if (a.Design == "") != (b.Design == "") {
			return cmp.Compare(b.Design, a.Design)
		}
		return cmp.Compare(len(b.DocumentIDs), len(a.DocumentIDs))
	})
	return groups
}

// years groups the studies by year, the unknown year last.
func (t *Table) years() []synoptic.YearGroup {
	ids := map[synoptic.Year][]string{}
	for _, s := range t.Studies {
		ids[s.Record.Year] = append(ids[s.Record.Year], s.DocumentID)
	}
	groups := make([]synoptic.YearGroup, 0, len(ids))
	for year, in := range ids {
		groups = append(groups, synoptic.YearGroup{Year: year, DocumentIDs: in})
	}
	slices.SortFunc(groups, func(a, b synoptic.YearGroup) int {
		if (a.Year == 0) != (b.Year == 0) {
			return cmp.Compare(b.Year, a.Year)
		}
		return cmp.Compare(a.Year, b.Year)
	})
	return groups
}

// matrix combines designs with kinds of case. It is empty for a table without
// either item.
func (t *Table) matrix() synoptic.Matrix {
	var m synoptic.Matrix
	if !slices.Contains(t.Items, synoptic.ItemMethod) || !slices.Contains(t.Items, synoptic.ItemCase) {
		return m
	}
	type place struct {
		design synoptic.Design
		kind   synoptic.CaseKind
	}
	ids, used := map[place][]string{}, map[synoptic.CaseKind]bool{}
	for row, s := range t.Studies {
		kind := synoptic.NoCase
		if stated := t.reportedIn(row, synoptic.ItemCase); len(stated) > 0 {
			kind = kindOfCase(stated[0])
		}
		at := place{t.design(row), kind}
		ids[at], used[kind] = append(ids[at], s.DocumentID), true
	}
	for _, kind := range synoptic.CaseKinds() {
		if used[kind] {
			m.Cases = append(m.Cases, kind)
		}
	}
	for _, g := range t.designs() {
		m.Designs = append(m.Designs, g.Design)
		for _, kind := range m.Cases {
			if in := ids[place{g.Design, kind}]; len(in) > 0 {
				m.Cells = append(m.Cells, synoptic.MatrixCell{Design: g.Design, Case: kind, DocumentIDs: in})
			}
		}
	}
	return m
}

// values groups the studies by what they answer to an item whose answers can
// be the same: method by its design, theory and a user's item by its value or
// words. Findings, questions and cases are compared by the writer, or not at
// all: that two of them differ says nothing.
func (t *Table) values(item string) (same, apart []synoptic.Point, ok bool) {
	switch item {
	case synoptic.ItemFindings, synoptic.ItemResearchQuestion, synoptic.ItemCase:
		return nil, nil, false
	}
	var order []string
	sides := map[string]*synoptic.Side{}
	for _, e := range one(t.reported(item)) {
		key, position := t.valueOf(e)
		if key == "" {
			continue
		}
		if sides[key] == nil {
			order, sides[key] = append(order, key), &synoptic.Side{Position: synoptic.Maybe(position)}
		}
		sides[key].Cells = append(sides[key].Cells, e.sideCell(""))
	}
	// Many values make no sides: everybody has a theory of their own.
	const most = 12
	point := synoptic.Point{Item: item, Topic: item, Relation: synoptic.Difference}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(len(sides[b].Cells), len(sides[a].Cells)) })
	for _, key := range order {
		alone := *sides[key]
		if len(alone.Cells) == 1 && t.inWords(alone.Cells[0].Citation) {
			alone.Position = "" // its own words say it
		}
		point.Sides = append(point.Sides, alone)
		if len(sides[key].Cells) > 1 && len(same) < most {
			same = append(same, synoptic.Point{Item: item, Topic: string(sides[key].Position), Sides: []synoptic.Side{*sides[key]}})
		}
	}
	// That studies of different questions draw on different theories sets none
	// of them against another; the section on theories tells it.
	if len(order) > 1 && len(order) <= most && item != synoptic.ItemTheory {
		apart = []synoptic.Point{point}
	}
	return same, apart, true
}

// valueOf is what an answer comes to: a key under which equal answers meet,
// and what to call it.
func (t *Table) valueOf(e entry) (key, position string) {
	cell := t.Studies[e.row].Cells[e.cite.Item]
	switch {
	case e.cite.Item == synoptic.ItemMethod:
		if cell.Design == "" || cell.Design == synoptic.OtherDesign {
			return "", ""
		}
		return string(cell.Design), DesignName(cell.Design, t.Language)
	case cell.Value != nil:
		value := ValueText(cell.Value, t.Language)
		return fold(value), value
	}
	words := trimmed(readable(string(e.answer.Answer)))
	return fold(words), words
}

// inWords reports whether a cell holds words and nothing that is compared as a
// value.
func (t *Table) inWords(c synoptic.Citation) bool {
	return c.Item != synoptic.ItemMethod && t.Studies[t.rowOf[c.DocumentID]].Cells[c.Item].Value == nil
}

// absences are what the comparison shows none of these documents to have. Of
// an item that was left open nobody knows. Of designs and kinds of case none is
// certain to be missing: a trial of so many patients may well be at a single
// place, and a case need not tell its size.
func absences(c *synoptic.Comparison) synoptic.Absence {
	var none synoptic.Absence
	for _, n := range c.Items {
		if n.Reported == 0 && n.LeftOpen == 0 {
			none.Items = append(none.Items, n.Item)
		}
	}
	for i := 1; i < len(c.Years); i++ {
		const most = 30 // a hole of a century is told by its ends
		from, to := c.Years[i-1].Year, c.Years[i].Year
		if to == 0 || from == 0 || to-from > most {
			continue
		}
		for year := from + 1; year < to; year++ {
			none.Years = append(none.Years, year)
		}
	}
	return none
}

// accountOf accounts for the machines and people behind a review.
func accountOf(in Input, studies []candidate, written Draft, review *synoptic.Review) *synoptic.AIUse {
	writing := synoptic.EngineUse{Engine: in.Writer.Name(), Model: written.Model, PromptVersion: written.PromptVersion, Studies: len(studies)}
	if written.Engine != "" {
		writing.Engine = written.Engine
	}
	if !in.Now.IsZero() {
		writing.From, writing.To = new(in.Now.UTC()), new(in.Now.UTC())
	}
	extractions := make([]*synoptic.Extraction, len(studies))
	for i, s := range studies {
		extractions[i] = s.document.Extraction
	}
	return aiuse.Of(aiuse.Input{Extractions: extractions, Table: review.EvidenceTable, Writing: writing, WritingCost: written.Usage, Checks: review.Checks})
}
