package llm

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"synoptic/internal/synoptic"
)

// unboundedOutput is what a call is expected to write at most when its request
// sets no bound.
const unboundedOutput = 16_384

// Call is one call that an endpoint answered, for the books.
type Call struct {
	ID        string // unique, so that a record written twice counts once
	At        time.Time
	Target    Target
	Purpose   string
	Usage     synoptic.Usage
	Estimated bool // the endpoint did not say; Usage is our estimate
}

// Meter prices each call, holds the caps, and keeps the books. It belongs to
// one target and lies below the retries, so that it sees every call.
type Meter struct {
	Target Target
	Prices Prices
	Caps   []*Cap
	// Record is told of every answered call, whether its answer was of use or
	// not, even when ctx has ended. May be nil.
	Record func(ctx context.Context, c Call)
	Clock  Clock // nil is the system's
	Next   Generator
}

// Generate calls Next unless a cap could be passed by it. Where there is a cap
// and the price is not known, it refuses: a cap that cannot be held is none.
func (m *Meter) Generate(ctx context.Context, r Request) (Response, error) {
	caps := m.Caps
	if c := capOf(ctx); c != nil {
		caps = append(slices.Clip(caps), c)
	}
	most, err := m.reserve(ctx, r, caps)
	if err != nil {
		return Response{}, err
	}
	spent := 0.0
	defer func() {
		for _, c := range caps {
			c.settle(most, spent)
		}
	}()
	resp, err := m.Next.Generate(ctx, r)
	if err == nil {
		resp.Usage, resp.Estimated = m.priced(r, resp.Usage, resp.Text)
		m.record(ctx, r, resp.Usage, resp.Estimated)
		spent = cost(resp.Usage)
		return resp, nil
	}
	f, ok := errors.AsType[*Failure](err)
	switch {
	case ok && f.Calls > 0:
		counted := *f
		counted.Usage, counted.Estimated = m.priced(r, f.Usage, "")
		m.record(ctx, r, counted.Usage, counted.Estimated)
		spent, err = cost(counted.Usage), &counted
	case !ok, f.Kind == TimedOut, f.Kind == Unavailable && f.Status/100 == 2:
		// It may have been answered and charged without our seeing it. The
		// caps count it as if it had.
		spent = most
	}
	return Response{}, err
}

// reserve sets aside what the call may cost at most under every cap.
func (m *Meter) reserve(ctx context.Context, r Request, caps []*Cap) (float64, error) {
	if len(caps) == 0 {
		return 0, nil
	}
	price, ok := m.Prices.Of(m.Target)
	if !ok {
		return 0, Fail(OverBudget, "there is a spend cap but no price for model "+clip(m.Target.Model, 64)+": put one into the configuration", nil)
	}
	output := r.MaxOutputTokens
	if output <= 0 {
		output = unboundedOutput
	}
	most := price.Cost(synoptic.Usage{InputTokens: int(float64(EstimateInput(r)) * reserveFactor), OutputTokens: output})
	for i, c := range caps {
		if err := c.reserve(ctx, most); err != nil {
			for _, earlier := range caps[:i] {
				earlier.settle(most, 0)
			}
			return 0, err
		}
	}
	return most, nil
}

// priced fills in the cost, and the tokens where the endpoint did not say.
func (m *Meter) priced(r Request, u synoptic.Usage, text string) (synoptic.Usage, bool) {
	estimated := u.InputTokens == 0 && u.OutputTokens == 0
	if estimated {
		u.InputTokens, u.OutputTokens = EstimateInput(r), EstimateTokens(text)
	}
	return m.Prices.Priced(m.Target, u), estimated
}

func (m *Meter) record(ctx context.Context, r Request, u synoptic.Usage, estimated bool) {
	if m.Record == nil {
		return
	}
	clock := m.Clock
	if clock == nil {
		clock = SystemClock{}
	}
	m.Record(context.WithoutCancel(ctx), Call{
		ID: rand.Text(), At: clock.Now(), Target: m.Target, Purpose: r.Purpose, Usage: u, Estimated: estimated,
	})
}

func cost(u synoptic.Usage) float64 {
	if u.CostUSD == nil {
		return 0
	}
	return *u.CostUSD
}
