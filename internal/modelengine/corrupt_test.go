package modelengine

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// variants makes n pages of the repository's invented ones: other figures,
// other names of places, another title each.
func variants(t *testing.T, n int) []*page.Page {
	t.Helper()
	var seeds []*page.Page
	raw := testPages(t)
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		if p := parse(t, raw[name], name); p.Type != synoptic.NotARecord && !p.Record.Abstract.Empty() {
			seeds = append(seeds, p)
		}
	}
	pages := make([]*page.Page, 0, n)
	for k := 0; len(pages) < n; k++ {
		r := seeds[k%len(seeds)].Record
		turn := func(s synoptic.Maybe) string {
			return strings.Map(func(c rune) rune {
				if c >= '1' && c <= '9' {
					return '1' + (c-'1'+rune(k/len(seeds)))%9
				}
				return c
			}, string(s))
		}
		var b strings.Builder
		if r.Abstract.ZH != "" {
			fmt.Fprintf(&b, "题名：%s（%c%c辑）\n作者：甲%c\n", turn(r.Title.ZH), rune('甲'+k%500), rune('一'+k), rune('一'+k%97))
			fmt.Fprintf(&b, "摘要：%s\n关键词：%s\n", turn(r.Abstract.ZH), strings.Join(r.Keywords.ZH, "；"))
		}
		if r.Abstract.EN != "" {
			fmt.Fprintf(&b, "Title: %s (series %c%d)\nAuthors: A. Writer\nAbstract: %s\n", turn(r.Title.EN), 'A'+rune(k%26), k, turn(r.Abstract.EN))
		}
		b.WriteString("相关文章\n[1] 另一项研究发现，数字治理使满意度提高了71%。\n")
		pages = append(pages, parse(t, b.String(), fmt.Sprintf("v%d.txt", k)))
	}
	return pages
}

// Half of all answers carry one corrupted quote: another number, another word,
// a negation more or less, or an invention. None of them is shown as support,
// every document ends in a right state, and nothing is paid for twice.
func TestCorruptedQuotes(t *testing.T) {
	t.Parallel()
	const documents = 1000
	server := answering(llmtest.Options{Seed: 4})
	server.Sometimes(0.5, llmtest.QuoteFaults()...)
	engine := newEngine(t, overHTTP(t, server, slog.New(slog.DiscardHandler)), func(o *Options) {
		o.Asker.Cache = prompt.NewMemoryCache(0)
	})
	pages := variants(t, documents)

	var corruptedShown, reported, unverified atomic.Int64
	each(pages, func(p *page.Page) {
		x, err := engine.Extract(context.Background(), p, "")
		if err != nil {
			t.Errorf("a document ends in no right state: %v", err)
			return
		}
		truth, err := readsLikeRules(gather(p, 6000).parts[0], x.Language)
		if err != nil {
			t.Error(err)
			return
		}
		for _, item := range synoptic.StandardItems() {
			for _, a := range x.Answers(item) {
				switch a.Status {
				case synoptic.Reported:
					reported.Add(1)
					if len(a.Quotes) == 0 || a.Answer == "" {
						t.Errorf("reported without support: %+v", a)
					}
				case synoptic.Unverified:
					unverified.Add(1)
					if len(a.Quotes) != 0 || a.Answer != "" {
						t.Errorf("unverified, but shown: %+v", a)
					}
				}
				for _, q := range a.Quotes {
					if !supports(p, q) || !stands(truth, item, q.Text) {
						corruptedShown.Add(1)
						t.Errorf("shown as support of %s: %q", item, q.Text)
					}
				}
			}
		}
	})
	stats := server.Stats()
	corrupted := len(server.Corruptions())
	t.Logf("%d documents, %d calls, %d corrupted quotes, %d answers reported, %d unverified", documents, stats.Calls, corrupted, reported.Load(), unverified.Load())
	if corrupted < documents/2 || corruptedShown.Load() != 0 || reported.Load() < int64(documents) {
		t.Errorf("%d corrupted quotes, %d shown, %d answers reported", corrupted, corruptedShown.Load(), reported.Load())
	}
	if stats.Calls > 2*documents {
		t.Errorf("%d calls for %d documents, want at most an answer and a repair each", stats.Calls, documents)
	}

	// Again: the answers are there.
	each(pages[:documents/5], func(p *page.Page) {
		if _, err := engine.Extract(context.Background(), p, ""); err != nil {
			t.Error(err)
		}
	})
	if again := server.Stats().Calls; again != stats.Calls {
		t.Errorf("%d calls for answers that had been paid for", again-stats.Calls)
	}
}

// supports reports whether a quote is what stands at its place.
func supports(p *page.Page, q synoptic.Quote) bool {
	runes := []rune(p.Text)
	return q.Verdict.Supports() && q.Start >= 0 && q.End <= len(runes) && q.Start < q.End && string(runes[q.Start:q.End]) == q.Text
}

// stands reports whether a quote is one that the honest answer gave for this
// item, white space and a negation that came with it aside.
func stands(truth draft, item, shown string) bool {
	for _, c := range truth.claims() {
		for _, q := range c.quotes {
			if c.item == item && strings.Contains(quote.Fold(shown), quote.Fold(q)) {
				return true
			}
		}
	}
	return false
}

// each does something with all pages, some at once.
func each(pages []*page.Page, do func(*page.Page)) {
	var all sync.WaitGroup
	places := make(chan struct{}, 8)
	for _, p := range pages {
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			do(p)
		})
	}
	all.Wait()
}
