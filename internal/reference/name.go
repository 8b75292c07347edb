package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is an author. A name in another script than the Latin one, and that of
// a group, stands whole in Literal; the others are taken apart.
type Name struct {
	Literal  string
	Family   string
	Given    string // "Amara N.", with a point behind a lone letter
	Particle string // "van der", which belongs to the family name
	Suffix   string // "Jr.", "III"
	// Romanised is what the page prints beside a Literal in another script;
	// files name their entries by it.
	Romanised string
}

// parseName takes a name apart as pages print it: "Anna van der Berg",
// "van der Berg, Anna", "WEI Qinghe" (capitals mark the family name).
func parseName(name, romanised string) Name {
	if !latin(name) || group(name) {
		return Name{Literal: name, Romanised: romanised}
	}
	if family, given, ok := strings.Cut(name, ","); ok {
		n := Name{Given: strings.TrimSpace(given)}
		if given, suffix, ok := strings.Cut(n.Given, ","); ok {
			n.Given, n.Suffix = strings.TrimSpace(given), strings.TrimSpace(suffix)
		}
		if suffixes[strings.Trim(n.Given, ".")] { // "John Smith, Jr."
			n = withSuffix(parseName(strings.TrimSpace(family), romanised), n.Given)
			return n
		}
		n.Particle, n.Family = cutParticles(strings.Fields(family))
		n.Given = pointed(n.Given)
		return n
	}
	parts := strings.Fields(name)
	if last := parts[len(parts)-1]; len(parts) > 2 && suffixes[strings.Trim(last, ".")] {
		return withSuffix(parseName(strings.TrimRight(strings.Join(parts[:len(parts)-1], " "), ","), romanised), last)
	}
	if len(parts) < 2 {
		return Name{Family: name}
	}
	if shouted(parts[0]) && !shouted(parts[len(parts)-1]) {
		return Name{Family: titled(parts[0]), Given: pointed(strings.Join(parts[1:], " "))}
	}
	from := len(parts) - 1
	for from > 1 && particles[strings.ToLower(parts[from-1])] {
		from--
	}
	family := parts[from:]
	if shouted(family[len(family)-1]) {
		family[len(family)-1] = titled(family[len(family)-1])
	}
	n := Name{Given: pointed(strings.Join(parts[:from], " "))}
	n.Particle, n.Family = cutParticles(family)
	return n
}

func withSuffix(n Name, suffix string) Name {
	n.Suffix = suffix
	return n
}

// full is the family name with its particle.
func (n Name) full() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.TrimSpace(n.Particle + " " + n.Family)
}

// sorted is "van der Berg, Anna", as lists and files have it.
func (n Name) sorted() string {
	if n.Literal != "" {
		return n.Literal
	}
	s := join(", ", n.full(), n.Given)
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// spoken is "Anna van der Berg".
func (n Name) spoken() string {
	if n.Literal != "" {
		return n.Literal
	}
	s := strings.TrimSpace(n.Given + " " + n.full())
	if n.Suffix != "" {
		s += " " + n.Suffix
	}
	return s
}

// initials are those of the given names: with point "A. N." and "W.-K.",
// without "A N" and, with the hyphen kept, "W-K".
func (n Name) initials(point, hyphen string) string {
	var out []string
	for given := range strings.FieldsSeq(n.Given) {
		if particles[given] {
			out = append(out, given) // "María del Carmen" is "M. del C."
			continue
		}
		var letters []string
		for part := range strings.FieldsFuncSeq(given, func(r rune) bool { return r == '-' || r == '.' }) {
			if r, _ := utf8.DecodeRuneInString(part); unicode.IsLetter(r) {
				letters = append(letters, string(unicode.ToUpper(r))+point)
			}
		}
		between := hyphen
		if !strings.Contains(given, "-") {
			between = " " // "A.N." is two names
		}
		if len(letters) > 0 {
			out = append(out, strings.Join(letters, between))
		}
	}
	return strings.Join(out, " ")
}

func cutParticles(family []string) (particle, rest string) {
	n := 0
	for n < len(family)-1 && particles[family[n]] {
		n++
	}
	return strings.Join(family[:n], " "), strings.Join(family[n:], " ")
}

var particles = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "dos": true, "du": true, "la": true, "le": true, "ter": true, "ten": true, "bin": true, "al": true, "zu": true, "el": true}

var suffixes = map[string]bool{"Jr": true, "Sr": true, "II": true, "III": true, "IV": true}

// groupWords are those that no person's name has.
var groupWords = map[string]bool{"group": true, "consortium": true, "collaboration": true, "committee": true, "university": true, "institute": true,
	"center": true, "centre": true, "association": true, "organization": true, "organisation": true, "ministry": true, "network": true,
	"society": true, "department": true, "initiative": true, "team": true, "council": true, "commission": true, "collaborators": true, "investigators": true}

func group(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if groupWords[strings.Trim(word, ",.;()")] {
			return true
		}
	}
	return false
}

// pointed puts a point behind lone letters: "Amara N" is "Amara N.".
func pointed(given string) string {
	parts := strings.Fields(given)
	for i, p := range parts {
		if utf8.RuneCountInString(p) == 1 {
			parts[i] = p + "."
		}
	}
	return strings.Join(parts, " ")
}

func latin(s string) bool {
	for _, r := range s {
		if r > 0x24F && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// shouted reports whether a word is in capitals and no mere initial.
func shouted(s string) bool {
	return s == strings.ToUpper(s) && utf8.RuneCountInString(strings.Trim(s, ".")) > 1
}

// titled writes "O'NEILL-SMITH" as "O'Neill-Smith".
func titled(s string) string {
	up := true
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			up = true
			return r
		}
		if up {
			up = false
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, s)
}
