package review

import (
	"encoding/json"
	"slices"

	"synoptic/internal/synoptic"
)

// Diff is what differs between two versions of a review.
type Diff struct {
	From     int           `json:"from"`
	To       int           `json:"to"`
	Included SetDiff       `json:"included"` // studies, by document
	Sections []SectionDiff `json:"sections"` // those that differ, in the order of the contract
	Rows     []RowDiff     `json:"rows"`     // of the evidence table, those that differ
}

// SetDiff is what came and what went.
type SetDiff struct {
	Added   synoptic.List[string] `json:"added"`
	Removed synoptic.List[string] `json:"removed"`
}

// DiffKind says how a part of a review differs.
type DiffKind string

// The ways in which a part differs.
const (
	PartAdded   DiffKind = "added"
	PartRemoved DiffKind = "removed"
	PartChanged DiffKind = "changed"
)

// SectionDiff is a section of the synthesis that differs. A statement that
// rests on the same first cell as before, in other words, is changed.
type SectionDiff struct {
	Kind    synoptic.SectionKind              `json:"kind"`
	Change  DiffKind                          `json:"change" enum:"added,removed,changed"`
	Added   synoptic.List[synoptic.Statement] `json:"added"`
	Removed synoptic.List[synoptic.Statement] `json:"removed"`
	Changed synoptic.List[StatementDiff]      `json:"changed"`
}

// StatementDiff is one statement before and after.
type StatementDiff struct {
	Before synoptic.Statement `json:"before"`
	After  synoptic.Statement `json:"after"`
}

// RowDiff is a row of the evidence table that differs, and in which items.
type RowDiff struct {
	DocumentID string                `json:"document_id"`
	Change     DiffKind              `json:"change" enum:"added,removed,changed"`
	Items      synoptic.List[string] `json:"items"`
}

// Compare lists what differs between two versions of a review.
func Compare(from, to synoptic.Review) Diff {
	d := Diff{From: from.Version, To: to.Version, Sections: []SectionDiff{}}
	before, after := includedIn(from), includedIn(to)
	d.Included = SetDiff{Added: without(after, before), Removed: without(before, after)}
	for _, kind := range synoptic.SectionKinds() {
		if s, differs := compareSections(kind, statementsOf(from, kind), statementsOf(to, kind)); differs {
			d.Sections = append(d.Sections, s)
		}
	}
	d.Rows = compareRows(from.EvidenceTable, to.EvidenceTable)
	return d
}

func includedIn(r synoptic.Review) []string {
	ids := make([]string, len(r.Included))
	for i, in := range r.Included {
		ids[i] = in.DocumentID
	}
	return ids
}

func without(all, others []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(id string) bool { return slices.Contains(others, id) })
}

func statementsOf(r synoptic.Review, kind synoptic.SectionKind) []synoptic.Statement {
	for _, s := range r.Synthesis {
		if s.Kind == kind {
			return s.Statements
		}
	}
	return nil
}

func compareSections(kind synoptic.SectionKind, before, after []synoptic.Statement) (SectionDiff, bool) {
	s := SectionDiff{Kind: kind, Change: PartChanged}
	switch {
	case len(before) == 0 && len(after) == 0:
		return s, false
	case len(before) == 0:
		s.Change = PartAdded
	case len(after) == 0:
		s.Change = PartRemoved
	}
	s.Removed, s.Added = unmatched(before, after), unmatched(after, before)
	for i := 0; i < len(s.Removed); i++ {
		k := slices.IndexFunc(s.Added, func(a synoptic.Statement) bool { return sameGround(a, s.Removed[i]) })
		if k < 0 {
			continue
		}
		s.Changed = append(s.Changed, StatementDiff{s.Removed[i], s.Added[k]})
		s.Removed, s.Added = slices.Delete(s.Removed, i, i+1), slices.Delete(s.Added, k, k+1)
		i--
	}
	return s, len(s.Added)+len(s.Removed)+len(s.Changed) > 0
}

// unmatched are the statements that do not stand among others, word for word
// and with the same citations.
func unmatched(all, others []synoptic.Statement) []synoptic.Statement {
	known := make(map[string]int, len(others))
	for _, s := range others {
		known[written(s)]++
	}
	var left []synoptic.Statement
	for _, s := range all {
		if w := written(s); known[w] > 0 {
			known[w]--
			continue
		}
		left = append(left, s)
	}
	return left
}

// written is a value as it is written.
func written(v any) string {
	// What was read from JSON can be written again.
	b, _ := json.Marshal(v)
	return string(b)
}

func sameGround(a, b synoptic.Statement) bool {
	return len(a.Citations) > 0 && len(b.Citations) > 0 && a.Citations[0] == b.Citations[0]
}

func compareRows(from, to synoptic.EvidenceTable) []RowDiff {
	rows := []RowDiff{}
	before := make(map[string]synoptic.Row, len(from.Rows))
	for _, row := range from.Rows {
		before[row.DocumentID] = row
	}
	items := slices.Clone(to.Items)
	for _, item := range from.Items {
		if !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	for _, row := range to.Rows {
		old, was := before[row.DocumentID]
		delete(before, row.DocumentID)
		if !was {
			rows = append(rows, RowDiff{DocumentID: row.DocumentID, Change: PartAdded})
			continue
		}
		var changed []string
		for _, item := range items {
			if !same(old.Cells[item], row.Cells[item]) {
				changed = append(changed, item)
			}
		}
		if len(changed) > 0 {
			rows = append(rows, RowDiff{DocumentID: row.DocumentID, Change: PartChanged, Items: changed})
		}
	}
	for _, row := range from.Rows {
		if _, gone := before[row.DocumentID]; gone {
			rows = append(rows, RowDiff{DocumentID: row.DocumentID, Change: PartRemoved})
		}
	}
	return rows
}
