package reference

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Line is one reference in the style of GB/T 7714—2025, with the full-width
// punctuation that this edition asks for in every language. A Chinese paper
// in an English review carries its English title in brackets where the page
// has one. What the page does not state is left out; the journal's name,
// which an entry cannot do without, is then said to be unknown.
func Line(r synoptic.Record, review synoptic.Language) string {
	l := languageOf(r)
	title, l := r.Title.Prefer(l)
	var b strings.Builder
	if names := authors(r.Authors, l); names != "" {
		b.WriteString(names)
		if !strings.HasSuffix(names, ".") {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	b.WriteString(clean(title))
	if review == synoptic.English && l != synoptic.English && r.Title.EN != "" {
		fmt.Fprintf(&b, " [%s]", clean(string(r.Title.EN)))
	}
	journal, _ := r.Journal.Prefer(l)
	source := issue(r, clean(journal), l)
	switch {
	case journal == "" && source == "" && preprint(r):
		b.WriteString("[PP/OL].")
	case journal == "" && source == "":
		b.WriteString(".")
	case r.DOI != "":
		b.WriteString("[J/OL].")
	default:
		b.WriteString("[J].")
	}
	switch {
	case source != "":
		b.WriteString(" " + source + ".")
	case r.Year != 0:
		fmt.Fprintf(&b, " %d.", r.Year)
	}
	if r.DOI != "" {
		b.WriteString(" DOI:" + clean(string(r.DOI)) + ".")
	}
	return b.String()
}

// languageOf is the group of the record's main language; a record that names
// none takes that of its title.
func languageOf(r synoptic.Record) synoptic.Language {
	switch tag, _, _ := strings.Cut(string(r.Language), "-"); tag {
	case "zh":
		return synoptic.Chinese
	case "en":
		return synoptic.English
	case "":
		_, l := r.Title.Prefer(synoptic.Chinese)
		return l
	}
	return synoptic.OtherLanguage
}

// preprint reports whether the record is from a preprint server.
func preprint(r synoptic.Record) bool {
	p, doi := strings.ToLower(r.Portal), strings.ToLower(string(r.DOI))
	return p == "arxiv" || p == "ssrn" || strings.Contains(doi, "arxiv") || strings.Contains(doi, "/ssrn")
}

// issue is what stands after the title: journal，year，volume（issue）：pages.
func issue(r synoptic.Record, journal string, l synoptic.Language) string {
	if journal == "" && r.Volume == "" && r.Issue == "" && r.Pages == "" {
		return ""
	}
	if journal == "" {
		journal = "[journal not stated]"
		if l == synoptic.Chinese {
			journal = "[刊名未载]"
		}
	}
	var b strings.Builder
	b.WriteString(journal)
	if r.Year != 0 {
		fmt.Fprintf(&b, "，%d", r.Year)
	}
	if r.Volume != "" {
		b.WriteString("，" + clean(string(r.Volume)))
	}
	if r.Issue != "" {
		b.WriteString("（" + clean(string(r.Issue)) + "）")
	}
	if r.Pages != "" {
		b.WriteString("：" + clean(string(r.Pages)))
	}
	return b.String()
}

// authors names the first three.
func authors(list []synoptic.Author, l synoptic.Language) string {
	var names []string
	for _, a := range list {
		if name := clean(a.Name); name != "" {
			names = append(names, inverted(name))
		}
	}
	if len(names) <= 3 {
		return strings.Join(names, "，")
	}
	more := "et al."
	if l == synoptic.Chinese {
		more = "等"
	}
	return strings.Join(names[:3], "，") + "，" + more
}

// inverted writes a Western name surname first with initials, the hyphen of a
// double given name kept: "Wai-Kit Lam" is "Lam W-K". Names in other scripts,
// and names already inverted, stay as they are.
func inverted(name string) string {
	if !latin(name) {
		return name
	}
	if family, given, ok := strings.Cut(name, ","); ok {
		return strings.TrimSpace(family + " " + initials(strings.Fields(given)))
	}
	parts := strings.Fields(name)
	if len(parts) < 2 {
		return name
	}
	if allUpper(parts[0]) && utf8.RuneCountInString(parts[0]) > 1 && !allUpper(parts[len(parts)-1]) {
		// "WEI Qinghe": the page marks the surname by capitals.
		return title(parts[0]) + " " + initials(parts[1:])
	}
	from := len(parts) - 1
	for from > 1 && particles[parts[from-1]] {
		from--
	}
	return strings.Join(parts[from:], " ") + " " + initials(parts[:from])
}

var particles = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "dos": true, "du": true, "la": true, "le": true, "ter": true, "ten": true, "bin": true, "al": true}

func initials(given []string) string {
	var out []string
	for _, g := range given {
		if particles[g] {
			out = append(out, g)
			continue
		}
		var letters []string
		for part := range strings.SplitSeq(g, "-") {
			if r, _ := utf8.DecodeRuneInString(part); part != "" && unicode.IsLetter(r) {
				letters = append(letters, string(unicode.ToUpper(r)))
			}
		}
		if len(letters) > 0 {
			out = append(out, strings.Join(letters, "-"))
		}
	}
	return strings.Join(out, " ")
}

func latin(s string) bool {
	for _, r := range s {
		if r > 0x24F && unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func allUpper(s string) bool { return s == strings.ToUpper(s) }

func title(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size] + strings.ToLower(s[size:])
}

// clean keeps a reference on one line whatever the page had in a field.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)), " ")
}
