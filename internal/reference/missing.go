package reference

import "synoptic/internal/synoptic"

// Missing names the fields of a record that its reference wants and the page
// does not state, by their names in the record. A paper published ahead of its
// issue has a DOI in place of volume, issue and pages.
func Missing(r synoptic.Record) []string {
	e := EntryOf(r)
	var missing []string
	want := func(there bool, field string) {
		if !there {
			missing = append(missing, field)
		}
	}
	want(e.Title != "", "title")
	want(len(e.Authors) > 0, "authors")
	want(e.Year != 0, "year")
	switch e.Kind {
	case Preprint:
		want(e.DOI != "", "doi")
	case Thesis:
		want(e.Container != "", "publisher")
	case Conference:
		want(len(e.Pages) > 0 || e.Article != "" || e.DOI != "", "pages")
	case Article:
		want(e.Container != "", "journal")
		ahead := e.DOI != "" && e.Volume == "" && e.Issue == "" && e.extent() == ""
		want(e.Volume != "" || e.Issue != "" || ahead, "issue")
		want(e.extent() != "" || ahead, "pages")
	}
	return missing
}
