package main

import (
	"context"
	"log/slog"
	"runtime"

	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/modelengine"
	"synoptic/internal/modelwriter"
	"synoptic/internal/review"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// kit is what a process reads and writes with: the built-in engine always,
// and the model where one is configured.
type kit struct {
	engines extract.Engines
	writers review.Writers
	atOnce  int // pages at a time
}

// newKit puts the engines together. Store keeps what a model answers; it may
// be nil.
func newKit(c config.Config, store *storage.Store, log *slog.Logger) (kit, error) {
	builtIn := rules.New()
	k := kit{engines: extract.Engines{Rules: builtIn}, atOnce: runtime.GOMAXPROCS(0)}
	if !c.HasModel() {
		return k, nil
	}
	m, err := newModel(c, store, log)
	if err != nil {
		return kit{}, err
	}
	writer, err := modelwriter.New(modelwriter.Options{Asker: m.asker, Prompts: m.texts, Log: log})
	if err != nil {
		return kit{}, err
	}
	k.engines.Model = m.engine
	k.engines.Auto = &modelengine.Fallback{First: m.engine, Second: builtIn, Log: log}
	k.engines.Estimate = m.estimateReading
	k.writers = review.Writers{Model: writer, Auto: &modelwriter.Fallback{First: writer, Second: synthesis.Prose{}, Log: log}, Estimate: func(studies int) synoptic.Estimate {
		e := writer.Estimate(studies)
		return m.priced(synoptic.Estimate{Calls: e.Calls, InputTokens: e.InputTokens, OutputTokens: e.OutputTokens})
	}}
	// Calls to a model are waited for, not computed.
	k.atOnce = max(k.atOnce, c.Concurrency, defaultConcurrency)
	return k, nil
}

// defaultConcurrency is how many calls go to a model at once where nothing
// else is configured.
const defaultConcurrency = 8

// commandKit is the kit of a command that is given --engine. The cache of
// paid answers is opened only where a model will be asked.
func commandKit(ctx context.Context, env environment, engine string) (k kit, done func(), err error) {
	done = func() {}
	c, err := config.Read(env.getenv)
	if err != nil {
		return kit{}, done, usage("%s", synoptic.PublicMessage(err))
	}
	var store *storage.Store
	if c.HasModel() && engine != synoptic.EngineRules {
		store, done = openBooks(ctx, c, env.logger())
	}
	if k, err = newKit(c, store, env.logger()); err == nil {
		_, err = k.engines.Choose(engine)
	}
	if err != nil {
		done()
		return kit{}, func() {}, usage("--engine %s: %s", engine, synoptic.PublicMessage(err))
	}
	return k, done, nil
}

// usesModel reports whether an engine of this name will ask a model.
func (k kit) usesModel(engine string) bool {
	return k.engines.HasModel() && engine != synoptic.EngineRules
}
