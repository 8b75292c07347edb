package llm_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// dollar is a table in which an input token costs a cent, so that a call of
// the script (100 in, 10 out) costs $1.20.
var dollar = llm.Prices{{Model: "m", Input: 1e4, Output: 2e4, AsOf: "2026-11-01"}}

var target = llm.Target{Endpoint: "https://a.example/v1", Provider: "unknown", Model: "m"}

func TestMeterPricesAndRecords(t *testing.T) {
	t.Parallel()
	var books []llm.Call
	calls := &script{steps: []step{{text: "{}"}, paid(llm.Refused), failing(llm.Unavailable)}}
	m := &llm.Meter{Target: target, Prices: dollar, Next: calls, Clock: llmtest.NewClock(), Record: func(_ context.Context, c llm.Call) { books = append(books, c) }}
	resp, err := m.Generate(t.Context(), llm.Request{Purpose: "extract"})
	if err != nil || resp.Usage.CostUSD == nil || math.Abs(*resp.Usage.CostUSD-1.2) > 1e-9 || resp.Estimated {
		t.Errorf("%+v, %v", resp, err)
	}
	_, err = m.Generate(t.Context(), llm.Request{})
	if cost := llm.UsageOf(err).CostUSD; cost == nil || math.Abs(*cost-1.2) > 1e-9 {
		t.Errorf("a refusal is charged too: %v", err)
	}
	_, _ = m.Generate(t.Context(), llm.Request{})
	if len(books) != 2 || books[0].ID == "" || books[0].ID == books[1].ID || books[0].Purpose != "extract" || books[0].Target.Model != "m" || books[0].At.IsZero() {
		t.Errorf("books %+v", books)
	}
}

func TestMeterKnowsWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	m := &llm.Meter{Target: target, Next: &script{steps: []step{{text: "{}"}}}}
	resp, err := m.Generate(t.Context(), llm.Request{})
	if err != nil || resp.Usage.CostUSD != nil {
		t.Errorf("an unknown price is nil, never 0: %+v, %v", resp.Usage, err)
	}
	silent := generatorFunc(func(context.Context, llm.Request) (llm.Response, error) {
		return llm.Response{Text: "eight characters or more", Calls: 1}, nil
	})
	m = &llm.Meter{Target: target, Prices: dollar, Next: silent}
	resp, err = m.Generate(t.Context(), llm.Request{User: strings.Repeat("字", 100)})
	if err != nil || !resp.Estimated || resp.Usage.InputTokens < 50 || resp.Usage.OutputTokens == 0 || resp.Usage.CostUSD == nil {
		t.Errorf("usage that the endpoint does not tell is estimated: %+v, %v", resp, err)
	}
}

type generatorFunc func(context.Context, llm.Request) (llm.Response, error)

func (f generatorFunc) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	return f(ctx, r)
}

// A cap stops before it is passed, however many calls run at once.
func TestCapHolds(t *testing.T) {
	t.Parallel()
	run := llm.NewRunCap(10)
	m := &llm.Meter{Target: target, Prices: dollar, Next: &script{steps: []step{{text: "{}"}}}}
	ctx := llm.WithCap(t.Context(), run)
	var mu sync.Mutex
	var all sync.WaitGroup
	done, stopped := 0, 0
	for range 100 {
		all.Go(func() {
			_, err := m.Generate(ctx, llm.Request{User: strings.Repeat("字", 100), MaxOutputTokens: 10})
			mu.Lock()
			defer mu.Unlock()
			switch llm.KindOf(err) {
			case "":
				done++
			case llm.OverBudget:
				stopped++
			}
		})
	}
	all.Wait()
	if run.Spent() > 10 || done == 0 || done+stopped != 100 || math.Abs(run.Spent()-1.2*float64(done)) > 1e-9 {
		t.Errorf("%d done, %d stopped, spent %.2f of 10", done, stopped, run.Spent())
	}
	// What was set aside and not spent is free again: the run can go on until
	// the next call could pass the cap.
	for {
		if _, err := m.Generate(ctx, llm.Request{User: strings.Repeat("字", 100), MaxOutputTokens: 10}); err != nil {
			break
		}
	}
	if run.Spent() < 8 || run.Spent() > 10 {
		t.Errorf("spent %.2f of 10", run.Spent())
	}
}

