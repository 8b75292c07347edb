package batch

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// Service is the use case. Store, Reader, Now and Log are needed.
type Service struct {
	Store *storage.Store
	// Reader reads a page at once: all pages in direct mode.
	Reader *extract.Reader
	// Provider is the batch interface of the model's endpoint; nil where there
	// is none, or no model.
	Provider *Provider
	Limits   Limits
	// AtOnce is how many pages are read at a time; 0 is one for each processor,
	// and in direct mode with a model, eight.
	AtOnce int
	// Folder is where input files are put together; "" is the system's for
	// temporary files.
	Folder string
	Now    func() time.Time
	Log    *slog.Logger
	// Told is told of every document that was read and saved, and Called of
	// every line that a model answered. Each may be nil.
	Told   func(ctx context.Context, d synoptic.Document)
	Called func(ctx context.Context, c llm.Call)

	// Tuning is for tests and unusual machines; the zero value is right.
	Tuning Tuning

	mu        sync.Mutex
	supported *bool // what the endpoint said of its batch interface
}

// Provider is a model's endpoint that sells batches.
type Provider struct {
	Batcher llm.Batcher
	// Reader reads pages by engines whose model is an llm.Replay: it answers
	// from the ledger of its context.
	Reader *extract.Reader
	Prices llm.Prices
	// Sure says that the endpoint has a batch interface; else it is asked, and
	// pages are read directly where it has none.
	Sure bool
	// Closed has pages read directly from now on. What was submitted before is
	// still taken in.
	Closed bool
}

// Limits bound what is spent, in US dollars, and done. A zero bound is none.
// What a job is estimated to cost counts against them, with a margin, from its
// submission on, and what it did cost afterwards.
type Limits struct {
	JobUSD   float64 // one job
	DayUSD   float64 // one workspace on one day, in UTC, live calls included
	MonthUSD float64 // the same in one month
	TickUSD  float64 // all workspaces in one tick
	// Documents is how many are submitted in one tick at most; 0 is 50,000.
	Documents int
}

// Tuning changes sizes and times. A zero value of a field means its default.
type Tuning struct {
	Turn     time.Duration // how long a tick holds its turn before it counts as dead, 2 min
	Margin   time.Duration // how long before its deadline a tick stops, 30 s
	Part     int           // documents taken on at a time, 100
	Patience time.Duration // until a submission of which nothing is heard counts as not made, 10 min
}

func (t Tuning) orDefault() Tuning {
	return Tuning{
		Turn: cmp.Or(t.Turn, 2*time.Minute), Margin: cmp.Or(t.Margin, 30*time.Second),
		Part: cmp.Or(t.Part, 100), Patience: cmp.Or(t.Patience, 10*time.Minute),
	}
}

// Report says what a tick did, and where it stood when it ended.
type Report struct {
	Busy bool `json:"busy"` // another tick is at work; nothing was done

	Polled    int `json:"polled"`    // open batches that were looked at
	Extracted int `json:"extracted"` // documents
	Rejected  int `json:"rejected"`
	Failed    int `json:"failed"`
	Again     int `json:"again"`   // put back, to be asked about in another batch
	Dropped   int `json:"dropped"` // deleted, or changed by a person, meanwhile
	Ignored   int `json:"ignored"` // results of lines that nobody sent, or that came twice

	Submitted int `json:"submitted"` // batches
	Documents int `json:"documents"` // in them
	Waiting   int `json:"waiting"`   // documents that were due and are left for later

	// Stopped is why the tick ended before all was done; "" where it was.
	Stopped string `json:"stopped"`
	// Reasons are why documents were left waiting, and what went wrong.
	Reasons []string `json:"reasons"`
}

// scope is which documents a tick takes on.
type scope int

const (
	everything scope = iota
	requested        // of workspaces that asked for a batch
)

// turnName is the one turn that ticks take.
const turnName = "batch"

