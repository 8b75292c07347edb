package extract

import (
	"context"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// Engines are those that a process has, by the names that people ask for.
type Engines struct {
	Rules Engine // the built-in one; always there
	Model Engine // nil where no model is configured
	// Auto is what "auto" and "" mean: the model, with the built-in engine for
	// what it could not do; nil is Rules.
	Auto Engine
	// Estimate tells what the model would take to read a page; nil where no
	// model is configured.
	Estimate func(p *page.Page, wanted Wanted) (synoptic.Estimate, error)
}

// HasModel reports whether a model is configured.
func (e Engines) HasModel() bool { return e.Model != nil }

// Choose finds an engine by its name. CodeUnprocessable for a model that is
// not configured, CodeInvalid for an unknown name.
func (e Engines) Choose(name string) (Engine, error) {
	switch name {
	case "", synoptic.EngineAuto:
		if e.Auto != nil {
			return e.Auto, nil
		}
		return e.Rules, nil
	case synoptic.EngineRules:
		return e.Rules, nil
	case synoptic.EngineLLM:
		if e.Model == nil {
			return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "no model is configured here (SYNOPTIC_MODEL); use the engine rules, which needs none")
		}
		return e.Model, nil
	}
	return nil, synoptic.Invalid("the engine is auto, rules or llm")
}

// Wanted is how a page is to be read. Empty means the default: the engine
// "auto", answers in the page's own language.
type Wanted struct {
	Engine   string
	Language synoptic.Language
	// Form is filled behind the standard form; nil is that alone. FormRef
	// names one that is still to be found, see Reader.Forms.
	Form    *synoptic.Form
	FormRef string
}

// Estimate tells beforehand what reading a page would take. It calls no
// engine; a page that cannot be read takes nothing.
func (r *Reader) Estimate(ctx context.Context, in page.Input, wanted Wanted) (synoptic.Estimate, error) {
	engine, err := r.Engines.Choose(wanted.Engine)
	if err != nil {
		return synoptic.Estimate{}, err
	}
	free := synoptic.Estimate{Documents: 1, EstimatedCostUSD: new(0.0)}
	if engine == r.Engines.Rules || r.Engines.Estimate == nil {
		return free, nil
	}
	if wanted, err = r.found(ctx, wanted); err != nil {
		return synoptic.Estimate{}, err
	}
	p, err := page.Parse(ctx, in)
	if err != nil || p.Type == synoptic.NotARecord {
		return free, ctx.Err()
	}
	estimate, err := r.Engines.Estimate(p, wanted)
	estimate.Documents = 1
	return estimate, err
}
