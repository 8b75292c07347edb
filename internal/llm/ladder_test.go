package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/synoptic"
)

const (
	formSchema = `{"type":"object","properties":{"quote":{"type":"string","pattern":"^.{1,99}$"},"answer":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["quote","answer"],"additionalProperties":false}`
	good       = `{"quote":"q","answer":"a"}`
	bad        = `{"quote":7}`
)

func formRequest(user string) llm.Request {
	return llm.Request{System: "Instructions.", User: user, Schema: json.RawMessage(formSchema), SchemaName: "form"}
}

func ladder(next llm.Generator, memory llm.LevelMemory, levels ...llm.Level) *llm.Ladder {
	t := target
	t.Levels = levels
	return llm.NewLadder(next, t, schemacheck.Compile, memory, discard)
}

func levelsAsked(s *script) []llm.Level {
	var levels []llm.Level
	for _, r := range s.requests() {
		levels = append(levels, r.Level)
	}
	return levels
}

func TestLadderStartsStrictAndLeavesTheRequestAlone(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{{text: good}}}
	resp, err := ladder(calls, nil).Generate(t.Context(), formRequest("page"))
	if err != nil || string(resp.JSON) != good || resp.Level != llm.StrictSchema || resp.Calls != 1 {
		t.Fatalf("%+v, %v", resp, err)
	}
	sent := calls.requests()[0]
	if sent.System != "Instructions." || sent.User != "page" || string(sent.Schema) != formSchema || len(sent.Turns) != 0 {
		t.Errorf("sent %+v", sent)
	}
}

func TestLadderPhrasesEachLevel(t *testing.T) {
	t.Parallel()
	for _, level := range []llm.Level{llm.PlainSchema, llm.JSONMode, llm.PlainText} {
		calls := &script{steps: []step{{text: good}}}
		l := ladder(calls, nil, level)
		for range 2 {
			if _, err := l.Generate(t.Context(), formRequest("page")); err != nil {
				t.Fatal(err)
			}
		}
		sent := calls.requests()
		if !strings.HasPrefix(sent[0].System, "Instructions.\n\n") || !strings.Contains(sent[0].System, "JSON") || !strings.Contains(sent[0].System, `"pattern"`) {
			t.Errorf("%s: the schema is not in the prompt: %s", level, sent[0].System)
		}
		if sent[0].System != sent[1].System || sent[0].User != "page" {
			t.Errorf("%s: the fixed part is not the same twice, or not fixed", level)
		}
		if onWire := strings.Contains(string(sent[0].Schema), "pattern"); onWire != (level != llm.PlainSchema) {
			t.Errorf("%s: schema %s", level, sent[0].Schema)
		}
	}
}

// Servers that enforce a schema by grammar do not show it to the model.
func TestLadderTellsTheSchemaWhereTheEndpointDoesNot(t *testing.T) {
	t.Parallel()
	calls, local := &script{steps: []step{{text: good}}}, target
	local.SchemaInPrompt = true
	if _, err := llm.NewLadder(calls, local, schemacheck.Compile, nil, discard).Generate(t.Context(), formRequest("page")); err != nil {
		t.Fatal(err)
	}
	sent := calls.requests()[0]
	if sent.Level != llm.StrictSchema || !strings.Contains(sent.System, `"pattern"`) || string(sent.Schema) != formSchema {
		t.Errorf("sent %+v", sent)
	}
}

// One repair turn, at the same level, with the validator's words and places.
func TestLadderRepairs(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{{text: bad}, {text: good}}}
	resp, err := ladder(calls, nil).Generate(t.Context(), formRequest("page"))
	if err != nil || string(resp.JSON) != good || resp.Calls != 2 || resp.Usage.InputTokens != 200 {
		t.Fatalf("%+v, %v", resp, err)
	}
	repair := calls.requests()[1]
	if repair.Level != llm.StrictSchema || len(repair.Turns) != 2 || !repair.Turns[0].Assistant || repair.Turns[0].Text != bad {
		t.Fatalf("turns %+v", repair.Turns)
	}
	for _, part := range []string{"/quote: got number, want string", "missing: answer", `"properties"`} {
		if !strings.Contains(repair.Turns[1].Text, part) {
			t.Errorf("%q is not in the repair turn: %s", part, repair.Turns[1].Text)
		}
	}
	if calls.requests()[0].User != repair.User || calls.requests()[0].System != repair.System {
		t.Error("the prefix changed with the repair")
	}
}

