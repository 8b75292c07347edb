package page

import (
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// identifiers reads DOI, ISSN and class numbers.
func (r *reader) identifiers() {
	for i := range r.entries {
		e := &r.entries[i]
		f := e.field()
		if f != fDOI && f != fISSN && f != fCLC {
			continue
		}
		s, p, ok := r.value(e)
		if !ok {
			continue
		}
		switch f {
		case fDOI:
			if d, at := identifier.DOI(strings.Replace(plain.HalfDigits(s), " / ", "/", 1)); d != "" && at < 40 &&
				r.rec.DOI == "" && !r.ofReference(r.lineOf(e.at)) {
				r.rec.DOI = synoptic.Maybe(d)
				r.use(p)
			}
		case fISSN:
			if identifier.BareISSN(s) && r.rec.ISSN == "" {
				r.rec.ISSN = synoptic.Maybe(s)
				r.use(p)
			}
			if d := identifier.ISSN(plain.Clip(s, 60)); d != "" && r.rec.ISSN == "" {
				r.rec.ISSN = synoptic.Maybe(d)
				r.use(p)
			}
		case fCLC:
			if len(r.rec.CLC) > 0 {
				continue
			}
			pieces := e.pieces(r.text)
			for len(pieces) > 1 &&
				len(identifier.CLC(plain.Clip(plain.HalfDigits(r.text[pieces[0].span.Start:pieces[0].span.End]), 600))) == 0 &&
				plain.RuneCount(r.text[pieces[0].span.Start:pieces[0].span.End]) <= 8 {
				pieces = pieces[1:] // a word of the portal's
			}
			for k, p := range pieces {
				codes := identifier.CLC(identifier.BeforeDocumentCode(plain.Clip(plain.HalfDigits(r.text[p.span.Start:p.span.End]), 600)))
				if len(codes) == 0 || k > 0 && plain.RuneCount(r.text[p.span.Start:p.span.End]) > 60 || k > 12 {
					break
				}
				r.rec.CLC = append(r.rec.CLC, codes...)
				r.use(p)
				if k == 0 && p.line == r.lineOf(e.at) && !(len(pieces) > 1 && identifier.CodesOnly(r.text[pieces[1].span.Start:pieces[1].span.End])) {
					break
				}
			}
		}
	}
	for i := range r.lines {
		if r.rec.ISSN != "" || i > 400 {
			break
		}
		// "1738-1916(pISSN)", "ISSN 1999-1234" inside a line
		if s := r.lines[i].text; !r.lines[i].mute && !r.zone[i] && len(s) < 600 &&
			strings.Contains(strings.ToUpper(identifier.WithoutDOI(s)), "ISSN") && r.fieldAt[i] != fReferences &&
			!identifier.OnlineISSN(s) {
			r.rec.ISSN = synoptic.Maybe(identifier.ISSN(identifier.WithoutDOI(s)))
		}
	}
	// no number but that of the electronic edition
	for i := range r.lines {
		if r.rec.ISSN != "" || i > 400 {
			break
		}
		if s := r.lines[i].text; !r.lines[i].mute && len(s) < 600 && strings.Contains(s, "ISSN") && !r.zone[i] &&
			(r.fieldAt[i] != fReferences || len(s) < 120 && !citedLike(s)) {
			r.rec.ISSN = synoptic.Maybe(identifier.ISSN(identifier.WithoutDOI(s)))
		}
	}
	// the journal's at the foot, below the list of other papers
	for i := len(r.lines) - 1; i >= 0 && i > len(r.lines)-40 && r.rec.ISSN == ""; i-- {
		if s := r.lines[i].text; !r.lines[i].mute && r.zone[i] && len(s) <= 48 && strings.Contains(s, "ISSN") && identifier.LoneISSN(s) {
			r.rec.ISSN = synoptic.Maybe(identifier.ISSN(s))
		}
	}
	if r.rec.DOI == "" {
		r.rec.DOI = synoptic.Maybe(r.looseDOI())
	}
	if r.rec.DOI == "" {
		r.rec.DOI = synoptic.Maybe(r.ownDOIAmongOthers())
	}
}

// ofReference: the line above is an entry of a numbered list of references, so
// that a DOI on a line of its own is that entry's.
func (r *reader) ofReference(at int) bool {
	return at > 0 && r.fieldAt[at-1] == fReferences && !r.labelled[at-1] && referenceLine(r.lines[at-1].text)
}

// ownDOIAmongOthers finds the DOI that the page prints behind its label on a
// line of its own, below a list of other papers; nothing where there are two.
func (r *reader) ownDOIAmongOthers() string {
	own := ""
	for i := range r.lines[:min(len(r.lines), 2_000)] {
		l := &r.lines[i]
		if l.mute || !r.zone[i] || r.fieldAt[i] == fBody || len(l.text) > 120 {
			continue
		}
		m, ok := labelAt(l.text)
		if !ok || m.label.field != fDOI || !m.strong {
			continue
		}
		if d, at := identifier.DOI(l.text[m.end:]); d != "" && at < 20 {
			if own != "" && own != d {
				return ""
			}
			own = d
		}
	}
	return own
}

// looseDOI finds a DOI that no label announces, outside lists of references
// and of other papers.
func (r *reader) looseDOI() string {
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || i > 2_000 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fBody ||
			r.fieldAt[i] == fAbstract && (r.used[i] || len(l.text) > 200) || len(l.text) > 3000 {
			continue
		}
		if r.fieldAt[i] != fCitation && referenceLine(l.text) || r.ofReference(i) {
			continue
		}
		if d, _ := identifier.DOI(l.text); d != "" {
			return d
		}
	}
	return ""
}
