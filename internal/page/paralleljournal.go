package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/imprint"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// source is what the lines behind one label say of where a paper appeared.
type source struct {
	imprint imprint.Imprint
	names   []string
}

// sourceBelow reads a source over several lines: the name in its brackets with
// whatever badges, then the numbers, then the English name.
func (r *reader) sourceBelow(e *entry) (source, bool) {
	var out source
	for k, p := range e.pieces(r.text) {
		s := plain.Tidy(plain.Clip(r.text[p.span.Start:p.span.End], imprint.MaxLine))
		c := r.imprintOf(s)
		switch {
		case k == 0:
			if name := imprint.JournalBefore(s); strings.Contains(s, "《") && plausibleJournal(name) {
				out.names = append(out.names, name)
			} else if plausibleJournal(s) {
				out.names = append(out.names, s)
			} else {
				return out, false
			}
		case k == 1 && c.Empty() && englishJournal(s):
			out.names = append(out.names, s)
		case out.imprint.Empty() && !c.Empty() && k <= 3:
			out.imprint = c
			out.imprint.Journal = ""
			if name := trailingJournal(c.After); name != "" {
				out.names = append(out.names, name)
			}
		case !out.imprint.Empty() && englishJournal(s):
			out.names = append(out.names, s)
		case k <= 3 && len(s) < 40 && !proseLine(s):
			continue // badges
		default:
			return out, !out.imprint.Empty()
		}
		r.use(p)
		if k > 4 {
			break
		}
	}
	return out, !out.imprint.Empty()
}

// twinBelow reads the English name that stands alone on the line below a source
// in Chinese.
func (r *reader) twinBelow(e *entry, journal string) string {
	pieces := e.pieces(r.text)
	if len(pieces) < 2 || !strings.ContainsFunc(journal, letters.Han) {
		return ""
	}
	name := plain.Tidy(plain.Clip(r.text[pieces[1].span.Start:pieces[1].span.End], 200))
	if pieces[1].line != pieces[0].line+1 || !englishJournal(name) || r.score(name) > 0 {
		return ""
	}
	r.use(pieces[1])
	return name
}

// parallelJournal finds the English name that a page prints beside the Chinese
// one: in its own English citation, in an English masthead with the same
// numbers, or behind the Chinese name or on the line below it.
func (r *reader) parallelJournal() {
	if r.rec.Journal.ZH == "" && r.rec.Title.ZH != "" && r.tag == "" {
		for _, name := range r.alsoNamed {
			if strings.ContainsFunc(name, letters.Han) {
				r.setJournal(name)
				break
			}
		}
	}
	if name := r.self.imprint.Journal; r.rec.Journal.ZH == "" && r.rec.Title.ZH != "" && r.tag == "" &&
		strings.ContainsFunc(name, letters.Han) && strings.ContainsFunc(r.self.title, letters.Han) {
		r.setJournal(name) // as the page cites itself
	}
	r.bracketedJournal()
	zh := string(r.rec.Journal.ZH)
	if zh == "" || r.rec.Journal.EN != "" || r.tag != "" {
		return
	}
	for _, ref := range r.cited {
		if name := ref.imprint.Journal; englishJournal(name) && !strings.Contains(name, ".") {
			r.rec.Journal.EN = synoptic.Maybe(name)
			return
		}
	}
	for _, name := range r.alsoNamed {
		if englishJournal(name) {
			r.rec.Journal.EN = synoptic.Maybe(name)
			return
		}
	}
	for i := range r.lines[:min(len(r.lines), 40)] {
		l := &r.lines[i]
		if l.mute || r.zone[i] || len(l.text) > 400 || r.fieldAt[i] == fAbstract || r.fieldAt[i] == fReferences {
			continue
		}
		at := strings.Index(l.text, zh)
		if at < 0 {
			continue
		}
		rest := plain.TrimEdges(l.text[at+len(zh):], "》·|/（,，:：")
		if strings.HasPrefix(rest, "(") { // 某刊(Its Name)
			rest, _, _ = strings.Cut(rest[1:], ")")
		}
		if end := strings.IndexFunc(rest, func(c rune) bool {
			return letters.CJK(c) || letters.Digit(c) || strings.ContainsRune("|>›»）;；,，", c)
		}); end >= 0 {
			rest = rest[:end]
		}
		if rest = plain.Tidy(rest); englishJournal(rest) {
			r.rec.Journal.EN = synoptic.Maybe(rest)
			return
		}
		// alone on the next line, where the Chinese name stands alone too
		if n := r.next(i); n >= 0 && len(l.text) < len(zh)+12 && (r.titleLine < 0 || n < r.titleLine) && !r.used[n] &&
			!r.labelled[n] && englishJournal(r.lines[n].text) {
			r.rec.Journal.EN = synoptic.Maybe(plain.Tidy(r.lines[n].text))
			return
		}
	}
}

// englishJournal: two words or more that can be a journal's English name. A
// name in pinyin, as covers print it in capitals, is none.
func englishJournal(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 14 || len(s) > 150 || strings.ContainsFunc(s, letters.CJK) ||
		strings.ContainsAny(s, "0123456789@?!:") || !plain.Capitalised(s) || !unicode.IsUpper(plain.FirstRune(s)) ||
		junkLine(s) {
		return false
	}
	if open := strings.Count(s, "("); open != strings.Count(s, ")") {
		return false
	}
	known, menu := false, 0
	for _, w := range words {
		low := strings.ToLower(strings.Trim(w, "(),."))
		if menuWords[low] { // "Policy" is in names as well as in menus
			menu++
		}
		if menu*2 >= len(words) || low == "issn" || low == "vol" {
			return false
		}
		known = known || plain.SmallWords[low] || names.NotInNames[low] || names.TitleWords[low]
	}
	return known || strings.ToUpper(s) != s
}

// bracketedJournal finds the name in the page's other script that stands in
// brackets behind the one that is known: "Journal of Policy (정책연구)".
func (r *reader) bracketedJournal() {
	known := r.rec.Journal
	if r.tag == "" && r.rec.Title.Other == "" || known.EN == "" && known.Other == "" || known.EN != "" && known.Other != "" {
		return
	}
	name := string(known.EN + known.Other)
	for i := range r.lines[:min(len(r.lines), 200)] {
		l := &r.lines[i]
		if l.mute || r.zone[i] || len(l.text) > 300 {
			continue
		}
		above, rest, ok := strings.Cut(l.text, name)
		if above = strings.TrimRight(above, " "); above != "" && !strings.HasSuffix(above, ">") {
			continue
		}
		if rest = strings.TrimLeftFunc(rest, letters.Blank); !ok || rest == "" || !strings.ContainsRune("(（[", plain.FirstRune(rest)) {
			continue
		}
		rest = strings.TrimLeft(rest, "(（[")
		if end := strings.IndexAny(rest, ")）]"); end > 0 && strings.ContainsFunc(rest[:end], letters.CJK) != strings.ContainsFunc(name, letters.CJK) {
			r.setJournal(rest[:end])
			return
		}
	}
}
