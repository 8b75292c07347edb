package reference

import (
	"synoptic/internal/synoptic"
)

// mlaLine writes a reference after MLA, 9th edition: an author, a title in
// quotation marks, and its container with what places it there.
func mlaLine(e Entry) string {
	title := quotedTitle(e)
	if e.Kind == Preprint || e.Kind == Thesis || e.Container == "" {
		title = sentence(englishTitle(e)) // a work of its own is not quoted
	}
	year, issue, volume := "", "", ""
	if e.Year != 0 {
		year = e.year()
	}
	if e.Volume != "" {
		volume = "vol. " + e.Volume
	}
	if e.Issue != "" {
		issue = "no. " + enDashed(e.Issue)
	}
	extent := ""
	switch {
	case e.Article != "":
		// An article number stands where its volume and issue do.
		issue = join(", ", issue, e.Article)
	case len(e.Pages) == 1 && e.Pages[0].To == "":
		extent = "p. " + e.Pages[0].From
	case len(e.Pages) > 0:
		extent = "pp. " + e.pages(", ", shortRange(twoDigits))
	}
	return join(" ", sentence(mlaAuthors(e.Authors)), title,
		sentence(join(", ", e.Container, volume, issue, year, extent, e.doiURL())))
}

// mlaAuthors names two; of more, the first.
func mlaAuthors(authors []Name) string {
	switch len(authors) {
	case 0:
		return ""
	case 1:
		return authors[0].sorted()
	case 2:
		return pair(authors[0].sorted(), authors[1].spoken(), authors[0])
	}
	return authors[0].sorted() + ", et al."
}

// pair joins two names: a comma ends the first where it stands inverted.
func pair(first, second string, n Name) string {
	if n.Literal != "" {
		return first + " and " + second
	}
	return first + ", and " + second
}

// quotedTitle is the title in double quotation marks, with those inside it
// single, and a full stop before the closing one.
func quotedTitle(e Entry) string {
	title := innerQuotes(englishTitle(e))
	if title == "" {
		return ""
	}
	return "“" + sentence(title) + "”"
}

// englishTitle is the title in headline style, where it is English.
func englishTitle(e Entry) string {
	if e.Language != synoptic.English {
		return e.Title
	}
	return headline(e.Title)
}
