package llm

import (
	"context"
	"errors"
	"slices"
	"sync"

	"synoptic/internal/synoptic"
)

// Exchange is one question of a batch with its answer, if that is there: what
// is kept of a document between two jobs.
type Exchange struct {
	// Question is the request's Key; Level and Turns tell apart what was asked
	// under it: at which level, and behind how many repair turns.
	Question string    `json:"question"`
	Level    Level     `json:"level"`
	Turns    int       `json:"turns"`
	Line     BatchLine `json:"line"`
	Tries    int       `json:"tries"` // how often it was asked, this time included
}

// Same reports whether two exchanges are about one question.
func (e Exchange) Same(o Exchange) bool {
	return e.Question == o.Question && e.Level == o.Level && e.Turns == o.Turns
}

// Asking is a question that has no answer yet.
type Asking struct {
	Exchange
	Request Request // at its level, as it is to be sent
}

// Ledger holds what was asked about one document and answered, and collects
// what is still to be asked. It belongs to one reading of the document.
type Ledger struct {
	mu     sync.Mutex
	known  []Exchange
	asking []Asking
}

// NewLedger makes a ledger of what is known.
func NewLedger(known ...Exchange) *Ledger {
	return &Ledger{known: known}
}

// Asking lists what the reading needs to have answered before it can end.
func (l *Ledger) Asking() []Asking {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.asking)
}

type ledgerKey struct{}

// WithLedger has every question under ctx answered from a ledger, by a Replay.
func WithLedger(ctx context.Context, l *Ledger) context.Context {
	return context.WithValue(ctx, ledgerKey{}, l)
}

// Knows reports whether ctx has a ledger that holds an answer to a question.
// Whoever keeps answers elsewhere too must then ask the ledger, which knows
// what the answer consumed.
func Knows(ctx context.Context, question string) bool {
	l, ok := ctx.Value(ledgerKey{}).(*Ledger)
	if !ok {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.known, func(e Exchange) bool { return e.Question == question })
}

// maxLineTries bounds how often one question is asked while its line fails for
// reasons that have nothing to do with it.
const maxLineTries = 3

// Replay is the bottom of a stack for batches, in the place of an adapter. It
// answers from the ledger of its context, and enters there what is not yet
// answered: the question is then synoptic.ErrDeferred.
//
// The layers above it are none the wiser: a page is read by the same code,
// judged by the same rules, whether its answers come live or a day later. A
// document is read once to find its questions, and again with the answers,
// until no question is left.
type Replay struct {
	Batcher Batcher
	Prices  Prices
	// Repairs answers repair turns at once, at the live price; nil has them
	// wait for the next job like everything else.
	Repairs Generator
}

// Generate returns what the ledger knows, or synoptic.ErrDeferred.
func (p Replay) Generate(ctx context.Context, r Request) (Response, error) {
	l, ok := ctx.Value(ledgerKey{}).(*Ledger)
	if !ok {
		return Response{}, synoptic.Errorf(synoptic.CodeInternal, "a batch's model was asked outside of a batch")
	}
	asked := Exchange{Question: r.Key, Level: r.Level, Turns: len(r.Turns)}
	if p.Repairs != nil && len(r.Turns) > 0 && !l.knows(asked) {
		return p.Repairs.Generate(ctx, r)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.IndexFunc(l.known, asked.Same)
	if i < 0 {
		// An answer at another level is an answer too: the level of the ladder
		// may have changed since.
		i = slices.IndexFunc(l.known, func(e Exchange) bool {
			return e.Question == asked.Question && e.Turns == asked.Turns && e.Line.Status/100 == 2
		})
	}
	tries := 0
	if i >= 0 {
		known := l.known[i]
		resp, err := p.Batcher.Read(r, known.Line)
		f, failed := asFailure(err)
		switch {
		case err == nil:
			resp.Usage, resp.Estimated = p.priced(r, resp.Usage, resp.Text)
			return resp, nil
		case !failed:
			return Response{}, err
		}
		counted := *f
		if f.Calls > 0 {
			counted.Usage, counted.Estimated = p.priced(r, f.Usage, "")
		}
		if !anotherDay(f) && f.Kind != Blank || known.Tries >= maxLineTries {
			return Response{}, &counted
		}
		tries = known.Tries
		l.known = slices.Delete(slices.Clone(l.known), i, i+1)
	}
	asked.Tries = tries + 1
	if !slices.ContainsFunc(l.asking, func(a Asking) bool { return a.Same(asked) }) {
		l.asking = append(l.asking, Asking{asked, r})
	}
	return Response{}, synoptic.ErrDeferred
}

func (l *Ledger) knows(e Exchange) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.known, e.Same)
}

// anotherDay reports a failure of a line that is worth asking again in the
// next job: it tells nothing about the page.
func anotherDay(f *Failure) bool {
	switch f.Kind {
	case RateLimited, Unavailable, TimedOut, OverQuota, Unauthorized:
		return true
	}
	return false
}

// priced fills in the batch price, and the tokens where the endpoint did not
// say.
func (p Replay) priced(r Request, u synoptic.Usage, text string) (synoptic.Usage, bool) {
	estimated := u.InputTokens == 0 && u.OutputTokens == 0
	if estimated {
		u.InputTokens, u.OutputTokens = EstimateInput(r), EstimateTokens(text)
	}
	return p.Prices.BatchPriced(p.Batcher.Target(), p.Batcher.Terms(), u), estimated
}

func asFailure(err error) (*Failure, bool) {
	return errors.AsType[*Failure](err)
}
