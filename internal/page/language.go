package page

import (
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
