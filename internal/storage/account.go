package storage

import (
	"cmp"
	"context"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// The counters of a row of usage. Money is counted in billionths of a dollar,
// so that it adds up exactly; calls of an unknown price are counted apart.
const (
	counterCalls    = "calls"
	counterInput    = "input_tokens"
	counterCached   = "cached_tokens"
	counterOutput   = "output_tokens"
	counterCost     = "cost_nano_usd"
	counterUnpriced = "unpriced_calls"

	nanoUSD = 1e9
)

// countedFor is how long a call is remembered, so that it counts once.
const countedFor = 30 * 24 * time.Hour

// AddUsage counts what a call consumed, once for each entry's ID.
func (s *Store) AddUsage(ctx context.Context, ws synoptic.Workspace, e UsageEntry) error {
	if _, err := time.Parse(time.DateOnly, e.Day); err != nil || e.ID == "" {
		return synoptic.Invalid("usage needs an id and a day")
	}
	marker := Item{Key: callKey(ws, e.ID), Body: []byte(e.Day), ExpiresAt: s.now().Add(countedFor)}
	err := s.table.Write(ctx, Put(marker, Absent()), Add(usageKey(ws, e.Day, e.Model, e.Purpose), countersOf(e.Usage)))
	if overtaken(err) {
		return nil // counted already
	}
	return err
}

// Usage returns the sums of the days from first to last, both inclusive, in
// the order of day, model and purpose.
func (s *Store) Usage(ctx context.Context, ws synoptic.Workspace, first, last string) ([]UsageRow, error) {
	for _, day := range []string{first, last} {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return nil, synoptic.Invalid("a day is written 2006-01-02")
		}
	}
	if cmp.Compare(first, last) > 0 {
		return nil, nil
	}
	items, err := s.queryAll(ctx, Query{Partition: partition(ws, "U"), From: first, To: last + "$"}) // $ follows #
	if err != nil {
		return nil, err
	}
	rows := make([]UsageRow, len(items))
	for i, it := range items {
		parts := append(strings.Split(it.Sort, "#"), "", "")
		n := it.Counters
		rows[i] = UsageRow{Day: unpart(parts[0]), Model: unpart(parts[1]), Purpose: unpart(parts[2]), Calls: n[counterCalls],
			Usage: synoptic.Usage{InputTokens: int(n[counterInput]), CachedTokens: int(n[counterCached]), OutputTokens: int(n[counterOutput])}}
		if n[counterUnpriced] == 0 {
			rows[i].Usage.CostUSD = new(float64(n[counterCost]) / nanoUSD)
			rows[i].LiveCostUSD = new(float64(n[counterCost]+n[counterSaved]) / nanoUSD)
		}
	}
	return rows, nil
}
