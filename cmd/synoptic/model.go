package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"synoptic/internal/config"
	"synoptic/internal/llm"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/modelengine"
	"synoptic/internal/prompt"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/prompts"
)

// model is a configured language model with everything built on it.
type model struct {
	engine *modelengine.Engine
	asker  *prompt.Asker
	texts  *prompt.Set
	target llm.Target
	prices llm.Prices
}

// newModel puts the model of the configuration together. It calls nobody yet.
// Answers are kept in cache and every call is told to record; both may be
// nil.
func newModel(c config.Config, cache prompt.Cache, record func(context.Context, llm.Call), log *slog.Logger) (*model, error) {
	profile, err := profileOf(c)
	if err != nil {
		return nil, err
	}
	client, err := openaillm.New(openaillm.Options{BaseURL: c.BaseURL, Model: c.Model, Key: openaillm.Key(c.Key), Profile: profile,
		Timeout: c.Timeout, APIVersion: c.APIVersion, Log: log})
	if err != nil {
		return nil, err
	}
	prices, err := pricesOf(c)
	if err != nil {
		return nil, err
	}
	var caps []*llm.Cap
	if c.CapRun > 0 {
		caps = append(caps, llm.NewRunCap(c.CapRun))
	}
	texts, err := prompt.Load(prompts.Files)
	if err != nil {
		return nil, err
	}
	asker := &prompt.Asker{
		Generator: llm.Assemble(client, llm.Stack{
			Target: client.Target(), Compile: schemacheck.Compile, Prices: prices, Caps: caps, Record: record, Concurrency: c.Concurrency,
			Limiter: llm.NewRateLimiter(llm.Limits{RequestsPerMinute: c.Requests, TokensPerMinute: c.Tokens}, nil), Log: log,
		}),
		Model: c.Model, Cache: cache, Workspace: synoptic.WorkspaceOf, Log: log,
	}
	engine, err := modelengine.New(modelengine.Options{Asker: asker, Prompts: texts, Log: log})
	if err != nil {
		return nil, err
	}
	return &model{engine, asker, texts, client.Target(), prices}, nil
}

// profileOf is what the configuration says of the endpoint, nil where it
// leaves that to its address.
func profileOf(c config.Config) (*openaillm.Profile, error) {
	if c.Profile == "" && c.Overrides == "" {
		return nil, nil
	}
	name := c.Profile
	if name == "" {
		name = "unknown"
	}
	p, err := openaillm.ProfileNamed(name, c.Model)
	if err == nil && c.Overrides != "" {
		p, err = p.With([]byte(c.Overrides))
	}
	return &p, err
}

func pricesOf(c config.Config) (llm.Prices, error) {
	known, err := llm.KnownPrices()
	if err != nil || c.Prices == "" {
		return known, err
	}
	table, err := os.ReadFile(c.Prices)
	if err != nil {
		return nil, synoptic.Wrap(synoptic.CodeInvalid, "the file of SYNOPTIC_PRICES cannot be read", err)
	}
	own, err := llm.ParsePrices(table)
	return own.Before(known), err
}

// keptAnswers keeps answers of a model in a store.
type keptAnswers struct{ store *storage.Store }

func (k keptAnswers) Get(ctx context.Context, key string) ([]byte, bool, error) {
	return k.store.Answer(ctx, synoptic.WorkspaceOf(ctx), key)
}

func (k keptAnswers) Put(ctx context.Context, key string, answer []byte) error {
	return k.store.PutAnswer(ctx, synoptic.WorkspaceOf(ctx), key, answer)
}

// openAnswers opens the cache of a command line that has no server: a file in
// the user's cache folder, so that a run that was interrupted, or is repeated
// with another question, pays for no page twice. Without one, answers are kept
// for this run only.
func openAnswers(ctx context.Context, c config.Config, log *slog.Logger) (cache prompt.Cache, done func()) {
	memory := prompt.NewMemoryCache(0)
	dir := c.CacheDir()
	if dir == "" {
		return memory, func() {}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		log.WarnContext(ctx, "paid answers are kept for this run only", "error", err)
		return memory, func() {}
	}
	db, err := sqlite.Open(ctx, filepath.Join(dir, "answers.db"), nil)
	if err != nil {
		// Another run has it open, most likely.
		log.WarnContext(ctx, "paid answers are kept for this run only", "error", err)
		return memory, func() {}
	}
	return keptAnswers{storage.New(db.Table(), db.Blobs(), nil)}, func() {
		if err := db.Close(); err != nil {
			log.Error("closing the cache of answers failed", "error", err)
		}
	}
}

// price estimates what reading pages would cost, in words for people.
func (m *model) price(calls, input, output int) string {
	usage := m.prices.Priced(m.target, synoptic.Usage{InputTokens: input, OutputTokens: output})
	if usage.CostUSD == nil {
		return fmt.Sprintf("%d model calls, about %d input and %d output tokens; the price of %s is not known (SYNOPTIC_PRICES can name it)", calls, input, output, m.target.Model)
	}
	return fmt.Sprintf("%d model calls, about %d input and %d output tokens, about %.4f USD", calls, input, output, *usage.CostUSD)
}
