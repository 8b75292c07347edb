package storage

import (
	"context"
	"math"
	"time"

	"synoptic/internal/synoptic"
)

// Outcome is what became of a document in a batch.
type Outcome string

// The outcomes. Again: it waits for another batch.
const (
	OutcomeExtracted Outcome = "extracted"
	OutcomeRejected  Outcome = "rejected"
	OutcomeFailed    Outcome = "failed"
	OutcomeDropped   Outcome = "dropped"
	OutcomeAgain     Outcome = "pending"
)

// Settled is one line of a batch that nothing more will come of.
type Settled struct {
	ID string // of the line, within the batch
	// Outcome is of the document, told with one of its lines; empty with the
	// others.
	Outcome Outcome
	// Usage is what the line consumed; nil where it was not carried out.
	Usage *synoptic.Usage
	// LiveCostUSD is what it would have cost live; nil where that is not known.
	LiveCostUSD *float64
	// Booked tells that Usage is in the usage of the day already.
	Booked bool
}

// The counters of a batch, besides those of a row of usage.
const (
	counterLines    = "lines"
	counterLive     = "live_nano_usd"
	counterUnlive   = "unpriced_live_calls"
	counterSaved    = "saved_nano_usd" // by asking in batches, of a row of usage
	outcomePrefix   = "outcome_"
	settledPerWrite = MaxOps - 2 // the rest are the two counters
)

// SettleBatch counts what lines of a batch consumed, in the usage of the day
// and of the batch, and what became of their documents. Each line counts once,
// however often it is told.
func (s *Store) SettleBatch(ctx context.Context, ws synoptic.Workspace, id string, e UsageEntry, lines []Settled) error {
	if _, err := time.Parse(time.DateOnly, e.Day); err != nil {
		return synoptic.Invalid("usage needs a day")
	}
	for len(lines) > 0 {
		n := min(len(lines), settledPerWrite)
		err := s.settleLines(ctx, ws, id, e, lines[:n])
		if overtaken(err) {
			// Some were told before; those alone must not keep the others out.
			for i := range lines[:n] {
				if err = s.settleLines(ctx, ws, id, e, lines[i:i+1]); err != nil && !overtaken(err) {
					return err
				}
			}
			err = nil
		}
		if err != nil {
			return err
		}
		lines = lines[n:]
	}
	return nil
}

func (s *Store) settleLines(ctx context.Context, ws synoptic.Workspace, id string, e UsageEntry, lines []Settled) error {
	var ops []Op
	used, counts := map[string]int64{}, map[string]int64{counterLines: int64(len(lines))}
	for _, l := range lines {
		marker := Item{Key: callKey(ws, id+"/"+l.ID), Body: []byte(e.Day), ExpiresAt: s.now().Add(countedFor)}
		ops = append(ops, Put(marker, Absent()))
		if l.Outcome != "" {
			counts[outcomePrefix+string(l.Outcome)]++
		}
		if l.Usage == nil {
			continue
		}
		for counter, n := range countersOf(*l.Usage) {
			counts[counter] += n
			if !l.Booked {
				used[counter] += n
			}
		}
		if l.LiveCostUSD == nil {
			counts[counterUnlive]++
		} else {
			counts[counterLive] += int64(math.Round(*l.LiveCostUSD * nanoUSD))
		}
		if !l.Booked && l.LiveCostUSD != nil && l.Usage.CostUSD != nil {
			used[counterSaved] += int64(math.Round((*l.LiveCostUSD - *l.Usage.CostUSD) * nanoUSD))
		}
	}
	ops = append(ops, Add(countKey(ws, id), counts))
	if len(used) > 0 {
		ops = append(ops, Add(usageKey(ws, e.Day, e.Model, e.Purpose), used))
	}
	return s.table.Write(ctx, ops...)
}

// countersOf is the usage of one call as counters.
func countersOf(u synoptic.Usage) map[string]int64 {
	counters := map[string]int64{
		counterCalls:  1,
		counterInput:  int64(u.InputTokens),
		counterCached: int64(u.CachedTokens),
		counterOutput: int64(u.OutputTokens),
	}
	if u.CostUSD == nil {
		counters[counterUnpriced] = 1
	} else {
		counters[counterCost] = int64(math.Round(*u.CostUSD * nanoUSD))
	}
	return counters
}

