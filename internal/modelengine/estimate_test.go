package modelengine

import (
	"context"
	"math"
	"testing"

	"github.com/tiktoken-go/tokenizer"

	"synoptic/internal/synoptic"
)

// What a run would take is told beforehand within a fifth, counted with the
// vocabulary of the models that most people use.
func TestEstimate(t *testing.T) {
	t.Parallel()
	codec, err := tokenizer.Get(tokenizer.O200kBase)
	if err != nil {
		t.Fatal(err)
	}
	count := func(s string) int {
		ids, _, err := codec.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		return len(ids)
	}
	var told Estimate
	input, output, calls := 0, 0, 0
	for name, raw := range testPages(t) {
		p := parse(t, raw, name)
		if p.Type == synoptic.NotARecord {
			continue
		}
		x, err := builtIn().Extract(context.Background(), p, "")
		if err != nil {
			t.Fatal(err)
		}
		m := always(t, draftOf(x), nil)
		engine := newEngine(t, m, nil)
		e, err := engine.Estimate(p, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(m.calls()) != 0 {
			t.Fatal("an estimate calls the model")
		}
		told.Calls, told.InputTokens, told.OutputTokens = told.Calls+e.Calls, told.InputTokens+e.InputTokens, told.OutputTokens+e.OutputTokens
		if _, err := engine.Extract(context.Background(), p, ""); err != nil {
			t.Fatal(err)
		}
		for _, r := range m.calls() {
			calls++
			input += count(r.System) + count(r.User) + count(string(r.Schema))
			output += count(string(draftOf(x).wire(t)))
		}
	}
	t.Logf("told %+v, counted %d calls, %d in, %d out", told, calls, input, output)
	off := func(a, b int) float64 { return math.Abs(float64(a)/float64(b) - 1) }
	if told.Calls != calls || off(told.InputTokens, input) > 0.2 || off(told.OutputTokens, output) > 0.2 {
		t.Errorf("told %+v, counted %d calls, %d in, %d out", told, calls, input, output)
	}
}
