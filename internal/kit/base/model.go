package base

import (
	"log/slog"
	"os"

	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/modelengine"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
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
	client *openaillm.Client
	stack  llm.Stack
	cache  prompt.Cache
}

// newModel puts the model of the configuration together. It calls nobody yet.
// Answers that were paid for, and what was paid, are kept in the books; where
// these have no store, for the life of the process.
func newModel(c config.Config, kept books, compile llm.Compiler, log *slog.Logger) (*model, error) {
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
	var cache prompt.Cache = prompt.NewMemoryCache(0)
	if kept.store != nil {
		cache = kept
	}
	var caps []*llm.Cap
	if c.CapRun > 0 {
		caps = append(caps, llm.NewRunCap(c.CapRun))
	}
	if c.CapDay > 0 {
		caps = append(caps, llm.NewDayCap(c.CapDay, kept.spent, nil))
	}
	texts, err := prompt.Load(prompts.Files)
	if err != nil {
		return nil, err
	}
	stack := llm.Stack{
		Target: client.Target(), Compile: compile, Prices: prices, Caps: caps, Record: kept.record, Concurrency: c.Concurrency,
		Limiter: llm.NewRateLimiter(llm.Limits{RequestsPerMinute: c.Requests, TokensPerMinute: c.Tokens}, nil), Log: log,
	}
	asker := &prompt.Asker{
		Generator: llm.Assemble(client, stack),
		Model:     c.Model, Cache: cache, Workspace: synoptic.WorkspaceOf, Log: log,
	}
	engine, err := modelengine.New(modelengine.Options{Asker: asker, Prompts: texts, Log: log})
	if err != nil {
		return nil, err
	}
	return &model{engine, asker, texts, client.Target(), prices, client, stack, cache}, nil
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

// estimateReading tells what reading a page would take.
func (m *model) estimateReading(p *page.Page, wanted extract.Wanted) (synoptic.Estimate, error) {
	e, err := m.engine.EstimateForm(p, wanted.Language, wanted.Form)
	return m.priced(synoptic.Estimate{Calls: e.Calls, InputTokens: e.InputTokens, OutputTokens: e.OutputTokens}), err
}

// priced adds the price, nil where it is not known.
func (m *model) priced(e synoptic.Estimate) synoptic.Estimate {
	e.EstimatedCostUSD = m.prices.Priced(m.target, synoptic.Usage{InputTokens: e.InputTokens, OutputTokens: e.OutputTokens}).CostUSD
	return e
}
