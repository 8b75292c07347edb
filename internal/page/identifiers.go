package page

import (
	"iter"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
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
			if d, at := findDOI(strings.Replace(plain.HalfDigits(s), " / ", "/", 1)); d != "" && at < 40 && r.rec.DOI == "" {
				r.rec.DOI = synoptic.Maybe(d)
				r.use(p)
			}
		case fISSN:
			if rxBareISSN.MatchString(s) && r.rec.ISSN == "" {
				r.rec.ISSN = synoptic.Maybe(s)
				r.use(p)
			}
			if d := findISSN(plain.Clip(s, 60)); d != "" && r.rec.ISSN == "" {
				r.rec.ISSN = synoptic.Maybe(d)
				r.use(p)
			}
		case fCLC:
			if len(r.rec.CLC) > 0 {
				continue
			}
			pieces := e.pieces(r.text)
			for len(pieces) > 1 && len(splitCLC(plain.Clip(plain.HalfDigits(r.text[pieces[0].span.Start:pieces[0].span.End]), 600))) == 0 && plain.RuneCount(r.text[pieces[0].span.Start:pieces[0].span.End]) <= 8 {
				pieces = pieces[1:] // a word of the portal's
			}
			for k, p := range pieces {
				codes := splitCLC(beforeDocumentCode(plain.Clip(plain.HalfDigits(r.text[p.span.Start:p.span.End]), 600)))
				if len(codes) == 0 || k > 0 && plain.RuneCount(r.text[p.span.Start:p.span.End]) > 60 || k > 12 {
					break
				}
				r.rec.CLC = append(r.rec.CLC, codes...)
				r.use(p)
				if k == 0 && p.line == r.lineOf(e.at) && !(len(pieces) > 1 && codesOnly(r.text[pieces[1].span.Start:pieces[1].span.End])) {
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
		if s := r.lines[i].text; !r.lines[i].mute && !r.zone[i] && len(s) < 600 && strings.Contains(strings.ToUpper(withoutDOI(s)), "ISSN") && r.fieldAt[i] != fReferences && !onlineISSN(s) {
			r.rec.ISSN = synoptic.Maybe(findISSN(withoutDOI(s)))
		}
	}
	// no number but that of the electronic edition
	for i := range r.lines {
		if r.rec.ISSN != "" || i > 400 {
			break
		}
		if s := r.lines[i].text; !r.lines[i].mute && len(s) < 600 && strings.Contains(s, "ISSN") && !r.zone[i] && (r.fieldAt[i] != fReferences || len(s) < 120 && !citedLike(s)) {
			r.rec.ISSN = synoptic.Maybe(findISSN(withoutDOI(s)))
		}
	}
	// the journal's at the foot, below the list of other papers
	for i := len(r.lines) - 1; i >= 0 && i > len(r.lines)-40 && r.rec.ISSN == ""; i-- {
		if s := r.lines[i].text; !r.lines[i].mute && r.zone[i] && len(s) <= 48 && strings.Contains(s, "ISSN") && rxLoneISSN.MatchString(s) {
			r.rec.ISSN = synoptic.Maybe(findISSN(s))
		}
	}
	if r.rec.DOI == "" {
		r.rec.DOI = synoptic.Maybe(r.looseDOI())
	}
	if r.rec.DOI == "" {
		r.rec.DOI = synoptic.Maybe(r.ownDOIAmongOthers())
	}
}

// rxLoneISSN: "Print ISSN 0999-7700" and nothing else.
var rxLoneISSN = lazyregexp.New(`^(?:(?i:print|online|electronic)\s+|[pePE]-?)?ISSN(?:\s*\((?i:print|online)\))?\s*[:：]?\s*\d{4}-\d{3}[\dXx]$`)

// rxBareISSN: the number without its hyphen.
var rxBareISSN = lazyregexp.New(`^\d{7}[\dX]$`)

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
		if d, at := findDOI(l.text[m.end:]); d != "" && at < 20 {
			if own != "" && own != d {
				return ""
			}
			own = d
		}
	}
	return own
}

// beforeDocumentCode cuts class numbers where the next fields follow behind
// nothing but a space: "S511 文献标识码 A 文章编号 …".
func beforeDocumentCode(s string) string {
	for _, next := range []string{"文献标", "文獻標", "文章编号", "文章編號"} {
		if i := strings.Index(s, next); i > 0 {
			s = s[:i]
		}
	}
	return s
}

// withoutDOI cuts the DOI out of a line: many contain an ISSN.
func withoutDOI(s string) string {
	s = strings.ReplaceAll(s, "j.issn.", "")
	if d, at := findDOI(s); at >= 0 {
		return s[:at] + " " + s[at+len(d):]
	}
	return s
}

// onlineISSN: a line that gives the number of the electronic edition alone.
func onlineISSN(s string) bool {
	up := strings.ToUpper(s)
	return strings.Count(up, "ISSN") == 1 && (strings.Contains(up, "EISSN") || strings.Contains(up, "E-ISSN") || strings.Contains(up, "ONLINE") || strings.Contains(up, "ELECTRONIC"))
}

// looseDOI finds a DOI that no label announces, outside lists of references
// and of other papers.
func (r *reader) looseDOI() string {
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || i > 2_000 || r.fieldAt[i] == fReferences || r.fieldAt[i] == fBody || r.fieldAt[i] == fAbstract && (r.used[i] || len(l.text) > 200) || len(l.text) > 3000 {
			continue
		}
		if r.fieldAt[i] != fCitation && referenceLine(l.text) {
			continue
		}
		if d, _ := findDOI(l.text); d != "" {
			return d
		}
	}
	return ""
}

