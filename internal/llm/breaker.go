package llm

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// BreakerPolicy says when a target is left alone, and how long. The zero value
// of a field means its default.
type BreakerPolicy struct {
	Failures int           // in a row before the circuit opens, 10
	Rest     time.Duration // before one call tries again, 15 s
	Clock    Clock
	Log      *slog.Logger
}

// Breaker leaves a target alone that is down, so that a run of hundreds of
// pages does not pile up calls on it. Only server errors, lost connections and
// time-outs count: who limits our rate or declines a page is alive. It belongs
// to one target.
type Breaker struct {
	BreakerPolicy
	next Generator

	mu      sync.Mutex
	failed  int       // in a row
	until   time.Time // no call before; zero while the circuit is closed
	probing bool
}

// NewBreaker puts a closed circuit over next.
func NewBreaker(next Generator, p BreakerPolicy) *Breaker {
	if p.Failures <= 0 {
		p.Failures = 10
	}
	if p.Rest <= 0 {
		p.Rest = 15 * time.Second
	}
	if p.Clock == nil {
		p.Clock = SystemClock{}
	}
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	return &Breaker{BreakerPolicy: p, next: next}
}

// Generate calls next, or fails as Unavailable at once, with the rest that
// remains as RetryAfter, while the circuit is open.
func (b *Breaker) Generate(ctx context.Context, r Request) (Response, error) {
	if rest, open := b.open(); open {
		f := Fail(Unavailable, "left alone after failures in a row", nil)
		f.RetryAfter = rest
		return Response{}, f
	}
	resp, err := b.next.Generate(ctx, r)
	b.note(ctx, err)
	return resp, err
}

// open reports whether the circuit is open; when its rest is over it lets one
// call through as a probe.
func (b *Breaker) open() (time.Duration, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.until.IsZero() {
		return 0, false
	}
	if rest := b.until.Sub(b.Clock.Now()); rest > 0 {
		return rest, true
	}
	if b.probing {
		return b.Rest, true
	}
	b.probing = true
	return 0, false
}

func (b *Breaker) note(ctx context.Context, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	kind := KindOf(err)
	down := kind == Unavailable || kind == TimedOut
	if err != nil && kind == "" {
		b.probing = false // our own context ended: it says nothing about the target
		return
	}
	if !down {
		if !b.until.IsZero() {
			b.Log.InfoContext(ctx, "a model's endpoint answers again")
		}
		b.failed, b.until, b.probing = 0, time.Time{}, false
		return
	}
	b.failed++
	if b.probing || b.until.IsZero() && b.failed >= b.Failures {
		b.probing = false
		b.until = b.Clock.Now().Add(b.Rest)
		b.Log.WarnContext(ctx, "a model's endpoint is left alone for a while", "failures", b.failed, "rest", b.Rest, "last", err.Error())
	}
}
