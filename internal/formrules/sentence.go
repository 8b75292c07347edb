package formrules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/guard"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// maxRead bounds the bytes of a page that are looked through: no abstract is
// longer.
const maxRead = 64 << 10

// sentence is one sentence of the paper's own, at its place on the page.
type sentence struct {
	folded
	text string
	span page.Span
	rank int // where it stands: the language asked for first, the abstract before the title
}

// gather lists the sentences to look in: those in the language asked for
// before others, the abstract before the title. Keywords, grants and
// affiliations are no statements of the study. A sentence that gives
// instructions to its reader is none.
func gather(p *page.Page, language synoptic.Language) []sentence {
	var all []sentence
	left := maxRead
	rank := 0
	add := func(start, end int) {
		raw := p.Text[start:end]
		trimmed := strings.TrimSpace(raw)
		if trimmed == "" || left < len(trimmed) {
			return
		}
		left -= len(trimmed)
		start += strings.Index(raw, trimmed)
		all = append(all, sentence{fold(trimmed), trimmed, page.Span{Start: start, End: start + len(trimmed)}, rank})
	}
	for _, asked := range []bool{true, false} {
		for _, kind := range []page.SectionKind{page.Abstract, page.Title} {
			rank++
			for _, s := range p.Sections {
				if s.Kind != kind || (s.Language == language) != asked || s.Span.Start < 0 || s.Span.End > len(p.Text) || s.Span.Start >= s.Span.End {
					continue
				}
				honest, _ := guard.Honest(p.Text, s.Span)
				for _, span := range honest {
					split(p.Text, span, add)
				}
			}
		}
	}
	return all
}

// split hands over the sentences of a stretch.
func split(text string, within page.Span, add func(start, end int)) {
	start := within.Start
	for i := within.Start; i < within.End; {
		r, size := utf8.DecodeRuneInString(text[i:within.End])
		i += size
		if endsSentence(r, text[i:within.End]) {
			add(start, i)
			start = i
		}
	}
	add(start, within.End)
}

func endsSentence(r rune, rest string) bool {
	switch r {
	case '。', '！', '？', '；', '\n':
		return true
	case '.', '!', '?', ';':
		next, size := utf8.DecodeRuneInString(rest)
		if size == 0 || unicode.Is(unicode.Han, next) {
			return true
		}
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t\u00A0"))
		return unicode.IsSpace(next) && !unicode.IsLower(after) && !unicode.IsDigit(after)
	}
	return false
}

// clause returns the part of a sentence between commas that a stretch begins
// in. A comma between digits parts nothing.
func (s sentence) clause(at span) span {
	c := span{0, len(s.text)}
	for i, r := range s.text {
		if !strings.ContainsRune("，,；;：:。", r) || r == ',' && betweenDigits(s.text, i) {
			continue
		}
		if i < at.start {
			c.start = i + utf8.RuneLen(r)
		} else if i >= at.end {
			c.end = i
			break
		}
	}
	return c
}

func betweenDigits(s string, i int) bool {
	return i > 0 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9'
}
