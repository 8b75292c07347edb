package export

import (
	"fmt"
	"math"
	"strings"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// quotes fills the sheet in which every answer stands with its quotes, and
// every silence with its reason. Its first column is the key that statements
// name.
func (b *workbook) quotes() {
	w := b.Words
	s := b.sheet(w.Quotes, 2, column{b.pick("定位", "Key"), 10}, column{w.Study, 24}, column{w.Item, 14}, column{w.Answer, 40}, column{b.pick("状态", "Status"), 14},
		column{w.Quote, 60}, column{b.pick("前文", "Before"), 24}, column{b.pick("后文", "After"), 24}, column{b.pick("起", "Start"), 8}, column{b.pick("止", "End"), 8},
		column{w.VerdictName, 16}, column{w.Person, 14}, column{w.Page, 30}, column{w.File, 24}, column{w.Document, 20})
	for i := range b.Studies {
		st := &b.Studies[i]
		name := st.Tag() + " " + st.Name
		for j := range st.Cells {
			for _, a := range st.Cells[j].Answers {
				quotes := a.Quotes
				if len(quotes) == 0 {
					quotes = []quoted{{}}
				}
				for n, q := range quotes {
					var start, end any
					verdict := ""
					if q.Text != "" {
						start, end, verdict = q.Start, q.End, b.verdictName(q.Verdict)
					}
					row := s.add(a.Anchor, name, a.Name, a.Text, a.State, q.Text, q.Before, q.After, start, end, verdict, a.Person, st.SHA256, st.File, st.DocumentID)
					if n == 0 {
						b.rowOf[a.Anchor] = row
					}
					if _, known := b.rowOf[studyAnchor(st)]; !known {
						b.rowOf[studyAnchor(st)] = row
					}
				}
			}
		}
	}
	s.end()
}

// synthesis fills the sheet of statements: each with its marks, what it cites
// in words, and the keys of the quotes.
func (b *workbook) synthesis() {
	w := b.Words
	s := b.sheet(w.Synthesis, 0, column{b.pick("章节", "Section"), 14}, column{b.pick("序号", "No."), 7}, column{b.pick("陈述", "Statement"), 90},
		column{b.pick("关系", "Relation"), 14}, column{b.pick("所引", "Cites"), 40}, column{b.pick("定位", "Keys"), 24})
	for _, part := range b.Sections {
		for n, claim := range part.Statements {
			var cites, keys []string
			for _, c := range claim.Cells {
				cites = append(cites, c.Study.Tag()+" "+c.Answer.Name)
				keys = append(keys, c.Answer.Anchor)
			}
			row := s.add(part.Heading, n+1, b.withMarks(claim), w.Relation[claim.Relation], strings.Join(cites, "; "), strings.Join(keys, " "))
			if len(keys) > 0 {
				s.lead(row, 6, keys[0])
			}
		}
	}
	s.end()
}

// evidence fills the evidence table, one row a study.
func (b *workbook) evidence() {
	w, typed := b.Words, b.typed()
	columns := []column{{b.pick("编号", "No."), 7}, {w.Study, 28}, {w.Year, 8}}
	for _, it := range b.Items {
		width := 28.0
		if it.Key == synoptic.ItemFindings {
			width = 70
		}
		columns = append(columns, column{it.Name, width})
		if it.Key == synoptic.ItemMethod {
			columns = append(columns, column{w.Design, 14})
		}
		if typed[it.Key] {
			columns = append(columns, column{it.Name + b.pick("（值）", " (value)"), 14})
		}
	}
	columns = append(columns, column{w.Reference, 50}, column{w.File, 24}, column{w.Page, 30}, column{w.Document, 20})
	s := b.sheet(w.Table, 2, columns...)
	for i := range b.Studies {
		st := &b.Studies[i]
		values := []any{st.Tag(), st.Name, st.year()}
		for _, cell := range st.Cells {
			values = append(values, b.cellText(cell))
			if cell.Item.Key == synoptic.ItemMethod {
				values = append(values, cell.Design)
			}
			if typed[cell.Item.Key] {
				values = append(values, b.value(cell))
			}
		}
		row := s.add(append(values, st.Reference, st.File, st.SHA256, st.DocumentID)...)
		s.lead(row, 1, studyAnchor(st))
	}
	s.end()
}

// typed are the items for which some study has a value.
func (c *content) typed() map[string]bool {
	found := map[string]bool{}
	for i := range c.Studies {
		for _, cell := range c.Studies[i].Cells {
			found[cell.Item.Key] = found[cell.Item.Key] || cell.Typed != nil
		}
	}
	return found
}

// value is the value of a cell, as a number where it is one that a cell holds.
func (c *content) value(cell cell) any {
	if n, ok := cell.Typed.(float64); ok && !math.IsNaN(n) && !math.IsInf(n, 0) {
		return n
	}
	return oneLine(synthesis.ValueText(cell.Typed, c.Language))
}

// year is that of a study's record, as a number; nil where there is none.
func (s *study) year() any {
	if s.Record == nil || s.Record.Year == 0 {
		return nil
	}
	return int(s.Record.Year)
}

// cellText is a cell of the table, a line an answer.
func (c *content) cellText(cell cell) string {
	var lines []string
	for _, a := range cell.Answers {
		text := a.Text
		if !a.Reported() {
			text = "— " + a.State
		}
		if a.Number > 0 {
			text = fmt.Sprintf("(%d) %s", a.Number, text)
		}
		if a.Person != "" {
			text += c.pick("〔", " [") + c.Words.Person + c.pick("〕", "]")
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

func (b *workbook) references() {
	w := b.Words
	s := b.sheet(w.References, 0, column{b.pick("编号", "No."), 7}, column{w.Reference, 110}, column{"DOI", 24}, column{b.pick("来源网址", "Source URL"), 30}, column{w.File, 24}, column{w.Page, 30}, column{w.Document, 20})
	for _, st := range b.References {
		doi := ""
		if st.Record != nil {
			doi = oneLine(string(st.Record.DOI))
		}
		row := s.add(st.Tag(), st.Reference, doi, st.URL, st.File, st.SHA256, st.DocumentID)
		s.lead(row, 1, studyAnchor(st))
	}
	s.end()
}

// comparison fills one flat table with the groups, the coverage and the sides
// of every point, so that it can be filtered.
func (b *workbook) comparison() {
	w := b.Words
	s := b.sheet(w.Comparison, 0, column{b.pick("类别", "Kind"), 20}, column{w.Item, 14}, column{b.pick("主题或分组", "Topic or group"), 30}, column{b.pick("关系", "Relation"), 14},
		column{b.pick("一方", "Side"), 22}, column{w.Study, 20}, column{b.pick("原话", "Words"), 70}, column{w.Studies, 8}, column{b.pick("定位", "Key"), 12})
	for _, f := range b.Flow {
		s.add(w.Flow, "", sentence(f.Name), "", "", "", "", f.N)
	}
	c := b.Comparison
	if c == nil {
		s.end()
		return
	}
	for _, r := range c.Coverage {
		for _, f := range r.Parts {
			s.add(w.Coverage, r.Item, f.Name, "", "", "", "", f.N)
		}
		s.add(w.Coverage, r.Item, w.Person, "", "", "", "", r.Edited)
	}
	for _, g := range c.Designs {
		s.add(w.Designs, "", g.Name, "", "", b.labelsOf(g.Studies), "", len(g.Studies))
	}
	for _, g := range c.Years {
		s.add(w.Years, "", number(g.Name), "", "", b.labelsOf(g.Studies), "", len(g.Studies))
	}
	for _, part := range []struct {
		kind   string
		points []point
	}{{w.Agreements, c.Agreements}, {w.Disagreements, c.Disagreements}} {
		for _, p := range part.points {
			for _, side := range p.Sides {
				for _, cell := range side.Cells {
					row := s.add(part.kind, p.Item, p.Topic, p.Relation, side.Position, cell.Study.Tag()+" "+cell.Study.Name, cell.Words, nil, cell.Answer.Anchor)
					s.lead(row, 9, cell.Answer.Anchor)
				}
			}
		}
	}
	for _, gap := range c.Gaps {
		s.add(w.Gaps, "", gap)
	}
	s.end()
}

// matrix fills methods × cases as a table.
func (b *workbook) matrix() {
	columns := []column{{b.Words.Design, 22}}
	if b.Comparison != nil {
		for _, name := range b.Comparison.Matrix.Columns {
			columns = append(columns, column{name, 30})
		}
	}
	s := b.sheet(b.Words.Matrix, 1, columns...)
	if b.Comparison != nil {
		for _, r := range b.Comparison.Matrix.Rows {
			values := []any{r.Name}
			for _, studies := range r.Cells {
				values = append(values, b.labelsOf(studies))
			}
			s.add(values...)
		}
	}
	s.end()
}

// log tells what was left out, what was checked, and how AI was used.
func (b *workbook) log() {
	w := b.Words
	s := b.sheet(b.sheetNames()[6], 0, column{b.pick("类别", "Kind"), 20}, column{b.pick("名称", "Name"), 40}, column{b.pick("内容", "What"), 110})
	for i, line := range b.Lines {
		s.add(w.Making, b.content.Title, line)
		if i == 0 && b.Question != "" {
			s.add(w.Question, "", b.Question)
		}
	}
	for _, x := range b.Excluded {
		s.add(w.Excluded, x.Name+" ("+x.DocumentID+")", x.Reason)
	}
	s.add(w.Checks, "", b.Checks)
	for _, line := range b.Dropped {
		s.add(w.Checks, b.pick("剔除", "dropped"), line)
	}
	for _, line := range b.Warnings {
		s.add(w.Note, "", line)
	}
	s.add(w.AIUse, "", b.AIUse)
	for _, row := range b.Engines {
		var parts []string
		for i, name := range b.EngineColumns() {
			if i > 0 && row[i] != "" {
				parts = append(parts, name+w.Colon+row[i])
			}
		}
		s.add(w.AIUse, row[0], strings.Join(parts, "; "))
	}
	s.add(w.Making, "", b.Making)
	s.add(w.Note, "", b.noCharts())
	if b.continued > 0 {
		s.add(w.Note, "", fmt.Sprintf(b.pick("有 %d 个单元格超过一格所能容纳的 32767 个字符，内容在其下各行接续，并注明“续”。", "%d texts are longer than the 32,767 characters of a cell; they go on in the rows below, marked “continued”."), b.continued))
	}
	s.end()
}
