package reference

import (
	"strings"
)

// chicagoLine writes a reference after the Chicago Manual of Style, 17th
// edition, author-date.
func chicagoLine(e Entry) string {
	year := "n.d."
	if e.Year != 0 {
		year = e.year() + "."
	}
	parts := []string{sentence(chicagoAuthors(e.Authors)), year, quotedTitle(e)}
	if len(e.Authors) == 0 {
		parts = []string{quotedTitle(e), year}
	}
	switch e.Kind {
	case Preprint:
		parts = append(parts, "Preprint.", sentence(e.Container))
	case Thesis:
		parts = append(parts, sentence(join(", ", "Thesis", e.Container)))
	case Conference:
		in := e.Container
		if in != "" {
			in = "In " + in
		}
		parts = append(parts, sentence(join(", ", in, chicagoPages(e))))
	default:
		parts = append(parts, sentence(chicagoPlace(e)))
	}
	return join(" ", append(parts, sentence(e.doiURL()))...)
}

// chicagoPlace is "Journal 12 (3): 45–67"; without a volume, the issue is
// told by its word: "Journal, no. 3: 45–67".
func chicagoPlace(e Entry) string {
	place := join(" ", e.Container, e.Volume)
	switch {
	case e.Issue != "" && e.Volume != "":
		place += " (" + enDashed(e.Issue) + ")"
	case e.Issue != "":
		place = join(", ", place, "no. "+enDashed(e.Issue))
	}
	return join(": ", place, chicagoPages(e))
}

func chicagoPages(e Entry) string {
	if e.Article != "" {
		return e.Article
	}
	return e.pages(", ", shortRange(chicagoDigits))
}

// chicagoAuthors names up to ten; of more, the first seven.
func chicagoAuthors(authors []Name) string {
	var names []string
	for i, n := range authors {
		if i == 7 && len(authors) > 10 {
			return strings.Join(names, ", ") + ", et al."
		}
		if i == 0 {
			names = append(names, n.sorted())
		} else {
			names = append(names, n.spoken())
		}
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return pair(names[0], names[1], authors[0])
	default:
		return strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
}
