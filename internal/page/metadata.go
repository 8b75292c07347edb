package page

import (
	"encoding/json"
	"strconv"
	"strings"

	"synoptic/internal/page/markup"
	"synoptic/internal/synoptic"
)

// metadata is what the head of an HTML page says, by the conventions that
// publishers follow: Highwire's citation_*, PRISM, eprints and bepress,
// JSON-LD, Dublin Core, OpenGraph last.
type metadata struct {
	titles   []tagged
	authors  []person // in the order of the page, languages mixed
	journals []tagged
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
	refs     []string
}

// tagged is a value with the language that its element names, if any.
type tagged struct{ text, lang string }

const maxMetaValue = 100_000

// readMetadata reads what is believed before page text.
func readMetadata(doc *markup.Doc) metadata {
	var m metadata
	get := map[string][]markup.Meta{}
	for _, e := range doc.Meta {
		e.Content = tidy(clip(e.Content, maxMetaValue))
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
	m.titles = append(m.titles, all("dc.title.alternative", "citation_title_en", "citation_title_cn", "dcterms.alternative")...)
	m.journals = all("citation_journal_title", "prism.publicationname", "bepress_citation_journal_title", "eprints.publication", "dc.source", "dc.relation.ispartof", "citation_conference_title")
	m.year = yearOf(first("citation_publication_date", "citation_date", "citation_year", "prism.publicationdate", "prism.coverdate", "bepress_citation_date", "eprints.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_online_date"))
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
	m.pages = cleanPages(m.pages)
	for _, v := range append(append(append(all("citation_doi", "prism.doi", "bepress_citation_doi"), all("dc.identifier")...), all("dc.identifier.doi", "eprints.id_number")...), all("dcterms.identifier")...) {
		if d, _ := findDOI(v.text); d != "" {
			m.doi = d
			break
		}
	}
	m.issn = findISSN(first("citation_issn", "prism.issn", "bepress_citation_issn", "eprints.issn", "dc.source.issn", "prism.eissn"))
	m.readAuthors(get)
	m.readInstitutions(doc)
	for _, n := range []string{"citation_keywords", "citation_keyword", "prism.keyword", "dc.keywords", "eprints.keywords", "dc.subject", "dcterms.subject", "keywords"} {
		for _, e := range get[n] {
			if len(m.keywords) < maxKeywords {
				m.keywords = append(m.keywords, splitKeywords(e.Content)...)
			}
		}
		if len(m.keywords) > 0 && n != "keywords" {
			break
		}
		if n == "keywords" && !m.scholar {
			m.keywords = nil
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
	for _, e := range get["citation_reference"] {
		m.refs = append(m.refs, clip(e.Content, maxReference))
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
		} else if strings.Count(s, ",")+strings.Count(s, "，") > 1 || strings.ContainsFunc(s, cjk) && strings.ContainsAny(s, ",，") {
			parts = strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' })
		}
		for _, p := range parts {
			raw := tidy(p)
			if !strings.ContainsFunc(p, cjk) {
				p = givenFirst(p)
			}
			if p = tidy(trimEdges(p, "*;")); strings.ContainsFunc(p, han) {
				p = trimEdges(p, "0123456789*＊#†,， ①②③④⑤⑥⑦⑧⑨")
			}
			if p != "" && len(m.authors) < maxAuthors && runes(p) < 80 {
				m.authors = append(m.authors, person{name: p, raw: raw})
			}
		}
	}
	for _, n := range []string{"citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name", "dc.creator.personalname", "dc.creator", "dcterms.creator", "dc.contributor.author", "prism.author"} {
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
				m.authors[at].affiliation = withPlace(m.authors[at].affiliation, tidy(clip(e.Content, maxAffiliation)))
			}
		}
	}
	if at+1 != len(m.authors) { // one tag for several authors, or two languages
		for i := range m.authors {
			m.authors[i].affiliation = ""
		}
	}
}

// yearOf reads a year off a date in any of the usual forms.
func yearOf(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if (i > 0 && digit(rune(s[i-1]))) || !(s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') {
			continue
		}
		if y, err := strconv.Atoi(s[i : i+4]); err == nil {
			return y
		}
	}
	return 0
}

// articleTypes are the kinds of JSON-LD objects that describe a paper.
var articleTypes = map[string]bool{"ScholarlyArticle": true, "Article": true, "MedicalScholarlyArticle": true, "Report": true, "CreativeWork": true, "Periodical": false, "Thesis": true, "NewsArticle": false, "TechArticle": true}

// readJSONLD fills what is still empty from a JSON-LD block.
func (m *metadata) readJSONLD(raw string) {
	if len(raw) > 1<<20 {
		return
	}
	var any any
	if json.Unmarshal([]byte(raw), &any) != nil {
		return
	}
	if article := findArticle(any, 0); article != nil {
		m.fillFrom(article)
	}
}

