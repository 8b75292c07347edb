package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

// mark is a label that stands in a line.
type mark struct {
	label *label
	start int // byte of the line at which the label begins, brackets included
	end   int // byte at which its value begins
	// strong: a colon, brackets or the end of the line set the label off, so
	// that it can be nothing else
	strong bool
	inside int // bytes of the bracket that closes the line, where it encloses label and value
	count  int // a number in parentheses, as in "参考文献(25)"; -1 without one
}

const (
	openBrackets  = "【[［〔〖(（<《「『｛{〈"
	closeBrackets = "】]］〕〗)）>》」』｝}〉"
	colons        = ":：﹕∶︰︓"
	bullets       = "•●■◆▪▲★☆·*＊◇□○◎►▶※#-–—|>✦✱∗☛»›"
)

// The same as sets.
var (
	colonSigns  = textscan.RunesOf(colons)
	bulletSigns = textscan.RunesOf(bullets)
	openSigns   = textscan.RunesOf(openBrackets)
	closeSigns  = textscan.RunesOf(closeBrackets)
)

// matchLabel finds a label that begins s. At the start of a line bullets and
// brackets may precede it.
func matchLabel(s string, lineStart bool) (mark, bool) {
	if lineStart {
		if i := exportName(s); i > 0 {
			if m, ok := matchLabel(s[i:], true); ok && m.strong {
				m.end += i
				return m, true
			}
		}
	}
	at, open := 0, rune(0)
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if letters.Latin(r) || letters.Han(r) {
			break
		}
		if letters.Blank(r) || lineStart && open == 0 && bulletSigns.Has(r) {
			at += n
			continue
		}
		if open == 0 && openSigns.Has(r) {
			open = r
			at += n
			continue
		}
		break
	}
	if at >= len(s) {
		return mark{}, false
	}
	if m, ok := knownLabel(s, at, open, lineStart); ok || !lineStart || open != 0 {
		return m, ok
	}
	return endsAsLabel(s, at)
}

// knownLabel finds a label of the tables that begins at a byte of s.
func knownLabel(s string, at int, open rune, lineStart bool) (mark, bool) {
	first, w := utf8.DecodeRuneInString(s[at:])
	if first = foldLabelRune(first); !labelHead(first) {
		return mark{}, false
	}
	var next [2]rune // the two behind it
	for i, n := at+w, 0; i < len(s) && n < len(next); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if i += size; !letters.Blank(r) {
			next[n] = foldLabelRune(r)
			n++
		}
	}
	if next[0] != 0 {
		if m, ok := matchAmong(labelsOf(first, next[0], next[1]), s, at, open, lineStart); ok {
			return m, true
		}
	}
	return matchAmong(labelsOf(first, 0, 0), s, at, open, lineStart)
}

// matchAmong tries labels, the longest first, on the text from byte at.
func matchAmong(candidates []label, s string, at int, open rune, lineStart bool) (mark, bool) {
	if len(candidates) == 0 {
		return mark{}, false
	}
	// fold just enough of the text to compare with the longest candidate
	var folded [96]byte
	n := 0
	for i := at; i < len(s) && n < len(candidates[0].text); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if letters.Blank(r) {
			continue
		}
		if n+utf8.UTFMax > len(folded) {
			break
		}
		n += utf8.EncodeRune(folded[n:], foldLabelRune(r))
	}
	for i := range candidates {
		c := &candidates[i]
		if len(c.text) > n || string(folded[:len(c.text)]) != c.text {
			continue
		}
		m := mark{label: c, start: 0, count: -1}
		if endLabel(s, at, endOfFolded(s, at, len(c.text)), open, lineStart, &m) {
			return m, true
		}
	}
	return mark{}, false
}

// endOfFolded is where what folds to so many bytes, from byte at on, ends.
func endOfFolded(s string, at, folded int) int {
	for folded > 0 {
		r, size := utf8.DecodeRuneInString(s[at:])
		if at += size; !letters.Blank(r) {
			folded -= utf8.RuneLen(foldLabelRune(r))
		}
	}
	return at
}

