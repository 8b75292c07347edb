package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// maxEntries bounds the labels read from one page; ten megabytes of "摘要：" are
// not worth more than the first of them.
const maxEntries = 4_000

// entry is a labelled block: the label and what stands behind it up to the
// next label, line by line.
type entry struct {
	label  *label
	at     int // byte of the text at which the label stands
	strong bool
	count  int     // a number beside the label, "参考文献(25)"; -1 without one
	values []piece // the first stands on the label's own line and may be empty
}

// piece is the part of a line that belongs to an entry.
type piece struct {
	span Span
	line int
}

func (e *entry) field() field {
	if e.label == nil {
		return fNone
	}
	return e.label.field
}

// blocks groups the lines of the page into labelled entries. The first entry
// has no label: it is the head of the page. What stands in zones about other
// papers stays in the zone, labels and all.
func blocks(text string, lines []line, mainTitle func(string) bool) []entry {
	entries := []entry{{count: -1, at: -1}}
	var zone zoneState
	tab, column := -1, -1 // of a column of tabs: the abstract's, the last
	for i := range lines {
		l := &lines[i]
		if l.mute {
			continue
		}
		cur := &entries[len(entries)-1]
		m, ok := labelAt(l.text)
		if ok && i > column && m.end >= len(l.text) {
			if at, end, found := tabColumn(lines, i); found {
				tab, column = at, end
			}
		}
		if i <= column && i != tab {
			if ok && m.label.field == fReferences && m.count >= 0 {
				entries[0].count = max(entries[0].count, m.count)
			}
			continue
		}
		if ok && m.label.field == fRelated && (m.count == 0 || outlined(lines, i) || inOutline(lines, i) || endsMenu(text, lines, i, entries)) {
			m.label = &emptyZone
		}
		if ok && cur.field() == fKeywords && termNotLabel(lines, i, m) {
			ok = false
		}
		if ok &&
			(zone.swallows(m, l.text) || !m.strong && tabBar(l.text) ||
				m.label.field == fBody && (!bodyFollows(lines, i, m) || cur.field() == fAbstract && m.end < len(l.text) && structuredBelow(lines, i))) {
			ok = false
		}
		if ok && m.label.field == fAbstract && m.end < len(l.text) && belowReference(lines, i) {
			cur.values = append(cur.values, piece{l.span, i})
			continue
		}
		if ok && m.label.field == fBody && m.end < len(l.text) && structuredBelow(lines, i) {
			ok = false // "Introduction: …" begins an abstract that no label announces
		}
		if ok && m.label.field == fBody && m.end >= len(l.text) && headOfAbstract(text, lines, i, cur) {
			ok = false
		}
		zone.seen = zone.seen || !zone.open && mainTitle != nil && mainTitle(l.text)
		if !ok && zone.open && (mainTitle != nil && mainTitle(l.text) || zone.items == 0 && volumeLine(l.text)) {
			entries = append(entries, entry{count: -1, at: l.span.Start})
			cur = &entries[len(entries)-1]
			zone.open = false
		}
		from := 0
		if ok && len(entries) < maxEntries {
			entries = append(entries, entry{label: m.label, at: l.span.Start, strong: m.strong, count: m.count})
			cur = &entries[len(entries)-1]
			zone.enter(m.label.field)
			from = m.end
		}
		zone.see(l.text, ok)
		if zone.open {
			cur.values = append(cur.values, piece{Span{l.span.Start + from, l.span.End}, i})
			continue
		}
		end := l.span.End
		if ok && m.inside > 0 {
			end -= m.inside
		}
		start := from
		prose := cur.field() == fAbstract || cur.field() == fBody || cur.field() == fReferences ||
			cur.label == nil && plain.RuneCount(plain.Clip(l.text, 400)) > 120
		labelsInside(l.text, from, prose, func(in mark) bool {
			if len(entries) >= maxEntries {
				return false
			}
			if cur.field() == fReferences || cur.field() == fBody || cur.field() == fBiography && in.label.field != fFunding ||
				cur.field() == fCitation && in.label.field != fCLC {
				return true
			}
			if in.label.field == fRelated || in.label.field == fBody {
				return true
			}
			cur.values = append(cur.values, piece{trimSpan(text, Span{l.span.Start + start, l.span.Start + in.start}), i})
			entries = append(entries, entry{label: in.label, at: l.span.Start + in.start, strong: true, count: in.count})
			cur = &entries[len(entries)-1]
			zone.enter(in.label.field)
			start = in.end
			return true
		})
		cur.values = append(cur.values, piece{trimSpan(text, Span{l.span.Start + start, max(end, l.span.Start+start)}), i})
	}
	return entries
}

