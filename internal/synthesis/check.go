package synthesis

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// maxStatement bounds the text of one statement, in code points. The longest
// honest one names some dozen studies.
const maxStatement = 2000

// Check keeps the statements of a draft that the table carries and says why
// it drops the others. It is the same for every writer:
//
//   - a statement cites existing cells;
//   - one that reports silence cites silent cells only, every other reported
//     cells only;
//   - an agreement rests on two studies at least; a disagreement too, and it
//     says whether it is a contradiction or a difference;
//   - a count of studies in the text equals the studies cited;
//   - figures and “quoted” words in the text stand in the cited cells, and
//     are not torn from a negation; names stand there or in the records;
//   - what is claimed of all, of none or of a shared notion is so (see claim).
//
// Sections come out in the order of the contract, with the program's own
// headings, and without those that are left empty.
func Check(t *Table, draft []synoptic.Section) ([]synoptic.Section, synoptic.Checks) {
	c := newChecker(t)
	kept := map[synoptic.SectionKind][]synoptic.Statement{}
	var checks synoptic.Checks
	for _, section := range draft {
		for _, s := range section.Statements {
			s.Citations = distinct(s.Citations)
			problem := c.problem(section.Kind, s)
			if problem != "" {
				checks.Dropped++
				checks.DroppedReasons = append(checks.DroppedReasons, problem)
				continue
			}
			checks.Statements++
			kept[section.Kind] = append(kept[section.Kind], s)
		}
	}
	var sections []synoptic.Section
	for _, kind := range synoptic.SectionKinds() {
		if len(kept[kind]) > 0 {
			sections = append(sections, synoptic.Section{Kind: kind, Heading: Heading(kind, t.Language), Statements: kept[kind]})
		}
	}
	return sections, checks
}

// Reasons says of every statement of a draft why Check would drop it, "" where
// it would not, so that a writer can mend it first.
func Reasons(t *Table, draft []synoptic.Section) [][]string {
	c := newChecker(t)
	reasons := make([][]string, len(draft))
	for i, section := range draft {
		for _, s := range section.Statements {
			s.Citations = distinct(s.Citations)
			reasons[i] = append(reasons[i], c.problem(section.Kind, s))
		}
	}
	return reasons
}

func newChecker(t *Table) *checker {
	return &checker{table: t, cells: map[synoptic.Citation]*cellText{}, records: map[string]string{}}
}

type checker struct {
	table *Table
	// As far as they were looked at: cells, and by document the folded title
	// and abstract of a record.
	cells   map[synoptic.Citation]*cellText
	records map[string]string
}

// cellText is what a cell says: its answer and its quotes.
type cellText struct {
	parts  []string
	folded []string // of each part; filled when first looked at
	found  []*quote.Text
}

// problem says why a statement cannot stand, "" where it can.
func (c *checker) problem(kind synoptic.SectionKind, s synoptic.Statement) string {
	zh := c.table.Language == synoptic.Chinese
	say := func(chinese, english string, args ...any) string {
		if zh {
			return fmt.Sprintf("%s：", Heading(kind, synoptic.Chinese)) + fmt.Sprintf(chinese, args...)
		}
		return fmt.Sprintf("%s: ", Heading(kind, synoptic.English)) + fmt.Sprintf(english, args...)
	}
	if !slices.Contains(synoptic.SectionKinds(), kind) {
		return say("没有这一节", "there is no such section")
	}
	text := strings.TrimSpace(s.Text)
	switch {
	case text == "":
		return say("陈述没有文字", "the statement has no text")
	case utf8.RuneCountInString(text) > maxStatement:
		return say("陈述过长", "the statement is too long")
	case strings.ContainsFunc(text, unicode.IsControl):
		return say("陈述含控制字符", "the statement holds control characters")
	case len(s.Citations) == 0:
		return say("陈述没有引证", "the statement cites nothing")
	}

	studies, silent := map[string]bool{}, 0
	for _, cite := range s.Citations {
		a, ok := c.table.Answer(cite)
		if !ok {
			return say("引证的单元格不存在（%s，第 %d 项）", "it cites a cell that does not exist (%s, index %d)", knownItem(c.table, cite.Item), cite.Index)
		}
		if a.Status != synoptic.Reported {
			silent++
		}
		studies[cite.DocumentID] = true
	}

	unquoted, terms := splitQuoted(text)
	switch speaksOfSilence := reportsSilence(unquoted); {
	case speaksOfSilence && silent < len(s.Citations):
		return say("称页面未说明，引证的单元格却有内容", "it reports silence but cites a cell that is reported")
	case !speaksOfSilence && silent > 0:
		return say("引证的单元格没有可支持陈述的内容", "it cites a cell that reports nothing")
	}

	if kind == synoptic.Agreements && len(studies) < 2 {
		return say("共识至少要有两篇研究", "an agreement needs two studies")
	}
	if kind == synoptic.Disagreements {
		if len(studies) < 2 {
			return say("差异须引证双方", "a disagreement cites both sides")
		}
		if s.Relation != synoptic.Contradiction && s.Relation != synoptic.Difference {
			return say("差异未说明是矛盾还是侧重不同", "a disagreement says whether it is a contradiction or a difference")
		}
	} else if s.Relation != "" {
		return say("只有差异才说明双方关系", "only a disagreement has a relation")
	}

	if wrong := wrongCount(unquoted, len(studies), len(c.table.Studies)); wrong != "" {
		return say("篇数“%s”既不是所引的 %d 篇，也不是本综述全部 %d 篇中的若干篇", "the count “%s” is neither the %d studies cited nor some of all %d in the review", wrong, len(studies), len(c.table.Studies))
	}
	if missing := c.missingFigures(s.Citations, withoutCounts(unquoted), terms); missing != "" {
		return say("数字“%s”不在所引单元格中", "the figure “%s” does not stand in the cited cells", missing)
	}
	if strangeName(unquoted, func(words string) bool { return c.stands(s.Citations, words) || c.recorded(s.Citations, words) }) != "" {
		return say("文中的名称不在所引单元格中", "a name in the text does not stand in the cited cells")
	}
	if chinese, english := c.claim(unquoted, terms, s.Citations); chinese != "" {
		return say("%[1]s", "%[2]s", chinese, english)
	}
	for _, term := range terms {
		if askedInVain.MatchString(unquoted) {
			break // words that no cell has; claim looked for them
		}
		if !c.carries(s.Citations, term) {
			return say("所引词语不在单元格中，或割断了否定", "quoted words do not stand in the cited cells, or are torn from a negation")
		}
	}
	return ""
}

