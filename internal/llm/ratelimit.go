package llm

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Limits are what an account may use of an endpoint. Zero is without limit.
type Limits struct {
	RequestsPerMinute int
	TokensPerMinute   int
}

// RateLimiter keeps calls within an account's limits by waiting beforehand. It
// holds two buckets, of requests and of tokens. Tokens are taken by estimate
// and settled when the endpoint has said what it counted, so that a wrong
// estimate costs no throughput. One limiter may serve several targets of the
// same account.
type RateLimiter struct {
	clock Clock

	mu       sync.Mutex
	requests bucket
	tokens   bucket
}

// NewRateLimiter makes a limiter with full buckets. A nil clock is the
// system's.
func NewRateLimiter(l Limits, clock Clock) *RateLimiter {
	if clock == nil {
		clock = SystemClock{}
	}
	now := clock.Now()
	return &RateLimiter{clock: clock, requests: newBucket(l.RequestsPerMinute, now), tokens: newBucket(l.TokensPerMinute, now)}
}

// Limit puts the limiter before next.
func (l *RateLimiter) Limit(next Generator) Generator { return &limited{next, l} }

type limited struct {
	next    Generator
	limiter *RateLimiter
}

func (g *limited) Generate(ctx context.Context, r Request) (Response, error) {
	estimate := float64(EstimateInput(r) + r.MaxOutputTokens)
	if err := g.limiter.take(ctx, estimate); err != nil {
		return Response{}, fmt.Errorf("waiting for our rate limit: %w", err)
	}
	resp, err := g.next.Generate(ctx, r)
	switch f, failed := errors.AsType[*Failure](err); {
	case err == nil:
		g.limiter.settle(0, estimate-float64(resp.Usage.InputTokens+resp.Usage.OutputTokens))
	case failed && f.Calls > 0:
		g.limiter.settle(0, estimate-float64(f.Usage.InputTokens+f.Usage.OutputTokens))
	case failed && (f.Kind == OverBudget || f.Kind == Unavailable && f.Status == 0):
		g.limiter.settle(1, estimate) // nothing arrived there
	}
	return resp, err
}

// take takes one request and the tokens, and waits until both are covered. The
// buckets go into debt, so that callers are served in the order in which they
// came and a request larger than a bucket is late but not lost.
func (l *RateLimiter) take(ctx context.Context, tokens float64) error {
	l.mu.Lock()
	now := l.clock.Now()
	wait := max(l.requests.take(1, now), l.tokens.take(tokens, now))
	l.mu.Unlock()
	if wait <= 0 {
		return ctx.Err()
	}
	if err := l.clock.Sleep(ctx, wait); err != nil {
		l.settle(1, tokens)
		return err
	}
	return nil
}

// settle gives back what was taken too much; a negative amount takes more.
func (l *RateLimiter) settle(requests, tokens float64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requests.give(requests)
	l.tokens.give(tokens)
}

// bucket fills steadily up to its size, a minute's worth.
type bucket struct {
	size, level float64 // size 0 is without limit
	at          time.Time
}

func newBucket(perMinute int, now time.Time) bucket {
	return bucket{size: float64(perMinute), level: float64(perMinute), at: now}
}

// take takes n and returns how long to wait until the bucket covers it.
func (b *bucket) take(n float64, now time.Time) time.Duration {
	if b.size <= 0 {
		return 0
	}
	b.level = min(b.size, b.level+b.size*now.Sub(b.at).Minutes())
	b.at = now
	b.level -= n
	if b.level >= 0 {
		return 0
	}
	return time.Duration(-b.level / b.size * float64(time.Minute))
}

func (b *bucket) give(n float64) { b.level = min(b.size, b.level+n) }
