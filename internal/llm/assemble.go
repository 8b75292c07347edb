package llm

import (
	"context"
	"log/slog"
)

// Stack says how a model is to be called. Only Target, Compile and Log are
// needed.
type Stack struct {
	Target      Target
	Compile     Compiler
	Memory      LevelMemory
	Retry       RetryPolicy
	Breaker     BreakerPolicy
	Limiter     *RateLimiter // may be shared between the targets of an account
	Concurrency int          // calls at once at most; 0 is 8
	Prices      Prices
	Caps        []*Cap
	Record      func(ctx context.Context, c Call)
	Clock       Clock
	Log         *slog.Logger
}

// Assemble puts the decorators over an adapter, in the order that the package
// comment draws.
func Assemble(adapter Generator, s Stack) *Ladder {
	return NewLadder(Below(adapter, s), s.Target, s.Compile, s.Memory, s.Log)
}

// Below is what Assemble puts under the ladder: it takes requests at a level,
// and gives back text.
func Below(adapter Generator, s Stack) Generator {
	if s.Concurrency <= 0 {
		s.Concurrency = 8
	}
	if s.Clock == nil {
		s.Clock = SystemClock{}
	}
	if s.Limiter == nil {
		s.Limiter = NewRateLimiter(Limits{}, s.Clock)
	}
	s.Retry.Clock, s.Retry.Log = s.Clock, s.Log
	s.Breaker.Clock, s.Breaker.Log = s.Clock, s.Log
	breaker := NewBreaker(adapter, s.Breaker)
	meter := &Meter{Target: s.Target, Prices: s.Prices, Caps: s.Caps, Record: s.Record, Clock: s.Clock, Next: breaker}
	limited := s.Limiter.Limit(NewAdaptive(meter, s.Concurrency))
	return Retry(limited, s.Retry)
}
