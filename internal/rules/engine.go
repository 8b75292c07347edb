package rules

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// Engine is the built-in extractive engine. It is immutable and safe for
// concurrent use.
type Engine struct {
	cues *lexicon
}

// New makes the engine.
func New() *Engine { return &Engine{newLexicon(allCues())} }

// Name returns "rules".
func (e *Engine) Name() string { return synoptic.EngineRules }

// Extract fills the standard form from the sections of a page. Answers come
// from the text in language, where the page has one, else from what it has;
// an empty language means the page's main one. It fails only when ctx ends.
func (e *Engine) Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := e.read(p)
	order := r.languages(p, language)
	if language == "" {
		language = synoptic.Chinese
		if len(order) > 0 {
			language = order[0]
		}
	}
	f := filler{text: quote.New(p.Text), silence: r.silence(p)}
	var bodies []*body
	for _, l := range order {
		bodies = append(bodies, r.bodies[l])
	}
	x := &synoptic.Extraction{
		Engine:           e.Name(),
		Form:             synoptic.StandardForm,
		FormVersion:      synoptic.StandardFormVersion,
		Language:         language,
		TextSHA256:       p.TextSHA256,
		ResearchQuestion: f.one(bodies, question),
		Theory:           f.one(bodies, theoryBeside(bodies)),
		Method:           f.method(bodies),
		Case:             f.one(bodies, empiricalCase),
		Findings:         f.findings(bodies),
		Items:            map[string]synoptic.ItemAnswer{},
		Usage:            synoptic.NoUsage(),
	}
	alone := r.unread()
	if e := readEastern(p); e != nil {
		e.fill(x, f, p, alone)
		alone = false
	}
	if alone {
		x.Warnings = append(x.Warnings, "the abstract is in a language that the built-in engine does not read")
	}
	return x, nil
}

// unread reports a page whose only abstract is in neither Chinese nor English.
func (r *reading) unread() bool {
	has := func(l synoptic.Language) bool { return r.bodies[l] != nil && len(r.bodies[l].abstract) > 0 }
	return has(synoptic.OtherLanguage) && !has(synoptic.Chinese) && !has(synoptic.English)
}

// reading is a page's title and abstract in each of its languages.
type reading struct {
	bodies map[synoptic.Language]*body
}

// body is the title and the abstract in one language.
type body struct {
	lang     synoptic.Language
	title    []sentence
	abstract []sentence
	how      found // the method, which says much about the case
	zone     zone  // where the findings stand
	notice   bool  // an editorial, a call, an obituary: no study
	essay    bool  // nothing in it speaks of the paper, of results or of things counted
	review   bool  // the title says that this is a review: what others found is what it finds
}

// longestReading bounds the bytes of title and abstract that are read: no
// abstract is longer, only something that was taken for one.
const longestReading = 64 << 10

// read folds and splits the sections and finds the cues in them.
func (e *Engine) read(p *page.Page) *reading {
	r := &reading{bodies: map[synoptic.Language]*body{}}
	left := longestReading
	for _, s := range p.Sections {
		if s.Kind != page.Title && s.Kind != page.Abstract || s.Span.Start < 0 || s.Span.End > len(p.Text) || s.Span.Start >= s.Span.End {
			continue
		}
		s.Span.End = wholeRunes(p.Text, s.Span.Start, min(s.Span.End, s.Span.Start+left))
		left -= s.Span.End - s.Span.Start
		b := r.bodies[s.Language]
		if b == nil {
			b = &body{lang: s.Language}
			r.bodies[s.Language] = b
		}
		in := &passage{folded: fold(p.Text[s.Span.Start:s.Span.End], s.Span.Start), lang: s.Language, title: s.Kind == page.Title}
		sentences := e.mark(in, in.split())
		if in.title {
			b.title = append(b.title, sentences...)
		} else {
			b.abstract = append(b.abstract, sentences...)
		}
	}
	for _, b := range r.bodies {
		if p.TextLost {
			b.dropTorn()
		}
		b.readLabels()
		b.assignRoles()
		b.how = methodOf(b)
	}
	return r
}

