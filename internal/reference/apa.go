package reference

import (
	"strings"
)

// apaLine writes a reference after APA, 7th edition. Emphasis is left to the
// reader: a line is plain text.
func apaLine(e Entry) string {
	year := "(n.d.)."
	if e.Year != 0 {
		year = "(" + e.year() + ")."
	}
	title := e.Title
	switch e.Kind {
	case Thesis:
		title += " [Thesis]"
	case Preprint:
		title += " [Preprint]"
	}
	parts := []string{sentence(apaAuthors(e.Authors)), year, sentence(title)}
	if len(e.Authors) == 0 { // the title takes the authors' place
		parts = []string{sentence(title), year}
	}
	where := e.Volume
	if e.Issue != "" {
		if where == "" {
			where = enDashed(e.Issue)
		} else {
			where += "(" + enDashed(e.Issue) + ")"
		}
	}
	extent := e.pages(", ", pageRange("–"))
	if e.Article != "" {
		extent = "Article " + e.Article
	}
	parts = append(parts, sentence(join(", ", e.Container, where, extent)), e.doiURL())
	return join(" ", parts...)
}

// apaAuthors names up to twenty; of more, the first nineteen and the last.
func apaAuthors(authors []Name) string {
	names := make([]string, len(authors))
	for i, n := range authors {
		names[i] = n.Literal
		if n.Literal == "" {
			names[i] = join(", ", n.full(), n.initials(".", "-"), n.Suffix)
		}
	}
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n > 20:
		return strings.Join(names[:19], ", ") + ", … " + names[n-1]
	case n == 2 && authors[0].Literal != "":
		return names[0] + " & " + names[1] // nothing is inverted, so no comma ends it
	default:
		return strings.Join(names[:n-1], ", ") + ", & " + names[n-1]
	}
}

// enDashed writes the range of a double issue, 1-2, with an en dash.
func enDashed(s string) string { return strings.ReplaceAll(s, "-", "–") }
