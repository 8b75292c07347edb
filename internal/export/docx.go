package export

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// writeDOCX writes a review for Word, WPS and LibreOffice: WordprocessingML
// (ISO/IEC 29500, transitional) with real styles, in a zip that holds the same
// bytes for the same review.
func writeDOCX(w io.Writer, c Composition) error {
	body := newDocument(c.compose())
	body.write()
	made := c.Review.CreatedAt
	if c.Review.CompletedAt != nil {
		made = *c.Review.CompletedAt
	}
	out := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"docProps/core.xml", docxCore(c.Review, made)},
		{"docProps/app.xml", docxApp},
		{"word/document.xml", body.xml()},
		{"word/_rels/document.xml.rels", docxDocumentRelations},
		{"word/styles.xml", docxStyles(body.ZH)},
		{"word/numbering.xml", docxNumbering(body.lists)},
		{"word/settings.xml", docxSettings},
		{"word/fontTable.xml", docxFonts},
		{"word/footer1.xml", docxFooter(body.content)},
	} {
		file, err := out.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("beginning %s: %w", part.name, err)
		}
		if _, err := io.WriteString(file, part.content); err != nil {
			return fmt.Errorf("writing %s: %w", part.name, err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("closing the document: %w", err)
	}
	return nil
}

// document is the body of a document being written.
type document struct {
	*content
	builder
	tables int // numbered so far
	lists  int
	long   []statement // whose marks were cut: all that they cite stands at the end
}

func newDocument(c *content) *document { return &document{content: c, builder: builder{zh: c.ZH}} }

func (d *document) xml() string {
	return docxProlog + `<w:document ` + docxNames + `><w:body>` + d.String() + sectionEnd(false) + `</w:body></w:document>`
}

func (d *document) write() {
	d.para("Title", d.run(d.content.Title))
	for _, line := range d.Lines {
		d.para("Subtitle", d.run(line))
	}
	if d.Question != "" {
		d.para("Subtitle", d.strong(d.Words.Question+d.Words.Colon), d.run(d.Question))
	}
	d.synthesis()
	d.comparison()
	d.evidence()
	d.references()
	d.quotes()
	d.cited()
	d.account()
}

func (d *document) synthesis() {
	d.heading(1, d.Words.Synthesis)
	for _, part := range d.Sections {
		d.heading(2, part.Heading)
		if part.Listed {
			d.lists++
			for _, s := range part.Statements {
				d.item(d.lists, d.statement(s)...)
			}
			continue
		}
		var runs []string
		for i, s := range part.Statements {
			if i > 0 && !d.ZH {
				runs = append(runs, d.run(" "))
			}
			runs = append(runs, d.statement(s)...)
		}
		d.para("BodyText", runs...)
	}
}

// statement prints a statement with its marks. A mark leads to the quotes of
// what is cited of the study, and says in its tip which study that is.
func (d *document) statement(s statement) []string {
	var runs []string
	cut := false
	for _, p := range s.Pieces {
		runs = append(runs, d.run(p.Text))
		if len(p.Marks) > 0 && !d.ZH {
			runs = append(runs, d.run(" "))
		}
		if drawn := spans(p.Marks); len(drawn) > mostMarks {
			runs = append(runs, d.drawn(drawn[:mostMarks/2])...)
			runs = append(runs, d.run(" … "), d.link(fmt.Sprintf("all-%d", len(d.long)+1), d.allCited(), fmt.Sprintf("(%d)", len(p.Marks))))
			cut = true
			continue
		}
		runs = append(runs, d.marks(p.Marks)...)
	}
	if cut {
		d.long = append(d.long, s)
	}
	return runs
}

// mostMarks bounds the marks that stand behind words, runs counted as one.
const mostMarks = 16

func (c *content) allCited() string { return c.pick("全部引证", "All that is cited") }

// cited lists all that the statements cite whose marks were cut.
func (d *document) cited() {
	if len(d.long) == 0 {
		return
	}
	d.heading(1, d.allCited())
	for i, s := range d.long {
		text := s.Text
		if r := []rune(text); len(r) > 80 {
			text = string(r[:80]) + "…"
		}
		runs := []string{d.bookmark(fmt.Sprintf("all-%d", i+1), d.run(text)), d.run(" ")}
		var marks []mark
		for _, c := range s.Cells {
			if n := len(marks); n > 0 && marks[n-1].Study == c.Study {
				continue
			}
			marks = append(marks, mark{c.Study, []cited{c}})
		}
		d.para("Source", append(runs, d.marks(marks)...)...)
	}
}

