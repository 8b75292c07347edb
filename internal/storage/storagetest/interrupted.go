package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// scenario is one operation of the Store, after what makes it possible. The
// operation may be called again when it failed.
type scenario struct {
	name    string
	prepare func(*testing.T, *bench)
	do      func(*testing.T, *bench) error
	// settled says that repeating it may be told this, when the first call
	// got through after all.
	settled synoptic.Code
}

func scenarios() []scenario {
	none := func(*testing.T, *bench) {}
	one := func(t *testing.T, b *bench) { b.create(t, "one") }
	claimed := func(t *testing.T, b *bench) { b.claim(t, b.create(t, "one").Document.ID, "worker") }
	until := func(b *bench) time.Time { return b.clock.Now().Add(time.Minute) }
	save := func(r func(*bench, string) storage.Result) func(t *testing.T, b *bench) error {
		return func(t *testing.T, b *bench) error {
			_, err := b.SaveResult(t.Context(), b.ws, r(b, b.idOf("one")))
			return err
		}
	}
	many := make([]string, 30) // more than one write takes
	for i := range many {
		many[i] = fmt.Sprint("term", i)
	}
	return []scenario{
		{name: "create", prepare: none, do: func(t *testing.T, b *bench) error {
			n := b.page("one")
			n.Document.CreatedAt = newClock().Now()
			_, _, err := b.CreateDocument(t.Context(), b.ws, n)
			return err
		}},
		{name: "create again after deletion", prepare: func(t *testing.T, b *bench) {
			d := b.create(t, "one")
			wantCode(t, "deleting", b.DeleteDocument(t.Context(), b.ws, d.Document.ID), "")
		}, do: func(t *testing.T, b *bench) error {
			n := b.page("one")
			n.Document.CreatedAt = newClock().Now()
			_, _, err := b.CreateDocument(t.Context(), b.ws, n)
			return err
		}},
		{name: "update", prepare: one, do: func(t *testing.T, b *bench) error {
			d, err := b.Document(t.Context(), b.ws, b.idOf("one"))
			if err != nil {
				return err
			}
			d.Asked.Language = synoptic.English
			_, err = b.UpdateDocument(t.Context(), d)
			return err
		}},
		{name: "claim", prepare: one, do: func(t *testing.T, b *bench) error {
			_, err := b.ClaimDocument(t.Context(), b.ws, b.idOf("one"), "worker", until(b))
			return err
		}},
		{name: "renew", prepare: claimed, do: func(t *testing.T, b *bench) error {
			return b.RenewLease(t.Context(), b.ws, b.idOf("one"), "worker", until(b).Add(time.Minute))
		}},
		{name: "release", prepare: claimed, do: func(t *testing.T, b *bench) error {
			return b.ReleaseDocument(t.Context(), b.ws, b.idOf("one"), "worker", until(b))
		}},
		{name: "save", prepare: claimed, do: save(func(b *bench, id string) storage.Result {
			return b.result(id, "worker", "10.1/x", "study", many...)
		})},
		{name: "save a failure", prepare: claimed, do: save(func(b *bench, id string) storage.Result {
			return storage.Result{DocumentID: id, Owner: "worker", Status: synoptic.Failed, Problem: &synoptic.Problem{Code: "x", Message: "y"}}
		})},
		{name: "save a later duplicate", prepare: func(t *testing.T, b *bench) {
			b.extract(t, "earlier", "", "study")
			claimed(t, b)
		}, do: save(func(b *bench, id string) storage.Result { return b.result(id, "worker", "", "study") })},
		{name: "save the first of several", prepare: func(t *testing.T, b *bench) {
			claimed(t, b)
			b.extract(t, "later", "", "study")
			b.extract(t, "last", "", "study")
			b.claim(t, b.idOf("one"), "worker")
		}, do: save(func(b *bench, id string) storage.Result { return b.result(id, "worker", "", "study") })},
		{name: "save anew", prepare: func(t *testing.T, b *bench) {
			d := b.extract(t, "one", "10.1/x", "old title", append(many[:20:20], "old", "older")...)
			b.extract(t, "later", "", "old title")
			d, err := b.Document(t.Context(), b.ws, d.Document.ID)
			if err != nil {
				t.Fatal(err)
			}
			d.Document.Status = synoptic.Pending
			if _, err := b.UpdateDocument(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			b.claim(t, d.Document.ID, "worker")
		}, do: save(func(b *bench, id string) storage.Result {
			r := b.result(id, "worker", "", "new title", many[10:]...)
			r.Text, r.Extraction.Engine = "better", synoptic.EngineLLM
			return r
		})},
		{name: "delete", settled: synoptic.CodeNotFound, prepare: func(t *testing.T, b *bench) {
			b.extract(t, "one", "", "study", many...)
			b.extract(t, "later", "", "study")
			b.extract(t, "last", "", "study")
		}, do: func(t *testing.T, b *bench) error {
			return b.DeleteDocument(t.Context(), b.ws, b.idOf("one"))
		}},
		{name: "create a review", prepare: none, do: func(t *testing.T, b *bench) error {
			r := b.review("rev_1")
			r.Review.CreatedAt = newClock().Now()
			_, err := b.CreateReview(t.Context(), b.ws, r)
			return err
		}},
		{name: "claim a review", prepare: func(t *testing.T, b *bench) { b.newReview(t) }, do: func(t *testing.T, b *bench) error {
			_, err := b.ClaimReview(t.Context(), b.ws, "rev_1", "worker", until(b))
			return err
		}},
		{name: "release a review", prepare: func(t *testing.T, b *bench) { b.claimedReview(t) }, do: func(t *testing.T, b *bench) error {
			return b.ReleaseReview(t.Context(), b.ws, "rev_1", "worker", until(b))
		}},
		{name: "finish a review", prepare: func(t *testing.T, b *bench) { b.claimedReview(t) }, do: func(t *testing.T, b *bench) error {
			r, err := b.Review(t.Context(), b.ws, "rev_1")
			if err != nil {
				return err
			}
			finish(&r, 50, b.clock.Now())
			_, err = b.UpdateReview(t.Context(), r)
			return err
		}},
		{name: "delete a review", settled: synoptic.CodeNotFound, prepare: func(t *testing.T, b *bench) {
			r := b.claimedReview(t)
			finish(&r, 50, b.clock.Now())
			if _, err := b.UpdateReview(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}, do: func(t *testing.T, b *bench) error {
			return b.DeleteReview(t.Context(), b.ws, "rev_1")
		}},
		{name: "answer of a model", prepare: none, do: func(t *testing.T, b *bench) error {
			return b.PutAnswer(t.Context(), b.ws, "key", []byte(`{"answer":1}`))
		}},
		{name: "idempotency key", prepare: none, do: func(t *testing.T, b *bench) error {
			v, err := b.BeginIdempotent(t.Context(), b.ws, "key", storage.Idempotency{RequestHash: "h", Reference: "r", Holder: "one", BusyUntil: until(b), ExpiresAt: until(b)})
			if err == nil {
				v.Answer = &storage.KeptAnswer{Status: 202}
				err = b.SettleIdempotent(t.Context(), b.ws, "key", v)
			}
			return err
		}},
		{name: "usage", prepare: none, do: func(t *testing.T, b *bench) error {
			return b.AddUsage(t.Context(), b.ws, storage.UsageEntry{ID: "call", Day: "2026-11-01", Model: "m", Purpose: "p",
				Usage: synoptic.Usage{InputTokens: 7, CostUSD: new(0.5)}})
		}},
	}
}

// idOf returns the id of the document that page makes of a text.
func (b *bench) idOf(text string) string {
	return synoptic.DocumentID([]byte(text + " of " + string(b.ws)))
}

func (b *bench) newReview(t *testing.T) {
	t.Helper()
	if _, err := b.CreateReview(t.Context(), b.ws, b.review("rev_1")); err != nil {
		t.Fatal(err)
	}
}

func (b *bench) claimedReview(t *testing.T) storage.StoredReview {
	t.Helper()
	b.newReview(t)
	r, err := b.ClaimReview(t.Context(), b.ws, "rev_1", "worker", b.clock.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// testInterrupted does every operation once without a fault, and then once for
// each write that it makes and each way to fail: the operation fails, is
// repeated, and must leave what the clean one left, byte for byte.
func testInterrupted(t *testing.T, twin Twin) {
	for _, sc := range slices.Concat(scenarios(), accessScenarios(), batchScenarios(), formScenarios()) {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			clean, steps := sc.run(t, twin, nil)
			if steps == 0 {
				t.Fatal("the operation writes nothing")
			}
			for step := range steps {
				for _, fault := range []Fault{FailBefore, FailPersist} {
					got, _ := sc.run(t, twin, func(n int) Fault {
						if n == step {
							return fault
						}
						return NoFault
					})
					if d := difference(got, clean); d != "" {
						t.Errorf("interrupted at write %d of %d (fault %d):\n%s", step+1, steps, fault, d)
					}
				}
			}
		})
	}
}

// run plays the scenario in a workspace of its own, whose name is taken out
// of what it returns: all that is stored, and the number of writes.
func (sc scenario) run(t *testing.T, twin Twin, plan func(int) Fault) (left []string, writes int) {
	t.Helper()
	faulty := NewFaulty(twin.Table, twin.Blobs)
	b := newBench(faulty.Table(), faulty.Blobs())
	b.ws = "w" // ids come from content: one name gives the same ids each time
	b.Store = storage.New(workspaced{faulty.Table(), unique()}, foldered{faulty.Blobs(), unique()}, &storage.Options{Now: b.clock.Now})
	sc.prepare(t, b)
	faulty.Arm(plan)
	err := sc.do(t, b)
	writes = faulty.Calls()
	if plan != nil && err != nil {
		wantCode(t, "an interrupted call", err, synoptic.CodeUnavailable)
		faulty.Arm(nil)
		if err = sc.do(t, b); synoptic.CodeOf(err) == sc.settled {
			err = nil
		}
	}
	if err != nil {
		t.Fatalf("%s: %v", sc.name, err)
	}
	left = dump(t, faulty)
	if err := faulty.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	return left, writes
}

// dump writes down all items and blobs, without revisions and the names that
// keep tests apart.
func dump(t *testing.T, f *Faulty) []string {
	t.Helper()
	items, blobs, err := f.Everything(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for key, it := range items {
		_, part, _ := strings.Cut(key.Partition, "|")
		line := fmt.Sprintf("%s / %s: %d bytes %x counters %v expires %v", part, key.Sort, len(it.Body), synoptic.SHA256Hex(it.Body)[:8], it.Counters, it.ExpiresAt)
		if len(it.Body) < 400 {
			line += fmt.Sprintf(" %q", it.Body)
		}
		for _, e := range it.Indexes {
			_, part, _ := strings.Cut(e.Partition, "|")
			line += fmt.Sprintf(" [%s %s %s]", e.Index, part, e.Sort)
		}
		lines = append(lines, line)
	}
	for name := range blobs {
		_, name, _ = strings.Cut(name, "/")
		lines = append(lines, "blob "+name)
	}
	slices.Sort(lines)
	return lines
}

// difference writes down the lines that only one of two dumps has.
func difference(got, want []string) string {
	var b strings.Builder
	for _, line := range got {
		if !slices.Contains(want, line) {
			b.WriteString("left      " + line + "\n")
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			b.WriteString("not left  " + line + "\n")
		}
	}
	return b.String()
}
