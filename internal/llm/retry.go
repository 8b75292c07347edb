package llm

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"time"
)

// RetryPolicy bounds how often and how long a call is tried. The zero value of
// a field means its default.
type RetryPolicy struct {
	Tries   int           // calls in all, 6
	Elapsed time.Duration // of calls and waits, after which no try begins; 5 min
	Base    time.Duration // of the first wait, 500 ms; doubles from try to try
	Max     time.Duration // of one wait without a hint, 60 s
	Jitter  func() float64
	Clock   Clock
	Log     *slog.Logger
}

// Retry is the one layer that tries again: what is temporary, up to the
// policy's bounds, and a blank answer once.
//
// It waits as long as the endpoint asks for (Retry-After), or a random part of
// a span that doubles; on a hint comes a random bit more, so that not all
// workers are back at the same moment. Where the wait would pass the bound of
// time or ctx's deadline, it gives up at once instead of waiting in vain.
func Retry(next Generator, p RetryPolicy) Generator {
	if p.Tries <= 0 {
		p.Tries = 6
	}
	if p.Elapsed <= 0 {
		p.Elapsed = 5 * time.Minute
	}
	if p.Base <= 0 {
		p.Base = 500 * time.Millisecond
	}
	if p.Max <= 0 {
		p.Max = time.Minute
	}
	if p.Jitter == nil {
		p.Jitter = rand.Float64
	}
	if p.Clock == nil {
		p.Clock = SystemClock{}
	}
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	return &retrier{next: next, RetryPolicy: p}
}

type retrier struct {
	RetryPolicy
	next Generator
}

func (t *retrier) Generate(ctx context.Context, r Request) (Response, error) {
	start, bill, blanks := t.Clock.Now(), newBill(), 0
	for try := 1; ; try++ {
		resp, err := t.next.Generate(ctx, r)
		bill.add(resp, err)
		if err == nil {
			return bill.response(resp), nil
		}
		f, ok := errors.AsType[*Failure](err)
		if !ok || ctx.Err() != nil {
			return Response{}, bill.failure(err)
		}
		if f.Kind == Blank {
			blanks++
		}
		again := f.Temporary() || f.Kind == Blank && blanks == 1
		wait := t.wait(try, f.RetryAfter)
		if !again || try >= t.Tries || t.Clock.Now().Add(wait).Sub(start) > t.Elapsed || t.tooLate(ctx, wait) {
			return Response{}, bill.failure(err)
		}
		t.Log.DebugContext(ctx, "trying a model again", "purpose", r.Purpose, "kind", f.Kind, "status", f.Status, "try", try, "wait", wait)
		if err := t.Clock.Sleep(ctx, wait); err != nil {
			return Response{}, bill.failure(f)
		}
	}
}

// wait returns how long to wait after the given try.
func (t *retrier) wait(try int, hint time.Duration) time.Duration {
	span := t.Max
	if shift := try - 1; shift < 16 {
		span = min(t.Max, t.Base<<shift)
	}
	jittered := time.Duration(t.Jitter() * float64(span))
	if hint <= 0 {
		return jittered
	}
	// The bit on top grows with the hint, and stays below what would have been
	// waited without one.
	return max(hint+min(jittered, hint/10+t.Base), jittered)
}

func (t *retrier) tooLate(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return ok && t.Clock.Now().Add(wait).After(deadline)
}
