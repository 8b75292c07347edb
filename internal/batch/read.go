package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// each does something for every id, some at a time. After the first error no
// more are begun.
func (t *tick) each(ctx context.Context, ids []string, do func(ctx context.Context, id string) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(t.atOnce(true))
	for _, id := range ids {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error { return do(ctx, id) })
	}
	return group.Wait()
}

// patience is how long reading one page may take, its model's answers apart.
const patience = 5 * time.Minute

// found is what came of reading a document.
type found struct {
	outcome storage.Outcome // "" while something is still to be asked
	asking  []llm.Asking
	usage   synoptic.Usage // of the extraction, as the engine counts it
}

// readWith reads a document that a batch holds, with the answers that are
// known. What comes of it is saved, unless answers are missing.
func (t *tick) readWith(ctx context.Context, by *extract.Reader, j *job, d storage.StoredDocument, known []llm.Exchange) (found, error) {
	raw, err := t.Store.Raw(ctx, d)
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		return found{outcome: storage.OutcomeDropped}, nil // deleted at this moment
	}
	if err != nil {
		return found{}, fmt.Errorf("fetching the page: %w", err)
	}
	ledger := llm.NewLedger(known...)
	limited, cancel := context.WithTimeout(llm.WithLedger(ctx, ledger), patience)
	defer cancel()
	read, err := by.Read(limited, extract.InputOf(d, raw), extract.WantedOf(d))
	switch {
	case errors.Is(err, synoptic.ErrDeferred):
		return found{asking: ledger.Asking()}, nil
	case err != nil && ctx.Err() != nil:
		return found{}, ctx.Err()
	case err != nil && limited.Err() != nil:
		return t.fail(ctx, j, d, fmt.Sprintf("reading took longer than %v; it can be run again", patience))
	case err != nil:
		return found{}, err
	}
	return t.saveResult(ctx, d, read.Result(d.Document.ID, j.Batch.ID))
}

// fail gives a document up, with a reason.
func (t *tick) fail(ctx context.Context, j *job, d storage.StoredDocument, why string) (found, error) {
	return t.saveResult(ctx, d, storage.Result{DocumentID: d.Document.ID, Owner: j.Batch.ID, Status: synoptic.Failed,
		Problem: &synoptic.Problem{Code: string(synoptic.CodeEngine), Message: why}})
}

// saveResult saves what came of a document. One that was deleted, or is held
// by another, is dropped.
func (t *tick) saveResult(ctx context.Context, d storage.StoredDocument, r storage.Result) (found, error) {
	saved, err := t.Store.SaveResult(ctx, d.Workspace, r)
	switch synoptic.CodeOf(err) {
	case "":
	case synoptic.CodeNotFound, synoptic.CodeConflict:
		return found{outcome: storage.OutcomeDropped}, nil
	default:
		return found{}, fmt.Errorf("saving document %s: %w", d.Document.ID, err)
	}
	if t.Told != nil {
		t.Told(ctx, saved.Document)
	}
	if d.Answered {
		if err := t.Store.DropExchanges(ctx, d); err != nil {
			// They expire.
			t.Log.WarnContext(ctx, "answers that are no longer needed stay for a while", "document", d.Document.ID, "error", err)
		}
	}
	out := found{outcome: outcomeOf(saved.Document.Status)}
	if r.Extraction != nil {
		out.usage = r.Extraction.Usage
	}
	return out, nil
}

// outcomeOf is what a document's status says about its place in a batch.
func outcomeOf(s synoptic.DocumentStatus) storage.Outcome {
	switch s {
	case synoptic.Extracted:
		return storage.OutcomeExtracted
	case synoptic.Rejected:
		return storage.OutcomeRejected
	case synoptic.Failed:
		return storage.OutcomeFailed
	case synoptic.Pending, synoptic.Extracting:
		return storage.OutcomeAgain
	}
	return storage.OutcomeDropped
}

// exchangesOf returns the answers that are kept for a document.
func (t *tick) exchangesOf(ctx context.Context, d storage.StoredDocument) ([]llm.Exchange, error) {
	if !d.Answered {
		return nil, nil
	}
	kept, err := t.Store.Exchanges(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("fetching answers: %w", err)
	}
	var all []llm.Exchange
	for _, raw := range kept {
		var e llm.Exchange
		if err := json.Unmarshal(raw, &e); err != nil {
			return nil, synoptic.Wrap(synoptic.CodeInternal, "a kept answer cannot be read", err)
		}
		all = append(all, e)
	}
	return all, nil
}

// keep keeps an answer until the document has all that it needs.
func (t *tick) keep(ctx context.Context, d storage.StoredDocument, e llm.Exchange) error {
	raw, err := json.Marshal(e)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "an answer cannot be kept", err)
	}
	if err := t.Store.KeepExchange(ctx, d, exchangeKey(e), raw); err != nil {
		return fmt.Errorf("keeping an answer: %w", err)
	}
	return nil
}

func exchangeKey(e llm.Exchange) string {
	return fmt.Sprintf("%s.%d.%d", e.Question, e.Level, e.Turns)
}

// exchangeOf is a line of a batch as an exchange, with what came back.
func exchangeOf(line storage.BatchLine, answer llm.BatchLine) llm.Exchange {
	var level llm.Level
	// An unknown level is unset, and then fits no question.
	_ = level.UnmarshalText([]byte(line.Level))
	return llm.Exchange{Question: line.Question, Level: level, Turns: line.Turns, Tries: line.Tries, Line: answer}
}

// with puts an exchange among those known, in the place of an older one about
// the same question.
func with(known []llm.Exchange, e llm.Exchange) []llm.Exchange {
	return append(slices.DeleteFunc(slices.Clone(known), e.Same), e)
}

// lineID names the nth question about a document in a batch.
func lineID(document string, attempt, n int) string {
	return fmt.Sprintf("%s-%d-%d", document, attempt, n)
}

// endOf is the id under which the outcome of a line's document is settled.
func endOf(line storage.BatchLine) string {
	if line.Alone {
		return line.ID
	}
	return endID(line.Document)
}

func endID(document string) string { return document + "-end" }

// settle counts lines and outcomes of a batch, in the usage of today.
func (t *tick) settle(ctx context.Context, j *job, lines []storage.Settled) error {
	if len(lines) == 0 {
		return nil
	}
	e := storage.UsageEntry{Day: t.Now().UTC().Format(time.DateOnly), Model: string(j.Batch.Model), Purpose: purpose}
	if err := t.Store.SettleBatch(ctx, j.Workspace, j.Batch.ID, e, lines); err != nil {
		return fmt.Errorf("settling lines of batch %s: %w", j.Batch.ID, err)
	}
	for _, l := range lines {
		t.tell(l.Outcome)
	}
	return nil
}

// purpose is what usage of batches is booked under.
const purpose = "extract_batch"
