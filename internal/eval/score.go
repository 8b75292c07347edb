package eval

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
)

// Tally counts hits against labels and answers.
type Tally struct {
	Hit    int `json:"hit"`    // answers that agree with a label
	Wrong  int `json:"wrong"`  // answers that agree with none
	Missed int `json:"missed"` // labels that no answer reached
}

func (t *Tally) add(o Tally) { t.Hit += o.Hit; t.Wrong += o.Wrong; t.Missed += o.Missed }

func (t Tally) empty() bool { return t == Tally{} }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	if t.Hit == 0 {
		return 0
	}
	return 2 * float64(t.Hit) / float64(2*t.Hit+t.Wrong+t.Missed)
}

// Share counts how many of how many were right.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

func (s *Share) add(o Share) { s.Right += o.Right; s.Of += o.Of }

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Value is the share, 1 where there was nothing to get right.
func (s Share) Value() float64 {
	if s.Of == 0 {
		return 1
	}
	return float64(s.Right) / float64(s.Of)
}

// Fault is one disagreement with a label, for reading.
type Fault struct {
	Page  string `json:"page"`
	Field string `json:"field"`
	Want  string `json:"want"`
	Got   string `json:"got"`
}

// score is what one page adds to a report.
type score struct {
	gate        Share
	metadata    map[string]Tally
	whole       Share
	evidence    map[string]Tally
	design      Share
	empty       Share
	strayQuotes int
	faults      []Fault
}

// compare scores one document against its label. Text is what the document's
// quotes refer to.
func compare(g *Gold, d synoptic.Document, text string) score {
	s := score{metadata: map[string]Tally{}, evidence: map[string]Tally{}}
	isRecord := d.Record != nil && d.Status != synoptic.Rejected
	s.gate.count(isRecord == g.IsRecord)
	if isRecord != g.IsRecord {
		s.fault(g, "is_record", strconv.FormatBool(g.IsRecord), strconv.FormatBool(isRecord))
	}
	if !g.IsRecord && !isRecord {
		return s
	}
	record := synoptic.Record{}
	if d.Record != nil {
		record = *d.Record
	}
	s.compareRecord(g, record)
	s.compareAnswers(g, d.Extraction, []rune(text))
	return s
}

func (s *score) fault(g *Gold, field, want, got string) {
	s.faults = append(s.faults, Fault{Page: g.ID, Field: field, Want: want, Got: got})
}

func (s *score) compareRecord(g *Gold, r synoptic.Record) {
	right := true
	note := func(field string, t Tally, want, got string) {
		if g.entry.ignores(field) || t.empty() {
			return
		}
		sum := s.metadata[field]
		sum.add(t)
		s.metadata[field] = sum
		if t.Wrong+t.Missed > 0 {
			right = false
			s.fault(g, field, want, got)
		}
	}
	scalar := func(field, want, got string, same func(a, b string) bool) {
		if slices.ContainsFunc(g.entry.accepted(field), func(v string) bool { return same(v, got) }) {
			want = got
		}
		note(field, tallyOne(want, got, same), want, got)
	}
	many := func(field string, want, got []string) {
		best := tallyList(want, got)
		for _, other := range g.entry.acceptedLists(field) {
			if t := tallyList(other, got); t.empty() || t.Hit > 0 && t.F1() > best.F1() {
				best = t
			}
		}
		note(field, best, join(want), join(got))
	}
	exact := func(a, b string) bool { return fold(a) == fold(b) }
	alike := func(a, b string) bool { return similarity(a, b) >= 0.95 }
	for _, l := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		scalar("title."+string(l), g.Title.In(l), r.Title.In(l), exact)
		scalar("journal."+string(l), g.Journal.In(l), r.Journal.In(l), exact)
		scalar("abstract."+string(l), g.Abstract.In(l), r.Abstract.In(l), alike)
		many("keywords."+string(l), g.Keywords.In(l), r.Keywords.In(l))
	}
	scalar("year", number(int(g.Year)), number(int(r.Year)), exact)
	scalar("volume", string(g.Volume), string(r.Volume), exact)
	scalar("issue", string(g.Issue), string(r.Issue), exact)
	scalar("pages", string(g.Pages), string(r.Pages), exact)
	scalar("doi", string(g.DOI), string(r.DOI), exact)
	scalar("issn", string(g.ISSN), string(r.ISSN), exact)
	if g.ReferenceCount != nil {
		got := ""
		if r.ReferenceCount != nil {
			got = strconv.Itoa(*r.ReferenceCount)
		}
		scalar("reference_count", strconv.Itoa(*g.ReferenceCount), got, exact)
	}
	many("authors", names(g.Authors), names(r.Authors))
	many("affiliations", affiliations(g.Authors), affiliations(r.Authors))
	many("clc", g.CLC, r.CLC)
	many("funding", g.Funding, r.Funding)
	s.whole.count(right)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func names(authors []synoptic.Author) []string {
	var list []string
	for _, a := range authors {
		list = append(list, a.Name)
	}
	return list
}

