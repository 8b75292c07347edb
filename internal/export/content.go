package export

import (
	"cmp"
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
	Words    words
	Language synoptic.Language
	ZH       bool

	ID, Title, Question string
	Lines               []string // when, how many, by whom; the years
	Items               []item
	Sections            []section
	Studies             []study
	References          []*study    // the same in the order of the list of references
	Comparison          *comparison // nil for a review that holds none
	Excluded            []leftOut
	Flow                []figure // identified first, included last
	Checks              string
	Dropped, Warnings   []string
	Making, AIUse       string
	Engines             [][]string // who did what of the review, in the columns of EngineColumns

	Row map[string]int // document id → study
}

type item struct{ Key, Name string }

type section struct {
	Kind       synoptic.SectionKind
	Heading    string
	Listed     bool // statement by statement; else they run on as a paragraph
	Statements []statement
}

type statement struct {
	Text     string
	Relation synoptic.Relation
	Pieces   []piece
	Cells    []cited // every cell that it cites and that is there
}

// piece is a stretch of a statement and the studies marked right behind it.
type piece struct {
	Text  string
	Marks []mark
}

// mark is a citation mark: a study, with the first cell of it that the
// statement cites.
type mark struct {
	Study *study
	Cells []cited
}

// cited is one cell that something rests on.
type cited struct {
	Study  *study
	Answer *answer
}

type study struct {
	N                 int // from 1: its place, which names its anchors
	Label, DocumentID string
	Name, Reference   string
	File, URL, SHA256 string
	Record            *synoptic.Record
	Cells             []cell // one an item
	Passages          []passage
	Silent            []silence
}

type cell struct {
	Item    item
	Answers []answer
	Design  string // of a method, in words; "" where none is known
	Value   string // of a user's item, as it is compared; "" where the answer says the same
	Typed   any    // the value itself, nil where there is none
}

// notes are what a cell comes to, beside its words: the design of a method, a
// user's value.
func (c *cell) notes() []string {
	var notes []string
	for _, note := range []string{c.Design, c.Value} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

type answer struct {
	Name   string // of the item, with the number of the answer where there are several
	Number int    // from 1 where there are several, else 0
	Anchor string
	Status synoptic.AnswerStatus
	State  string // in words
	Text   string // "" unless reported
	Person string // who edited it
	Quotes []quoted
}

// Reported tells whether there is an answer to show.
func (a *answer) Reported() bool { return a.Status == synoptic.Reported }

// silence is the items of which a page does not tell, by why.
type silence struct {
	State string // in words
	Items []string
}

type leftOut struct{ Name, DocumentID, Reason string }

// figure is a number with its name.
type figure struct {
	Name string
	N    int
}

func (c *content) pick(zh, en string) string {
	if c.ZH {
		return zh
	}
	return en
}

// compose brings a composition into words.
func (c Composition) compose() *content {
	r := c.Review
	out := &content{Words: wordsIn(r.Language), Language: r.Language, ZH: r.Language == synoptic.Chinese,
		ID: oneLine(r.ID), Title: oneLine(r.Title), Question: oneLine(string(r.Question)), Row: map[string]int{}}
	for _, key := range r.EvidenceTable.Items {
		out.Items = append(out.Items, item{key, out.Words.ItemName(key)})
	}
	out.Lines = c.headLines(out)
	c.addStudies(out)
	c.addSections(out)
	for _, x := range r.Excluded {
		name := c.Sources[x.DocumentID].FileName
		if name == "" {
			name = cmp.Or(string(x.FileName), x.DocumentID)
		}
		out.Excluded = append(out.Excluded, leftOut{oneLine(name), oneLine(x.DocumentID), c.recited(oneLine(x.Reason))})
	}
	out.Flow = c.flow(out)
	out.Checks = fmt.Sprintf(out.pick("经程序核查保留陈述 %d 条，剔除 %d 条。", "Statements kept by the program's checks: %d; dropped: %d."), r.Checks.Statements, r.Checks.Dropped)
	out.Dropped, out.Warnings = c.lines(r.Checks.DroppedReasons), c.lines(r.Warnings)
	out.Comparison = c.compare(out)
	out.Making, out.AIUse = c.account(out)
	return out
}

func (c Composition) lines(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, c.recited(oneLine(s)))
	}
	return out
}

// headLines tell when, how many and by whom, the years of the studies, and
// whether the review is stale.
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
	for _, line := range []string{c.years(out), c.stale(out)} {
		if line != "" {
			head = append(head, line)
		}
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
	for i := range out.Studies {
		byLabel[c.Review.Included[i].Label] = &out.Studies[i]
	}
	for _, s := range c.Review.Synthesis {
		part := section{Kind: s.Kind, Heading: oneLine(s.Heading), Listed: len(s.Statements) > 1 && asList(s.Kind)}
		for _, claim := range s.Statements {
			told := statement{Text: oneLine(claim.Text), Relation: claim.Relation, Cells: out.citedCells(claim.Citations)}
			of := map[*study][]cited{}
			for _, cell := range told.Cells {
				of[cell.Study] = append(of[cell.Study], cell)
			}
			for _, p := range marks.Place(claim) {
				piece := piece{Text: spaced(p.Text)}
				for _, label := range p.Labels {
					if s := byLabel[label]; s != nil {
						piece.Marks = append(piece.Marks, mark{s, of[s]})
					}
				}
				told.Pieces = append(told.Pieces, piece)
			}
			part.Statements = append(part.Statements, told)
		}
		out.Sections = append(out.Sections, part)
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
		row, ok := c.Row[cite.DocumentID]
		if !ok {
			continue
		}
		s := &c.Studies[row]
		i := slices.IndexFunc(c.Items, func(it item) bool { return it.Key == cite.Item })
		if i < 0 || cite.Index < 0 || cite.Index >= len(s.Cells[i].Answers) {
			continue
		}
		found = append(found, cited{s, &s.Cells[i].Answers[cite.Index]})
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
type span struct{ First, Last *mark }

// spans draws neighbours together where three or more follow each other by
// number; authors and years do not follow each other.
func spans(marks []mark) []span {
	var found []span
	for i := 0; i < len(marks); {
		j := i
		for j+1 < len(marks) && marks[j+1].Study.N == marks[j].Study.N+1 {
			j++
		}
		if j-i < 2 || !numbered(marks[i].Study) {
			j = i
		}
		found = append(found, span{&marks[i], &marks[j]})
		i = j + 1
	}
	return found
}
