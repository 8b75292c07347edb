package modelengine

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tiktoken-go/tokenizer"

	"synoptic/internal/llm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
	"synoptic/prompts"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSchemaIsPinned(t *testing.T) {
	t.Parallel()
	s, err := prompt.SchemaOf[draft]("extraction")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "schema.golden.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, s.JSON, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(s.JSON) != string(want) {
		t.Errorf("the schema changed; go test -update writes it anew, and every cached answer is asked for again:\n%s", s.JSON)
	}
	if quotes, answer := strings.Index(string(s.JSON), `"quotes"`), strings.Index(string(s.JSON), `"answer"`); quotes > answer {
		t.Error("an answer stands before its quotes")
	}
}

// The fixed part, schema included, is long enough for providers to cache it
// and short enough to be cheap where they do not.
func TestFixedPart(t *testing.T) {
	t.Parallel()
	m := always(t, draft{}, nil)
	engine := newEngine(t, m, nil)
	for name, raw := range testPages(t) {
		if _, err := engine.Extract(context.Background(), parse(t, raw, name), ""); err != nil {
			t.Fatal(err)
		}
	}
	calls := m.calls()
	if len(calls) < 5 {
		t.Fatalf("only %d calls", len(calls))
	}
	for _, r := range calls {
		if r.System != calls[0].System || string(r.Schema) != string(calls[0].Schema) || r.SchemaName != calls[0].SchemaName || r.PromptVersion != calls[0].PromptVersion {
			t.Fatal("the fixed part differs from call to call")
		}
	}
	codec, err := tokenizer.Get(tokenizer.O200kBase)
	if err != nil {
		t.Fatal(err)
	}
	ids, _, err := codec.Encode(string(calls[0].Schema) + calls[0].System)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d tokens", len(ids))
	if len(ids) < 1024 || len(ids) > 1400 {
		t.Errorf("the fixed part has %d tokens, want 1,024 to 1,400", len(ids))
	}
}

// The examples of the prompt are true to themselves: they fit the schema,
// their quotes stand on their pages, and every text of them carries a mark by
// which it would be noticed elsewhere.
func TestExamples(t *testing.T) {
	t.Parallel()
	e := newEngine(t, always(t, draft{}, nil), nil)
	check, err := schemacheck.Compile(e.schema.JSON)
	if err != nil {
		t.Fatal(err)
	}
	_, examples, _ := strings.Cut(e.Prompts.Extract.System, "# Example 1")
	languages := []synoptic.Language{synoptic.Chinese, synoptic.English}
	n := 0
	for _, example := range strings.Split(examples, "# Example 2") {
		at := strings.Index(example, "\n{\"")
		shown, answer := example[:at], strings.TrimSpace(example[at:])
		if err := check([]byte(answer)); err != nil {
			t.Errorf("example %d does not fit the schema: %v", n+1, err)
		}
		var d draft
		if err := json.Unmarshal([]byte(answer), &d); err != nil {
			t.Fatal(err)
		}
		m := material{source: shown, ranges: []quote.Range{{Start: 0, End: len(shown)}}}
		g := newJudge(shown, m, languages[n], synoptic.NotReported)
		for _, c := range d.claims() {
			if j := g.judge(c); !j.sound() {
				t.Errorf("example %d, %s: %s", n+1, c.item, j.fault)
			}
			if c.answer != "" && !marked(c.answer) {
				t.Errorf("example %d: the answer %q has no mark", n+1, c.answer)
			}
			for _, q := range c.quotes {
				if !marked(q) {
					t.Errorf("example %d: the quote %q has no mark", n+1, q)
				}
			}
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d examples, want 2", n)
	}
}

func marked(s string) bool {
	for _, mark := range prompts.ExampleMarks() {
		if strings.Contains(strings.ToLower(s), strings.ToLower(mark)) {
			return true
		}
	}
	return false
}

// A model that answers with an example instead of the page is believed in
// nothing, and nothing of the example comes out.
func TestExamplesDoNotLeak(t *testing.T) {
	t.Parallel()
	_, examples, _ := strings.Cut(loadPrompts(t).Extract.System, "# Example 1")
	for _, example := range strings.Split(examples, "# Example 2") {
		answer := json.RawMessage(strings.TrimSpace(example[strings.Index(example, "\n{\""):]))
		m := &model{t: t, answer: func(llm.Request) (json.RawMessage, error) { return answer, nil }}
		p := parse(t, testPages(t)["d01.txt"], "d01.txt")
		x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
		if err != nil {
			t.Fatal(err)
		}
		out, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		if marked(string(out)) {
			t.Errorf("an example leaked: %s", out)
		}
		for _, a := range everyAnswer(x) {
			if a.Status == synoptic.Reported {
				t.Errorf("an example became an answer: %q", a.Answer)
			}
		}
	}
	// A true quote beside a leaked answer does not make it true.
	p := parse(t, testPages(t)["d01.txt"], "d01.txt")
	true1 := p.Text[p.Sections[0].Span.Start:p.Sections[0].Span.End]
	m := always(t, draft{Theory: draftAnswer{Quotes: []string{true1}, Answer: "双檐理论"}}, nil)
	x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
	if err != nil || x.Theory.Status != synoptic.Unverified || len(m.calls()) != 1 {
		t.Errorf("theory %+v, %d calls, %v", x.Theory, len(m.calls()), err)
	}
}

func TestOwnPagesMayHoldTheMarks(t *testing.T) {
	t.Parallel()
	p := parse(t, "题名：误渡的治理\n作者：甲\n摘要：本文研究误渡的治理。研究发现，误渡减少了两成，治理成效明显而且持久。\n关键词：误渡；治理", "x.txt")
	if len(p.Sections) == 0 || p.Sections[0].Kind != page.Title {
		t.Fatalf("not read as a page: %+v", p.Sections)
	}
	m := always(t, draft{Findings: []draftFinding{{Quotes: []string{"误渡减少了两成"}, Answer: "误渡减少了两成"}}}, nil)
	x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
	if err != nil || x.Findings[0].Status != synoptic.Reported {
		t.Errorf("a page about the example's words is not read: %+v %q %v", x.Findings, x.Warnings, err)
	}
}