// endLabel decides whether the label that ends at byte p is set off from what
// follows, and where its value begins.
func endLabel(s string, begin, p int, open rune, lineStart bool, m *mark) bool {
	rest := s[p:]
	gap := leadingBlanks(rest)
	q := p + gap
	// "(25)", "(Foundation)", "（中文）" between label and colon
	if r, n := utf8.DecodeRuneInString(s[q:]); (r == '(' || r == '（' || r == '[') && open != r {
		if inner, width, ok := shortParenthesis(s[q+n:]); ok {
			after := q + n + width
			tail := s[after+leadingBlanks(s[after:]):]
			count, isCount := readCount(inner)
			last, _ := utf8.DecodeRuneInString(tail)
			if isCount && lineStart && m.label.field == fReferences && button(tail) { // "參考文獻 ( 46 )  展開"
				m.end, m.strong, m.count = len(s), true, count
				return true
			}
			if isCount && m.label.field >= fReferences || tail == "" || colonSigns.Has(last) || open != 0 && closeSigns.Has(last) {
				if isCount {
					m.count = count
				}
				q = after + leadingBlanks(s[after:])
				gap = 1
			}
		}
	}
	// "关键词/Keywords:", "摘要 Abstract:"
	if r, n := utf8.DecodeRuneInString(s[q:]); r == '/' || r == '|' || r == '／' {
		twin, ok := matchLabel(s[q+n:], false)
		if !ok && lineStart { // "摘要/Abstract" on a line of its own
			twin, ok = matchLabel(s[q+n:], true)
			ok = ok && q+n+twin.end == len(s)
		}
		if ok && twin.label.field == m.label.field && twin.strong {
			q += n + twin.end
			m.end, m.strong = q, true
			return true
		}
	}
	// "参考文献 References", "基金项目 Foundation items:"
	if gap > 0 && lineStart && open == 0 && q < len(s) {
		if twin, ok := matchLabel(s[q:], true); ok && twin.strong && twin.label.field == m.label.field && twin.label.latin != m.label.latin {
			m.end, m.strong, m.count = q+twin.end, true, twin.count
			return true
		}
	}
	closed := false
	if open != 0 {
		r, n := utf8.DecodeRuneInString(s[q:])
		// "[摘要:]" and "【摘  要】"
		if colonSigns.Has(r) {
			q += n
			q += leadingBlanks(s[q:])
			r, n = utf8.DecodeRuneInString(s[q:])
		}
		if q < len(s) && lineStart && enclosed(s, q, open) { // "[作者单位：某大学某学院]"
			m.end, m.strong = q, true
			m.inside = utf8.RuneLen(plain.LastRune(s))
			return true
		}
		if q >= len(s) || !closeSigns.Has(r) {
			return false
		}
		closed = true
		q += n
		q += leadingBlanks(s[q:])
		if open == '(' || open == '（' || open == '《' || open == '<' {
			// a parenthesis is no label of its own: "(摘要)" only at a line's start with more behind it
			if !lineStart {
				return false
			}
		}
	}
	if q >= len(s) {
		m.end, m.strong = len(s), closed || lineStart
		return m.strong
	}
	r, n := utf8.DecodeRuneInString(s[q:])
	switch {
	case colonSigns.Has(r):
		q += n
		m.end, m.strong = q+leadingBlanks(s[q:]), true
		return true
	case closed:
		m.end, m.strong = q, true
		return true
	case open == 0 && (r == '】' || r == '］' || r == '〕') && (m.label.field == fKeywords || m.label.field == fAbstract): // its other half was lost
		q += n
		m.end, m.strong = q+leadingBlanks(s[q:]), true
		return true
	case lineStart && r == '《' && m.label.field == fSource && plain.RuneCount(m.label.text) > 2:
		m.end, m.strong = q, true
		return true
	case !lineStart:
		return false
	case (m.label.latin || plain.RuneCount(m.label.text) > 1 && !names.NotNames[m.label.text]) && strings.Contains(s[p:q], "\t") && !tabBar(s):
		m.end, m.strong = q, true // a row of a table
		return true
	case m.label.latin && (m.label.field == fAbstract || m.label.field == fKeywords) && (r == '.' || r == '—' || r == '–' || r == '-'):
		q += n
		for q < len(s) {
			r, n := utf8.DecodeRuneInString(s[q:])
			if r != '—' && r != '–' && r != '-' && !letters.Blank(r) {
				break
			}
			q += n
		}
		m.end, m.strong = q, true
		return q < len(s)
	}
	if count, ok := readCount(s[q:]); ok {
		m.end, m.strong, m.count = q, true, count
		return true
	}
	// the first cell of a table's row, unless the next one is a label too
	if !m.label.latin && strings.HasPrefix(rest, "\t") {
		cell, _, _ := strings.Cut(s[q:], "\t")
		if twin, ok := matchLabel(cell, true); !ok || twin.end < len(cell) {
			m.end, m.strong = q, true
			return true
		}
	}
	if !weakly[m.label.field] {
		return false
	}
	m.end, m.strong = q, false
	return weakEnd(s, begin, p, q, gap > 0, m)
}

// predicates: one of the words says something of the others, as in "Keywords
// were drawn from the titles".
func predicates(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if predicateWords[w] {
			return true
		}
	}
	return false
}

