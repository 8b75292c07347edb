//go:build integration

package functions_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/lambdatest"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// boat is what the invented pages of a batch find.
var boat = regexp.MustCompile(`第\d+只纸船提前三天预示了水位上涨`)

// readBoats answers from what the model is shown.
func readBoats(r llmtest.Request) (any, error) {
	none := map[string]any{"quotes": []string{}, "answer": nil}
	found := boat.FindString(r.User[strings.LastIndex(r.User, "<<<DATA-"):])
	return map[string]any{"research_question": none, "theory": none, "case": none,
		"method":   map[string]any{"quotes": []string{}, "answer": nil, "design": nil},
		"findings": []any{map[string]any{"quotes": []string{found}, "answer": found}}}, nil
}

// Pages that wait for the night, in jobs of a provider, by the real function
// on DynamoDB and S3, killed again and again: every page ends extracted, each
// is paid for once, and the books say what the provider charged.
func TestTheNightOnTheFunctions(t *testing.T) {
	const pages, kills = 45, 12
	provider := llmtest.New(llmtest.Options{Answer: readBoats})
	provider.When(func(r llmtest.Request) llmtest.Fault {
		if !r.Repair() && strings.Contains(r.User, "7号河段") {
			return llmtest.QuoteInvented // whose repair goes into another job
		}
		return llmtest.NoFault
	})
	url, stop := provider.Start()
	t.Cleanup(stop)
	i := install(t, map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": url, "SYNOPTIC_MODEL_OPTIONS": `{"batch":{"max_lines":15}}`})
	ids := make([]string, pages)
	var uploading errgroup.Group
	uploading.SetLimit(8)
	for n := range ids {
		raw := fmt.Appendf(nil, "题名：%[1]d号河段的纸船与水位观测研究\n摘要：本文以%[1]d号河段为个案。研究发现，第%[1]d只纸船提前三天预示了水位上涨。\n关键词：纸船；%[1]d号河段\n", n)
		ids[n] = synoptic.DocumentID(raw)
		uploading.Go(func() error {
			_, _, err := i.store.CreateDocument(t.Context(), "w1", storage.NewDocument{Raw: raw, Asked: storage.Asked{Engine: synoptic.EngineLLM}, Document: synoptic.Document{
				ID: ids[n], Status: synoptic.Pending, Extract: synoptic.ExtractBatch, MediaType: "text/plain", CreatedAt: time.Now().UTC().Truncate(time.Millisecond)}})
			return err
		})
	}
	if err := uploading.Wait(); err != nil {
		t.Fatal(err)
	}

	dice, f, killed := rand.New(rand.NewPCG(1, 2)), i.functions["batch"], 0
	for round := 0; ; round++ {
		if round > 6*kills {
			i.tellWhatStands(t, ids)
			t.FailNow()
		}
		var timer *time.Timer
		if killed < kills {
			timer = time.AfterFunc(time.Duration(50+dice.IntN(2500))*time.Millisecond, f.Kill)
		}
		result, err := f.Invoke(t.Context(), []byte(`{}`), lambdatest.Invocation{Timeout: 5 * time.Minute, Trace: trace})
		if err != nil {
			t.Fatal(err)
		}
		if timer != nil && !timer.Stop() {
			killed++
			// What the dead one had sent arrives, or never will: a turn lasts
			// longer than any request.
			time.Sleep(time.Second)
		} else if result.Error != nil {
			t.Fatalf("a tick that lived: %v\n%s", result.Error, f.Log(t))
		}
		if i.passTime(t); killed >= kills && i.allDone(t, ids) {
			break
		}
	}

	found, err := i.store.Documents(t.Context(), "w1", ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if x := d.Document.Extraction; d.Document.Status != synoptic.Extracted || x == nil || x.Engine != synoptic.EngineLLM || x.Findings[0].Status != synoptic.Reported {
			t.Errorf("%s is %s: %+v", d.Document.ID, d.Document.Status, d.Document.Error)
		}
	}
	batches, err := i.store.ListBatches(t.Context(), "w1", storage.PageRequest{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	extracted := 0
	for _, b := range batches.Items {
		extracted += b.Batch.Counts.Extracted
	}
	rows, err := i.store.Usage(t.Context(), "w1", "2020-01-01", "2100-01-01")
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	var books storage.UsageRow
	for _, r := range rows {
		books.Calls += r.Calls
		books.Usage.InputTokens += r.Usage.InputTokens
		books.Usage.OutputTokens += r.Usage.OutputTokens
	}
	ledger := provider.Stats()
	if extracted != pages || int(books.Calls) != ledger.Answered || books.Usage.InputTokens != ledger.InputTokens || books.Usage.OutputTokens != ledger.OutputTokens || provider.Batches().PaidTwice() > 0 {
		t.Errorf("%d extracted; the books say %+v, the provider %+v, %d paid twice", extracted, books, ledger, provider.Batches().PaidTwice())
	}
	if files := provider.Batches().Files(); len(files) > 0 {
		t.Errorf("left at the provider: %q", files)
	}
	t.Logf("%d kills, %d jobs, %d answers", killed, provider.Batches().Jobs(), ledger.Answered)
}

// passTime has the turn of a dead tick run out, and what it submitted count as
// known.
func (i *installation) passTime(t *testing.T) {
	t.Helper()
	turn := storage.Key{Partition: "G#turn#batch", Sort: "TURN"}
	if err := i.table.Write(t.Context(), storage.Delete(turn, storage.Always())); err != nil {
		t.Fatal(err)
	}
	batches, err := i.store.ListBatches(t.Context(), "w1", storage.PageRequest{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches.Items {
		if waiting := regexp.MustCompile(`"give_up":"[^"]+"`); !b.Batch.Status.Final() && waiting.Match(b.Plan) {
			b.Plan = waiting.ReplaceAll(b.Plan, []byte(`"give_up":"2020-01-01T00:00:00Z"`))
			if _, err := i.store.UpdateBatch(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// tellWhatStands says which documents and batches did not come to their end.
func (i *installation) tellWhatStands(t *testing.T, ids []string) {
	t.Helper()
	found, err := i.store.Documents(t.Context(), "w1", ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if !d.Document.Status.Final() {
			t.Errorf("%s is %s, held by %s until %s, due %s, attempts %d", d.Document.ID, d.Document.Status, d.Lease.Owner, d.Lease.Until, d.DueAt, d.Attempts)
		}
	}
	batches, err := i.store.ListBatches(t.Context(), "w1", storage.PageRequest{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches.Items {
		t.Logf("%s is %s: %+v %s", b.Batch.ID, b.Batch.Status, b.Batch.Counts, b.Plan)
	}
}

// allDone reports whether every document and every batch has come to its end.
func (i *installation) allDone(t *testing.T, ids []string) bool {
	t.Helper()
	found, err := i.store.Documents(t.Context(), "w1", ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if !d.Document.Status.Final() {
			return false
		}
	}
	batches, err := i.store.ListBatches(t.Context(), "w1", storage.PageRequest{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches.Items {
		if !b.Batch.Status.Final() {
			return false
		}
	}
	return len(found) == len(ids)
}
