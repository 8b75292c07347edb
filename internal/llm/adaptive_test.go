package llm_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"

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

// Three places, twenty callers: they are served in turn, and whoever gives up
// while waiting leaves no place occupied.
func TestAdaptiveBoundsCalls(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		calls := &script{steps: []step{{text: "{}", do: func(context.Context, llm.Request) { <-release }}}}
		a := llm.NewAdaptive(calls, 3)
		impatient, giveUp := context.WithCancel(t.Context())
		gaveUp, done := 0, 0
		var mu sync.Mutex
		for i := range 20 {
			ctx := t.Context()
			if i%4 == 3 {
				ctx = impatient
			}
			go func() {
				_, err := a.Generate(ctx, llm.Request{})
				mu.Lock()
				defer mu.Unlock()
				if errors.Is(err, context.Canceled) {
					gaveUp++
				} else if err == nil {
					done++
				}
			}()
		}
		synctest.Wait()
		if n := len(calls.requests()); n != 3 {
			t.Errorf("%d calls at once, want 3", n)
		}
		giveUp()
		synctest.Wait()
		if _, err := a.Generate(impatient, llm.Request{}); !errors.Is(err, context.Canceled) {
			t.Errorf("a context that has ended: %v", err)
		}
		waiting := 20 - gaveUp
		for n := range waiting {
			if got := len(calls.requests()); got != min(n+3, waiting) {
				t.Errorf("%d calls begun after %d ended", got, n)
			}
			release <- struct{}{}
			synctest.Wait()
		}
		if done != waiting || gaveUp < 4 {
			t.Errorf("%d done, %d gave up", done, gaveUp)
		}
	})
}

// A place that is granted to somebody who gives up at that very moment is not
// lost: after many such moments there still is one.
func TestAdaptiveLosesNoPlace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var whileRunning func()
		a := llm.NewAdaptive(generatorFunc(func(ctx context.Context, _ llm.Request) (llm.Response, error) {
			if ctx.Value(whileKey{}) != nil {
				whileRunning()
			}
			return llm.Response{}, nil
		}), 1)
		for range 300 {
			ctx, giveUp := context.WithCancel(t.Context())
			whileRunning = func() {
				go func() { _, _ = a.Generate(ctx, llm.Request{}) }()
				synctest.Wait() // the second caller waits for the place of the first
				giveUp()        // and gets it before it can leave the queue
			}
			if _, err := a.Generate(context.WithValue(t.Context(), whileKey{}, true), llm.Request{}); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
		}
	})
}

type whileKey struct{}
