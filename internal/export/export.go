package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/synoptic"
)

// Format is one way to write a review.
type Format struct {
	Name      string // as asked for: "md"
	MediaType string
	Extension string // of a file, with its dot
	Omits     string // what it cannot carry, for people; "" for nothing
	Binary    bool   // no text: not for a terminal
	// Policy is the Content-Security-Policy under which a browser may show the
	// file in place; "" where it must be downloaded.
	Policy string
}

type writer struct {
	Format
	write func(io.Writer, Composition) error
}

// writers are the formats, the plainest answer to "anything" first.
func writers() []writer { return slices.Concat(reviewWriters(), referenceWriters()) }

// reviewWriters write the review itself.
func reviewWriters() []writer {
	return []writer{
		{Format{Name: "json", MediaType: "application/json", Extension: ".json"}, writeJSON},
		{Format{Name: "md", MediaType: "text/markdown; charset=utf-8", Extension: ".md", Omits: "charts, which stand as tables"}, writeMarkdown},
		{Format{Name: "html", MediaType: "text/html; charset=utf-8", Extension: ".html", Policy: "sandbox allow-scripts; " + pagePolicy()}, writeHTML},
		{Format{Name: "docx", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Extension: ".docx", Binary: true,
			Omits: "charts, which stand as tables"}, writeDOCX},
		{Format{Name: "xlsx", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Extension: ".xlsx", Binary: true,
			Omits: "charts, which stand as tables"}, writeXLSX},
		{Format{Name: "csv", MediaType: "text/csv; charset=utf-8", Extension: ".csv",
			Omits: "the synthesis, the comparison and the excluded documents: a CSV file holds the evidence table only"}, writeCSV},
	}
}

// Formats lists the formats.
func Formats() []Format {
	var formats []Format
	for _, w := range writers() {
		formats = append(formats, w.Format)
	}
	return formats
}

// Lookup finds a format by its name.
func Lookup(name string) (Format, bool) {
	for _, w := range writers() {
		if w.Name == name {
			return w.Format, true
		}
	}
	return Format{}, false
}

// Write writes a composition. An unknown format is CodeInvalid.
func Write(w io.Writer, format string, c Composition) error {
	for _, known := range writers() {
		if known.Name == format {
			return known.write(w, c)
		}
	}
	var names []string
	for _, known := range writers() {
		names = append(names, known.Name)
	}
	return synoptic.Invalid(fmt.Sprintf("format %q is not known: use %s", oneLine(format), strings.Join(names, ", ")))
}

// Composition is everything that a writer prints from.
type Composition struct {
	Review  *synoptic.Review
	Sources map[string]Source // by document id; may lack some

	styling *styling // nil for the style that the review was written with
}

// Source is what is known of a document beside its answers.
type Source struct {
	FileName    string
	SourceURL   string
	SHA256      string
	Status      synoptic.DocumentStatus
	DuplicateOf string
	Record      *synoptic.Record
}

// NewComposition puts a review and its documents together.
func NewComposition(r *synoptic.Review, documents []synoptic.Document) Composition {
	c := Composition{Review: r, Sources: make(map[string]Source, len(documents))}
	for _, d := range documents {
		c.Sources[d.ID] = Source{d.FileName, string(d.SourceURL), d.SHA256, d.Status, string(d.DuplicateOf), d.Record}
	}
	return c
}

// oneLine keeps text on one line and takes out what steers a terminal or
// turns the direction of writing.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
