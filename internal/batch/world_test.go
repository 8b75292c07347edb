package batch_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/batch"
	"synoptic/internal/extract"
	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/modelengine"
	"synoptic/internal/prompt"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/prompts"
)

const ws = synoptic.Workspace("local")

// model and its price: a cent for a thousand tokens in, two out, live.
const model = "stand-in"

var prices = llm.Prices{{Model: model, Input: 10, Output: 20, AsOf: "2026-11-01"}}

var (
	builtIn = sync.OnceValue(rules.New)
	texts   = sync.OnceValues(func() (*prompt.Set, error) { return prompt.Load(prompts.Files) })
)

// world is a machine with a provider: what survives when a process dies.
type world struct {
	t       testing.TB
	clock   *llmtest.Clock
	server  *llmtest.Server
	base    string
	table   storage.Table
	blobs   storage.Blobs
	limits  batch.Limits
	profile openaillm.BatchProfile
	tuning  batch.Tuning
	live    bool // repairs are asked live
	noModel bool
	closed  bool // the endpoint's batches are not to be used
	auto    bool // the endpoint is asked whether it has batches
	log     *slog.Logger
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: llmtest.NewClock(), log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	if os.Getenv("BATCH_LOG") != "" {
		w.log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
	}
	w.server = llmtest.New(llmtest.Options{Seed: 7, Clock: w.clock, Answer: honest})
	base, stop := w.server.Start()
	t.Cleanup(stop)
	w.base = base
	w.open(filepath.Join(t.TempDir(), "data.db"))
	w.server.Batches().Always(llmtest.BatchPlan{Takes: time.Hour})
	return w
}

