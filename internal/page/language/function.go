package language

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// functionWords are the small words that tell the languages in Latin letters
// apart; none of them is an English word of the same use.
var functionWords = map[string]map[string]bool{
	"es": hant.WordSet("de del la las los el en y un una por para con que se su sus al como más este esta entre desde sobre lo"),
	"pt": hant.WordSet("de da dos das em os uma um com não ao aos na nas pelo pela para que por sua seu como mais entre sobre"),
	"fr": hant.WordSet("de la le les des du et une dans pour sur avec par aux est que qui cette ce son ses entre"),
	"de": hant.WordSet("der und von für mit zur zum im ein eine den dem wird werden nach bei auf sich nicht zwischen über"),
	"it": hant.WordSet("di della delle dei del il gli e un una per con che nel nella alla sono tra"),
	"id": hant.WordSet("dan yang di pada untuk dengan dari ini dalam oleh terhadap sebagai adalah itu tidak atau antara penelitian"),
}

var foreignWords = func() map[string]bool {
	all := map[string]bool{}
	for _, set := range functionWords {
		for w := range set {
			all[w] = true
		}
	}
	return all
}()

var englishWords = hant.WordSet("the of and in for on to with is by from an at or are this that was were which their between not be it its")

// ForeignTag names the language of a page that is written, or whose portal
// speaks, another language in Latin letters than English; "" for other pages.
func ForeignTag(text string) string {
	count := map[string]int{}
	foreign, english := 0, 0
	for w := range strings.FieldsSeq(plain.Clip(text, 30_000)) {
		if len(w) > 16 || letters.CJK(plain.FirstRune(w)) {
			continue
		}
		w = textscan.Lower(strings.Trim(w, ".,;:()"))
		if englishWords[w] {
			english++
		}
		if !foreignWords[w] {
			continue
		}
		foreign++
		for tag, set := range functionWords {
			if set[w] {
				count[tag]++
			}
		}
	}
	if foreign < 12 || foreign*6 < english {
		return ""
	}
	best := ""
	for _, tag := range []string{"es", "pt", "fr", "de", "it", "id"} {
		if count[tag] > count[best] {
			best = tag
		}
	}
	return best
}

// Foreign reports whether a text in Latin letters is not English: by its
// function words where it is long, by accents and endings too where it is a
// title, a name or a list of terms.
func Foreign(s string) bool {
	words, foreign, english, accents, endings := 0, 0, 0, 0, 0
	for w := range strings.FieldsSeq(plain.Clip(s, 4_000)) {
		w = textscan.Lower(strings.Trim(w, ".,;:()¿?¡!\"“”«»"))
		if w == "" {
			continue
		}
		words++
		switch {
		case englishWords[w]:
			english++
		case foreignWords[w]:
			foreign++
		}
		if strings.ContainsFunc(w, func(r rune) bool { return r >= 0xDF && unicode.IsLetter(r) }) {
			accents++
		}
		for _, end := range foreignEndings {
			if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
				endings++
				break
			}
		}
	}
	if words >= 12 {
		return foreign > english+2 && foreign*8 >= words
	}
	return english == 0 && (foreign > 1 || foreign == 1 && accents+endings > 0 || accents > 1 || words > 1 && endings*2 > words)
}

var foreignEndings = []string{"ción", "ciones", "ção", "ções", "dade", "dades", "mente", "ismo", "encia", "ência", "ancia", "ância", "ología", "ico", "ica", "icos", "icas", "ivo", "iva", "ivos", "ado", "ada", "ados", "adas", "eiro", "iento", "iva", "ung", "keit", "schaft", "lich", "ique", "eur", "isasi", "asi", "itas", "ierto", "ernos", "erno"}