// What is under way counts before it is settled: of calls that are sent at the
// same moment only as many go out as the cap covers together.
func TestCapCountsWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		calls := &script{steps: []step{{text: "{}", do: func(context.Context, llm.Request) { <-release }}}}
		m := &llm.Meter{Target: target, Prices: dollar, Next: calls, Caps: []*llm.Cap{llm.NewRunCap(10)}}
		for range 50 {
			go func() {
				_, _ = m.Generate(t.Context(), llm.Request{User: strings.Repeat("字", 100), MaxOutputTokens: 10})
			}()
		}
		synctest.Wait()
		if n := len(calls.requests()); n == 0 || 1.2*float64(n) > 10 {
			t.Errorf("%d calls of $1.20 under way under a cap of $10", n)
		}
		close(release)
	})
}

// A cap that agrees gives back what it set aside when another refuses.
func TestCapsTogether(t *testing.T) {
	t.Parallel()
	run, calls := llm.NewRunCap(3), &script{steps: []step{{text: "{}"}}}
	r := llm.Request{User: strings.Repeat("字", 100), MaxOutputTokens: 10}
	both := &llm.Meter{Target: target, Prices: dollar, Next: calls, Caps: []*llm.Cap{run, llm.NewRunCap(0.1)}}
	for range 10 {
		_, err := both.Generate(t.Context(), r)
		wantKind(t, err, llm.OverBudget)
	}
	alone := &llm.Meter{Target: target, Prices: dollar, Next: calls, Caps: []*llm.Cap{run}}
	if _, err := alone.Generate(t.Context(), r); err != nil {
		t.Errorf("nothing was spent, but %v", err)
	}
}

func TestCapWithoutPrice(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{{text: "{}"}}}
	m := &llm.Meter{Target: target, Next: calls, Caps: []*llm.Cap{llm.NewRunCap(1000)}}
	_, err := m.Generate(t.Context(), llm.Request{})
	wantKind(t, err, llm.OverBudget)
	if len(calls.requests()) != 0 {
		t.Error("a call went out under a cap that cannot be held")
	}
}

// A call whose fate is not known counts against the cap as if it had been
// charged; one that was turned down does not.
func TestCapAndFailures(t *testing.T) {
	t.Parallel()
	cutAnswer := llm.Fail(llm.Unavailable, "cut", nil)
	cutAnswer.Status = 200
	for _, tt := range []struct {
		step  step
		spent bool
	}{
		{failing(llm.TimedOut), true}, {step{err: cutAnswer}, true}, {step{err: context.Canceled}, true},
		{paid(llm.Refused), true}, {failing(llm.RateLimited), false}, {failing(llm.Unavailable), false}, {failing(llm.Unauthorized), false},
	} {
		run := llm.NewRunCap(1e6)
		m := &llm.Meter{Target: target, Prices: dollar, Next: &script{steps: []step{tt.step}}, Caps: []*llm.Cap{run}}
		_, err := m.Generate(t.Context(), llm.Request{User: "u", MaxOutputTokens: 10})
		if err == nil || run.Spent() > 0 != tt.spent {
			t.Errorf("%v: spent %.2f", tt.step.err, run.Spent())
		}
	}
}

func TestDayCap(t *testing.T) {
	t.Parallel()
	clock := llmtest.NewClock()
	spent := map[string]float64{"2026-11-22": 7}
	asked := 0
	day := llm.NewDayCap(10, func(_ context.Context, d string) (float64, error) {
		asked++
		return spent[d], nil
	}, clock)
	m := &llm.Meter{Target: target, Prices: dollar, Next: &script{steps: []step{{text: "{}"}}}, Caps: []*llm.Cap{day}}
	ask := func() error {
		_, err := m.Generate(t.Context(), llm.Request{User: strings.Repeat("字", 100), MaxOutputTokens: 10})
		return err
	}
	if err := ask(); err != nil {
		t.Fatal(err)
	}
	if err := ask(); err != nil || asked != 1 {
		t.Fatalf("asked %d times, %v", asked, err)
	}
	if math.Abs(day.Spent()-9.4) > 1e-9 {
		t.Errorf("spent %.2f, want what others spent and ours", day.Spent())
	}
	clock.Advance(2 * time.Minute)
	if wantKind(t, ask(), llm.OverBudget); math.Abs(day.Spent()-9.4) > 1e-9 {
		t.Errorf("books that lag behind made us forget: spent %.2f", day.Spent())
	}
	clock.Advance(2 * time.Minute)
	spent["2026-11-22"] = 9.95 // others went on
	wantKind(t, ask(), llm.OverBudget)
	clock.Advance(24 * time.Hour)
	if err := ask(); err != nil {
		t.Errorf("a new day: %v", err)
	}
}

