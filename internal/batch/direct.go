package batch

import (
	"context"
	"fmt"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// directLease is how long a document is held while it is read directly; it is
// renewed meanwhile.
const directLease = 10 * time.Minute

// direct reads documents one by one, some at a time, with the live engines.
func (f *filling) direct(ctx context.Context) error {
	j := f.job
	j.Batch.Mode, j.Batch.Status, j.plan.Stage = synoptic.BatchDirect, synoptic.BatchIngesting, directly
	j.Batch.Model = ""
	if f.Provider != nil && f.Reader.Engines.HasModel() {
		j.Batch.Model = synoptic.Maybe(f.Provider.Batcher.Target().Model)
	}
	j.Batch.EstimatedCostUSD, j.Batch.EstimatedLiveCostUSD = new(0.0), new(0.0)
	if err := f.save(ctx, j); err != nil {
		return err
	}
	if f.budget.limited {
		ctx = llm.WithCap(ctx, llm.NewRunCap(f.budget.left))
	}
	for len(f.queue) > 0 && f.blocked == "" {
		if f.late(ctx) {
			f.stop("with %d documents of workspace %s not read", len(f.queue), f.ws)
			f.blocked = "the tick ran out of time"
			break
		}
		n := min(f.tuning.Part, len(f.queue))
		documents, err := f.free(ctx, f.queue[:n])
		if err != nil {
			return err
		}
		f.queue = f.queue[n:]
		for part := range parts(documents) {
			if f.blocked != "" {
				f.queue = append(idsOf(part), f.queue...)
				continue
			}
			if err := f.directPart(ctx, part); err != nil {
				return err
			}
		}
	}
	if f.blocked != "" && f.budget.limited {
		j.Batch.Warnings = append(j.Batch.Warnings, "documents were left for later: "+f.blocked)
	}
	return f.end(ctx, j)
}

func (f *filling) directPart(ctx context.Context, documents []storage.StoredDocument) error {
	j := f.job
	f.parts++
	part := storage.BatchPart{Number: f.parts, Built: true}
	for i, d := range documents {
		fits, err := f.fits(ctx, d)
		if err != nil {
			return err
		}
		if !fits {
			f.queue = append(idsOf(documents[i:]), f.queue...)
			break
		}
		part.Documents = append(part.Documents, d.Document.ID)
	}
	if len(part.Documents) == 0 {
		return nil
	}
	if err := f.Store.PutBatchPart(ctx, f.ws, j.Batch.ID, part); err != nil {
		return fmt.Errorf("noting what is taken on: %w", err)
	}
	j.Documents += len(part.Documents)
	if err := f.save(ctx, j); err != nil {
		return err
	}
	var done []storage.Settled
	err := f.each(ctx, part.Documents, func(ctx context.Context, id string) error {
		one, err := f.readNow(ctx, id)
		if err != nil {
			return err
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		done = append(done, one)
		return nil
	})
	clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if settling := f.settle(clean, j, done); settling != nil {
		return settling
	}
	return err
}

// fits counts what reading a document is estimated to cost, and reports
// whether that is within the budget. An estimate that cannot be made is none.
func (f *filling) fits(ctx context.Context, d storage.StoredDocument) (bool, error) {
	if !f.Reader.Engines.HasModel() {
		return true, nil
	}
	raw, err := f.Store.Raw(ctx, d)
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		return true, nil // it is being deleted; claiming it will tell
	}
	if err != nil {
		return false, fmt.Errorf("fetching the page: %w", err)
	}
	estimate, err := f.Reader.Estimate(ctx, extract.InputOf(d, raw), extract.WantedOf(d))
	if err != nil {
		return ctx.Err() == nil, ctx.Err()
	}
	b := &f.job.Batch
	sum := plus(b.EstimatedCostUSD, estimate.EstimatedCostUSD)
	switch {
	case f.budget.limited && estimate.EstimatedCostUSD == nil:
		f.blocked = "there is a spend cap but no price for the model: put one into the configuration"
		return false, nil
	case f.budget.limited && sum != nil && *sum*margin > f.budget.left:
		f.blocked = f.budget.why
		return false, nil
	}
	b.EstimatedCostUSD, b.EstimatedLiveCostUSD = sum, sum
	if estimate.EstimatedCostUSD != nil {
		f.spent += *estimate.EstimatedCostUSD * margin
	}
	return true, nil
}

// readNow claims a document, reads it and saves what came of it.
func (f *filling) readNow(ctx context.Context, id string) (storage.Settled, error) {
	j := f.job
	until := func() time.Time { return f.Now().Add(directLease) }
	settled := storage.Settled{ID: endID(id), Outcome: storage.OutcomeDropped}
	d, err := f.Store.ClaimDocument(ctx, f.ws, id, j.Batch.ID, until())
	switch synoptic.CodeOf(err) {
	case "":
	case synoptic.CodeNotFound, synoptic.CodeConflict:
		return settled, nil
	default:
		return settled, fmt.Errorf("claiming document %s: %w", id, err)
	}
	var read found
	renew := func(ctx context.Context) error { return f.Store.RenewLease(ctx, f.ws, id, j.Batch.ID, until()) }
	err = work.Hold(ctx, directLease/3, renew, func(ctx context.Context) (err error) {
		if d.Attempts > maxAttempts {
			read, err = f.fail(ctx, j, d, fmt.Sprintf("given up after %d attempts; it can be run again", d.Attempts-1))
			return err
		}
		read, err = f.readWith(ctx, f.Reader, j, d, nil)
		return err
	})
	switch {
	case err != nil && ignoreTaken(err) == nil:
		return settled, nil
	case err != nil:
		return settled, err
	}
	settled.Outcome = read.outcome
	if u := read.usage; u.InputTokens > 0 || u.OutputTokens > 0 {
		settled.Usage, settled.LiveCostUSD, settled.Booked = &u, u.CostUSD, true
	}
	return settled, nil
}

// wrapUp ends a direct batch whose tick died: what it had not done waits for
// the next one.
func (t *tick) wrapUp(ctx context.Context, j *job) error {
	err := t.Store.EachBatchPart(ctx, j.Workspace, j.Batch.ID, func(p storage.BatchPart) error {
		held, err := t.Store.DocumentsByID(ctx, j.Workspace, p.Documents)
		if err != nil {
			return err
		}
		var settled []storage.Settled
		for _, id := range p.Documents {
			outcome := storage.OutcomeDropped
			if d, there := held[id]; there {
				outcome = outcomeOf(d.Document.Status)
				if _, err := t.Store.HandBackDocument(ctx, j.Workspace, id, j.Batch.ID, storage.HandBack{}); ignoreGone(err) != nil {
					return err
				}
			}
			settled = append(settled, storage.Settled{ID: endID(id), Outcome: outcome})
		}
		return t.settle(ctx, j, settled)
	})
	if err != nil {
		return fmt.Errorf("taking up batch %s: %w", j.Batch.ID, err)
	}
	j.Batch.Warnings = append(j.Batch.Warnings, "the run was interrupted; what it had not read waits for the next one")
	return t.end(ctx, j)
}
