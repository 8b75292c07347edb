package modelengine

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
)

// Half of all calls go wrong, in every way that ends by itself. With a rules
// engine behind, every document is extracted; nothing of the page, the prompt
// or the key is in the log.
func TestEveryDocumentEndsRight(t *testing.T) {
	t.Parallel()
	faults := append(llmtest.QuoteFaults(),
		llmtest.RateLimit, llmtest.RateLimitFor, llmtest.ServerError, llmtest.BadGateway, llmtest.ContextTooLong, llmtest.FilteredPrompt,
		llmtest.Reset, llmtest.CutBody, llmtest.NotTheProtocol, llmtest.ErrorInside200, llmtest.NoChoices, llmtest.Blank, llmtest.Refusal,
		llmtest.FilteredAnswer, llmtest.Length, llmtest.NotJSON, llmtest.SchemaBroken, llmtest.ExtraKeys, llmtest.WrongTypes,
		llmtest.DuplicateKeys, llmtest.WrongLanguage, llmtest.ObeyInjection, llmtest.Fenced, llmtest.ThinkingAloud, llmtest.UsageNotCounted)
	server := answering(llmtest.Options{Seed: 11})
	server.Sometimes(0.5, faults...)
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&locked{w: &log}, &slog.HandlerOptions{Level: slog.LevelDebug}))
	engine := newEngine(t, overHTTP(t, server, logger), func(o *Options) {
		o.Log, o.Asker.Log, o.Asker.Cache = logger, logger, prompt.NewMemoryCache(0)
	})
	auto := &Fallback{First: engine, Second: builtIn(), Log: logger}
	pages := variants(t, 150)
	each(pages, func(p *page.Page) {
		x, err := auto.Extract(context.Background(), p, "")
		if err != nil {
			t.Errorf("a document failed: %v", err)
			return
		}
		for _, a := range everyAnswer(x) {
			for _, q := range a.Quotes {
				if !supports(p, q) {
					t.Errorf("shown as support: %+v", q)
				}
			}
			if a.Status == synoptic.Reported && (a.Answer == llmtest.EnglishAnswer || strings.Contains(string(a.Answer), llmtest.InventedQuote)) {
				t.Errorf("shown: %+v", a)
			}
		}
		if x.Engine == synoptic.EngineRules && !strings.Contains(strings.Join(x.Warnings, "\n"), "rules") {
			t.Errorf("the fallback does not say so: %q", x.Warnings)
		}
	})
	said := log.String()
	for _, secret := range []string{"sk-test", "DATA-", "You fill in a form", "摘要：", "协同", "研究发现"} {
		if strings.Contains(said, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	if server.Stats().Calls < 150 {
		t.Errorf("only %d calls", server.Stats().Calls)
	}
}

// BenchmarkOwnWork measures what a page takes apart from the call: gathering,
// rendering, and judging an honest answer.
func BenchmarkOwnWork(b *testing.B) {
	p := parse(b, testPages(b)["d01.txt"], "d01.txt")
	x, err := builtIn().Extract(context.Background(), p, "")
	if err != nil {
		b.Fatal(err)
	}
	raw := draftOf(x).wire(b)
	engine := newEngine(b, &instant{raw}, nil)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := engine.Extract(context.Background(), p, ""); err != nil {
			b.Fatal(err)
		}
	}
}
