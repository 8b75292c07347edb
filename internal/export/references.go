package export

import (
	"io"

	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

// referenceWriters hand the included studies to a reference manager, in every
// format that the package reference knows.
func referenceWriters() []writer {
	var list []writer
	for _, f := range reference.Formats() {
		list = append(list, writer{
			Format{Name: f.Name, MediaType: f.MediaType, Extension: f.Extension, Omits: "everything but the references of the included studies"},
			func(w io.Writer, c Composition) error { return f.Write(w, c.entries("")) },
		})
	}
	return list
}

// entries are the bibliographic entries of the included studies, in the order
// of their labels: of the record that the review cites, with abstract and
// keywords of the page as long as it is there. A study of a review from before
// records were kept, whose document is gone, has its reference for a title.
func (c Composition) entries(language synoptic.Language) []reference.Entry {
	list := make([]reference.Entry, len(c.Review.Included))
	for i, in := range c.Review.Included {
		page, cited := c.Sources[in.DocumentID].Record, in.Record
		switch {
		case cited == nil && page == nil:
			cited = &synoptic.Record{Title: synoptic.LangText{Other: synoptic.Maybe(in.Reference)}}
		case cited == nil:
			cited = page
		case page != nil:
			full := *cited
			full.Abstract, full.Keywords = page.Abstract, page.Keywords
			cited = &full
		}
		list[i] = reference.EntryFor(*cited, language)
	}
	return list
}
