package reference

import (
	"strings"

	"synoptic/internal/synoptic"
)

// gbt writes references after GB/T 7714: the edition of 2025 (full), or that
// of 2015; numbered, or with the year behind the authors.
type gbt struct {
	full      bool // full-width punctuation and names in small letters: 2025
	yearFirst bool
}

func (g gbt) comma() string { return g.mark("，", ", ") }
func (g gbt) colon() string { return g.mark("：", ": ") }

func (g gbt) mark(full, half string) string {
	if g.full {
		return full
	}
	return half
}

func (g gbt) line(e Entry) string {
	var b strings.Builder
	names := g.authors(e)
	if g.yearFirst {
		if names == "" {
			names = anonymous(e.Language)
		}
		if e.Year != 0 {
			names += g.comma() + e.year()
		}
	}
	if names != "" {
		b.WriteString(names)
		if !strings.HasSuffix(names, ".") {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	b.WriteString(e.Title)
	b.WriteString(g.medium(e))
	if source := g.source(e); source != "" {
		b.WriteString(g.lead(e) + source + ".")
	} else {
		b.WriteString(".")
	}
	if e.DOI != "" {
		b.WriteString(" DOI:" + e.DOI + ".")
	}
	return b.String()
}

// medium is the mark of document type and carrier: [J], and [J/OL] where a
// DOI leads to it. An entry without a source has none but for preprints: what
// it is cannot be told.
func (g gbt) medium(e Entry) string {
	kind := map[Kind]string{Article: "J", Preprint: g.mark("PP", "EB"), Conference: "C", Thesis: "D"}[e.Kind]
	switch {
	case e.Kind == Article && e.Container == "" && e.Volume == "" && e.Issue == "" && e.extent() == "":
		return ""
	case e.Kind == Preprint || e.DOI != "":
		return "[" + kind + "/OL]"
	}
	return "[" + kind + "]"
}

// lead stands between the title and its source.
func (g gbt) lead(e Entry) string {
	if e.Kind == Conference && e.Container != "" {
		return "//"
	}
	return ". "
}

// source is what stands behind the title: journal，year，volume（issue）：pages.
func (g gbt) source(e Entry) string {
	year := ""
	if e.Year != 0 && !g.yearFirst {
		year = e.year()
	}
	switch e.Kind {
	case Preprint:
		if g.full && e.Year != 0 {
			return e.Container + "（" + e.year() + "）"
		}
		return join(g.comma(), e.Container, year)
	case Conference:
		extent := e.extent()
		if g.yearFirst || year == "" {
			return join(". ", e.Container, extent)
		}
		return join(". ", e.Container, join(g.colon(), year, extent))
	case Thesis:
		return join(g.comma(), e.Container, year)
	}
	where := e.Volume
	if e.Issue != "" {
		where += g.mark("（", "(") + e.Issue + g.mark("）", ")")
	}
	journal := e.Container
	if journal == "" && (where != "" || e.extent() != "") {
		// An entry cannot do without a journal; the standard's brackets say
		// that the page has none.
		journal = "[journal not stated]"
		if e.Language == synoptic.Chinese {
			journal = "[刊名未载]"
		}
	}
	head := join(g.comma(), journal, year)
	switch {
	case strings.HasPrefix(where, "（") || strings.HasPrefix(where, "("):
		head += where // without a volume the issue follows at once
	case where != "":
		head = join(g.comma(), head, where)
	}
	return join(g.colon(), head, e.extent())
}

// extent is the pages as GB/T 7714 prints them, or the article number.
func (e Entry) extent() string {
	if e.Article != "" {
		return e.Article
	}
	return e.pages(", ", pageRange("-"))
}

// authors names the first three.
func (g gbt) authors(e Entry) string {
	var names []string
	for _, n := range e.Authors {
		if len(names) == 3 {
			return strings.Join(names, g.comma()) + g.comma() + andOthers(e.Language)
		}
		names = append(names, g.name(n))
	}
	return strings.Join(names, g.comma())
}

func (g gbt) name(n Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	family, hyphen := n.full(), "-"
	if !g.full {
		family, hyphen = strings.ToUpper(family), " "
	}
	return join(" ", family, n.initials("", hyphen), strings.TrimRight(n.Suffix, "."))
}

func andOthers(l synoptic.Language) string {
	if l == synoptic.Chinese {
		return "等"
	}
	return "et al."
}

func anonymous(l synoptic.Language) string {
	if l == synoptic.Chinese {
		return "佚名"
	}
	return "Anon"
}

// join joins the parts that are there.
func join(between string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}
