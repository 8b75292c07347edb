package modelengine

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/rules"
	"synoptic/internal/synoptic"
	"synoptic/prompts"
)

func loadPrompts(t testing.TB) *prompt.Set {
	t.Helper()
	set, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

var loaded = sync.OnceValues(func() (*prompt.Set, error) { return prompt.Load(prompts.Files) })

// parse reads a page dump.
func parse(t testing.TB, raw, name string) *page.Page {
	t.Helper()
	p, err := page.Parse(context.Background(), page.Input{Bytes: []byte(raw), FileName: name})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// testPages are the invented pages of the repository, by name.
func testPages(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/pages/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test pages: %v", err)
	}
	pages := map[string]string{}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(f)] = string(raw)
	}
	return pages
}

// fenced returns what stands inside the fence of a user's message.
func fenced(user string) string {
	begin := strings.LastIndex(user, "<<<DATA-")
	if begin < 0 {
		return ""
	}
	_, body, _ := strings.Cut(user[begin:], "\n")
	if end := strings.LastIndex(body, "\nDATA-"); end >= 0 {
		return body[:end]
	}
	return ""
}

// readsLikeRules answers as the built-in engine would, from what the model is
// shown and nothing else. The same text is read once.
func readsLikeRules(shown string, language synoptic.Language) (draft, error) {
	key := string(language) + shown
	if d, ok := readBefore.Load(key); ok {
		return d.(draft), nil
	}
	p, err := page.Parse(context.Background(), page.Input{Bytes: []byte(shown), FileName: "shown.txt"})
	if err != nil {
		return draft{}, err
	}
	x, err := builtIn().Extract(context.Background(), p, language)
	if err != nil {
		return draft{}, err
	}
	d := draftOf(x)
	readBefore.Store(key, d)
	return d, nil
}

var readBefore sync.Map // of draft, by language and text

// builtIn is the built-in engine, made once: making it takes longer than
// reading a page.
var builtIn = sync.OnceValue(rules.New)

// draftOf writes an extraction in the form of a draft.
func draftOf(x *synoptic.Extraction) draft {
	quotes := func(a synoptic.Answer) []string {
		list := []string{}
		for _, q := range a.Quotes {
			list = append(list, q.Text)
		}
		return list
	}
	one := func(a synoptic.Answer) draftAnswer { return draftAnswer{quotes(a), a.Answer} }
	d := draft{
		ResearchQuestion: one(x.ResearchQuestion), Theory: one(x.Theory), Case: one(x.Case),
		Method:   draftMethod{quotes(x.Method.Answer), x.Method.Answer.Answer, x.Method.Design},
		Findings: []draftFinding{},
	}
	for _, f := range x.Findings {
		if f.Status == synoptic.Reported && len(d.Findings) < 12 {
			d.Findings = append(d.Findings, draftFinding{quotes(f), string(f.Answer)})
		}
	}
	return d
}

// wire writes a draft as a model would: every key, null for what is missing.
func (d draft) wire(t testing.TB) json.RawMessage {
	t.Helper()
	raw, err := json.Marshal(d.plain())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// plain writes out what omitempty would leave out.
func (d draft) plain() map[string]any {
	list := func(q []string) []string { return append([]string{}, q...) }
	one := func(a draftAnswer) map[string]any {
		return map[string]any{"quotes": list(a.Quotes), "answer": a.Answer}
	}
	findings := []any{}
	for _, f := range d.Findings {
		findings = append(findings, map[string]any{"quotes": list(f.Quotes), "answer": f.Answer})
	}
	return map[string]any{
		"research_question": one(d.ResearchQuestion), "theory": one(d.Theory), "case": one(d.Case),
		"method":   map[string]any{"quotes": list(d.Method.Quotes), "answer": d.Method.Answer, "design": d.Method.Design},
		"findings": findings,
	}
}

// model is a stand-in for a whole stack: it answers by a function and counts.
type model struct {
	t      testing.TB
	answer func(r llm.Request) (json.RawMessage, error)

	mu       sync.Mutex
	requests []llm.Request
}

func (m *model) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	if err := ctx.Err(); err != nil {
		return llm.Response{}, err
	}
	m.mu.Lock()
	m.requests = append(m.requests, r)
	m.mu.Unlock()
	check, err := checkOf()
	if err != nil {
		m.t.Errorf("the schema does not compile: %v", err)
	}
	answer, err := m.answer(r)
	if err != nil {
		return llm.Response{}, err
	}
	if err := check(answer); err != nil {
		m.t.Errorf("the stand-in's answer does not fit the schema: %v", err)
	}
	usage := synoptic.Usage{InputTokens: 100, OutputTokens: 10, CostUSD: new(0.5)}
	return llm.Response{JSON: answer, Usage: usage, Model: "stand-in-2026"}, nil
}

