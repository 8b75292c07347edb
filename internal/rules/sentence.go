package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// passage is one section of the page, folded.
type passage struct {
	folded
	lang  synoptic.Language
	title bool
}

// sentence is one sentence of a passage, with what the lexicon found in it.
type sentence struct {
	in         *passage
	start, end int // bytes of in.s; the label is left out, the full stop is in
	clauses    []clause
	hits       []hit
	kinds      kinds
	label      role // what a structured abstract's heading says it is
	role       role
	settled    bool // purpose or method stand before it: what research has found is then its own
	late       bool // no purpose or method stands before it, but three sentences: they made the claims
	finding    int  // where what was found begins, in bytes of in.s; -1 without a cue
}

// clause is a part of a sentence between commas.
type clause struct {
	start, end int  // the delimiter is left out
	stop       byte // ',' ';' ':' or '.' for the end of the sentence
}

func (s *sentence) text() string       { return s.in.s[s.start:s.end] }
func (s *sentence) of(c clause) string { return s.in.s[c.start:c.end] }
func (s *sentence) low() string        { return s.in.low[s.start:s.end] }
func (s *sentence) lowOf(c clause) string {
	return s.in.low[c.start:c.end]
}
func (s *sentence) chinese() bool   { return s.in.lang == synoptic.Chinese }
func (s *sentence) has(k kind) bool { return s.kinds.has(k) }
func (s *sentence) runes() int      { return utf8.RuneCountInString(s.text()) }
func (s *sentence) span(a, b int) page.Span {
	return page.Span{Start: s.in.pageByte(a), End: s.in.pageEnd(b)}
}

// clauseOf returns the clause that a hit begins in.
func (s *sentence) clauseOf(h hit) clause {
	c := s.clauses[s.clauseAt(h.start)]
	c.start = min(c.start, h.start) // a cue that begins in a delimiter
	c.end = max(c.end, h.end)
	return c
}

// clauseAt returns the index of the clause that byte i of the passage is in.
func (s *sentence) clauseAt(i int) int {
	for n, c := range s.clauses {
		if i < c.end || n == len(s.clauses)-1 {
			return n
		}
	}
	return 0
}

// within returns the hits of a kind that lie wholly in a range of bytes.
func (s *sentence) within(k kind, start, end int) []hit {
	if !s.has(k) {
		return nil
	}
	var in []hit
	for _, h := range s.hits {
		if h.kind == k && h.start >= start && h.end <= end {
			in = append(in, h)
		}
	}
	return in
}

// first returns the first hit of a kind in a range of bytes.
func (s *sentence) first(k kind, start, end int) (hit, bool) {
	if !s.has(k) {
		return hit{}, false
	}
	for _, h := range s.hits {
		if h.kind == k && h.start >= start && h.end <= end {
			return h, true
		}
	}
	return hit{}, false
}

func (f folded) pageByte(i int) int { return int(f.at[i]) }

// pageEnd is the page byte behind the rune whose last folded byte is i-1.
func (f folded) pageEnd(i int) int {
	if i == 0 {
		return f.base
	}
	at := int(f.at[i-1])
	if n := entityLength(f.raw[at-f.base:]); n > 0 {
		return at + n
	}
	_, n := utf8.DecodeRuneInString(f.raw[at-f.base:])
	return at + n
}

// longestAside bounds the look-ahead for a closing bracket or quotation mark,
// in bytes: one that is further off is not believed.
const longestAside = 400

// longestSentence is where a sentence that does not end is cut, in bytes. What
// is looked for in a sentence takes time in the square of its cues, so that
// this bound keeps the whole linear.
const longestSentence = 2400

// split cuts a passage into sentences and these into clauses.
func (p *passage) split() []sentence {
	var all []sentence
	start := 0
	for start < len(p.s) {
		for start < len(p.s) {
			r, n := utf8.DecodeRuneInString(p.s[start:])
			if !strings.ContainsRune(" \n—-:;,", r) {
				break
			}
			start += n
		}
		end := p.sentenceEnd(start)
		if end > start {
			all = append(all, sentence{in: p, start: start, end: end, finding: -1})
		}
		start = end
	}
	return all
}

// sentenceEnd returns the byte behind the sentence that begins at start.
func (p *passage) sentenceEnd(start int) int {
	for i := start; i < len(p.s); {
		r, n := utf8.DecodeRuneInString(p.s[i:])
		if skip := p.aside(i, r); skip > 0 {
			i += skip
			if endsInside(p.s[start:i]) && p.opens(i) {
				return i
			}
			continue
		}
		i += n
		switch {
		case i-start > longestSentence:
			return i
		case r == '\n':
			return i - n
		case r == '。' || r == '!' || r == '?':
			return p.closers(start, i)
		case r == '—' && p.title && strings.HasPrefix(p.s[i:], "—"):
			return i - n
		case r == '.' && p.fullStop(i-1):
			return p.closers(start, i)
		}
	}
	return len(p.s)
}

