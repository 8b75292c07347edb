package page

import (
	"strings"

	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// maxThesisLines is how far below the title a thesis may have its abstract:
// its degree, school, advisers, examiners and counters come first.
const maxThesisLines = 60

// thesisAbstract reads the abstract of a thesis, which its portal prints below
// the fields without a label: paragraphs and numbered points in one language,
// and then perhaps in the other.
func (r *reader) thesisAbstract() {
	if !r.rec.Abstract.Empty() || r.titleLine < 0 || !r.supervised() {
		return
	}
	found := map[synoptic.Language][]passage{}
	last := synoptic.Language("")
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+maxThesisLines; i++ {
		l := &r.lines[i]
		if l.mute {
			continue
		}
		if r.labelled[i] && !bulleted(l.text) || r.used[i] || r.zone[i] || r.fieldAt[i] == fReferences {
			if last != "" {
				break
			}
			continue
		}
		span := l.span
		if bulleted(l.text) {
			span.Start += len("•")
		}
		span = trimTail(r.text, trimSpan(r.text, span))
		s := r.text[span.Start:span.End]
		lang := r.lang(s)
		prose := proseLine(s) && !workplace.Line(s) && r.score(s) == 0
		switch {
		case last == "" && !(prose && len(s) > 150):
			continue
		case lang != last && !(prose && len(s) > 150), lang != last && len(found[lang]) > 0:
			r.setAbstracts(found)
			return
		case lang == last && !prose && !numberedPoint(s) && !strings.ContainsRune(colons, plain.LastRune(s)):
			r.setAbstracts(found)
			return
		}
		found[lang], last = append(found[lang], passage{span, lang}), lang
		r.used[i] = true
		if r.looseAt < 0 {
			r.looseAt = i
		}
	}
	r.setAbstracts(found)
}

func (r *reader) setAbstracts(found map[synoptic.Language][]passage) {
	for lang, parts := range found {
		r.setAbstract(lang, parts)
	}
}

// supervised: a line of the page names who advised the author, or the degree,
// as pages of theses do.
func (r *reader) supervised() bool {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() == fStop && e.strong && (e.label.text == "指导教授" || e.label.text == "指导教师" || e.label.text == "指导老师" || e.label.text == "导师") {
			return true
		}
	}
	return r.valueOf(thesisLabels) != ""
}

// numberedPoint: "一、…", "(二)…", "3.…", as abstracts list what was found.
func numberedPoint(s string) bool {
	if n, _, ok := referenceNumber(s); ok && n > 0 {
		return true
	}
	s = strings.TrimLeft(s, "(（ ")
	end := strings.IndexAny(s, "、)）.．")
	return end > 0 && end <= len("十一") && strings.Trim(s[:end], "一二三四五六七八九十") == ""
}
