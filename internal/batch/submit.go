package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// send submits what was gathered.
func (f *filling) send(ctx context.Context) error {
	j := f.job
	if j.plan.Lines == 0 {
		// All of it was done without a question, or nothing was to be had.
		j.plan.Stage = directly
		if j.Documents > 0 {
			j.Batch.Warnings = append(j.Batch.Warnings, "no document needed a model")
		}
		return f.end(ctx, j)
	}
	if err := f.out.Flush(); err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "a temporary file cannot be written", err)
	}
	if _, err := f.file.Seek(0, io.SeekStart); err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "a temporary file cannot be read", err)
	}
	j.Batch.EstimatedCostUSD, j.Batch.EstimatedLiveCostUSD = f.cost, f.live
	if f.cost != nil {
		j.plan.Reserved = *f.cost * margin
		f.spent += j.plan.Reserved
	}
	if f.blocked != "" && f.budget.limited {
		j.Batch.Warnings = append(j.Batch.Warnings, "documents were left for later: "+f.blocked)
	}
	j.plan.Stage, j.plan.Endpoint = uploading, f.provider.Batcher.Target().Endpoint
	if err := f.save(ctx, j); err != nil {
		return err
	}
	file, err := f.provider.Batcher.Upload(ctx, fileName(j.Batch.ID), j.plan.Bytes, f.file)
	if err != nil {
		if ctx.Err() == nil {
			// Nothing was bought; the next tick cleans up and begins again.
			f.blocked = "the provider did not take the input file: " + synoptic.PublicMessage(err)
		}
		return fmt.Errorf("uploading a batch: %w", err)
	}
	j.plan.File = file
	if err := f.submit(ctx, j); err != nil {
		f.blocked = "the provider did not take the job: " + synoptic.PublicMessage(err)
		return err
	}
	return nil
}

// submit has the provider work on the file of a batch. That it is about to be
// asked is stored first, and for how long its answer is waited for.
func (t *tick) submit(ctx context.Context, j *job) error {
	j.plan.Stage, j.plan.Submissions = submitting, j.plan.Submissions+1
	j.plan.GiveUp = t.Now().Add(t.tuning.Patience)
	if err := t.save(ctx, j); err != nil {
		return err
	}
	// A submission that hangs must end before it counts as not made.
	limited, cancel := context.WithTimeout(ctx, t.tuning.Patience/2)
	defer cancel()
	one, err := t.Provider.Batcher.Submit(limited, j.plan.File, map[string]string{labelBatch: j.Batch.ID, labelSource: "synoptic"})
	if err == nil {
		t.report.Submitted++
		t.report.Documents += j.Documents
		return t.enterJob(ctx, j, one)
	}
	f, refused := errors.AsType[*llm.Failure](err)
	switch {
	case !refused || f.Status == 0 || f.Status >= 500 || f.Kind == llm.TimedOut:
		return fmt.Errorf("submitting a batch, whose end is not known: %w", err)
	case f.Kind == llm.RateLimited:
		// It was not taken; the next tick tries again at once.
		j.plan.GiveUp = time.Time{}
		j.plan.Submissions--
		return errors.Join(fmt.Errorf("submitting a batch: %w", err), t.save(ctx, j))
	}
	return errors.Join(fmt.Errorf("submitting a batch: %w", err), t.giveUp(ctx, j, err, true))
}
