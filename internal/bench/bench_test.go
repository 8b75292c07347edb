// Package bench measures what a user waits and pays for, as ratios within one
// run wherever the machine decides the absolute figure. `make bench` prints
// them all; the finer benchmarks stand in the packages they belong to.
package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/ingest"
	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/modelengine"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
	"synoptic/prompts"
)

func reader() *extract.Reader {
	return &extract.Reader{Engines: extract.Engines{Rules: rules.New()}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now}
}

// pages are the labelled example pages.
func pages(b *testing.B) []page.Input {
	b.Helper()
	files, err := filepath.Glob("../../testdata/pages/*")
	if err != nil || len(files) == 0 {
		b.Fatalf("no pages: %v", err)
	}
	var inputs []page.Input
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		inputs = append(inputs, page.Input{Bytes: raw, FileName: filepath.Base(f)})
	}
	return inputs
}

// BenchmarkRead is the whole way of a page on one core: bytes → record →
// verified answers.
func BenchmarkRead(b *testing.B) {
	r, inputs := reader(), pages(b)
	size := 0
	for _, in := range inputs {
		size += len(in.Bytes)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, in := range inputs {
			if _, err := r.Read(b.Context(), in, extract.Wanted{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(inputs)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkQuote locates verbatim quotes in a text that is prepared once, and
// compares with strings.Index over the same ones.
func BenchmarkQuote(b *testing.B) {
	var text strings.Builder
	for _, in := range pages(b) {
		text.WriteString(strings.ToValidUTF8(string(in.Bytes), "?"))
	}
	whole := text.String()
	var quotes []string
	runes := []rune(whole)
	for i := 0; i+60 < len(runes); i += 200 {
		if q := strings.TrimSpace(string(runes[i : i+40])); q != "" && !strings.ContainsAny(q, "\n<>") {
			quotes = append(quotes, q)
		}
	}
	prepared := quote.New(whole)
	var find, index time.Duration
	for b.Loop() {
		began := time.Now()
		for _, q := range quotes {
			prepared.Find(q)
		}
		find += time.Since(began)
		began = time.Now()
		for _, q := range quotes {
			if at := strings.Index(whole, q); at < 0 {
				b.Fatal("a quote of the text is not in it")
			}
		}
		index += time.Since(began)
	}
	b.ReportMetric(float64(find.Microseconds())/float64(b.N*len(quotes)), "µs/quote")
	b.ReportMetric(float64(find)/float64(index), "×strings.Index")
}

// BenchmarkUpload takes pages in durably, at one and at eight clients, and
// compares with one writer that appends and fsyncs the same bytes. The two
// take turns, since the speed of a shared disk drifts.
func BenchmarkUpload(b *testing.B) {
	for _, clients := range []int{1, 8} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), nil)
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			service := &ingest.Service{Store: storage.New(db.Table(), db.Blobs(), nil), Queue: db.Queue(), Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
			log, err := os.OpenFile(filepath.Join(b.TempDir(), "append.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
			if err != nil {
				b.Fatal(err)
			}
			defer log.Close()
			const round = 64
			base, n := pages(b)[0].Bytes, 0
			var ratios, rates []float64
			for b.Loop() {
				batch := make([][]byte, round)
				for i := range batch {
					n++
					batch[i] = append(slices.Clone(base), fmt.Sprintf("\n%d", n)...)
				}
				uploads := timed(func() { uploadAll(b, service, batch, clients) })
				appends := timed(func() {
					for _, page := range batch {
						if _, err := log.Write(page); err != nil {
							b.Fatal(err)
						}
						if err := log.Sync(); err != nil {
							b.Fatal(err)
						}
					}
				})
				ratios = append(ratios, appends.Seconds()/uploads.Seconds())
				rates = append(rates, round/uploads.Seconds())
			}
			b.ReportMetric(median(rates), "uploads/s")
			b.ReportMetric(median(ratios), "×append+fsync")
		})
	}
}

func uploadAll(b *testing.B, service *ingest.Service, batch [][]byte, clients int) {
	var working sync.WaitGroup
	for c := range clients {
		working.Go(func() {
			for i := c; i < len(batch); i += clients {
				if _, _, err := service.Add(b.Context(), synoptic.LocalWorkspace, ingest.Upload{Bytes: batch[i]}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	working.Wait()
}

// BenchmarkReview writes the review of a thousand studies.
func BenchmarkReview(b *testing.B) {
	documents := generated(b, 1000)
	stop := watchHeap(b)
	for b.Loop() {
		if _, err := synthesis.Compose(b.Context(), synthesis.Input{Documents: documents, Language: synoptic.Chinese}); err != nil {
			b.Fatal(err)
		}
	}
	stop()
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/review")
}

// BenchmarkHugePage reads the largest page that is taken: 50 MB of HTML, most
// of it in lines like those of a reference list.
func BenchmarkHugePage(b *testing.B) {
	var huge bytes.Buffer
	huge.WriteString("<html><body><h1>平台如何降低协商成本</h1><p>摘要：本文以甲市为例，运用案例研究方法，考察平台如何降低协商成本。研究发现：平台降低了协商成本。</p>")
	for i := 0; huge.Len() < ingest.MaxBytes-200; i++ {
		fmt.Fprintf(&huge, "<div class=\"x\"><a href=\"/a/%d\">[%d] 王五. 数字治理研究综述[J]. 行政论坛, 2019(3): 10-%d.</a></div>", i, i, i%90)
	}
	raw, r := huge.Bytes(), reader()
	stop := watchHeap(b)
	for b.Loop() {
		reading, err := r.Read(b.Context(), pageInput(raw), extract.Wanted{})
		if err != nil || reading.Document.Status != synoptic.Extracted {
			b.Fatalf("%v, %+v", err, reading.Document.Error)
		}
	}
	stop()
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/page")
}

func pageInput(raw []byte) page.Input { return page.Input{Bytes: raw, MediaType: "text/html"} }

// watchHeap reports how far the heap grew over what was there before.
func watchHeap(b *testing.B) (stop func()) {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	var peak uint64
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapInuse)
			select {
			case <-tick.C:
			case <-done:
				tick.Stop()
				return
			}
		}
	})
	return func() {
		close(done)
		watching.Wait()
		b.ReportMetric(float64(peak-min(peak, before.HeapInuse))/(1<<20), "MB")
	}
}

// generated are documents of n different studies: the example pages with
// other titles, places and numbers.
func generated(b *testing.B, n int) []synoptic.Document {
	b.Helper()
	r, inputs := reader(), pages(b)
	var documents []synoptic.Document
	for i := 0; len(documents) < n; i++ {
		in := inputs[i%len(inputs)]
		replace := strings.NewReplacer("平台", fmt.Sprintf("平台%d", i), "rural", fmt.Sprintf("rural-%d", i), "2023", fmt.Sprint(1990+i%35))
		in.Bytes = []byte(replace.Replace(string(in.Bytes)))
		reading, err := r.Read(context.Background(), in, extract.Wanted{Language: synoptic.Chinese})
		if err != nil {
			b.Fatal(err)
		}
		reading.Document.ID = fmt.Sprintf("doc_%d", i)
		documents = append(documents, reading.Document)
	}
	return documents
}

func timed(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// BenchmarkModel reads five hundred pages by a model that takes 200 ms a call,
// sixteen calls at once, and compares with what the waiting alone would take.
func BenchmarkModel(b *testing.B) {
	const pageCount, latency, atOnce = 500, 200 * time.Millisecond, 16
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	server := llmtest.New(llmtest.Options{Latency: latency})
	url, stop := server.Start()
	defer stop()
	client, err := openaillm.New(openaillm.Options{BaseURL: url, Model: "stand-in"})
	if err != nil {
		b.Fatal(err)
	}
	texts, err := prompt.Load(prompts.Files)
	if err != nil {
		b.Fatal(err)
	}
	asker := &prompt.Asker{Model: "stand-in", Log: log, Generator: llm.Assemble(client, llm.Stack{
		Target: client.Target(), Compile: schemacheck.Compile, Concurrency: atOnce, Log: log})}
	engine, err := modelengine.New(modelengine.Options{Asker: asker, Prompts: texts, Log: log})
	if err != nil {
		b.Fatal(err)
	}
	r := &extract.Reader{Engines: extract.Engines{Rules: rules.New(), Model: engine}, Log: log, Now: time.Now}
	inputs := pages(b)
	for b.Loop() {
		before := len(server.Requests())
		var reading sync.WaitGroup
		slots := make(chan struct{}, atOnce)
		began := time.Now()
		for i := range pageCount {
			in := inputs[i%len(inputs)]
			in.Bytes = append(slices.Clone(in.Bytes), fmt.Sprintf("\n%d", i)...)
			slots <- struct{}{}
			reading.Go(func() {
				defer func() { <-slots }()
				if _, err := r.Read(b.Context(), in, extract.Wanted{Engine: synoptic.EngineLLM}); err != nil {
					b.Error(err)
				}
			})
		}
		reading.Wait()
		calls := len(server.Requests()) - before
		ideal := time.Duration(calls) * latency / atOnce
		b.ReportMetric(ideal.Seconds()/time.Since(began).Seconds(), "×ideal")
		b.ReportMetric(float64(calls)/pageCount, "calls/page")
	}
}