// wholeRunes moves the end of a stretch back to where a rune begins.
func wholeRunes(text string, start, end int) int {
	for end > start && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// mostHits bounds the cues of one sentence that are looked at.
const mostHits = 256

// mark hands every sentence the cues that stand in it. A sentence that gives
// orders to its reader is no part of a paper: reading the page should have left
// it out, and here it is left out again.
func (e *Engine) mark(in *passage, sentences []sentence) []sentence {
	hits := e.cues.hits(in.low)
	if broken := e.cues.brokenHits(in.low); len(broken) > 0 {
		hits = append(hits, broken...)
		slices.SortStableFunc(hits, func(a, b hit) int { return a.end - b.end })
	}
	n := 0
	for i := range sentences {
		s := &sentences[i]
		first, last := n, n // of its own, moved up to where the cues before it end
		for ; n < len(hits) && hits[n].end <= s.end; n++ {
			if hits[n].start >= s.start && last-first < mostHits {
				s.kinds |= 1 << hits[n].kind
				hits[last] = hits[n]
				last++
			}
		}
		s.hits = hits[first:last:last]
		s.tellDeeds()
		s.cut()
		s.dropDrawnOn()
	}
	return slices.DeleteFunc(sentences, func(s sentence) bool { return s.has(kindOrder) || len(s.clauses) == 0 })
}

// languages orders the languages in which the page says anything: the one
// asked for, the page's main one, then the rest. Text that is neither Chinese
// nor English is not read: there are no cues for it.
func (r *reading) languages(p *page.Page, asked synoptic.Language) []synoptic.Language {
	main := synoptic.OtherLanguage
	switch tag := string(p.Record.Language); {
	case strings.HasPrefix(tag, "zh"):
		main = synoptic.Chinese
	case strings.HasPrefix(tag, "en"):
		main = synoptic.English
	}
	var order []synoptic.Language
	for _, withAbstract := range []bool{true, false} {
		for _, l := range []synoptic.Language{asked, main, synoptic.Chinese, synoptic.English} {
			b := r.bodies[l]
			if (l == synoptic.Chinese || l == synoptic.English) && b != nil && (len(b.abstract) > 0) == withAbstract && !slices.Contains(order, l) {
				order = append(order, l)
			}
		}
	}
	return order
}

// silence is the status of an item that nothing was found for: lost where the
// page shows that the abstract is missing or cut, else not reported.
func (r *reading) silence(p *page.Page) synoptic.AnswerStatus {
	if p.TextLost {
		return synoptic.Lost
	}
	for _, b := range r.bodies {
		if len(b.abstract) > 0 {
			return synoptic.NotReported
		}
	}
	return synoptic.Lost
}

// filler turns what the pickers find into answers with quotes.
type filler struct {
	text    *quote.Text
	silence synoptic.AnswerStatus
}

// found is an answer before it is quoted.
type found struct {
	answer string
	quotes []page.Span
	design synoptic.Design
	sure   int // how sure it is: 0 for nothing found
}

// maxQuotes bounds the quotes of one answer.
const maxQuotes = 3

// one fills an item: by the first language that has it, with a parallel
// passage of the next one beside it, where there is one.
func (f filler) one(bodies []*body, pick func(*body) found) synoptic.Answer {
	return f.answer(f.merge(bodies, pick))
}

func (f filler) merge(bodies []*body, pick func(*body) found) found {
	var best found
	var from *body
	for _, b := range bodies {
		x := pick(b)
		x.quotes = b.wholeTitle(x.quotes)
		switch {
		case x.sure == 0:
		case best.sure == 0:
			best, from = x, b
		default:
			if len(best.quotes) < maxQuotes {
				if q, ok := parallel(from, best.quotes[0], b, x.quotes); ok {
					best.quotes = append(best.quotes, q)
				}
			}
			if best.design == "" {
				best.design = x.design
			}
		}
	}
	return best
}

// shortestSilence is how many sentences an abstract has, at least, whose
// silence about the method is believed against a word of its translation.
const shortestSilence = 4

func (f filler) method(bodies []*body) synoptic.MethodAnswer {
	m := f.merge(bodies, func(b *body) found {
		if b != bodies[0] && len(bodies[0].abstract) >= shortestSilence && bodies[0].how.sure == 0 && b.how.sure < designScore {
			return found{} // no more than a word of the translation
		}
		return b.how
	})
	return synoptic.MethodAnswer{Answer: f.answer(m), Design: m.design}
}

func (f filler) findings(bodies []*body) []synoptic.Answer {
	for n, b := range bodies {
		var all []synoptic.Answer
		if n > 0 && b.essay && len(bodies[0].abstract) > 0 {
			continue // claims by their place alone; the paper's own language has none
		}
		for _, x := range findings(b) {
			if a := f.answer(x); a.Status == synoptic.Reported {
				all = append(all, a)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return []synoptic.Answer{{Status: f.silence}}
}

func (f filler) answer(x found) synoptic.Answer {
	if x.sure == 0 || x.answer == "" {
		return synoptic.Answer{Status: f.silence}
	}
	a := synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(x.answer)}
	for _, q := range x.quotes {
		a.Quotes = append(a.Quotes, f.text.At(q.Start, q.End))
	}
	return a
}
