package llm_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
)

func TestRetry(t *testing.T) {
	t.Parallel()
	ok := step{text: "{}"}
	for _, tt := range []struct {
		name  string
		steps []step
		kind  llm.Kind // of the error, "" for success
		calls int
		slept []time.Duration // with a jitter of 0.5
	}{
		{"at once", []step{ok}, "", 1, nil},
		{"backoff doubles", []step{failing(llm.Unavailable), failing(llm.TimedOut), failing(llm.RateLimited), ok}, "", 4,
			[]time.Duration{250 * time.Millisecond, 500 * time.Millisecond, time.Second}},
		{"a hint is kept, with a bit more", []step{failingAfter(llm.RateLimited, 7*time.Second), ok}, "", 2,
			[]time.Duration{7250 * time.Millisecond}},
		{"a hint shorter than the backoff", []step{failing(llm.Unavailable), failing(llm.Unavailable), failing(llm.Unavailable), failing(llm.Unavailable), failingAfter(llm.Unavailable, time.Millisecond), ok}, "", 6,
			[]time.Duration{250 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second}},
		{"bounded tries", []step{failing(llm.Unavailable)}, llm.Unavailable, 6, nil},
		{"bounded time", []step{failingAfter(llm.RateLimited, time.Hour)}, llm.RateLimited, 1, nil},
		{"blank is asked for once more", []step{paid(llm.Blank), ok}, "", 2, nil},
		{"and no more", []step{paid(llm.Blank)}, llm.Blank, 2, nil},
		{"refused", []step{failing(llm.Refused)}, llm.Refused, 1, nil},
		{"cut off", []step{failing(llm.CutOff)}, llm.CutOff, 1, nil},
		{"bad answer", []step{failing(llm.BadAnswer)}, llm.BadAnswer, 1, nil},
		{"too long", []step{failing(llm.TooLong)}, llm.TooLong, 1, nil},
		{"no quota", []step{failing(llm.OverQuota)}, llm.OverQuota, 1, nil},
		{"no key", []step{failing(llm.Unauthorized)}, llm.Unauthorized, 1, nil},
		{"bad request", []step{failing(llm.BadRequest)}, llm.BadRequest, 1, nil},
		{"format", []step{failing(llm.FormatRejected)}, llm.FormatRejected, 1, nil},
		{"our cap", []step{failing(llm.OverBudget)}, llm.OverBudget, 1, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			clock, calls := llmtest.NewClock(), &script{steps: tt.steps}
			g := llm.Retry(calls, llm.RetryPolicy{Clock: clock, Jitter: func() float64 { return 0.5 }})
			_, err := g.Generate(t.Context(), llm.Request{})
			wantKind(t, err, tt.kind)
			if n := len(calls.requests()); n != tt.calls {
				t.Errorf("%d calls, want %d", n, tt.calls)
			}
			if tt.slept == nil {
				return
			}
			slept := clock.Slept()
			if len(slept) != len(tt.slept) {
				t.Fatalf("slept %v, want %v", slept, tt.slept)
			}
			for i := range slept {
				if slept[i] != tt.slept[i] {
					t.Errorf("slept %v, want %v", slept, tt.slept)
					break
				}
			}
		})
	}
}

func TestRetryElapsed(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	calls := &script{steps: []step{{err: llm.Fail(llm.Unavailable, "", nil), do: func(context.Context, llm.Request) { clock.Advance(time.Minute) }}}}
	_, err := llm.Retry(calls, llm.RetryPolicy{Clock: clock, Tries: 100, Elapsed: 3 * time.Minute}).Generate(t.Context(), llm.Request{})
	wantKind(t, err, llm.Unavailable)
	if n := len(calls.requests()); n != 3 && n != 2 {
		t.Errorf("%d calls of a minute each within three minutes", n)
	}
}

// A deadline that comes before the wait is over ends it before it begins.
func TestRetryDoesNotWaitInVain(t *testing.T) {
	t.Parallel()
	clock, calls := llmtest.NewClock(), &script{steps: []step{failingAfter(llm.RateLimited, 2*time.Hour)}}
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(time.Hour))
	defer cancel()
	_, err := llm.Retry(calls, llm.RetryPolicy{Clock: llm.SystemClock{}, Elapsed: 24 * time.Hour}).Generate(ctx, llm.Request{})
	wantKind(t, err, llm.RateLimited)
	if len(calls.requests()) != 1 || len(clock.Slept()) != 0 {
		t.Error("waited for what cannot come in time")
	}
}

func TestRetryStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	calls := &script{steps: []step{{err: llm.Fail(llm.Unavailable, "", nil), do: func(context.Context, llm.Request) { cancel() }}}}
	if _, err := llm.Retry(calls, llm.RetryPolicy{}).Generate(ctx, llm.Request{}); err == nil {
		t.Error("no error")
	}
	if n := len(calls.requests()); n != 1 {
		t.Errorf("%d calls after the end", n)
	}
}

// What was paid for is counted, whether it was of use or not.
func TestRetryCountsEveryAnswer(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	resp, err := llm.Retry(&script{steps: []step{paid(llm.Blank), failing(llm.Unavailable), {text: "{}"}}}, llm.RetryPolicy{Clock: clock}).Generate(t.Context(), llm.Request{})
	if err != nil || resp.Usage.InputTokens != 200 || resp.Calls != 2 {
		t.Errorf("%+v, %v", resp, err)
	}
	_, err = llm.Retry(&script{steps: []step{paid(llm.Blank)}}, llm.RetryPolicy{Clock: clock}).Generate(t.Context(), llm.Request{})
	f, ok := errors.AsType[*llm.Failure](err)
	if !ok || f.Usage.OutputTokens != 20 || f.Calls != 2 || llm.UsageOf(err).InputTokens != 200 {
		t.Errorf("%+v", f)
	}
}