func TestDayCapWithoutBooks(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{{text: "{}"}}}
	day := llm.NewDayCap(10, func(context.Context, string) (float64, error) { return 0, errors.New("no table") }, llmtest.NewClock())
	m := &llm.Meter{Target: target, Prices: dollar, Next: calls, Caps: []*llm.Cap{llm.NewRunCap(10), day}}
	_, err := m.Generate(t.Context(), llm.Request{User: "u", MaxOutputTokens: 10})
	wantKind(t, err, llm.Unavailable)
	if len(calls.requests()) != 0 {
		t.Error("a call went out though the cap could not be looked up")
	}
}

func TestPrices(t *testing.T) {
	t.Parallel()
	known, err := llm.KnownPrices()
	if err != nil || len(known) == 0 {
		t.Fatal(known, err)
	}
	for _, tt := range []struct {
		provider, model string
		input           float64 // 0: not known
	}{
		{"openai", "gpt-6-luna", 0.10},
		{"openai", "gpt-6-luna-2026-09-22", 0.10},
		{"openai", "gpt-6-luna-mini", 0},
		{"openai", "gpt-6-lun", 0},
		{"openrouter", "gpt-6-luna", 0},
		{"ollama", "openai/gpt-oss-20b", 0},
		{"groq", "openai/gpt-oss-20b", 0.075},
	} {
		price, ok := known.Of(llm.Target{Provider: tt.provider, Model: tt.model})
		if ok != (tt.input > 0) || price.Input != tt.input {
			t.Errorf("%s %s: %+v", tt.provider, tt.model, price)
		}
	}
	own, err := llm.ParsePrices([]byte(`[{"model":"gpt-6-luna","input_per_million":1,"cached_per_million":0,"output_per_million":2,"as_of":"2026-11-22"}]`))
	if err != nil {
		t.Fatal(err)
	}
	u := own.Before(known).Priced(llm.Target{Provider: "openai", Model: "gpt-6-luna"}, synoptic.Usage{InputTokens: 1_000_000, CachedTokens: 500_000, OutputTokens: 1_000_000})
	if u.CostUSD == nil || *u.CostUSD != 2.5 {
		t.Errorf("configured prices come first: %+v", u)
	}
	for _, bad := range []string{`{}`, `[{}]`, `[{"model":"m","input_per_million":-1,"output_per_million":1,"as_of":"2026-11-22"}]`, `[{"model":"m","input_per_million":1,"output_per_million":1}]`, `[{"model":"m","price":1}]`} {
		if _, err := llm.ParsePrices([]byte(bad)); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestAddUsage(t *testing.T) {
	t.Parallel()
	sum := llm.AddUsage(synoptic.NoUsage(), synoptic.Usage{InputTokens: 3, CachedTokens: 2, OutputTokens: 1, CostUSD: new(0.5)})
	if sum.InputTokens != 3 || sum.CachedTokens != 2 || sum.OutputTokens != 1 || *sum.CostUSD != 0.5 {
		t.Errorf("%+v", sum)
	}
	if sum = llm.AddUsage(sum, synoptic.Usage{InputTokens: 1}); sum.CostUSD != nil {
		t.Error("a known and an unknown cost make an unknown one")
	}
}

// The estimate lies within a fifth of what the o200k vocabulary counts. Texts
// are invented; the counts were made with it.
func TestEstimate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want int
	}{
		{"随着城市更新不断深入，社区居民参与公共事务的意愿明显增强。本文以三个街道为例，运用半结构化访谈与参与式观察，分析了数字平台在基层协商中的作用机制。研究发现，平台降低了参与成本，却也使部分老年居民更加沉默；街道干部的回应速度决定了居民是否愿意再次表达意见。", 84},
		{"This study asks how small libraries in rural districts keep their volunteers. Drawing on forty interviews and two years of attendance records, it finds that recognition matters more than training, and that volunteers who choose their own hours stay almost twice as long as those who are assigned a shift.", 54},
		{`[1]王某某,李某.乡镇图书馆志愿服务研究[J].图书馆论坛,2021,41(3):55-63.
[2]陈某.公共文化服务的供给与参与[M].北京:某某出版社,2019:112-118.
基金项目:国家社会科学基金一般项目(18BTQ034)
分类号:G258.23 文献标识码:A 文章编号:1000-0000(2021)03-0055-09`, 112},
		{`{"type":"object","properties":{"quotes":{"type":"array","items":{"type":"string"}},"answer":{"type":"string","description":"one sentence"},"status":{"type":"string","enum":["reported","not_reported","lost"]}},"required":["quotes","answer","status"],"additionalProperties":false}`, 64},
	} {
		if got := llm.EstimateTokens(tt.text); math.Abs(float64(got-tt.want)) > 0.2*float64(tt.want) {
			t.Errorf("%d tokens, want about %d: %.40s…", got, tt.want, tt.text)
		}
	}
}
