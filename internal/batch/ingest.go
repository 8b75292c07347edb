package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

const (
	// chunk is how many results are worked on at a time, and chunkBytes how
	// large they may be together.
	chunk      = 100
	chunkBytes = 16 << 20
	// maxReads is how often results that came up short are read again before
	// what is missing counts as lost.
	maxReads = 3
)

// results is one pass over the results of a batch. A pass may end anywhere;
// the next one passes over what is settled.
type results struct {
	*tick
	job     *job
	lines   map[string]*line
	several map[string][]*line // documents with more than one line
	pending []llm.BatchLine
	size    int
	seen    int
	ignored int
}

// line is a line that was sent, and what this pass knows of it.
type line struct {
	storage.BatchLine
	seen bool
}

// read reads the results of a job that is over, and puts back what has none.
func (t *tick) read(ctx context.Context, j *job) error {
	r := &results{tick: t, job: j, lines: map[string]*line{}, several: map[string][]*line{}}
	err := t.Store.EachBatchPart(ctx, j.Workspace, j.Batch.ID, func(p storage.BatchPart) error {
		for _, l := range p.Lines {
			sent := &line{BatchLine: l}
			r.lines[l.ID] = sent
			if !l.Alone {
				r.several[l.Document] = append(r.several[l.Document], sent)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading what was asked: %w", err)
	}
	short := false
	for _, file := range []string{j.plan.Output, j.plan.Errors} {
		if file == "" {
			continue
		}
		whole, err := r.file(ctx, file)
		if err != nil {
			return err
		}
		short = short || !whole
	}
	if r.seen < j.plan.Total || short && j.plan.Total == 0 {
		if j.plan.Reads++; j.plan.Reads < maxReads {
			t.reason("the results of batch %s came up short; they will be read again", j.Batch.ID)
			return t.save(ctx, j)
		}
		j.Batch.Warnings = append(j.Batch.Warnings, fmt.Sprintf("%d of %d results could not be read; their documents wait for the next batch", j.plan.Total-r.seen, j.plan.Total))
	}
	if err := r.rest(ctx); err != nil {
		return err
	}
	if r.ignored > 0 {
		t.report.Ignored += r.ignored
		j.Batch.Warnings = append(j.Batch.Warnings, fmt.Sprintf("%d results were ignored: of lines that nobody sent, or that came twice", r.ignored))
	}
	return t.finish(ctx, j)
}

// file reads one result file, and reports whether it was whole. A file that is
// gone is one that holds nothing.
func (r *results) file(ctx context.Context, file string) (whole bool, err error) {
	read, err := r.Provider.Batcher.Results(ctx, file, func(answer llm.BatchLine) error {
		sent, known := r.lines[answer.ID]
		if !known || sent.seen {
			r.ignored++
			return nil
		}
		sent.seen = true
		r.seen++
		r.pending = append(r.pending, answer)
		if r.size += len(answer.Body); len(r.pending) < chunk && r.size < chunkBytes {
			return nil
		}
		if r.late(ctx) {
			return errLate
		}
		return r.flush(ctx)
	})
	if f, ok := errors.AsType[*llm.Failure](err); ok {
		if f.Status != 404 && !read.Cut {
			return false, fmt.Errorf("reading results: %w", err)
		}
		r.Log.WarnContext(ctx, "a result file is gone or was cut", "batch", r.job.Batch.ID, "lines", read.Lines, "error", err)
	} else if err != nil {
		return false, err
	}
	return err == nil && !read.Cut && read.Bad == 0, r.flush(ctx)
}

// flush works on the results that were gathered: what came of each document is
// saved before its line is settled, so that a line that is settled needs
// nothing more.
func (r *results) flush(ctx context.Context) error {
	if len(r.pending) == 0 {
		return nil
	}
	pending := r.pending
	r.pending, r.size = nil, 0
	ids := make([]string, len(pending))
	for i, p := range pending {
		ids[i] = p.ID
	}
	settled, err := r.Store.SettledLines(ctx, r.job.Workspace, r.job.Batch.ID, ids)
	if err != nil {
		return fmt.Errorf("looking for settled lines: %w", err)
	}
	pending = slices.DeleteFunc(pending, func(p llm.BatchLine) bool { return settled[p.ID] })
	var documents []string
	for _, id := range ids {
		documents = append(documents, r.lines[id].Document)
	}
	slices.Sort(documents)
	documents = slices.Compact(documents)
	held, err := r.Store.DocumentsByID(ctx, r.job.Workspace, documents)
	if err != nil {
		return fmt.Errorf("fetching documents: %w", err)
	}
	done, err := r.work(ctx, pending, held)
	// What was done counts, even when something else failed.
	if err := errors.Join(r.settle(context.WithoutCancel(ctx), r.job, done), err); err != nil {
		return err
	}
	return r.complete(ctx, documents, held)
}

// work does results one by one, some at a time, and returns those that can be
// settled.
func (r *results) work(ctx context.Context, pending []llm.BatchLine, held map[string]storage.StoredDocument) ([]storage.Settled, error) {
	answers := make(map[string]llm.BatchLine, len(pending))
	ids := make([]string, len(pending))
	for i, p := range pending {
		answers[p.ID], ids[i] = p, p.ID
	}
	var mu sync.Mutex
	var done []storage.Settled
	err := r.each(ctx, ids, func(ctx context.Context, id string) error {
		if r.late(ctx) {
			return errLate // the next tick reads this result again
		}
		outcome, err := r.one(ctx, r.lines[id].BatchLine, answers[id], held)
		if err != nil {
			return err
		}
		usage, live := r.cost(r.lines[id].BatchLine, answers[id])
		if usage != nil && r.Called != nil {
			r.Called(ctx, llm.Call{ID: r.job.Batch.ID + "/" + id, At: r.Now(), Target: r.Provider.Batcher.Target(), Purpose: purpose, Usage: *usage})
		}
		mu.Lock()
		defer mu.Unlock()
		done = append(done, storage.Settled{ID: id, Outcome: outcome, Usage: usage, LiveCostUSD: live})
		return nil
	})
	return done, err
}

// one does one result, and says what became of its document: nothing yet where
// it has other lines.
func (r *results) one(ctx context.Context, sent storage.BatchLine, answer llm.BatchLine, held map[string]storage.StoredDocument) (storage.Outcome, error) {
	d, there := held[sent.Document]
	mine := there && d.Document.Status == synoptic.Extracting && d.Lease.Owner == r.job.Batch.ID
	if !sent.Alone {
		if !mine || answer.Unasked() {
			return "", nil
		}
		return "", ignoreGone(r.keep(ctx, d, exchangeOf(sent, answer)))
	}
	switch {
	case !there:
		return storage.OutcomeDropped, nil
	case !mine && d.Document.Status == synoptic.Pending && !answer.Unasked():
		// Deleted and uploaded again, or handed back before a crash. The answer
		// is paid for: whoever asks the same again finds it kept.
		return storage.OutcomeAgain, r.remember(ctx, d, exchangeOf(sent, answer))
	case !mine:
		// Done before a crash, or no longer ours.
		return outcomeOf(d.Document.Status), nil
	case answer.Unasked():
		return r.again(ctx, d, storage.HandBack{Blameless: true})
	}
	known, err := r.exchangesOf(ctx, d)
	if err != nil {
		return "", err
	}
	e := exchangeOf(sent, answer)
	return r.answered(ctx, d, with(known, e), []llm.Exchange{e})
}

// answered reads a document with the answers that are there. Fresh are those
// that are not kept yet.
func (r *results) answered(ctx context.Context, d storage.StoredDocument, known, fresh []llm.Exchange) (storage.Outcome, error) {
	if err := r.holdOn(ctx, d); err != nil {
		return storage.OutcomeDropped, ignoreTaken(err)
	}
	read, err := r.readWith(ctx, r.Provider.Reader, r.job, d, known)
	if err != nil || read.outcome != "" {
		return read.outcome, err
	}
	for _, e := range fresh {
		if err := r.keep(ctx, d, e); err != nil {
			return "", ignoreTaken(err)
		}
	}
	return r.again(ctx, d, storage.HandBack{Answered: true})
}

// remember reads a document that this batch does not hold with an answer, for
// no other end than that the answer is kept with those that were paid for.
func (r *results) remember(ctx context.Context, d storage.StoredDocument, e llm.Exchange) error {
	if d.Answered {
		return nil // it is kept with the document
	}
	raw, err := r.Store.Raw(ctx, d)
	if err != nil {
		return ignoreGone(err)
	}
	limited, cancel := context.WithTimeout(llm.WithLedger(ctx, llm.NewLedger(e)), patience)
	defer cancel()
	// What comes of it is nobody's result.
	_, _ = r.Provider.Reader.Read(limited, extract.InputOf(d, raw), extract.WantedOf(d))
	return ctx.Err()
}

// holdOn prolongs the lease of a document where the job took so long that it
// is about to run out.
func (r *results) holdOn(ctx context.Context, d storage.StoredDocument) error {
	if r.Now().Add(r.tuning.Turn).Before(d.Lease.Until) {
		return nil
	}
	return r.Store.ProlongLease(ctx, d.Workspace, d.Document.ID, r.job.Batch.ID, r.Now().Add(holdMore))
}

// ignoreTaken takes a document that is gone, or somebody else's now, for one
// that needs nothing done.
func ignoreTaken(err error) error {
	switch synoptic.CodeOf(err) {
	case synoptic.CodeNotFound, synoptic.CodeConflict:
		return nil
	}
	return err
}

// again has a document wait for the next batch.
func (r *results) again(ctx context.Context, d storage.StoredDocument, h storage.HandBack) (storage.Outcome, error) {
	handed, err := r.Store.HandBackDocument(ctx, d.Workspace, d.Document.ID, r.job.Batch.ID, h)
	if err = ignoreGone(err); err != nil {
		return "", fmt.Errorf("handing back document %s: %w", d.Document.ID, err)
	}
	if !handed {
		return storage.OutcomeDropped, nil
	}
	return storage.OutcomeAgain, nil
}

// complete does the documents all of whose several lines have come by now.
func (r *results) complete(ctx context.Context, documents []string, held map[string]storage.StoredDocument) error {
	var settled []storage.Settled
	for _, id := range documents {
		lines := r.several[id]
		if len(lines) == 0 || slices.ContainsFunc(lines, func(l *line) bool { return !l.seen || r.waits(l.ID) }) {
			continue
		}
		outcome := storage.OutcomeDropped
		if d, there := held[id]; there {
			var err error
			if outcome, err = r.joined(ctx, d); err != nil {
				return err
			}
		}
		settled = append(settled, storage.Settled{ID: endID(id), Outcome: outcome})
	}
	return r.settle(ctx, r.job, settled)
}

// waits reports whether a result has come but was not worked on yet.
func (r *results) waits(id string) bool {
	return slices.ContainsFunc(r.pending, func(p llm.BatchLine) bool { return p.ID == id })
}

// joined reads a document with all the answers that were kept for it.
func (r *results) joined(ctx context.Context, d storage.StoredDocument) (storage.Outcome, error) {
	if d.Document.Status != synoptic.Extracting || d.Lease.Owner != r.job.Batch.ID {
		return outcomeOf(d.Document.Status), nil
	}
	d.Answered = true
	known, err := r.exchangesOf(ctx, d)
	if err != nil {
		return "", err
	}
	return r.answered(ctx, d, known, nil)
}

// cost is what a line consumed, at the price of batches and at that of live
// calls; nil where it was not carried out.
func (r *results) cost(sent storage.BatchLine, answer llm.BatchLine) (usage *synoptic.Usage, live *float64) {
	batcher, prices := r.Provider.Batcher, r.Provider.Prices
	used, answered := llm.BatchUsage(batcher, prices, answer)
	if !answered {
		return nil, nil
	}
	if used.InputTokens == 0 && used.OutputTokens == 0 {
		// The provider does not say; our estimate is the best there is.
		used = prices.BatchPriced(batcher.Target(), batcher.Terms(), synoptic.Usage{InputTokens: sent.Input, OutputTokens: sent.Output})
	}
	return &used, prices.Priced(batcher.Target(), used).CostUSD
}

// rest puts back what has no result: lines that were lost, or not carried out.
func (r *results) rest(ctx context.Context) error {
	lost := map[string]bool{}
	for _, l := range r.lines {
		if !l.seen {
			lost[l.Document] = true
		}
	}
	if len(lost) == 0 {
		return nil
	}
	r.reason("%d documents of batch %s got no answer and wait for the next one", len(lost), r.job.Batch.ID)
	return r.putBack(ctx, r.job, func(l storage.BatchLine) bool { return lost[l.Document] }, true)
}

// allDue lists what is due of a kind, the oldest first, at most so many.
func (t *tick) allDue(ctx context.Context, kind storage.Work, most int) ([]storage.Due, error) {
	var all []storage.Due
	page := storage.PageRequest{Limit: 100}
	for len(all) < most {
		due, err := t.Store.Due(ctx, kind, t.started, page)
		if err != nil {
			return nil, fmt.Errorf("listing due %s: %w", kind, err)
		}
		all = append(all, due.Items...)
		if page.Cursor = due.NextCursor; page.Cursor == "" {
			break
		}
	}
	slices.SortFunc(all, func(a, b storage.Due) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}
