package modelengine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// maxEcho bounds a faulty quote in a repair turn, in code points.
const maxEcho = 200

// toRepair lists the judgements that are worth one more question.
func toRepair(judged []judgement) []int {
	var bad []int
	for i, j := range judged {
		if !j.sound() && !j.hopeless {
			bad = append(bad, i)
		}
	}
	return bad
}

// repair asks once more, for the bad ones only, and puts what comes back sound
// in their places. An answer that nobody asked for again is not looked at. A
// repair that fails costs only the answers that needed it.
func (t *task) repair(ctx context.Context, q prompt.Question, fence prompt.Fence, raw json.RawMessage, judged []judgement, bad []int) ([]judgement, error) {
	t.repairs++
	data := prompt.RepairData{Language: prompt.LanguageName(t.language), Fence: fence}
	for _, i := range bad {
		data.Problems = append(data.Problems, prompt.RepairItem{
			Item: judged[i].claim.name(), Reason: judged[i].fault, Quote: echo(judged[i].quote),
		})
	}
	words, err := t.Prompts.Repair.Render(data)
	if err != nil {
		return nil, err
	}
	q.Request.Turns = []llm.Turn{{Assistant: true, Text: string(raw)}, {Text: words}}
	q.Data = append(slices.Clone(q.Data), "repair", string(raw))
	d, _, err := t.ask(ctx, q)
	if err != nil {
		if ctx.Err() != nil || errors.Is(err, synoptic.ErrDeferred) {
			return nil, err
		}
		t.usage = llm.AddUsage(t.usage, llm.UsageOf(err))
		t.warnings = append(t.warnings, "answers whose quotes do not stand on the page could not be asked for again: "+synoptic.PublicMessage(err))
		return judged, nil
	}
	return replace(judged, bad, t.judgeAll(d)), nil
}

// name names a claim for the model: findings/2 is the third of them.
func (c claim) name() string {
	if c.item == synoptic.ItemFindings {
		return fmt.Sprintf("%s/%d", c.item, c.index)
	}
	return c.item
}

func echo(q string) string {
	q = strings.Join(strings.Fields(prompt.Neutral(q)), " ")
	if runes := []rune(q); len(runes) > maxEcho {
		return string(runes[:maxEcho]) + "…"
	}
	return q
}

// replace puts repaired answers in the places of the bad ones. Findings have
// no names, so that the sound ones that are new take the bad places in order.
func replace(judged []judgement, bad []int, repaired []judgement) []judgement {
	judged = slices.Clone(judged)
	var fresh []judgement
	for _, r := range repaired {
		if r.claim.item == synoptic.ItemFindings && r.answer.Answer != "" && !repeats(r, judged) {
			fresh = append(fresh, r)
		}
	}
	slices.SortStableFunc(fresh, func(a, b judgement) int { return rank(b) - rank(a) })
	for _, i := range bad {
		if judged[i].claim.item != synoptic.ItemFindings {
			k := slices.IndexFunc(repaired, func(r judgement) bool { return r.claim.item == judged[i].claim.item })
			if k >= 0 && rank(repaired[k]) >= rank(judged[i]) {
				judged[i] = repaired[k]
			}
			continue
		}
		if len(fresh) > 0 && rank(fresh[0]) >= rank(judged[i]) {
			judged[i], fresh = fresh[0], fresh[1:]
		}
	}
	return judged
}

// rank orders judgements by how much of them may be shown.
func rank(j judgement) int {
	switch {
	case j.sound():
		return 3
	case j.partly:
		return 2
	case !j.hopeless:
		return 1
	}
	return 0
}

