package page

import (
	"context"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
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

func TestReferencesBelowTheirNumbers(t *testing.T) {
	t.Parallel()
	abstract := `<h2>Abstract</h2><p>` + savedAbstract + `</p>`
	p := parsedHTML(t, saved("", abstract+`<h2>References</h2><div>1</div><div>Gauges of the north</div><div>A Holm</div><div>P Verlaan</div><div>(1998)</div><div>Tide Letters 4:17–29.</div><div>Google Scholar</div>
<div>2</div><div>Keeping records afloat</div><div>B Quist</div><div>(2004)</div><div>Harbour Notes 9:1–8.</div><div>https://doi.org/10.5555/hn.9.1</div><div>PubMed</div><div>Google Scholar</div>
<div>2</div><div>What a service says of the second one, at length and with an abstract of its own, is no entry.</div>
<div>3</div><div>Schools by the sea</div><div>C Rahn</div><div>(2011)</div><div>Coast 2:40–51.</div>`))
	want := []string{
		"Gauges of the north A Holm P Verlaan (1998) Tide Letters 4:17–29.",
		"Keeping records afloat B Quist (2004) Harbour Notes 9:1–8. https://doi.org/10.5555/hn.9.1",
		"Schools by the sea C Rahn (2011) Coast 2:40–51.",
	}
	if got := p.Record.References; !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	p = parsedHTML(t, saved("", abstract+`<h2>References</h2><ul><li><p>Holm A, Verlaan P: Gauges of the north and of the east, with those that nobody reads.</p><p>Tide Letters 1998, 4:17-29. Publisher Full Text</p></li>
<li><p>Quist B: Keeping records afloat where harbours silt up.</p><p>Harbour Notes 2004, 9:1-8.</p></li></ul>`))
	want = []string{
		"Holm A, Verlaan P: Gauges of the north and of the east, with those that nobody reads. Tide Letters 1998, 4:17-29.",
		"Quist B: Keeping records afloat where harbours silt up. Harbour Notes 2004, 9:1-8.",
	}
	if got := p.Record.References; !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestReferencesWithoutLinks(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Holm A (2004) Gauges of the north. Tide Lett 19:157–164 Article CAS Google Scholar":               "Holm A (2004) Gauges of the north. Tide Lett 19:157–164",
		"Holm A. Gauges. Tide Lett. (2019) 7:e12. 10.5555/12 [PMC free article] [PubMed] [Google Scholar]": "Holm A. Gauges. Tide Lett. (2019) 7:e12. 10.5555/12",
		"A. Holm and P. Verlaan, Tide Lett., 2004, 56, 1649 CrossRef CAS .":                                "A. Holm and P. Verlaan, Tide Lett., 2004, 56, 1649",
		"Holm A (2004) Gauges of the north. Tide Lett 19: 157. Find this article online":                   "Holm A (2004) Gauges of the north. Tide Lett 19: 157.",
		"Holm A. The last gauge: notes on an abstract":                                                     "Holm A. The last gauge: notes on an abstract",
	} {
		if got := withoutLinks(in); got != want {
			t.Errorf("%s\ngot %q", in, got)
		}
	}
}

func TestTheMenuBesideARecordHoldsNoOtherPapers(t *testing.T) {
	t.Parallel()
	body := `<div>检索</div><dl><dt>知识节点</dt></dl><dl><dt>基本信息</dt></dl><dl><dt>摘要</dt></dl><dl><dt>关键词</dt></dl><dl><dt>导师</dt></dl><dl><dt>分类号</dt></dl><div>知识网络</div><dl><dt>引文网络</dt></dl><dl><dt>关联作者</dt></dl><dl><dt>相似文献</dt></dl><dl><dt>读者推荐</dt></dl><dl><dt>相关基金文献</dt></dl>
<h2>港口验潮站的维护机制研究</h2><div><a>顾云帆</a></div><div><a>澄湖大学</a></div><div>导出/参考文献 分享 收藏 打印</div>
<p>摘要：验潮站的维护长期依赖地方学校。本文对九个港口的访谈表明,有学校照管的站点能够长期运行,而新仪器的经费很少到达最老的站点。</p><p>关键词：验潮站; 维护机制; 港口;</p>`
	for name, html := range map[string]string{
		"with a name":    `<html><head><title>港口验潮站的维护机制研究 - 某某文献网</title></head><body>` + body + `</body></html>`,
		"without a name": `<html><head><title></title></head><body>` + body + `</body></html>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rec := parsedHTML(t, html).Record
			if rec.Title.ZH != "港口验潮站的维护机制研究" || len(rec.Authors) != 1 || rec.Authors[0].Name != "顾云帆" || rec.Abstract.ZH == "" || len(rec.Keywords.ZH) != 3 {
				t.Errorf("title %q authors %v keywords %q abstract %q", rec.Title.ZH, rec.Authors, rec.Keywords.ZH, rec.Abstract.ZH)
			}
		})
	}
}

func TestNewsIsNoPaper(t *testing.T) {
	t.Parallel()
	const body = `<h1>Harbour school wins prize for its tide gauge</h1><p>By Ada Holm</p><p>Updated Nov 7, 2023, 8:15 PM</p>
<p>The smallest school of the coast has won the prize of the year for the care that its pupils take of a gauge that is older than their grandparents, the council said on Tuesday.</p>
<p>Pupils read it every morning before class and send what they read to the port office by telephone, in any weather.</p><p>Tags: harbour, school</p>`
	for name, c := range map[string]struct {
		html string
		want synoptic.PageType
	}{
		"news":       {`<html><head><meta property="og:type" content="article"><meta property="og:title" content="Harbour school wins prize for its tide gauge"><meta name="author" content="Ada Holm"></head><body>` + body + `</body></html>`, synoptic.NotARecord},
		"with a DOI": {`<html><body>` + body + `<p>https://doi.org/10.5555/jcr.2021.0042</p></body></html>`, synoptic.Article},
		"tagged":     {`<html><head><meta name="citation_title" content="Harbour school wins prize for its tide gauge"><meta name="citation_author" content="Ada Holm"></head><body>` + body + `</body></html>`, synoptic.Article},
		"abstract":   {`<html><body><h1>Keeping tide gauges in harbour towns</h1><p>Ada Holm</p><h2>Abstract</h2><p>` + savedAbstract + `</p></body></html>`, synoptic.Article},
		"keywords":   {`<html><body><h1>Keeping tide gauges in harbour towns</h1><p>Ada Holm, Piet Verlaan</p><p>June 2021</p><p>` + savedAbstract + `</p><p>Keywords: tide gauges, harbours, maintenance</p></body></html>`, synoptic.Article},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if p := parsedHTML(t, c.html); p.Type != c.want {
				t.Errorf("%s: %s (%s)", name, p.Type, p.Reason)
			}
		})
	}
}

