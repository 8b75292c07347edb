package llm_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/llm"
)

func TestSystemClock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		clock, start := llm.SystemClock{}, time.Now()
		if err := clock.Sleep(t.Context(), time.Hour); err != nil || clock.Now().Sub(start) != time.Hour {
			t.Errorf("slept %s, %v", clock.Now().Sub(start), err)
		}
		if err := clock.Sleep(t.Context(), -time.Hour); err != nil {
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := clock.Sleep(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) || clock.Now().Sub(start) != time.Hour+time.Minute {
			t.Errorf("slept %s, %v", clock.Now().Sub(start), err)
		}
	})
}

// With the defaults of everything, and time that passes: a server that is down
// for five seconds costs a request those seconds and no failure.
func TestAssembledWaitsOutAnOutage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		adapter := generatorFunc(func(context.Context, llm.Request) (llm.Response, error) {
			if time.Since(start) < 5*time.Second {
				return llm.Response{}, llm.Fail(llm.Unavailable, "down", nil)
			}
			return llm.Response{Text: good, Calls: 1, Usage: tokens(1, 1)}, nil
		})
		l := llm.Assemble(adapter, llm.Stack{Target: target, Compile: compileNothing, Retry: llm.RetryPolicy{Tries: 12, Jitter: func() float64 { return 0.9 }}, Log: discard})
		if resp, err := l.Generate(t.Context(), formRequest("p")); err != nil || resp.Calls != 1 {
			t.Errorf("%+v, %v", resp, err)
		}
		if took := time.Since(start); took < 5*time.Second || took > 20*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func compileNothing([]byte) (func([]byte) error, error) {
	return func([]byte) error { return nil }, nil
}
