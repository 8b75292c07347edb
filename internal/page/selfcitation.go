package page

import (
	"strings"

	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

// selfCitation reads how the page says to cite the paper.
func (r *reader) selfCitation() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fCitation {
			continue
		}
		for k, p := range e.pieces(r.text) {
			if k > 3 {
				break
			}
			s := r.text[p.span.Start:p.span.End]
			if len(r.citedText) < 6_000 && plain.Year(s) > 0 {
				r.citedText += plain.Fold(plain.Clip(s, 2_000)) + "\n"
			}
			ref, ok := readReference(s)
			if !ok {
				ref, ok = r.plainReference(s)
			}
			if c := readImprint(plain.Clip(s, imprint.MaxLine)); !ok && k == 0 && len(s) < 120 && c.Weight() == 5 && plausibleJournal(c.Journal) {
				c.Journal = r.spelledOut(c.Journal)
				r.header = heavier(r.header, c) // where it appeared, and no title
				r.use(p)
			}
			if ok && len(s) < 3000 {
				r.cited = append(r.cited, ref)
				r.use(p)
				r.fieldAt[p.line] = fCitation
				if r.self.title == "" || !strings.ContainsFunc(r.self.title, letters.CJK) && strings.ContainsFunc(ref.title, letters.CJK) {
					r.self = ref
				}
				r.noteTitle(cleanTitle(ref.title))
			}
		}
	}
	r.lastCrumb()
	if r.self.title != "" {
		return
	}
	// a line of the head that cites in full: authors. title[J]. journal …
	for i := range r.lines {
		l := &r.lines[i]
		if i > 60 || r.fieldAt[i] == fReferences {
			break
		}
		if i < 20 && r.citedAtHead(l) {
			r.used[i], r.fieldAt[i] = true, fCitation
			return
		}
		typed := len(l.text) <= 1500 && letters.OpenSquare.In(l.text) && rxType.MatchString(l.text)
		if r.fieldAt[i] == fAbstract && !typed && proseLine(l.text) {
			break
		}
		if !typed || l.mute || r.zone[i] || r.used[i] || referenceLine(l.text) {
			continue
		}
		if ref, ok := readReference(l.text); ok && ref.imprint.Weight() >= 2 {
			r.self, r.cited = ref, append(r.cited, ref)
			r.used[i], r.fieldAt[i] = true, fCitation
			r.noteTitle(cleanTitle(ref.title))
			return
		}
	}
}

// lastCrumb notes where the path at the top of the page ends: at the paper's
// title as often as at a word of the menu.
func (r *reader) lastCrumb() {
	for i := range r.lines[:min(len(r.lines), 40)] {
		s := r.lines[i].text
		if r.lines[i].mute || len(s) > 800 || strings.Count(s, ">")+strings.Count(s, "›")+strings.Count(s, "»") < 2 {
			continue
		}
		crumbs := strings.FieldsFunc(s, func(c rune) bool { return c == '>' || c == '›' || c == '»' })
		if len(crumbs) < 2 {
			continue
		}
		if last := plain.Tidy(crumbs[len(crumbs)-1]); plain.RuneCount(last) >= 8 && readImprint(last).Empty() {
			r.citedText += plain.Fold(last) + "\n"
		}
	}
}

// plainReference reads "authors. title. journal, year, vol(issue): pages", the
// three parts between full stops and nothing to say what is what, where the
// page has the title on a line of its own.
func (r *reader) plainReference(s string) (reference, bool) {
	s = plain.Tidy(plain.Clip(s, 3000))
	authors, rest := cutAuthors(s)
	if authors == "" || rest == "" {
		return reference{}, false
	}
	for _, stop := range []string{". ", "．", "。", "? ", "？", "! "} {
		title, source, ok := strings.Cut(rest, stop)
		if !ok || plain.RuneCount(title) < 6 {
			continue
		}
		if title = r.wholeTitle(plain.Fold(title)); title == "" {
			continue
		}
		if c := readImprint(plain.TrimEdges(plain.Clip(source, imprint.MaxLine), ".．。 ")); c.Weight() >= 3 && plausibleJournal(c.Journal) {
			return reference{authors, title, c}, true
		}
	}
	return reference{}, false
}

// wholeTitle returns the line in the head of the page that says this when
// folded, or begins with it: a citation may leave a subtitle out.
func (r *reader) wholeTitle(folded string) string {
	for i := range r.lines[:min(len(r.lines), 200)] {
		s := r.lines[i].text
		if len(s) >= maxTitle || len(s) < len(folded) || len(s) > 4*len(folded) {
			continue
		}
		s = cleanTitle(s)
		if f := plain.Fold(s); f == folded || len(folded) > 24 && strings.HasPrefix(f, folded) && strings.ContainsAny(s, ":：—") {
			return s
		}
	}
	return ""
}

// citedAtHead reads a line of the head that cites the paper with its year in
// brackets, as repositories print it below the title, and takes it where that
// title has a line of its own.
func (r *reader) citedAtHead(l *line) bool {
	if l.mute || len(l.text) > 1_500 || !strings.Contains(l.text, "(") || referenceLine(l.text) {
		return false
	}
	ref, ok := readReference(l.text)
	if !ok || ref.imprint.Weight() < 3 || ref.imprint.Journal == "" {
		return false
	}
	key := plain.Fold(ref.title)
	for k := range r.lines[:min(len(r.lines), 20)] {
		if other := &r.lines[k]; other != l && !other.mute && len(other.text) < maxTitle && plain.Fold(cleanTitle(other.text)) == key {
			ref.authors = strings.TrimSpace(names.StripRoles(ref.authors))
			r.self, r.cited = ref, append(r.cited, ref)
			r.noteTitle(cleanTitle(ref.title))
			return true
		}
	}
	return false
}
