package llm

import (
	"context"
	"fmt"
	"sync"
)

// Adaptive bounds how many calls run at once, and finds out how many the
// endpoint bears: it begins at most, halves the bound when the endpoint limits
// our rate, and adds one after every window of calls without complaint.
type Adaptive struct {
	next Generator
	most int

	mu      sync.Mutex
	limit   int
	running int
	clean   int // answered calls since the bound last changed
	epoch   int // counts the halvings; a call of an earlier one does not halve again
	waiting []chan struct{}
}

// NewAdaptive puts a bound of most calls over next; most is at least 1.
func NewAdaptive(next Generator, most int) *Adaptive {
	most = max(1, most)
	return &Adaptive{next: next, most: most, limit: most}
}

// Generate waits for a place, in the order of arrival, and calls next.
func (a *Adaptive) Generate(ctx context.Context, r Request) (Response, error) {
	epoch, err := a.enter(ctx)
	if err != nil {
		return Response{}, fmt.Errorf("waiting for a place among the calls: %w", err)
	}
	complaint := false
	defer func() { a.leave(epoch, complaint) }()
	resp, err := a.next.Generate(ctx, r)
	complaint = KindOf(err) == RateLimited
	return resp, err
}

// Limit returns how many calls may run at once now.
func (a *Adaptive) Limit() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.limit
}

func (a *Adaptive) enter(ctx context.Context) (epoch int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	a.mu.Lock()
	if a.running < a.limit && len(a.waiting) == 0 {
		a.running++
		epoch = a.epoch
		a.mu.Unlock()
		return epoch, nil
	}
	place := make(chan struct{})
	a.waiting = append(a.waiting, place)
	a.mu.Unlock()
	select {
	case <-place:
		a.mu.Lock()
		defer a.mu.Unlock()
		return a.epoch, nil
	case <-ctx.Done():
		a.giveUp(place)
		return 0, ctx.Err()
	}
}

// giveUp leaves the queue, or gives back a place that was granted meanwhile.
func (a *Adaptive) giveUp(place chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for i, other := range a.waiting {
		if other == place {
			a.waiting = append(a.waiting[:i], a.waiting[i+1:]...)
			return
		}
	}
	a.running--
	a.admit()
}

func (a *Adaptive) leave(epoch int, complaint bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.running--
	switch {
	case complaint && epoch == a.epoch:
		a.limit, a.clean = max(1, a.limit/2), 0
		a.epoch++
	case complaint:
		a.clean = 0
	default:
		if a.clean++; a.clean >= a.limit && a.limit < a.most {
			a.limit, a.clean = a.limit+1, 0
		}
	}
	a.admit()
}

// admit lets in as many as there is room for. The lock is held.
func (a *Adaptive) admit() {
	for a.running < a.limit && len(a.waiting) > 0 {
		a.running++
		close(a.waiting[0])
		a.waiting = a.waiting[1:]
	}
}
