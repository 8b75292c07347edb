package export

import (
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// quotes prints what every answer rests on, so that a statement can be
// followed to a sentence on a page. A sentence that carries several answers
// stands once, with all of their names.
func (m *markdown) quotes() {
	m.printf("## %s\n\n%s\n\n", m.words.quotes, m.pick("除注明者外，引文与页面逐字一致；括号内是引文在页面文本中的字符位置。",
		"Unless a note says otherwise the quotes are verbatim; the characters they take up in the text of the page stand in brackets."))
	for i, row := range m.Review.EvidenceTable.Rows {
		if i >= len(m.Review.Included) {
			break
		}
		in := m.Review.Included[i]
		m.printf("### <a id=\"study-%s\"></a>[%s] %s\n\n", in.Label, in.Label, escape(m.name(row.DocumentID)))
		if file := m.Sources[row.DocumentID].FileName; file != "" {
			m.printf("%s %s · ", m.words.file, escape(file))
		}
		m.printf("%s %.16s\n\n", m.words.page, escape(in.SHA256))
		for _, q := range m.carried(row) {
			note := ""
			if q.Verdict != synoptic.Exact {
				note = m.words.verdict[q.Verdict] + m.pick("，", ", ")
			}
			m.printf("- **%s** “%s”%s\n", escape(strings.Join(q.names, m.pick("、", ", "))), escape(q.Text),
				fmt.Sprintf(m.pick("（%s%d–%d）", " (%s%d–%d)"), note, q.Start, q.End))
		}
		for _, status := range []synoptic.AnswerStatus{synoptic.NotReported, synoptic.Lost, synoptic.Unverified} {
			var items []string
			for _, item := range m.items() {
				if answers := row.Cells[item].Answers; len(answers) > 0 && answers[0].Status == status {
					items = append(items, m.words.itemName(item))
				}
			}
			if len(items) > 0 {
				m.printf("- %s%s%s\n", sentence(m.words.status[status]), m.pick("：", ": "), escape(strings.Join(items, m.pick("、", ", "))))
			}
		}
		m.printf("\n")
	}
}

// carrier is a quote with the names of the answers that it carries.
type carrier struct {
	synoptic.Quote
	names []string
}

// carried lists the quotes of a study, in the order of the first answer that
// each carries.
func (m *markdown) carried(row synoptic.Row) []carrier {
	var found []carrier
	at := map[[2]int]int{}
	for _, item := range m.items() {
		answers := row.Cells[item].Answers
		for n, a := range answers {
			name := m.words.itemName(item)
			if len(answers) > 1 {
				name += fmt.Sprintf(" (%d)", n+1)
			}
			for _, q := range a.Quotes {
				place := [2]int{q.Start, q.End}
				i, known := at[place]
				if !known || found[i].Text != q.Text {
					i = len(found)
					at[place] = i
					found = append(found, carrier{Quote: q})
				}
				if !slices.Contains(found[i].names, name) {
					found[i].names = append(found[i].names, name)
				}
			}
		}
	}
	return found
}