// checkOf is the validator of the one schema there is.
var checkOf = sync.OnceValues(func() (func([]byte) error, error) {
	schema, err := prompt.SchemaOf[draft]("extraction")
	if err != nil {
		return nil, err
	}
	return schemacheck.Compile(schema.JSON)
})

func (m *model) calls() []llm.Request {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]llm.Request(nil), m.requests...)
}

// always answers each page call with one draft, and each repair with another.
func always(t testing.TB, first draft, repaired *draft) *model {
	return &model{t: t, answer: func(r llm.Request) (json.RawMessage, error) {
		if len(r.Turns) > 0 && repaired != nil {
			return repaired.wire(t), nil
		}
		return first.wire(t), nil
	}}
}

// newEngine makes an engine over a generator.
func newEngine(t testing.TB, g llm.Generator, change func(*Options)) *Engine {
	t.Helper()
	o := Options{
		Asker:   &prompt.Asker{Generator: g, Model: "stand-in", Log: slog.New(slog.DiscardHandler)},
		Prompts: loadPrompts(t),
		Fencer:  prompt.FixedFencer("for tests"),
	}
	if change != nil {
		change(&o)
	}
	e, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// overHTTP is a whole stack in front of a fake endpoint.
func overHTTP(t testing.TB, server *llmtest.Server, log *slog.Logger) llm.Generator {
	t.Helper()
	base, stop := server.Start()
	t.Cleanup(stop)
	client, err := openaillm.New(openaillm.Options{BaseURL: base, Model: "stand-in", Key: "sk-test-0000", Log: log})
	if err != nil {
		t.Fatal(err)
	}
	return llm.Assemble(client, llm.Stack{
		Target: client.Target(), Compile: schemacheck.Compile, Clock: llmtest.NewClock(), Log: log, Concurrency: 4,
	})
}

// answering makes the fake endpoint answer as the built-in engine would.
func answering(options llmtest.Options) *llmtest.Server {
	options.Answer = func(r llmtest.Request) (any, error) {
		language := synoptic.Chinese
		if strings.HasPrefix(r.User, "Write every answer in English") {
			language = synoptic.English
		}
		d, err := readsLikeRules(fenced(r.User), language)
		return d.plain(), err
	}
	options.Page = func(r llmtest.Request) string { return fenced(r.User) }
	return llmtest.New(options)
}

// everyAnswer lists all answers of an extraction.
func everyAnswer(x *synoptic.Extraction) []synoptic.Answer {
	var all []synoptic.Answer
	for _, item := range synoptic.StandardItems() {
		all = append(all, x.Answers(item)...)
	}
	return all
}

// instant answers at once, without checks that would count as the engine's
// own work.
type instant struct{ answer json.RawMessage }

func (i *instant) Generate(context.Context, llm.Request) (llm.Response, error) {
	return llm.Response{JSON: i.answer, Usage: synoptic.NoUsage()}, nil
}

// locked lets several goroutines write to one buffer.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
