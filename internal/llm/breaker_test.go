package llm_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
)

func breaker(calls *script, clock llm.Clock) *llm.Breaker {
	return llm.NewBreaker(calls, llm.BreakerPolicy{Failures: 3, Rest: 10 * time.Second, Clock: clock})
}

func TestBreaker(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	calls := &script{steps: []step{failing(llm.Unavailable), failing(llm.TimedOut), failing(llm.Unavailable), failing(llm.Unavailable), {text: "{}"}}}
	b := breaker(calls, clock)
	ask := func() error {
		_, err := b.Generate(t.Context(), llm.Request{})
		return err
	}
	for _, kind := range []llm.Kind{llm.Unavailable, llm.TimedOut, llm.Unavailable} {
		wantKind(t, ask(), kind)
	}
	before := len(calls.requests())
	clock.Advance(4 * time.Second)
	f, ok := errors.AsType[*llm.Failure](ask())
	if !ok || f.RetryAfter != 6*time.Second {
		t.Errorf("while open: %+v", f)
	}
	if len(calls.requests()) != before {
		t.Error("an open circuit let a call through")
	}
	clock.Advance(6 * time.Second)
	wantKind(t, ask(), llm.Unavailable) // the probe fails
	if len(calls.requests()) != before+1 {
		t.Error("no probe after the rest")
	}
	wantKind(t, ask(), llm.Unavailable)
	if len(calls.requests()) != before+1 {
		t.Error("a failed probe did not open the circuit again")
	}
	clock.Advance(10 * time.Second)
	for range 3 {
		if err := ask(); err != nil {
			t.Errorf("after the endpoint came back: %v", err)
		}
	}
}

func TestBreakerCountsNothingElse(t *testing.T) {
	t.Parallel()
	for _, kind := range []llm.Kind{llm.RateLimited, llm.OverQuota, llm.Refused, llm.BadRequest, llm.FormatRejected, llm.TooLong, llm.CutOff, llm.Blank, llm.Unauthorized} {
		calls := &script{steps: []step{failing(kind)}}
		b := breaker(calls, llmtest.NewClock())
		for range 10 {
			_, err := b.Generate(t.Context(), llm.Request{})
			wantKind(t, err, kind)
		}
		if len(calls.requests()) != 10 {
			t.Errorf("%s opened the circuit", kind)
		}
	}
}

func TestBreakerNeedsFailuresInARow(t *testing.T) {
	t.Parallel()
	calls := &script{}
	for range 10 {
		calls.steps = append(calls.steps, failing(llm.Unavailable), failing(llm.Unavailable), failing(llm.RateLimited))
	}
	b := breaker(calls, llmtest.NewClock())
	for range 30 {
		_, _ = b.Generate(t.Context(), llm.Request{})
	}
	if len(calls.requests()) != 30 {
		t.Errorf("%d calls got through, want 30", len(calls.requests()))
	}
}

// One probe at a time, and one that our own context ended frees the place.
func TestBreakerProbes(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	calls := &script{steps: []step{failing(llm.Unavailable), failing(llm.Unavailable), failing(llm.Unavailable)}}
	b := breaker(calls, clock)
	for range 3 {
		_, _ = b.Generate(t.Context(), llm.Request{})
	}
	clock.Advance(10 * time.Second)
	calls.steps = append(calls.steps, step{err: context.Canceled, do: func(context.Context, llm.Request) {
		_, err := b.Generate(t.Context(), llm.Request{})
		wantKind(t, err, llm.Unavailable)
	}}, step{text: "{}"})
	if _, err := b.Generate(t.Context(), llm.Request{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if len(calls.requests()) != 4 {
		t.Errorf("%d calls, want 4: two probes at once", len(calls.requests()))
	}
	if _, err := b.Generate(t.Context(), llm.Request{}); err != nil {
		t.Errorf("after the probe's own end: %v", err)
	}
}
