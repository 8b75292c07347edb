package batch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

const (
	// maxSubmissions bounds how often one file is submitted.
	maxSubmissions = 5
	// maxMissed is how long a job may be unknown to its provider before it is
	// given up, and unreachable how long it may be at an endpoint that is not
	// the one configured.
	maxMissed   = time.Hour
	unreachable = 7 * 24 * time.Hour
	// overdue is how long after its window a job is cancelled, so that what it
	// has answered can be had.
	overdue = 48 * time.Hour
	// maxDeletions bounds how often deleting files is tried.
	maxDeletions = 5
)

// job is a batch with its plan, while it is worked on.
type job struct {
	storage.StoredBatch
	plan plan
}

// save stores a job as it stands.
func (t *tick) save(ctx context.Context, j *job) error {
	if err := j.plan.into(&j.StoredBatch); err != nil {
		return err
	}
	stored, err := t.Store.UpdateBatch(ctx, j.StoredBatch)
	if err != nil {
		return fmt.Errorf("storing batch %s: %w", j.Batch.ID, err)
	}
	j.StoredBatch = stored
	return nil
}

// advance takes an open batch as far as it goes by now.
func (t *tick) advance(ctx context.Context, o storage.Due) error {
	b, err := t.Store.Batch(ctx, o.Workspace, o.ID)
	if err != nil {
		return fmt.Errorf("reading batch %s: %w", o.ID, err)
	}
	p, err := planOf(b)
	if err != nil {
		return err
	}
	j := &job{b, p}
	ctx = synoptic.WithWorkspace(ctx, j.Workspace)
	if j.Batch.Status.Final() {
		return nil // the list was behind
	}
	if p.Stage != gathering && p.Stage != directly && (t.Provider == nil || p.Endpoint != t.Provider.Batcher.Target().Endpoint) {
		return t.elsewhere(ctx, j)
	}
	switch p.Stage {
	case gathering:
		return t.regather(ctx, j)
	case uploading:
		return t.unload(ctx, j)
	case submitting:
		return t.findAgain(ctx, j)
	case submitted:
		return t.poll(ctx, j)
	case ingesting:
		return t.read(ctx, j)
	case closing:
		return t.close(ctx, j)
	case directly:
		return t.wrapUp(ctx, j)
	}
	return synoptic.Errorf(synoptic.CodeInternal, "a batch stands at an unknown stage %q", p.Stage)
}

// elsewhere leaves a batch alone that is at an endpoint which this process does
// not know: the configuration that submitted it may come back. After some days
// its documents go back.
func (t *tick) elsewhere(ctx context.Context, j *job) error {
	if j.plan.Stage == uploading {
		return t.regather(ctx, j) // nothing was bought there
	}
	t.reason("batch %s was submitted to another endpoint than the one configured here", j.Batch.ID)
	if t.Now().Before(j.Batch.CreatedAt.Add(unreachable)) {
		return nil
	}
	j.plan.File, j.plan.Output, j.plan.Errors = "", "", "" // out of reach as well
	return t.giveUp(ctx, j, synoptic.Errorf(synoptic.CodeUnavailable, "its endpoint was not configured any more"), true)
}

// regather lets go what a tick had taken on when it died, with nothing bought.
// The batch itself stays, to be filled again.
func (t *tick) regather(ctx context.Context, j *job) error {
	parts, err := t.letGo(ctx, j)
	if err != nil {
		return err
	}
	t.empty[j.Workspace] = append(t.empty[j.Workspace], j)
	if parts == 0 && j.plan.Stage == gathering {
		return nil // nothing had been taken on
	}
	if err := t.Store.DropBatchParts(ctx, j.Workspace, j.Batch.ID); err != nil {
		return fmt.Errorf("emptying batch %s: %w", j.Batch.ID, err)
	}
	// What was settled before stays its own.
	c := j.Batch.Counts
	j.Documents = c.Extracted + c.Failed + c.Dropped + c.Rejected
	j.plan = plan{Requested: j.plan.Requested}
	j.Batch.EstimatedCostUSD, j.Batch.EstimatedLiveCostUSD = nil, nil
	return t.save(ctx, j)
}

// letGo hands back every document that a batch still holds.
func (t *tick) letGo(ctx context.Context, j *job) (parts int, err error) {
	err = t.Store.EachBatchPart(ctx, j.Workspace, j.Batch.ID, func(p storage.BatchPart) error {
		parts++
		return t.each(ctx, p.Documents, func(ctx context.Context, id string) error {
			// Of documents that were being read when the process died, one may
			// have killed it.
			_, err := t.Store.HandBackDocument(ctx, j.Workspace, id, j.Batch.ID, storage.HandBack{Blameless: p.Built})
			return ignoreGone(err)
		})
	})
	return parts, err
}

