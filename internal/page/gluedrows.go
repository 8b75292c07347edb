package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// gluedRow is a line that holds a name, the letter of its place glued to it,
// and the place: "Wanjiru Okello-Ellisa Department of …".
type gluedRow struct {
	line        int
	name, place string
}

// lettered reads a line as such a row under a letter that is expected: the name
// ends in that letter, and a place of work follows.
func lettered(s string, mark byte) (name, place string, ok bool) {
	words := strings.Split(s, " ")
	for n := 2; n <= 5 && n < len(words); n++ {
		last := words[n-1]
		if len(last) < 3 || last[len(last)-1] != mark || !unicode.IsLetter(rune(last[len(last)-2])) && last[len(last)-2] < 0x80 {
			continue
		}
		own := strings.Join(words[:n], " ")
		own = own[:len(own)-1]
		rest := strings.Join(words[n:], " ")
		if !unicode.IsUpper(plain.FirstRune(rest)) || !workplace.Named(rest) ||
			strings.Contains(strings.SplitN(rest, ",", 2)[0], ":") || workplace.Named(own) || strings.ContainsAny(own, ",;:()") ||
			!names.Latin(own) || authorScore(own) != 1 {
			continue
		}
		begins := slices.ContainsFunc(placeStarts, func(w string) bool { return strings.HasPrefix(rest, w) })
		if !ok || begins { // "Maria Sofia Lunda Department": the name ends where the place surely begins
			name, place, ok = own, rest, true
		}
		if begins {
			break
		}
	}
	return name, place, ok
}

// gluedRows reads the authors of a copy in which each line holds a name, the
// letter that binds it to its place, glued to it, and the place. Letters run
// from a on; one row alone is believed only where the page writes the name
// elsewhere without the letter.
func (r *reader) gluedRows() []names.Person {
	if r.titleLine < 0 {
		return nil
	}
	var rows []gluedRow
	var unlettered []gluedRow // without letters, as boxes have them where nobody shares a place
	highest := 0              // letters seen
	for i, seen := r.titleLine+1, 0; i < len(r.lines) && seen < 200; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		seen++
		if r.labelled[i] && r.fieldAt[i] == fAbstract || len(l.text) > 3_000 {
			break
		}
		if r.zone[i] || strings.ContainsFunc(plain.Clip(l.text, 60), letters.CJK) {
			continue
		}
		boxed := strings.Contains(l.text, "View further author information")
	parts:
		for part := range strings.SplitSeq(l.text, "View further author information") {
			part = strings.TrimSpace(strings.TrimLeft(part, "&,; "))
			part = strings.TrimPrefix(part, "and ")
			if len(part) < 12 || !workplace.Named(part) {
				continue
			}
			// the next letter, else that of somebody before who works there too
			for mark := 'a' + byte(min(highest, 'z'-'a')); mark >= 'a' && len(rows) < maxAuthors; mark-- {
				if name, place, ok := lettered(part, mark); ok {
					rows = append(rows, gluedRow{i, name, place})
					highest = max(highest, int(mark-'a')+1)
					continue parts
				}
			}
			if boxed && len(unlettered) < maxAuthors {
				row := nameBeforePlace(part)
				if len(row) == 0 {
					row = namesMarksPlaces(withoutContacts(part))
				}
				if len(row) == 1 {
					unlettered = append(unlettered, gluedRow{i, row[0].Name, row[0].Affiliation})
				}
			}
		}
	}
	if len(rows) == 0 && len(unlettered) > 0 {
		rows = unlettered
	}
	if len(rows) == 0 || highest == 1 && !r.writesName(rows[0].name) {
		return nil
	}
	out := make([]names.Person, 0, len(rows))
	for _, row := range rows {
		out = append(out, names.Person{Name: row.name, Affiliation: workplace.Trim(row.place)})
		r.used[row.line] = true
	}
	return out
}

// writesName reports a name on the page with no letter behind it.
func (r *reader) writesName(name string) bool {
	for rest := r.text; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return false
		}
		if rest = rest[i+len(name):]; rest == "" || !unicode.IsLetter(plain.FirstRune(rest)) {
			return true
		}
	}
}

// letteredRow reports a row under one of the first letters.
func letteredRow(s string) bool {
	if len(s) > 600 || strings.ContainsFunc(plain.Clip(s, 40), letters.CJK) || !workplace.Named(s) {
		return false
	}
	for mark := byte('a'); mark <= 'd'; mark++ {
		if _, _, ok := lettered(s, mark); ok {
			return true
		}
	}
	return false
}
