package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// placeBlocks reads the lists of a label "Affiliations" in which the authors'
// names stand on lines of their own: every place above the names of those who
// work there (Springer), or every name above his or her places (DOAJ). A name
// that comes again has several places.
func (r *reader) placeBlocks() []names.Person {
	var out []names.Person
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAffiliations {
			continue
		}
		pieces := e.pieces(r.text)
		if len(pieces) < 2 || pieces[0].line == r.lineOf(e.at) {
			continue // "Affiliation: place" speaks of one author
		}
		if above := r.previous(r.lineOf(e.at)); e.label.text == "affiliation" && above >= 0 && r.knownName(r.lines[above].text) {
			continue // and so does "Affiliation:" between a name and the place
		}
		var people []names.Person
		var lines []int
		place := ""
		var own []names.Person
		nameFirst := false
		for k, p := range pieces {
			s := r.text[p.span.Start:p.span.End]
			mark, _ := footmark.Leading(s)
			if len(s) > 600 || mark != "" || r.isTitle(s) {
				break
			}
			if strings.Contains(s, "contributed equally") {
				continue
			}
			if r.knownName(s) {
				nameFirst = nameFirst || k == 0
				e, w, _ := readAuthors(s)
				people = keepNames(append(e, w...), false)
				for _, p := range slices.Concat(r.people, r.english) {
					if len(people) != 1 && plain.Fold(p.Name) == plain.Fold(s) { // a space inside one name, or one of no known shape
						people = []names.Person{{Name: p.Name}}
					}
				}
				if !nameFirst && place != "" {
					own = append(own, share(people, place)...)
					lines = append(lines, p.line)
					place = ""
				}
				continue
			}
			if r.junkAt(s) || plain.EndsSentence(s) && proseLine(s) || workplace.ContactLine(s) {
				continue
			}
			if nameFirst {
				// the line below a name is his place whatever it says, the
				// lines behind that only where they name one
				if below := k > 0 && r.knownName(r.text[pieces[k-1].span.Start:pieces[k-1].span.End]); !below && !workplace.Named(s) {
					break
				}
				own = append(own, share(slices.Clone(people), workplace.Trim(plain.Tidy(s)))...)
				lines = append(lines, p.line)
				continue
			}
			if place != "" ||
				!workplace.Named(s) &&
					!(k+1 < len(pieces) && strings.Contains(s, ", ") && r.knownName(r.text[pieces[k+1].span.Start:pieces[k+1].span.End])) {
				break // "Independent scholar, Lind" is a place where a name stands below
			}
			place = workplace.Trim(plain.Tidy(s))
			lines = append(lines, p.line)
		}
		if len(own) == 0 {
			continue
		}
		for _, n := range lines {
			r.used[n] = true
		}
		out = append(out, own...)
	}
	return out
}

// command reports a button that tells the reader what to do: "Save to Library".
// A place of work may begin with the same word: "Open Cities Observatory, Lind".
func command(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return len(s) < 60 && commands[first] && !strings.HasPrefix(s, "Open University") &&
		!strings.HasPrefix(s, "Open College") && !(strings.Contains(s, ", ") && workplace.Shape(s))
}

// offer reports what speaks to the reader about this page or his rights:
// "Access through your organization", "Rent this article via DeepDyve".
func offer(s string) bool {
	if len(s) > 70 || strings.Contains(s, "?") {
		return false
	}
	if s = strings.TrimRight(s, ":"); strings.Contains(s, ":") {
		return strings.Contains(s, " to browse by")
	}
	first, rest, _ := strings.Cut(s, " ")
	if strings.Contains(rest, "articles by ") || strings.Contains(rest, "papers by ") {
		return first == "See" || first == "More" || first == "All" || first == "View" || first == "Other"
	}
	return (commands[first] || first == "Access" || first == "Purchase" || first == "Rent" || first == "Change" || first == "Institutional" || first == "Submit") &&
		(strings.Contains(rest, "your ") || strings.HasPrefix(rest, "this ") || strings.Contains(rest, " this ") || strings.HasPrefix(rest, "to browse"))
}

var commands = hant.WordSet(`Save View Search Add Share Download Create Get Request Ask Log Find Follow Browse Visit Read Buy Sign Subscribe Export Print Show Hide Cite Submit Track Recommend Check Open Go Use`)

// commandHere reports a button among terms, which may begin with the same word:
// "View full text" is one, "Open data" and "Search engines" are terms.
func commandHere(s string) bool {
	_, rest, _ := strings.Cut(s, " ")
	object, _, _ := strings.Cut(strings.ToLower(rest), " ")
	return command(s) && (object == "" || commandObjects[object])
}

var commandObjects = hant.WordSet(`all full more less pdf html xml epub the this these your a an to in on for with via access article articles paper abstract abstracts citation citations cite options issue reference references figure figures author authors alert alerts library mendeley permission permissions link details now online us our document preprint version history statistics metrics tools page pdfs download`)

// absent: what forms print where there is nothing to say.
func absent(s string) bool {
	switch strings.ToLower(plain.TrimEdges(s, ".-–—:：[]()")) {
	case "", "n/a", "na", "none", "nil", "not available", "not applicable", "unknown", "无", "暂无", "なし", "없음":
		return true
	}
	return false
}
