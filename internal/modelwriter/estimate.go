package modelwriter

import (
	"synoptic/internal/llm"
)

// Estimate is what a synthesis would take of a model.
type Estimate struct{ Calls, InputTokens, OutputTokens int }

// A study fills some eight cells, and a group some fourteen statements.
const (
	tokensPerStudy     = 150
	statementsPerGroup = 14
	tokensPerStatement = 75
)

// Estimate tells beforehand what a synthesis of so many studies would ask for,
// without repairs. It calls nothing and needs no table, because the documents
// may not have been extracted yet.
func (w *Writer) Estimate(studies int) Estimate {
	var e Estimate
	if studies <= 0 {
		return e
	}
	compose := llm.EstimateInput(llm.Request{System: w.Prompts.Compose.System, Schema: w.composeSchema.JSON})
	merge := llm.EstimateInput(llm.Request{System: w.Prompts.Merge.System, Schema: w.mergeSchema.JSON})
	groups := (studies + w.Group - 1) / w.Group
	e = Estimate{Calls: groups, InputTokens: groups*compose + studies*tokensPerStudy, OutputTokens: groups * statementsPerGroup * tokensPerStatement}
	if groups == 1 {
		return e
	}
	for statements, round := groups*statementsPerGroup, 0; round < maxRounds; round++ {
		calls := (statements + w.Merge - 1) / w.Merge
		e.Calls += calls
		e.InputTokens += calls*merge + statements*tokensPerStatement
		statements = max(statementsPerGroup, statements/2)
		e.OutputTokens += statements * tokensPerStatement
		if calls == 1 {
			break
		}
	}
	return e
}
