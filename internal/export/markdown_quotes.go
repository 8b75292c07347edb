package export

import (
	"fmt"
	"strings"

	"synoptic/internal/synoptic"
)

// quotes prints what every answer rests on, so that a statement can be
// followed to a sentence on a page. A sentence that carries several answers
// stands once, with all of their names.
func (m *markdown) quotes() {
	m.printf("## %s\n\n%s\n\n", m.Words.Quotes, m.AboutQuotes())
	for i := range m.Studies {
		s := &m.Studies[i]
		m.printf("### <a id=\"study-%d\"></a>[%s] %s\n\n", s.N, escape(s.Label), escape(s.Name))
		if s.File != "" {
			m.printf("%s %s · ", m.Words.File, escape(s.File))
		}
		m.printf("%s %s\n\n", m.Words.Page, escape(s.SHA256))
		for _, p := range s.Passages {
			m.printf("- **%s** “%s”%s\n", escape(strings.Join(p.names(), m.Words.Comma)), escape(p.Text), m.place(p.quoted))
		}
		for _, quiet := range s.Silent {
			m.printf("- %s%s%s\n", sentence(quiet.State), m.Words.Colon, escape(strings.Join(quiet.Items, m.Words.Comma)))
		}
		m.printf("\n")
	}
}

// AboutQuotes says how quotes are to be read.
func (c *content) AboutQuotes() string {
	return c.pick("除注明者外，引文与页面逐字一致（换行显示为空格）；括号内是引文在页面文本中的字符位置。",
		"Unless a note says otherwise the quotes are verbatim, line breaks shown as spaces; the characters they take up in the text of the page stand in brackets.")
}

// place tells where a quote stands on its page, and how true it is where it is
// not verbatim.
func (c *content) place(q quoted) string {
	note := ""
	if q.Verdict != synoptic.Exact {
		note = c.Words.Verdict[q.Verdict] + c.pick("，", ", ")
	}
	return fmt.Sprintf(c.pick("（%s%d–%d）", " (%s%d–%d)"), note, q.Start, q.End)
}