// ignoreGone takes a document that is no longer there for one that needs
// nothing done.
func ignoreGone(err error) error {
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		return nil
	}
	return err
}

// unload cleans up after an upload of which nobody knows the end. Files are
// free; the documents go back.
func (t *tick) unload(ctx context.Context, j *job) error {
	files, err := t.Provider.Batcher.Files(ctx, fileName(j.Batch.ID))
	if err != nil {
		return fmt.Errorf("looking for an upload: %w", err)
	}
	for _, f := range files {
		if err := t.Provider.Batcher.DeleteFile(ctx, f); err != nil {
			return fmt.Errorf("deleting an upload: %w", err)
		}
	}
	return t.regather(ctx, j)
}

// findAgain finds out whether a submission was made of which no answer came,
// by the labels that the provider keeps with a job. Where there is none after
// a while, it is submitted again.
func (t *tick) findAgain(ctx context.Context, j *job) error {
	found, err := t.labelled(ctx, j)
	if err != nil {
		return fmt.Errorf("looking for a job: %w", err)
	}
	if len(found) > 0 {
		slices.Reverse(found) // the list has the newest first
		slices.SortStableFunc(found, func(a, b llm.BatchJob) int { return a.CreatedAt.Compare(b.CreatedAt) })
		t.Log.InfoContext(ctx, "a job was found again by its labels", "batch", j.Batch.ID, "job", found[0].ID, "jobs", len(found))
		for _, twin := range found[1:] {
			// Two submissions got through. What the later one has not answered
			// yet need not be paid for.
			if err := t.Provider.Batcher.Cancel(ctx, twin.ID); err != nil {
				return fmt.Errorf("cancelling a job that was submitted twice: %w", err)
			}
		}
		return t.enterJob(ctx, j, found[0])
	}
	if t.Now().Before(j.plan.GiveUp) {
		return nil // the list may be behind
	}
	if j.plan.Submissions >= maxSubmissions {
		return t.giveUp(ctx, j, synoptic.Errorf(synoptic.CodeUnavailable, "the provider took no job in %d tries", j.plan.Submissions), true)
	}
	return t.submit(ctx, j)
}

// maxPages bounds how far back jobs are looked for at the provider.
const maxPages = 50

// labelled lists the provider's jobs that bear the label of a batch.
func (t *tick) labelled(ctx context.Context, j *job) ([]llm.BatchJob, error) {
	var found []llm.BatchJob
	after := ""
	for range maxPages {
		page, next, err := t.Provider.Batcher.Jobs(ctx, after)
		if err != nil {
			return nil, err
		}
		older := false
		for _, one := range page {
			if one.Labels[labelBatch] == j.Batch.ID || one.InputFile != "" && one.InputFile == j.plan.File {
				found = append(found, one)
			}
			older = !one.CreatedAt.IsZero() && one.CreatedAt.Before(j.Batch.CreatedAt.Add(-time.Hour))
		}
		if next == "" || older {
			break
		}
		after = next
	}
	return found, nil
}

// enterJob stores that the provider has a job.
func (t *tick) enterJob(ctx context.Context, j *job, one llm.BatchJob) error {
	now := t.Now().UTC()
	expected := one.ExpiresAt
	if expected.IsZero() {
		expected = now.Add(t.Provider.Batcher.Terms().Window)
	}
	j.plan.Stage, j.plan.Job = submitted, one.ID
	j.Batch.Status, j.Batch.SubmittedAt, j.Batch.ExpectedAt = synoptic.BatchSubmitted, &now, &expected
	return t.save(ctx, j)
}

// poll asks where a job stands, and reads its results once it is over.
func (t *tick) poll(ctx context.Context, j *job) error {
	one, err := t.Provider.Batcher.Job(ctx, j.plan.Job)
	if f, ok := errors.AsType[*llm.Failure](err); ok && f.Status == 404 {
		if j.plan.Missed.IsZero() {
			j.plan.Missed = t.Now()
			return t.save(ctx, j)
		}
		if t.Now().Before(j.plan.Missed.Add(maxMissed)) {
			return nil
		}
		return t.giveUp(ctx, j, synoptic.Errorf(synoptic.CodeUnavailable, "the provider no longer knows the job"), true)
	}
	if err != nil {
		return fmt.Errorf("asking for a job: %w", err)
	}
	j.plan.Missed = time.Time{}
	switch {
	case one.Status == llm.BatchRejected:
		return t.rejected(ctx, j, one)
	case one.Status.Over():
		if one.Status != llm.BatchCompleted {
			j.Batch.Warnings = append(j.Batch.Warnings, "the provider ended the job as "+one.Said+" with "+fmt.Sprint(one.Completed)+" of its lines answered; the others wait for the next batch")
		}
		j.plan.Stage, j.plan.Output, j.plan.Errors, j.plan.Total = ingesting, one.OutputFile, one.ErrorFile, one.Completed+one.Failed
		j.Batch.Status = synoptic.BatchIngesting
		if err := t.save(ctx, j); err != nil {
			return err
		}
		return t.read(ctx, j)
	}
	if expected := j.Batch.ExpectedAt; expected != nil && t.Now().After(expected.Add(overdue)) && !j.plan.Cancelled {
		if err := t.Provider.Batcher.Cancel(ctx, j.plan.Job); err != nil {
			return fmt.Errorf("cancelling a job that never ends: %w", err)
		}
		j.plan.Cancelled = true
		j.Batch.Warnings = append(j.Batch.Warnings, "the job was cancelled, because it had not ended two days after its time")
		return t.save(ctx, j)
	}
	return nil
}

