package prompt

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// counting answers and counts.
type counting struct {
	calls int
	err   error
}

func (c *counting) Generate(_ context.Context, r llm.Request) (llm.Response, error) {
	c.calls++
	if c.err != nil {
		return llm.Response{}, c.err
	}
	return llm.Response{JSON: json.RawMessage(`{"a":1}`), Model: "m-2026", Usage: synoptic.Usage{InputTokens: 7}}, nil
}

func question() Question {
	return Question{
		Request: llm.Request{PromptVersion: "p1", Purpose: "extract", User: "fence 1"}, Schema: Schema{Name: "s", JSON: json.RawMessage(`{}`), Hash: "h1"},
		Language: synoptic.Chinese, Data: []string{"page 1"},
	}
}

func TestAskKeepsWhatWasPaidFor(t *testing.T) {
	t.Parallel()
	model := &counting{}
	a := &Asker{Generator: model, Model: "m", Cache: NewMemoryCache(0), Log: slog.New(slog.DiscardHandler)}
	first, err := a.Ask(context.Background(), question())
	if err != nil || first.Cached || first.Usage.InputTokens != 7 {
		t.Fatalf("first answer: %+v, %v", first, err)
	}
	again := question()
	again.Request.User = "fence 2" // a fence is no part of a question
	second, err := a.Ask(context.Background(), again)
	if err != nil || !second.Cached || string(second.JSON) != `{"a":1}` || second.Model != "m-2026" || second.Usage.InputTokens != 0 {
		t.Fatalf("second answer: %+v, %v", second, err)
	}
	if model.calls != 1 {
		t.Errorf("%d calls for one question", model.calls)
	}
}

// Whatever an answer depends on makes another question.
func TestAskTellsQuestionsApart(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Asker, *Question){
		"prompt":    func(_ *Asker, q *Question) { q.Request.PromptVersion = "p2" },
		"schema":    func(_ *Asker, q *Question) { q.Schema.Hash = "h2" },
		"language":  func(_ *Asker, q *Question) { q.Language = synoptic.English },
		"page":      func(_ *Asker, q *Question) { q.Data = []string{"page 2"} },
		"border":    func(_ *Asker, q *Question) { q.Data = []string{"page", " 1"} },
		"model":     func(a *Asker, _ *Question) { a.Model = "m2" },
		"workspace": func(a *Asker, _ *Question) { a.Workspace = func(context.Context) synoptic.Workspace { return "other" } },
	} {
		model := &counting{}
		a := &Asker{Generator: model, Model: "m", Cache: NewMemoryCache(0), Log: slog.New(slog.DiscardHandler)}
		q := question()
		if _, err := a.Ask(context.Background(), q); err != nil {
			t.Fatal(err)
		}
		change(a, &q)
		if _, err := a.Ask(context.Background(), q); err != nil {
			t.Fatal(err)
		}
		if model.calls != 2 {
			t.Errorf("another %s gets the same answer", name)
		}
	}
}

// brokenCache fails at everything, or holds what is no entry.
type brokenCache struct{ entry []byte }

func (c brokenCache) Get(context.Context, string) ([]byte, bool, error) {
	if c.entry != nil {
		return c.entry, true, nil
	}
	return nil, false, errors.New("down")
}
func (brokenCache) Put(context.Context, string, []byte) error { return errors.New("down") }

func TestAskWithoutItsCache(t *testing.T) {
	t.Parallel()
	for _, cache := range []Cache{nil, brokenCache{}, brokenCache{[]byte("{")}, brokenCache{[]byte(`{"answer":null}`)}} {
		model := &counting{}
		a := &Asker{Generator: model, Model: "m", Cache: cache, Log: slog.New(slog.DiscardHandler)}
		if _, err := a.Ask(context.Background(), question()); err != nil || model.calls != 1 {
			t.Errorf("%T: %v after %d calls", cache, err, model.calls)
		}
	}
}

// lateCache notes whether it could still write.
type lateCache struct {
	MemoryCache
	err error
}

func (c *lateCache) Put(ctx context.Context, _ string, _ []byte) error {
	c.err = ctx.Err()
	return nil
}

// ending ends the context while the answer is on its way.
type ending struct {
	counting
	end context.CancelFunc
}

func (e *ending) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	e.end()
	return e.counting.Generate(ctx, r)
}

func TestAskKeepsEvenWhenInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cache := &lateCache{err: errors.New("not written")}
	a := &Asker{Generator: &ending{end: cancel}, Model: "m", Cache: cache, Log: slog.New(slog.DiscardHandler)}
	if _, err := a.Ask(ctx, question()); err != nil {
		t.Fatal(err)
	}
	if cache.err != nil {
		t.Errorf("an answer that had arrived was not kept: %v", cache.err)
	}
}