func (d *document) marks(marks []mark) []string { return d.drawn(spans(marks)) }

func (d *document) drawn(list []span) []string {
	var runs []string
	if len(list) == 0 {
		return nil
	}
	around := d.brackets(list[0].First.Study)
	if around.between == "" {
		around.between = d.pick("", " ")
	}
	if around.open != "" {
		runs = append(runs, d.run(around.open))
	}
	for i, sp := range list {
		if i > 0 && around.between != "" {
			runs = append(runs, d.run(around.between))
		}
		runs = append(runs, d.mark(sp.First))
		if sp.Last != sp.First {
			runs = append(runs, d.run("–"), d.mark(sp.Last))
		}
	}
	if around.shut != "" {
		runs = append(runs, d.run(around.shut))
	}
	return runs
}

func (d *document) mark(m *mark) string {
	to := studyAnchor(m.Study)
	if len(m.Cells) > 0 {
		to = m.Cells[0].Answer.Anchor
	}
	return d.link(to, m.Study.Name, m.Study.Tag())
}

// studyMarks are the marks of some studies, each leading to its quotes.
func (d *document) studyMarks(studies []*study) []string { return d.marks(marksOf(studies)) }

// evidence prints the evidence table, across the page where it is wide.
func (d *document) evidence() {
	wide := len(d.Items) > 3
	if wide {
		d.endSection(false)
	}
	d.heading(1, d.Words.Table)
	d.caption(d.Words.Table)
	header := [][]string{{d.run(d.Words.Study)}}
	weights := []int{16}
	for _, it := range d.Items {
		header = append(header, []string{d.run(it.Name)})
		weights = append(weights, 0)
	}
	for i := range d.Studies {
		for j, cell := range d.Studies[i].Cells {
			n := 0
			for _, a := range cell.Answers {
				n += displayWidth(a.Text)
			}
			weights[j+1] += min(n, 400)
		}
	}
	for j := range d.Items {
		weights[j+1] = min(max(weights[j+1]/max(len(d.Studies), 1)/4, 13), 60)
	}
	width := portraitWidth
	if wide {
		width = landscapeWidth
	}
	t := d.table(weights, width)
	t.long = true
	t.header(header)
	for i := range d.Studies {
		s := &d.Studies[i]
		row := [][]string{{paragraph("TableText", d.link(fmt.Sprintf("ref-%d", s.N), s.Reference, s.Tag()), d.run(" "+s.Name))}}
		for _, cell := range s.Cells {
			row = append(row, d.cell(cell))
		}
		t.row(row)
	}
	t.end()
	if wide {
		d.endSection(true)
	}
}

// cell is the answers of a cell, a paragraph each; each leads to its quotes.
func (d *document) cell(c cell) []string {
	var paragraphs []string
	for i := range c.Answers {
		a := &c.Answers[i]
		var runs []string
		if a.Number > 0 {
			runs = append(runs, d.run(fmt.Sprintf("(%d) ", a.Number)))
		}
		if a.Reported() {
			runs = append(runs, d.run(a.Text), d.run(" "), d.link(a.Anchor, a.Name, d.pick("原文", "quote")))
		} else {
			runs = append(runs, d.emphasis(a.State))
		}
		if a.Person != "" {
			runs = append(runs, d.run(d.pick("〔", " [")+d.Words.Person+d.pick("〕", "]")))
		}
		paragraphs = append(paragraphs, paragraph("TableText", runs...))
	}
	for _, note := range c.notes() {
		paragraphs = append(paragraphs, paragraph("TableText", d.run(d.pick("〔", "[")+note+d.pick("〕", "]"))))
	}
	return paragraphs
}

func (d *document) references() {
	d.heading(1, d.Words.References)
	for _, s := range d.References {
		d.para("Bibliography", d.bookmark(fmt.Sprintf("ref-%d", s.N), d.link(studyAnchor(s), d.Words.Quotes, s.Tag())), d.run(" "+s.Reference))
	}
}

