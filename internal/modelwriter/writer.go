package modelwriter

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// Options are what a writer is made of. Asker and Prompts are needed.
type Options struct {
	Asker   *prompt.Asker
	Prompts *prompt.Set
	// Group is how many studies one call compares, 25; Budget how many tokens
	// of the table it holds, 12,000; Merge how many statements one merge reads,
	// 40. The zero value is the default.
	Group, Budget, Merge int
	// MaxOutput bounds the tokens of an answer; 0 is 6,000.
	MaxOutput int
	Fencer    *prompt.Fencer // nil makes one
	Log       *slog.Logger   // nil discards
}

// Writer drafts a synthesis by asking a model. It is safe for concurrent use.
type Writer struct {
	Options
	composeSchema, mergeSchema   prompt.Schema
	composeVersion, mergeVersion string
}

// atOnce is how many groups one review has written at the same time. The model's
// own limits are held elsewhere.
const atOnce = 8

// New makes a writer.
func New(o Options) (*Writer, error) {
	for _, field := range []struct {
		value *int
		is    int
	}{{&o.Group, 25}, {&o.Budget, 12_000}, {&o.Merge, 40}, {&o.MaxOutput, 6000}} {
		if *field.value <= 0 {
			*field.value = field.is
		}
	}
	if o.Fencer == nil {
		o.Fencer = prompt.NewFencer()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	w := &Writer{Options: o}
	var err error
	if w.composeSchema, err = prompt.SchemaOf[composed]("comparison"); err != nil {
		return nil, err
	}
	if w.mergeSchema, err = prompt.SchemaOf[merged]("merged_comparison"); err != nil {
		return nil, err
	}
	w.composeVersion = prompt.Versions(o.Prompts.Compose.Version, o.Prompts.Repair.Version)
	w.mergeVersion = prompt.Versions(o.Prompts.Merge.Version, o.Prompts.Repair.Version)
	return w, nil
}

// Name returns "llm".
func (w *Writer) Name() string { return synoptic.EngineLLM }

// Write is Draft without what it tells beside the sections.
func (w *Writer) Write(ctx context.Context, t *synthesis.Table) ([]synoptic.Section, error) {
	d, err := w.Draft(ctx, t)
	return d.Sections, err
}

// Draft writes a table: one call for up to 25 studies, one more where
// statements do not stand; several groups are merged. Statements that the
// common check will drop stay in the draft, so that it counts them. It fails
// where the model gives no usable answer; the error has an *llm.Failure in its
// chain, or wraps ctx's.
func (w *Writer) Draft(ctx context.Context, t *synthesis.Table) (synthesis.Draft, error) {
	groups := sheets(t, w.Group, w.Budget)
	drafts := make([]*batch, len(groups))
	err := inParallel(len(groups), func(i int) error {
		b, err := w.compose(ctx, t, groups[i])
		drafts[i] = b
		return err
	})
	if err != nil {
		return synthesis.Draft{}, fmt.Errorf("writing the synthesis: %w", err)
	}
	var kept, failed []statement
	d := synthesis.Draft{Usage: synoptic.NoUsage(), PromptVersion: synoptic.Maybe(w.composeVersion)}
	hidden := 0
	var models []string
	for i, b := range drafts {
		kept, failed = append(kept, b.kept...), append(failed, b.failed...)
		d.Usage, d.Dropped = llm.AddUsage(d.Usage, b.usage), append(d.Dropped, b.dropped...)
		hidden += groups[i].hidden
		if b.model != "" && !slices.Contains(models, b.model) {
			models = append(models, b.model)
		}
	}
	if hidden > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%d cells that give instructions to their reader were not shown to the model", hidden))
	}
	d.Model = synoptic.Maybe(strings.Join(models, ", "))
	if len(groups) > 1 {
		d.PromptVersion += synoptic.Maybe("+" + w.mergeVersion)
		if kept, err = w.mergeAll(ctx, t, kept, &d); err != nil {
			return synthesis.Draft{}, fmt.Errorf("merging the synthesis: %w", err)
		}
	}
	d.Sections = sections(append(kept, failed...))
	w.Log.DebugContext(ctx, "a model wrote a synthesis", "studies", len(t.Studies), "groups", len(groups), "statements", len(kept), "failed", len(failed)+len(d.Dropped))
	return d, nil
}

// compose has one group written.
func (w *Writer) compose(ctx context.Context, t *synthesis.Table, s sheet) (*batch, error) {
	question := cellWords(t.Question)
	fence := w.Fencer.For(s.text, question)
	user, err := w.Prompts.Compose.Render(prompt.ComposeData{
		Language: prompt.LanguageName(t.Language), Total: len(t.Studies), Given: s.studies,
		Question: question, Fence: fence, Table: s.text,
	})
	if err != nil {
		return nil, err
	}
	b := &batch{writer: w, table: t, cites: s.cites, words: s.words, fence: fence, read: read[composed], usage: synoptic.NoUsage()}
	err = b.run(ctx, prompt.Question{
		Request: llm.Request{
			System: w.Prompts.Compose.System, User: user, MaxOutputTokens: w.MaxOutput,
			Purpose: "compose", PromptVersion: w.composeVersion,
		},
		Schema: w.composeSchema, Language: t.Language,
		Data: []string{s.text, question, strconv.Itoa(len(t.Studies)), strconv.Itoa(s.studies)},
	})
	return b, err
}

func read[F claims](raw json.RawMessage) ([]claim, error) {
	var form F
	if err := json.Unmarshal(raw, &form); err != nil {
		return nil, llm.Fail(llm.BadAnswer, "the answer does not decode", nil)
	}
	return form.claims(), nil
}

// statement is a claim that was mapped to citations.
type statement struct {
	section synoptic.SectionKind
	synoptic.Statement
	ids      []string
	fault    string
	hopeless bool // to be thrown away at once
	ours     bool // a fault that the common check does not know
}

// sections gathers statements by section.
func sections(all []statement) []synoptic.Section {
	var list []synoptic.Section
	for _, kind := range synoptic.SectionKinds() {
		section := synoptic.Section{Kind: kind}
		for _, s := range all {
			if s.section == kind {
				section.Statements = append(section.Statements, s.Statement)
			}
		}
		if len(section.Statements) > 0 {
			list = append(list, section)
		}
	}
	return list
}

// inParallel does n things, some at once, and returns the first error in their
// order.
func inParallel(n int, do func(i int) error) error {
	errs := make([]error, n)
	places := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for i := range n {
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			errs[i] = do(i)
		})
	}
	all.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	return nil
}

// minGrounded is how much of a statement's words must stand in the cells that
// it cites, where both are in one script. The frame of a comparison is in no
// cell, so that it is less than for an answer.
const minGrounded = 0.15
