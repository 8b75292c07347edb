package page

import (
	"strings"

	"synoptic/internal/page/names"
	"synoptic/internal/page/workplace"
)

// boxEnd closes the box that opens behind an author's name.
const boxEnd = "Search for more papers by this author"

// boxOnOneLine reads an author and the box behind the name where a copy has both
// on one line: "Ada Brisk, Corresponding Author Ada Brisk a@b.org Department of …,
// Lind Correspondence Ada Brisk, … Search for more papers by this author".
func boxOnOneLine(s string) []names.Person {
	box, closed := strings.CutSuffix(s, boxEnd)
	name, box, ok := strings.Cut(box, ", ")
	if !closed || !ok || !names.Latin(name) || strings.Count(name, " ") == 0 {
		return nil
	}
	_, box, again := strings.Cut(box, name)
	if !again {
		return nil
	}
	for first, rest, _ := strings.Cut(strings.TrimSpace(box), " "); strings.ContainsAny(first, "@/"); first, rest, _ = strings.Cut(box, " ") {
		box = rest // how to reach the author
	}
	box, _, _ = strings.Cut(box, " Correspondence ")
	p := names.Person{Name: name, Affiliation: workplace.Trim(strings.TrimSpace(box))}
	if !workplace.Shape(p.Affiliation) {
		p.Affiliation = ""
	}
	return []names.Person{p}
}
