package modelengine

import (
	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// Estimate is what a page would take of a model.
type Estimate struct{ Calls, InputTokens, OutputTokens int }

// An answer copies a part of the text and says it again; measured on answers
// to the labelled pages.
const (
	answerFrame    = 110 // tokens of keys and brackets
	answerPerToken = 0.85
)

// Estimate tells beforehand what Extract would ask for, without repairs. It
// calls nothing.
func (e *Engine) Estimate(p *page.Page, language synoptic.Language) (Estimate, error) {
	return e.EstimateForm(p, language, nil)
}

// EstimateForm is Estimate with a user's items; nil is the standard form.
func (e *Engine) EstimateForm(p *page.Page, language synoptic.Language, f *synoptic.Form) (Estimate, error) {
	a, err := e.withItems(f)
	if err != nil {
		return Estimate{}, err
	}
	m := gather(p, e.Budget)
	t := e.start(p, languageOf(p, language), m, a)
	var sum Estimate
	for i := range m.parts {
		r, _, err := t.request(i)
		if err != nil {
			return Estimate{}, err
		}
		r.Schema = a.schema.JSON
		sum.Calls++
		sum.InputTokens += llm.EstimateInput(r)
		sum.OutputTokens += t.expected(i)
	}
	return sum, nil
}

// expected guesses the tokens of the answer about one part.
func (t *task) expected(i int) int {
	return min(t.MaxOutput, answerFrame+int(answerPerToken*float64(llm.EstimateTokens(t.material.parts[i])))) + itemTokens*len(t.asking.items())
}
