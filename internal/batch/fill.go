package batch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

const (
	// maxAttempts is how often a document is taken on before it is given up. It
	// takes a few where answers have to be repaired; what has nothing to do
	// with the document does not count.
	maxAttempts = 12
	// suspect is from which attempt on a document is taken on alone: it may be
	// what kills the process that reads it.
	suspect = 4
	// holdFor is how long a batch holds its documents before they are looked
	// after; holdMore prolongs that.
	holdFor  = 96 * time.Hour
	holdMore = 24 * time.Hour
)

// filling makes one batch of a workspace's documents.
type filling struct {
	*tick
	ws       synoptic.Workspace
	queue    []string  // documents that were not taken on yet
	provider *Provider // nil: read directly
	budget   budget
	job      *job

	left    int    // documents that were taken on and handed back for later
	why     string // why they were
	blocked string // why no further batch can be made of the workspace now

	file  *os.File
	out   *bufio.Writer
	asked map[string]bool // questions that this or another open batch asks
	parts int
	tally
}

// tally is what the lines of a batch come to.
type tally struct {
	usage      synoptic.Usage // estimated
	cost, live *float64
	full       bool // nothing more fits into the batch
}

// fill makes a batch of what is at the front of the queue, as much as fits.
func (f *filling) fill(ctx context.Context) (err error) {
	if f.budget, err = f.budgetOf(ctx, f.ws); err != nil {
		return err
	}
	if f.budget.limited && f.budget.left <= 0 {
		f.blocked = f.budget.why
		return nil
	}
	if f.job, err = f.takeBatch(ctx); err != nil {
		return err
	}
	if f.provider == nil {
		return f.direct(ctx)
	}
	f.job.Batch.Mode, f.job.Batch.Model = synoptic.BatchProvider, synoptic.Maybe(f.provider.Batcher.Target().Model)
	if err := f.openFile(); err != nil {
		return err
	}
	defer f.closeFile(ctx)
	if err := f.gather(ctx); err != nil {
		return err
	}
	return f.send(ctx)
}

// takeBatch returns a batch to fill: one that waits for that, or a new one.
func (f *filling) takeBatch(ctx context.Context) (*job, error) {
	if waiting := f.empty[f.ws]; len(waiting) > 0 {
		f.empty[f.ws] = waiting[1:]
		return waiting[0], nil
	}
	b, err := f.newBatch(ctx, f.ws, synoptic.NewBatchID(), plan{})
	if err != nil {
		return nil, fmt.Errorf("making a batch: %w", err)
	}
	return &job{StoredBatch: b}, nil
}

// name is the id of the batch that is being filled, for reports.
func (f *filling) name() string {
	if f.job == nil {
		return "of workspace " + string(f.ws)
	}
	return f.job.Batch.ID
}

func (f *filling) openFile() (err error) {
	f.file, err = os.CreateTemp(f.Folder, "synoptic-batch-*.jsonl")
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "no temporary file can be made", err)
	}
	// Where the system allows it, the file has no name from here on, so that
	// none stays behind should the process die.
	_ = os.Remove(f.file.Name())
	f.out = bufio.NewWriterSize(f.file, 256<<10)
	return nil
}

func (f *filling) closeFile(ctx context.Context) {
	err := f.file.Close()
	if gone := os.Remove(f.file.Name()); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	if err != nil {
		f.Log.WarnContext(ctx, "a temporary file stays behind", "error", err)
	}
}

// gather takes documents on, part by part, until the batch is full, the queue
// is empty or the time is over.
func (f *filling) gather(ctx context.Context) error {
	f.cost, f.live = new(0.0), new(0.0)
	var err error
	if f.asked, err = f.openQuestions(ctx); err != nil {
		return err
	}
	for len(f.queue) > 0 && !f.full {
		if f.late(ctx) {
			// What was gathered is submitted; the rest is for the next tick.
			f.stop("with %d documents of workspace %s not taken on", len(f.queue), f.ws)
			f.blocked = "the tick ran out of time"
			return nil
		}
		n := min(f.partSize(), len(f.queue))
		documents, err := f.free(ctx, f.queue[:n])
		if err != nil {
			return err
		}
		f.queue = f.queue[n:]
		for part := range parts(documents) {
			if f.full {
				f.queue = append(idsOf(part), f.queue...) // nobody has taken them on
				continue
			}
			if err := f.part(ctx, part); err != nil {
				return err
			}
		}
	}
	return nil
}