var predicateWords = hant.WordSet("is are was were be been has have had will can may must should that which we our used include includes included")

// weakEnd accepts a label with nothing but white space, or nothing at all,
// behind it where prose would hardly begin with that word.
func weakEnd(s string, begin, p, q int, spaced bool, m *mark) bool {
	value := s[q:]
	r, _ := utf8.DecodeRuneInString(value)
	first, _ := utf8.DecodeRuneInString(s[begin:])
	capital := unicode.IsUpper(first)
	switch m.label.field {
	case fTitle:
		return spaced && titleLabels[m.label.text] && len(value) < 300
	case fAbstract:
		if m.label.latin {
			if m.label.text != "abstract" && !(abstractWords[m.label.text] && spaced) || !capital {
				return false
			}
			return (unicode.IsUpper(r) || letters.Digit(r) || r == '[' || r == '"' || r == '“' || letters.CJK(r)) && len(value) > 80
		}
		return plain.RuneCount(plain.Clip(value, 400)) >= 40 && (spaced || plain.RuneCount(m.label.text) > 1)
	case fKeywords:
		if m.label.latin {
			return capital && (spaced && len(value) < 600 && len(keyword.BetweenStops(value)) > 2 || spaced && len(value) < 600 && (strings.ContainsAny(value, ";,；，/|、·") || len(plain.SplitRuns(value)) > 2) ||
				!spaced && unicode.IsUpper(r) && letters.Semicolons.In(value) ||
				spaced && (unicode.IsUpper(r) || unicode.IsLower(r) && !predicates(value)) && len(value) < 300 && strings.Count(value, " ") >= 3 && !strings.ContainsAny(value, ".!?:") && !menuLine(value))
		}
		if strings.ContainsAny(value, "。?？!！") {
			return false
		}
		return spaced || strings.ContainsAny(value, ";；,，、/") || len(plain.SplitRuns(strings.TrimSpace(value))) > 2
	case fDOI:
		return strings.HasPrefix(value, "10.") || strings.HasPrefix(value, "http")
	case fISSN:
		return len(identifier.ISSN(plain.Clip(value, 40))) > 0
	case fCLC:
		return spaced && r >= 'A' && r <= 'Z' && m.label.text != "分类"
	case fFunding:
		if m.label.latin { // "Funding information Harbour Fund, Grant/Award Number: 12"
			return spaced && len(m.label.text) > 12 && capital && unicode.IsUpper(r) && strings.ContainsAny(value, "0123456789") && len(value) < 1_000
		}
		return spaced && plain.ContainsAny(plain.Clip(value, 300), fundingWords) && !strings.HasSuffix(m.label.text, "资助")
	case fPages:
		return (letters.Digit(r) || r == 'e' && len(value) > 4 && plain.LeadingDigits(value[1:]) == len(value)-1) &&
			(len(value) < 40 && !strings.HasPrefix(m.label.text, "page") || len(value) < 300 && rxLeadingRange.MatchString(value))
	case fYear:
		return letters.Digit(r) && len(value) < 12
	case fYearVolumeIssue:
		return spaced && letters.Digit(r) && len(value) < 60
	case fAffiliations:
		return spaced && !m.label.latin && plain.RuneCount(m.label.text) >= 3 && workplace.Named(plain.Clip(value, 300))
	case fAuthors:
		return spaced && !m.label.latin && len(value) < 300 && looksLikeAuthors(beforeJournal(value))
	case fJournal, fSource:
		return spaced && !m.label.latin && plain.RuneCount(m.label.text) >= 2 && len(value) < 120 && m.label.text != "期刊" && m.label.text != "杂志"
	case fCitation:
		return spaced && strings.Contains(value, "[J")
	case fStop:
		// dates and counters only: "收稿日期 2022-12-05"
		return spaced && letters.Digit(r) && len(value) < 60 ||
			m.label.text == "received" && strings.ContainsAny(value, "0123456789") && len(value) < 160
	}
	return false
}

// addressBehind: a label of mail has an address behind it, and is no word of a
// title otherwise: "Eviction by Email: Notices and Replies".
func addressBehind(m mark, s string) bool {
	return m.label.text != "email" && m.label.text != "e-mail" || strings.Contains(plain.Clip(s[m.end:], 60), "@")
}

// abstractWords begin an abstract on their own line where a space divides them
// from it.
var abstractWords = hant.WordSet("summary resumen resumo résumé abstrak zusammenfassung")

var rxLeadingRange = lazyregexp.New(`^[A-Za-z]?\d{1,6}\s*[-–—~]\s*[A-Za-z]?\d{1,6}`)

