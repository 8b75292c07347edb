package llm_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"synoptic/internal/llm"
)

func TestAdaptiveFindsItsBound(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{failing(llm.RateLimited), failing(llm.RateLimited), {text: "{}"}}}
	a := llm.NewAdaptive(calls, 8)
	for _, want := range []int{4, 2} {
		_, err := a.Generate(t.Context(), llm.Request{})
		wantKind(t, err, llm.RateLimited)
		if a.Limit() != want {
			t.Errorf("bound %d, want %d", a.Limit(), want)
		}
	}
	// +1 after a window of as many clean calls as the bound: 2, 3, 4, 5, 6, 7.
	for range 2 + 3 + 4 + 5 + 6 + 7 {
		if _, err := a.Generate(t.Context(), llm.Request{}); err != nil {
			t.Fatal(err)
		}
	}
	if a.Limit() != 8 {
		t.Errorf("bound %d after enough clean windows, want 8", a.Limit())
	}
	for range 100 {
		if _, err := a.Generate(t.Context(), llm.Request{}); err != nil {
			t.Fatal(err)
		}
	}
	if a.Limit() != 8 {
		t.Errorf("bound %d beyond the most", a.Limit())
	}
}

// Calls that were under way when the bound was halved do not halve it again.
func TestAdaptiveHalvesOnceAWindow(t *testing.T) {
	t.Parallel()
	var together sync.WaitGroup
	together.Add(8)
	calls := &script{steps: []step{{err: llm.Fail(llm.RateLimited, "", nil), do: func(context.Context, llm.Request) {
		together.Done()
		together.Wait()
	}}}}
	a := llm.NewAdaptive(calls, 8)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { _, _ = a.Generate(t.Context(), llm.Request{}) })
	}
	all.Wait()
	if a.Limit() != 4 {
		t.Errorf("bound %d after one burst, want 4", a.Limit())
	}
}

func TestAdaptiveBoundsCalls(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	running, most := 0, 0
	release := make(chan struct{})
	calls := &script{steps: []step{{text: "{}", do: func(context.Context, llm.Request) {
		mu.Lock()
		running++
		most = max(most, running)
		mu.Unlock()
		<-release
		mu.Lock()
		running--
		mu.Unlock()
	}}}}
	a := llm.NewAdaptive(calls, 3)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { _, _ = a.Generate(t.Context(), llm.Request{}) })
	}
	// One more gives up while it waits; it must leave no place occupied.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Generate(ctx, llm.Request{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for range 20 {
		release <- struct{}{}
	}
	all.Wait()
	if most > 3 {
		t.Errorf("%d calls at once, want at most 3", most)
	}
	if len(calls.requests()) != 20 {
		t.Errorf("%d calls, want 20", len(calls.requests()))
	}
}
