package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/plain"
)

// minDublinRows is how many rows make a table of Dublin Core and no mention.
const minDublinRows = 3

// dublinCore reads the table that repositories print of an item's metadata,
// one row a value: "dc.title", the value, its language. The rows read like the
// elements of the same names in the head of a page.
func dublinCore(text string, lines []line) []markup.Meta {
	var rows []markup.Meta
	for i := range lines {
		s := text[lines[i].span.Start:lines[i].span.End]
		if !strings.HasPrefix(s, "dc.") || len(rows) >= maxReferences {
			continue
		}
		name, value := s, ""
		if at := strings.IndexFunc(s, letters.Blank); at > 0 {
			name, value = s[:at], strings.TrimLeftFunc(s[at:], letters.Blank)
		} else if i+1 < len(lines) && !strings.HasPrefix(lines[i+1].text, "dc.") {
			value = lines[i+1].text
		}
		if !elementName(name) || value == "" {
			continue
		}
		rows = append(rows, markup.Meta{Name: strings.ToLower(name), Content: withoutRowLanguage(value)})
	}
	if len(rows) < minDublinRows {
		return nil
	}
	return rows
}

// elementName: "dc.description.abstract".
func elementName(s string) bool {
	return len(s) < 60 && !strings.ContainsFunc(s, func(c rune) bool { return !letters.Latin(c) && c != '.' && c != '_' })
}

// withoutRowLanguage drops the last cell of a row: "en_US", "-".
func withoutRowLanguage(s string) string {
	at := strings.LastIndexByte(s, '\t')
	if at < 0 {
		return s
	}
	if cell := strings.TrimSpace(s[at:]); cell == "" || cell == "-" || cell == "*" || len(cell) <= 5 && letters.Latin(plain.FirstRune(cell)) {
		return s[:at]
	}
	return s
}

// preferShown returns the subjects that the table shows, which are those of
// the item, where the head of the page may have fewer.
func preferShown(rows []markup.Meta, keywords []string) []string {
	var shown []string
	for _, row := range rows {
		if row.Name == "dc.subject" && len(shown) < keyword.Max {
			shown = append(shown, keyword.Split(row.Content)...)
		}
	}
	if len(shown) == 0 {
		return keywords
	}
	return shown
}

// sponsors are the grants that the head of the page and its table of Dublin Core
// name.
func (r *reader) sponsors() []string {
	out := slices.Clone(r.meta.sponsors[:min(len(r.meta.sponsors), maxGrants)])
	for _, row := range r.dublin {
		if funderRows[row.Name] && len(out) < maxGrants {
			for part := range strings.SplitSeq(row.Content, ";") {
				out = append(out, splitFunding(part)...)
			}
		}
	}
	return out
}

// funderRows are the elements in which repositories name who paid.
var funderRows = hant.WordSet("dc.description.sponsorship dc.relation.projectid dc.contributor.sponsor dc.contributor.funder dc.description.funding dc.relation.funding dc.identifier.grantnumber")
