package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeMarkdown writes the whole composition for people: synthesis, table,
// quotes, references, comparison, and how it was made. It is read raw in a
// terminal as often as it is rendered, so that a citation mark is a plain [1];
// link definitions at the end lead each mark to the study's quotes.
func writeMarkdown(w io.Writer, c Composition) error {
	out := bufio.NewWriter(w)
	m := markdown{out, c.compose()}
	m.head()
	m.synthesis()
	m.table()
	m.comparison()
	m.references()
	m.quotes()
	m.excluded()
	m.account()
	m.links()
	return out.Flush()
}

type markdown struct {
	*bufio.Writer
	*content
}

func (m *markdown) printf(format string, args ...any) { fmt.Fprintf(m, format, args...) }

func (m *markdown) head() {
	m.printf("# %s\n\n", escape(m.Title))
	for _, line := range m.Lines {
		m.printf("%s\n\n", escape(line))
	}
	if m.Question != "" {
		m.printf("%s%s%s\n\n", m.Words.Question, m.Words.Colon, escape(m.Question))
	}
}

func (m *markdown) synthesis() {
	m.printf("## %s\n\n", m.Words.Synthesis)
	for _, section := range m.Sections {
		m.printf("### %s\n\n", escape(section.Heading))
		for i, s := range section.Statements {
			switch {
			case section.Listed:
				m.printf("%d. ", i+1)
			case i > 0 && !m.ZH:
				m.printf(" ")
			}
			m.statement(s)
			if section.Listed {
				m.printf("\n")
			}
		}
		if !section.Listed {
			m.printf("\n")
		}
		m.printf("\n")
	}
}

func (m *markdown) statement(s statement) {
	marked := false
	for i, piece := range s.Pieces {
		text := escape(piece.Text)
		if marked && strings.HasPrefix(text, "(") {
			text = `\` + text // right behind a mark it would be where the mark leads to
		}
		if i > 0 && strings.HasPrefix(piece.Text, " ") {
			text = " " + text
		}
		m.printf("%s%s", text, m.citations(piece.Marks))
		marked = len(piece.Marks) > 0
	}
}

// citations prints marks behind words.
func (m *markdown) citations(marks []mark) string {
	if len(marks) == 0 {
		return ""
	}
	return m.pick("", " ") + m.drawn(marks)
}

// drawn prints marks. Neighbours are drawn together: [3]–[9]. A space stands
// between the others: "[1][2]" would be one link. Authors and years share one
// pair of brackets; the square ones of a link are not seen.
func (c *content) drawn(marks []mark) string {
	if len(marks) == 0 {
		return ""
	}
	around := c.brackets(marks[0].Study)
	if around.between == "" {
		around.between = " "
	}
	var parts []string
	for _, sp := range spans(marks) {
		part := "[" + escape(sp.First.Study.Label) + "]"
		if sp.Last != sp.First {
			part += "–[" + escape(sp.Last.Study.Label) + "]"
		}
		parts = append(parts, part)
	}
	return around.open + strings.Join(parts, around.between) + around.shut
}

// labels prints the marks of some studies.
func (c *content) labels(studies []*study) string {
	marks := make([]mark, len(studies))
	for i, s := range studies {
		marks[i] = mark{Study: s}
	}
	return c.drawn(marks)
}

func (m *markdown) table() {
	header := []string{m.Words.Study}
	for _, item := range m.Items {
		header = append(header, escape(item.Name))
	}
	m.printf("## %s\n\n", m.Words.Table)
	m.row(header...)
	m.rule(len(header))
	for i := range m.Studies {
		s := &m.Studies[i]
		line := []string{fmt.Sprintf("[%s] %s", escape(s.Label), escape(s.Name))}
		for _, cell := range s.Cells {
			line = append(line, m.cell(cell))
		}
		m.row(line...)
	}
	m.printf("\n")
}

// row prints a row of a table whose cells are escaped already.
func (m *markdown) row(cells ...string) { m.printf("| %s |\n", strings.Join(cells, " | ")) }

func (m *markdown) rule(columns int) { m.printf("|%s\n", strings.Repeat(" --- |", columns)) }

func (m *markdown) cell(c cell) string {
	var parts []string
	for _, a := range c.Answers {
		text := escape(a.Text)
		if !a.Reported() {
			text = "— " + a.State
		}
		if a.Number > 0 {
			text = fmt.Sprintf("(%d) %s", a.Number, text)
		}
		if a.Person != "" {
			text += m.pick("〔", " [") + m.Words.Person + m.pick("〕", "]")
		}
		parts = append(parts, text)
	}
	for _, note := range c.notes() {
		parts = append(parts, m.pick("〔", "[")+escape(note)+m.pick("〕", "]"))
	}
	return strings.Join(parts, " ")
}

func (m *markdown) references() {
	m.printf("## %s\n\n", m.Words.References)
	for _, s := range m.References {
		m.printf("- [%s] %s\n", escape(s.Label), escape(s.Reference))
	}
	m.printf("\n")
}

func (m *markdown) excluded() {
	if len(m.Excluded) == 0 {
		return
	}
	m.printf("## %s\n\n", m.Words.Excluded)
	for _, x := range m.Excluded {
		m.printf("- %s%s%s\n", escape(x.Name), m.Words.Colon, withMarks(escape(x.Reason)))
	}
	m.printf("\n")
}

// account tells what was counted, checked, and how the review came about.
func (m *markdown) account() {
	m.printf("## %s\n\n%s\n\n", m.Words.Counts, m.Counted())
	m.printf("## %s\n\n%s\n\n", m.Words.Checks, m.Checks)
	m.list(m.Dropped)
	m.list(m.Warnings)
	m.printf("## %s\n\n%s\n\n", m.Words.AIUse, escape(m.AIUse))
	m.printf("## %s\n\n%s\n\n%s\n", m.Words.Making, escape(m.Making), m.noCharts())
}

// Counted is the flow of documents in one sentence.
func (c *content) Counted() string {
	parts := make([]string, len(c.Flow))
	for i, f := range c.Flow {
		parts[i] = fmt.Sprintf("%s %d", f.Name, f.N)
	}
	return sentence(strings.Join(parts, c.pick("，", ", ")) + c.pick("。", "."))
}

func (m *markdown) list(lines []string) {
	for _, line := range lines {
		m.printf("- %s\n", withMarks(escape(line)))
	}
	if len(lines) > 0 {
		m.printf("\n")
	}
}

// links tells where the citation marks lead. They stand last, where nobody
// stumbles over them.
func (m *markdown) links() {
	m.printf("\n")
	for i := range m.Studies {
		m.printf("[%s]: #study-%d\n", escape(m.Studies[i].Label), m.Studies[i].N)
	}
}
