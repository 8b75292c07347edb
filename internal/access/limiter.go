package access

import (
	"math"
	"sync"
	"time"

	"synoptic/internal/synoptic"
)

// bucket holds tokens, which come back at a steady rate.
type bucket struct {
	rate, size, tokens float64 // rate is tokens a second
	at                 time.Time
}

func newBucket(rate, size float64, now time.Time) bucket { return bucket{rate, size, size, now} }

func (b *bucket) fill(now time.Time) {
	passed := max(0, now.Sub(b.at).Seconds()) // a clock that was set back gives nothing
	b.tokens, b.at = min(b.size, b.tokens+passed*b.rate), now
}

// take takes a token, if there is one.
func (b *bucket) take(now time.Time) bool {
	b.fill(now)
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

// after is how long it takes until there are n tokens.
func (b *bucket) after(n float64) time.Duration {
	return time.Duration(max(0, n-b.tokens) / b.rate * float64(time.Second))
}

// Limiter bounds how often each workspace may call: a steady rate, of which
// ten seconds' worth may be used at once. It counts in this process only, so
// that several of them allow as many times as much.
type Limiter struct {
	rate, size float64
	now        func() time.Time

	mu      sync.Mutex
	buckets map[synoptic.Workspace]*bucket
}

// burst is how many seconds' worth of requests may come at once, and
// minBurst the least: a page that loads asks for several things.
const (
	burst    = 10
	minBurst = 10
)

// maxWorkspaces bounds how many workspaces are counted at a time.
const maxWorkspaces = 10_000

// NewLimiter allows each workspace so many requests a minute. now may be nil,
// for the clock.
func NewLimiter(perMinute int, now func() time.Time) *Limiter {
	if now == nil {
		now = time.Now
	}
	rate := float64(max(1, perMinute)) / 60
	return &Limiter{rate: rate, size: max(minBurst, math.Floor(rate*burst)), now: now, buckets: make(map[synoptic.Workspace]*bucket)}
}

// Allowance is what a workspace may still do.
type Allowance struct {
	Allowed   bool
	Quota     int           // requests that may come at once
	Window    time.Duration // in which a used-up quota comes back
	Remaining int
	Reset     time.Duration // until the quota is whole again
	Retry     time.Duration // until the next request is allowed; 0 where it is
}

// Take counts one request of a workspace.
func (l *Limiter) Take(ws synoptic.Workspace) Allowance {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b, ok := l.buckets[ws]
	if !ok {
		l.makeRoom(now)
		fresh := newBucket(l.rate, l.size, now)
		b = &fresh
		l.buckets[ws] = b
	}
	allowed := b.take(now)
	a := Allowance{Allowed: allowed, Quota: int(l.size), Window: time.Duration(l.size / l.rate * float64(time.Second)),
		Remaining: int(b.tokens), Reset: b.after(l.size)}
	if !allowed {
		a.Retry = b.after(1)
	}
	return a
}

// makeRoom forgets workspaces that have been quiet: a full bucket says no more
// than none.
func (l *Limiter) makeRoom(now time.Time) {
	if len(l.buckets) < maxWorkspaces {
		return
	}
	for ws, b := range l.buckets {
		if b.fill(now); b.tokens >= b.size {
			delete(l.buckets, ws)
		}
	}
	for ws := range l.buckets {
		if len(l.buckets) < maxWorkspaces {
			return
		}
		delete(l.buckets, ws)
	}
}
