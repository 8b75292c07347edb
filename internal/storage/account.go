package storage

import (
	"cmp"
	"context"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// PutIdempotency keeps v for key, unless something unexpired is kept already:
// then that is returned, and first is false. CodeUnprocessable where it is of
// another request.
//
// Choose the reference before the work and do the work under it: a request
// that was cut short then continues, when it is repeated, instead of being
// done twice.
func (s *Store) PutIdempotency(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency) (kept Idempotency, first bool, err error) {
	if key == "" || !v.ExpiresAt.After(s.now()) {
		return v, false, synoptic.Invalid("an idempotency key needs a text and a time to come")
	}
	for range maxTries {
		items, err := s.table.Get(ctx, idempotencyKey(ws, key))
		if err != nil {
			return v, false, err
		}
		cond := Absent()
		if len(items) == 1 {
			if err := decode(items[0].Body, &kept); err != nil {
				return v, false, err
			}
			if s.now().Before(kept.ExpiresAt) {
				if kept.RequestHash != v.RequestHash {
					return v, false, synoptic.Errorf(synoptic.CodeUnprocessable, "this idempotency key was used for another request")
				}
				return kept, false, nil
			}
			cond = RevisionIs(items[0].Revision)
		}
		body, err := s.encode(v)
		if err != nil {
			return v, false, err
		}
		err = s.table.Write(ctx, Put(Item{Key: idempotencyKey(ws, key), Body: body, ExpiresAt: v.ExpiresAt}, cond))
		if err == nil {
			return v, true, nil
		}
		if !overtaken(err) {
			return v, false, err
		}
	}
	return v, false, errBusy()
}

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
