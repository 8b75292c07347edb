package reference

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// citeKeys gives every entry a key of its own, of ASCII letters and digits,
// since LaTeX takes no others: family name, year, first word of the title.
// Where a page has no name in Latin letters, its place in the list serves
// instead.
func citeKeys(entries []Entry) []string {
	keys, used := make([]string, len(entries)), map[string]bool{}
	for i, e := range entries {
		key := citeKey(e)
		if key == "" || !unicode.IsLetter(rune(key[0])) {
			key = strings.TrimRight(fmt.Sprintf("ref%d-%s", i+1, key), "-")
		}
		unique := key
		for n := 2; used[unique]; n++ {
			unique = fmt.Sprintf("%s-%d", key, n)
		}
		used[unique] = true
		keys[i] = unique
	}
	return keys
}

func citeKey(e Entry) string {
	var key string
	if len(e.Authors) > 0 {
		n := e.Authors[0]
		family := n.Family
		if family == "" && n.Romanised != "" {
			family = parseName(n.Romanised, "").Family
		}
		if family == "" && latin(n.Literal) {
			family = n.Literal
		}
		key = ascii(family)
	}
	if e.Year != 0 {
		key += fmt.Sprint(e.Year)
	}
	title := e.Title
	if e.English != "" {
		title = e.English
	}
	for word := range strings.FieldsSeq(title) {
		if folded := ascii(word); folded != "" && !small[folded] {
			key += folded[:min(len(folded), 16)]
			break
		}
	}
	return key
}

// ascii folds to small ASCII letters and digits: "Núñez-O'Neill" is
// "nunezoneill". Other scripts fold to nothing.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, strings.ToLower(norm.NFKD.String(s)))
}
