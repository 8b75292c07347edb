package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/injection"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// metaFallbacks takes from the head of the page what its text does not show.
func (r *reader) metaFallbacks() {
	for _, s := range r.meta.abstract {
		s = plain.Clip(strings.TrimSpace(s), maxAbstract)
		for _, lead := range []string{"摘要：", "摘要:", "Abstract:", "Abstract ", "<p>"} {
			s = strings.TrimPrefix(s, lead)
		}
		s = plain.Tidy(rxTag.ReplaceAllString(s, " "))
		if full, ok := r.printedWhole(s); ok {
			s = full
		}
		lang := r.lang(s)
		if plain.RuneCount(s) < 40 || r.rec.Abstract.In(lang) != "" || injection.In(s) || cutText(s) || r.saysWhere(s) {
			continue
		}
		r.rec.Abstract.Set(lang, s)
		r.locate(s, lang)
	}
	if len(r.rec.References) == 0 && len(r.meta.refs) > 0 {
		r.rec.References = r.meta.refs[:min(len(r.meta.refs), maxReferences)]
		if r.rec.ReferenceCount == nil {
			n := len(r.rec.References)
			r.rec.ReferenceCount = &n
		}
	}
}

// saysWhere: a description that only says where the paper appeared, as the
// pages of pieces without an abstract have it: "Published in Hill Studies (Vol.
// 4, No. 2, 2021)".
func (r *reader) saysWhere(s string) bool {
	if len(s) > 300 || len(s) > 160 && plain.EndsSentence(strings.TrimRight(s, ")）")) {
		return false
	}
	c := r.imprintOf(s)
	return c.Numbered() && c.Weight() >= 3
}

// rxTag finds the markup that abstracts in metadata bring along.
var rxTag = lazyregexp.New(`</?(?:jats:)?[a-z]{1,8}\d?/?>`)

// printedWhole finds the paragraph of the page that begins as an abstract of
// the metadata does and goes on where that one was cut.
func (r *reader) printedWhole(s string) (string, bool) {
	head := plain.TrimEdges(s, ".…")
	if plain.RuneCount(head) < 40 || len(head) > 1_000 {
		return "", false
	}
	for i := range r.lines {
		l := &r.lines[i]
		if !l.mute && !r.zone[i] && len(l.text) > len(head)+20 && len(l.text) < maxAbstract && strings.HasPrefix(l.text, plain.Clip(head, 30)) {
			if full := plain.Tidy(l.text); strings.HasPrefix(full, head) {
				return full, true
			}
		}
	}
	return "", false
}

// locate makes a section of an abstract that the metadata gave, where the text
// shows it without a label.
func (r *reader) locate(s string, lang synoptic.Language) {
	head := plain.Clip(s, 60)
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || !strings.HasPrefix(plain.Tidy(plain.Clip(l.text, 400)), head) {
			continue
		}
		r.section(Abstract, lang, trimTail(r.text, l.span))
		return
	}
}
