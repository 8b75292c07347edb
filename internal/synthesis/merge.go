package synthesis

import (
	"strconv"

	"synoptic/internal/synoptic"
)

// A conflict is a field in which two pages of one study state different
// things. The values are left out where they are too long to be read beside
// each other.
type conflict struct {
	field       string
	kept, other string
}

// merge fills what a record lacks from another page of the same study, and
// names the fields in which the two state different things.
func merge(into *synoptic.Record, from *synoptic.Record) (conflicts []conflict) {
	text := func(field string, a *synoptic.Maybe, b synoptic.Maybe) {
		switch {
		case *a == "":
			*a = b
		case b != "" && fold(string(*a)) != fold(string(b)):
			conflicts = append(conflicts, conflict{field, string(*a), string(b)})
		}
	}
	langText := func(field string, a *synoptic.LangText, b synoptic.LangText) {
		text(field, &a.ZH, b.ZH)
		text(field, &a.EN, b.EN)
		text(field, &a.Other, b.Other)
	}
	langText("title", &into.Title, from.Title)
	langText("journal", &into.Journal, from.Journal)
	text("volume", &into.Volume, from.Volume)
	text("issue", &into.Issue, from.Issue)
	text("pages", &into.Pages, from.Pages)
	text("doi", &into.DOI, from.DOI)
	text("issn", &into.ISSN, from.ISSN)
	switch {
	case into.Year == 0:
		into.Year = from.Year
	case from.Year != 0 && from.Year != into.Year:
		conflicts = append(conflicts, conflict{"year", strconv.Itoa(int(into.Year)), strconv.Itoa(int(from.Year))})
	}
	// Authors are one list: a page that names more of them is taken whole.
	if len(from.Authors) > len(into.Authors) {
		if len(into.Authors) > 0 {
			conflicts = append(conflicts, conflict{field: "authors"})
		}
		into.Authors = from.Authors
	}
	for _, l := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		if into.Abstract.In(l) == "" {
			into.Abstract.Set(l, from.Abstract.In(l))
		}
		if len(into.Keywords.In(l)) == 0 {
			into.Keywords.Set(l, from.Keywords.In(l))
		}
	}
	if into.Language == "" {
		into.Language = from.Language
	}
	return conflicts
}
