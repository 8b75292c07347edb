package reference

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
)

// tagged is a format of tagged lines. Values hold no line break, so none can
// begin a tag of its own; every line ends in CR LF, as these formats ask.
type tagged struct {
	name string
	// The tags, with what stands between them and their value; "" for what
	// the format has no place for.
	kind, author, title, year, volume, issue, doi, issn, language, keyword, abstract string
	kinds                                                                            map[Kind]string
	container                                                                        map[Kind]string
	pages                                                                            func(Entry) [][2]string // tag and value
	languageOf                                                                       func(Entry) string
	// semicolons puts authors, and keywords, on one line, each with a semicolon
	// behind it; the others give each a line.
	semicolons bool
	end        string // behind the last line of an entry
}

// ris takes one author a line: a Chinese name without a comma, which makes it
// one name for those who read it.
func ris() tagged {
	return tagged{
		languageOf: cslLanguage,
		name:       "RIS", kind: "TY  - ", author: "AU  - ", title: "TI  - ", year: "PY  - ", volume: "VL  - ", issue: "IS  - ",
		doi: "DO  - ", issn: "SN  - ", language: "LA  - ", keyword: "KW  - ", abstract: "AB  - ", end: "ER  - \r\n\r\n",
		kinds:     map[Kind]string{Article: "JOUR", Preprint: "UNPB", Conference: "CONF", Thesis: "THES"},
		container: map[Kind]string{Article: "T2  - ", Preprint: "PB  - ", Conference: "T2  - ", Thesis: "PB  - "},
		pages: func(e Entry) [][2]string {
			if len(e.Pages) == 1 {
				return [][2]string{{"SP  - ", e.Pages[0].From}, {"EP  - ", e.Pages[0].To}}
			}
			return [][2]string{{"SP  - ", e.extent()}}
		},
	}
}

// refer is the tagged form of EndNote.
func refer() tagged {
	return tagged{
		languageOf: cslLanguage,
		name:       "Refer", kind: "%0 ", author: "%A ", title: "%T ", year: "%D ", volume: "%V ", issue: "%N ",
		doi: "%R ", issn: "%@ ", language: "%G ", keyword: "%K ", abstract: "%X ", end: "\r\n",
		kinds:     map[Kind]string{Article: "Journal Article", Preprint: "Unpublished Work", Conference: "Conference Proceedings", Thesis: "Thesis"},
		container: map[Kind]string{Article: "%J ", Preprint: "%I ", Conference: "%B ", Thesis: "%I "},
		pages:     func(e Entry) [][2]string { return [][2]string{{"%P ", e.extent()}} },
	}
}

// noteExpress has the authors on one line, as CNKI writes it.
func noteExpress() tagged {
	return tagged{
		languageOf: languageName,
		name:       "NoteExpress", kind: "{Reference Type}: ", author: "{Author}: ", title: "{Title}: ", year: "{Year}: ", volume: "{Volume}: ", issue: "{Issue}: ",
		doi: "{DOI}: ", issn: "{ISBN/ISSN}: ", language: "{Language}: ", keyword: "{Keywords}: ", abstract: "{Abstract}: ", end: "\r\n", semicolons: true,
		kinds:     map[Kind]string{Article: "Journal Article", Preprint: "Electronic Source", Conference: "Conference Proceedings", Thesis: "Thesis"},
		container: map[Kind]string{Article: "{Journal}: ", Preprint: "{Publisher}: ", Conference: "{Secondary Title}: ", Thesis: "{Publisher}: "},
		pages:     func(e Entry) [][2]string { return [][2]string{{"{Pages}: ", e.extent()}} },
	}
}

func (t tagged) write(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	line := func(tag, value string) {
		if value != "" {
			out.WriteString(tag + value + "\r\n")
		}
	}
	several := func(tag string, values []string) {
		if t.semicolons && len(values) > 0 {
			values = []string{strings.Join(values, ";") + ";"}
		}
		for _, v := range values {
			line(tag, v)
		}
	}
	for _, e := range entries {
		line(t.kind, t.kinds[e.Kind])
		several(t.author, sortedNames(e.Authors))
		line(t.title, e.Title)
		line(t.container[e.Kind], e.Container)
		line(t.year, number(e.Year))
		line(t.volume, e.Volume)
		line(t.issue, e.Issue)
		for _, p := range t.pages(e) {
			line(p[0], p[1])
		}
		line(t.doi, e.DOI)
		line(t.issn, e.ISSN)
		line(t.language, t.languageOf(e))
		several(t.keyword, e.Keywords)
		line(t.abstract, e.Abstract)
		out.WriteString(t.end)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing %s: %w", t.name, err)
	}
	return nil
}

// languageName is the language by its English name.
func languageName(e Entry) string {
	return map[synoptic.Language]string{synoptic.Chinese: "Chinese", synoptic.English: "English"}[e.Language]
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