// rejected ends a batch whose file the provider did not take. Nothing was
// charged. Where it names a line, one of the documents is to blame, so that
// their attempts count.
func (t *tick) rejected(ctx context.Context, j *job, one llm.BatchJob) error {
	problem := one.Problem
	if problem == "" {
		problem = "for no stated reason"
	}
	j.plan.Output, j.plan.Errors = one.OutputFile, one.ErrorFile
	return t.giveUp(ctx, j, synoptic.Errorf(synoptic.CodeEngine, "the provider did not take the job: %s", problem), !one.NamesLine)
}

// giveUp ends a batch of which nothing will come. Its documents go back.
func (t *tick) giveUp(ctx context.Context, j *job, why error, blameless bool) error {
	t.Log.WarnContext(ctx, "a batch failed", "batch", j.Batch.ID, "error", why)
	j.Batch.Error = synoptic.ProblemOf(why)
	t.reason("batch %s: %s", j.Batch.ID, synoptic.PublicMessage(why))
	if err := t.putBack(ctx, j, func(storage.BatchLine) bool { return true }, blameless); err != nil {
		return err
	}
	return t.finish(ctx, j)
}

// finish has the files deleted, and then ends the batch.
func (t *tick) finish(ctx context.Context, j *job) error {
	j.plan.Stage, j.plan.Reserved = closing, 0
	if err := t.save(ctx, j); err != nil {
		return err
	}
	return t.close(ctx, j)
}

// close deletes what lies at the provider, and ends the batch.
func (t *tick) close(ctx context.Context, j *job) error {
	for _, f := range []string{j.plan.Output, j.plan.Errors, j.plan.File} {
		if f == "" {
			continue
		}
		if err := t.Provider.Batcher.DeleteFile(ctx, f); err != nil {
			if j.plan.Deletions++; j.plan.Deletions < maxDeletions || ctx.Err() != nil {
				return errors.Join(fmt.Errorf("deleting a file at the provider: %w", err), t.save(ctx, j))
			}
			j.Batch.Warnings = append(j.Batch.Warnings, "a file could not be deleted at the provider: "+f)
		}
	}
	return t.end(ctx, j)
}

// end makes a batch done, or failed where it has an error.
func (t *tick) end(ctx context.Context, j *job) error {
	if err := t.Store.DropBatchParts(ctx, j.Workspace, j.Batch.ID); err != nil {
		return fmt.Errorf("emptying batch %s: %w", j.Batch.ID, err)
	}
	j.Batch.Status = synoptic.BatchDone
	if j.Batch.Error != nil {
		j.Batch.Status = synoptic.BatchFailed
	}
	j.Batch.CompletedAt = new(t.Now().UTC())
	j.plan.Reserved = 0
	return t.save(ctx, j)
}

// putBack hands back the documents of a batch that it still holds, those whose
// lines lost picks, and counts them as waiting again.
func (t *tick) putBack(ctx context.Context, j *job, lost func(storage.BatchLine) bool, blameless bool) error {
	return t.Store.EachBatchPart(ctx, j.Workspace, j.Batch.ID, func(p storage.BatchPart) error {
		var settled []storage.Settled
		ends, several := map[string]string{}, map[string]bool{}
		for _, line := range p.Lines {
			if lost(line) {
				ends[line.Document], several[line.Document] = endOf(line), !line.Alone
			}
		}
		back := slices.Sorted(maps.Keys(ends))
		err := t.each(ctx, back, func(ctx context.Context, id string) error {
			handed, err := t.Store.HandBackDocument(ctx, j.Workspace, id, j.Batch.ID, storage.HandBack{Blameless: blameless, Answered: several[id]})
			if err = ignoreGone(err); err != nil {
				return err
			}
			outcome := storage.OutcomeAgain
			if !handed {
				outcome = storage.OutcomeDropped
			}
			t.mu.Lock()
			defer t.mu.Unlock()
			settled = append(settled, storage.Settled{ID: ends[id], Outcome: outcome})
			return nil
		})
		if err != nil {
			return err
		}
		return t.settle(ctx, j, settled)
	})
}