// belowReference: the line above is an entry of a list of other papers, whose
// abstracts portals print below them: "[2] 某题名[J]. 某刊. 2022(10)".
func belowReference(lines []line, i int) bool {
	if i < 2 || lines[i-1].mute || !letters.OpenSquare.In(lines[i-1].text) {
		return false
	}
	n, rest, ok := referenceNumber(lines[i-1].text)
	if !ok || len(rest) < 20 || !rxType.MatchString(rest) {
		return false
	}
	_, labelled := labelAt(lines[i-2].text)
	return n > 1 || plain.RuneCount(lines[i-2].text) <= 8 && !labelled // a heading
}

// volumeLine: "Volume35, Issue2" and nothing else, as no paper of a zone begins.
func volumeLine(s string) bool {
	return len(s) < 40 && (strings.HasPrefix(s, "Vol") || strings.HasPrefix(s, "vol")) &&
		strings.ContainsAny(s, "0123456789") && !readImprint(s).Empty()
}

// emptyZone stands for the label of a zone with nothing in it: "Cited by (0)",
// or an entry of the page's outline.
var emptyZone = label{field: fStop, text: "", latin: true}

// outlined reports whether a label is an entry of an outline above the record:
// the line before is a bare label too, and the abstract is still to come.
func outlined(lines []line, i int) bool {
	bare := func(k int) (mark, bool) {
		if k < 0 || k >= len(lines) || lines[k].mute {
			return mark{}, false
		}
		m, ok := labelAt(lines[k].text)
		return m, ok && (m.end >= len(lines[k].text) || m.count >= 0)
	}
	if _, ok := bare(i); !ok || strings.HasSuffix(lines[i].text, ":") { // entries have no colon
		return false
	}
	if before, ok := bare(i - 1); !ok || before.label.field == fRelated {
		return false
	}
	for k := i + 1; k < len(lines)-1 && k < i+200; k++ {
		if m, ok := bare(k); ok && m.label.field == fAbstract && (proseLine(lines[k+1].text) || k+2 < len(lines) && proseLine(lines[k+2].text)) {
			return true
		}
	}
	return false
}

// zoneState follows whether the lines at hand are about other papers.
type zoneState struct {
	open  bool
	items int  // lines of the zone that look like papers
	seen  bool // a label of the main record came before
	terms bool // the main record's keywords came before
	last  field
}

// swallows tells whether a label belongs to a related paper, not to the page's.
func (z *zoneState) swallows(m mark, text string) bool {
	if !z.open {
		return false
	}
	switch m.label.field {
	case fRelated, fReferences, fFunding, fCitation, fISSN, fCLC, fAffiliations, fBiography:
		return !m.strong
	case fStop:
		// "Published: 2021" below a related paper
		return !m.strong || plain.RuneCount(text) > 30 || z.items > 0 && m.end < len(text) && strings.HasPrefix(m.label.text, "publ")
	case fKeywords:
		// some layouts print the paper's own below all else
		return z.items > 0 && z.seen && (z.terms || m.end < len(text))
	case fAbstract, fAuthors, fTitle:
		return z.items > 0 && z.seen
	}
	return z.items > 0
}

func (z *zoneState) enter(f field) {
	z.open = f == fRelated
	z.items, z.last = 0, f
	switch f {
	case fAbstract, fKeywords, fAuthors, fCLC, fFunding, fDOI, fTitle, fAffiliations, fReferences:
		z.seen = true
	}
}

func (z *zoneState) see(text string, label bool) {
	z.terms = z.terms || z.last == fKeywords && !label
	if z.open && !label && plain.RuneCount(plain.Clip(text, 200)) >= 12 {
		z.items++
	}
}

// value returns the pieces of an entry that hold text.
func (e *entry) pieces(text string) []piece {
	var out []piece
	for _, p := range e.values {
		if p.span.Start < p.span.End && strings.TrimSpace(text[p.span.Start:p.span.End]) != "" {
			out = append(out, p)
		}
	}
	return out
}

// lineStartsAt reports whether the piece begins its line.
func (p piece) whole(lines []line) bool { return p.span == lines[p.line].span }

// termNotLabel: in a list of keywords, one a line, a term may be a word that is
// a label elsewhere: "privacy", "知识图谱". It stands close below another term
// and bears no colon; in Latin letters it begins small, as labels do not.
func termNotLabel(lines []line, i int, m mark) bool {
	if m.end < len(lines[i].text) || m.label.field != fStop || colonSigns.Has(plain.LastRune(lines[i].text)) ||
		lines[i].span.Start-lines[i-1].span.End > 2 ||
		letters.Han(plain.FirstRune(lines[i].text)) && strings.ContainsFunc(lines[i].text, letters.Blank) {
		return false // "語 文" is spread as labels are
	}
	if m.label.latin {
		return unicode.IsLower(plain.FirstRune(lines[i].text))
	}
	if i+1 >= len(lines) || lines[i+1].span.Start-lines[i].span.End > 2 || plain.RuneCount(lines[i+1].text) > 20 {
		return false
	}
	_, next := labelAt(lines[i+1].text)
	_, before := labelAt(lines[i-1].text)
	return !next && !before
}
