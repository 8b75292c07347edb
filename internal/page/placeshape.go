package page

import (
	"strings"
	"unicode"
)

// linkWords are the words in small letters that names of institutions hold.
var linkWords = wordSet(`of and for the in at on to de la las los del di da do dos das du des der den die el e y et und für van von zu & a an with`)

// placeShape reports whether a line in Latin letters is a place of work and
// nothing else, however long: an institution, and towns, codes and countries
// between commas, every word with a capital but for those that link them.
func placeShape(s string) bool {
	if len(s) < 8 || len(s) > 500 || !institution(s) || strings.ContainsAny(s, "?!:\"“”=") || strings.ContainsFunc(s, cjk) {
		return false
	}
	small, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		full := strings.HasSuffix(w, ".") && len(w) > 5 && !strings.HasSuffix(s, w)
		if w = strings.Trim(w, ",.;()[]'’"); w == "" {
			continue
		}
		if full && unicode.IsLower(lastRune(w)) && !abbreviated[strings.ToLower(w)] {
			return false // a sentence ends here
		}
		all++
		if r := firstRune(w); unicode.IsLower(r) && !linkWords[w] && !strings.Contains(w, "'") && !strings.Contains(w, "’") {
			small++
		}
	}
	return all >= 2 && small*6 <= all
}

// abbreviated are words that a full stop shortens inside names of places.
var abbreviated = wordSet(`dept univ inst dipt facult`)

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
	if strings.Contains(s, "@") && !institution(s) || !strings.ContainsFunc(clip(s, 40), unicode.IsLetter) {
		return true
	}
	for _, lead := range besideAuthorLeads {
		if strings.HasPrefix(s, lead) {
			return len(s) < 400
		}
	}
	return false
}

var besideAuthorLeads = []string{"Role", "Contributed", "Corresponding", "Correspondence", "http", "ORCID", "orcid", "View ", "Search for", "E-mail", "Email", "* E-mail", "*E-mail", "These authors", "Current address", "Present address"}