// affiliations are compared as a set over all authors; one author's several
// stand in one text, parted by "; ".
func affiliations(authors []synoptic.Author) []string {
	var list []string
	for _, a := range authors {
		list = append(list, strings.Split(string(a.Affiliation), "; ")...)
	}
	return list
}

func tallyOne(want, got string, same func(a, b string) bool) Tally {
	switch {
	case want == "" && got == "":
		return Tally{}
	case want == "":
		return Tally{Wrong: 1}
	case got == "":
		return Tally{Missed: 1}
	case same(want, got):
		return Tally{Hit: 1}
	}
	return Tally{Wrong: 1, Missed: 1}
}

func tallyList(want, got []string) Tally {
	w, o := foldedSet(want), foldedSet(got)
	var t Tally
	for v := range o {
		if w[v] {
			t.Hit++
		} else {
			t.Wrong++
		}
	}
	t.Missed = len(w) - t.Hit
	return t
}

func foldedSet(values []string) map[string]bool {
	set := map[string]bool{}
	for _, v := range values {
		if f := fold(v); f != "" {
			set[f] = true
		}
	}
	return set
}

func join(values []string) string {
	out := ""
	for i, v := range values {
		if i > 0 {
			out += " | "
		}
		out += v
	}
	return out
}

func (s *score) compareAnswers(g *Gold, x *synoptic.Extraction, text []rune) {
	for _, item := range synoptic.StandardItems() {
		want := g.answers(item)
		var got []synoptic.Answer
		for _, a := range x.Answers(item) {
			for _, q := range a.Quotes {
				if q.Start < 0 || q.End > len(text) || q.Start >= q.End || string(text[q.Start:q.End]) != q.Text {
					s.strayQuotes++
					s.fault(g, item, "a quote that stands on the page", q.Text)
				}
			}
			if a.Status == synoptic.Reported {
				got = append(got, a)
			}
		}
		if g.entry.ignores(item) {
			continue
		}
		if len(want) == 0 {
			s.empty.count(len(got) == 0)
		}
		hit := match(want, got)
		t := Tally{Hit: hit, Wrong: len(got) - hit, Missed: len(want) - hit}
		sum := s.evidence[item]
		sum.add(t)
		s.evidence[item] = sum
		if t.Wrong+t.Missed > 0 {
			s.fault(g, item, describeGold(want), describeAnswers(got))
		}
	}
	if g.Method != nil && g.Method.Design != "" && !g.entry.ignores(synoptic.ItemMethod) {
		got := synoptic.Design("")
		if x != nil {
			got = x.Method.Design
		}
		right := got == g.Method.Design || slices.Contains(g.entry.accepted("design"), string(got))
		s.design.count(right)
		if !right {
			s.fault(g, "design", string(g.Method.Design), string(got))
		}
	}
}

// match pairs answers with labels one to one and returns how many pairs there
// can be at the most (augmenting paths; the lists are short).
func match(want []GoldAnswer, got []synoptic.Answer) int {
	holder := slices.Repeat([]int{-1}, len(want))
	var place func(answer int, seen []bool) bool
	place = func(answer int, seen []bool) bool {
		for w := range want {
			if seen[w] || !supports(got[answer], want[w]) {
				continue
			}
			seen[w] = true
			if holder[w] < 0 || place(holder[w], seen) {
				holder[w] = answer
				return true
			}
		}
		return false
	}
	count := 0
	for a := range got {
		if place(a, make([]bool, len(want))) {
			count++
		}
	}
	return count
}

func supports(a synoptic.Answer, g GoldAnswer) bool {
	for _, q := range a.Quotes {
		for _, e := range g.Evidence {
			if hits(q.Text, e) {
				return true
			}
		}
	}
	return false
}

func describeGold(want []GoldAnswer) string {
	var lines []string
	for _, w := range want {
		lines = append(lines, w.Answer)
	}
	return join(lines)
}

func describeAnswers(got []synoptic.Answer) string {
	var lines []string
	for _, a := range got {
		for _, q := range a.Quotes {
			lines = append(lines, string(a.Answer)+" ⟨"+q.Text+"⟩")
		}
	}
	return join(lines)
}

func macro(tallies map[string]Tally) float64 {
	sum, n := 0.0, 0
	for _, field := range slices.Sorted(maps.Keys(tallies)) {
		sum += tallies[field].F1()
		n++
	}
	if n == 0 {
		return 1
	}
	return sum / float64(n)
}