// The bytes of an answer are the same from the model and from the cache,
// because a repair is asked about them.
func TestAskGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	a := &Asker{Generator: spaced{}, Model: "m", Cache: NewMemoryCache(0), Log: slog.New(slog.DiscardHandler)}
	first, err := a.Ask(context.Background(), question())
	if err != nil {
		t.Fatal(err)
	}
	second, err := a.Ask(context.Background(), question())
	if err != nil || !second.Cached || string(first.JSON) != string(second.JSON) {
		t.Errorf("%s\n%s\n%v", first.JSON, second.JSON, err)
	}
}

// slow answers only when it may, and counts.
type slow struct {
	mu    sync.Mutex
	calls int
	may   chan struct{}
	fail  int // so many calls fail first
}

func (s *slow) Generate(ctx context.Context, _ llm.Request) (llm.Response, error) {
	s.mu.Lock()
	s.calls++
	n := s.calls
	s.mu.Unlock()
	select {
	case <-s.may:
	case <-ctx.Done():
		return llm.Response{}, ctx.Err()
	}
	if n <= s.fail {
		return llm.Response{}, llm.Fail(llm.Unavailable, "", nil)
	}
	return llm.Response{JSON: json.RawMessage(`{"a":1}`), Usage: synoptic.Usage{InputTokens: 7}}, nil
}

// The same question at the same time is asked once; where that fails, the
// next in line asks it.
func TestAskOnceAtATime(t *testing.T) {
	t.Parallel()
	for fails, want := range map[int]int{0: 1, 1: 2} {
		model := &slow{may: make(chan struct{}), fail: fails}
		a := &Asker{Generator: model, Model: "m", Cache: NewMemoryCache(0), Log: slog.New(slog.DiscardHandler)}
		var all sync.WaitGroup
		var failed, tokens atomic.Int64
		for range 12 {
			all.Go(func() {
				got, err := a.Ask(context.Background(), question())
				if err != nil {
					failed.Add(1)
				}
				tokens.Add(int64(got.Usage.InputTokens))
			})
		}
		close(model.may)
		all.Wait()
		if model.calls != want || failed.Load() != int64(fails) || tokens.Load() != 7 {
			t.Errorf("%d fail: %d calls, want %d; %d failed; %d tokens", fails, model.calls, want, failed.Load(), tokens.Load())
		}
	}
	// Whoever waits may stop waiting.
	model := &slow{may: make(chan struct{})}
	a := &Asker{Generator: model, Model: "m", Cache: NewMemoryCache(0), Log: slog.New(slog.DiscardHandler)}
	mine, _ := a.begin(a.key(context.Background(), question()))
	if !mine {
		t.Fatal("the question is under way")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Ask(ctx, question()); !errors.Is(err, context.Canceled) || model.calls != 0 {
		t.Errorf("%v after %d calls", err, model.calls)
	}
}

// spaced answers in JSON that an encoder would write otherwise.
type spaced struct{}

func (spaced) Generate(context.Context, llm.Request) (llm.Response, error) {
	return llm.Response{JSON: json.RawMessage("{ \"a\" :\n\"1 < 2 & 3\u2028\" }")}, nil
}

func TestAskFails(t *testing.T) {
	t.Parallel()
	cache := NewMemoryCache(0)
	model := &counting{err: llm.Fail(llm.Refused, "", nil)}
	a := &Asker{Generator: model, Model: "m", Cache: cache, Log: slog.New(slog.DiscardHandler)}
	if _, err := a.Ask(context.Background(), question()); llm.KindOf(err) != llm.Refused || synoptic.CodeOf(err) != synoptic.CodeEngine {
		t.Errorf("the failure is lost: %v", err)
	}
	model.err = nil
	if got, err := a.Ask(context.Background(), question()); err != nil || got.Cached {
		t.Errorf("a failure was kept: %+v, %v", got, err)
	}
}

func TestMemoryCacheIsBounded(t *testing.T) {
	t.Parallel()
	c := NewMemoryCache(10)
	ctx := context.Background()
	for _, key := range []string{"a", "b", "c"} {
		if err := c.Put(ctx, key, []byte("1234")); err != nil {
			t.Fatal(err)
		}
	}
	_, b, _ := c.Get(ctx, "b")
	_, third, _ := c.Get(ctx, "c")
	if !b || third {
		t.Errorf("b is kept: %v; c, beyond the bound: %v", b, third)
	}
}
