package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"synoptic/internal/synoptic"
)

// Report is the judgement over a set of labelled pages. Shares and scores run
// from 0 to 1.
type Report struct {
	Pages              int              `json:"pages"`
	RecordGate         float64          `json:"record_gate"`
	DuplicatePrecision float64          `json:"duplicate_precision"`
	DuplicateRecall    float64          `json:"duplicate_recall"`
	MetadataF1         float64          `json:"metadata_f1"` // macro over fields
	WholeRecord        float64          `json:"whole_record"`
	EvidenceF1         float64          `json:"evidence_f1"` // macro over the five items
	DesignAccuracy     float64          `json:"design_accuracy"`
	EmptyLeftEmpty     float64          `json:"empty_left_empty"`
	QuotesNotOnThePage int              `json:"quotes_not_on_the_page"`
	Fields             map[string]Tally `json:"fields"`
	Items              map[string]Tally `json:"items"`
	Languages          map[string]Group `json:"languages"`
	Layouts            map[string]Group `json:"layouts"`
	Faults             []Fault          `json:"faults"`
	Unlabelled         []string         `json:"unlabelled"` // pages without a label, not scored
}

// Group is the score of the pages of one language or one layout.
type Group struct {
	Pages       int     `json:"pages"`
	MetadataF1  float64 `json:"metadata_f1"`
	WholeRecord float64 `json:"whole_record"`
	EvidenceF1  float64 `json:"evidence_f1"`
}

// Scored is one page as Synoptic read it.
type Scored struct {
	Document synoptic.Document
	Text     string
}

// Judge scores documents against labels, matched by the base name of the
// file. Documents without a label are named and left out.
func Judge(documents []Scored, gold map[string]*Gold) Report {
	total := newSum()
	languages, layouts := map[string]*sum{}, map[string]*sum{}
	report := Report{Unlabelled: []string{}, Faults: []Fault{}}
	ids := map[string]string{} // document id → gold id
	var scored []synoptic.Document
	for _, d := range documents {
		g := gold[filepath.Base(d.Document.FileName)]
		if g == nil {
			report.Unlabelled = append(report.Unlabelled, d.Document.FileName)
			continue
		}
		if _, seen := ids[d.Document.ID]; !seen {
			ids[d.Document.ID] = g.ID
		}
		s := compare(g, d.Document, d.Text)
		total.add(s)
		group(languages, g.Language).add(s)
		group(layouts, g.Layout).add(s)
		report.Faults = append(report.Faults, s.faults...)
		scored = append(scored, d.Document)
	}
	report.Pages = total.pages
	report.RecordGate = total.gate.Value()
	report.MetadataF1 = macro(total.metadata)
	report.WholeRecord = total.whole.Value()
	report.EvidenceF1 = macro(total.evidence)
	report.DesignAccuracy = total.design.Value()
	report.EmptyLeftEmpty = total.empty.Value()
	report.QuotesNotOnThePage = total.strayQuotes
	report.Fields, report.Items = total.metadata, total.evidence
	report.Languages, report.Layouts = groups(languages), groups(layouts)
	report.judgeDuplicates(scored, gold, ids)
	return report
}

// judgeDuplicates compares the pairs of pages that hold one study.
func (r *Report) judgeDuplicates(documents []synoptic.Document, gold map[string]*Gold, ids map[string]string) {
	present := map[string]bool{}
	for _, d := range documents {
		present[gold[filepath.Base(d.FileName)].ID] = true
	}
	var t Tally
	for _, d := range documents {
		g := gold[filepath.Base(d.FileName)]
		want := string(g.DuplicateOf)
		if !present[want] {
			want = ""
		}
		got := ids[string(d.DuplicateOf)]
		pair := tallyOne(want, got, func(a, b string) bool { return a == b })
		t.add(pair)
		if pair.Wrong+pair.Missed > 0 {
			r.Faults = append(r.Faults, Fault{Page: g.ID, Field: "duplicate_of", Want: want, Got: got})
		}
	}
	r.DuplicatePrecision = Share{Right: t.Hit, Of: t.Hit + t.Wrong}.Value()
	r.DuplicateRecall = Share{Right: t.Hit, Of: t.Hit + t.Missed}.Value()
}

