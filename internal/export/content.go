package export

import (
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// content is a composition in the words of its language and in the order in
// which it is read: what every writer lays out. All texts are on one line and
// hold nothing that steers; each writer escapes them for its own format.
type content struct {
	words
	language synoptic.Language
	zh       bool

	id, title, question string
	lines               []string // when, how many, by whom; the years
	items               []item
	sections            []section
	studies             []study
	comparison          *comparison // nil for a review that holds none
	excluded            []leftOut
	flow                []figure // identified first, included last
	checks              string
	dropped, warnings   []string
	making, aiUse       string

	row map[string]int // document id → study
}

type item struct{ key, name string }

type section struct {
	kind       synoptic.SectionKind
	heading    string
	listed     bool // statement by statement; else they run on as a paragraph
	statements []statement
}

type statement struct {
	text     string
	relation synoptic.Relation
	pieces   []piece
	cells    []cited // every cell that it cites and that is there
}

// piece is a stretch of a statement and the studies marked right behind it.
type piece struct {
	text  string
	marks []mark
}

// mark is a citation mark: a study, with the first cell of it that the
// statement cites.
type mark struct {
	study *study
	cells []cited
}

// cited is one cell that something rests on.
type cited struct {
	study  *study
	answer *answer
}

type study struct {
	n                 int // from 1: its place, which names its anchors
	label, documentID string
	name, reference   string
	title             string
	file, url, sha256 string
	record            *synoptic.Record
	cells             []cell // one an item
	passages          []passage
	silent            []silence
	merged            bool
}

type cell struct {
	item    item
	answers []answer
	design  string // of a method, in words; "" where none is known
	key     synoptic.Design
}

type answer struct {
	name   string // of the item, with the number of the answer where there are several
	number int    // from 1 where there are several, else 0
	anchor string
	status synoptic.AnswerStatus
	text   string // "" unless reported
	person string // who edited it
	quotes []quoted
}

// reported tells whether there is an answer to show.
func (a *answer) reported() bool { return a.status == synoptic.Reported }

// silence is the items of which a page does not tell, by why.
type silence struct {
	status synoptic.AnswerStatus
	items  []string
	first  []string // anchors of the answers that say so
}

type leftOut struct{ name, documentID, reason string }

// figure is a number with its name.
type figure struct {
	name string
	n    int
}

func (c *content) pick(zh, en string) string {
	if c.zh {
		return zh
	}
	return en
}

// compose brings a composition into words.
func (c Composition) compose() *content {
	r := c.Review
	out := &content{words: wordsIn(r.Language), language: r.Language, zh: r.Language == synoptic.Chinese,
		id: oneLine(r.ID), title: oneLine(r.Title), question: oneLine(string(r.Question)), row: map[string]int{}}
	for _, key := range r.EvidenceTable.Items {
		out.items = append(out.items, item{key, out.itemName(key)})
	}
	out.lines = c.headLines(out)
	c.addStudies(out)
	c.addSections(out)
	for _, x := range r.Excluded {
		name := c.Sources[x.DocumentID].FileName
		if name == "" {
			name = x.DocumentID
		}
		out.excluded = append(out.excluded, leftOut{oneLine(name), oneLine(x.DocumentID), oneLine(x.Reason)})
	}
	out.flow = c.flow(out)
	out.checks = fmt.Sprintf(out.pick("经程序核查保留陈述 %d 条，剔除 %d 条。", "Statements kept by the program's checks: %d; dropped: %d."), r.Checks.Statements, r.Checks.Dropped)
	out.dropped, out.warnings = lines(r.Checks.DroppedReasons), lines(r.Warnings)
	out.comparison = c.compare(out)
	out.making, out.aiUse = c.account(out)
	return out
}

func lines(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, oneLine(s))
	}
	return out
}