// findDOI returns the first DOI in s, without resolver or trailing
// punctuation, and the byte at which it starts; empty where there is none.
func findDOI(s string) (string, int) {
	for from := 0; ; {
		i := strings.Index(s[from:], "10.")
		if i < 0 {
			return "", -1
		}
		i += from
		from = i + 3
		if i > 0 && (letters.Digit(rune(s[i-1])) || s[i-1] == '.') {
			continue
		}
		j := i + 3
		for j < len(s) && letters.Digit(rune(s[j])) {
			j++
		}
		if j-i < 7 || j-i > 12 {
			if j < len(s) && s[j] == '.' && j-i >= 7 { // 10.1234.56/…
				for j < len(s) && (letters.Digit(rune(s[j])) || s[j] == '.') {
					j++
				}
			} else {
				continue
			}
		}
		if j >= len(s) || s[j] != '/' {
			continue
		}
		end := j + 1
		depth := 0
		for end < len(s) && end-i < 200 {
			c := s[end]
			if c <= ' ' || c >= 0x7F || strings.IndexByte(`"<>{}|\^`+"`,", c) >= 0 {
				break
			}
			if c == '[' && end+2 < len(s) && s[end+1] >= 'A' && s[end+1] <= 'Z' && s[end+2] >= 'a' && s[end+2] <= 'z' {
				break // "[Opens in a new window]"
			}
			if c == '(' {
				depth++
			}
			if c == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
			end++
		}
		doi := unglueDOI(strings.TrimRight(s[i:end], ".;:'&]?"))
		if len(doi) > j-i+2 {
			return doi, i
		}
	}
}

// unglueDOI cuts a word of the page off a DOI that ends in a digit:
// "10.1234/abc.2024.99Corpus ID".
func unglueDOI(s string) string {
	i := len(s)
	for i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
		i--
	}
	if len(s)-i >= 3 && i > 1 && s[i-1] >= 'A' && s[i-1] <= 'Z' && letters.Digit(rune(s[i-2])) && strings.LastIndexByte(s, '/') < i-2 {
		return s[:i-1]
	}
	return s
}

// findISSN returns the first ISSN in s: four digits, a hyphen, three digits
// and a digit or X.
func findISSN(s string) string {
	for i := 0; i+9 <= len(s); i++ {
		if s[i+4] != '-' {
			continue
		}
		if i > 0 && (letters.Digit(rune(s[i-1])) || s[i-1] == '-' && (i < 2 || !letters.Latin(rune(s[i-2])))) || i+9 < len(s) && (letters.Digit(rune(s[i+9])) || s[i+9] == '-') {
			continue
		}
		ok := s[i+8] == 'X' || s[i+8] == 'x' || letters.Digit(rune(s[i+8]))
		for k := i; k < i+8 && ok; k++ {
			ok = k == i+4 || letters.Digit(rune(s[k]))
		}
		if ok {
			return s[i : i+9]
		}
	}
	return ""
}

// codesOnly: a short line of class numbers and nothing else.
func codesOnly(s string) bool {
	return len(s) <= 24 && !strings.ContainsFunc(s, letters.CJK) && len(splitCLC(plain.HalfDigits(s))) > 0
}

// splitCLC reads class numbers of the Chinese Library Classification:
// "F32;D035", "D035.5[政治法律—行政管理] TP399.1[…]", "F832.4F276.3".
func splitCLC(s string) []string {
	var out []string
	depth := 0
	start := -1
	flush := func(end int) {
		if start >= 0 {
			for code := range gluedCodes(s[start:end]) {
				if code = strings.Trim(code, "."); len(code) <= 24 && classCode(code) {
					out = append(out, code)
				}
			}
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case r == '[' || r == '【' || r == '［' || r == '(' && start < 0 || r == '（':
			flush(i)
			depth++
		case r == ']' || r == '】' || r == '］' || r == ')' && depth > 0 || r == '）':
			depth = max(0, depth-1)
			start = -1
		case depth > 0:
		case r < 0x80 && (letters.Latin(r) || letters.Digit(r) || strings.ContainsRune(".-/:+=()\"", r)):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	if depth == 0 {
		flush(len(s))
	}
	return out
}

// gluedCodes divides class numbers that nothing divides: within one, no letter
// stands behind a digit and before another.
func gluedCodes(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 1; i+1 < len(s); i++ {
			if !letters.Digit(rune(s[i-1])) || s[i] < 'A' || s[i] > 'Z' {
				continue
			}
			next := s[i+1]
			if next >= 'A' && next <= 'Z' && i+2 < len(s) {
				next = s[i+2]
			}
			if !letters.Digit(rune(next)) {
				continue
			}
			if !yield(s[start:i]) {
				return
			}
			start = i
		}
		yield(s[start:])
	}
}

// classCode: one or two capitals with a number or nothing behind, as in D630,
// TP311.13, R197.1, G, TP18, D922.291.91.
func classCode(s string) bool {
	if s == "" || s[0] < 'A' || s[0] > 'Z' || len(s) > 20 {
		return false
	}
	i := 1
	if i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if i == len(s) {
		return len(s) == 1
	}
	return letters.Digit(rune(s[i])) || s[i] == '-' || s[i] == '('
}
