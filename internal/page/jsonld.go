package page

import (
	"encoding/json"
	"strconv"
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

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
		for _, t := range stringsIn(article["@type"]) {
			m.paper = m.paper || strings.HasSuffix(t, "ScholarlyArticle") || t == "Thesis"
		}
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
				return plain.Tidy(plain.Clip(s[0], maxMetaValue))
			}
		}
		return ""
	}
	if t := text("headline", "name"); t != "" && len(m.titles) == 0 {
		m.titles, m.scholar = []tagged{{t, ""}}, true
	}
	if len(m.authors) == 0 {
		for _, one := range listOf(firstOf(a, "author", "creator")) {
			p := names.Person{}
			switch one := one.(type) {
			case string:
				p.Name = plain.Tidy(one)
			case map[string]any:
				p.Name = plain.Tidy(strings.Join(stringsIn(one["name"]), " "))
				if p.Name == "" {
					p.Name = plain.Tidy(strings.Join(append(stringsIn(one["givenName"]), stringsIn(one["familyName"])...), " "))
				}
				for _, aff := range listOf(one["affiliation"]) {
					if s := nameOf(aff); s != "" && p.Affiliation == "" {
						p.Affiliation = s
					}
				}
			}
			if p.Name != "" && len(m.authors) < maxAuthors {
				if !strings.ContainsFunc(p.Name, letters.CJK) {
					p.Name = names.GivenFirst(p.Name)
				}
				m.authors = append(m.authors, p)
			}
		}
	}
	if m.year == 0 {
		m.year = plain.Year(text("datePublished", "dateCreated"))
	}
	if m.doi == "" {
		for _, k := range []string{"identifier", "sameAs", "@id", "url"} {
			for _, one := range listOf(a[k]) {
				s := nameOf(one)
				if mp, ok := one.(map[string]any); ok {
					s = strings.Join(stringsIn(mp["value"]), " ")
				}
				if d, _ := identifier.DOI(s); d != "" && m.doi == "" {
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
			m.keywords = append(m.keywords, keyword.Split(k)...)
		}
	}
	if m.pages == "" {
		from, to := text("pageStart"), text("pageEnd")
		switch {
		case from != "" && to != "" && from != to:
			m.pages = from + "-" + to
		default:
			m.pages = imprint.CleanPages(text("pagination"))
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
			m.issn = identifier.ISSN(s[0])
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
		return plain.Tidy(v)
	case map[string]any:
		return plain.Tidy(strings.Join(stringsIn(v["name"]), " "))
	}
	return ""
}
