package export

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"synoptic/internal/synoptic"
)

// writeXLSX writes a review as a workbook: the synthesis, the evidence table,
// the quotes, the references, the comparison and a log. Every text is a string
// cell: nothing is run as a formula, and what is longer than a cell holds goes
// on in rows below, which say so.
func writeXLSX(w io.Writer, c Composition) (err error) {
	b := &workbook{content: c.compose(), file: excelize.NewFile(), rowOf: map[string]int{}}
	defer func() {
		if closing := b.file.Close(); err == nil {
			err = closing
		}
	}()
	b.prepare(c.Review)
	b.quotes() // first: it knows the rows that the others lead to
	b.synthesis()
	b.evidence()
	b.references()
	b.comparison()
	b.matrix()
	b.log()
	if b.err != nil {
		return fmt.Errorf("filling the workbook: %w", b.err)
	}
	if _, err := b.file.WriteTo(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// workbook is a workbook being filled. The first error ends the work: what
// comes after it does nothing.
type workbook struct {
	*content
	file                  *excelize.File
	plain, header, marked int // styles: of text, of headings, of text that looks like a formula
	rowOf                 map[string]int
	continued             int // cells that go on below
	err                   error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// prepare makes the sheets in their order, the styles and the properties.
func (b *workbook) prepare(r *synoptic.Review) {
	b.do(b.file.SetSheetName("Sheet1", b.sheetNames()[0]))
	for _, name := range b.sheetNames()[1:] {
		_, err := b.file.NewSheet(name)
		b.do(err)
	}
	style := func(s *excelize.Style) int {
		id, err := b.file.NewStyle(s)
		b.do(err)
		return id
	}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "top"}
	b.plain = style(&excelize.Style{Alignment: wrapped})
	b.header = style(&excelize.Style{Alignment: wrapped, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EFEBE2"}},
		Border: []excelize.Border{{Type: "bottom", Style: 2, Color: "23211D"}}})
	b.marked = style(&excelize.Style{Alignment: wrapped, NumFmt: 49})
	if b.err == nil && b.file.Styles != nil && b.marked < len(b.file.Styles.CellXfs.Xf) {
		// Kept as text also when somebody edits the cell.
		b.file.Styles.CellXfs.Xf[b.marked].QuotePrefix = new(true)
	}
	made := r.CreatedAt
	if r.CompletedAt != nil {
		made = *r.CompletedAt
	}
	if !made.IsZero() {
		stamp := made.UTC().Format(time.RFC3339)
		b.do(b.file.SetDocProps(&excelize.DocProperties{Title: short(b.content.Title, 250), Creator: "Synoptic", LastModifiedBy: "Synoptic", Created: stamp, Modified: stamp, Language: languageTag(b.ZH)}))
	}
}

func (b *workbook) sheetNames() []string {
	return []string{b.Words.Synthesis, b.Words.Table, b.Words.Quotes, b.Words.References, b.Words.Comparison, b.Words.Matrix, b.pick("记录", "Log")}
}

// sheet is one sheet being filled from the top.
type sheet struct {
	b       *workbook
	name    string
	row     int
	columns []column
}

// column is a heading with the width of what stands below it, in characters.
type column struct {
	name  string
	width float64
}

// sheet begins a sheet: its headings stay in sight and filter.
func (b *workbook) sheet(name string, fixed int, columns ...column) *sheet {
	s := &sheet{b: b, name: name, columns: columns}
	names := make([]any, len(columns))
	for i, c := range columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.file.SetColWidth(name, letter, letter, c.width))
		b.do(b.file.SetColStyle(name, letter, b.plain))
		names[i] = c.name
	}
	s.add(names...)
	b.do(b.file.SetCellStyle(name, "A1", cellName(len(columns), 1), b.header))
	b.do(b.file.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: fixed, YSplit: 1, TopLeftCell: cellName(fixed+1, 2), ActivePane: map[bool]string{true: "bottomRight", false: "bottomLeft"}[fixed > 0]}))
	return s
}

// paperA4 is the number by which spreadsheets know the size.
const paperA4 = 9

