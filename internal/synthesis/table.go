package synthesis

import (
	"strings"

	"synoptic/internal/synoptic"
)

// Table is the evidence table as writers and checks see it: the included
// studies in the order of their labels, with the cells of each.
type Table struct {
	Title    string
	Question string
	Language synoptic.Language // of the prose
	Items    []string
	Studies  []Study

	rowOf map[string]int
}

// Study is one row of the table.
type Study struct {
	Label      string
	DocumentID string
	Record     synoptic.Record // merged over the pages that hold the study
	Cells      map[string]synoptic.Cell
}

// NewTable makes a table of studies. Document ids must differ.
func NewTable(language synoptic.Language, items []string, studies []Study) *Table {
	t := &Table{Language: language, Items: items, Studies: studies, rowOf: make(map[string]int, len(studies))}
	for i, s := range studies {
		t.rowOf[s.DocumentID] = i
	}
	return t
}

// Answer returns the answer that a citation names.
func (t *Table) Answer(c synoptic.Citation) (synoptic.Answer, bool) {
	row, ok := t.rowOf[c.DocumentID]
	if !ok {
		return synoptic.Answer{}, false
	}
	answers := t.Studies[row].Cells[c.Item].Answers
	if c.Index < 0 || c.Index >= len(answers) {
		return synoptic.Answer{}, false
	}
	return answers[c.Index], true
}

// evidence is the table in the form of the contract.
func (t *Table) evidence() synoptic.EvidenceTable {
	rows := make([]synoptic.Row, len(t.Studies))
	for i, s := range t.Studies {
		rows[i] = synoptic.Row{DocumentID: s.DocumentID, Cells: s.Cells}
	}
	return synoptic.EvidenceTable{Items: t.Items, Rows: rows}
}

// cells are the cells that an extraction fills.
func cells(x *synoptic.Extraction, items []string) map[string]synoptic.Cell {
	m := make(map[string]synoptic.Cell, len(items))
	for _, item := range items {
		cell := synoptic.Cell{Answers: x.Answers(item)}
		switch item {
		case synoptic.ItemFindings:
			cell.Multiple = true
		case synoptic.ItemMethod:
			cell.IsMethod, cell.Design = true, x.Method.Design
		default:
			cell.Value = x.Items[item].Value
		}
		if len(cell.Answers) == 0 {
			// The form of this extraction did not ask; the cell still says so.
			cell.Answers = []synoptic.Answer{{Status: synoptic.NotReported, LeftOpen: synoptic.NotAsked}}
		}
		m[item] = cell
	}
	return m
}

// entry is one answer of the table with its place.
type entry struct {
	row    int
	cite   synoptic.Citation
	answer synoptic.Answer
	text   string // of the answer in words of the page, as much of it as is read
}

// pageWords are what may be quoted of an answer. A person may answer in words
// of their own; the page then says what their quotes say.
func pageWords(a synoptic.Answer) string {
	if a.EditedBy == "" {
		return readable(string(a.Answer))
	}
	words, said := fold(string(a.Answer)), ""
	for _, q := range a.Quotes {
		if !q.Verdict.Supports() {
			continue
		}
		if strings.Contains(fold(q.Text), words) {
			return readable(string(a.Answer))
		}
		if said == "" {
			said = q.Text
		}
	}
	if said == "" {
		said = string(a.Answer)
	}
	return readable(said)
}

// settled reports whether a person decided that an answer is none: they
// rejected what there was, or accepted that there is nothing. What the page
// says is then not for the program to tell.
func settled(a synoptic.Answer) bool {
	return a.EditedBy != "" && a.Status == synoptic.NotReported
}

// readable bounds how much of an answer is read; no honest one is longer.
func readable(answer string) string {
	const most = 16 << 10
	if len(answer) <= most {
		return answer
	}
	return strings.ToValidUTF8(answer[:most], "")
}

// reported lists the reported answers to an item in table order.
func (t *Table) reported(item string) []entry {
	var found []entry
	for row := range t.Studies {
		found = append(found, t.reportedIn(row, item)...)
	}
	return found
}

func (t *Table) reportedIn(row int, item string) []entry {
	var found []entry
	s := &t.Studies[row]
	for i, a := range s.Cells[item].Answers {
		if a.Status == synoptic.Reported && a.Answer != "" {
			found = append(found, entry{row, synoptic.Citation{DocumentID: s.DocumentID, Item: item, Index: i}, a, pageWords(a)})
		}
	}
	return found
}

// silent lists, for each study without a reported answer to an item, the cell
// that says so, if its status is one of those given. A cell that was left open
// says nothing.
func (t *Table) silent(item string, statuses ...synoptic.AnswerStatus) []entry {
	var found []entry
	for row, s := range t.Studies {
		answers := s.Cells[item].Answers
		if len(answers) == 0 || answers[0].IsOpen() || settled(answers[0]) || len(t.reportedIn(row, item)) > 0 {
			continue
		}
		for _, status := range statuses {
			if answers[0].Status == status {
				found = append(found, entry{row, synoptic.Citation{DocumentID: s.DocumentID, Item: item}, answers[0], ""})
			}
		}
	}
	return found
}

// decided lists, for each study without a reported answer to an item, the cell
// on which a person decided that there is none.
func (t *Table) decided(item string) []entry {
	var found []entry
	for row, s := range t.Studies {
		if answers := s.Cells[item].Answers; len(answers) > 0 && settled(answers[0]) && len(t.reportedIn(row, item)) == 0 {
			found = append(found, entry{row, synoptic.Citation{DocumentID: s.DocumentID, Item: item}, answers[0], ""})
		}
	}
	return found
}

func citations(entries []entry) []synoptic.Citation {
	cites := make([]synoptic.Citation, len(entries))
	for i, e := range entries {
		cites[i] = e.cite
	}
	return cites
}

// studiesIn counts the different studies among entries.
func studiesIn(entries []entry) int {
	seen := map[int]bool{}
	for _, e := range entries {
		seen[e.row] = true
	}
	return len(seen)
}
