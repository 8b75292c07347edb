package export

import (
	"fmt"
	"strconv"
	"strings"

	"synoptic/internal/synthesis"
)

// comparison prints what the table shows across the studies: tables, and the
// sides of every point next to each other.
func (m *markdown) comparison() {
	c := m.Comparison
	if c == nil {
		return
	}
	m.printf("## %s\n\n", m.Words.Comparison)
	m.coverage(c.Coverage)
	m.groups(m.Words.Designs, m.Words.Design, c.Designs)
	m.groups(m.Words.Years, m.Words.Year, c.Years)
	m.matrix(c.Matrix)
	m.points(m.Words.Agreements, c.Agreements)
	m.points(m.Words.Disagreements, c.Disagreements)
	if len(c.Gaps) > 0 {
		m.printf("### %s\n\n", m.Words.Gaps)
		m.list(c.Gaps)
	}
}

func (m *markdown) coverage(rows []coverage) {
	if len(rows) == 0 {
		return
	}
	m.printf("### %s\n\n", m.Words.Coverage)
	header := []string{m.Words.Item}
	for _, f := range rows[0].Parts {
		header = append(header, f.Name)
	}
	m.row(append(header, m.Words.Person)...)
	m.rule(len(header) + 1)
	for _, r := range rows {
		line := []string{escape(r.Item)}
		for _, f := range r.Parts {
			line = append(line, strconv.Itoa(f.N))
		}
		m.row(append(line, strconv.Itoa(r.Edited))...)
	}
	m.printf("\n")
}

func (m *markdown) groups(heading, name string, groups []group) {
	if len(groups) == 0 {
		return
	}
	m.printf("### %s\n\n", heading)
	m.row(name, m.Words.Studies, m.Words.Study)
	m.rule(3)
	for _, g := range groups {
		m.row(escape(g.Name), strconv.Itoa(len(g.Studies)), m.labels(g.Studies))
	}
	m.printf("\n")
}

func (m *markdown) matrix(x matrix) {
	if len(x.Rows) == 0 {
		return
	}
	m.printf("### %s\n\n", m.Words.Matrix)
	header := []string{m.Words.Design}
	for _, name := range x.Columns {
		header = append(header, escape(name))
	}
	m.row(header...)
	m.rule(len(header))
	for _, r := range x.Rows {
		line := []string{escape(r.Name)}
		for _, studies := range r.Cells {
			line = append(line, m.labels(studies))
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
		m.printf("**%s**%s%s%s\n\n", escape(p.Topic), m.Words.Open, escape(m.kindOfPoint(p)), m.Words.Close)
		if len(p.Sides) < 2 || len(p.Sides) > mostAside {
			for _, s := range p.Sides {
				indent := ""
				if name := m.nameOfSide(p, s); name != "" {
					m.printf("- %s\n", name)
					indent = "  "
				}
				for _, line := range m.answersOf(s) {
					m.printf("%s- %s\n", indent, line)
				}
			}
			m.printf("\n")
			continue
		}
		var header []string
		columns := make([][]string, len(p.Sides))
		longest := 0
		for i, s := range p.Sides {
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
	if p.Relation == "" {
		return p.Item
	}
	return p.Item + c.pick("，", ", ") + p.Relation
}

// position names a side: by what it says, else by its studies.
func (m *markdown) position(s side) string {
	if s.Position != "" {
		return escape(s.Position)
	}
	return m.Words.Study + " " + m.labels(studiesIn(s.Cells))
}

// studiesIn are the studies of some cells, each once.
func studiesIn(cells []sideCell) []*study {
	var found []*study
	for _, c := range cells {
		if len(found) == 0 || found[len(found)-1] != c.Study {
			found = append(found, c.Study)
		}
	}
	return found
}

// nameOfSide heads the answers of a side, where it says more than the topic
// does; "" where it does not.
func (m *markdown) nameOfSide(p point, s side) string {
	if s.Position == p.Topic || len(s.Cells) == 1 && len(p.Sides) < 2 {
		return ""
	}
	return escape(s.Position)
}

// answersOf shows the answers of a side, and how many more there are.
func (m *markdown) answersOf(s side) []string {
	var lines []string
	for _, c := range s.First() {
		text := "— " + c.Answer.State
		if c.Answer.Reported() {
			text = escape(synthesis.Quoted(c.Words)) // marks inside are single ones
		}
		lines = append(lines, fmt.Sprintf("[%s] %s", escape(c.Study.Label), text))
	}
	if more := s.Others(); len(more) > 0 {
		lines = append(lines, m.pick("另有 ", "and ")+strings.TrimSpace(m.labels(studiesIn(more))))
	}
	return lines
}
