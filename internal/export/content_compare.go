package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// comparison is the comparison of a review in words.
type comparison struct {
	Coverage      []coverage
	Designs       []group
	Years         []group
	Matrix        matrix
	Agreements    []point
	Disagreements []point
	Gaps          []string
}

// coverage tells in how many studies an item stands how.
type coverage struct {
	Item   string
	Parts  []figure // reported, not reported, lost, unverified; left open where any item is
	Edited int
}

// group is the studies that something has in common.
type group struct {
	Name    string
	Studies []*study
}

// matrix is methods × cases, each place with its studies.
type matrix struct {
	Columns []string
	Rows    []matrixRow
}

type matrixRow struct {
	Name  string
	Cells [][]*study
}

// point is a topic on which studies meet, side by side.
type point struct {
	Item, Topic string
	Relation    string // in words; "" for an agreement
	Sides       []side
}

type side struct {
	Position string
	Cells    []sideCell
}

// First are the cells of a side that are shown, Others those behind them.
func (s side) First() []sideCell { return s.Cells[:min(len(s.Cells), mostAside)] }

// Others are the cells that First leaves out.
func (s side) Others() []sideCell { return s.Cells[len(s.First()):] }

// sideCell is a cell with the words of its answer that take the side.
type sideCell struct {
	cited
	Words string
}

func (c *content) designName(d synoptic.Design) string {
	if d == "" {
		return c.Words.NoDesign
	}
	return synthesis.DesignName(d, c.Language)
}

// studiesOf finds the studies of some documents.
func (c *content) studiesOf(ids []string) []*study {
	var found []*study
	for _, id := range ids {
		if row, ok := c.Row[id]; ok {
			found = append(found, &c.Studies[row])
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
	told := &comparison{Gaps: out.absences(from.Gaps)}
	open := slices.ContainsFunc(from.Items, func(n synoptic.ItemCoverage) bool { return n.LeftOpen > 0 })
	for _, n := range from.Items {
		parts := []figure{
			{out.Words.StatusName(synoptic.Reported), n.Reported}, {out.Words.StatusName(synoptic.NotReported), n.NotReported},
			{out.Words.StatusName(synoptic.Lost), n.Lost}, {out.Words.StatusName(synoptic.Unverified), n.Unverified}}
		if open {
			parts = append(parts, figure{out.Words.LeftOpen, n.LeftOpen})
		}
		told.Coverage = append(told.Coverage, coverage{Item: out.Words.ItemName(n.Item), Edited: n.Edited, Parts: parts})
	}
	for _, g := range from.Designs {
		told.Designs = append(told.Designs, group{out.designName(g.Design), out.studiesOf(g.DocumentIDs)})
	}
	for _, g := range from.Years {
		name := out.Words.Unknown
		if g.Year != 0 {
			name = strconv.Itoa(int(g.Year))
		}
		told.Years = append(told.Years, group{name, out.studiesOf(g.DocumentIDs)})
	}
	told.Matrix = out.matrixOf(from.Matrix)
	told.Agreements, told.Disagreements = out.points(from.Agreements), out.points(from.Disagreements)
	return told
}

func (c *content) matrixOf(from synoptic.Matrix) matrix {
	var m matrix
	for _, kind := range from.Cases {
		m.Columns = append(m.Columns, c.caseName(kind))
	}
	for _, d := range from.Designs {
		row := matrixRow{Name: c.designName(d), Cells: make([][]*study, len(from.Cases))}
		for _, cell := range from.Cells {
			for i, kind := range from.Cases {
				if cell.Design == d && cell.Case == kind {
					row.Cells[i] = c.studiesOf(cell.DocumentIDs)
				}
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func (c *content) caseName(kind synoptic.CaseKind) string {
	if name, ok := c.Words.CaseKind[kind]; ok {
		return name
	}
	return oneLine(string(kind))
}

func (c *content) points(from []synoptic.Point) []point {
	var told []point
	for _, p := range from {
		topic := sentence(oneLine(p.Topic))
		if p.Topic == p.Item {
			topic = c.Words.ItemName(p.Item)
		}
		pt := point{Item: c.Words.ItemName(p.Item), Topic: topic}
		if p.Relation != "" {
			pt.Relation = c.Words.Relation[p.Relation]
		}
		for _, s := range p.Sides {
			shown := side{Position: sentence(oneLine(string(s.Position)))}
			for _, cell := range s.Cells {
				for _, found := range c.citedCells([]synoptic.Citation{cell.Citation}) {
					words := oneLine(string(cell.Words))
					if words == "" {
						words = found.Answer.Text
					}
					shown.Cells = append(shown.Cells, sideCell{found, words})
				}
			}
			pt.Sides = append(pt.Sides, shown)
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
			names = append(names, c.Words.ItemName(key))
		}
		told = append(told, fmt.Sprintf(c.pick("没有一篇的页面说明：%s。", "No page states: %s."), strings.Join(names, c.Words.Comma)))
	}
	if len(from.Years) > 0 {
		var names []string
		for _, y := range from.Years {
			names = append(names, strconv.Itoa(int(y)))
		}
		told = append(told, fmt.Sprintf(c.pick("所涉年份之间，以下年份没有文献：%s。", "Between the first year and the last, no study is from: %s."), strings.Join(names, c.Words.Comma)))
	}
	if len(from.Combinations) > 0 {
		var names []string
		for _, x := range from.Combinations {
			names = append(names, c.designName(x.Design)+" × "+c.caseName(x.Case))
		}
		told = append(told, fmt.Sprintf(c.pick("没有一篇作这样的组合：%s。", "No study combines: %s."), strings.Join(names, c.Words.Comma)))
	}
	if len(told) > 0 {
		told = append(told, fmt.Sprintf(c.pick("以上只就这 %d 份文献的页面而言，不是对整个领域的判断。", "This is said of the pages of these %d documents only, not of the field."), len(c.Studies)))
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
	out.Engines = out.engines(c.Review.AIUse)
	switch use := c.Review.AIUse; {
	case use != nil && out.ZH:
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

// noCharts is what a format says that has no place for charts.
func (c *content) noCharts() string {
	return c.pick("本格式不含图，图中数据以表格给出。", "This format has no charts; what they show stands in tables.")
}

// EngineColumns are the headings of Engines.
func (c *content) EngineColumns() []string {
	if c.ZH {
		return []string{"工作", "引擎", "模型", "提示词版本", "篇数", "起", "止"}
	}
	return []string{"Task", "Engine", "Model", "Prompt version", "Studies", "From", "To"}
}

// engines tells who did what, a row each.
func (c *content) engines(use *synoptic.AIUse) [][]string {
	if use == nil {
		return nil
	}
	row := func(task string, e synoptic.EngineUse) []string {
		line := []string{task, oneLine(e.Engine), oneLine(string(e.Model)), oneLine(string(e.PromptVersion)), strconv.Itoa(e.Studies), "", ""}
		if line[2] == "" {
			line[2] = c.Words.None
		}
		if e.From != nil && e.To != nil {
			line[5], line[6] = e.From.UTC().Format(time.DateOnly), e.To.UTC().Format(time.DateOnly)
		}
		return line
	}
	var rows [][]string
	for _, e := range use.Extraction {
		rows = append(rows, row(c.pick("提取", "Extraction"), e))
	}
	return append(rows, row(c.pick("写作", "Writing"), use.Writing))
}
