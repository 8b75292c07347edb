package batch_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/synoptic"
)

// A run of many pages in several jobs, whose ticks are killed at random calls:
// every document ends extracted, or failed with a reason; each is paid for
// once; the books equal the provider's ledger to the token.
func TestKilledAtRandom(t *testing.T) {
	t.Parallel()
	killAtRandom(t, 300, 60, seedOf(t))
}

func killAtRandom(t *testing.T, pages, kills int, seed uint64) {
	w := newWorld(t)
	w.profile = openaillm.BatchProfile{MaxLines: pages / 3}
	w.tuning = batch.Tuning{Part: max(10, pages/30)}
	w.server.Batches().Always(llmtest.BatchPlan{Takes: 40 * time.Minute, Twice: 41, Strange: 2})
	// Some answers need a repair, some no answer can be made of.
	w.server.Sometimes(0.1, llmtest.QuoteInvented, llmtest.SchemaBroken)
	w.server.Sometimes(0.02, llmtest.Refusal, llmtest.ServerError)
	ids := w.add(ws, "llm", 0, pages)
	dice := rand.New(rand.NewPCG(seed, 2))
	done, killed := false, 0
	for round := 0; !done; round++ {
		if round > 40*kills {
			t.Fatal("this does not end")
		}
		left := -1
		if killed < kills {
			// Long lives get things done, short ones find the rare places.
			left = dice.IntN([]int{20, 200, pages * 20}[dice.IntN(3)])
		}
		p, m, ctx := w.startMortal(left, dice.IntN(2) == 0)
		_, err := p.Tick(ctx)
		if m.dead {
			killed++
		} else if err != nil {
			t.Fatalf("a tick that lived: %v", err)
		}
		// The turn of a dead process has to run out, and a submission of which
		// nothing was heard to be given up.
		w.clock.Advance(time.Duration(3+dice.IntN(20)) * time.Minute)
		if killed >= kills {
			done = true
			for _, id := range ids {
				done = done && w.document(id).Document.Status.Final()
			}
			for _, b := range w.batches() {
				done = done && b.Status.Final()
			}
		}
	}
	extracted, failed := 0, 0
	for _, id := range ids {
		switch d := w.document(id); d.Document.Status {
		case synoptic.Extracted:
			extracted++
		case synoptic.Failed:
			if failed++; d.Document.Error == nil || d.Document.Error.Message == "" {
				t.Errorf("%s failed without a reason", id)
			}
		default:
			t.Errorf("%s is %s", id, d.Document.Status)
		}
	}
	t.Logf("%d extracted, %d failed, %d kills, %d jobs", extracted, failed, killed, w.server.Batches().Jobs())
	if extracted < pages*9/10 {
		t.Errorf("only %d of %d were extracted", extracted, pages)
	}
	w.paid()
	counted := 0
	cost := 0.0
	for _, b := range w.batches() {
		counted += b.Counts.Extracted + b.Counts.Failed + b.Counts.Rejected
		cost += *b.CostUSD
	}
	if counted != pages {
		t.Errorf("the batches count %d documents, want %d", counted, pages)
	}
	if books := *w.usage().CostUSD; cost < books-1e-6 || cost > books+1e-6 {
		t.Errorf("the batches cost %v, the books say %v", cost, books)
	}
	if files := w.server.Batches().Files(); len(files) != 0 {
		t.Errorf("%d files were left at the provider: %.3q", len(files), files)
	}
}

func seedOf(t *testing.T) uint64 {
	s := os.Getenv("SEED")
	if s == "" {
		return 1
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Ticks that die at each of their calls in turn, before it and when it was
// done: in the evening, when they submit, in the morning, when they take in,
// and where there is no batch interface.
func TestKilledAtEachCall(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		morning bool
		noModel bool
		stride  int // how many calls are passed over; all are tried in integration
	}{{"evening", false, false, 7}, {"morning", true, false, 7}, {"direct", false, true, 5}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			killAtEachCall(t, c.morning, c.noModel, c.stride)
		})
	}
}

func killAtEachCall(t *testing.T, morning, noModel bool, stride int) {
	w := newWorld(t)
	w.noModel = noModel
	pages := 0
	for _, after := range []bool{false, true} {
		for call := 0; ; call += stride {
			ids := w.add(ws, "", pages, pages+3)
			pages += 3
			if morning {
				w.run().tick(t)
				w.clock.Advance(2 * time.Hour)
			}
			p, m, ctx := w.startMortal(call, after)
			_, err := p.Tick(ctx)
			if !m.dead && err != nil {
				t.Fatalf("a tick that lived: %v", err)
			}
			for range 5 {
				w.clock.Advance(15 * time.Minute) // the dead one's turn, and its submission, run out
				w.run().tick(t)
				w.clock.Advance(2 * time.Hour)
				w.run().tick(t)
				if w.document(ids[0]).Document.Status.Final() {
					break
				}
			}
			w.status(synoptic.Extracted, ids...)
			if t.Failed() {
				t.Fatalf("killed at call %d (done: %v)", call, after)
			}
			if !m.dead {
				t.Logf("%d calls", m.calls)
				break
			}
		}
	}
	w.paid()
	w.nothingLeft()
	counted := 0
	for _, b := range w.batches() {
		counted += b.Counts.Extracted
	}
	if counted != pages {
		t.Errorf("the batches count %d documents, want %d", counted, pages)
	}
}