func TestLadderGivesUpAfterOneRepair(t *testing.T) {
	t.Parallel()
	const private = "words of the page"
	calls := &script{steps: []step{{text: `{"quote":"` + private + `","answer":7}`}}}
	var logged bytes.Buffer
	l := llm.NewLadder(calls, target, schemacheck.Compile, nil, slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug})))
	_, err := l.Generate(t.Context(), formRequest(private))
	wantKind(t, err, llm.BadAnswer)
	if n := len(calls.requests()); n != 2 {
		t.Errorf("%d calls, want 2", n)
	}
	if llm.UsageOf(err).InputTokens != 200 {
		t.Error("what a failure consumed is not told")
	}
	if synoptic.CodeOf(err) != synoptic.CodeEngine {
		t.Errorf("code %s", synoptic.CodeOf(err))
	}
	if strings.Contains(err.Error()+logged.String()+fmt.Sprintf("%+v", err), private) {
		t.Error("the error or the log tells the page")
	}
	var invalid *llm.Invalid
	if !errors.As(err, &invalid) || invalid.Problems[0].Pointer != "/answer" {
		t.Errorf("the problems are not in the chain: %v", err)
	}
}

func TestLadderAsksTheCallersValidator(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{{text: good}, {text: `{"quote":"q2","answer":"a"}`}}}
	r := formRequest("page")
	r.Validate = func(answer json.RawMessage) error {
		if strings.Contains(string(answer), `"q"`) {
			return &llm.Invalid{Problems: []llm.Problem{{Pointer: "/quote", Rule: "id", Message: "there is no cell q"}}}
		}
		return nil
	}
	if _, err := ladder(calls, nil).Generate(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(calls.requests()[1].Turns[1].Text, "/quote: there is no cell q") {
		t.Errorf("repair turn %s", calls.requests()[1].Turns[1].Text)
	}
	r.Validate = func(json.RawMessage) error { return errors.New("no good") }
	_, err := ladder(&script{steps: []step{{text: good}}}, nil).Generate(t.Context(), r)
	wantKind(t, err, llm.BadAnswer)
}

func TestLadderStepsDownWhereTheFormIsRejected(t *testing.T) {
	t.Parallel()
	memory := &memory{}
	calls := &script{steps: []step{failing(llm.FormatRejected), failing(llm.FormatRejected), {text: good}}}
	l := ladder(calls, memory)
	for range 2 {
		resp, err := l.Generate(t.Context(), formRequest("page"))
		if err != nil || resp.Level != llm.JSONMode {
			t.Fatalf("%+v, %v", resp, err)
		}
	}
	if got := fmt.Sprint(levelsAsked(calls)); got != "[strict_schema plain_schema json_mode json_mode]" {
		t.Errorf("asked at %s: the level was not remembered", got)
	}
	if memory.level != llm.JSONMode || memory.saved != 1 {
		t.Errorf("kept %s, %d times", memory.level, memory.saved)
	}
	// Another process begins where this one ended.
	again := &script{steps: []step{{text: good}}}
	if _, err := ladder(again, memory).Generate(t.Context(), formRequest("page")); err != nil || levelsAsked(again)[0] != llm.JSONMode {
		t.Errorf("began at %v, %v", levelsAsked(again), err)
	}
}

// A page over which the endpoint stumbles at every level leaves no mark.
func TestLadderRemembersOnlyWhatWorked(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{failing(llm.FormatRejected), failing(llm.FormatRejected), failing(llm.FormatRejected), failing(llm.BadRequest), {text: good}}}
	l := ladder(calls, nil)
	_, err := l.Generate(t.Context(), formRequest("a strange page"))
	wantKind(t, err, llm.BadRequest)
	if got := l.Level(t.Context()); got != llm.StrictSchema {
		t.Errorf("at %s after a request that failed everywhere", got)
	}
	calls = &script{steps: []step{failing(llm.FormatRejected)}}
	_, err = ladder(calls, nil).Generate(t.Context(), formRequest("p"))
	wantKind(t, err, llm.FormatRejected)
	if n := len(calls.requests()); n != 4 {
		t.Errorf("%d calls, want one a level", n)
	}
}

