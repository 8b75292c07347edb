package export

import (
	"fmt"
	"strconv"
	"strings"
)

// comparison prints what the table shows across the studies: tables, and the
// sides of every point next to each other.
func (m *markdown) comparison() {
	c := m.content.comparison
	if c == nil {
		return
	}
	m.printf("## %s\n\n", m.words.comparison)
	m.coverage(c.coverage)
	m.groups(m.words.designs, m.design, c.designs)
	m.groups(m.words.years, m.year, c.years)
	m.matrix(c.matrix)
	m.points(m.words.agreements, c.agreements)
	m.points(m.words.disagreements, c.disagreements)
	if len(c.gaps) > 0 {
		m.printf("### %s\n\n", m.words.gaps)
		m.list(c.gaps)
	}
}

func (m *markdown) coverage(rows []coverage) {
	if len(rows) == 0 {
		return
	}
	m.printf("### %s\n\n", m.words.coverage)
	header := []string{m.item}
	for _, f := range rows[0].parts {
		header = append(header, f.name)
	}
	m.row(append(header, m.person)...)
	m.rule(len(header) + 1)
	for _, r := range rows {
		line := []string{escape(r.item)}
		for _, f := range r.parts {
			line = append(line, strconv.Itoa(f.n))
		}
		m.row(append(line, strconv.Itoa(r.edited))...)
	}
	m.printf("\n")
}

func (m *markdown) groups(heading, name string, groups []group) {
	if len(groups) == 0 {
		return
	}
	m.printf("### %s\n\n", heading)
	m.row(name, m.words.studies, m.study)
	m.rule(3)
	for _, g := range groups {
		m.row(escape(g.name), strconv.Itoa(len(g.studies)), labels(g.studies))
	}
	m.printf("\n")
}

func (m *markdown) matrix(x matrix) {
	if len(x.rows) == 0 {
		return
	}
	m.printf("### %s\n\n", m.words.matrix)
	header := []string{m.design}
	for _, name := range x.columns {
		header = append(header, escape(name))
	}
	m.row(header...)
	m.rule(len(header))
	for _, r := range x.rows {
		line := []string{escape(r.name)}
		for _, studies := range r.cells {
			line = append(line, labels(studies))
		}
		m.row(line...)
	}
	m.printf("\n")
}

// mostAside bounds the columns of a table that puts sides side by side, and
// the answers shown of one side.
const mostAside = 6

// points puts the sides of each point into the columns of a table, with the
// answers of the studies; where there are too many for columns, below each
// other.
func (m *markdown) points(heading string, points []point) {
	if len(points) == 0 {
		return
	}
	m.printf("### %s\n\n", heading)
	for _, p := range points {
		m.printf("**%s**%s%s%s\n\n", escape(p.topic), m.open, escape(m.kindOfPoint(p)), m.close)
		if len(p.sides) < 2 || len(p.sides) > mostAside {
			for _, s := range p.sides {
				for _, line := range m.side(p, s) {
					m.printf("- %s\n", line)
				}
			}
			m.printf("\n")
			continue
		}
		var header []string
		columns := make([][]string, len(p.sides))
		longest := 0
		for i, s := range p.sides {
			header = append(header, m.position(s))
			columns[i] = m.answersOf(s)
			longest = max(longest, len(columns[i]))
		}
		m.row(header...)
		m.rule(len(header))
		for n := range longest {
			line := make([]string, len(columns))
			for i, column := range columns {
				if n < len(column) {
					line[i] = column[n]
				}
			}
			m.row(line...)
		}
		m.printf("\n")
	}
}

// kindOfPoint tells on which item studies meet, and how.
func (c *content) kindOfPoint(p point) string {
	if p.relation == "" {
		return p.item
	}
	return p.item + c.pick("，", ", ") + p.relation
}

// position names a side: by what it says, else by its studies.
func (m *markdown) position(s side) string {
	if s.position != "" {
		return escape(s.position)
	}
	return m.study + " " + labels(studiesIn(s.cells))
}

// studiesIn are the studies of some cells, each once.
func studiesIn(cells []sideCell) []*study {
	var found []*study
	for _, c := range cells {
		if len(found) == 0 || found[len(found)-1] != c.study {
			found = append(found, c.study)
		}
	}
	return found
}

// side lists the answers of a side under its name, where that says more than
// the topic does.
func (m *markdown) side(p point, s side) []string {
	lines := m.answersOf(s)
	if s.position == "" || s.position == p.topic || len(s.cells) == 1 {
		return lines
	}
	return append([]string{escape(s.position)}, lines...)
}

// answersOf shows the answers of a side, and how many more there are.
func (m *markdown) answersOf(s side) []string {
	var lines []string
	for _, c := range s.cells[:min(len(s.cells), mostAside)] {
		text := "— " + m.statusName(c.answer.status)
		if c.answer.reported() {
			text = "“" + escape(c.words) + "”"
		}
		lines = append(lines, fmt.Sprintf("[%s] %s", c.study.label, text))
	}
	if more := s.cells[len(lines):]; len(more) > 0 {
		lines = append(lines, m.pick("另有 ", "and ")+strings.TrimSpace(labels(studiesIn(more))))
	}
	return lines
}
