package llm_test

import (
	"context"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
)

func TestRequestsPerMinute(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	g := llm.NewRateLimiter(llm.Limits{RequestsPerMinute: 60}, clock).Limit(&script{steps: []step{{text: "{}"}}})
	start := clock.Now()
	for range 120 {
		if _, err := g.Generate(t.Context(), llm.Request{}); err != nil {
			t.Fatal(err)
		}
	}
	if took := clock.Now().Sub(start).Round(time.Second); took != time.Minute {
		t.Errorf("120 calls at 60 a minute with a full bucket took %s, want 1m", took)
	}
}

// A bound on output that is far too high costs no throughput: what was not
// used comes back.
func TestTokensComeBack(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	g := llm.NewRateLimiter(llm.Limits{TokensPerMinute: 1100}, clock).Limit(&script{steps: []step{{text: "{}"}}}) // uses 110 a call
	start := clock.Now()
	for range 20 {
		if _, err := g.Generate(t.Context(), llm.Request{MaxOutputTokens: 1000}); err != nil {
			t.Fatal(err)
		}
	}
	// Without the refund: 20 × 1,000 at 1,100 a minute, 17 minutes.
	if took := clock.Now().Sub(start); took < 50*time.Second || took > 3*time.Minute {
		t.Errorf("20 calls of 110 tokens at 1,100 a minute took %s", took)
	}
}

func TestRequestLargerThanTheBucket(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	g := llm.NewRateLimiter(llm.Limits{TokensPerMinute: 100}, clock).Limit(&script{steps: []step{{text: "{}"}}})
	if _, err := g.Generate(t.Context(), llm.Request{MaxOutputTokens: 250}); err != nil {
		t.Fatal(err)
	}
	if slept := clock.Slept(); len(slept) != 1 || slept[0] < time.Minute {
		t.Errorf("slept %v", slept)
	}
}

func TestLimiterGivesBackWhatWasNotSent(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	l := llm.NewRateLimiter(llm.Limits{RequestsPerMinute: 2, TokensPerMinute: 1000}, clock)
	refused := l.Limit(&script{steps: []step{failing(llm.OverBudget)}})
	for range 10 {
		_, err := refused.Generate(t.Context(), llm.Request{MaxOutputTokens: 900})
		wantKind(t, err, llm.OverBudget)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := refused.Generate(ctx, llm.Request{}); err == nil {
		t.Error("no error though the context has ended")
	}
	if slept := clock.Slept(); len(slept) != 0 {
		t.Errorf("calls that were never sent made others wait: %v", slept)
	}
}