func TestLadderSkipsWhatTheTargetLacks(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{failing(llm.FormatRejected), {text: "Here: " + good + " as asked."}}}
	resp, err := ladder(calls, nil, llm.PlainSchema, llm.PlainText).Generate(t.Context(), formRequest("p"))
	if err != nil || resp.Level != llm.PlainText || string(resp.JSON) != good {
		t.Errorf("%+v, %v", resp, err)
	}
}

// Five different pages in a row whose first answer does not fit: then the
// endpoint cannot do it. The same page five times proves nothing, nor do five
// with a good one between.
func TestLadderStepsDownAfterFiveDifferentPages(t *testing.T) {
	t.Parallel()
	ask := func(t *testing.T, l *llm.Ladder, pages ...string) {
		t.Helper()
		for _, page := range pages {
			_, _ = l.Generate(t.Context(), formRequest(page))
		}
	}
	byPage := generatorFunc(func(_ context.Context, r llm.Request) (llm.Response, error) {
		text := bad
		if strings.HasPrefix(r.User, "good") || r.Level != llm.StrictSchema {
			text = good
		}
		return llm.Response{Text: text, Calls: 1}, nil
	})
	for _, tt := range []struct {
		name  string
		pages []string
		want  llm.Level
	}{
		{"four", []string{"1", "2", "3", "4"}, llm.StrictSchema},
		{"one, again and again", []string{"1", "1", "1", "1", "1", "1", "1"}, llm.StrictSchema},
		{"not in a row", []string{"1", "2", "3", "4", "good", "5", "6"}, llm.StrictSchema},
		{"five", []string{"1", "2", "3", "4", "5"}, llm.PlainSchema},
	} {
		l := ladder(byPage, nil)
		ask(t, l, tt.pages...)
		if got := l.Level(t.Context()); got != tt.want {
			t.Errorf("%s: at %s, want %s", tt.name, got, tt.want)
		}
	}
	l := ladder(byPage, nil)
	ask(t, l, "1", "2", "3", "4")
	if resp, err := l.Generate(t.Context(), formRequest("5")); err != nil || resp.Level != llm.PlainSchema {
		t.Errorf("the fifth page is answered at the lower level: %+v, %v", resp, err)
	}
}

// An answer that comes late, to a question at a level that has been left, says
// nothing about the level of now.
func TestLadderForgetsLateAnswers(t *testing.T) {
	t.Parallel()
	var l *llm.Ladder
	first := true
	l = ladder(generatorFunc(func(ctx context.Context, r llm.Request) (llm.Response, error) {
		switch {
		case r.User == "late" && first:
			first = false
			if _, err := l.Generate(ctx, formRequest("quick")); err != nil {
				t.Error(err)
			}
		case r.User == "quick" && r.Level == llm.StrictSchema:
			return llm.Response{}, llm.Fail(llm.FormatRejected, "", nil)
		case r.User == "quick":
			return llm.Response{Text: good, Calls: 1}, nil
		}
		return llm.Response{Text: bad, Calls: 1}, nil
	}), nil)
	for _, page := range []string{"late", "1", "2", "3", "4"} {
		_, err := l.Generate(t.Context(), formRequest(page))
		wantKind(t, err, llm.BadAnswer)
	}
	if got := l.Level(t.Context()); got != llm.PlainSchema {
		t.Errorf("at %s after four failures there", got)
	}
}

