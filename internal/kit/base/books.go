package base

import (
	"context"
	"log/slog"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// books keep what a model answered and what that cost. Without a store they
// keep nothing.
type books struct {
	store *storage.Store
	told  func(context.Context, llm.Call) // of every call; may be nil
	log   *slog.Logger
}

// Get returns an answer that was paid for before.
func (b books) Get(ctx context.Context, key string) ([]byte, bool, error) {
	return b.store.Answer(ctx, synoptic.WorkspaceOf(ctx), key)
}

// Put keeps an answer.
func (b books) Put(ctx context.Context, key string, answer []byte) error {
	return b.store.PutAnswer(ctx, synoptic.WorkspaceOf(ctx), key, answer)
}

// record enters one call, by day, model and purpose.
func (b books) record(ctx context.Context, c llm.Call) {
	if b.told != nil {
		b.told(ctx, c)
	}
	if b.store == nil {
		return
	}
	err := b.store.AddUsage(context.WithoutCancel(ctx), synoptic.WorkspaceOf(ctx), storage.UsageEntry{
		ID: c.ID, Day: c.At.UTC().Format(time.DateOnly), Model: c.Target.Model, Purpose: c.Purpose, Usage: c.Usage,
	})
	if err != nil {
		b.log.ErrorContext(ctx, "a model's usage could not be kept", "call", c.ID, "error", err)
	}
}

// spent tells what a day has cost so far.
func (b books) spent(ctx context.Context, day string) (float64, error) {
	if b.store == nil {
		return 0, nil
	}
	rows, err := b.store.Usage(ctx, synoptic.WorkspaceOf(ctx), day, day)
	sum := 0.0
	for _, r := range rows {
		if r.Usage.CostUSD != nil {
			sum += *r.Usage.CostUSD
		}
	}
	return sum, err
}