// partSize is how many documents to take on at a time: under a cap no more
// than are likely to fit, since the others would only be handed back.
func (f *filling) partSize() int {
	if !f.budget.limited || f.cost == nil {
		return f.tuning.Part
	}
	if f.job.plan.Lines == 0 || *f.cost == 0 {
		return 1
	}
	each := *f.cost * margin / float64(f.job.plan.Lines)
	fit := (f.budget.left - *f.cost*margin) / each
	return 1 + int(min(max(fit, 0), float64(f.tuning.Part-1)))
}

// parts cuts documents into parts: those under suspicion are parts of their
// own.
func parts(documents []storage.StoredDocument) func(func([]storage.StoredDocument) bool) {
	return func(yield func([]storage.StoredDocument) bool) {
		for len(documents) > 0 {
			n := slices.IndexFunc(documents, func(d storage.StoredDocument) bool { return d.Attempts >= suspect })
			if n == 0 {
				n = 1
			}
			if n < 0 {
				n = len(documents)
			}
			if !yield(documents[:n]) {
				return
			}
			documents = documents[n:]
		}
	}
}

func idsOf(documents []storage.StoredDocument) []string {
	ids := make([]string, len(documents))
	for i, d := range documents {
		ids[i] = d.Document.ID
	}
	return ids
}

// free returns those of the documents that nobody holds. One that another
// batch holds, which is still open, only needs a longer lease.
func (f *filling) free(ctx context.Context, ids []string) ([]storage.StoredDocument, error) {
	found, err := f.Store.DocumentsByID(ctx, f.ws, ids)
	if err != nil {
		return nil, fmt.Errorf("fetching documents: %w", err)
	}
	var free []storage.StoredDocument
	for _, id := range ids {
		d, there := found[id]
		if !there {
			continue
		}
		switch d.Document.Status {
		case synoptic.Pending:
			// A review may have asked for it at once meanwhile.
			if d.Document.Extract == synoptic.ExtractBatch {
				free = append(free, d)
			}
		case synoptic.Extracting:
			held, err := f.heldOpen(ctx, d)
			if err != nil {
				return nil, err
			}
			if !held {
				free = append(free, d)
			}
		}
	}
	return free, nil
}

// heldOpen reports whether the holder of a document whose lease ran out is a
// batch that is still open, and then prolongs the lease.
func (f *filling) heldOpen(ctx context.Context, d storage.StoredDocument) (bool, error) {
	if !strings.HasPrefix(d.Lease.Owner, "bat_") {
		return false, nil
	}
	b, err := f.Store.Batch(ctx, f.ws, d.Lease.Owner)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return false, nil
	case err != nil:
		return false, fmt.Errorf("looking for the holder of a document: %w", err)
	case b.Batch.Status.Final(), b.Batch.ID == f.job.Batch.ID:
		return false, nil
	}
	err = f.Store.ProlongLease(ctx, f.ws, d.Document.ID, d.Lease.Owner, f.Now().Add(holdMore))
	return true, ignoreTaken(err)
}

// openQuestions lists what the open batches of the workspace ask, so that a
// question that is under way is not asked, and paid for, twice.
func (f *filling) openQuestions(ctx context.Context) (map[string]bool, error) {
	asked := map[string]bool{}
	open, err := f.open(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range open {
		if o.Workspace != f.ws || o.ID == f.job.Batch.ID {
			continue
		}
		err := f.Store.EachBatchPart(ctx, o.Workspace, o.ID, func(p storage.BatchPart) error {
			for _, l := range p.Lines {
				asked[questionKey(l.Question, l.Turns)] = true
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading what is under way: %w", err)
		}
	}
	return asked, nil
}

func questionKey(question string, turns int) string { return fmt.Sprintf("%s.%d", question, turns) }

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
	j.plan.Stage = uploading
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
