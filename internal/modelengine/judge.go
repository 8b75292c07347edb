package modelengine

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/guard"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// The bounds of an answer and of a quote, in code points. An answer is a
// sentence; a quote longer than this copies the page instead of quoting it.
const (
	maxAnswer = 600
	maxQuote  = 1200
)

// How much of an answer's words must stand in the text and in its own quotes,
// where both are in one script. The answers that people gave for the labelled
// pages have half of them and more in the text, a third and more in the quotes.
const (
	minInText   = 0.3
	minInQuotes = 0.1
)

// judgement is what is believed of a claim.
type judgement struct {
	claim  claim
	answer synoptic.Answer // Reported where it may be shown as it is
	value  any             // of an item of a user, as far as the quotes carry it
	// fault says why not, in words for the model and for people, "" where
	// nothing is wrong. Hopeless ones are not sent back: whoever obeys the page
	// would obey it again.
	fault    string
	hopeless bool
	quote    string // that is at fault, as the model wrote it
	partly   bool   // the answer has quotes that stand, beside one that does not
}

// sound reports whether the claim may be shown as it is.
func (j judgement) sound() bool { return j.fault == "" }

// judge compares claims with the page. It is immutable.
type judge struct {
	text     *quote.Text
	material material
	words    guard.Words // of the material
	language synoptic.Language
	silence  synoptic.AnswerStatus
}

func newJudge(text string, m material, language synoptic.Language, silence synoptic.AnswerStatus) *judge {
	return &judge{text: quote.New(text), material: m, words: guard.WordsOf(m.source), language: language, silence: silence}
}

// judge judges one claim. Nothing of it is believed beforehand.
func (g *judge) judge(c claim) judgement {
	j := judgement{claim: c, answer: synoptic.Answer{Status: g.silence}}
	answer := guard.Tidy(c.answer)
	if answer == "" {
		answer = guard.Tidy(c.inWords(g.language))
	}
	if answer == "" {
		return j
	}
	j.answer = synoptic.Answer{Status: synoptic.Unverified}
	if fault := guard.Check(answer, g.material.source); fault != "" {
		j.fault, j.hopeless = "the answer "+string(fault), true
		return j
	}
	for _, q := range c.quotes {
		if strings.TrimSpace(q) == "" {
			continue
		}
		found, fault := g.find(q, c.polar())
		// What stands in the ranges was found honest when they were gathered.
		if fault != "" && guard.Instructs(q) {
			j.fault, j.hopeless = "a quote "+string(guard.Instructing), true
			return j
		}
		switch {
		case fault != "":
			j.fault, j.quote = fault, q
		case !slices.ContainsFunc(j.answer.Quotes, func(o synoptic.Quote) bool { return o.Start == found.Start && o.End == found.End }):
			j.answer.Quotes = append(j.answer.Quotes, found)
		}
	}
	j.partly = j.fault != "" && len(j.answer.Quotes) > 0
	switch {
	case j.fault != "":
	case len(j.answer.Quotes) == 0:
		j.fault = "the answer has no quote"
	case utf8.RuneCountInString(answer) > maxAnswer:
		j.fault = "the answer is too long; one short sentence is enough"
	case c.own(): // a word of the form stands on no page
	case !g.grounded(answer, j.answer.Quotes):
		j.fault = "the answer says something else than its quotes"
	case g.foreign(answer):
		j.fault = "the answer is not in the language that was asked for"
	}
	j.answer.Answer = synoptic.Maybe(answer)
	if j.fault == "" {
		j.fault = j.settleValue()
	}
	if j.fault == "" {
		j.answer.Status = synoptic.Reported
	}
	return j
}

// find finds a quote in the sections that were shown, and says what is wrong
// with it if it does not stand there.
func (g *judge) find(q string, polar bool) (synoptic.Quote, string) {
	if utf8.RuneCountInString(q) > maxQuote {
		return synoptic.Quote{}, "this quote is too long; copy the one passage that proves the answer"
	}
	m := g.text.Locate(q, g.material.ranges...)
	switch {
	case m.Quote.Verdict == synoptic.Altered:
		return m.Quote, "this quote is not what the page says; a word, number or negation differs, or it is cut inside one"
	case !m.Quote.Verdict.Supports():
		return m.Quote, "this quote does not stand on the page"
	case m.Widened && polar:
		// The words are there, but behind a negation that the quote leaves
		// out, so that the finding may say the opposite. A name or a place is
		// the same in a negated sentence.
		return m.Quote, "this quote leaves out the negation before it"
	case !slices.ContainsFunc(g.material.ranges, func(r quote.Range) bool { return r.Start <= m.Range.Start && m.Range.End <= r.End }):
		return m.Quote, "this quote is not from the part of the page that is this paper's own"
	}
	return m.Quote, ""
}

// grounded reports whether an answer speaks of what its quotes speak of, as
// far as that can be told by words: across languages it cannot.
func (g *judge) grounded(answer string, quotes []synoptic.Quote) bool {
	if share, comparable := g.words.Share(answer); comparable && share < minInText {
		return false
	}
	share, comparable := guard.WordsOf(texts(quotes)...).Share(answer)
	return !comparable || share >= minInQuotes
}

// foreign reports an answer that is plainly not in the language asked for. The
// names of theories and places may be, so that a few words tell nothing.
func (g *judge) foreign(answer string) bool {
	han, latin := 0, 0
	for _, r := range answer {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	if g.language == synoptic.English {
		return han > 6 && han*2 > latin
	}
	return han == 0 && latin > 40 && len(strings.Fields(answer)) >= 8
}

// lenient settles a claim that still has a fault after its repair: what stands
// is kept, what does not is not shown.
func (g *judge) lenient(j judgement) (_ judgement, warning string) {
	answer := string(j.answer.Answer)
	switch {
	case j.sound():
		return j, ""
	case j.partly && !j.hopeless && utf8.RuneCountInString(answer) <= maxAnswer && (j.claim.own() || g.grounded(answer, j.answer.Quotes)) &&
		!strayNumber(answer, texts(j.answer.Quotes)) && j.settleValue() == "":
		j.answer.Status, j.fault = synoptic.Reported, ""
		return j, "has a quote that does not stand on the page; it was dropped"
	}
	fault := j.fault
	j.answer = synoptic.Answer{Status: synoptic.Unverified}
	return j, "is not shown: " + fault
}

func texts(quotes []synoptic.Quote) []string {
	list := make([]string, len(quotes))
	for i, q := range quotes {
		list[i] = q.Text
	}
	return list
}
