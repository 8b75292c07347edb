package page

import (
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/injection"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/language"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// metadata is what the head of an HTML page says, by the conventions that
// publishers follow: Highwire's citation_*, PRISM, eprints and bepress,
// JSON-LD, Dublin Core, OpenGraph last.
type metadata struct {
	titles   []tagged
	authors  []names.Person // in the order of the page, languages mixed
	journals []tagged
	weakYear bool // of a day that may be the one on which the paper went online
	keywords []string
	abstract []string
	year     int
	volume   string
	issue    string
	pages    string
	doi      string
	issn     string
	summary  string // a page's own description, often cut
	scholar  bool   // the page says of itself that it is an article
	paper    bool   // and does so in the tags of scholarly publishers
	refs     []string
	sponsors []string // who paid for the study
	language string   // of the paper, two letters in lower case

	thesis, conference bool   // the page says so of itself
	school             string // that granted the degree
}

// tagged is a value with the language that its element names, if any.
type tagged struct{ text, lang string }

const maxMetaValue = 100_000

// readMetadata reads what is believed before page text.
func readMetadata(doc *markup.Doc) metadata {
	var m metadata
	get := map[string][]markup.Meta{}
	for _, e := range doc.Meta {
		e.Content = plain.Tidy(plain.Clip(e.Content, maxMetaValue))
		if e.Content != "" && len(get[e.Name]) < maxReferences {
			get[e.Name] = append(get[e.Name], e)
		}
	}
	first := func(names ...string) string {
		for _, n := range names {
			if v := get[n]; len(v) > 0 {
				return v[0].Content
			}
		}
		return ""
	}
	all := func(names ...string) []tagged {
		for _, n := range names {
			var out []tagged
			for _, e := range get[n] {
				out = append(out, tagged{e.Content, e.Lang})
			}
			if len(out) > 0 {
				return out
			}
		}
		return nil
	}
	m.titles = all("citation_title", "prism.title", "eprints.title", "bepress_citation_title", "dc.title", "dcterms.title")
	m.scholar = len(m.titles) > 0
	m.paper = first("citation_title", "prism.title", "eprints.title", "bepress_citation_title", "dc.identifier.doi", "prism.doi", "citation_doi", "dc.citation.volume") != "" ||
		m.scholar && len(all("dc.creator", "dcterms.creator", "dc.contributor.author")) > 0
	m.titles = append(m.titles, all("dc.title.alternative", "citation_title_en", "citation_title_cn", "dcterms.alternative")...)
	m.journals = all("citation_journal_title", "prism.publicationname", "bepress_citation_journal_title", "eprints.publication", "dc.source", "dc.relation.ispartof", "citation_conference_title")
	m.conference = first("citation_conference_title", "citation_conference") != ""
	m.school = first("citation_dissertation_institution", "citation_dissertation_name", "thesis.degree.grantor", "dc.publisher.institution")
	for _, kind := range all("dc.type", "dcterms.type", "og:type", "citation_article_type") {
		kind := strings.ToLower(kind.text)
		m.thesis = m.thesis || strings.Contains(kind, "thesis") || strings.Contains(kind, "dissertation") ||
			strings.Contains(kind, "学位论文") || strings.Contains(kind, "學位論文")
	}
	m.weakYear = first("citation_publication_date", "citation_date", "citation_year", "prism.publicationdate", "prism.coverdate", "bepress_citation_date") == ""
	m.year = plain.Year(first("citation_publication_date", "citation_date", "citation_year", "prism.publicationdate", "prism.coverdate", "bepress_citation_date", "eprints.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_online_date"))
	m.volume = first("citation_volume", "prism.volume", "bepress_citation_volume", "eprints.volume", "dc.citation.volume", "dc.source.volume")
	m.issue = first("citation_issue", "prism.number", "prism.issueidentifier", "bepress_citation_issue", "eprints.number", "dc.citation.issue", "dc.source.issue")
	from, to := first("citation_firstpage", "citation_first_page", "prism.startingpage", "bepress_citation_firstpage", "dc.citation.spage"), first("citation_lastpage", "citation_last_page", "prism.endingpage", "bepress_citation_lastpage", "dc.citation.epage")
	if number, ok := strings.CutSuffix(from, "-1"); ok && len(number) > 3 && strings.HasPrefix(to, number+"-") {
		from, to = number, "" // the pages of one article number: 240119-1 to 240119-11
	}
	switch {
	case from != "" && to != "" && from != to && !strings.Contains(from, "-"):
		m.pages = from + "-" + to
	case from != "":
		m.pages = from
	default:
		m.pages = first("citation_pages", "citation_page", "prism.pagerange", "eprints.pagerange", "citation_article_number", "dc.identifier.pagenumber", "citation_elocation_id")
	}
	m.pages = imprint.CleanPages(m.pages)
	for _, v := range append(append(append(all("citation_doi", "prism.doi", "bepress_citation_doi"), all("dc.identifier")...), all("dc.identifier.doi", "eprints.id_number")...), all("dcterms.identifier")...) {
		if d, _ := identifier.DOI(v.text); d != "" {
			m.doi = d
			break
		}
	}
	m.issn = identifier.ISSN(first("citation_issn", "prism.issn", "bepress_citation_issn", "eprints.issn", "dc.source.issn", "prism.eissn"))
	m.readAuthors(get)
	m.readInstitutions(doc)
	for _, n := range []string{"citation_keywords", "citation_keyword", "prism.keyword", "dc.keywords", "eprints.keywords", "dc.subject", "dcterms.subject", "keywords"} {
		for _, e := range get[n] {
			if len(m.keywords) < keyword.Max {
				m.keywords = append(m.keywords, keyword.Split(e.Content)...)
			}
		}
		if len(m.keywords) > 0 && n != "keywords" {
			break
		}
		if n == "keywords" {
			if m.keywords = m.withoutStock(m.keywords, first("citation_publisher", "dc.publisher", "og:site_name")); !m.scholar {
				m.keywords = nil
			}
		}
	}
	for _, n := range []string{"citation_abstract", "dc.description.abstract", "dcterms.abstract", "eprints.abstract", "prism.abstract", "dc.description"} {
		for _, e := range get[n] {
			m.abstract = append(m.abstract, e.Content)
		}
		if len(m.abstract) > 0 {
			break
		}
	}
	m.summary = first("og:description", "description")
	m.language = language.Code(first("citation_language", "dc.language", "dcterms.language"))
	for _, t := range all("dc.contributor.sponsor", "dc.description.sponsorship", "dcterms.contributor.sponsor", "eprints.funders") {
		m.sponsors = append(m.sponsors, splitFunding(t.text)...)
	}
	for _, e := range get["citation_reference"] {
		m.refs = append(m.refs, referenceInTags(plain.Clip(e.Content, maxReference)))
	}
	for _, raw := range doc.JSONLD {
		m.readJSONLD(raw)
	}
	if len(m.titles) == 0 {
		if t := first("og:title"); t != "" && first("og:type") == "article" {
			m.titles = []tagged{{t, ""}}
		}
	}
	return m
}

// readAuthors reads the author tags: one name each, or all joined in one. An
// institution belongs to the author before it.
func (m *metadata) readAuthors(get map[string][]markup.Meta) {
	add := func(e markup.Meta) {
		s := e.Content
		parts := []string{s}
		if strings.ContainsAny(s, ";；、") {
			parts = strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' || r == '、' })
		} else if strings.Count(s, ",")+strings.Count(s, "，") > 1 || strings.ContainsFunc(s, letters.CJK) && strings.ContainsAny(s, ",，") {
			parts = strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' })
		}
		for _, p := range parts {
			raw := plain.Tidy(p)
			if !strings.ContainsFunc(p, letters.CJK) {
				p = names.GivenFirst(p)
			}
			if p = plain.Tidy(plain.TrimEdges(p, "*;")); strings.ContainsFunc(p, letters.Han) {
				p = plain.TrimEdges(p, "0123456789*＊#†,， ①②③④⑤⑥⑦⑧⑨")
			}
			if p != "" && len(m.authors) < maxAuthors && plain.RuneCount(p) < 80 {
				m.authors = append(m.authors, names.Person{Name: p, Raw: raw})
			}
		}
	}
	for _, n := range []string{"citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name", "dc.creator.personalname", "dc.creator", "dcterms.creator", "dc.contributor.author", "prism.author", "dc.contributor"} {
		for _, e := range get[n] {
			add(e)
		}
		// both citation_author and citation_authors: two languages on some sites
		if len(m.authors) > 0 && n != "citation_author" {
			break
		}
	}
}

// readInstitutions gives every author the places named behind his tag, before
// the next author's.
func (m *metadata) readInstitutions(doc *markup.Doc) {
	at := -1
	for _, e := range doc.Meta {
		switch e.Name {
		case "citation_author":
			at++
		case "citation_author_institution", "citation_author_affiliation":
			if at >= 0 && at < len(m.authors) {
				m.authors[at].Affiliation = withPlace(m.authors[at].Affiliation, plain.Tidy(plain.Clip(e.Content, workplace.MaxLength)))
			}
		}
	}
	if at+1 != len(m.authors) { // one tag for several authors, or two languages
		for i := range m.authors {
			m.authors[i].Affiliation = ""
		}
	}
}

// merge puts what the head of the page says into the record.
func (r *reader) mergeMetadata() {
	m := &r.meta
	for _, t := range m.titles {
		s := cleanTitle(t.text)
		if lang := r.titleLang(s); s != "" && r.rec.Title.In(lang) == "" && !injection.In(s) {
			r.rec.Title.Set(lang, s)
		}
	}
	for _, j := range m.journals {
		if strings.Contains(j.text, "://") {
			continue
		}
		if lang := r.lang(j.text); r.rec.Journal.In(lang) == "" && !injection.In(j.text) {
			r.rec.Journal.Set(lang, j.text)
		}
	}
	r.rec.Year = synoptic.Year(m.year)
	r.rec.Volume, r.rec.Issue, r.rec.Pages = synoptic.Maybe(plain.Clip(m.volume, 40)), synoptic.Maybe(plain.Clip(m.issue, 40)), synoptic.Maybe(plain.Clip(m.pages, 80))
	r.rec.DOI, r.rec.ISSN = synoptic.Maybe(m.doi), synoptic.Maybe(m.issn)
}