func findArticle(v any, depth int) map[string]any {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if a := findArticle(e, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		for _, t := range stringsIn(v["@type"]) {
			if articleTypes[t] {
				return v
			}
		}
		if _, untyped := v["@type"]; !untyped && depth > 0 && v["headline"] != nil && v["isPartOf"] != nil {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := findArticle(v[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

func (m *metadata) fillFrom(a map[string]any) {
	text := func(keys ...string) string {
		for _, k := range keys {
			if s := stringsIn(a[k]); len(s) > 0 && s[0] != "" {
				return tidy(clip(s[0], maxMetaValue))
			}
		}
		return ""
	}
	if t := text("headline", "name"); t != "" && len(m.titles) == 0 {
		m.titles, m.scholar = []tagged{{t, ""}}, true
	}
	if len(m.authors) == 0 {
		for _, one := range listOf(firstOf(a, "author", "creator")) {
			p := person{}
			switch one := one.(type) {
			case string:
				p.name = tidy(one)
			case map[string]any:
				p.name = tidy(strings.Join(stringsIn(one["name"]), " "))
				if p.name == "" {
					p.name = tidy(strings.Join(append(stringsIn(one["givenName"]), stringsIn(one["familyName"])...), " "))
				}
				for _, aff := range listOf(one["affiliation"]) {
					if s := nameOf(aff); s != "" && p.affiliation == "" {
						p.affiliation = s
					}
				}
			}
			if p.name != "" && len(m.authors) < maxAuthors {
				if !strings.ContainsFunc(p.name, cjk) {
					p.name = givenFirst(p.name)
				}
				m.authors = append(m.authors, p)
			}
		}
	}
	if m.year == 0 {
		m.year = yearOf(text("datePublished", "dateCreated"))
	}
	if m.doi == "" {
		for _, k := range []string{"identifier", "sameAs", "@id", "url"} {
			for _, one := range listOf(a[k]) {
				s := nameOf(one)
				if mp, ok := one.(map[string]any); ok {
					s = strings.Join(stringsIn(mp["value"]), " ")
				}
				if d, _ := findDOI(s); d != "" && m.doi == "" {
					m.doi = d
				}
			}
		}
	}
	if len(m.abstract) == 0 {
		if s := text("abstract", "description"); s != "" {
			m.abstract = []string{s}
		}
	}
	if len(m.keywords) == 0 {
		for _, k := range stringsIn(a["keywords"]) {
			m.keywords = append(m.keywords, splitKeywords(k)...)
		}
	}
	if m.pages == "" {
		from, to := text("pageStart"), text("pageEnd")
		switch {
		case from != "" && to != "" && from != to:
			m.pages = from + "-" + to
		default:
			m.pages = cleanPages(text("pagination"))
			if m.pages == "" {
				m.pages = from
			}
		}
	}
	m.partOf(a["isPartOf"], 0)
}

// partOf climbs from the article through issue and volume to the journal.
func (m *metadata) partOf(v any, depth int) {
	if depth > 5 {
		return
	}
	for _, one := range listOf(v) {
		p, ok := one.(map[string]any)
		if !ok {
			continue
		}
		if s := stringsIn(p["volumeNumber"]); len(s) > 0 && m.volume == "" {
			m.volume = s[0]
		}
		if s := stringsIn(p["issueNumber"]); len(s) > 0 && m.issue == "" {
			m.issue = s[0]
		}
		if s := stringsIn(p["issn"]); len(s) > 0 && m.issn == "" {
			m.issn = findISSN(s[0])
		}
		for _, t := range stringsIn(p["@type"]) {
			if t == "Periodical" && len(m.journals) == 0 {
				if n := nameOf(p); n != "" {
					m.journals = []tagged{{n, ""}}
				}
			}
		}
		m.partOf(p["isPartOf"], depth+1)
	}
}

func firstOf(a map[string]any, keys ...string) any {
	for _, k := range keys {
		if a[k] != nil {
			return a[k]
		}
	}
	return nil
}

func listOf(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v[:min(len(v), maxAuthors)]
	}
	return []any{v}
}

func stringsIn(v any) []string {
	var out []string
	for _, one := range listOf(v) {
		switch one := one.(type) {
		case string:
			out = append(out, one)
		case float64:
			out = append(out, strconv.FormatFloat(one, 'f', -1, 64))
		}
	}
	return out
}

func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return tidy(v)
	case map[string]any:
		return tidy(strings.Join(stringsIn(v["name"]), " "))
	}
	return ""
}

// merge puts what the head of the page says into the record.
func (r *reader) mergeMetadata() {
	m := &r.meta
	for _, t := range m.titles {
		s := cleanTitle(t.text)
		if lang := r.lang(s); s != "" && r.rec.Title.In(lang) == "" && !injected(s) {
			r.rec.Title.Set(lang, s)
		}
	}
	for _, j := range m.journals {
		if lang := r.lang(j.text); r.rec.Journal.In(lang) == "" && !injected(j.text) {
			r.rec.Journal.Set(lang, j.text)
		}
	}
	r.rec.Year = synoptic.Year(m.year)
	r.rec.Volume, r.rec.Issue, r.rec.Pages = synoptic.Maybe(clip(m.volume, 40)), synoptic.Maybe(clip(m.issue, 40)), synoptic.Maybe(clip(m.pages, 80))
	r.rec.DOI, r.rec.ISSN = synoptic.Maybe(m.doi), synoptic.Maybe(m.issn)
}
