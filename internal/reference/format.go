package reference

import (
	"io"
)

// Format is a file of entries that a reference manager takes.
type Format struct {
	Name      string // as asked for: "ris"
	MediaType string
	Extension string // of a file, with its dot
	For       string // who takes it, for people

	write func(io.Writer, []Entry) error
}

// Formats lists the formats.
func Formats() []Format {
	return []Format{
		{"bib", "application/x-bibtex; charset=utf-8", ".bib", "BibTeX: LaTeX, JabRef, Zotero", writeBibTeX},
		{"ris", "application/x-research-info-systems; charset=utf-8", ".ris", "RIS: Zotero, EndNote, Mendeley, screening tools", ris().write},
		{"csl-json", "application/vnd.citationstyles.csl+json", ".json", "CSL-JSON: pandoc, Zotero", writeCSL},
		{"noteexpress", "text/plain; charset=utf-8", ".net", "NoteExpress, 知网研学", noteExpress().write},
		{"endnote", "application/x-endnote-refer; charset=utf-8", ".enw", "EndNote and Refer", refer().write},
	}
}

// LookupFormat finds a format by its name.
func LookupFormat(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Write writes the entries in their order.
func (f Format) Write(w io.Writer, entries []Entry) error { return f.write(w, entries) }
