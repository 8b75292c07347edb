package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// name is what a study is called where its whole reference would be too much:
// authors, year and the title up to its colon, in the language of the review
// where there is one.
func (c Composition) name(documentID string) string {
	source := c.Sources[documentID]
	if source.Record == nil {
		return source.FileName
	}
	review := c.Review.Language
	title, _ := source.Record.Title.Prefer(review)
	if title == "" {
		title = source.FileName // a page that begins below its title
	}
	head := authorNames(source.Record.Authors, review)
	if source.Record.Year != 0 {
		year := strconv.Itoa(int(source.Record.Year))
		switch {
		case head == "" && review == synoptic.Chinese:
			return shortTitle(title) + "（" + year + "）"
		case head == "":
			return shortTitle(title) + " (" + year + ")"
		case review == synoptic.Chinese:
			head += "（" + year + "）"
		default:
			head += " (" + year + ")"
		}
	}
	if strings.HasSuffix(head, "）") {
		return head + shortTitle(title)
	}
	return strings.TrimSpace(head + " " + shortTitle(title))
}

// authorNames names one or two authors, or the first of more.
func authorNames(authors []synoptic.Author, review synoptic.Language) string {
	if len(authors) == 0 {
		return ""
	}
	name := func(a synoptic.Author) string {
		if review == synoptic.English && a.NameEN != "" {
			return string(a.NameEN)
		}
		return a.Name
	}
	and, others := " and ", " et al."
	if review == synoptic.Chinese {
		and, others = "、", "等"
	}
	switch first := name(authors[0]); len(authors) {
	case 1:
		return first
	case 2:
		return first + and + name(authors[1])
	default:
		return first + others
	}
}

// shortTitle is a title without what follows its dash or colon, where enough
// is left to know it by, and cut where it is very long.
func shortTitle(title string) string {
	least := 14
	if strings.ContainsFunc(title, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		least = 6
	}
	for _, mark := range []string{"——", "：", ": ", ":"} {
		if head, _, ok := strings.Cut(title, mark); ok && utf8.RuneCountInString(head) >= least {
			title = strings.TrimSpace(head)
		}
	}
	const most = 100
	if runes := []rune(title); len(runes) > most {
		head := strings.TrimSpace(string(runes[:most]))
		if i := strings.LastIndexByte(head, ' '); i > len(head)/2 {
			head = head[:i] // not in the middle of a word
		}
		return head + "…"
	}
	return title
}

// sentence makes the first letter a capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