// SettledLines returns which of the lines of a batch were settled.
func (s *Store) SettledLines(ctx context.Context, ws synoptic.Workspace, id string, lines []string) (map[string]bool, error) {
	keys, settled := make([]Key, len(lines)), make(map[string]bool, len(lines))
	of := make(map[Key]string, len(lines))
	for i, l := range lines {
		keys[i] = callKey(ws, id+"/"+l)
		of[keys[i]] = l
	}
	items, err := s.table.Get(ctx, keys...)
	for _, it := range items {
		settled[of[it.Key]] = true
	}
	return settled, err
}

// count puts the counters of a batch into its public form.
func (b *StoredBatch) count(n map[string]int64) {
	v := &b.Batch
	v.Counts = synoptic.BatchCounts{
		Extracted: int(n[outcomePrefix+string(OutcomeExtracted)]), Failed: int(n[outcomePrefix+string(OutcomeFailed)]), Rejected: int(n[outcomePrefix+string(OutcomeRejected)]),
		Dropped: int(n[outcomePrefix+string(OutcomeDropped)]), Pending: int(n[outcomePrefix+string(OutcomeAgain)]),
	}
	settled := v.Counts.Extracted + v.Counts.Rejected + v.Counts.Failed + v.Counts.Dropped + v.Counts.Pending
	switch rest := max(0, b.Documents-settled); v.Status {
	case synoptic.BatchCollecting:
		v.Counts.Pending += rest
	case synoptic.BatchSubmitted, synoptic.BatchIngesting:
		v.Counts.Submitted = rest
	}
	v.InputTokens, v.CachedTokens, v.OutputTokens = int(n[counterInput]), int(n[counterCached]), int(n[counterOutput])
	v.CostUSD, v.LiveCostUSD = nil, nil
	if n[counterUnpriced] == 0 {
		v.CostUSD = new(float64(n[counterCost]) / nanoUSD)
	}
	if n[counterUnlive] == 0 {
		v.LiveCostUSD = new(float64(n[counterLive]) / nanoUSD)
	}
}

// HandBack says how a document that a batch held goes back.
type HandBack struct {
	Due time.Time // when it may be taken on again; zero is at once
	// Blameless takes back the attempt that the claim counted: the document had
	// no part in what went wrong.
	Blameless bool
	// Answered says that answers are kept for it.
	Answered bool
}

// HandBackDocument makes a document that owner holds pending again. It is no
// error when owner no longer holds it; handed is then false.
func (s *Store) HandBackDocument(ctx context.Context, ws synoptic.Workspace, id, owner string, h HandBack) (handed bool, err error) {
	_, err = s.change(ctx, ws, id, func(d *StoredDocument) error {
		handed = d.Document.Status == synoptic.Extracting && d.Lease.Owner == owner
		if !handed {
			return errUnchanged
		}
		d.Document.Status, d.Lease, d.DueAt = synoptic.Pending, Lease{}, h.Due
		if h.Blameless && d.Attempts > 0 {
			d.Attempts--
		}
		d.Answered = d.Answered || h.Answered
		return nil
	})
	return handed, err
}

// ProlongLease gives owner more time with a document whose lease may have run
// out meanwhile, if nobody else has taken it; CodeConflict otherwise.
func (s *Store) ProlongLease(ctx context.Context, ws synoptic.Workspace, id, owner string, until time.Time) error {
	_, err := s.change(ctx, ws, id, func(d *StoredDocument) error {
		if d.Document.Status != synoptic.Extracting || d.Lease.Owner != owner {
			return errLost()
		}
		d.Lease.Until = until.UTC()
		return nil
	})
	return err
}

// DocumentsByID returns the documents of the ids that are there, by id and
// without extractions, in one batch read.
func (s *Store) DocumentsByID(ctx context.Context, ws synoptic.Workspace, ids []string) (map[string]StoredDocument, error) {
	keys := make([]Key, len(ids))
	for i, id := range ids {
		keys[i] = documentKey(ws, id)
	}
	documents, err := s.documentsOf(ctx, keys)
	found := make(map[string]StoredDocument, len(documents))
	for _, d := range documents {
		if d.kept.Life == alive {
			found[d.Document.ID] = d
		}
	}
	return found, err
}
