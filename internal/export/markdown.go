package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// writeMarkdown writes the whole composition for people: synthesis, table,
// quotes, references, and how it was made. It is read raw in a terminal as
// often as it is rendered, so that a citation mark is a plain [1]; link
// definitions at the end lead each mark to the study's quotes.
func writeMarkdown(w io.Writer, c Composition) error {
	out := bufio.NewWriter(w)
	m := markdown{out, c, wordsIn(c.Review.Language), c.Review.Language == synoptic.Chinese}
	m.head()
	m.synthesis()
	m.table()
	m.references()
	m.quotes()
	m.excluded()
	m.account()
	m.links()
	return out.Flush()
}

type markdown struct {
	*bufio.Writer
	Composition
	words words
	zh    bool
}

func (m *markdown) printf(format string, args ...any) { fmt.Fprintf(m, format, args...) }

func (m *markdown) pick(zh, en string) string {
	if m.zh {
		return zh
	}
	return en
}

func (m *markdown) head() {
	r := m.Review
	m.printf("# %s\n\n", escape(r.Title))
	made := r.CreatedAt
	if r.CompletedAt != nil {
		made = *r.CompletedAt
	}
	date := ""
	if !made.IsZero() {
		date = made.UTC().Format("2006-01-02") + " · "
	}
	m.printf(m.pick("%s纳入文献 %d 篇 · 引擎 %s\n\n", "%s%d included · engine %s\n\n"),
		date, len(r.Included), escape(r.Engine))
	if years := m.years(); years != "" {
		m.printf("%s\n\n", years)
	}
	if r.Question != "" {
		m.printf("%s%s%s\n\n", m.words.question, m.pick("：", ": "), escape(string(r.Question)))
	}
}

// years tells when the included studies appeared, from their records.
func (m *markdown) years() string {
	first, last, journals := 0, 0, map[string]bool{}
	for _, in := range m.Review.Included {
		record := m.Sources[in.DocumentID].Record
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
		return fmt.Sprintf(m.pick("发表于 %d 年，页面载明的期刊 %d 种。", "Published in %d; journals named on the pages: %d."), first, len(journals))
	}
	return fmt.Sprintf(m.pick("发表于 %d—%d 年，页面载明的期刊 %d 种。", "Published %d–%d; journals named on the pages: %d."), first, last, len(journals))
}