// repeats reports a finding that rests on the same passage as a sound one.
func repeats(r judgement, judged []judgement) bool {
	for _, j := range judged {
		if !j.sound() || j.claim.item != synoptic.ItemFindings || j.answer.Status != synoptic.Reported {
			continue
		}
		if j.answer.Answer == r.answer.Answer {
			return true
		}
		if len(r.answer.Quotes) > 0 && len(j.answer.Quotes) > 0 && r.answer.Quotes[0].Start == j.answer.Quotes[0].Start &&
			r.answer.Quotes[0].End == j.answer.Quotes[0].End {
			return true
		}
	}
	return false
}

// settle takes in what was judged of one part. The first part that answers an
// item answers it; findings are gathered from all.
func (t *task) settle(judged []judgement) {
	for _, j := range judged {
		j, warning := t.judge.lenient(j)
		if warning != "" {
			t.warnings = append(t.warnings, fmt.Sprintf("the answer on %s %s", j.claim.title(), warning))
		}
		if j.answer.Status == synoptic.Unverified {
			t.unverified++
		}
		if j.answer.Status == synoptic.Reported && strayNumber(string(j.answer.Answer), texts(j.answer.Quotes)) {
			t.warnings = append(t.warnings, fmt.Sprintf("the answer on %s gives a number that its quotes do not", j.claim.title()))
		}
		if j.claim.item == synoptic.ItemFindings {
			if j.answer.Status != t.judge.silence && !repeats(j, t.findings) {
				t.findings = append(t.findings, j)
			}
			continue
		}
		if before, ok := t.kept[j.claim.item]; !ok || weight(j) > weight(before) {
			t.kept[j.claim.item] = j
		}
	}
}

// strayNumber reports whether an answer gives a number, in digits or in words,
// that none of its quotes has.
func strayNumber(answer string, quotes []string) bool {
	return len(quote.MissingNumbers(answer, quotes...)) > 0 || len(quote.MissingCounts(answer, quotes...)) > 0
}

// weight orders answers from different parts of a page.
func weight(j judgement) int {
	switch j.answer.Status {
	case synoptic.Reported:
		return 2
	case synoptic.Unverified:
		return 1
	}
	return 0
}

// finish makes the extraction of what was settled.
func (t *task) finish() *synoptic.Extraction {
	answer := func(item string) synoptic.Answer {
		if j, ok := t.kept[item]; ok {
			return j.answer
		}
		return synoptic.Answer{Status: t.judge.silence}
	}
	x := &synoptic.Extraction{
		Engine: t.Name(), Model: synoptic.Maybe(t.model), PromptVersion: synoptic.Maybe(t.asking.version),
		Form: synoptic.StandardForm, FormVersion: synoptic.StandardFormVersion,
		Language: t.language, TextSHA256: t.page.TextSHA256,
		ResearchQuestion: answer(synoptic.ItemResearchQuestion),
		Theory:           answer(synoptic.ItemTheory),
		Method:           synoptic.MethodAnswer{Answer: answer(synoptic.ItemMethod)},
		Case:             answer(synoptic.ItemCase),
		Items:            t.itemAnswers(),
		Warnings:         distinct(t.warnings),
	}
	if f := t.asking.form; f != nil {
		x.Form, x.FormVersion = f.ID, f.Version
	}
	if method := t.kept[synoptic.ItemMethod]; method.answer.Status == synoptic.Reported && slices.Contains(synoptic.Designs(), method.claim.design) {
		x.Method.Design = method.claim.design
	}
	for _, want := range []synoptic.AnswerStatus{synoptic.Reported, synoptic.Unverified} {
		for _, j := range t.findings {
			if j.answer.Status == want {
				x.Findings = append(x.Findings, j.answer)
			}
		}
	}
	switch {
	case len(x.Findings) == 0:
		x.Findings = []synoptic.Answer{{Status: t.judge.silence}}
	case x.Findings[0].Status == synoptic.Unverified:
		x.Findings = x.Findings[:1] // one answer says why there is none
	}
	return x
}

func distinct(warnings []string) []string {
	var kept []string
	for _, w := range warnings {
		if !slices.Contains(kept, w) {
			kept = append(kept, w)
		}
	}
	return kept
}
