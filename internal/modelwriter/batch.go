package modelwriter

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/guard"
	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// batch is one question about ids, cells or statements, with its repair.
type batch struct {
	writer *Writer
	table  *synthesis.Table
	cites  map[string][]synoptic.Citation // what each id stands for
	words  map[string]string              // what each id says
	fence  prompt.Fence
	read   func(json.RawMessage) ([]claim, error)

	kept    []statement // stand
	failed  []statement // do not, after their repair
	dropped []string    // were thrown away at once
	usage   synoptic.Usage
	model   string // that answered, as the endpoint named it
}

// run asks, judges, and has mended once what does not stand.
func (b *batch) run(ctx context.Context, q prompt.Question) error {
	all, raw, err := b.ask(ctx, q)
	if err != nil {
		return err
	}
	bad := b.sort(all)
	if len(bad) == 0 {
		return nil
	}
	words, err := b.writer.Prompts.Repair.Render(b.repair(all, bad))
	if err != nil {
		return err
	}
	q.Request.Turns = []llm.Turn{{Assistant: true, Text: string(raw)}, {Text: words}}
	q.Data = append(slices.Clone(q.Data), "repair", string(raw))
	mended, _, err := b.ask(ctx, q)
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		// A repair that fails costs only what needed it.
		b.usage = llm.AddUsage(b.usage, llm.UsageOf(err))
		b.replace(all, bad, nil)
		return nil
	}
	b.replace(all, bad, mended)
	return nil
}

// ask asks one question and maps the ids of the answer. A statement with an
// unknown id keeps a citation of nothing, for which the check will drop it.
func (b *batch) ask(ctx context.Context, q prompt.Question) ([]statement, json.RawMessage, error) {
	got, err := b.writer.Asker.Ask(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	b.usage, b.model = llm.AddUsage(b.usage, got.Usage), got.Model
	list, err := b.read(got.JSON)
	if err != nil {
		return nil, nil, err
	}
	all := make([]statement, len(list))
	for i, c := range list {
		s := statement{section: c.section, ids: c.ids}
		s.Text, s.Relation = guard.Tidy(c.text), c.relation
		for _, id := range c.ids {
			cites, known := b.cites[strings.TrimSpace(id)]
			if !known {
				cites = []synoptic.Citation{{}}
			}
			s.Citations = append(s.Citations, cites...)
		}
		all[i] = s
	}
	b.judge(all)
	return all, got.JSON, nil
}

// judge notes what is wrong with each statement. One that obeys a cell is not
// sent back: it would obey it again.
func (b *batch) judge(all []statement) {
	for i := range all {
		s := &all[i]
		source := b.said(*s)
		if fault := guard.Check(s.Text, source); fault != "" {
			s.fault, s.hopeless = string(fault), true
			continue
		}
		reasons := synthesis.Reasons(b.table, []synoptic.Section{{Kind: s.section, Statements: []synoptic.Statement{s.Statement}}})
		if s.fault = reasons[0][0]; s.fault != "" {
			continue
		}
		if share, comparable := guard.WordsOf(source).Share(s.Text); comparable && share < minGrounded {
			s.fault, s.ours = "it speaks of something else than what it cites", true
		}
	}
}

// said is what the ids of a statement say.
func (b *batch) said(s statement) string {
	var words []string
	for _, id := range s.ids {
		words = append(words, b.words[strings.TrimSpace(id)])
	}
	return strings.Join(words, "\n")
}

// sort keeps what stands, throws away what is hopeless, and returns the rest.
func (b *batch) sort(all []statement) (bad []int) {
	for i, s := range all {
		switch {
		case s.hopeless:
			b.drop(s)
		case s.fault != "":
			bad = append(bad, i)
		default:
			b.kept = append(b.kept, s)
		}
	}
	return bad
}

// drop throws a statement away and says why.
func (b *batch) drop(s statement) {
	b.dropped = append(b.dropped, synthesis.Heading(s.section, b.table.Language)+": "+s.fault)
}

// giveUp leaves a statement that does not stand to the common check, which
// counts it, unless the fault is one that the check does not know.
func (b *batch) giveUp(s statement) {
	if s.ours {
		b.drop(s)
		return
	}
	b.failed = append(b.failed, s)
}

// maxProblems bounds how many statements a repair turn names.
const maxProblems = 16

func (b *batch) repair(all []statement, bad []int) prompt.RepairData {
	data := prompt.RepairData{Table: true, Language: prompt.LanguageName(b.table.Language), Fence: b.fence}
	for _, i := range bad[:min(len(bad), maxProblems)] {
		data.Problems = append(data.Problems, prompt.RepairItem{
			Item: fmt.Sprintf("statement %d", i+1), Reason: all[i].fault, Quote: cellWords(all[i].Text),
		})
	}
	return data
}

// replace puts mended statements that stand in the places of the bad ones, of
// their own section where there is one. A mended statement beyond their number,
// or one that says again what stands already, was not asked for.
func (b *batch) replace(all []statement, bad []int, mended []statement) {
	for _, m := range mended {
		if m.fault != "" || len(bad) == 0 || slices.ContainsFunc(b.kept, func(k statement) bool { return k.Text == m.Text }) {
			continue
		}
		at := max(0, slices.IndexFunc(bad, func(i int) bool { return all[i].section == m.section }))
		bad = slices.Delete(bad, at, at+1)
		b.kept = append(b.kept, m)
	}
	for _, i := range bad {
		b.giveUp(all[i])
	}
}