// headLines tell when, how many and by whom, and the years of the studies.
func (c Composition) headLines(out *content) []string {
	r := c.Review
	made := r.CreatedAt
	if r.CompletedAt != nil {
		made = *r.CompletedAt
	}
	date := ""
	if !made.IsZero() {
		date = made.UTC().Format("2006-01-02") + " · "
	}
	head := []string{fmt.Sprintf(out.pick("%s纳入文献 %d 篇 · 引擎 %s", "%s%d included · engine %s"), date, len(r.Included), oneLine(r.Engine))}
	if years := c.years(out); years != "" {
		head = append(head, years)
	}
	return head
}

// years tells when the included studies appeared, from their records.
func (c Composition) years(out *content) string {
	first, last, journals := 0, 0, map[string]bool{}
	for _, in := range c.Review.Included {
		record := c.Sources[in.DocumentID].Record
		if record == nil {
			continue
		}
		if y := int(record.Year); y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
		if j, _ := record.Journal.Prefer(synoptic.Chinese); j != "" {
			journals[j] = true
		}
	}
	switch {
	case first == 0:
		return ""
	case first == last:
		return fmt.Sprintf(out.pick("发表于 %d 年，页面载明的期刊 %d 种。", "Published in %d; journals named on the pages: %d."), first, len(journals))
	}
	return fmt.Sprintf(out.pick("发表于 %d—%d 年，页面载明的期刊 %d 种。", "Published %d–%d; journals named on the pages: %d."), first, last, len(journals))
}

// addSections brings the synthesis into pieces with marks.
func (c Composition) addSections(out *content) {
	marks := synthesis.NewMarks(c.Review)
	byLabel := map[string]*study{}
	for i := range out.studies {
		byLabel[out.studies[i].label] = &out.studies[i]
	}
	for _, s := range c.Review.Synthesis {
		part := section{kind: s.Kind, heading: oneLine(s.Heading), listed: len(s.Statements) > 1 && asList(s.Kind)}
		for _, claim := range s.Statements {
			told := statement{text: oneLine(claim.Text), relation: claim.Relation, cells: out.citedCells(claim.Citations)}
			of := map[*study][]cited{}
			for _, cell := range told.cells {
				of[cell.study] = append(of[cell.study], cell)
			}
			for _, p := range marks.Place(claim) {
				piece := piece{text: spaced(p.Text)}
				for _, label := range p.Labels {
					if s := byLabel[oneLine(label)]; s != nil {
						piece.marks = append(piece.marks, mark{s, of[s]})
					}
				}
				told.pieces = append(told.pieces, piece)
			}
			part.statements = append(part.statements, told)
		}
		out.sections = append(out.sections, part)
	}
}

// spaced is oneLine that keeps a space at the beginning, where a piece goes on
// from the one before.
func spaced(s string) string {
	text := oneLine(s)
	if strings.HasPrefix(s, " ") && text != "" {
		return " " + text
	}
	return text
}

// citedCells finds the cells that citations name; one that names nothing is
// left out, as it is by the program's checks.
func (c *content) citedCells(cites []synoptic.Citation) []cited {
	var found []cited
	for _, cite := range cites {
		row, ok := c.row[cite.DocumentID]
		if !ok {
			continue
		}
		s := &c.studies[row]
		i := slices.IndexFunc(c.items, func(it item) bool { return it.key == cite.Item })
		if i < 0 || cite.Index < 0 || cite.Index >= len(s.cells[i].answers) {
			continue
		}
		found = append(found, cited{s, &s.cells[i].answers[cite.Index]})
	}
	return found
}

// asList reports whether the statements of a section are told one by one;
// the others run on as a paragraph.
func asList(kind synoptic.SectionKind) bool {
	switch kind {
	case synoptic.Agreements, synoptic.Disagreements, synoptic.Gaps:
		return true
	}
	return false
}

// span is some neighbouring marks that are drawn together: [3]–[9].
type span struct{ first, last *mark }

// spans draws neighbours together where three or more follow each other.
func spans(marks []mark) []span {
	var found []span
	for i := 0; i < len(marks); {
		j := i
		for j+1 < len(marks) && marks[j+1].study.n == marks[j].study.n+1 {
			j++
		}
		if j-i < 2 {
			j = i
		}
		found = append(found, span{&marks[i], &marks[j]})
		i = j + 1
	}
	return found
}