// Tick does all there is to do: it takes in what open batches brought, puts
// back what was lost, and submits what waits. It returns when that is done, or
// in time before ctx's deadline; the report then says so. What goes wrong with
// one batch keeps no other from being worked on; it is in the report, and in
// the error where the tick could not go on.
func (s *Service) Tick(ctx context.Context) (Report, error) { return s.run(ctx, everything) }

// Poll is a Tick that takes on only what Request asked for.
func (s *Service) Poll(ctx context.Context) (Report, error) { return s.run(ctx, requested) }

func (s *Service) run(ctx context.Context, what scope) (Report, error) {
	t := &tick{Service: s, tuning: s.Tuning.orDefault(), scope: what, owner: rand.Text(), started: s.Now(), empty: map[synoptic.Workspace][]*job{}}
	until := func() time.Time { return s.Now().Add(t.tuning.Turn) }
	if err := s.Store.TakeTurn(ctx, turnName, t.owner, until()); err != nil {
		if synoptic.CodeOf(err) == synoptic.CodeConflict {
			return Report{Busy: true}, nil
		}
		return Report{}, fmt.Errorf("taking the turn: %w", err)
	}
	defer func() {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := s.Store.GiveTurn(clean, turnName, t.owner); err != nil {
			s.Log.WarnContext(ctx, "the turn of batches is free again when its time runs out", "error", err)
		}
	}()
	renew := func(ctx context.Context) error { return s.Store.TakeTurn(ctx, turnName, t.owner, until()) }
	err := work.Hold(ctx, t.tuning.Turn/3, renew, t.do)
	level := slog.LevelInfo
	if r := t.report; r.Polled+r.Submitted+r.Waiting+r.Extracted == 0 {
		level = slog.LevelDebug
	}
	s.Log.Log(ctx, level, "batch tick", "polled", t.report.Polled, "extracted", t.report.Extracted, "failed", t.report.Failed, "again", t.report.Again,
		"dropped", t.report.Dropped, "submitted", t.report.Submitted, "documents", t.report.Documents, "waiting", t.report.Waiting, "stopped", t.report.Stopped)
	return t.report, err
}

// Request asks for a batch of a workspace's documents outside of the schedule.
// It is filled by the next Poll or Tick; asking again before that finds the
// same. With an id, the batch of that id is found or made.
func (s *Service) Request(ctx context.Context, ws synoptic.Workspace, id string) (synoptic.Batch, error) {
	if id != "" {
		b, err := s.Store.Batch(ctx, ws, id)
		if synoptic.CodeOf(err) == synoptic.CodeNotFound {
			b, err = s.newBatch(ctx, ws, id, plan{Requested: true})
		}
		if synoptic.CodeOf(err) == synoptic.CodeConflict {
			b, err = s.Store.Batch(ctx, ws, id) // made at this very moment
		}
		if err != nil {
			return synoptic.Batch{}, fmt.Errorf("asking for a batch: %w", err)
		}
		return b.Batch, nil
	}
	latest, err := s.Store.ListBatches(ctx, ws, storage.PageRequest{Limit: 5})
	if err != nil {
		return synoptic.Batch{}, fmt.Errorf("looking for a batch: %w", err)
	}
	for _, b := range latest.Items {
		if p, err := planOf(b); err == nil && b.Batch.Status == synoptic.BatchCollecting && p.Stage == gathering && p.Requested {
			return b.Batch, nil
		}
	}
	b, err := s.newBatch(ctx, ws, synoptic.NewBatchID(), plan{Requested: true})
	if err != nil {
		return synoptic.Batch{}, fmt.Errorf("asking for a batch: %w", err)
	}
	return b.Batch, nil
}

// newBatch stores a batch that has no documents yet.
func (s *Service) newBatch(ctx context.Context, ws synoptic.Workspace, id string, p plan) (storage.StoredBatch, error) {
	b := storage.StoredBatch{Workspace: ws, Batch: synoptic.Batch{
		ID: id, Status: synoptic.BatchCollecting, Mode: synoptic.BatchDirect, CreatedAt: s.Now().UTC().Truncate(time.Millisecond),
	}}
	if s.Provider != nil {
		b.Batch.Mode, b.Batch.Model = synoptic.BatchProvider, synoptic.Maybe(s.Provider.Batcher.Target().Model)
	}
	if err := p.into(&b); err != nil {
		return b, err
	}
	return s.Store.CreateBatch(ctx, b)
}