// missingFigures returns the first number in digits that no cited cell has.
func (c *checker) missingFigures(cites []synoptic.Citation, unquoted string, terms []string) string {
	said := unquoted + "\n" + strings.Join(terms, "\n")
	if !strings.ContainsFunc(said, unicode.IsDigit) {
		return ""
	}
	var known []string
	for _, cite := range cites {
		known = append(known, c.cell(cite).parts...)
	}
	if missing := quote.MissingNumbers(said, known...); len(missing) > 0 {
		return missing[0]
	}
	return ""
}

// carries reports whether a cited cell has the words of a term, whole and not
// torn from a negation.
func (c *checker) carries(cites []synoptic.Citation, term string) bool {
	words := fold(term)
	if words == "" {
		return true
	}
	for _, cite := range cites {
		if c.cell(cite).has(term, words) {
			return true
		}
	}
	return false
}

// recorded reports whether folded words stand in title or abstract of a cited
// study: the original of a name need not be in the sentence that was quoted.
func (c *checker) recorded(cites []synoptic.Citation, words string) bool {
	return slices.ContainsFunc(cites, func(cite synoptic.Citation) bool {
		text, ok := c.records[cite.DocumentID]
		if !ok {
			r := c.table.Studies[c.table.rowOf[cite.DocumentID]].Record
			for _, part := range []synoptic.Maybe{r.Title.ZH, r.Title.EN, r.Title.Other, r.Abstract.ZH, r.Abstract.EN, r.Abstract.Other} {
				text += fold(string(part)) + "\n"
			}
			c.records[cite.DocumentID] = text
		}
		return strings.Contains(text, words)
	})
}

// stands reports whether folded words stand in a cited cell.
func (c *checker) stands(cites []synoptic.Citation, words string) bool {
	for _, cite := range cites {
		if cell := c.cell(cite); cell.fold() && slices.ContainsFunc(cell.folded, func(part string) bool { return strings.Contains(part, words) }) {
			return true
		}
	}
	return false
}

func (c *checker) cell(cite synoptic.Citation) *cellText {
	cell := c.cells[cite]
	if cell == nil {
		a, _ := c.table.Answer(cite)
		cell = &cellText{}
		if a.Answer != "" {
			cell.parts = append(cell.parts, string(a.Answer))
		}
		for _, q := range a.Quotes {
			if q.Verdict.Supports() {
				cell.parts = append(cell.parts, q.Text)
			}
		}
		c.cells[cite] = cell
	}
	return cell
}

// fold folds the parts once; it reports whether there are any.
func (t *cellText) fold() bool {
	if t.folded == nil {
		t.found = make([]*quote.Text, len(t.parts))
		for _, part := range t.parts {
			t.folded = append(t.folded, fold(part))
		}
	}
	return len(t.parts) > 0
}

// has reports whether the cell has a term, given with its folded words.
func (t *cellText) has(term, words string) bool {
	t.fold()
	for i, part := range t.folded {
		if !strings.Contains(part, words) {
			continue
		}
		if isName(term) {
			return true
		}
		if t.found[i] == nil {
			t.found[i] = quote.New(t.parts[i])
		}
		if m := t.found[i].Locate(term); m.Quote.Verdict.Supports() && !m.Widened {
			return true
		}
	}
	return false
}

// isName reports whether a term is so short that it names and claims nothing;
// what is denied of it elsewhere in the clause does not change it.
func isName(term string) bool {
	if hasHan(term) {
		return utf8.RuneCountInString(term) <= 3
	}
	return len(strings.Fields(term)) <= 2
}

func distinct(cites []synoptic.Citation) []synoptic.Citation {
	seen := make(map[synoptic.Citation]bool, len(cites))
	kept := make([]synoptic.Citation, 0, len(cites))
	for _, c := range cites {
		if !seen[c] {
			seen[c] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// knownItem is the item's name if the table has it: a writer's own words are
// not repeated in a reason.
func knownItem(t *Table, item string) string {
	if slices.Contains(t.Items, item) {
		return item
	}
	return "?"
}
