package reference

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"synoptic/internal/synoptic"
)

// writeBibTeX writes entries for BibTeX and Biber, in UTF-8.
func writeBibTeX(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	for i, key := range citeKeys(entries) {
		if i > 0 {
			fmt.Fprintln(out)
		}
		e := entries[i]
		kind, container := "article", "journal"
		switch e.Kind {
		case Preprint:
			kind, container = "misc", "howpublished"
		case Thesis:
			kind, container = "phdthesis", "school"
		case Conference:
			kind, container = "inproceedings", "booktitle"
		}
		fmt.Fprintf(out, "@%s{%s", kind, key)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(out, ",\n  %s = {%s}", name, value)
			}
		}
		field("title", bibTitle(e))
		field("author", bibAuthors(e.Authors))
		field(container, bibEscape(e.Container))
		if e.Year != 0 {
			field("year", strconv.Itoa(e.Year))
		}
		field("volume", bibEscape(e.Volume))
		field("number", bibEscape(e.Issue))
		field("pages", bibEscape(join(", ", e.pages(", ", pageRange("--")), e.Article)))
		field("doi", bibVerbatim(e.DOI))
		field("issn", bibEscape(e.ISSN))
		field("langid", map[synoptic.Language]string{synoptic.Chinese: "chinese", synoptic.English: "english"}[e.Language])
		field("keywords", bibEscape(join(", ", e.Keywords...)))
		field("abstract", bibEscape(e.Abstract))
		fmt.Fprint(out, "\n}\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing BibTeX: %w", err)
	}
	return nil
}

// bibTitle protects the words whose capitals are their spelling, which styles
// would make small.
func bibTitle(e Entry) string {
	words := strings.Split(e.Title, " ")
	for i, w := range words {
		escaped := bibEscape(w)
		if rest := strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }); len(rest) > 1 &&
			strings.ContainsFunc(rest[1:], unicode.IsUpper) {
			escaped = "{" + escaped + "}"
		}
		words[i] = escaped
	}
	return strings.Join(words, " ")
}

// bibAuthors joins names by "and". Names that stand whole are put into
// braces, so that nobody takes them apart.
func bibAuthors(authors []Name) string {
	names := make([]string, len(authors))
	for i, n := range authors {
		switch {
		case n.Literal != "":
			names[i] = "{" + bibEscape(n.Literal) + "}"
		case n.Suffix != "":
			names[i] = bibEscape(n.full() + ", " + n.Suffix + ", " + n.Given)
		default:
			names[i] = bibEscape(n.sorted())
		}
	}
	return strings.Join(names, " and ")
}

// bibEscape writes text for TeX: braces would end the field, and the others
// would be commands.
var bibEscape = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`, `&`, `\&`, `_`, `\_`, `$`, `\$`, `#`, `\#`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, `"`, `{"}`,
).Replace

// bibVerbatim is for fields that are no text; what could end them is written
// as in an address.
var bibVerbatim = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", `%`, `\%`, `#`, `\#`, `&`, `\&`, `_`, `\_`, `$`, `\$`).Replace
