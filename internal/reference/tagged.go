package reference

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
)

// The formats of tagged lines: RIS, Refer and NoteExpress. Values hold no
// line break, so none can begin a tag of its own.

// tagged writes lines that end in CR LF, as these formats ask.
type tagged struct{ out *bufio.Writer }

func (t tagged) line(tag, value string) {
	if value != "" {
		t.out.WriteString(tag + value + "\r\n")
	}
}

func (t tagged) lines(tag string, values []string) {
	for _, v := range values {
		t.line(tag, v)
	}
}

func (t tagged) end(format string) error {
	if err := t.out.Flush(); err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}

// writeRIS writes one author a line: a Chinese name without a comma, which
// makes it one name for those who read it.
func writeRIS(w io.Writer, entries []Entry) error {
	t := tagged{bufio.NewWriter(w)}
	for _, e := range entries {
		t.line("TY  - ", map[Kind]string{Article: "JOUR", Preprint: "UNPB", Conference: "CONF", Thesis: "THES"}[e.Kind])
		t.lines("AU  - ", sortedNames(e.Authors))
		t.line("TI  - ", e.Title)
		t.line(map[Kind]string{Article: "T2  - ", Preprint: "PB  - ", Conference: "T2  - ", Thesis: "PB  - "}[e.Kind], e.Container)
		t.line("PY  - ", number(e.Year))
		t.line("VL  - ", e.Volume)
		t.line("IS  - ", e.Issue)
		switch {
		case e.Article != "":
			t.line("SP  - ", e.Article)
		case len(e.Pages) == 1:
			t.line("SP  - ", e.Pages[0].From)
			t.line("EP  - ", e.Pages[0].To)
		default:
			t.line("SP  - ", e.pages(", ", pageRange("-")))
		}
		t.line("DO  - ", e.DOI)
		t.line("SN  - ", e.ISSN)
		t.line("LA  - ", cslLanguage(e))
		t.lines("KW  - ", e.Keywords)
		t.line("AB  - ", e.Abstract)
		t.out.WriteString("ER  - \r\n\r\n")
	}
	return t.end("RIS")
}

// writeRefer writes the tagged form of EndNote.
func writeRefer(w io.Writer, entries []Entry) error {
	t := tagged{bufio.NewWriter(w)}
	for _, e := range entries {
		t.line("%0 ", map[Kind]string{Article: "Journal Article", Preprint: "Unpublished Work", Conference: "Conference Proceedings", Thesis: "Thesis"}[e.Kind])
		t.lines("%A ", sortedNames(e.Authors))
		t.line("%T ", e.Title)
		t.line(map[Kind]string{Article: "%J ", Preprint: "%I ", Conference: "%B ", Thesis: "%I "}[e.Kind], e.Container)
		t.line("%D ", number(e.Year))
		t.line("%V ", e.Volume)
		t.line("%N ", e.Issue)
		t.line("%P ", join(", ", e.pages(", ", pageRange("-")), e.Article))
		t.line("%R ", e.DOI)
		t.line("%@ ", e.ISSN)
		t.line("%G ", cslLanguage(e))
		t.lines("%K ", e.Keywords)
		t.line("%X ", e.Abstract)
		t.out.WriteString("\r\n")
	}
	return t.end("Refer")
}

// writeNoteExpress writes the tagged form of NoteExpress, with the authors on
// one line, as CNKI does.
func writeNoteExpress(w io.Writer, entries []Entry) error {
	t := tagged{bufio.NewWriter(w)}
	for _, e := range entries {
		t.line("{Reference Type}: ", map[Kind]string{Article: "Journal Article", Preprint: "Electronic Source", Conference: "Conference Proceedings", Thesis: "Thesis"}[e.Kind])
		t.line("{Title}: ", e.Title)
		if names := sortedNames(e.Authors); len(names) > 0 {
			t.line("{Author}: ", strings.Join(names, ";")+";")
		}
		t.line(map[Kind]string{Article: "{Journal}: ", Preprint: "{Publisher}: ", Conference: "{Secondary Title}: ", Thesis: "{Publisher}: "}[e.Kind], e.Container)
		t.line("{Year}: ", number(e.Year))
		t.line("{Volume}: ", e.Volume)
		t.line("{Issue}: ", e.Issue)
		t.line("{Pages}: ", join(", ", e.pages(", ", pageRange("-")), e.Article))
		if len(e.Keywords) > 0 {
			t.line("{Keywords}: ", strings.Join(e.Keywords, ";")+";")
		}
		t.line("{Abstract}: ", e.Abstract)
		t.line("{ISBN/ISSN}: ", e.ISSN)
		t.line("{DOI}: ", e.DOI)
		t.line("{Language}: ", map[synoptic.Language]string{synoptic.Chinese: "Chinese", synoptic.English: "English"}[e.Language])
		t.out.WriteString("\r\n")
	}
	return t.end("NoteExpress")
}

func sortedNames(authors []Name) []string {
	names := make([]string, len(authors))
	for i, n := range authors {
		names[i] = n.sorted()
	}
	return names
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
