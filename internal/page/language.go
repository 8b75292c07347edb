package page

import (
	"strings"

	"synoptic/internal/page/language"
	"synoptic/internal/synoptic"
)

// lang groups a text of this page: on a Japanese or Korean page a line of
// Chinese characters only is not Chinese.
func (r *reader) lang(s string) synoptic.Language {
	l := language.Of(s)
	if l == synoptic.Chinese && r.tag != "" {
		return synoptic.OtherLanguage
	}
	if l == synoptic.English && r.foreign != "" && language.Foreign(s) {
		return synoptic.OtherLanguage
	}
	return l
}

// titleLang groups a title, which may be in another language than all that
// stands around it.
func (r *reader) titleLang(s string) synoptic.Language {
	l := r.lang(s)
	if l == synoptic.English && language.ForeignTitle(s) {
		return synoptic.OtherLanguage
	}
	return l
}

// foreignTitle takes the only title of a paper whose own abstract is in another
// Western language for one in that language, where the title's words stand in
// that abstract and not in the English one: titles have few of the little words
// that tell languages apart.
func (r *reader) foreignTitle() {
	rec := &r.rec
	own, english := strings.ToLower(string(rec.Abstract.Other)), strings.ToLower(string(rec.Abstract.EN))
	title := string(rec.Title.EN)
	if r.foreign == "" || title == "" || rec.Title.Other != "" || own == "" || language.EnglishTitle(title) {
		return
	}
	here, there, words := 0, 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(title)) {
		if w = strings.Trim(w, ".,;:()¿?¡!\"“”«»"); len(w) < 4 {
			continue
		}
		words++
		if strings.Contains(own, w) {
			here++
		}
		if strings.Contains(english, w) {
			there++
		}
	}
	if words > 2 && here > 2*there && (here*2 > words || here > 1 && english == "") {
		rec.Title.Other, rec.Title.EN = rec.Title.EN, ""
	}
}

// foreignJournal takes the only name of the journal of a paper in Spanish,
// French or the like for one in that language, unless it has English words.
func (r *reader) foreignJournal() {
	rec := &r.rec
	if name := string(rec.Journal.EN); r.foreign != "" && rec.Title.Other != "" && rec.Journal.Other == "" && name != "" &&
		!language.EnglishTitle(name) && !strings.Contains(name, "Journal") &&
		language.Of(string(rec.Title.Other)) == synoptic.English {
		rec.Journal.Other, rec.Journal.EN = rec.Journal.EN, ""
	}
}
