package page

import (
	"sort"
	"strings"

	"synoptic/internal/synoptic"
)

// section notes where a part of the record stands.
func (r *reader) section(kind SectionKind, lang synoptic.Language, s Span) {
	if s = trimSpan(r.text, s); s.Start >= s.End {
		return
	}
	r.sections = append(r.sections, Section{kind, lang, s})
}

// readingOrder sorts the sections and joins neighbours of one kind and
// language that only white space divides.
func (r *reader) readingOrder() []Section {
	sort.SliceStable(r.sections, func(i, j int) bool { return r.sections[i].Span.Start < r.sections[j].Span.Start })
	var out []Section
	for _, s := range r.sections {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if s.Span.Start < last.Span.End {
				continue
			}
			if last.Kind == s.Kind && last.Language == s.Language && s.Kind != Title && strings.TrimSpace(r.text[last.Span.End:s.Span.Start]) == "" {
				last.Span.End = s.Span.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// lost tells whether the page shows that the abstract is missing or cut.
func (r *reader) lost() bool {
	shown := false
	for _, s := range r.sections {
		shown = shown || s.Kind == Abstract
	}
	if !shown {
		return true
	}
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		if a := r.rec.Abstract.In(lang); a != "" && !cutText(a) {
			return false
		}
	}
	return true
}
