package batch

import (
	"context"
	"fmt"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// candidate is a document that was taken on, with the lines that it needs.
type candidate struct {
	storage.StoredDocument
	lines []storage.BatchLine
	raw   [][]byte
	size  int64          // in the file
	usage synoptic.Usage // estimated
	read  found
}

// part takes on some documents: it says so, claims them, finds out what is to
// be asked about each, and writes that into the file.
func (f *filling) part(ctx context.Context, documents []storage.StoredDocument) error {
	f.parts++
	part := storage.BatchPart{Number: f.parts, Documents: idsOf(documents)}
	if err := f.Store.PutBatchPart(ctx, f.ws, f.job.Batch.ID, part); err != nil {
		return fmt.Errorf("noting what is taken on: %w", err)
	}
	taken := map[string]*candidate{}
	err := f.each(ctx, part.Documents, func(ctx context.Context, id string) error {
		c, err := f.take(ctx, id)
		if err != nil || c == nil {
			return err
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		taken[id] = c
		return nil
	})
	if err != nil {
		return err
	}
	var free []storage.Settled
	var back []string
	for _, id := range part.Documents {
		c := taken[id]
		if c == nil {
			continue
		}
		if c.read.outcome != "" {
			// Done without a question: nothing of it goes to the provider.
			f.job.Documents++
			free = append(free, storage.Settled{ID: endID(id), Outcome: c.read.outcome})
			continue
		}
		written, err := f.write(c)
		if err != nil {
			return err
		}
		if written {
			f.job.Documents++
			part.Lines = append(part.Lines, c.lines...)
			continue
		}
		if err := f.handBack(ctx, c); err != nil {
			return err
		}
		if f.full {
			back = append(back, id)
		} else {
			f.left++
		}
	}
	f.queue = append(back, f.queue...)
	part.Built = true
	if err := f.Store.PutBatchPart(ctx, f.ws, f.job.Batch.ID, part); err != nil {
		return fmt.Errorf("noting what is asked: %w", err)
	}
	return f.settle(ctx, f.job, free)
}

// take claims a document and finds out what is to be asked about it; nil where
// it is not to be had. What needs no answer is done at once.
func (f *filling) take(ctx context.Context, id string) (*candidate, error) {
	d, err := f.Store.ClaimDocument(ctx, f.ws, id, f.job.Batch.ID, f.Now().Add(holdFor))
	switch synoptic.CodeOf(err) {
	case "":
	case synoptic.CodeNotFound, synoptic.CodeConflict:
		return nil, nil
	default:
		return nil, fmt.Errorf("claiming document %s: %w", id, err)
	}
	c := &candidate{StoredDocument: d}
	if d.Attempts > maxAttempts {
		c.read, err = f.fail(ctx, f.job, d, fmt.Sprintf("given up after %d attempts; it can be run again", d.Attempts-1))
		return c, err
	}
	known, err := f.exchangesOf(ctx, d)
	if err != nil {
		return nil, ignoreGone(err)
	}
	if c.read, err = f.readWith(ctx, f.provider.Reader, f.job, d, known); err != nil {
		return nil, err
	}
	for i, a := range c.read.asking {
		line := storage.BatchLine{ID: lineID(id, d.Attempts, i), Document: id, Question: a.Question, Level: a.Level.String(),
			Turns: a.Turns, Tries: a.Tries, Alone: len(c.read.asking) == 1}
		raw, err := f.provider.Batcher.Line(line.ID, a.Request)
		if err != nil {
			f.Log.ErrorContext(ctx, "a question cannot be written", "document", id, "error", err)
			c.read, err = f.fail(ctx, f.job, d, "the question about this page could not be written")
			return c, err
		}
		estimate := estimateOf(a)
		line.Input, line.Output = estimate.InputTokens, estimate.OutputTokens
		c.usage = llm.AddUsage(c.usage, estimate)
		c.lines, c.raw, c.size = append(c.lines, line), append(c.raw, raw), c.size+int64(len(raw))+1
	}
	if terms := f.provider.Batcher.Terms(); len(c.lines) > terms.MaxLines || c.size > terms.MaxBytes {
		c.read, err = f.fail(ctx, f.job, d, "the questions about this page are more than a whole batch may hold")
	}
	return c, err
}

// write puts the lines of a document into the file, unless the batch is full
// or the document has to wait for another.
func (f *filling) write(c *candidate) (written bool, err error) {
	if f.full {
		return false, nil
	}
	for _, l := range c.lines {
		if f.asked[questionKey(l.Question, l.Turns)] {
			// A page that says the same is under way. Its answer will do.
			f.why = "another document asks the same"
			return false, nil
		}
	}
	terms, p := f.provider.Batcher.Terms(), &f.job.plan
	cost, live := f.provider.price(c.usage)
	switch {
	case p.Lines+len(c.lines) > terms.MaxLines, p.Bytes+c.size > terms.MaxBytes:
		f.full = true
		return false, nil
	case f.budget.limited && cost == nil:
		f.full = true
		f.blocked = fmt.Sprintf("there is a spend cap but no price for model %s: put one into the configuration", f.provider.Batcher.Target().Model)
		return false, nil
	case f.budget.limited && (*f.cost+*cost)*margin > f.budget.left:
		f.full, f.blocked = true, f.budget.why
		return false, nil
	}
	for i, raw := range c.raw {
		if _, err := f.out.Write(append(raw, '\n')); err != nil {
			return false, synoptic.Wrap(synoptic.CodeInternal, "a temporary file cannot be written", err)
		}
		f.asked[questionKey(c.lines[i].Question, c.lines[i].Turns)] = true
	}
	p.Lines, p.Bytes = p.Lines+len(c.lines), p.Bytes+c.size
	f.usage = llm.AddUsage(f.usage, c.usage)
	f.cost, f.live = plus(f.cost, cost), plus(f.live, live)
	return true, nil
}

func (f *filling) handBack(ctx context.Context, c *candidate) error {
	_, err := f.Store.HandBackDocument(ctx, f.ws, c.Document.ID, f.job.Batch.ID, storage.HandBack{Blameless: true})
	return ignoreGone(err)
}