// An endpoint that takes the schema and ignores it gets right with the repair
// turn each time, at twice the price: the ladder leaves it as well.
func TestLadderLeavesALevelThatAlwaysNeedsRepair(t *testing.T) {
	t.Parallel()
	ignores := generatorFunc(func(_ context.Context, r llm.Request) (llm.Response, error) {
		text := bad
		if strings.Contains(r.System, "properties") || len(r.Turns) > 0 {
			text = good
		}
		return llm.Response{Text: text, Calls: 1}, nil
	})
	l, calls := ladder(ignores, nil), 0
	for i := range 20 {
		resp, err := l.Generate(t.Context(), formRequest(fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		calls += resp.Calls
	}
	if calls != 25 {
		t.Errorf("%d calls for 20 pages, want 25", calls)
	}
}

func TestLadderPinned(t *testing.T) {
	t.Parallel()
	calls := &script{steps: []step{failing(llm.FormatRejected)}}
	r := formRequest("p")
	r.Level = llm.PlainSchema
	_, err := ladder(calls, nil).Generate(t.Context(), r)
	wantKind(t, err, llm.FormatRejected)
	if n := len(calls.requests()); n != 1 {
		t.Errorf("%d calls at a pinned level, want 1", n)
	}
}

// What is no matter of form is handed through at once, without repair and
// without a step.
func TestLadderHandsThrough(t *testing.T) {
	t.Parallel()
	for _, kind := range []llm.Kind{llm.Refused, llm.CutOff, llm.Blank, llm.TooLong, llm.RateLimited, llm.Unavailable, llm.TimedOut, llm.OverQuota, llm.Unauthorized, llm.BadRequest, llm.OverBudget} {
		calls := &script{steps: []step{failing(kind)}}
		l := ladder(calls, nil)
		for i := range 7 {
			_, err := l.Generate(t.Context(), formRequest(fmt.Sprint(i)))
			wantKind(t, err, kind)
		}
		if len(calls.requests()) != 7 || l.Level(t.Context()) != llm.StrictSchema {
			t.Errorf("%s: %d calls, level %s", kind, len(calls.requests()), l.Level(t.Context()))
		}
	}
}

func TestLadderBoundsTheRepairTurn(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	many.WriteString(`{"quote":"`)
	many.WriteString(strings.Repeat("长", 100_000))
	many.WriteString(`"`)
	for i := range 5000 {
		fmt.Fprintf(&many, `,"key%d":%d`, i, i)
	}
	many.WriteString(`}`)
	calls := &script{steps: []step{{text: many.String()}, {text: good}}}
	if _, err := ladder(calls, nil).Generate(t.Context(), formRequest("p")); err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, turn := range calls.requests()[1].Turns {
		size += len([]rune(turn.Text))
	}
	if size > 20_000 {
		t.Errorf("the repair turn has %d characters", size)
	}
}

func TestLadderRefusesOurOwnMistakes(t *testing.T) {
	t.Parallel()
	for _, schema := range []string{``, `7`, `{"type":"nonsense"}`, `{"$ref":"https://a.example/schema"}`, `{"type":"string","pattern":"(?=x)"}`} {
		r := formRequest("p")
		r.Schema = json.RawMessage(schema)
		calls := &script{steps: []step{{text: good}}}
		if _, err := ladder(calls, nil).Generate(t.Context(), r); synoptic.CodeOf(err) != synoptic.CodeInternal || len(calls.requests()) != 0 {
			t.Errorf("%q: %v after %d calls", schema, err, len(calls.requests()))
		}
	}
}

func TestLadderConcurrently(t *testing.T) {
	t.Parallel()
	rejects := generatorFunc(func(_ context.Context, r llm.Request) (llm.Response, error) {
		if r.Level < llm.JSONMode {
			return llm.Response{}, llm.Fail(llm.FormatRejected, "", nil)
		}
		return llm.Response{Text: good, Calls: 1}, nil
	})
	l := ladder(rejects, &memory{})
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			if _, err := l.Generate(t.Context(), formRequest(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := l.Level(t.Context()); got != llm.JSONMode {
		t.Errorf("at %s", got)
	}
}

type memory struct {
	mu    sync.Mutex
	level llm.Level
	saved int
}

func (m *memory) Level(context.Context, llm.Target) (llm.Level, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.level, nil
}

func (m *memory) SetLevel(_ context.Context, _ llm.Target, l llm.Level) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.level = l
	m.saved++
	return nil
}
