package rules

import (
	"strings"

	"synoptic/internal/page"
	"synoptic/internal/rules/jako"
	"synoptic/internal/synoptic"
)

// eastern is the title and the abstract of a page in Japanese or Korean, which
// package jako reads.
type eastern struct {
	jako.Reading
	title page.Span
	text  string
	parts []part
}

// part says where a stretch of the text stands on the page: an abstract may be
// several sections, with something between them that is not the paper's.
type part struct{ text, page, length int }

// readEastern reads what the page says in neither Chinese nor English; nil
// where that is no Japanese or Korean abstract.
func readEastern(p *page.Page) *eastern {
	var e eastern
	var b strings.Builder
	for _, s := range p.Sections {
		if s.Language != synoptic.OtherLanguage || s.Span.Start < 0 || s.Span.End > len(p.Text) || s.Span.Start >= s.Span.End {
			continue
		}
		switch s.Kind {
		case page.Title:
			if e.title.End == 0 {
				e.title = s.Span
			}
		case page.Abstract:
			e.parts = append(e.parts, part{b.Len(), s.Span.Start, s.Span.End - s.Span.Start})
			b.WriteString(p.Text[s.Span.Start:s.Span.End])
			b.WriteByte('\n')
		}
	}
	if e.text = b.String(); !jako.Reads(e.text) {
		return nil
	}
	e.Reading = jako.Read(p.Text[e.title.Start:e.title.End], e.text)
	return &e
}

// found is an answer of the reading as the pickers give it; none for one that
// stands in more than one part.
func (e *eastern) found(a jako.Answer) found {
	for _, at := range e.parts {
		if a.Start >= at.text && a.End <= at.text+at.length && !a.Empty() {
			shift := at.page - at.text
			return found{answer: a.Words, quotes: []page.Span{{Start: a.Start + shift, End: a.End + shift}}, sure: sureStudied}
		}
	}
	return found{}
}

// fill completes an extraction by what only the Japanese or Korean abstract
// says. Findings are taken from it where there is no other abstract: else the
// translation has them, or is silent for a reason.
func (e *eastern) fill(x *synoptic.Extraction, f filler, p *page.Page, alone bool) {
	missing := func(a synoptic.Answer) bool { return a.Status != synoptic.Reported }
	if a := f.answer(e.found(e.Question)); missing(x.ResearchQuestion) || alone && !missing(a) {
		if missing(a) && e.title.End > e.title.Start {
			title := strings.Join(strings.Fields(p.Text[e.title.Start:e.title.End]), " ")
			a = f.answer(found{answer: title, quotes: []page.Span{e.title}, sure: sureTopic})
		}
		x.ResearchQuestion = a
	}
	if missing(x.Theory) {
		x.Theory = f.answer(e.found(e.Theory))
	}
	if missing(x.Method.Answer) {
		x.Method.Answer = f.answer(e.found(e.Method))
	}
	if x.Method.Design == "" && !missing(x.Method.Answer) {
		x.Method.Design = e.Design
	}
	if missing(x.Case) {
		x.Case = f.answer(e.found(e.Case))
	}
	if !alone || len(x.Findings) > 0 && !missing(x.Findings[0]) {
		return
	}
	var all []synoptic.Answer
	for _, one := range e.Findings {
		if a := f.answer(e.found(one)); !missing(a) {
			all = append(all, a)
		}
	}
	if len(all) > 0 {
		x.Findings = all
	}
}