// provider returns the batch interface to use, nil where pages are to be read
// directly.
func (s *Service) provider(ctx context.Context) (*Provider, error) {
	switch {
	case s.Provider == nil || s.Provider.Closed:
		return nil, nil
	case s.Provider.Sure:
		return s.Provider, nil
	}
	s.mu.Lock()
	known := s.supported
	s.mu.Unlock()
	if known == nil {
		answer, err := s.Provider.Batcher.Supported(ctx)
		if err != nil {
			return nil, fmt.Errorf("asking the endpoint whether it has a batch interface: %w", err)
		}
		known = &answer
		s.mu.Lock()
		s.supported = known
		s.mu.Unlock()
	}
	if *known {
		return s.Provider, nil
	}
	return nil, nil
}

// atOnce is how many pages are worked on at a time.
func (s *Service) atOnce(waits bool) int {
	if s.AtOnce > 0 {
		return s.AtOnce
	}
	if waits {
		return max(8, runtime.GOMAXPROCS(0))
	}
	return runtime.GOMAXPROCS(0)
}

// tick is one run.
type tick struct {
	*Service
	tuning  Tuning
	scope   scope
	owner   string
	started time.Time
	report  Report
	empty   map[synoptic.Workspace][]*job // batches that wait to be filled
	spent   float64                       // reserved in this tick, in US dollars
	mu      sync.Mutex
}

// errLate ends a tick that has no time left for another step.
var errLate = errors.New("out of time")

// late reports whether it is time to stop.
func (t *tick) late(ctx context.Context) bool {
	deadline, ok := ctx.Deadline()
	return ok && time.Until(deadline) < t.tuning.Margin
}

// stop says where the tick stood when its time was over.
func (t *tick) stop(format string, args ...any) {
	if t.report.Stopped == "" {
		t.report.Stopped = fmt.Sprintf(format, args...)
	}
}

// reason notes why something did not happen, once.
func (t *tick) reason(format string, args ...any) string {
	said := fmt.Sprintf(format, args...)
	for _, known := range t.report.Reasons {
		if known == said {
			return said
		}
	}
	t.report.Reasons = append(t.report.Reasons, said)
	return said
}

// tell counts what became of a document.
func (t *tick) tell(outcome storage.Outcome) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch outcome {
	case storage.OutcomeExtracted:
		t.report.Extracted++
	case storage.OutcomeRejected:
		t.report.Rejected++
	case storage.OutcomeFailed:
		t.report.Failed++
	case storage.OutcomeDropped:
		t.report.Dropped++
	case storage.OutcomeAgain:
		t.report.Again++
	}
}

// do is the tick: first what is under way, then what waits.
func (t *tick) do(ctx context.Context) error {
	open, err := t.open(ctx)
	if err != nil {
		return err
	}
	for i, o := range open {
		if t.late(ctx) {
			t.stop("%d of %d open batches looked at", i, len(open))
			return nil
		}
		t.report.Polled++
		err := t.advance(ctx, o)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, errLate):
			t.stop("in the midst of batch %s", o.ID)
			return nil
		case err != nil:
			// The next tick tries again, and the others go on.
			t.Log.ErrorContext(ctx, "a batch could not be taken further", "batch", o.ID, "error", err)
			t.reason("batch %s: %s", o.ID, synoptic.PublicMessage(err))
		}
	}
	return t.collect(ctx)
}

// open lists the batches that are not done, the oldest first.
func (t *tick) open(ctx context.Context) ([]storage.Due, error) {
	return t.allDue(ctx, storage.WorkJob, maxOpen)
}

// maxOpen bounds the open batches that one tick looks at.
const maxOpen = 10_000
