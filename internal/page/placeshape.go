package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// linkWords are the words in small letters that names of institutions hold.
var linkWords = hant.WordSet(`of and for the in at on to de la las los del di da do dos das du des der den die el e y et und für van von zu & a an with`)

// placeShape reports whether a line in Latin letters is a place of work and
// nothing else, however long: an institution, and towns, codes and countries
// between commas, every word with a capital but for those that link them.
func placeShape(s string) bool {
	if len(s) < 8 || len(s) > 500 || !institution(s) || strings.ContainsAny(s, "?!:\"“”=") || strings.ContainsFunc(s, letters.CJK) {
		return false
	}
	small, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		full := strings.HasSuffix(w, ".") && len(w) > 5 && !strings.HasSuffix(s, w)
		if w = strings.Trim(w, ",.;()[]'’"); w == "" {
			continue
		}
		if full && unicode.IsLower(plain.LastRune(w)) && !abbreviated[strings.ToLower(w)] {
			return false // a sentence ends here
		}
		all++
		if r := plain.FirstRune(w); unicode.IsLower(r) && !linkWords[w] && !strings.Contains(w, "'") && !strings.Contains(w, "’") {
			small++
		}
	}
	if all < 2 || small*6 > all {
		return false
	}
	for part := range strings.SplitSeq(s, ",") { // "Trust" alone is no trust
		if strings.Contains(strings.TrimSpace(part), " ") && institution(part+",") {
			return true
		}
	}
	return !strings.Contains(s, ", and ")
}

// abbreviated are words that a full stop shortens inside names of places.
var abbreviated = hant.WordSet(`dept univ inst dipt facult`)

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
		if len(head) > 200 || !placeShape(trimMark(head)) && !(len(out) > 0 && out[len(out)-1].End >= from-len(head)-2) || !townOrPlace(strings.TrimSpace(tail)) {
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
		if lines[i].text != "/" || len(lines[i-1].text) > 80 || len(lines[i+1].text) > 120 || lines[i-1].text == "/" || strings.ContainsFunc(lines[i-1].text+lines[i+1].text, letters.Han) || !strings.ContainsAny(lines[i-1].text+lines[i+1].text, "0123456789") {
			continue
		}
		out = append(out, Span{lines[i-1].span.End, lines[i].span.Start}, Span{lines[i].span.End, lines[i+1].span.Start})
	}
	return out
}

func trimMark(s string) string { _, rest := leadingMark(s); return rest }

// townOrPlace: the line goes on with a place of work: another part of it, a
// town, a country.
func townOrPlace(s string) bool {
	if s == "" || len(s) > 160 || !unicode.IsUpper(plain.FirstRune(s)) || strings.ContainsAny(s, "@:?!\"") {
		return false
	}
	if _, label := labelAt(s); label {
		return false
	}
	return placeShape(s) || strings.Count(s, " ") < 5 && capitalised(s) && !strings.ContainsAny(strings.TrimRight(s, "."), ";()/|")
}

// withoutPlaceLabel drops the label that stands before a place with nothing but
// a space: "Affiliations Department of …".
func withoutPlaceLabel(s string) string {
	for _, label := range []string{"Affiliations", "Affiliation"} {
		if rest, ok := strings.CutPrefix(s, label); ok && rest != "" && (rest[0] == ' ' || rest[0] == ':') {
			return strings.TrimLeft(rest, ": ")
		}
	}
	return s
}

// besideAuthor reports a line that pages print between an author's name and
// his place: roles, how to reach him, a sign to close the box.
func besideAuthor(s string) bool {
	if strings.Contains(s, "@") && !institution(s) || !strings.ContainsFunc(plain.Clip(s, 40), unicode.IsLetter) {
		return true
	}
	for _, lead := range besideAuthorLeads {
		if strings.HasPrefix(s, lead) {
			return len(s) < 400
		}
	}
	return false
}

var besideAuthorLeads = []string{"Role", "Contributed", "Corresponding", "Correspondence", "http", "ORCID", "orcid", "View ", "Search for", "E-mail", "Email", "* E-mail", "*E-mail", "These authors", "Current address", "Present address", "Address correspondence", "Google Scholar", "Oxford Academic", "PubMed", "Scopus", "Web of Science", "ORCiD", "See all articles by", "See all", "More articles by", "More by this author", "All articles by", "Follow this author", "Author profile", "Author Profile"}
