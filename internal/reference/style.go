package reference

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"synoptic/internal/synoptic"
)

// Style is one way to print references.
type Style struct {
	Name  string // as asked for: "gbt7714-2025"
	Title string // for people
	// AuthorYear lists are in the order of authors and years, and are cited
	// by them; the others are in the order of citation, and numbered.
	AuthorYear bool
	// Chinese marks the styles of the Chinese standard.
	Chinese bool

	line func(Entry) string
}

// Default is the name of the style used where none is asked for.
const Default = "gbt7714-2025"

// Styles lists the styles, the default first.
func Styles() []Style {
	return []Style{
		{Default, "GB/T 7714—2025", false, true, gbt{full: true}.line},
		{"gbt7714-2025-author-year", "GB/T 7714—2025, author and year", true, true, gbt{full: true, yearFirst: true}.line},
		{"gbt7714-2015", "GB/T 7714—2015", false, true, gbt{}.line},
		{"gbt7714-2015-author-year", "GB/T 7714—2015, author and year", true, true, gbt{yearFirst: true}.line},
		{"apa", "APA, 7th edition", true, false, apaLine},
		{"mla", "MLA, 9th edition", true, false, mlaLine},
		{"chicago", "Chicago, 17th edition, author-date", true, false, chicagoLine},
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
// Chinese is in the order of its romanisation; GB/T 7714 has it before other
// scripts.
func (s Style) Sorted(entries []Entry) []int {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	if !s.AuthorYear {
		return order
	}
	alphabet := collate.New(language.Chinese, collate.IgnoreCase)
	keys := make([][2]string, len(entries))
	for i, e := range entries {
		keys[i] = [2]string{s.sortName(e), e.Title}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		group := 0
		if s.Chinese {
			group = cmp.Compare(scriptOf(keys[a][0]), scriptOf(keys[b][0]))
		}
		return cmp.Or(group, alphabet.CompareString(keys[a][0], keys[b][0]),
			cmp.Compare(entries[a].Year, entries[b].Year), alphabet.CompareString(keys[a][1], keys[b][1]))
	})
	return order
}

// sortName is what an entry stands under.
func (s Style) sortName(e Entry) string {
	switch {
	case len(e.Authors) > 0:
		return e.Authors[0].sorted()
	case s.Chinese:
		return anonymous(e.Language)
	}
	return e.Title
}

// scriptOf puts Chinese before the other scripts.
func scriptOf(s string) int {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return 0
		}
		if unicode.IsLetter(r) {
			return 1
		}
	}
	return 1
}

// Line is one reference in the style of GB/T 7714—2025. A paper in another
// language carries its English title in brackets in an English review, where
// the page has one.
func Line(r synoptic.Record, review synoptic.Language) string {
	return gbt{full: true}.line(EntryFor(r, review))
}

// EntryFor is the entry of a record as a review in this language prints it:
// with the English title beside one that readers of English cannot read, and
// in place of a title that the page does not show words that say so, which no
// style takes for a title of the paper.
func EntryFor(r synoptic.Record, review synoptic.Language) Entry {
	e := EntryOf(r)
	if e.Title == "" {
		e.Title = "[title not shown]"
		if review == synoptic.Chinese {
			e.Title = "[页面未见题名]"
		}
	}
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
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") ||
		strings.HasSuffix(s, "？") || strings.HasSuffix(s, "！")
}
