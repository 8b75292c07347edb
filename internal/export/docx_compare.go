package export

import (
	"strconv"

	"synoptic/internal/synthesis"
)

// comparison prints what the table shows across the studies.
func (d *document) comparison() {
	c := d.Comparison
	if c == nil {
		return
	}
	d.heading(1, d.Words.Comparison)
	if len(c.Coverage) > 0 {
		d.heading(2, d.Words.Coverage)
		header := []string{d.Words.Item}
		for _, f := range c.Coverage[0].Parts {
			header = append(header, f.Name)
		}
		var rows [][]string
		for _, r := range c.Coverage {
			row := []string{r.Item}
			for _, f := range r.Parts {
				row = append(row, strconv.Itoa(f.N))
			}
			rows = append(rows, append(row, strconv.Itoa(r.Edited)))
		}
		d.plainTable(d.Words.Coverage, append(header, d.Words.Person), rows)
	}
	d.groups(d.Words.Designs, d.Words.Design, c.Designs)
	d.groups(d.Words.Years, d.Words.Year, c.Years)
	d.matrix(c.Matrix)
	d.points(d.Words.Agreements, c.Agreements)
	d.points(d.Words.Disagreements, c.Disagreements)
	if len(c.Gaps) > 0 {
		d.heading(2, d.Words.Gaps)
		for _, gap := range c.Gaps {
			d.para("ListBullet", d.run(gap))
		}
	}
}

func (d *document) groups(title, name string, groups []group) {
	if len(groups) == 0 {
		return
	}
	d.heading(2, title)
	d.caption(title)
	t := d.table([]int{30, 12, 58}, portraitWidth)
	t.header([][]string{{d.run(name)}, {d.run(d.Words.Studies)}, {d.run(d.Words.Study)}})
	for _, g := range groups {
		t.row([][]string{{paragraph("TableText", d.run(g.Name))}, {paragraph("TableText", d.run(strconv.Itoa(len(g.Studies))))}, {paragraph("TableText", d.studyMarks(g.Studies)...)}})
	}
	t.end()
}

func (d *document) matrix(m matrix) {
	if len(m.Rows) == 0 {
		return
	}
	d.heading(2, d.Words.Matrix)
	d.caption(d.Words.Matrix)
	weights, header := []int{30}, [][]string{{d.run(d.Words.Design)}}
	for _, name := range m.Columns {
		weights, header = append(weights, 25), append(header, []string{d.run(name)})
	}
	t := d.table(weights, portraitWidth)
	t.header(header)
	for _, r := range m.Rows {
		row := [][]string{{paragraph("TableText", d.run(r.Name))}}
		for _, studies := range r.Cells {
			row = append(row, []string{paragraph("TableText", d.studyMarks(studies)...)})
		}
		t.row(row)
	}
	t.end()
}

// points puts the sides of each point into columns; where there are too many
// for columns, below each other.
func (d *document) points(title string, points []point) {
	if len(points) == 0 {
		return
	}
	d.heading(2, title)
	for _, p := range points {
		d.para("Heading3", d.run(p.Topic+d.Words.Open+d.kindOfPoint(p)+d.Words.Close))
		if len(p.Sides) < 2 || len(p.Sides) > mostAside {
			for _, s := range p.Sides {
				for _, runs := range d.sideCells(s) {
					d.para("ListBullet", runs...)
				}
			}
			continue
		}
		weights, header, row := make([]int, len(p.Sides)), make([][]string, len(p.Sides)), make([][]string, len(p.Sides))
		for i, s := range p.Sides {
			weights[i] = 1
			header[i] = []string{d.run(s.Position)}
			if s.Position == "" {
				header[i] = d.studyMarks(studiesIn(s.Cells))
				if len(s.Cells) == 1 {
					header[i] = append(header[i], d.run(" "+s.Cells[0].Study.Name))
				}
			}
			for _, runs := range d.sideCells(s) {
				row[i] = append(row[i], paragraph("TableText", runs...))
			}
		}
		t := d.table(weights, portraitWidth)
		t.header(header)
		t.row(row)
		t.end()
	}
}

// sideCells are the answers of a side, and how many more there are.
func (d *document) sideCells(s side) [][]string {
	var lines [][]string
	for _, c := range s.First() {
		text := c.Answer.State
		if c.Answer.Reported() {
			text = synthesis.Quoted(c.Words) // marks inside are single ones
		}
		lines = append(lines, []string{d.link(c.Answer.Anchor, c.Study.Name, c.Study.Tag()), d.run(" " + text)})
	}
	if more := s.Others(); len(more) > 0 {
		lines = append(lines, append([]string{d.run(d.pick("另有 ", "and "))}, d.studyMarks(studiesIn(more))...))
	}
	return lines
}
