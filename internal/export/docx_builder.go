package export

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
)

// builder makes the XML of paragraphs, runs, links and tables. Every text
// passes xmlText; all else is the program's own.
type builder struct {
	strings.Builder
	zh        bool
	bookmarks int
}

// xmlText escapes text, and replaces what XML 1.0 cannot hold.
func xmlText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder does not fail
	}
	return b.String()
}

// paragraph is a paragraph of a style.
func paragraph(style string, runs ...string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

func (b *builder) para(style string, runs ...string) { b.WriteString(paragraph(style, runs...)) }

func (b *builder) heading(level int, text string) {
	b.para(fmt.Sprintf("Heading%d", level), b.run(text))
}

// item is a paragraph of a numbered list.
func (b *builder) item(list int, runs ...string) {
	fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, list, strings.Join(runs, ""))
}

func (b *builder) run(text string) string      { return b.styled("", text) }
func (b *builder) strong(text string) string   { return b.styled("<w:b/><w:bCs/>", text) }
func (b *builder) emphasis(text string) string { return b.styled(`<w:color w:val="6D675D"/>`, text) }
func (b *builder) faint(text string) string    { return b.styled(`<w:color w:val="6D675D"/>`, text) }

// styled makes runs with properties. Stretches written from right to left are
// runs of their own, and a mark of direction ends the text that holds them, so
// that they turn nothing around it; a hint tells Word to take quotation marks
// beside Chinese from the Chinese font.
func (b *builder) styled(properties, text string) string {
	var out strings.Builder
	for _, part := range byDirection(text) {
		props := properties
		switch {
		case part.rtl:
			props += "<w:rtl/>"
		case b.zh && strings.ContainsFunc(part.text, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			// The schema wants the style of a run first, then its fonts.
			style, rest, isStyled := strings.Cut(props, "/>")
			if !isStyled || !strings.HasPrefix(style, "<w:rStyle") {
				style, rest = "", props
			} else {
				style += "/>"
			}
			props = style + `<w:rFonts w:hint="eastAsia"/>` + rest
		}
		if props != "" {
			props = "<w:rPr>" + props + "</w:rPr>"
		}
		out.WriteString(`<w:r>` + props + `<w:t xml:space="preserve">` + xmlText(part.text) + `</w:t></w:r>`)
	}
	if strings.ContainsFunc(text, rightToLeft) {
		out.WriteString("<w:r><w:t>\u200E</w:t></w:r>")
	}
	return out.String()
}

// stretch is a part of a text that runs in one direction.
type stretch struct {
	text string
	rtl  bool
}

// byDirection divides a text into stretches. Spaces and punctuation between
// letters written from right to left belong to them.
func byDirection(text string) []stretch {
	if !strings.ContainsFunc(text, rightToLeft) {
		return []stretch{{text, false}}
	}
	var out []stretch
	from, last := 0, 0 // the stretch begins at from; last ends its last strong letter
	rtl := false
	for i, r := range text {
		strong := unicode.IsLetter(r)
		if !strong || rightToLeft(r) == rtl {
			if strong {
				last = i + len(string(r))
			}
			continue
		}
		cut := i
		if rtl {
			cut = last // what stands behind belongs to the line
		}
		if cut > from {
			out = append(out, stretch{text[from:cut], rtl})
		}
		from, last, rtl = cut, i+len(string(r)), !rtl
	}
	if rtl && last < len(text) {
		return append(out, stretch{text[from:last], true}, stretch{text[last:], false})
	}
	return append(out, stretch{text[from:], rtl})
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}

// link leads to a bookmark. The tip is shown when the pointer rests on it; Word
// takes no more than 260 characters of one.
func (b *builder) link(anchor, tip, text string) string {
	return `<w:hyperlink w:anchor="` + bookmarkName(anchor) + `" w:tooltip="` + xmlText(short(tip, 200)) + `" w:history="1">` + b.styled(`<w:rStyle w:val="Hyperlink"/>`, text) + `</w:hyperlink>`
}

// bookmark puts a bookmark around runs.
func (b *builder) bookmark(name, runs string) string {
	b.bookmarks++
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, b.bookmarks, bookmarkName(name), runs, b.bookmarks)
}

// bookmarkName is an anchor as Word allows names: letters, digits, underscores.
func bookmarkName(anchor string) string { return strings.ReplaceAll(anchor, "-", "_") }

// The widths of the text on A4 with margins of 2.3 cm, in twentieths of a point.
const (
	pageShort, pageLong = 11906, 16838
	margin              = 1304
	portraitWidth       = pageShort - 2*margin
	landscapeWidth      = pageLong - 2*margin
)

// sectionEnd describes the section that ends there.
func sectionEnd(landscape bool) string {
	size := fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, pageShort, pageLong)
	if landscape {
		size = fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, pageLong, pageShort)
	}
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>%s<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`,
		size, margin, margin, margin, margin)
}

// endSection ends a section on a new page.
func (b *builder) endSection(landscape bool) {
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Source"/>` + sectionEnd(landscape) + `</w:pPr></w:p>`)
}

// grid is a table being written.
type grid struct {
	b      *builder
	widths []int
	long   bool // its rows may be longer than a page
}

// table begins a table whose columns share a width by their weights.
func (b *builder) table(weights []int, width int) *grid {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	g := &grid{b: b, widths: make([]int, len(weights))}
	for i, w := range weights {
		g.widths[i] = width * w / max(sum, 1)
	}
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="EvidenceTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, width)
	for _, w := range g.widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	return g
}

// header prints the row that is repeated on every page.
func (g *grid) header(cells [][]string) {
	g.b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, runs := range cells {
		g.cell(i, paragraph("TableHeading", runs...))
	}
	g.b.WriteString(`</w:tr>`)
}

// row prints a row; each cell is its paragraphs. Only a row that may be longer
// than a page is broken across two.
func (g *grid) row(cells [][]string) {
	if g.long {
		g.b.WriteString(`<w:tr>`)
	} else {
		g.b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	}
	for i, paragraphs := range cells {
		g.cell(i, strings.Join(paragraphs, ""))
	}
	g.b.WriteString(`</w:tr>`)
}

func (g *grid) cell(i int, paragraphs string) {
	if paragraphs == "" {
		paragraphs = paragraph("TableText") // a cell without a paragraph is no cell
	}
	fmt.Fprintf(g.b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, g.widths[i], paragraphs)
}

func (g *grid) end() {
	g.b.WriteString(`</w:tbl>`)
	g.b.para("Source") // two tables in a row would be one
}