// end puts the filter over all rows.
func (s *sheet) end() {
	f := s.b.file
	s.b.do(f.AutoFilter(s.name, "A1:"+cellName(len(s.columns), max(s.row, 1)), nil))
	// On paper: across the page, as wide as it is, with the headings on each.
	s.b.do(f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: new("landscape"), Size: new(paperA4), FitToWidth: new(1), FitToHeight: new(0)}))
	s.b.do(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	s.b.do(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", s.name), Scope: s.name}))
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1" // no sheet of ours is that large
	}
	return name
}

// mostInCell is how much a cell takes, in UTF-16 units, with room for the note
// that it goes on; a spreadsheet's own limit is 32,767.
const mostInCell = 32_700

// add writes a row and returns its number. Strings stay strings, numbers are
// int; a string that is too long goes on in the rows below.
func (s *sheet) add(values ...any) int {
	if s.b.err != nil {
		return max(s.row, 1)
	}
	s.row++
	first, height, lines := s.row, 1, 1
	for i, v := range values {
		switch v := v.(type) {
		case int:
			s.b.do(s.b.file.SetCellInt(s.name, cellName(i+1, first), int64(v)))
		case float64:
			s.b.do(s.b.file.SetCellFloat(s.name, cellName(i+1, first), v, -1, 64))
		case string:
			parts := cellParts(v)
			lines = max(lines, linesOf(parts[0], s.columns[i].width))
			for n, part := range parts {
				s.text(i+1, first+n, part)
			}
			if len(parts) > height {
				height = len(parts)
			}
			if len(parts) > 1 {
				s.b.continued++
			}
		}
	}
	if lines > 1 {
		// Not every program finds the height of wrapped text by itself; none
		// takes more than 409 points.
		s.b.do(s.b.file.SetRowHeight(s.name, first, min(float64(lines)*14.5+2, 400)))
	}
	for n := 1; n < height; n++ {
		if label, ok := values[0].(string); ok && len(cellParts(label)) == 1 {
			s.text(1, first+n, fmt.Sprintf(s.b.pick("%s（续 %d）", "%s (continued %d)"), label, n))
		}
	}
	s.row = first + height - 1
	return first
}

// text writes a string cell. One that a spreadsheet would take for a formula
// once it is edited is marked as text.
func (s *sheet) text(column, row int, v string) {
	if v == "" {
		return
	}
	at := cellName(column, row)
	s.b.do(s.b.file.SetCellStr(s.name, at, v))
	if strings.ContainsRune("=+-@|%'＝＋－＠", firstRune(v)) {
		s.b.do(s.b.file.SetCellStyle(s.name, at, at, s.b.marked))
	}
}

// linesOf is how many lines a text takes in a column of a width.
func linesOf(text string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, int(math.Ceil(float64(displayWidth(line))/max(width-1, 1))))
	}
	return n
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// cellParts divides a text into as many cells as it needs.
func cellParts(v string) []string {
	if len(v) <= mostInCell { // bytes are never fewer than UTF-16 units
		return []string{v}
	}
	var parts []string
	from, units := 0, 0
	for i, r := range v {
		n := max(utf16.RuneLen(r), 1)
		if units+n > mostInCell {
			parts = append(parts, v[from:i])
			from, units = i, 0
		}
		units += n
	}
	return append(parts, v[from:])
}

// lead makes a cell lead to a row of the quotes.
func (s *sheet) lead(row, column int, anchor string) {
	target, ok := s.b.rowOf[anchor]
	if !ok || s.b.err != nil {
		return
	}
	s.b.do(s.b.file.SetCellHyperLink(s.name, cellName(column, row), fmt.Sprintf("'%s'!A%d", s.b.Words.Quotes, target), "Location"))
}

// labelsOf names studies: [1] [3]–[5].
func (c *content) labelsOf(studies []*study) string { return c.drawn(marksOf(studies)) }

// withMarks is a statement with its marks, as text.
func (c *content) withMarks(s statement) string {
	var b strings.Builder
	for _, p := range s.Pieces {
		b.WriteString(p.Text)
		if len(p.Marks) > 0 {
			b.WriteString(c.pick("", " ") + c.drawn(p.Marks))
		}
	}
	return b.String()
}

// number is an integer, as a cell of its own kind.
func number(s string) any {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return s
}
