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
			func(w io.Writer, c Composition) error { return f.Write(w, c.entries()) },
		})
	}
	return list
}

// entries are the bibliographic entries of the included studies, in the order
// of their labels. One whose record is gone has its reference for a title.
func (c Composition) entries() []reference.Entry {
	list := make([]reference.Entry, len(c.Review.Included))
	for i, in := range c.Review.Included {
		record := c.Sources[in.DocumentID].Record
		if record == nil {
			record = &synoptic.Record{Title: synoptic.LangText{Other: synoptic.Maybe(in.Reference)}}
		}
		list[i] = reference.EntryOf(*record)
	}
	return list
}
