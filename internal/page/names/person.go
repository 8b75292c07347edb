package names

import (
	"strings"

	"synoptic/internal/page/letters"
)

// Person is one author as a line prints him or her.
type Person struct {
	Name        string
	NameEN      string
	Raw         string   // as the metadata gives it: "Okonjo, Bisi"
	Marks       []string // 1, 2, a, *: what binds the name to its affiliation
	Affiliation string   // where the line itself says it
	glued       bool     // only white space divided it from the name before
	Aside       bool     // a note gives that affiliation, "Name, place", beside what lists say
	Group       bool     // a group that signs as a person does
	FromMeta    bool     // that affiliation is the metadata's, and marks on the page know better
}

// Sort adds a person to those whose names are in Chinese, Japanese or Korean
// letters, or to those in others.
func Sort(p Person, eastern, western []Person) (e, w []Person) {
	if strings.ContainsFunc(p.Name, letters.CJK) {
		return append(eastern, p), western
	}
	return eastern, append(western, p)
}
