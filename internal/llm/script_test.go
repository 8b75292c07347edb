package llm_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

var discard = slog.New(slog.DiscardHandler)

// script is a Generator that does what it is told, call by call; after the
// last step it repeats it.
type script struct {
	mu    sync.Mutex
	steps []step
	calls []llm.Request
}

type step struct {
	text string
	err  error
	do   func(ctx context.Context, r llm.Request) // before answering
}

func (s *script) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	s.mu.Lock()
	at := s.steps[min(len(s.calls), len(s.steps)-1)]
	s.calls = append(s.calls, r)
	s.mu.Unlock()
	if at.do != nil {
		at.do(ctx, r)
	}
	if at.err != nil {
		return llm.Response{}, at.err
	}
	return llm.Response{Text: at.text, Usage: tokens(100, 10), Calls: 1, Finish: llm.FinishStop, Level: r.Level}, nil
}

func (s *script) requests() []llm.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]llm.Request(nil), s.calls...)
}

// tokens is a usage whose price is not known.
func tokens(input, output int) synoptic.Usage {
	return synoptic.Usage{InputTokens: input, OutputTokens: output}
}

func failing(k llm.Kind) step { return step{err: llm.Fail(k, "told to", nil)} }

func failingAfter(k llm.Kind, wait time.Duration) step {
	f := llm.Fail(k, "told to", nil)
	f.RetryAfter = wait
	return step{err: f}
}

// paid is a failure of a call that was answered and is charged.
func paid(k llm.Kind) step {
	return step{err: &llm.Failure{Kind: k, Usage: tokens(100, 10), Calls: 1}}
}

func wantKind(t *testing.T, err error, want llm.Kind) {
	t.Helper()
	if got := llm.KindOf(err); got != want {
		t.Errorf("got kind %q (%v), want %q", got, err, want)
	}
}
