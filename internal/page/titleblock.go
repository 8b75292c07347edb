package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// maxTitleLines bounds the lines above and below the one that was found.
const maxTitleLines = 3

// titleBlock joins a title in Latin letters with the lines above and below on
// which it begins and goes on. A break inside it shows by the word before it
// ("… a framework for"), by the small letter behind it, by capitals on both
// sides, or, where the page is set in lines, by a line that is full.
func (r *reader) titleBlock(title string, at int) string {
	if at < 0 || !strings.HasPrefix(title, strings.TrimRight(cleanTitle(r.lines[at].text), " ")) && cleanTitle(r.lines[at].text) != title {
		return title
	}
	from, to := at, at
	for from > 0 && at-from < maxTitleLines && r.ofTitle(from-1) && r.brokenTitle(from-1) {
		from--
	}
	for to+1 < len(r.lines) && to-at < maxTitleLines && r.ofTitle(to+1) && (r.brokenTitle(to) || to > from && r.aboveNames(to)) {
		to++
	}
	if from == to {
		return title
	}
	whole := title
	for k := at - 1; k >= from; k-- {
		whole = joinLines(plain.Tidy(r.lines[k].text), whole)
	}
	for k := at + 1; k <= to; k++ {
		whole = joinLines(whole, plain.Tidy(r.lines[k].text))
	}
	for k := from; k <= to; k++ {
		r.used[k] = true
	}
	r.titleSpan = Span{r.lines[from].span.Start, r.lines[to].span.End}
	return cleanTitle(whole)
}

// byLine: "by" and a name, which begin a line of authors whatever else a copy
// glued into it.
func byLine(s string) bool {
	rest, ok := strings.CutPrefix(s, "by ")
	if !ok {
		rest, ok = strings.CutPrefix(s, "By ")
	}
	words := strings.Fields(plain.Clip(rest, 80))
	return ok && len(words) > 1 && unicode.IsUpper(plain.FirstRune(words[0])) &&
		unicode.IsUpper(plain.FirstRune(words[1])) && (strings.ContainsAny(rest, ",0123456789*") || len(words) < 5)
}

func joinLines(a, b string) string {
	if strings.HasSuffix(a, "-") && unicode.IsLower(plain.FirstRune(b)) {
		return a + b
	}
	return a + " " + b
}

// ofTitle: a line that may be a part of a title in Latin letters.
func (r *reader) ofTitle(i int) bool {
	l := &r.lines[i]
	s := l.text
	if l.mute || r.used[i] || r.zone[i] || r.labelled[i] || len(s) > 160 || len(s) < 4 ||
		!strings.ContainsFunc(s, letters.Latin) || strings.ContainsFunc(s, letters.CJK) || r.isTitle(s) {
		return false
	}
	if r.junkAt(s) || notTitleFinder.In(s) || r.score(s) > 0 || strings.HasSuffix(s, ".") ||
		letters.Digit(plain.FirstRune(s)) || structuredHead(s) || byLine(s) || journalLike(s) || menuLine(s) || dateLine(s) {
		return false
	}
	return !r.imprintOf(s).Numbered() && !workplace.Shape(s) &&
		!slices.ContainsFunc(imprint.PublicationKinds, func(kind string) bool { return strings.EqualFold(kind, s) })
}

// brokenTitle: a title goes on behind line i.
func (r *reader) brokenTitle(i int) bool {
	above, below := r.lines[i].text, r.lines[i+1].text
	if strings.Count(above, " ") < 2 && !r.wrapped {
		return false
	}
	switch last := plain.LastRune(above); {
	case endsInside(above), last == ':' && strings.Count(above, " ") > 1, last == ',', last == '-' || last == '–' || last == '—', last == '&':
		return true
	case unicode.IsLower(plain.FirstRune(below)) && strings.Count(below, " ") > 1 && unicode.IsUpper(plain.FirstRune(above)):
		return true
	case strings.Count(r.text[r.lines[i].span.End:r.lines[i+1].span.Start], "\n") != 1:
		return false
	}
	if inCapitals(above) && inCapitals(below) {
		return true
	}
	return r.wrapped && !inCapitals(above) && !inCapitals(below) && i+2 < len(r.lines) &&
		columns(above)+firstWord(above, below) > max(columns(above), columns(below)) && r.namesBelow(i+1)
}

// namesBelow: the authors stand within the next lines below line i.
func (r *reader) namesBelow(i int) bool {
	for k := i + 1; k < len(r.lines) && k <= i+maxTitleLines; k++ {
		if r.score(r.lines[k].text) > 0 {
			return true
		}
		if !r.ofTitle(k) {
			return false
		}
	}
	return false
}

// aboveNames: the line below is the last one above the authors.
func (r *reader) aboveNames(i int) bool {
	return i+2 < len(r.lines) && r.score(r.lines[i+2].text) > 0 && strings.Count(r.text[r.lines[i].span.End:r.lines[i+1].span.Start], "\n") == 1
}

// inCapitals: a line of several words in capitals.
func inCapitals(s string) bool {
	return strings.Contains(s, " ") && strings.ToUpper(s) == s && strings.ContainsFunc(s, letters.Latin)
}