// labelAt finds a label that begins a line.
func labelAt(s string) (mark, bool) { return matchLabel(s, true) }

// labelsInside finds the labels that stand inside a line behind its own.
// Within running prose only the few that cannot be part of it are believed.
func labelsInside(s string, from int, prose bool, found func(mark) bool) {
	boundary, firm := false, false // firm: more than a single space behind a word
	for at := from; at < len(s); {
		if c := s[at]; !boundary && at > from && letters.LowerASCII(c|0x20) { // most of a line
			firm = false
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if !boundary && at > from && letters.Han(r) {
			firm = false
			at += n
			continue
		}
		bracket := r == '【' || r == '[' || r == '［' || r == '〔'
		glued := at > 0 && letters.Digit(rune(s[at-1]))
		if boundary && !letters.Blank(r) || bracket || at == from {
			if bracket || beginsMidline(foldLabelRune(r), prose) {
				if m, ok := matchLabel(s[at:], false); ok && m.strong &&
					(!glued || !m.label.latin && at+len(m.label.text) < len(s) && len(m.label.text) > 3) && midline[m.label.field] &&
					(!m.label.latin || midlineLatin[m.label.text] && (firm || identifying[m.label.text]) && addressBehind(m, s[at:])) &&
					(!prose || proseMidline[m.label.text] && (bracket || boundary)) {
					m.start, m.end = at, at+m.end
					if at > from || !prose {
						if !found(m) {
							return
						}
						at = m.end
						boundary = false
						prose = prose && m.label.field != fKeywords // terms are none
						if at == m.start {
							at += n
						}
						continue
					}
				}
			}
		}
		firm = letters.Blank(r) && (boundary || r == '\t' || r == '\u00a0' || r == '\u3000') || !letters.Blank(r) && closesField(r)
		// counters glued to each other: "下载：1203页码：45-60"
		boundary = letters.Blank(r) || letters.Digit(r) || r == ',' || r == '，' || closesField(r)
		at += n
	}
}

// closesField: a sign behind which a label may follow.
func closesField(r rune) bool {
	switch r {
	case '。', '．', '.', ';', '；', '|', ')', '）', '】', ']', '］':
		return true
	}
	return false
}

func leadingBlanks(s string) int {
	for i, r := range s {
		if !letters.Blank(r) {
			return i
		}
	}
	return len(s)
}

// shortParenthesis reads the inside of a parenthesis of at most 24 bytes, and
// how many bytes it takes with its closing mark.
func shortParenthesis(s string) (inner string, width int, ok bool) {
	for i, r := range s {
		if i > 40 {
			break
		}
		if r == ')' || r == '）' || r == ']' {
			return plain.Tidy(s[:i]), i + utf8.RuneLen(r), true
		}
	}
	return "", 0, false
}

// enclosed: the bracket that opens before a label and a colon closes at the
// end of the line, and not before.
func enclosed(s string, from int, open rune) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[:from], letters.Blank))
	last := plain.LastRune(s)
	if !colonSigns.Has(before) || !strings.ContainsRune("[［【〔（(", open) || !strings.ContainsRune("]］】〕）)", last) {
		return false
	}
	depth := 1
	for i, r := range s[from:] {
		switch {
		case r == open || letters.Half(r) == letters.Half(open):
			depth++
		case letters.Half(r) == letters.Half(last):
			if depth--; depth == 0 {
				return from+i+utf8.RuneLen(r) == len(s)
			}
		}
	}
	return false
}

// exportName returns the bytes of the English name that an export prints before
// a label in Chinese: "Summary-摘要: …"; 0 without one.
func exportName(s string) int {
	for i := 0; i < len(s) && i < 18; i++ {
		switch c := s[i]; {
		case c == '-' && i > 1:
			if letters.Han(plain.FirstRune(s[i+1:])) {
				return i + 1
			}
			return 0
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		default:
			return 0
		}
	}
	return 0
}

// button reports what stands behind a count to open the list it counts.
func button(s string) bool {
	s = plain.TrimEdges(s, "[]()（）>»…. ")
	return s != "" && len(s) <= 24 && (slices.Contains(tails, s) || junkLines[plain.Fold(s)])
}

// readCount reads a value that is nothing but a number: "17", "(25)", "25篇".
func readCount(s string) (int, bool) {
	if len(s) > 24 {
		return 0, false
	}
	s = plain.TrimEdges(s, "()（）[]【】:：篇条个次条献共筆笔則则 ")
	if s == "" || len(s) > 5 {
		return 0, false
	}
	n := 0
	for _, r := range s {
		if !letters.Digit(r) {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
