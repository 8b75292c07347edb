package agreement

import (
	"encoding/json"
	"slices"
	"strings"

	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// Pair is two extractions of one document.
type Pair struct {
	DocumentID string
	A, B       *synoptic.Extraction
}

// ItemAgreement is how far two sides agree on one item. "design" is the study design of
// the method.
type ItemAgreement struct {
	Item      string `json:"item"`
	Documents int    `json:"documents"` // on which both were asked for it
	Agree     int    `json:"agree"`
	// Share is Agree of Documents; null of none.
	Share *float64 `json:"share"`
	// Kappa is Cohen's kappa, for designs, booleans and choices; null elsewhere
	// and where it is not defined.
	Kappa *float64 `json:"kappa"`
	// BothReport counts the documents on which both report, and SamePassage
	// those of them whose first quotes overlap, whatever their words.
	BothReport  int `json:"both_report"`
	SamePassage int `json:"same_passage"`
	// Disagreements are the first of the cells that do not agree.
	Disagreements []Disagreement `json:"disagreements"`
}

// Disagreement is one document on which two sides do not agree.
type Disagreement struct {
	DocumentID string        `json:"document_id"`
	A          synoptic.Cell `json:"a"`
	B          synoptic.Cell `json:"b"`
}

// MaxDisagreements bounds those that are shown of each item.
const MaxDisagreements = 100

// DesignItem is the study design of the method as an item of its own.
const DesignItem = "design"

// column is one item to be measured, and of what it is.
type column struct {
	name string
	kind synoptic.ItemType
	form string // whose item it is, as id@version; empty for the standard ones
}

// nominal reports an item whose answers are one of few.
func (c column) nominal() bool {
	return c.form == "" && c.name == DesignItem || c.kind == synoptic.ChoiceItem || c.kind == synoptic.BooleanItem
}

// Measure tells how far pairs agree, by item: the standard ones, the design of
// the method, then those of the forms given, as far as both sides were filled
// by the same version.
func Measure(pairs []Pair, forms []synoptic.Form) []ItemAgreement {
	var columns []column
	for _, name := range append(synoptic.StandardItems(), DesignItem) {
		columns = append(columns, column{name: name, kind: synoptic.TextItem})
	}
	for _, f := range forms {
		for _, item := range f.Items {
			columns = append(columns, column{item.Name, item.Type, f.Ref()})
		}
	}
	items := make([]ItemAgreement, 0, len(columns))
	for _, c := range columns {
		items = append(items, measure(c, pairs))
	}
	return items
}

// filledBy reports that an extraction answers the item of a column.
func (c column) filledBy(x *synoptic.Extraction) bool {
	return c.form == "" || x.Form+"@"+x.FormVersion == c.form
}

func measure(c column, pairs []Pair) ItemAgreement {
	item := ItemAgreement{Item: c.name, Disagreements: []Disagreement{}}
	var a, b []string
	for _, p := range pairs {
		if !c.filledBy(p.A) || !c.filledBy(p.B) {
			continue
		}
		x, y := said(p.A, c), said(p.B, c)
		item.Documents++
		a, b = append(a, x.words), append(b, y.words)
		if x.words == y.words {
			item.Agree++
		} else if len(item.Disagreements) < MaxDisagreements {
			item.Disagreements = append(item.Disagreements, Disagreement{p.DocumentID, x.cell, y.cell})
		}
		if x.words != silence && y.words != silence {
			item.BothReport++
			if samePassage(x.cell, y.cell) {
				item.SamePassage++
			}
		}
	}
	if item.Documents > 0 {
		item.Share = new(float64(item.Agree) / float64(item.Documents))
	}
	if c.nominal() {
		item.Kappa = kappa(a, b)
	}
	return item
}

// statement is what an extraction says on an item, in a form in which two of
// them can be compared.
type statement struct {
	words string
	cell  synoptic.Cell
}

// silence is what an extraction says that does not report an item. No folded
// answer is it.
const silence = "\x00"

func said(x *synoptic.Extraction, c column) statement {
	if c.form == "" && c.name == DesignItem {
		s := statement{silence, synoptic.Cell{Answers: x.Answers(synoptic.ItemMethod), IsMethod: true, Design: x.Method.Design}}
		if x.Method.Design != "" {
			s.words = string(x.Method.Design)
		}
		return s
	}
	s := statement{silence, synoptic.Cell{Answers: x.Answers(c.name), Multiple: c.form == "" && c.name == synoptic.ItemFindings}}
	switch {
	case c.form != "":
		s.cell.Value = x.Items[c.name].Value
	case c.name == synoptic.ItemMethod:
		s.cell.IsMethod, s.cell.Design = true, x.Method.Design
	}
	var reported []string
	for _, a := range s.cell.Answers {
		if a.Status == synoptic.Reported {
			reported = append(reported, fold(string(a.Answer)))
		}
	}
	switch {
	case len(reported) == 0:
	case s.cell.Value != nil && c.kind != synoptic.TextItem:
		s.words = elements(s.cell.Value)
	default:
		slices.Sort(reported)
		s.words = strings.Join(reported, "\n")
	}
	return s
}

// elements writes a value; the elements of a list in no order.
func elements(v any) string {
	list, ok := v.([]any)
	if !ok {
		return written(v)
	}
	all := make([]string, len(list))
	for i, e := range list {
		all[i] = fold(written(e))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func written(v any) string {
	// What was read from JSON can be written again.
	b, _ := json.Marshal(v)
	return string(b)
}

func fold(s string) string { return strings.Trim(strings.ToLower(quote.Fold(s)), " .,;:!?") }

func samePassage(a, b synoptic.Cell) bool {
	first := func(c synoptic.Cell) (synoptic.Quote, bool) {
		if len(c.Answers) == 0 || len(c.Answers[0].Quotes) == 0 {
			return synoptic.Quote{}, false
		}
		return c.Answers[0].Quotes[0], true
	}
	x, okX := first(a)
	y, okY := first(b)
	return okX && okY && x.Start < y.End && y.Start < x.End
}

// kappa is Cohen's kappa of two raters; nil where it is not defined.
func kappa(a, b []string) *float64 {
	n := float64(len(a))
	if n == 0 {
		return nil
	}
	agree := 0.0
	of := [2]map[string]float64{{}, {}}
	for i := range a {
		if a[i] == b[i] {
			agree++
		}
		of[0][a[i]]++
		of[1][b[i]]++
	}
	chance := 0.0
	for category, count := range of[0] {
		chance += count * of[1][category]
	}
	chance /= n * n
	if chance >= 1 {
		return nil
	}
	return new((agree/n - chance) / (1 - chance))
}
