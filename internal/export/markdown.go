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
	m.printf("# %s\n\n", escape(m.title))
	for _, line := range m.lines {
		m.printf("%s\n\n", escape(line))
	}
	if m.question != "" {
		m.printf("%s%s%s\n\n", m.words.question, m.colon, escape(m.question))
	}
}

func (m *markdown) synthesis() {
	m.printf("## %s\n\n", m.words.synthesis)
	for _, section := range m.sections {
		m.printf("### %s\n\n", escape(section.heading))
		for i, s := range section.statements {
			switch {
			case section.listed:
				m.printf("%d. ", i+1)
			case i > 0 && !m.zh:
				m.printf(" ")
			}
			m.statement(s)
			if section.listed {
				m.printf("\n")
			}
		}
		if !section.listed {
			m.printf("\n")
		}
		m.printf("\n")
	}
}

func (m *markdown) statement(s statement) {
	marked := false
	for i, piece := range s.pieces {
		text := escape(piece.text)
		if marked && strings.HasPrefix(text, "(") {
			text = `\` + text // right behind a mark it would be where the mark leads to
		}
		if i > 0 && strings.HasPrefix(piece.text, " ") {
			text = " " + text
		}
		m.printf("%s%s", text, m.citations(piece.marks))
		marked = len(piece.marks) > 0
	}
}

// citations prints marks behind words.
func (m *markdown) citations(marks []mark) string {
	if len(marks) == 0 {
		return ""
	}
	return m.pick("", " ") + drawn(marks)
}

// drawn prints marks. Neighbours are drawn together: [3]–[9]. A space stands
// between the others: "[1][2]" would be one link.
func drawn(marks []mark) string {
	var parts []string
	for _, sp := range spans(marks) {
		part := "[" + sp.first.study.label + "]"
		if sp.last != sp.first {
			part += "–[" + sp.last.study.label + "]"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

// labels prints the marks of some studies.
func labels(studies []*study) string {
	marks := make([]mark, len(studies))
	for i, s := range studies {
		marks[i] = mark{study: s}
	}
	return drawn(marks)
}

func (m *markdown) table() {
	header := []string{m.study}
	for _, item := range m.items {
		header = append(header, escape(item.name))
	}
	m.printf("## %s\n\n", m.words.table)
	m.row(header...)
	m.rule(len(header))
	for i := range m.studies {
		s := &m.studies[i]
		line := []string{fmt.Sprintf("[%s] %s", s.label, escape(s.name))}
		for _, cell := range s.cells {
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
	for _, a := range c.answers {
		text := escape(a.text)
		if !a.reported() {
			text = "— " + m.statusName(a.status)
		}
		if a.number > 0 {
			text = fmt.Sprintf("(%d) %s", a.number, text)
		}
		if a.person != "" {
			text += m.pick("〔", " [") + m.person + m.pick("〕", "]")
		}
		parts = append(parts, text)
	}
	if c.design != "" {
		parts = append(parts, m.pick("〔", "[")+c.design+m.pick("〕", "]"))
	}
	return strings.Join(parts, " ")
}

func (m *markdown) references() {
	m.printf("## %s\n\n", m.words.references)
	for i := range m.studies {
		m.printf("- [%s] %s\n", m.studies[i].label, escape(m.studies[i].reference))
	}
	m.printf("\n")
}

func (m *markdown) excluded() {
	if len(m.content.excluded) == 0 {
		return
	}
	m.printf("## %s\n\n", m.words.excluded)
	for _, x := range m.content.excluded {
		m.printf("- %s%s%s\n", escape(x.name), m.colon, withMarks(escape(x.reason)))
	}
	m.printf("\n")
}

// account tells what was counted, checked, and how the review came about.
func (m *markdown) account() {
	m.printf("## %s\n\n%s\n\n", m.words.counts, m.counted())
	m.printf("## %s\n\n%s\n\n", m.words.checks, m.content.checks)
	m.list(m.dropped)
	m.list(m.warnings)
	m.printf("## %s\n\n%s\n\n", m.words.aiUse, escape(m.content.aiUse))
	m.printf("## %s\n\n%s\n", m.words.making, escape(m.content.making))
}

// counted is the flow of documents in one sentence.
func (c *content) counted() string {
	parts := make([]string, len(c.flow))
	for i, f := range c.flow {
		parts[i] = fmt.Sprintf("%s %d", f.name, f.n)
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
	for i := range m.studies {
		m.printf("[%s]: #study-%s\n", m.studies[i].label, m.studies[i].label)
	}
}