func (m *markdown) synthesis() {
	m.printf("## %s\n\n", m.words.synthesis)
	marks := synthesis.NewMarks(m.Review)
	for _, section := range m.Review.Synthesis {
		m.printf("### %s\n\n", escape(section.Heading))
		listed := len(section.Statements) > 1 && asList(section.Kind)
		for i, s := range section.Statements {
			switch {
			case listed:
				m.printf("%d. ", i+1)
			case i > 0 && !m.zh:
				m.printf(" ")
			}
			m.statement(marks, s)
			if listed {
				m.printf("\n")
			}
		}
		if !listed {
			m.printf("\n")
		}
		m.printf("\n")
	}
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

func (m *markdown) statement(marks *synthesis.Marks, s synoptic.Statement) {
	marked := false
	for i, piece := range marks.Place(s) {
		text := escape(piece.Text)
		if marked && strings.HasPrefix(text, "(") {
			text = `\` + text // right behind a mark it would be where the mark leads to
		}
		if i > 0 && strings.HasPrefix(piece.Text, " ") {
			text = " " + text
		}
		m.printf("%s%s", text, m.citations(piece.Labels))
		marked = len(piece.Labels) > 0
	}
}

// citations prints marks. Neighbours are drawn together: [3]–[9]. A space
// stands between the others: "[1][2]" would be one link.
func (m *markdown) citations(labels []string) string {
	var marks []string
	for i := 0; i < len(labels); {
		j := i
		for j+1 < len(labels) && number(labels[j+1]) == number(labels[j])+1 {
			j++
		}
		if j-i >= 2 {
			marks = append(marks, "["+labels[i]+"]–["+labels[j]+"]")
			i = j + 1
			continue
		}
		marks = append(marks, "["+labels[i]+"]")
		i++
	}
	if len(marks) == 0 {
		return ""
	}
	return m.pick("", " ") + strings.Join(marks, " ")
}

func number(label string) int {
	n := 0
	for _, r := range label {
		if r < '0' || r > '9' {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func (m *markdown) table() {
	items := m.items()
	m.printf("## %s\n\n| %s |", m.words.table, m.words.study)
	for _, item := range items {
		m.printf(" %s |", escape(m.words.itemName(item)))
	}
	m.printf("\n|%s\n", strings.Repeat(" --- |", len(items)+1))
	for i, row := range m.Review.EvidenceTable.Rows {
		if i >= len(m.Review.Included) {
			break
		}
		label := m.Review.Included[i].Label
		m.printf("| [%s] %s |", label, escape(m.name(row.DocumentID)))
		for _, item := range items {
			m.printf(" %s |", m.cell(item, row.Cells[item]))
		}
		m.printf("\n")
	}
	m.printf("\n")
}

func (m *markdown) cell(item string, cell synoptic.Cell) string {
	var parts []string
	for i, a := range cell.Answers {
		text := escape(string(a.Answer))
		if a.Status != synoptic.Reported {
			text = "— " + m.words.status[a.Status]
		}
		if len(cell.Answers) > 1 {
			text = fmt.Sprintf("(%d) %s", i+1, text)
		}
		parts = append(parts, text)
	}
	if item == synoptic.ItemMethod && cell.Design != "" && cell.Design != synoptic.OtherDesign {
		parts = append(parts, m.pick("〔", "[")+synthesis.DesignName(cell.Design, m.Review.Language)+m.pick("〕", "]"))
	}
	return strings.Join(parts, " ")
}

func (m *markdown) references() {
	m.printf("## %s\n\n", m.words.references)
	for _, in := range m.Review.Included {
		m.printf("- [%s] %s\n", in.Label, escape(in.Reference))
	}
	m.printf("\n")
}

func (m *markdown) excluded() {
	if len(m.Review.Excluded) == 0 {
		return
	}
	m.printf("## %s\n\n", m.words.excluded)
	for _, x := range m.Review.Excluded {
		name := m.Sources[x.DocumentID].FileName
		if name == "" {
			name = x.DocumentID
		}
		m.printf("- %s%s%s\n", escape(name), m.pick("：", ": "), withMarks(escape(x.Reason)))
	}
	m.printf("\n")
}

// account tells what was counted, checked, and how the review came about.
func (m *markdown) account() {
	n := m.counts()
	m.printf("## %s\n\n", m.words.counts)
	m.printf(m.pick("收到 %d 份，其中重复 %d、非题录页 %d、提取失败 %d、未提取 %d，纳入 %d。\n\n", "Identified %d; duplicates %d, not a record %d, failed %d, not extracted %d; included %d.\n\n"),
		n.identified, n.duplicates, n.rejected, n.failed, n.other, n.included)

	checks := m.Review.Checks
	m.printf("## %s\n\n", m.words.checks)
	m.printf(m.pick("经程序核查保留陈述 %d 条，剔除 %d 条。\n\n", "Statements kept by the program's checks: %d; dropped: %d.\n\n"), checks.Statements, checks.Dropped)
	m.list(checks.DroppedReasons)
	m.list(m.Review.Warnings)

	m.printf("## %s\n\n", m.words.making)
	if m.Review.Engine == synoptic.EngineRules {
		m.printf("%s", m.pick("未使用语言模型：各项答案由内置规则从题名与摘要中摘出，综述的框架句由程序写成，引号内是页面原文。",
			"No language model was used: built-in rules took the answers from titles and abstracts, the program wrote the frame sentences, and words in quotation marks are the pages' own. "))
	} else {
		m.printf(m.pick("各项答案与综述由引擎 %s 据题名与摘要给出，并经程序核查。", "Answers and synthesis come from the engine %s, from titles and abstracts, and were checked by the program. "), escape(m.Review.Engine))
	}
	m.printf("%s\n", m.pick("每条陈述都引证证据表中的单元格，单元格的答案都有页面原文支持；页面未说明的，只写“未说明”，不作推断。",
		"Every statement cites cells of the evidence table, and every answer there is supported by text of its page; where a page is silent, the review says that it is silent and infers nothing."))
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
	for _, in := range m.Review.Included {
		m.printf("[%s]: #study-%s\n", in.Label, in.Label)
	}
}
