package base

import (
	"log/slog"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/modelengine"
	"synoptic/internal/prompt"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// provider is the batch interface of a model's endpoint, with engines that
// wait for its answers. They are the live ones but for where answers come
// from.
func (m *model) provider(c config.Config, builtIn extract.Engine, store *storage.Store, log *slog.Logger) (*batch.Provider, error) {
	replay := llm.Replay{Batcher: m.client, Prices: m.prices}
	if c.Batch.Repairs == config.RepairsLive {
		replay.Repairs = llm.Below(m.client, m.stack)
	}
	asker := &prompt.Asker{
		Generator: llm.NewLadder(replay, m.target, m.stack.Compile, m.stack.Memory, log),
		Model:     c.Model, Cache: m.cache, Workspace: synoptic.WorkspaceOf, Log: log,
	}
	engine, err := modelengine.New(modelengine.Options{Asker: asker, Prompts: m.texts, Log: log})
	if err != nil {
		return nil, err
	}
	reader := &extract.Reader{
		Engines: extract.Engines{
			Rules: builtIn, Model: engine,
			Auto: &modelengine.Fallback{First: engine, Second: builtIn, Forgetful: true, Log: log},
		},
		Log: log, Now: time.Now,
	}
	if store != nil {
		reader.Forms = extract.FormsOf(store)
	}
	return &batch.Provider{Batcher: m.client, Reader: reader, Prices: m.prices, Sure: c.Batch.Mode == config.BatchProvider, Closed: c.Batch.Mode == config.BatchDirect}, nil
}

func limitsOf(c config.Batch) batch.Limits {
	return batch.Limits{JobUSD: c.CapJob, DayUSD: c.CapDay, MonthUSD: c.CapMonth, TickUSD: c.CapTick, Documents: c.Most}
}

// batches is the use case of scheduled extraction.
func batches(tools Kit, reader *extract.Reader, store *storage.Store, log *slog.Logger) *batch.Service {
	return &batch.Service{
		Store: store, Reader: reader, Provider: tools.Batch, Limits: tools.Limits, Now: time.Now, Log: log,
		AtOnce: max(tools.AtOnce, defaultConcurrency), // pages wait for storage, if not for a model
		Told:   tools.Watch.Read, Called: tools.Watch.Called,
	}
}
