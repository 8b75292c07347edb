package aiuse_test

import (
	"strings"
	"testing"
	"time"

	"synoptic/internal/aiuse"
	"synoptic/internal/synoptic"
)

func answer(status synoptic.AnswerStatus, verdict synoptic.Verdict, person synoptic.Maybe) synoptic.Answer {
	a := synoptic.Answer{Status: status, EditedBy: person}
	if verdict != "" {
		a.Quotes = []synoptic.Quote{{Text: "q", End: 1, Verdict: verdict}}
	}
	return a
}

// table holds two studies: of six answers, two are verified, one is reported
// without a quote that stands, one unverified, one silent, one lost; a person
// settled one of the verified and the silence.
func table() synoptic.EvidenceTable {
	return synoptic.EvidenceTable{Items: []string{"theory", "findings"}, Rows: []synoptic.Row{
		{DocumentID: "a", Cells: map[string]synoptic.Cell{
			"theory":   {Answers: []synoptic.Answer{answer(synoptic.Reported, synoptic.Exact, "ada")}},
			"findings": {Answers: []synoptic.Answer{answer(synoptic.Reported, synoptic.Normalized, ""), answer(synoptic.Reported, synoptic.Altered, "")}},
			"case":     {Answers: []synoptic.Answer{answer(synoptic.Reported, synoptic.Exact, "")}}, // not an item of this table
		}},
		{DocumentID: "b", Cells: map[string]synoptic.Cell{
			"theory":   {Answers: []synoptic.Answer{answer(synoptic.NotReported, "", "ada")}},
			"findings": {Answers: []synoptic.Answer{answer(synoptic.Unverified, "", ""), answer(synoptic.Lost, "", "")}},
		}},
	}}
}

func TestSharesAreOfWhatTheySay(t *testing.T) {
	t.Parallel()
	use := aiuse.Of(aiuse.Input{Table: table(), Writing: synoptic.EngineUse{Engine: synoptic.EngineRules}, Checks: synoptic.Checks{Statements: 3, Dropped: 1}})
	n := use.Answers
	if n.Given != 4 || n.Reported != 3 || n.Verified != 2 || n.Edited != 2 || n.Unverified != 1 || n.NotReported != 1 || n.Lost != 1 {
		t.Errorf("%+v", n)
	}
	for name, share := range map[string]struct {
		got  *float64
		want float64
	}{
		"verified":   {n.VerifiedShare, 0.5},
		"edited":     {n.EditedShare, 0.3333},
		"unverified": {n.UnverifiedShare, 0.25},
		"dropped":    {use.Statements.DroppedShare, 0.25},
	} {
		if share.got == nil || *share.got != share.want {
			t.Errorf("%s: %v, want %v", name, share.got, share.want)
		}
	}
	empty := aiuse.Of(aiuse.Input{})
	if empty.Answers.VerifiedShare != nil || empty.Statements.DroppedShare != nil {
		t.Error("a share of nothing")
	}
}

func TestWhoDidWhat(t *testing.T) {
	t.Parallel()
	day := func(d int) time.Time { return time.Date(2026, 11, d, 23, 30, 0, 0, time.FixedZone("", -3600)) }
	model := func(d int) *synoptic.Extraction {
		return &synoptic.Extraction{Engine: synoptic.EngineLLM, Model: "m-1", PromptVersion: "p1+p2", CreatedAt: day(d)}
	}
	use := aiuse.Of(aiuse.Input{
		Extractions: []*synoptic.Extraction{{Engine: synoptic.EngineRules, CreatedAt: day(3)}, model(9), nil, model(7)},
		Writing:     synoptic.EngineUse{Engine: synoptic.EngineRules}, Table: table(),
	})
	if !use.ModelUsed || !use.ModelAsked || len(use.Extraction) != 2 {
		t.Fatalf("%+v", use)
	}
	if e := use.Extraction[0]; e.Engine != synoptic.EngineLLM || e.Studies != 2 || e.From.Format(time.DateOnly) != "2026-11-08" || e.To.Format(time.DateOnly) != "2026-11-10" {
		t.Errorf("%+v from %v to %v", e, e.From, e.To)
	}
	for _, text := range []string{use.Text.ZH, use.Text.EN} {
		for _, want := range []string{"m-1", "p1+p2", "2026-11-08", "2026-11-10", "50%", "25%"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not said in %s", want, text)
			}
		}
	}
}

