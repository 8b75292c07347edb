package modelengine

import (
	"context"
	"log/slog"
	"testing"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// The whole way: page, prompt, HTTP, schema, quotes. The fake endpoint answers
// as the built-in engine would from what it is shown, so that its answers are
// right and every one of them must come through.
func TestOverHTTP(t *testing.T) {
	t.Parallel()
	server := answering(llmtest.Options{})
	engine := newEngine(t, overHTTP(t, server, slog.New(slog.DiscardHandler)), nil)
	records := 0
	for name, raw := range testPages(t) {
		p := parse(t, raw, name)
		if p.Type == synoptic.NotARecord {
			continue
		}
		records++
		x, err := engine.Extract(context.Background(), p, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, a := range everyAnswer(x) {
			if a.Status == synoptic.Unverified {
				t.Errorf("%s: an honest answer is unverified: %q", name, x.Warnings)
			}
		}
		if dropped := quote.VerifyExtraction(quote.New(p.Text), x); dropped != 0 {
			t.Errorf("%s: %d quotes do not stand on the page", name, dropped)
		}
		if x.Engine != "llm" || x.Model != "stand-in" || x.PromptVersion == "" || x.Usage.InputTokens == 0 {
			t.Errorf("%s: provenance is missing: %+v", name, x)
		}
	}
	if calls := server.Stats().Calls; calls != records {
		t.Errorf("%d calls for %d honest pages, want one each", calls, records)
	}
}
