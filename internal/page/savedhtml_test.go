package page

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func parsedHTML(t *testing.T, html string) *Page {
	t.Helper()
	p, err := Parse(context.Background(), Input{Bytes: []byte(html), FileName: "saved.html"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const savedAbstract = `We ask how harbour towns keep their tide gauges. From interviews in nine towns we show that gauges last where a school looks after them, and that grants for new instruments seldom reach the oldest ones.`

// saved is a page as a publisher prints it, with room for what a test is about.
func saved(head, body string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>Keeping tide gauges in harbour towns</title>
<meta name="citation_title" content="Keeping tide gauges in harbour towns">
<meta name="citation_author" content="Ada Holm"><meta name="citation_author" content="Piet Verlaan">
<meta name="citation_journal_title" content="Journal of Coastal Records"><meta name="citation_publication_date" content="2021/06">
<meta name="citation_volume" content="12"><meta name="citation_doi" content="10.5555/jcr.2021.0042">` + head + `</head><body>
<h1>Keeping tide gauges in harbour towns</h1><p>Ada Holm, Piet Verlaan</p>` + body + `</body></html>`
}

func TestKeywordsOfTheHouseAreNoKeywords(t *testing.T) {
	t.Parallel()
	abstract := `<h2>Abstract</h2><p>` + savedAbstract + `</p>`
	for name, c := range map[string]struct{ content, want string }{
		"the journal's own": {"Journal of Coastal Records, coastal science, open access, journal, research, article", ""},
		"the authors":       {"Ada Holm, Piet Verlaan", ""},
		"one name among":    {"tide gauges, harbour towns, Journal of Coastal Records", "tide gauges|harbour towns"},
		"the article's":     {"tide gauges, harbour towns, maintenance", "tide gauges|harbour towns|maintenance"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := parsedHTML(t, saved(`<meta name="keywords" content="`+c.content+`">`, abstract))
			if got := strings.Join(p.Record.Keywords.EN, "|"); got != c.want {
				t.Errorf("keywords %q, want %q", got, c.want)
			}
		})
	}
}

func TestReferencesInTags(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"citation_title=Gauges of the north; citation_author=A. Holm; citation_author=P. Verlaan; citation_journal_title=Tide Letters; citation_volume=4; citation_issue=2; citation_publication_date=1998; citation_firstpage=17; citation_lastpage=29; citation_doi=10.5555/tl.4.2;": "A. Holm, P. Verlaan (1998). Gauges of the north. Tide Letters, 4(2), 17–29. doi:10.5555/tl.4.2",
		"citation_journal_title=Tide Letters; citation_volume=5; citation_publication_date=1999; citation_firstpage=3;":                                                                                                                                                                "Tide Letters, 1999, 5, 3.",
		"Holm A. Gauges of the north. Tide Letters 1998;4:17-29.": "Holm A. Gauges of the north. Tide Letters 1998;4:17-29.",
	} {
		if got := referenceInTags(in); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", in, got, want)
		}
	}
}

func TestWindowsBehindButtonsAreNotRead(t *testing.T) {
	t.Parallel()
	p := parsedHTML(t, saved("", `<div class="modal fade" id="correct"><form><label>Authors</label><p>Change the order of the names. Add Author</p>
<label>Abstract</label><p>Correct the abstract where it is wrong. Keep the marks that set formulas apart, and use no others.</p></form></div>
<h5>Abstract</h5><span>`+savedAbstract+`</span>
<dl><dt>Volume:</dt><dd>Proceedings of the Ninth Meeting of the Association for Harbour Studies</dd><dt>Publisher:</dt><dd>Association for Harbour Studies</dd></dl>`))
	if got := string(p.Record.Abstract.EN); got != savedAbstract {
		t.Errorf("abstract %q", got)
	}
	for _, a := range p.Record.Authors {
		if a.Affiliation != "" {
			t.Errorf("%s works at %q", a.Name, a.Affiliation)
		}
	}
}

func TestRowsOfAuthorsAreNoKeywords(t *testing.T) {
	t.Parallel()
	p := parsedHTML(t, saved("", `<p>Ada Holm, North Quay and Red Tile; Piet Verlaan, Red Tile; Ada Holm and Piet Verlaan, South Quay</p>`))
	if len(p.Record.Keywords.EN) > 0 {
		t.Errorf("keywords %q", p.Record.Keywords.EN)
	}
}

func TestKeywordsThatTheMetadataKnows(t *testing.T) {
	t.Parallel()
	p := parsedHTML(t, saved(`<meta name="citation_keywords" content="tide gauges; harbour towns">`,
		`<p>Keywords</p><ul><li>Type of document</li><li>Language of the document</li><li>Country of the laboratory</li></ul>
<h2>Abstract</h2><p>`+savedAbstract+`</p><h3>Keywords</h3><ul><li>en</li><li>tide gauges</li><li>harbour towns</li></ul>`))
	if got := p.Record.Keywords.EN; !slices.Equal(got, []string{"tide gauges", "harbour towns"}) {
		t.Errorf("keywords %q", got)
	}
}

func TestIssueBeforeADay(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"10 - 5": "10", "1-2": "1-2", "10-12": "10-12", "3 - 4": "3 - 4", "98-2": "98-2", "7": "7"} {
		if got := issueBeforeDay(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFiguresHaveDOIsOfTheirOwn(t *testing.T) {
	t.Parallel()
	p := parsedHTML(t, saved("", `<h2>Abstract</h2><p>`+savedAbstract+`</p><p>DOI: 10.5555/jcr.2021.0042.g001</p>`))
	for _, w := range p.Warnings {
		if strings.Contains(w, "DOIs") {
			t.Error(w)
		}
	}
	p = parsedHTML(t, saved("", `<h2>Abstract</h2><p>`+savedAbstract+`</p><p>DOI: 10.5555/jcr.2021.0043</p>`))
	if !slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "two DOIs") }) {
		t.Error("another article's DOI went without a warning")
	}
}
