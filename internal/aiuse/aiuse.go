package aiuse

import (
	"cmp"
	"slices"
	"time"

	"synoptic/internal/synoptic"
)

// Input is what there is to account for.
type Input struct {
	Extractions []*synoptic.Extraction // of the included studies; nil ones are passed over
	Table       synoptic.EvidenceTable // with the answers as they stand in the review
	Writing     synoptic.EngineUse     // who wrote the synthesis
	WritingCost synoptic.Usage         // what writing took of a model, in vain or not
	Checks      synoptic.Checks
}

// Of accounts for a review.
func Of(in Input) *synoptic.AIUse {
	use := &synoptic.AIUse{Extraction: engines(in.Extractions), Writing: in.Writing, Answers: answers(in.Table, in.Extractions), Statements: statements(in.Checks)}
	for _, e := range append(slices.Clone(use.Extraction), use.Writing) {
		use.ModelUsed = use.ModelUsed || e.Engine == synoptic.EngineLLM
	}
	use.ModelAsked = use.ModelUsed || asked(in.WritingCost)
	for _, x := range in.Extractions {
		use.ModelAsked = use.ModelAsked || x != nil && asked(x.Usage)
	}
	use.Text = synoptic.AIUseText{ZH: chinese(use), EN: english(use)}
	return use
}

func asked(u synoptic.Usage) bool { return u.InputTokens > 0 || u.OutputTokens > 0 }

// engines groups extractions by who made them.
func engines(list []*synoptic.Extraction) []synoptic.EngineUse {
	type maker struct {
		engine         string
		model, version synoptic.Maybe
	}
	at := map[maker]int{}
	var found []synoptic.EngineUse
	for _, x := range list {
		if x == nil {
			continue
		}
		m := maker{x.Engine, x.Model, x.PromptVersion}
		i, known := at[m]
		if !known {
			i = len(found)
			at[m] = i
			found = append(found, synoptic.EngineUse{Engine: m.engine, Model: m.model, PromptVersion: m.version})
		}
		found[i].Studies++
		span(&found[i], x.CreatedAt)
	}
	slices.SortStableFunc(found, func(a, b synoptic.EngineUse) int { return cmp.Compare(b.Studies, a.Studies) })
	return found
}

// span widens the dates of an engine's work to a time.
func span(e *synoptic.EngineUse, t time.Time) {
	if t.IsZero() {
		return
	}
	t = t.UTC()
	if e.From == nil || t.Before(*e.From) {
		e.From = &t
	}
	if e.To == nil || t.After(*e.To) {
		e.To = &t
	}
}

// answers counts those of a table, and the findings that people took out of
// it. Where that left none, the cell that says so is one of them.
func answers(table synoptic.EvidenceTable, extractions []*synoptic.Extraction) synoptic.AnswerUse {
	var n synoptic.AnswerUse
	gone := 0 // without a cell
	for _, x := range extractions {
		if x == nil || x.RejectedFindings == 0 || !slices.Contains(table.Items, synoptic.ItemFindings) {
			continue
		}
		n.Rejected += x.RejectedFindings
		gone += x.RejectedFindings
		if len(x.Findings) == 1 && x.Findings[0].Status != synoptic.Reported && x.Findings[0].EditedBy != "" {
			gone--
		}
	}
	for _, row := range table.Rows {
		for _, item := range table.Items {
			for _, a := range row.Cells[item].Answers {
				count(&n, a)
			}
		}
	}
	n.Given, n.Edited = n.Reported+n.Unverified, n.Edited+gone
	n.VerifiedShare, n.EditedShare, n.UnverifiedShare = share(n.Verified, n.Given), share(n.Edited, n.Given+n.NotReported+n.Lost+gone), share(n.Unverified, n.Given)
	return n
}

func count(n *synoptic.AnswerUse, a synoptic.Answer) {
	if a.IsOpen() {
		n.LeftOpen++
		return
	}
	switch a.Status {
	case synoptic.Reported:
		n.Reported++
		if slices.ContainsFunc(a.Quotes, func(q synoptic.Quote) bool { return q.Verdict.Supports() }) {
			n.Verified++
		}
	case synoptic.NotReported:
		n.NotReported++
	case synoptic.Lost:
		n.Lost++
	case synoptic.Unverified:
		n.Unverified++
	}
	if a.EditedBy != "" {
		n.Edited++
	}
}

func statements(c synoptic.Checks) synoptic.StatementUse {
	return synoptic.StatementUse{Kept: c.Statements, Dropped: c.Dropped, DroppedShare: share(c.Dropped, c.Statements+c.Dropped)}
}

// share is part of whole, to four places; nil where there is no whole.
func share(part, whole int) *float64 {
	if whole == 0 {
		return nil
	}
	return new(float64(int(10000*float64(part)/float64(whole)+0.5)) / 10000)
}
