package modelengine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
)

// Options are what an engine is made of. Asker and Prompts are needed.
type Options struct {
	Asker   *prompt.Asker
	Prompts *prompt.Set
	// Budget is how many tokens of a page one call may hold; 0 is 6,000. What
	// is longer is read in parts.
	Budget int
	// MaxOutput bounds the tokens of an answer; 0 is 3,000.
	MaxOutput int
	Fencer    *prompt.Fencer // nil makes one
	Log       *slog.Logger   // nil discards
}

// Engine fills the form by asking a model. It is safe for concurrent use.
type Engine struct {
	Options
	schema  prompt.Schema
	version string
}

// New makes an engine.
func New(o Options) (*Engine, error) {
	if o.Budget <= 0 {
		o.Budget = 6000
	}
	if o.MaxOutput <= 0 {
		o.MaxOutput = 3000
	}
	if o.Fencer == nil {
		o.Fencer = prompt.NewFencer()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	schema, err := prompt.SchemaOf[draft]("extraction")
	if err != nil {
		return nil, err
	}
	return &Engine{
		Options: o, schema: schema,
		version: prompt.Versions(o.Prompts.Extract.Version, o.Prompts.Repair.Version),
	}, nil
}

// Name returns "llm".
func (e *Engine) Name() string { return synoptic.EngineLLM }

// Version returns the prompt version that extractions carry.
func (e *Engine) Version() string { return e.version }

// maxHalvings bounds how often a page is tried again in smaller parts because
// the model could not take it, or could not finish.
const maxHalvings = 2

// Extract fills the form for one page: one call, and one more where quotes do
// not stand on the page. A page without title and abstract takes none. It
// fails where the model gives no usable answer; the error has an *llm.Failure
// in its chain, or wraps ctx's.
func (e *Engine) Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	return e.extract(ctx, p, language, e.standard())
}

func (e *Engine) extract(ctx context.Context, p *page.Page, language synoptic.Language, a asking) (*synoptic.Extraction, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	spent := synoptic.NoUsage()
	budget := e.Budget
	for halved := 0; ; halved++ {
		m := gather(p, budget)
		t := e.start(p, languageOf(p, language), m, a)
		err := t.run(ctx)
		spent = llm.AddUsage(spent, t.usage)
		if err == nil {
			x := t.finish()
			x.Usage = spent
			return x, nil
		}
		if kind := llm.KindOf(err); halved == maxHalvings || kind != llm.TooLong && kind != llm.CutOff {
			return nil, fmt.Errorf("filling the form: %w", err)
		}
		spent = llm.AddUsage(spent, llm.UsageOf(err))
		budget = min(budget, m.longest()) / 2
	}
}

// task is the work on one page.
type task struct {
	*Engine
	asking
	page     *page.Page
	language synoptic.Language
	material material
	judge    *judge

	kept       map[string]judgement // the answer to each item but findings
	findings   []judgement
	model      string
	usage      synoptic.Usage
	warnings   []string
	repairs    int
	unverified int
}

func (e *Engine) start(p *page.Page, language synoptic.Language, m material, a asking) *task {
	return &task{
		Engine: e, asking: a, page: p, language: language, material: m,
		judge:    newJudge(p.Text, m, language, p.Silence()),
		kept:     map[string]judgement{},
		usage:    synoptic.NoUsage(),
		warnings: m.warnings,
	}
}

// run has every part answered. Where one will be answered later, the others
// are asked all the same, so that all go into one batch.
func (t *task) run(ctx context.Context) error {
	var deferred error
	for i := range t.material.parts {
		switch err := t.part(ctx, i); {
		case errors.Is(err, synoptic.ErrDeferred):
			deferred = err
		case err != nil:
			return err
		}
	}
	if deferred != nil {
		return deferred
	}
	t.Log.DebugContext(ctx, "a model filled the form", "model", t.model, "parts", len(t.material.parts), "repairs", t.repairs, "unverified", t.unverified)
	return nil
}

// request is the question about one part, with the fence that it used.
func (t *task) request(i int) (llm.Request, prompt.Fence, error) {
	fence := t.Fencer.For(t.page.TextSHA256, t.material.parts[i])
	user, err := t.Prompts.Extract.Render(prompt.ExtractData{
		Language: prompt.LanguageName(t.language),
		Part:     i + 1, Parts: len(t.material.parts),
		Fence: fence, Page: t.material.parts[i],
	})
	return llm.Request{
		System: t.asking.system, User: t.asking.list + user,
		MaxOutputTokens: t.MaxOutput + itemRoom*len(t.asking.items()), ExpectedOutput: t.expected(i), Purpose: "extract", PromptVersion: t.asking.version,
	}, fence, err
}

// part has one part of the page answered, judged, and repaired where needed.
func (t *task) part(ctx context.Context, i int) error {
	r, fence, err := t.request(i)
	if err != nil {
		return err
	}
	q := prompt.Question{Request: r, Schema: t.asking.schema, Language: t.language, Data: []string{t.page.TextSHA256, t.material.parts[i]}}
	d, raw, err := t.ask(ctx, q)
	if err != nil {
		return err
	}
	judged := t.judgeAll(d)
	if bad := toRepair(judged); len(bad) > 0 {
		judged, err = t.repair(ctx, q, fence, raw, judged, bad)
		if err != nil {
			return err
		}
	}
	t.settle(judged)
	return nil
}

// ask asks one question and reads the answer.
func (t *task) ask(ctx context.Context, q prompt.Question) (reply, json.RawMessage, error) {
	got, err := t.Asker.Ask(ctx, q)
	if err != nil {
		return reply{}, nil, err
	}
	t.usage = llm.AddUsage(t.usage, got.Usage)
	if t.model == "" {
		t.model = got.Model
	}
	r, err := readReply(got.JSON)
	return r, got.JSON, err
}

func (t *task) judgeAll(r reply) []judgement {
	var judged []judgement
	for _, c := range append(r.claims(), t.itemClaims(r)...) {
		judged = append(judged, t.judge.judge(c))
	}
	return judged
}
