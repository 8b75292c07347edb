package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// placeBreaks finds the line ends inside a place of work that a copy took apart
// at its commas: "Volta University" above ", Ghana", "Department of X," above
// "University of Y".
func placeBreaks(text string) []Span {
	var out []Span
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], ',')
		if i < 0 {
			break
		}
		i += at
		at = i + 1
		start, end := i, i+1
		for start > 0 && letters.Blank(rune(text[start-1])) {
			start--
		}
		for end < len(text) && letters.Blank(rune(text[end])) {
			end++
		}
		opens, closes := strings.Count(text[start:i], "\n") == 1, strings.Count(text[i+1:end], "\n") == 1
		if opens == closes || len(out) > maxAffiliations {
			continue
		}
		from := start
		if closes {
			from = i
		}
		head := strings.TrimSpace(text[strings.LastIndexByte(text[:from], '\n')+1 : from])
		tail, _, _ := strings.Cut(plain.Clip(text[end:], 200), "\n")
		if len(head) > 200 ||
			!workplace.Shape(trimMark(head)) && !(len(out) > 0 && out[len(out)-1].End >= from-len(head)-2) ||
			!townOrPlace(strings.TrimSpace(tail)) {
			continue
		}
		if opens {
			out = append(out, Span{start, i})
		} else {
			out = append(out, Span{i + 1, end})
		}
	}
	return out
}

// slashBreaks finds the line ends around a stroke that stands alone between two
// short lines, as copies of bread crumbs and of Korean headers have it: they
// were one line.
func slashBreaks(text string) []Span {
	if !strings.Contains(text, "\n/") {
		return nil
	}
	lines := splitLines(plain.Clip(text, 20_000))
	var out []Span
	for i := 1; i+1 < len(lines); i++ {
		if lines[i].text != "/" || len(lines[i-1].text) > 80 || len(lines[i+1].text) > 120 || lines[i-1].text == "/" ||
			strings.ContainsFunc(lines[i-1].text+lines[i+1].text, letters.Han) ||
			!strings.ContainsAny(lines[i-1].text+lines[i+1].text, "0123456789") {
			continue
		}
		out = append(out, Span{lines[i-1].span.End, lines[i].span.Start}, Span{lines[i].span.End, lines[i+1].span.Start})
	}
	return out
}

func trimMark(s string) string { _, rest := footmark.Leading(s); return rest }

// townOrPlace: the line goes on with a place of work: another part of it, a
// town, a country.
func townOrPlace(s string) bool {
	if s == "" || len(s) > 160 || !unicode.IsUpper(plain.FirstRune(s)) || strings.ContainsAny(s, "@:?!\"") {
		return false
	}
	if _, label := labelAt(s); label {
		return false
	}
	return workplace.Shape(s) || strings.Count(s, " ") < 5 && plain.Capitalised(s) && !strings.ContainsAny(strings.TrimRight(s, "."), ";()/|")
}

// besideAuthor reports a line that pages print between an author's name and
// his place: roles, how to reach him, a sign to close the box.
func besideAuthor(s string) bool {
	if strings.Contains(s, "@") && !workplace.Named(s) || !strings.ContainsFunc(plain.Clip(s, 40), unicode.IsLetter) {
		return true
	}
	for _, lead := range besideAuthorLeads {
		if strings.HasPrefix(s, lead) {
			return len(s) < 400
		}
	}
	return false
}

var besideAuthorLeads = []string{"Role", "Contributed", "equal contributor", "Corresponding", "Correspondence", "http", "ORCID", "orcid", "View ", "Search for", "E-mail", "Email", "* E-mail", "*E-mail", "These authors", "Current address", "Present address", "Address correspondence", "Google Scholar", "Oxford Academic", "PubMed", "Scopus", "Web of Science", "ORCiD", "See all articles by", "See all", "More articles by", "More by this author", "All articles by", "Follow this author", "Author profile", "Author Profile"}