// quotes prints what the answers rest on, study by study. A quote that carries
// several answers stands once, and each of them leads to it.
func (d *document) quotes() {
	d.heading(1, d.Words.Quotes)
	d.para("Source", d.run(d.AboutQuotes()))
	for i := range d.Studies {
		s := &d.Studies[i]
		d.para("Heading3", d.bookmark(studyAnchor(s), d.link(fmt.Sprintf("ref-%d", s.N), s.Reference, s.Tag())), d.run(" "+s.Name))
		source := d.Words.Page + " " + s.SHA256
		if s.File != "" {
			source = s.File + " · " + source
		}
		d.para("Source", d.run(source))
		held := map[string]bool{}
		for _, p := range s.Passages {
			var names []string
			for _, a := range p.Answers {
				name := d.strong(a.Name)
				if !held[a.Anchor] {
					held[a.Anchor] = true
					name = d.bookmark(a.Anchor, name)
				}
				if len(names) > 0 {
					names = append(names, d.run(d.Words.Comma))
				}
				names = append(names, name)
			}
			d.para("QuoteSource", names...)
			runs := []string{d.run(p.Text)}
			if p.Before != "" {
				runs = append([]string{d.faint(p.Before)}, runs...)
			}
			if p.After != "" {
				runs = append(runs, d.faint(p.After))
			}
			d.para("Quote", append(runs, d.faint(d.pick("（", " (")+p.Place+d.pick("）", ")")))...)
		}
		d.silences(s, held)
	}
}

// silences says of which items a study's page does not tell; what cites the
// silence leads here.
func (d *document) silences(s *study, held map[string]bool) {
	for i := range s.Cells {
		for _, a := range s.Cells[i].Answers {
			if held[a.Anchor] {
				continue
			}
			held[a.Anchor] = true
			state := a.State
			if a.Reported() {
				state = d.pick("（无引文）", "(no quote)")
			}
			d.para("QuoteSource", d.bookmark(a.Anchor, d.strong(a.Name)), d.run(d.Words.Colon+state))
		}
	}
}

func (d *document) account() {
	d.heading(1, d.Words.Making)
	d.para("BodyText", d.run(d.Making))
	d.heading(2, d.Words.AIUse)
	d.para("BodyText", d.run(d.AIUse))
	d.plainTable(d.Words.AIUse, d.EngineColumns(), d.Engines)
	d.heading(2, d.Words.Counts)
	d.para("BodyText", d.run(d.Counted()))
	if len(d.Excluded) > 0 {
		d.heading(2, d.Words.Excluded)
		var rows [][]string
		for _, x := range d.Excluded {
			rows = append(rows, []string{x.Name, x.Reason})
		}
		d.plainTable(d.Words.Excluded, []string{d.Words.Document, d.Words.Reason}, rows)
	}
	d.heading(2, d.Words.Checks)
	d.para("BodyText", d.run(d.Checks))
	for _, line := range append(append([]string{}, d.Dropped...), d.Warnings...) {
		d.para("ListBullet", d.run(line))
	}
	d.para("Source", d.run(d.noCharts()))
}

// plainTable prints rows of words.
func (d *document) plainTable(title string, columns []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	weights := make([]int, len(columns))
	header := make([][]string, len(columns))
	for i, name := range columns {
		weights[i] = max(displayWidth(name), 6)
		header[i] = []string{d.run(name)}
		for _, row := range rows {
			weights[i] = min(max(weights[i], displayWidth(row[i])), 40)
		}
	}
	d.caption(title)
	t := d.table(weights, portraitWidth)
	t.header(header)
	for _, row := range rows {
		cells := make([][]string, len(row))
		for i, text := range row {
			cells[i] = []string{paragraph("TableText", d.run(text))}
		}
		t.row(cells)
	}
	t.end()
}

// caption numbers a table.
func (d *document) caption(title string) {
	d.tables++
	d.para("Caption", d.run(fmt.Sprintf(d.pick("表 %d　%s", "Table %d. %s"), d.tables, title)))
}

// displayWidth counts the columns that a text takes: Chinese characters two.
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

// docxCore are the properties that Word shows of a file.
func docxCore(r *synoptic.Review, made time.Time) string {
	var b strings.Builder
	b.WriteString(docxProlog + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	fmt.Fprintf(&b, `<dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>Synoptic</dc:creator><dc:language>%s</dc:language>`,
		xmlText(oneLine(r.Title)), xmlText(oneLine(string(r.Question))), languageTag(r.Language == synoptic.Chinese))
	if !made.IsZero() {
		stamp := made.UTC().Format(time.RFC3339)
		fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified>`, stamp, stamp)
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}
