package batch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

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
