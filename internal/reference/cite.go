package reference

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
)

// Cited is an entry of a list of references: what stands for it in the text,
// and its line.
type Cited struct{ Mark, Line string }

// Cite cites entries, in their order. A mark is the number of the entry, or
// its authors and year; all marks are different, by a letter behind the year
// where they would be alike.
func (s Style) Cite(entries []Entry) []Cited {
	cited := make([]Cited, len(entries))
	alike := map[string][]int{}
	for i, e := range entries {
		cited[i] = Cited{strconv.Itoa(i + 1), s.Line(e)}
		if s.AuthorYear {
			cited[i].Mark = s.mark(e)
			alike[cited[i].Mark] = append(alike[cited[i].Mark], i)
		}
	}
	place := make([]int, len(entries))
	for at, i := range s.Sorted(entries) {
		place[i] = at
	}
	for _, same := range alike {
		if len(same) == 1 {
			continue
		}
		// 2024a stands before 2024b in the list too.
		slices.SortFunc(same, func(a, b int) int { return place[a] - place[b] })
		for n, i := range same {
			e := entries[i]
			if e.Letter = string(rune('a' + n%26)); n >= 26 {
				e.Letter += strconv.Itoa(n / 26)
			}
			cited[i] = Cited{s.mark(e), s.Line(e)}
		}
	}
	return cited
}

// mark names the authors of an entry and its year.
func (s Style) mark(e Entry) string {
	names := make([]string, len(e.Authors))
	for i, n := range e.Authors {
		names[i] = n.full()
	}
	switch {
	case len(names) > 0:
	case s.Chinese:
		names = []string{anonymous(e.Language)}
	default:
		names = []string{shortTitle(e.Title)}
	}
	year := e.year()
	if year == "" {
		year = e.Letter
	}
	switch {
	case s.Chinese:
		who := names[0]
		if len(names) > 1 {
			who = withOthers(who, e.Language)
		}
		return join("，", who, year)
	case s.Name == "apa":
		return join(", ", named(names, " & ", 2), year)
	case s.Name == "mla" && e.Letter == "":
		return named(names, " and ", 2) // the year only where it tells two apart
	case s.Name == "mla":
		return join(", ", named(names, " and ", 2), year)
	}
	return join(" ", named(names, " and ", 3), year)
}

// named joins up to so many names, and cuts more to the first.
func named(names []string, and string, most int) string {
	switch n := len(names); {
	case n > most:
		return names[0] + " et al."
	case n == 1:
		return names[0]
	case n == 2:
		return names[0] + and + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + "," + and + names[n-1]
	}
}

func withOthers(first string, l synoptic.Language) string {
	if l == synoptic.Chinese {
		return first + "等"
	}
	return first + " et al."
}

// shortTitle is the beginning of a title, which stands for an author that is
// not known.
func shortTitle(title string) string {
	const runes = 24
	if r := []rune(title); len(r) > runes {
		return strings.TrimSpace(string(r[:runes])) + "…"
	}
	return title
}
