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
	m.printf("## %s\n\n%s\n\n", m.words.quotes, m.aboutQuotes())
	for i := range m.studies {
		s := &m.studies[i]
		m.printf("### <a id=\"study-%s\"></a>[%s] %s\n\n", s.label, s.label, escape(s.name))
		if s.file != "" {
			m.printf("%s %s · ", m.file, escape(s.file))
		}
		m.printf("%s %s\n\n", m.page, escape(s.sha256))
		for _, p := range s.passages {
			m.printf("- **%s** “%s”%s\n", escape(strings.Join(p.names(), m.comma)), escape(p.text), m.place(p.quoted))
		}
		for _, quiet := range s.silent {
			m.printf("- %s%s%s\n", sentence(m.statusName(quiet.status)), m.colon, escape(strings.Join(quiet.items, m.comma)))
		}
		m.printf("\n")
	}
}

// aboutQuotes says how quotes are to be read.
func (c *content) aboutQuotes() string {
	return c.pick("除注明者外，引文与页面逐字一致（换行显示为空格）；括号内是引文在页面文本中的字符位置。",
		"Unless a note says otherwise the quotes are verbatim, line breaks shown as spaces; the characters they take up in the text of the page stand in brackets.")
}

// place tells where a quote stands on its page, and how true it is where it is
// not verbatim.
func (c *content) place(q quoted) string {
	note := ""
	if q.verdict != synoptic.Exact {
		note = c.verdict[q.verdict] + c.pick("，", ", ")
	}
	return fmt.Sprintf(c.pick("（%s%d–%d）", " (%s%d–%d)"), note, q.start, q.end)
}