type sum struct {
	score
	pages int
}

func newSum() *sum {
	return &sum{score: score{metadata: map[string]Tally{}, evidence: map[string]Tally{}}}
}

func group(groups map[string]*sum, name string) *sum {
	if groups[name] == nil {
		groups[name] = newSum()
	}
	return groups[name]
}

func (t *sum) add(s score) {
	t.pages++
	t.gate.add(s.gate)
	t.whole.add(s.whole)
	t.design.add(s.design)
	t.empty.add(s.empty)
	t.strayQuotes += s.strayQuotes
	addTallies(t.metadata, s.metadata)
	addTallies(t.evidence, s.evidence)
}

func addTallies(into, from map[string]Tally) {
	for k, v := range from {
		total := into[k]
		total.add(v)
		into[k] = total
	}
}

func groups(sums map[string]*sum) map[string]Group {
	out := make(map[string]Group, len(sums))
	for name, s := range sums {
		out[name] = Group{Pages: s.pages, MetadataF1: macro(s.metadata), WholeRecord: s.whole.Value(), EvidenceF1: macro(s.evidence)}
	}
	return out
}

// Lowest is the smallest of the headline scores: what --min is held against.
func (r Report) Lowest() float64 {
	return min(r.RecordGate, r.MetadataF1, r.EvidenceF1)
}

// WriteJSON writes the whole report.
func (r Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// WriteTable writes the report for people; with faults, every disagreement
// too.
func (r Report) WriteTable(w io.Writer, faults bool) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(format string, args ...any) { fmt.Fprintf(tw, format+"\n", args...) }
	row("pages\t%d", r.Pages)
	row("record gate\t%.3f", r.RecordGate)
	row("duplicates, precision / recall\t%.3f / %.3f", r.DuplicatePrecision, r.DuplicateRecall)
	row("metadata, macro F1\t%.3f", r.MetadataF1)
	row("whole record right\t%.3f", r.WholeRecord)
	row("evidence, macro F1\t%.3f", r.EvidenceF1)
	row("method design, accuracy\t%.3f", r.DesignAccuracy)
	row("empty items left empty\t%.3f", r.EmptyLeftEmpty)
	row("quotes not on the page\t%d", r.QuotesNotOnThePage)
	row("\nfield\tF1\thit\twrong\tmissed")
	for _, f := range slices.Sorted(maps.Keys(r.Fields)) {
		t := r.Fields[f]
		row("%s\t%.3f\t%d\t%d\t%d", f, t.F1(), t.Hit, t.Wrong, t.Missed)
	}
	row("\nitem\tF1\thit\twrong\tmissed")
	for _, item := range synoptic.StandardItems() {
		t := r.Items[item]
		row("%s\t%.3f\t%d\t%d\t%d", item, t.F1(), t.Hit, t.Wrong, t.Missed)
	}
	for _, g := range []struct {
		name   string
		groups map[string]Group
	}{{"language", r.Languages}, {"layout", r.Layouts}} {
		row("\n%s\tpages\tmetadata\twhole\tevidence", g.name)
		for _, name := range slices.Sorted(maps.Keys(g.groups)) {
			v := g.groups[name]
			row("%s\t%d\t%.3f\t%.3f\t%.3f", name, v.Pages, v.MetadataF1, v.WholeRecord, v.EvidenceF1)
		}
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	if faults {
		slices.SortStableFunc(r.Faults, func(a, b Fault) int { return cmp.Compare(a.Page, b.Page) })
		for _, f := range r.Faults {
			fmt.Fprintf(w, "\n%s %s\n  want: %s\n  got:  %s\n", f.Page, f.Field, f.Want, f.Got)
		}
	}
	for _, name := range r.Unlabelled {
		fmt.Fprintf(w, "\nnot scored, no label: %s\n", name)
	}
	return nil
}
