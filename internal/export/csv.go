package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// writeCSV writes the evidence table, one row a study, for Excel and WPS: a
// byte order mark so that Chinese is read as such, CRLF, and nothing that a
// spreadsheet would take for a formula or a date.
func writeCSV(w io.Writer, c Composition) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	values := map[string]bool{} // the items of which some cell has a value
	for _, row := range c.Review.EvidenceTable.Rows {
		for item, cell := range row.Cells {
			values[item] = values[item] || cell.Value != nil
		}
	}
	header := []string{"label", "document_id", "file", "sha256", "reference", "title_zh", "title_en", "title_other", "authors", "journal", "year", "volume", "issue", "pages", "doi"}
	for _, item := range c.Review.EvidenceTable.Items {
		header = append(header, item)
		if item == synoptic.ItemMethod {
			header = append(header, "method_design")
		}
		if values[item] {
			header = append(header, item+"_value")
		}
		header = append(header, item+"_status", item+"_quotes", item+"_positions")
	}
	rows := [][]string{header}
	for i, row := range c.Review.EvidenceTable.Rows {
		if i >= len(c.Review.Included) {
			break
		}
		in, source := c.Review.Included[i], c.Sources[row.DocumentID]
		var r synoptic.Record
		if source.Record != nil {
			r = *source.Record
		}
		journal, _ := r.Journal.Prefer(c.Review.Language)
		var names []string
		for _, a := range r.Authors {
			names = append(names, a.Name)
		}
		year := ""
		if r.Year != 0 {
			year = fmt.Sprint(int(r.Year))
		}
		line := []string{in.Label, row.DocumentID, source.FileName, in.SHA256, c.citedAs(i).Line, string(r.Title.ZH), string(r.Title.EN), string(r.Title.Other),
			strings.Join(names, "; "), journal, year, string(r.Volume), string(r.Issue), string(r.Pages), string(r.DOI)}
		for _, item := range c.Review.EvidenceTable.Items {
			line = append(line, cellColumns(item, row.Cells[item], values[item], c.Review.Language)...)
		}
		rows = append(rows, line)
	}
	for _, row := range rows {
		for i, s := range row {
			row[i] = spreadsheetSafe(oneLine(s))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cellColumns are the columns of one item: answers, design of a method, value
// of a user's item, status, quotes, positions. Several answers are numbered
// alike in each.
func cellColumns(item string, cell synoptic.Cell, valued bool, l synoptic.Language) []string {
	var answers, quotes, places []string
	status := ""
	numbered := len(cell.Answers) > 1
	for i, a := range cell.Answers {
		mark := ""
		if numbered {
			mark = fmt.Sprintf("(%d) ", i+1)
		}
		status = string(a.Status)
		if a.IsOpen() {
			status += " (left_open: " + string(a.LeftOpen) + ")"
		}
		if a.Answer != "" {
			answers = append(answers, mark+string(a.Answer))
		}
		for _, q := range a.Quotes {
			quotes = append(quotes, mark+q.Text)
			places = append(places, fmt.Sprintf("%s%d..%d %s", mark, q.Start, q.End, q.Verdict))
		}
	}
	columns := []string{strings.Join(answers, " | ")}
	if item == synoptic.ItemMethod {
		columns = append(columns, string(cell.Design))
	}
	if valued {
		columns = append(columns, synthesis.ValueText(cell.Value, l))
	}
	return append(columns, status, strings.Join(quotes, " | "), strings.Join(places, " | "))
}

// dateLike is what a spreadsheet turns into a date: pages 3-5, issue 1/2.
var dateLike = regexp.MustCompile(`^(\d{1,2}[-/.]\d{1,2}([-/.]\d{1,4})?|\d{4}[-/]\d{1,2}([-/]\d{1,2})?|\d{1,2}[-/]\d{4})$`)

// spreadsheetSafe puts an apostrophe before what a spreadsheet would run as a
// formula or read as a date.
func spreadsheetSafe(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("=+-@＝＋－＠|%", []rune(s)[0]) || dateLike.MatchString(s) {
		return "'" + s
	}
	return s
}
