package base

import (
	"context"
	"log/slog"
	"runtime"

	"synoptic/internal/batch"
	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/modelengine"
	"synoptic/internal/modelwriter"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// Kit is what a process reads and writes with: the built-in engine always,
// and the model where one is configured.
type Kit struct {
	Engines extract.Engines
	Writers review.Writers
	AtOnce  int // pages at a time
	Watch   Watch
	Batch   *batch.Provider // the model's batch interface; nil without a model
	Limits  batch.Limits    // of batches
}

// Watch is told of what happens, for whoever counts it. Each may be nil.
type Watch struct {
	Called func(ctx context.Context, c llm.Call)          // a model has answered
	Read   func(ctx context.Context, d synoptic.Document) // a document was read and saved
}

// Parts are what only those need who read pages.
type Parts struct {
	BuiltIn extract.Engine // the engine that needs no model
	Compile llm.Compiler   // checks what a model answers against its schema; nil where none is asked
}

// New puts the engines together and calls nobody yet. Store keeps what a
// model answers and what that cost; it may be nil.
func New(c config.Config, store *storage.Store, watch Watch, parts Parts, log *slog.Logger) (Kit, error) {
	k := Kit{Engines: extract.Engines{Rules: parts.BuiltIn}, AtOnce: runtime.GOMAXPROCS(0), Watch: watch, Limits: limitsOf(c.Batch)}
	if !c.HasModel() {
		return k, nil
	}
	m, err := newModel(c, books{store, watch.Called, log}, parts.Compile, log)
	if err != nil {
		return Kit{}, err
	}
	writer, err := modelwriter.New(modelwriter.Options{Asker: m.asker, Prompts: m.texts, Log: log})
	if err != nil {
		return Kit{}, err
	}
	k.Engines.Model = m.engine
	k.Engines.Auto = &modelengine.Fallback{First: m.engine, Second: parts.BuiltIn, Log: log}
	k.Engines.Estimate = m.estimateReading
	k.Writers = review.Writers{Model: writer, Auto: &modelwriter.Fallback{First: writer, Second: synthesis.Prose{}, Log: log}, Estimate: func(studies int) synoptic.Estimate {
		e := writer.Estimate(studies)
		return m.priced(synoptic.Estimate{Calls: e.Calls, InputTokens: e.InputTokens, OutputTokens: e.OutputTokens})
	}}
	if k.Batch, err = m.provider(c, parts.BuiltIn, store, log); err != nil {
		return Kit{}, err
	}
	// Calls to a model are waited for, not computed.
	k.AtOnce = max(k.AtOnce, c.Concurrency, defaultConcurrency)
	return k, nil
}

// defaultConcurrency is how many calls go to a model at once where nothing
// else is configured.
const defaultConcurrency = 8

// UsesModel reports whether an engine of this name will ask a model.
func (k Kit) UsesModel(engine string) bool {
	return k.Engines.HasModel() && engine != synoptic.EngineRules
}
