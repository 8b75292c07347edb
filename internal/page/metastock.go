package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

// stockTerms are what a journal says of itself, on every page, where a page
// could name the subject of its article.
var stockTerms = wordsOf("open access|open-access|journal|journals|scientific journals|research|article|articles|research article|peer review|peer-review|peer reviewed|publishing|science|academic journal|期刊|学术期刊|杂志|论文|学报|开放获取")

func wordsOf(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.SplitSeq(s, "|") {
		out[plain.Fold(w)] = true
	}
	return out
}

// withoutStock drops, from the terms of a page's plain tag "keywords", what is
// no keyword of the article: the name of its journal or publisher, the names of
// its authors. A list that holds two terms which would fit any article is the
// journal's, whole.
func (m *metadata) withoutStock(terms []string, house string) []string {
	stock, kept := 0, make([]string, 0, len(terms))
	for _, t := range terms {
		f := plain.Fold(t)
		named := f == plain.Fold(house) || slices.ContainsFunc(m.journals, func(j tagged) bool { return plain.Fold(j.text) == f })
		author := slices.ContainsFunc(m.authors, func(p names.Person) bool {
			n := plain.Fold(p.Name)
			return n != "" && (f == n || strings.Contains(t, ",") && strings.HasPrefix(f, n))
		})
		switch {
		case named, stockTerms[f]:
			if stock++; stock > 1 {
				return nil
			}
			if !named {
				kept = append(kept, t)
			}
		case !author:
			kept = append(kept, t)
		}
	}
	return kept
}

// referenceInTags writes a reference that the metadata gives in parts,
// "citation_author=A; citation_title=…; citation_volume=4", as a list of
// references has it. Any other it returns as it is.
func referenceInTags(s string) string {
	if !strings.HasPrefix(s, "citation_") || strings.Count(s, "citation_") < 2 {
		return s
	}
	part := map[string]string{}
	var authors []string
	for tag := range strings.SplitSeq(" "+s, " citation_") {
		name, value, ok := strings.Cut(tag, "=")
		value = strings.TrimSpace(strings.TrimRight(value, "; "))
		switch {
		case !ok || value == "":
		case name == "author":
			authors = append(authors, value)
		case part[name] == "":
			part[name] = value
		}
	}
	get := func(names ...string) string {
		for _, n := range names {
			if part[n] != "" {
				return part[n]
			}
		}
		return ""
	}
	var out []string
	add := func(s, end string) {
		if s != "" {
			out = append(out, strings.TrimRight(s, ". ")+end)
		}
	}
	by, year := strings.Join(authors, ", "), get("publication_date", "date", "year")
	switch {
	case by != "" && year != "":
		add(by+" ("+year+")", ".")
	default:
		add(by, ".")
	}
	add(get("title"), ".")
	source := []string{get("journal_title", "inbook_title", "conference_title", "journal_abbrev", "publisher")}
	if by == "" && year != "" {
		source = append(source, year)
	}
	if v, n := get("volume"), get("issue"); v != "" && n != "" {
		source = append(source, v+"("+n+")")
	} else {
		source = append(source, v)
	}
	pages := get("pages", "firstpage", "first_page")
	if last := get("lastpage", "last_page"); last != "" && last != pages && pages != "" {
		pages += "–" + last
	}
	source = append(source, pages)
	add(strings.Join(slices.DeleteFunc(source, func(s string) bool { return s == "" }), ", "), ".")
	if doi := get("doi"); doi != "" {
		out = append(out, "doi:"+doi)
	}
	if len(out) == 0 {
		return s
	}
	return strings.Join(out, " ")
}

// agreedTerms keeps, of several lists of keywords, those that share a term with
// the page's metadata, where some do: the others are a form's. A language that
// a portal names above a list is no term of it.
func (r *reader) agreedTerms(lists [][]string) [][]string {
	for i, terms := range lists {
		if len(terms) > 1 && languageCodes[terms[0]] {
			lists[i] = terms[1:]
		}
	}
	if len(r.meta.keywords) < 2 || len(lists) < 2 {
		return lists
	}
	known := map[string]bool{}
	for _, t := range r.meta.keywords {
		known[plain.Fold(t)] = true
	}
	var agreed [][]string
	for _, terms := range lists {
		if slices.ContainsFunc(terms, func(t string) bool { return known[plain.Fold(t)] }) {
			agreed = append(agreed, terms)
		}
	}
	if len(agreed) == 0 {
		return lists
	}
	return slices.DeleteFunc(lists, func(terms []string) bool {
		return !strings.ContainsFunc(strings.Join(terms, ""), letters.CJK) &&
			!slices.ContainsFunc(terms, func(t string) bool { return known[plain.Fold(t)] }) &&
			slices.ContainsFunc(r.meta.keywords, func(t string) bool { return letters.Latin(plain.FirstRune(t)) })
	})
}

var languageCodes = hant.WordSet("en fr de es pt it zh ru ja ko nl pl")
