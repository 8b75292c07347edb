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
	"de": hant.WordSet("die das aus oder durch der und von für mit zur zum im ein eine den dem wird werden nach bei auf sich nicht zwischen über"),
	"it": hant.WordSet("di della delle dei del il gli e un una per con che nel nella alla sono tra"),
	"id": hant.WordSet("dan yang di pada untuk dengan dari ini dalam oleh terhadap sebagai adalah itu tidak atau antara penelitian melalui pada"),
	"tr": hant.WordSet("ve bir bu için ile olarak olan olduğu üzerine göre ise gibi kadar daha çok tarafından sonra ancak örneği"),
	"nl": hant.WordSet("van het een voor met niet zijn door naar wordt worden tussen ook"),
	"pl": hant.WordSet("się jest oraz przez dla jako które przy między została w"),
}

var englishWords = hant.WordSet("the of and in for on to with is by from an at or are this that was were which their between not be it its")

// foreignTags are the languages of functionWords; of equals the first wins.
var foreignTags = [...]string{"es", "pt", "fr", "de", "it", "id", "tr", "nl", "pl"}

// languages has bit i for the language i of foreignTags, and one for English.
type languages uint16

const ofEnglish languages = 1 << len(foreignTags)

// functionWordOf tells of a word in small letters which languages use it.
var functionWordOf, longestFunctionWord = func() (map[string]languages, int) {
	all, longest := map[string]languages{}, 0
	add := func(words map[string]bool, in languages) {
		for w := range words {
			all[w] |= in
			longest = max(longest, len(w))
		}
	}
	add(englishWords, ofEnglish)
	for i, tag := range foreignTags {
		add(functionWords[tag], 1<<i)
	}
	return all, longest
}()

// ForeignTag names the language of a page that is written, or whose portal
// speaks, another language in Latin letters than English; "" for other pages.
func ForeignTag(text string) string {
	var count [len(foreignTags)]int
	foreign, english := 0, 0
	for w := range strings.FieldsSeq(plain.Clip(text, 30_000)) {
		if len(w) > 16 || letters.CJK(plain.FirstRune(w)) {
			continue
		}
		if w = strings.Trim(w, ".,;:()"); len(w) > longestFunctionWord {
			continue
		}
		in := functionWordOf[textscan.Lower(w)]
		if in&ofEnglish != 0 {
			english++
		}
		if in &^= ofEnglish; in == 0 {
			continue
		}
		foreign++
		for i := range count {
			count[i] += int(in >> i & 1)
		}
	}
	if foreign < 12 && !(foreign > 5 && english < 3) || foreign*6 < english { // a short page in one language is
		return ""
	}
	best, most := "", 0
	for i, tag := range foreignTags {
		if count[i] > most {
			best, most = tag, count[i]
		}
	}
	return best
}

// signs is what tells the language of a text in Latin letters.
type signs struct{ words, foreign, english, accents, endings int }

// alsoForeign are English words that other languages have as well: they tell
// nothing beside two words that only those have.
var alsoForeign = hant.WordSet("in an on at or it are was")

func signsOf(s string) (n signs) {
	ambiguous := 0
	for w := range strings.FieldsSeq(plain.Clip(s, 4_000)) {
		w = textscan.Lower(strings.Trim(w, ".,;:()¿?¡!\"“”«»"))
		if w == "" {
			continue
		}
		n.words++
		switch in := functionWordOf[w]; {
		case alsoForeign[w]:
			ambiguous++
		case in&ofEnglish != 0:
			n.english++
		case in != 0:
			n.foreign++
		}
		if strings.ContainsFunc(w, func(r rune) bool { return r >= 0xDF && unicode.IsLetter(r) }) {
			n.accents++
		}
		for _, end := range foreignEndings {
			if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
				n.endings++
				break
			}
		}
	}
	if n.foreign < 2 || n.english > 0 {
		n.english += ambiguous
	}
	return n
}

// EnglishTitle reports a title that has an English word of little meaning, as
// nearly all have, and no sign of being in another language.
func EnglishTitle(s string) bool {
	n := signsOf(s)
	return n.english > 0 && n.foreign <= n.english
}

// Foreign reports whether a text in Latin letters is not English: by its
// function words where it is long, by accents and endings too where it is a
// title, a name or a list of terms.
func Foreign(s string) bool {
	n := signsOf(s)
	if n.words >= 12 {
		return n.foreign > n.english+2 && n.foreign*8 >= n.words
	}
	return n.english == 0 && (n.foreign > 1 || n.foreign == 1 && n.accents+n.endings > 0 || n.accents > 1 || n.words > 1 && n.endings*2 > n.words)
}

// ForeignTitle reports a title that cannot be English, whatever the language of
// the page: several words, none of them English, and signs of another language
// that no proper name in an English title has so many of.
func ForeignTitle(s string) bool {
	n := signsOf(s)
	return n.words >= 4 && n.english == 0 &&
		(n.foreign > 1 && n.foreign+n.accents+n.endings > 2 || n.foreign == 1 && n.accents+n.endings > 1 || n.accents > 2 ||
			n.endings*2 > n.words && n.endings > 3)
}

var foreignEndings = []string{"ción", "ciones", "ção", "ções", "dade", "dades", "mente", "ismo", "encia", "ência", "ancia", "ância", "ología", "ico", "ica", "icos", "icas", "ivo", "iva", "ivos", "ado", "ada", "ados", "adas", "eiro", "iento", "iva", "ung", "keit", "schaft", "lich", "ique", "eur", "isasi", "asi", "itas", "ierto", "ernos", "erno"}
