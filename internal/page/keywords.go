package page

import (
	"strings"

	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// loneKeywords finds lists that no label announces: rows of hash tags, or terms
// between semicolons in the head of the page.
func (r *reader) loneKeywords() [][]string {
	var out [][]string
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.used[i] || r.labelled[i] || len(l.text) > 1_000 || i > 300 || r.isTitle(l.text) {
			continue
		}
		tags := l.text[0] == '#' && strings.Count(l.text, "#") > 1
		listed := (r.firstAbstract < 0 || i < r.firstAbstract) &&
			strings.Count(l.text, "；")+strings.Count(l.text, ";") >= 2 && !strings.ContainsAny(l.text, "0123456789@:：。()（）") &&
			(r.namesOn(i) == 0 || len(out) > 0 && !strings.ContainsFunc(l.text, letters.CJK)) && !namesPlaces(l.text)
		// the terms that follow an abstract
		behind := i > 0 && r.fieldAt[i-1] == fAbstract && r.fieldAt[i] == fAbstract &&
			(r.used[i-1] && (keyword.List(l.text) || barredTerms(l.text)) || r.listing && termRow(l.text))
		if !tags && !listed && !behind {
			continue
		}
		terms := keyword.Split(l.text)
		short := len(terms) > 2 && !r.rowsOfAuthors(terms)
		for _, t := range terms {
			short = short && plain.RuneCount(t) <= 60
		}
		if !short {
			continue
		}
		out = append(out, terms)
		r.used[i] = true
		r.section(Keywords, r.lang(l.text), l.span)
		if len(out) == 2 {
			break
		}
	}
	return out
}

// rowsOfAuthors: what semicolons divide begins with the names of the authors,
// and goes on with their places: "Ann Lee, Acme Labs; Bo Chan, Red Tile".
func (r *reader) rowsOfAuthors(terms []string) bool {
	n := 0
	for _, t := range terms {
		for _, p := range r.meta.authors {
			if len(p.Name) > 5 && len(t) > len(p.Name)+1 && strings.HasPrefix(t, p.Name) {
				n++
				break
			}
		}
	}
	return n*2 > len(terms)
}

// termRow: short terms in Chinese with nothing but blanks between them, as the
// rows of listings have below the abstract.
func termRow(s string) bool {
	if len(s) > 400 || strings.ContainsAny(s, "。，：；:;,") {
		return false
	}
	n, words := 0, strings.Fields(s)
	for _, w := range words {
		if junkLines[plain.Fold(w)] {
			return false // buttons
		}
		if plain.RuneCount(w) <= 14 && strings.ContainsFunc(w, letters.CJK) {
			n++
		}
	}
	return n >= 2 && n*4 >= len(words)*3
}

// namesPlaces: one of the parts between semicolons is a place of work, as none
// of a list of terms is, though terms may hold the word for one, 政府信任, or one
// term of many be the word itself, 公共圖書館.
func namesPlaces(s string) bool {
	parts, kinds := 0, 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
		part = strings.TrimSpace(part)
		switch parts++; {
		case workplace.EndsInPostcode(part):
			return true
		case !workplace.Line(part):
		case plain.RuneCount(part) > 6:
			return true
		default:
			kinds++
		}
	}
	return kinds*3 > parts
}