// What is said of models is true, and said first.
func TestTheUseOfAModelIsNeverMisstated(t *testing.T) {
	t.Parallel()
	rules, llm := synoptic.EngineUse{Engine: synoptic.EngineRules}, synoptic.EngineUse{Engine: synoptic.EngineLLM}
	for name, tt := range map[string]struct {
		in          aiuse.Input
		used, asked bool
		zh, en      string
	}{
		"none":             {aiuse.Input{Extractions: []*synoptic.Extraction{{Engine: synoptic.EngineRules}}, Writing: rules}, false, false, "本综述未使用大语言模型。", "No large language model was used"},
		"for the answers":  {aiuse.Input{Extractions: []*synoptic.Extraction{{Engine: synoptic.EngineLLM}}, Writing: rules}, true, true, "本综述使用了大语言模型。", "A large language model was used"},
		"for the writing":  {aiuse.Input{Extractions: []*synoptic.Extraction{{Engine: synoptic.EngineRules}}, Writing: llm}, true, true, "本综述使用了大语言模型。", "A large language model was used"},
		"in vain":          {aiuse.Input{Writing: rules, WritingCost: synoptic.Usage{InputTokens: 5}}, false, true, "曾向模型提问", "one was asked"},
		"in vain, answers": {aiuse.Input{Extractions: []*synoptic.Extraction{{Engine: synoptic.EngineRules, Usage: synoptic.Usage{OutputTokens: 5}}}, Writing: rules}, false, true, "曾向模型提问", "one was asked"},
	} {
		use := aiuse.Of(tt.in)
		if use.ModelUsed != tt.used || use.ModelAsked != tt.asked {
			t.Errorf("%s: used %t, asked %t", name, use.ModelUsed, use.ModelAsked)
		}
		if !strings.Contains(use.Text.ZH[:min(len(use.Text.ZH), 120)], tt.zh) || !strings.Contains(use.Text.EN[:min(len(use.Text.EN), 100)], tt.en) {
			t.Errorf("%s: %s\n%s", name, use.Text.ZH, use.Text.EN)
		}
		if tt.asked && strings.Contains(use.Text.EN, "No large language model was used") {
			t.Errorf("%s: %s", name, use.Text.EN)
		}
	}
}

// What a person took out of a review is as much a decision as what stands in it.
func TestRejectionsAreSettledByAPerson(t *testing.T) {
	t.Parallel()
	reported := answer(synoptic.Reported, synoptic.Exact, "")
	silent := answer(synoptic.NotReported, "", "ada") // what is left where every finding was rejected
	extractions := []*synoptic.Extraction{{RejectedFindings: 2, Findings: []synoptic.Answer{reported}}, {RejectedFindings: 1, Findings: []synoptic.Answer{silent}}, nil}
	table := synoptic.EvidenceTable{Items: []string{"findings"}, Rows: []synoptic.Row{
		{DocumentID: "a", Cells: map[string]synoptic.Cell{"findings": {Answers: extractions[0].Findings}}},
		{DocumentID: "b", Cells: map[string]synoptic.Cell{"findings": {Answers: extractions[1].Findings}}},
	}}
	use := aiuse.Of(aiuse.Input{Table: table, Extractions: extractions})
	if n := use.Answers; n.Rejected != 3 || n.Edited != 3 || n.EditedShare == nil || *n.EditedShare != 0.75 {
		t.Errorf("%+v", n)
	}
	if !strings.Contains(use.Text.ZH, "否定发现 3 条") || !strings.Contains(use.Text.EN, "3 findings among them taken out") {
		t.Errorf("%s\n%s", use.Text.ZH, use.Text.EN)
	}
	table.Items = []string{"theory"}
	if n := aiuse.Of(aiuse.Input{Table: table, Extractions: extractions}).Answers; n.Rejected != 0 || n.Edited != 0 {
		t.Errorf("of a table without findings: %+v", n)
	}
}
