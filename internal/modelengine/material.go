package modelengine

import (
	"fmt"
	"strings"

	"synoptic/internal/guard"
	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// maxParts bounds how many calls one page may take. What is longer than so
// many budgets is no abstract.
const maxParts = 12

// material is what of a page a model gets to see.
type material struct {
	parts    []string      // one call each
	ranges   []quote.Range // of the page's text, where quotes may stand
	source   string        // the text of all ranges
	warnings []string
}

// stretch is a piece of one section that may be shown.
type stretch struct {
	kind page.SectionKind
	lang synoptic.Language
	span page.Span
}

// gather puts together title, abstract and keywords of the main record, and
// the paper's own text where the page carries it, in parts of at most budget
// tokens. Where that would take several parts, the text stays behind, and is
// told to. Everything else on the page stays behind anyway: no answer may rest
// on it, so that it would only cost, and tempt.
func gather(p *page.Page, budget int) material {
	sections := append([]page.Section(nil), p.Sections...)
	text := fullText(p)
	if len(text) == 0 {
		return gatherSections(p, sections, budget)
	}
	if m := gatherSections(p, append(sections, text...), budget); len(m.parts) == 1 {
		return m
	}
	m := gatherSections(p, sections, budget)
	m.warnings = append(m.warnings, "the page is longer than the model's budget; only title, abstract and keywords were read")
	return m
}

func gatherSections(p *page.Page, sections []page.Section, budget int) material {
	var m material
	var stretches []stretch
	dropped := 0
	for _, s := range sections {
		if s.Span.Start < 0 || s.Span.End > len(p.Text) || s.Span.Start >= s.Span.End {
			continue
		}
		kept, n := guard.Honest(p.Text, s.Span)
		dropped += n
		for _, span := range kept {
			stretches = append(stretches, stretch{s.Kind, s.Language, span})
		}
	}
	if dropped > 0 {
		m.warnings = append(m.warnings, fmt.Sprintf("%d sentences that give instructions to their reader were left out", dropped))
	}
	var source strings.Builder
	for _, s := range stretches {
		m.ranges = append(m.ranges, quote.Range{Start: s.span.Start, End: s.span.End})
		source.WriteString(p.Text[s.span.Start:s.span.End])
		source.WriteByte('\n')
	}
	m.source = source.String()
	m.divide(p.Text, stretches, budget)
	return m
}

// longest returns the tokens of the longest part.
func (m *material) longest() int {
	n := 0
	for _, part := range m.parts {
		n = max(n, llm.EstimateTokens(part))
	}
	return n
}

// divide writes the stretches as one part, or as several where they are longer
// than the budget. Every part begins with the titles, so that each can be
// understood alone.
func (m *material) divide(text string, stretches []stretch, budget int) {
	whole := write(text, stretches)
	if strings.TrimSpace(whole) == "" {
		return
	}
	if llm.EstimateTokens(whole) <= budget {
		m.parts = []string{whole}
		return
	}
	var titles, rest []stretch
	room := budget
	for _, s := range stretches {
		cost := llm.EstimateTokens(text[s.span.Start:s.span.End])
		if s.kind == page.Title && cost < room/2 {
			titles, room = append(titles, s), room-cost
			continue
		}
		rest = append(rest, s)
	}
	for len(rest) > 0 && len(m.parts) < maxParts {
		var taken []stretch
		taken, rest = take(text, rest, room)
		m.parts = append(m.parts, write(text, append(titles[:len(titles):len(titles)], taken...)))
	}
	m.warnings = append(m.warnings, fmt.Sprintf("the text is longer than the model's budget and was read in %d parts", len(m.parts)))
	if len(rest) > 0 {
		m.warnings = append(m.warnings, "the text is too long to be read to its end; the last part of it was not read")
	}
}

// take takes stretches from the front as long as there is room; the last one
// is cut between sentences, or wherever it must be.
func take(text string, from []stretch, room int) (taken, rest []stretch) {
	for i, s := range from {
		cost := llm.EstimateTokens(text[s.span.Start:s.span.End])
		if cost <= room {
			taken, room = append(taken, s), room-cost
			continue
		}
		first, second := s, s
		sentences := 0
		first.span.End = guard.Cut(text, s.span, func(head string) bool {
			sentences++
			// One sentence is always taken: an absurd budget must not loop.
			return llm.EstimateTokens(head) <= room || sentences == 1 && len(taken) == 0
		})
		second.span.Start = first.span.End
		if first.span.End > first.span.Start {
			taken = append(taken, first)
		}
		if second.span.Start < second.span.End {
			rest = append(rest, second)
		}
		return taken, append(rest, from[i+1:]...)
	}
	return taken, nil
}

// write puts stretches into words, each kind under its label.
func write(text string, stretches []stretch) string {
	var b strings.Builder
	var before stretch
	for i, s := range stretches {
		body := strings.TrimSpace(prompt.Neutral(text[s.span.Start:s.span.End]))
		if body == "" {
			continue
		}
		if i == 0 || s.kind != before.kind || s.lang != before.lang {
			b.WriteString(label(s.kind, s.lang))
		}
		b.WriteString(body)
		b.WriteByte('\n')
		before = s
	}
	return strings.TrimSpace(b.String())
}

func label(k page.SectionKind, l synoptic.Language) string {
	zh := l == synoptic.Chinese
	switch {
	case k == textSection && zh:
		return "正文："
	case k == textSection:
		return "Text: "
	case k == page.Title && zh:
		return "题名："
	case k == page.Title:
		return "Title: "
	case k == page.Abstract && zh:
		return "摘要："
	case k == page.Abstract:
		return "Abstract: "
	case zh:
		return "关键词："
	}
	return "Keywords: "
}

// languageOf is the language in which to answer: the one asked for, else the
// page's main one, else one in which it says anything.
func languageOf(p *page.Page, asked synoptic.Language) synoptic.Language {
	if asked == synoptic.Chinese || asked == synoptic.English {
		return asked
	}
	switch tag := string(p.Record.Language); {
	case strings.HasPrefix(tag, "zh"):
		return synoptic.Chinese
	case strings.HasPrefix(tag, "en"):
		return synoptic.English
	}
	for _, s := range p.Sections {
		if s.Language == synoptic.Chinese || s.Language == synoptic.English {
			return s.Language
		}
	}
	return synoptic.Chinese
}
