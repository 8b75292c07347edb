package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// authorshipRows reads the block in which a page tells of each author in turn:
// the name, what he or she did, the place of work, the ORCID, each on a line of
// its own. Nil where fewer than half of them have a place.
func (r *reader) authorshipRows(e *entry) []names.Person {
	pieces := e.pieces(r.text)
	if len(pieces) < 2 || pieces[0].line == r.lineOf(e.at) {
		return nil
	}
	var out []names.Person
	var lines []int
	placed, idle := 0, 0
	for _, p := range pieces {
		s := r.text[p.span.Start:p.span.End]
		switch {
		case r.junkAt(s) || addressOnly(s) || orcidOnly(s):
			idle = 0
		case len(out) > 0 &&
			(workplace.Named(s) ||
				strings.Count(s, ", ") > 1 && unicode.IsUpper(plain.FirstRune(s)) && !strings.Contains(s, "·") && readImprint(s).Weight() < 3) &&
			len(s) < workplace.MaxLength && !latinNameAlone(s):
			last := &out[len(out)-1]
			if last.Affiliation == "" {
				placed++
			}
			last.Affiliation = withPlace(last.Affiliation, workplace.Trim(strings.TrimLeft(plain.Tidy(s), ". ")))
			lines = append(lines, p.line)
			idle = 0
		case latinNameAlone(s):
			out = append(out, names.Person{Name: plain.Tidy(s)})
			lines = append(lines, p.line)
			idle = 0
		case len(out) == 0 || proseLine(s) && len(s) > 200:
			idle = 3
		default:
			idle++ // what the author did
		}
		if idle > 2 || len(out) >= maxAuthors {
			break
		}
	}
	if len(out) == 0 || placed*2 < len(out) || placed == 0 {
		return nil
	}
	for _, n := range lines {
		r.used[n] = true
	}
	return out
}

// latinNameAlone: two to six words of a name in Latin letters and nothing else;
// family names may stand in capitals.
func latinNameAlone(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 7 || len(s) > 70 || strings.ContainsAny(s, "0123456789,;:@()·|") || workplace.Named(s) || command(s) {
		return false
	}
	capitals := 0
	for _, w := range words {
		switch c := plain.FirstRune(w); {
		case unicode.IsUpper(c):
			capitals++
		case len(w) > 4:
			return false
		}
	}
	return capitals > 1 && unicode.IsUpper(plain.FirstRune(words[0]))
}

func orcidOnly(s string) bool {
	return len(s) == 19 && s[4] == '-' && s[9] == '-' && s[14] == '-' && letters.Digit(rune(s[0]))
}
