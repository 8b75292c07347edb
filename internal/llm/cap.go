package llm

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// capRefresh is how often a day's cap looks at what other processes spent.
const capRefresh = time.Minute

// Cap is an amount in US dollars that is not to be passed. It refuses the call
// that could pass it, before that is sent: what a call may cost at most is set
// aside beforehand and settled afterwards. It is safe for concurrent use.
type Cap struct {
	name  string
	limit float64
	clock Clock
	// spent tells what was spent on a day (2006-01-02, UTC) by all processes
	// together; nil for the cap of a single run.
	spent func(ctx context.Context, day string) (float64, error)

	refreshing sync.Mutex // held while spent is asked

	mu       sync.Mutex
	day      string
	asked    time.Time // when spent was last asked
	settled  float64
	reserved float64
}

// NewRunCap caps one run: one command, one review.
func NewRunCap(usd float64) *Cap {
	return &Cap{name: "run", limit: usd, clock: SystemClock{}}
}

// NewDayCap caps a day in UTC. Spent tells what was spent on a day so far, by
// this process and others; it is asked at the start of a day and then every
// minute. A nil clock is the system's.
func NewDayCap(usd float64, spent func(ctx context.Context, day string) (float64, error), clock Clock) *Cap {
	if clock == nil {
		clock = SystemClock{}
	}
	return &Cap{name: "day", limit: usd, spent: spent, clock: clock}
}

// Spent returns what is spent of the cap, without what is set aside.
func (c *Cap) Spent() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.settled
}

// reserve sets an amount aside, or fails with OverBudget.
func (c *Cap) reserve(ctx context.Context, usd float64) error {
	if err := c.refresh(ctx); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.settled+c.reserved+usd > c.limit {
		return Fail(OverBudget, fmt.Sprintf("the cap of the %s is $%.4f, spent are $%.4f, under way up to $%.4f, and this call may cost $%.4f",
			c.name, c.limit, c.settled, c.reserved, usd), nil)
	}
	c.reserved += usd
	return nil
}

// settle replaces an amount set aside by what was spent.
func (c *Cap) settle(reserved, spent float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reserved = max(0, c.reserved-reserved)
	c.settled += spent
}

// refresh learns what others spent today. What we know ourselves never
// shrinks by it: the books may lag behind.
func (c *Cap) refresh(ctx context.Context) error {
	if c.spent == nil {
		return nil
	}
	c.refreshing.Lock()
	defer c.refreshing.Unlock()
	now := c.clock.Now().UTC()
	day := now.Format(time.DateOnly)
	c.mu.Lock()
	fresh := c.day == day && now.Sub(c.asked) < capRefresh
	known := c.day == day
	c.mu.Unlock()
	if fresh {
		return nil
	}
	spent, err := c.spent(ctx, day)
	if err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("asking what was spent today: %w", ctx.Err())
		}
		if known {
			return nil
		}
		return Fail(Unavailable, "what was spent today is not to be had, so that the cap cannot be held", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !known {
		c.settled = 0
	}
	c.settled, c.day, c.asked = max(c.settled, spent), day, now
	return nil
}

type capKey struct{}

// WithCap puts a cap on every call under ctx, besides those of the Meter: a
// server has one Meter and many runs.
func WithCap(ctx context.Context, c *Cap) context.Context {
	return context.WithValue(ctx, capKey{}, c)
}

func capOf(ctx context.Context) *Cap {
	c, _ := ctx.Value(capKey{}).(*Cap)
	return c
}