func TestAuthorsInAWindowOfTheirOwn(t *testing.T) {
	t.Parallel()
	rec := parsedHTML(t, `<html><body><div>RESEARCH • Rev. cost. estud. 32 (2) • 2023 • https://doi.org/10.5555/rcs.2023.0017 <button>copy</button></div>
<h1>Keeping tide gauges in harbour towns</h1><div><a>Authorship</a> <a>SCIMAGO INSTITUTIONS RANKINGS</a></div>
<h2>Abstract</h2><p>`+savedAbstract+`</p><h2>Introduction</h2><p>Gauges are old and nobody knows who reads them (Quist, B. Tide Letters, v. 98, n. 3, p. 120-131, 2011).</p>
<h2>References</h2><ul><li><p>1 Holm A, Verlaan P. Gauges of the north. Tide Lett. 1998;4:17-29.</p><div>» <a>https://doi.org/10.5555/tl.4.17</a></div></li>
<li><p>2 Quist B. Keeping records afloat. Harbour Notes. 2004;9:1-8. https://doi.org/10.5555/hn.9.1</p><div>» <a>https://doi.org/10.5555/hn.9.1</a></div></li>
<li><p>3 Rahn C. Schools by the sea. Coast. 2011;2:40-51.</p></li></ul>
<div class="modal fade ModalTutors" aria-hidden="true"><div class="modal-dialog"><h5>Authorship</h5>
<div><span class="material-icons-outlined">person</span> <strong>Ada Holm</strong></div><div>conception and design · drafting</div><div><span class="material-icons-outlined">school</span>Escola do Mar, Porto Novo, Brazil</div><div>0000-0000-0000-0001</div>
<div><span class="material-icons-outlined">person</span> <strong>Piet VERLAAN</strong></div><div>analysis</div><div><span class="material-icons-outlined">school</span>Universidade da Costa, Porto Novo, Brazil</div><div>0000-0000-0000-0002</div></div></div></body></html>`).Record
	if got := string(rec.Journal.EN); got != "Rev. cost. estud." || rec.Volume != "32" || rec.Issue != "2" || rec.Year != 2023 {
		t.Errorf("journal %q volume %q issue %q year %d", got, rec.Volume, rec.Issue, rec.Year)
	}
	var names []string
	for _, a := range rec.Authors {
		names = append(names, a.Name+" @ "+string(a.Affiliation))
	}
	if want := []string{"Ada Holm @ Escola do Mar, Porto Novo, Brazil", "Piet VERLAAN @ Universidade da Costa, Porto Novo, Brazil"}; !slices.Equal(names, want) {
		t.Errorf("authors %q", names)
	}
	want := []string{"Holm A, Verlaan P. Gauges of the north. Tide Lett. 1998;4:17-29. https://doi.org/10.5555/tl.4.17",
		"Quist B. Keeping records afloat. Harbour Notes. 2004;9:1-8. https://doi.org/10.5555/hn.9.1", "Rahn C. Schools by the sea. Coast. 2011;2:40-51."}
	if !slices.Equal(rec.References, want) {
		t.Errorf("references\n%s", strings.Join(rec.References, "\n"))
	}
}

func TestPagesOfTheSiteAreNoPapers(t *testing.T) {
	t.Parallel()
	for _, heading := range []string{"Search results", "Instructions to authors", "Editorial board"} {
		p := parsedHTML(t, `<html><body><h1>`+heading+`</h1><div>Keywords: Gauges</div><div>All (1358)</div><div>Articles (1092)</div>
<h3>Keeping tide gauges in harbour towns</h3><div>A. Holm, P. Verlaan and B. Quist</div><p>We ask how harbour towns keep their tide gauges.</p><div>J. Coast. Rec., 2021, 12, 17-29</div><div>https://doi.org/10.5555/jcr.2021.0042</div>
<h3>Schools by the sea</h3><div>C. Rahn and D. Ost</div><p>Schools look after what others forget.</p><div>J. Coast. Rec., 2020, 11, 1-9</div><div>https://doi.org/10.5555/jcr.2020.0007</div></body></html>`)
		if p.Type == synoptic.Article && strings.EqualFold(string(p.Record.Title.EN), heading) {
			t.Errorf("%q was taken for a paper's title", heading)
		}
	}
}

func TestGrantsWithBracketsClosed(t *testing.T) {
	t.Parallel()
	got := withBracketsClosed([]string{"Coast Fund (Porto Novo, Brazil", "project S93 to A.H.)", "Tide Council (12-3)"})
	if want := []string{"Coast Fund (Porto Novo, Brazil; project S93 to A.H.)", "Tide Council (12-3)"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
