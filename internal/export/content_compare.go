package export

import (
	"fmt"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// comparison is the comparison of a review in words.
type comparison struct {
	coverage      []coverage
	designs       []group
	years         []group
	matrix        matrix
	agreements    []point
	disagreements []point
	gaps          []string
}

// coverage tells in how many studies an item stands how.
type coverage struct {
	item   string
	parts  []figure // reported, not reported, lost, unverified
	edited int
}

// group is the studies that something has in common.
type group struct {
	name    string
	studies []*study
}

// matrix is methods × cases, each place with its studies.
type matrix struct {
	columns []string
	rows    []matrixRow
}

type matrixRow struct {
	name  string
	cells [][]*study
}

// point is a topic on which studies meet, side by side.
type point struct {
	item, topic string
	relation    string // in words; "" for an agreement
	sides       []side
}

type side struct {
	position string
	cells    []sideCell
}

// sideCell is a cell with the words of its answer that take the side.
type sideCell struct {
	cited
	words string
}

func (c *content) designName(d synoptic.Design) string {
	if d == "" {
		return c.noDesign
	}
	return synthesis.DesignName(d, c.language)
}

// studiesOf finds the studies of some documents.
func (c *content) studiesOf(ids []string) []*study {
	var found []*study
	for _, id := range ids {
		if row, ok := c.row[id]; ok {
			found = append(found, &c.studies[row])
		}
	}
	return found
}

// compare brings the comparison of a review into words.
func (c Composition) compare(out *content) *comparison {
	from := c.Review.Comparison
	if from == nil {
		return nil
	}
	told := &comparison{gaps: out.absences(from.Gaps)}
	for _, n := range from.Items {
		told.coverage = append(told.coverage, coverage{item: out.itemName(n.Item), edited: n.Edited, parts: []figure{
			{out.statusName(synoptic.Reported), n.Reported}, {out.statusName(synoptic.NotReported), n.NotReported},
			{out.statusName(synoptic.Lost), n.Lost}, {out.statusName(synoptic.Unverified), n.Unverified}}})
	}
	for _, g := range from.Designs {
		told.designs = append(told.designs, group{out.designName(g.Design), out.studiesOf(g.DocumentIDs)})
	}
	for _, g := range from.Years {
		name := out.unknown
		if g.Year != 0 {
			name = strconv.Itoa(int(g.Year))
		}
		told.years = append(told.years, group{name, out.studiesOf(g.DocumentIDs)})
	}
	told.matrix = out.matrixOf(from.Matrix)
	told.agreements, told.disagreements = out.points(from.Agreements), out.points(from.Disagreements)
	return told
}

func (c *content) matrixOf(from synoptic.Matrix) matrix {
	var m matrix
	for _, kind := range from.Cases {
		m.columns = append(m.columns, c.caseName(kind))
	}
	for _, d := range from.Designs {
		row := matrixRow{name: c.designName(d), cells: make([][]*study, len(from.Cases))}
		for _, cell := range from.Cells {
			for i, kind := range from.Cases {
				if cell.Design == d && cell.Case == kind {
					row.cells[i] = c.studiesOf(cell.DocumentIDs)
				}
			}
		}
		m.rows = append(m.rows, row)
	}
	return m
}

func (c *content) caseName(kind synoptic.CaseKind) string {
	if name, ok := c.caseKind[kind]; ok {
		return name
	}
	return oneLine(string(kind))
}

func (c *content) points(from []synoptic.Point) []point {
	var told []point
	for _, p := range from {
		topic := oneLine(p.Topic)
		if p.Topic == p.Item {
			topic = c.itemName(p.Item)
		}
		pt := point{item: c.itemName(p.Item), topic: topic}
		if p.Relation != "" {
			pt.relation = c.relation[p.Relation]
		}
		for _, s := range p.Sides {
			shown := side{position: oneLine(string(s.Position))}
			for _, cell := range s.Cells {
				for _, found := range c.citedCells([]synoptic.Citation{cell.Citation}) {
					words := oneLine(string(cell.Words))
					if words == "" {
						words = found.answer.text
					}
					shown.cells = append(shown.cells, sideCell{found, words})
				}
			}
			pt.sides = append(pt.sides, shown)
		}
		told = append(told, pt)
	}
	return told
}

// absences tells what these documents do not have; that it is these documents
// only stands in every sentence's frame, with the heading.
func (c *content) absences(from synoptic.Absence) []string {
	var told []string
	if len(from.Items) > 0 {
		var names []string
		for _, key := range from.Items {
			names = append(names, c.itemName(key))
		}
		told = append(told, fmt.Sprintf(c.pick("没有一篇的页面说明：%s。", "No page states: %s."), strings.Join(names, c.comma)))
	}
	if len(from.Years) > 0 {
		var names []string
		for _, y := range from.Years {
			names = append(names, strconv.Itoa(int(y)))
		}
		told = append(told, fmt.Sprintf(c.pick("所涉年份之间，以下年份没有文献：%s。", "Between the first year and the last, no study is from: %s."), strings.Join(names, c.comma)))
	}
	if len(from.Combinations) > 0 {
		var names []string
		for _, x := range from.Combinations {
			names = append(names, c.designName(x.Design)+" × "+c.caseName(x.Case))
		}
		told = append(told, fmt.Sprintf(c.pick("没有一篇作这样的组合：%s。", "No study combines: %s."), strings.Join(names, c.comma)))
	}
	if len(told) > 0 {
		told = append(told, fmt.Sprintf(c.pick("以上只就这 %d 份文献的页面而言，不是对整个领域的判断。", "This is said of the pages of these %d documents only, not of the field."), len(c.studies)))
	}
	return told
}

// flow counts what became of the documents. Reviews older than the count have
// it made from what is known of the documents.
func (c Composition) flow(out *content) []figure {
	n := c.counted()
	all := []figure{{out.pick("收到", "identified"), n.Identified}, {out.pick("重复", "duplicates"), n.Duplicates}, {out.pick("非题录页", "not a record"), n.Rejected},
		{out.pick("提取失败", "failed"), n.Failed}, {out.pick("未提取", "not extracted"), n.NotExtracted}}
	if n.Deleted > 0 {
		all = append(all, figure{out.pick("已删除", "deleted"), n.Deleted})
	}
	return append(all, figure{out.pick("纳入", "included"), n.Included})
}

func (c Composition) counted() synoptic.Flow {
	if c.Review.Comparison != nil {
		return c.Review.Comparison.Flow
	}
	n := synoptic.Flow{Included: len(c.Review.Included), Identified: len(c.Review.Included) + len(c.Review.Excluded)}
	for _, x := range c.Review.Excluded {
		switch c.Sources[x.DocumentID].Status {
		case synoptic.Extracted:
			n.Duplicates++
		case synoptic.Rejected:
			n.Rejected++
		case synoptic.Failed:
			n.Failed++
		default:
			n.NotExtracted++
		}
	}
	return n
}

// account tells how the review came about, and the use of AI in it.
func (c Composition) account(out *content) (making, aiUse string) {
	making = out.pick("综述的框架句由程序写成，引号内是页面原文。", "The program wrote the frame sentences; words in quotation marks are the pages' own. ")
	if c.Review.Engine != synoptic.EngineRules {
		making = fmt.Sprintf(out.pick("各项答案与综述由引擎 %s 据题名与摘要给出，并经程序核查。", "Answers and synthesis come from the engine %s, from titles and abstracts, and were checked by the program. "), oneLine(c.Review.Engine))
	}
	making += out.pick("每条陈述都引证证据表中的单元格，单元格的答案都有页面原文支持；页面未说明的，只写“未说明”，不作推断。",
		"Every statement cites cells of the evidence table, and every answer there is supported by text of its page; where a page is silent, the review says that it is silent and infers nothing.")
	switch use := c.Review.AIUse; {
	case use != nil && out.zh:
		aiUse = oneLine(use.Text.ZH)
	case use != nil:
		aiUse = oneLine(use.Text.EN)
	case c.Review.Engine == synoptic.EngineRules:
		aiUse = out.pick("本综述未使用大语言模型。", "No large language model was used for this review.")
	default:
		aiUse = out.pick("本综述使用了大语言模型；所用模型与比例未随综述记录。", "A large language model was used for this review; which one, and the shares, were not recorded with it.")
	}
	return making, aiUse
}
