package reference

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// Style is one way to print references.
type Style struct {
	Name  string // as asked for: "gbt7714-2025"
	Title string // for people
	// AuthorYear lists are in the order of authors and years, and are cited
	// by them; the others are in the order of citation, and numbered.
	AuthorYear bool

	line func(Entry) string
}

// Default is the name of the style used where none is asked for.
const Default = "gbt7714-2025"

// Styles lists the styles, the default first.
func Styles() []Style {
	return []Style{
		{Default, "GB/T 7714—2025", false, gbt{full: true}.line},
		{"gbt7714-2025-author-year", "GB/T 7714—2025, author and year", true, gbt{full: true, yearFirst: true}.line},
		{"gbt7714-2015", "GB/T 7714—2015", false, gbt{}.line},
		{"gbt7714-2015-author-year", "GB/T 7714—2015, author and year", true, gbt{yearFirst: true}.line},
		{"apa", "APA, 7th edition", true, apaLine},
		{"mla", "MLA, 9th edition", true, mlaLine},
		{"chicago", "Chicago, 17th edition, author-date", true, chicagoLine},
	}
}

// Lookup finds a style by its name; "" is the default one. An unknown name is
// CodeInvalid and lists the known ones.
func Lookup(name string) (Style, error) {
	if name == "" {
		name = Default
	}
	var names []string
	for _, s := range Styles() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Style{}, synoptic.Errorf(synoptic.CodeInvalid, "the reference style %q is not known: use %s", clean(name), strings.Join(names, ", "))
}

// Line is the reference of an entry, on one line and without a number.
func (s Style) Line(e Entry) string { return s.line(e) }

// Sorted gives the places of entries in a list of this style: those of an
// author-year style by author, year and title, the others as they come.
func (s Style) Sorted(entries []Entry) []int {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	if s.AuthorYear {
		slices.SortStableFunc(order, func(a, b int) int {
			x, y := entries[a], entries[b]
			return cmp.Or(cmp.Compare(sortName(x), sortName(y)), cmp.Compare(x.Year, y.Year), cmp.Compare(x.Title, y.Title))
		})
	}
	return order
}

func sortName(e Entry) string {
	if len(e.Authors) == 0 {
		return strings.ToLower(e.Title)
	}
	return strings.ToLower(e.Authors[0].sorted())
}

// Line is one reference in the style of GB/T 7714—2025. A paper in another
// language carries its English title in brackets in an English review, where
// the page has one.
func Line(r synoptic.Record, review synoptic.Language) string {
	return gbt{full: true}.line(EntryFor(r, review))
}

// EntryFor is the entry of a record as a review in this language prints it:
// with the English title beside one that readers of English cannot read.
func EntryFor(r synoptic.Record, review synoptic.Language) Entry {
	e := EntryOf(r)
	if review == synoptic.English && e.Language != synoptic.English && e.English != "" {
		e.Title += " [" + e.English + "]"
	}
	return e
}

// doiURL is the address of a DOI; "" without one.
func (e Entry) doiURL() string {
	if e.DOI == "" {
		return ""
	}
	return "https://doi.org/" + e.DOI
}

// pages joins the runs of pages, each written by one.
func (e Entry) pages(between string, one func(Range) string) string {
	parts := make([]string, len(e.Pages))
	for i, r := range e.Pages {
		parts[i] = one(r)
	}
	return strings.Join(parts, between)
}

// pageRange writes first and last page in full.
func pageRange(dash string) func(Range) string {
	return func(r Range) string {
		if r.To == "" {
			return r.From
		}
		return r.From + dash + r.To
	}
}

// sentence puts a full stop behind text that has no end of its own.
func sentence(s string) string {
	if s == "" || endsSentence(s) {
		return s
	}
	return s + "."
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "！")
}
