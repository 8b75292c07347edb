package modelengine

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
)

func TestSmallerPartsWhereTheModelCannot(t *testing.T) {
	t.Parallel()
	for _, kind := range []llm.Kind{llm.TooLong, llm.CutOff} {
		m := &model{t: t}
		m.answer = func(r llm.Request) (json.RawMessage, error) {
			if llm.EstimateTokens(fenced(r.User)) > 80 {
				f := llm.Fail(kind, "", nil)
				f.Usage.InputTokens, f.Calls = 7, 1
				return nil, f
			}
			return draft{}.wire(t), nil
		}
		x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), "")
		if err != nil || len(m.calls()) < 3 || x.Usage.InputTokens != 7+100*(len(m.calls())-1) {
			t.Errorf("%s: %v after %d calls, usage %+v", kind, err, len(m.calls()), x)
		}
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	for _, kind := range []llm.Kind{llm.Refused, llm.CutOff, llm.Blank, llm.BadAnswer, llm.TooLong, llm.RateLimited, llm.Unavailable,
		llm.TimedOut, llm.OverQuota, llm.Unauthorized, llm.FormatRejected, llm.BadRequest, llm.OverBudget} {
		m := &model{t: t, answer: func(llm.Request) (json.RawMessage, error) {
			f := llm.Fail(kind, "", nil)
			f.Usage = synoptic.Usage{InputTokens: 3, CostUSD: new(0.1)}
			return nil, f
		}}
		engine, p := newEngine(t, m, nil), boatsPage(t)
		x, err := engine.Extract(context.Background(), p, "")
		if x != nil || llm.KindOf(err) != kind || synoptic.CodeOf(err) == synoptic.CodeInternal {
			t.Errorf("%s: %+v, %v", kind, x, err)
		}
		var log bytes.Buffer
		auto := &Fallback{First: engine, Second: builtIn(), Log: slog.New(slog.NewTextHandler(&log, nil))}
		x, err = auto.Extract(context.Background(), p, "")
		if err != nil || x.Engine != synoptic.EngineRules || len(x.Warnings) == 0 || !strings.Contains(x.Warnings[len(x.Warnings)-1], "rules") {
			t.Errorf("%s: the fallback gives %+v, %v", kind, x, err)
			continue
		}
		if x.Usage.InputTokens < 3 {
			t.Errorf("%s: what the model consumed in vain is lost", kind)
		}
		if strings.Contains(log.String(), "纸船") {
			t.Errorf("%s: the log holds page text: %s", kind, log.String())
		}
	}
}

// A key that is not accepted is tried once, and again when a person may have
// mended it; a busy endpoint is tried with every page.
func TestFallbackStopsAsking(t *testing.T) {
	t.Parallel()
	for kind, want := range map[llm.Kind]int{llm.Unauthorized: 2, llm.OverQuota: 2, llm.RateLimited: 11, llm.Refused: 11} {
		m := &model{t: t, answer: func(llm.Request) (json.RawMessage, error) { return nil, llm.Fail(kind, "", nil) }}
		now := time.Unix(0, 0)
		auto := &Fallback{First: newEngine(t, m, nil), Second: builtIn(), Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }}
		for i := range 11 {
			if i == 10 {
				now = now.Add(2 * time.Minute)
			}
			if x, err := auto.Extract(context.Background(), boatsPage(t), ""); err != nil || x.Engine != synoptic.EngineRules {
				t.Fatalf("%s: %+v, %v", kind, x, err)
			}
		}
		if n := len(m.calls()); n != want {
			t.Errorf("%s: %d calls for 11 pages, want %d", kind, n, want)
		}
	}
}

// A repair that fails costs the answers that needed it, not the document.
func TestRepairFails(t *testing.T) {
	t.Parallel()
	first := honest()
	first.Theory.Quotes = []string{"以精英理论为视角"}
	m := &model{t: t, answer: func(r llm.Request) (json.RawMessage, error) {
		if len(r.Turns) > 0 {
			return nil, llm.Fail(llm.Unavailable, "", nil)
		}
		return first.wire(t), nil
	}}
	x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), "")
	if err != nil || x.Theory.Status != synoptic.Unverified || x.Case.Status != synoptic.Reported || len(x.Warnings) < 2 {
		t.Errorf("%+v, %v", x, err)
	}
}

func TestContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	m := &model{t: t}
	m.answer = func(llm.Request) (json.RawMessage, error) {
		cancel()
		return nil, ctx.Err()
	}
	auto := &Fallback{First: newEngine(t, m, nil), Second: builtIn(), Log: slog.New(slog.DiscardHandler)}
	if x, err := auto.Extract(ctx, boatsPage(t), ""); x != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run falls back: %+v, %v", x, err)
	}
	if _, err := auto.Extract(ctx, boatsPage(t), ""); !errors.Is(err, context.Canceled) || len(m.calls()) != 1 {
		t.Errorf("a call was made after the end: %d, %v", len(m.calls()), err)
	}
}

// An answer that was paid for is not paid for again, repairs included.
func TestNothingIsPaidTwice(t *testing.T) {
	t.Parallel()
	first, right := honest(), honest()
	first.Theory.Quotes = []string{"以精英理论为视角"}
	m := always(t, first, &right)
	engine := newEngine(t, m, func(o *Options) { o.Asker.Cache = prompt.NewMemoryCache(0) })
	p := boatsPage(t)
	one, err := engine.Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	two, err := engine.Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(m.calls()); n != 2 {
		t.Errorf("%d calls for two readings, want the answer and its repair once", n)
	}
	if two.Usage.InputTokens != 0 || one.Usage.InputTokens != 200 {
		t.Errorf("usage %d, then %d", one.Usage.InputTokens, two.Usage.InputTokens)
	}
	one.Usage, two.Usage = synoptic.Usage{}, synoptic.Usage{}
	a, errA := json.Marshal(one)
	b, errB := json.Marshal(two)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Errorf("two readings differ:\n%s\n%s", a, b)
	}
	if _, err := engine.Extract(context.Background(), p, synoptic.English); err != nil || len(m.calls()) == 2 {
		t.Errorf("another language got the same answer: %v", err)
	}
}