// aside measures a stretch in brackets or quotation marks that begins at i,
// which no sentence ends in; 0 where there is none.
func (p *passage) aside(i int, r rune) int {
	var closer string
	switch r {
	case '(':
		closer = ")"
	case '[':
		closer = "]"
	case '“':
		closer = "”"
	case '‘':
		closer = "'" // folding makes ’ of it
	case '《':
		closer = "》"
	case '"':
		closer = "\""
	default:
		return 0
	}
	from := i + utf8.RuneLen(r)
	until := min(len(p.s), from+longestAside)
	n := strings.Index(p.s[from:until], closer)
	if n < 0 || strings.Contains(p.s[from:from+n], "\n") {
		return 0
	}
	return from + n + len(closer) - i
}

// endsInside reports whether a quotation ends with its own full stop.
func endsInside(s string) bool {
	s = strings.TrimRight(s, "”\"'")
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..")
}

// opens reports whether a new sentence may begin at i.
func (p *passage) opens(i int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.s[i:], " "))
	return isHan(r) || r >= 'A' && r <= 'Z'
}

// closers takes in quotation marks and brackets that close behind the full
// stop of the sentence that began at start, and repeated full stops.
func (p *passage) closers(start, i int) int {
	for i < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[i:])
		if !strings.ContainsRune("”\"')]!?。", r) || r == '"' && strings.Count(p.s[start:i], `"`)%2 == 0 {
			break // a straight mark that closes nothing opens the next sentence
		}
		i += n
	}
	return i
}

// fullStop tells a dot that ends a sentence from one of an abbreviation or a
// number.
func (p *passage) fullStop(i int) bool {
	if i+1 == len(p.s) {
		return true
	}
	next := p.s[i+1]
	if isDigit(next) {
		return i > 0 && isLetter(p.s[i-1]) && lower(p.s[i-1]) == p.s[i-1] && !abbreviations[wordBefore(p.s, i)] && len(wordBefore(p.s, i)) > 2
	}
	word := wordBefore(p.s, i)
	if abbreviations[word] {
		return false
	}
	if next == ' ' {
		rest := strings.TrimLeft(p.s[i+1:], " ")
		r, _ := utf8.DecodeRuneInString(rest)
		if len(word) == 1 && p.s[i-1] < 'a' { // an initial, J. Smith, or what ends with one: ROBINS-I. Results: …
			_, l, labelled := labelAt(rest)
			return labelled && l.strength == certain || i > 1 && (p.s[i-2] == '-' || isDigit(p.s[i-2]))
		}
		return r < 'a' || r > 'z'
	}
	if next >= 'A' && next <= 'Z' { // a lost space
		return len(word) > 1 && lower(p.s[i-1]) == p.s[i-1] ||
			i > 0 && (p.s[i-1] == ')' || p.s[i-1] == '%' || p.s[i-1] == '"' || p.s[i-1] >= utf8.RuneSelf)
	}
	if next == '[' {
		_, _, labelled := labelAt(p.s[i+1:])
		return labelled // evidence.[Methods]
	}
	return next == '"' || next == '\'' || next == ')' || next >= utf8.RuneSelf && !p.numbers(i)
}

// numbers reports a dot behind the number of a member of a list: ";2.某县…".
func (p *passage) numbers(i int) bool {
	from := i
	for from > 0 && isDigit(p.s[from-1]) {
		from--
	}
	if n := i - from; n == 0 || n > 2 {
		return false
	}
	before := strings.TrimRight(p.s[:from], " \n")
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(":;。", r)
}

// wordBefore returns the Latin word, in lower case, that ends at i.
func wordBefore(s string, i int) string {
	start := i
	for start > 0 && i-start < 12 && (isLetter(s[start-1]) || s[start-1] == '.') {
		start--
	}
	return strings.ToLower(s[start:i])
}

var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "vs": true, "al": true, "etc": false, "cf": true, "fig": true, "figs": true, "no": true,
	"nos": true, "dr": true, "mr": true, "mrs": true, "ms": true, "prof": true, "st": true, "approx": true, "eq": true,
	"viz": true, "ca": true, "ed": true, "eds": true, "vol": true, "pp": true, "u.s": true, "u.k": true, "sp": true,
	"spp": true, "subsp": true, "var": true, "resp": true, "jr": true, "ref": true, "min": false,
}

// cut sets the clauses of a sentence from s.start on.
func (s *sentence) cut() {
	s.clauses = s.clauses[:0]
	text, start := s.in.s, s.start
	add := func(end int, stop byte) {
		for start < end && isSpaceByte(text[start]) {
			start++
		}
		if end > start {
			s.clauses = append(s.clauses, clause{start, end, stop})
		}
	}
	for i := s.start; i < s.end; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if skip := s.in.aside(i, r); skip > 0 && i+skip <= s.end {
			i += skip
			continue
		}
		if (r == ',' || r == ';' || r == ':') && !(i > 0 && i+1 < s.end && isDigit(text[i-1]) && isDigit(text[i+1])) {
			add(i, byte(r))
			start = i + n
		}
		i += n
	}
	end := s.end
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !strings.ContainsRune("。.!? ", r) {
			break
		}
		end -= n
	}
	add(end, '.')
}