// open opens the data file, and returns what closes it.
func (w *world) open(path string) (closeFile func()) {
	w.t.Helper()
	db, err := sqlite.Open(context.Background(), path, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.table, w.blobs = db.Table(), db.Blobs()
	var once sync.Once
	closeFile = func() {
		once.Do(func() {
			if err := db.Close(); err != nil {
				w.t.Error(err)
			}
		})
	}
	w.t.Cleanup(closeFile)
	return closeFile
}

// store is a store of a process that lives for ever.
func (w *world) store() *storage.Store {
	return storage.New(w.table, w.blobs, &storage.Options{Now: w.clock.Now})
}

// process is one run of the program: it has nothing that the last one had but
// what was stored.
type process struct {
	*batch.Service
	store *storage.Store
}

// start starts a process that knows the world through these.
func (w *world) start(table storage.Table, blobs storage.Blobs, between func(llm.Batcher) llm.Batcher) *process {
	w.t.Helper()
	store := storage.New(table, blobs, &storage.Options{Now: w.clock.Now})
	service := &batch.Service{Store: store, Limits: w.limits, Tuning: w.tuning, Folder: w.t.TempDir(), Now: w.clock.Now, Log: w.log, AtOnce: 4}
	service.Reader = &extract.Reader{Engines: extract.Engines{Rules: builtIn()}, Log: w.log, Now: w.clock.Now}
	if w.noModel {
		return &process{service, store}
	}
	profile := openaillm.Profile{Name: "test", MaxTokensField: "max_tokens", Batch: w.profile}
	client, err := openaillm.New(openaillm.Options{BaseURL: w.base, Model: model, Profile: &profile, Clock: w.clock, Log: w.log})
	if err != nil {
		w.t.Fatal(err)
	}
	set, err := texts()
	if err != nil {
		w.t.Fatal(err)
	}
	var batcher llm.Batcher = client
	if between != nil {
		batcher = between(client)
	}
	stack := llm.Stack{Target: client.Target(), Compile: schemacheck.Compile, Prices: prices, Clock: w.clock, Log: w.log,
		Record: func(ctx context.Context, c llm.Call) {
			_ = store.AddUsage(ctx, synoptic.WorkspaceOf(ctx), storage.UsageEntry{ID: c.ID, Day: c.At.UTC().Format(time.DateOnly), Model: model, Purpose: "extract", Usage: c.Usage})
		}}
	replay := llm.Replay{Batcher: batcher, Prices: prices}
	if w.live {
		replay.Repairs = llm.Below(client, stack)
	}
	engine := func(g llm.Generator) *modelengine.Engine {
		e, err := modelengine.New(modelengine.Options{Prompts: set, Log: w.log, Asker: &prompt.Asker{
			Generator: g, Model: model, Cache: kept{store}, Workspace: synoptic.WorkspaceOf, Log: w.log}})
		if err != nil {
			w.t.Fatal(err)
		}
		return e
	}
	replayed := engine(llm.NewLadder(replay, client.Target(), schemacheck.Compile, nil, w.log))
	service.Provider = &batch.Provider{Batcher: batcher, Prices: prices, Sure: !w.auto, Closed: w.closed, Reader: &extract.Reader{Log: w.log, Now: w.clock.Now, Engines: extract.Engines{
		Rules: builtIn(), Model: replayed, Auto: &modelengine.Fallback{First: replayed, Second: builtIn(), Forgetful: true, Log: w.log}}}}
	now := engine(llm.Assemble(client, stack))
	service.Reader.Engines.Model = now
	service.Reader.Engines.Auto = &modelengine.Fallback{First: now, Second: builtIn(), Log: w.log, Now: w.clock.Now}
	return &process{service, store}
}

// run starts a process that nothing happens to.
func (w *world) run() *process {
	w.t.Helper()
	return w.start(w.table, w.blobs, nil)
}

// kept is the store as a cache of answers.
type kept struct{ *storage.Store }

func (k kept) Get(ctx context.Context, key string) ([]byte, bool, error) {
	return k.Answer(ctx, synoptic.WorkspaceOf(ctx), key)
}

func (k kept) Put(ctx context.Context, key string, answer []byte) error {
	return k.PutAnswer(ctx, synoptic.WorkspaceOf(ctx), key, answer)
}

// pageOf is an invented page about the nth paper boat.
func pageOf(n int) []byte {
	return fmt.Appendf(nil, `题名：%[1]d号河段的纸船与水位观测研究
作者：虚某%[1]d
摘要：本文以%[1]d号河段为个案，研究纸船如何预示水位。采用单案例研究方法，以漂流理论为视角，跟踪观察了第%[1]d只纸船。研究发现，第%[1]d只纸船提前三天预示了水位上涨。
关键词：纸船；水位；%[1]d号河段
`, n)
}

func docID(n int) string { return synoptic.DocumentID(pageOf(n)) }

// add uploads pages that wait for the batch, and returns their ids.
func (w *world) add(in synoptic.Workspace, engine string, from, to int) []string {
	w.t.Helper()
	store := w.store()
	ids := make([]string, to-from)
	var group errgroup.Group
	group.SetLimit(64)
	for i := range ids {
		raw := pageOf(from + i)
		ids[i] = synoptic.DocumentID(raw)
		w.clock.Advance(time.Millisecond)
		n := storage.NewDocument{Raw: raw, Asked: storage.Asked{Engine: engine}, Document: synoptic.Document{
			ID: ids[i], Status: synoptic.Pending, Extract: synoptic.ExtractBatch,
			FileName: fmt.Sprint(from+i, ".txt"), MediaType: "text/plain", CreatedAt: w.clock.Now()}}
		group.Go(func() error {
			_, _, err := store.CreateDocument(context.Background(), in, n)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		w.t.Fatal(err)
	}
	return ids
}

// tick does a tick that must go well.
func (p *process) tick(t testing.TB) batch.Report {
	t.Helper()
	report, err := p.Tick(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// settle ticks and lets time pass until nothing is under way.
func (w *world) settle(p *process, hours int) (last batch.Report) {
	w.t.Helper()
	for range hours {
		last = p.tick(w.t)
		w.clock.Advance(61 * time.Minute)
	}
	return last
}

func (w *world) document(id string) storage.StoredDocument {
	w.t.Helper()
	d, err := w.store().Document(context.Background(), ws, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func (w *world) batches() []synoptic.Batch {
	w.t.Helper()
	var all []synoptic.Batch
	page := storage.PageRequest{Limit: 100}
	for {
		listing, err := w.store().ListBatches(context.Background(), ws, page)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, b := range listing.Items {
			all = append(all, b.Batch)
		}
		if page.Cursor = listing.NextCursor; page.Cursor == "" {
			return all
		}
	}
}

// usage sums up the books of the workspace.
func (w *world) usage() synoptic.Usage {
	w.t.Helper()
	rows, err := w.store().Usage(context.Background(), ws, "2026-01-01", "2027-12-31")
	if err != nil {
		w.t.Fatal(err)
	}
	sum := synoptic.NoUsage()
	for _, r := range rows {
		sum = llm.AddUsage(sum, r.Usage)
	}
	return sum
}

// paid compares the books with the provider's ledger, to the token.
func (w *world) paid() {
	w.t.Helper()
	books, ledger := w.usage(), w.server.Stats()
	if books.InputTokens != ledger.InputTokens || books.CachedTokens != ledger.CachedTokens || books.OutputTokens != ledger.OutputTokens {
		w.t.Errorf("the books say %d in, %d cached, %d out; the provider charged %d, %d, %d",
			books.InputTokens, books.CachedTokens, books.OutputTokens, ledger.InputTokens, ledger.CachedTokens, ledger.OutputTokens)
	}
	if n := w.server.Batches().PaidTwice(); n > 0 {
		w.t.Errorf("%d questions were paid for more than once", n)
	}
}

// extracted wants documents extracted by the model, with quotes that stand.
func (w *world) extracted(ids ...string) {
	w.t.Helper()
	for _, id := range ids {
		d := w.document(id)
		x := d.Document.Extraction
		if d.Document.Status != synoptic.Extracted || x == nil {
			w.t.Errorf("%s is %s: %+v", d.Document.FileName, d.Document.Status, d.Document.Error)
			continue
		}
		if x.Engine != "llm" || x.Findings[0].Status != synoptic.Reported || len(x.Findings[0].Quotes) == 0 || x.Usage.OutputTokens == 0 {
			w.t.Errorf("%s: %+v", d.Document.FileName, x)
		}
	}
}

func (w *world) status(want synoptic.DocumentStatus, ids ...string) {
	w.t.Helper()
	for _, id := range ids {
		if d := w.document(id); d.Document.Status != want {
			w.t.Errorf("%s is %s, want %s: %+v", d.Document.FileName, d.Document.Status, want, d.Document.Error)
		}
	}
}

var (
	finding = regexp.MustCompile(`第(\d+)只纸船提前三天预示了水位上涨`)
	method  = regexp.MustCompile(`采用单案例研究方法`)
)

// honest answers from what the model is shown.
func honest(r llmtest.Request) (any, error) {
	none := map[string]any{"quotes": []string{}, "answer": nil}
	answer := map[string]any{"research_question": none, "theory": none, "case": none,
		"method": map[string]any{"quotes": []string{}, "answer": nil, "design": nil}, "findings": []any{}}
	shown := r.User[strings.LastIndex(r.User, "<<<DATA-"):]
	if q := finding.FindString(shown); q != "" {
		answer["findings"] = []any{map[string]any{"quotes": []string{q}, "answer": q}}
	}
	if q := method.FindString(shown); q != "" {
		answer["method"] = map[string]any{"quotes": []string{q}, "answer": q, "design": "case_study"}
	}
	return answer, nil
}
