package storagetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// batch is a new batch of a fixed time.
func (b *bench) batch(id string) storage.StoredBatch {
	return storage.StoredBatch{Workspace: b.ws, Plan: json.RawMessage(`{"a":1}`), Documents: 10, Batch: synoptic.Batch{
		ID: id, Status: synoptic.BatchSubmitted, Mode: synoptic.BatchProvider, CreatedAt: newClock().Now()}}
}

func (b *bench) newBatch(t *testing.T, id string) storage.StoredBatch {
	t.Helper()
	stored, err := b.CreateBatch(t.Context(), b.batch(id))
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

// settledLines are so many lines, each of a document of its own.
func settledLines(n int) []storage.Settled {
	lines := make([]storage.Settled, n)
	for i := range lines {
		lines[i] = storage.Settled{ID: fmt.Sprint("line", i), Outcome: storage.OutcomeExtracted,
			Usage: &synoptic.Usage{InputTokens: 10, CachedTokens: 1, OutputTokens: 2, CostUSD: new(0.25)}, LiveCostUSD: new(0.5)}
	}
	return lines
}

var batchDay = storage.UsageEntry{Day: "2026-11-01", Model: "m", Purpose: "extract_batch"}

func batchScenarios() []scenario {
	none := func(*testing.T, *bench) {}
	made := func(t *testing.T, b *bench) { b.newBatch(t, "bat_1") }
	held := func(t *testing.T, b *bench) { b.claim(t, b.create(t, "one").Document.ID, "bat_1") }
	one := func(t *testing.T, b *bench) storage.StoredDocument {
		t.Helper()
		d, err := b.Document(t.Context(), b.ws, b.idOf("one"))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	return []scenario{
		{name: "create a batch", prepare: none, settled: synoptic.CodeConflict, do: func(t *testing.T, b *bench) error {
			_, err := b.CreateBatch(t.Context(), b.batch("bat_1"))
			return err
		}},
		{name: "end a batch", prepare: made, do: func(t *testing.T, b *bench) error {
			stored, err := b.Batch(t.Context(), b.ws, "bat_1")
			if err != nil {
				return err
			}
			stored.Batch.Status = synoptic.BatchDone
			_, err = b.UpdateBatch(t.Context(), stored)
			return err
		}},
		{name: "a part of a batch", prepare: made, do: func(t *testing.T, b *bench) error {
			return b.PutBatchPart(t.Context(), b.ws, "bat_1", storage.BatchPart{Number: 1, Documents: []string{"doc_1"}, Built: true})
		}},
		{name: "drop the parts of a batch", prepare: func(t *testing.T, b *bench) {
			made(t, b)
			for n := range 60 {
				if err := b.PutBatchPart(t.Context(), b.ws, "bat_1", storage.BatchPart{Number: n, Documents: []string{"doc_1"}}); err != nil {
					t.Fatal(err)
				}
			}
		}, do: func(t *testing.T, b *bench) error { return b.DropBatchParts(t.Context(), b.ws, "bat_1") }},
		{name: "settle a batch", prepare: made, do: func(t *testing.T, b *bench) error {
			return b.SettleBatch(t.Context(), b.ws, "bat_1", batchDay, settledLines(60))
		}},
		{name: "hand back", prepare: held, do: func(t *testing.T, b *bench) error {
			_, err := b.HandBackDocument(t.Context(), b.ws, b.idOf("one"), "bat_1", storage.HandBack{Blameless: true, Answered: true})
			return err
		}},
		{name: "prolong", prepare: held, do: func(t *testing.T, b *bench) error {
			return b.ProlongLease(t.Context(), b.ws, b.idOf("one"), "bat_1", b.clock.Now().Add(time.Hour))
		}},
		{name: "keep an exchange", prepare: held, do: func(t *testing.T, b *bench) error {
			return b.KeepExchange(t.Context(), one(t, b), "question.1.0", json.RawMessage(`{"a":1}`))
		}},
		{name: "drop exchanges", prepare: func(t *testing.T, b *bench) {
			held(t, b)
			for i := range 30 {
				if err := b.KeepExchange(t.Context(), one(t, b), fmt.Sprint("question", i), json.RawMessage(`{}`)); err != nil {
					t.Fatal(err)
				}
			}
		}, do: func(t *testing.T, b *bench) error { return b.DropExchanges(t.Context(), one(t, b)) }},
		{name: "delete a document with exchanges", settled: synoptic.CodeNotFound, prepare: func(t *testing.T, b *bench) {
			held(t, b)
			if err := b.KeepExchange(t.Context(), one(t, b), "question", json.RawMessage(`{}`)); err != nil {
				t.Fatal(err)
			}
		}, do: func(t *testing.T, b *bench) error { return b.DeleteDocument(t.Context(), b.ws, b.idOf("one")) }},
		{name: "take a turn", prepare: none, do: func(t *testing.T, b *bench) error {
			return b.TakeTurn(t.Context(), "turn", "a", newClock().Now().Add(time.Hour))
		}},
		{name: "set a mark", prepare: none, do: func(t *testing.T, b *bench) error {
			return b.SetMark(t.Context(), "mark", newClock().Now())
		}},
	}
}

// testBatches walks a batch from its beginning to its end.
func testBatches(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	for i := range 3 {
		n := b.batch(fmt.Sprint("bat_", i))
		n.Batch.CreatedAt = n.Batch.CreatedAt.Add(time.Duration(i) * time.Minute)
		if _, err := b.CreateBatch(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	_, err := b.CreateBatch(t.Context(), b.batch("bat_1"))
	wantCode(t, "a second batch of one id", err, synoptic.CodeConflict)
	_, err = b.Batch(t.Context(), "elsewhere", "bat_1")
	wantCode(t, "another workspace's batch", err, synoptic.CodeNotFound)

	// Counted once, however often and in whatever company it is told.
	lines := settledLines(30)
	lines[7].Outcome, lines[8].Outcome, lines[9].Outcome, lines[10].Outcome = storage.OutcomeFailed, storage.OutcomeDropped, storage.OutcomeAgain, storage.OutcomeRejected
	lines[11].Outcome, lines[12].Usage = "", nil
	lines[13].Booked = true
	for _, some := range [][]storage.Settled{lines[:5], lines[3:20], lines, lines[:1]} {
		if err := b.SettleBatch(t.Context(), b.ws, "bat_1", batchDay, some); err != nil {
			t.Fatal(err)
		}
	}
	got, err := b.Batch(t.Context(), b.ws, "bat_1")
	if err != nil {
		t.Fatal(err)
	}
	want := synoptic.BatchCounts{Extracted: 25, Failed: 1, Dropped: 1, Pending: 1, Rejected: 1}
	if v := got.Batch; v.Counts != want || v.InputTokens != 290 || v.CachedTokens != 29 || v.OutputTokens != 58 ||
		*v.CostUSD != 29*0.25 || *v.LiveCostUSD != 29*0.5 {
		t.Errorf("settled: %+v, cost %v, live %v", v, *v.CostUSD, *v.LiveCostUSD)
	}
	rows, err := b.Usage(t.Context(), b.ws, "2026-11-01", "2026-11-01")
	if err != nil || len(rows) != 1 || rows[0].Calls != 28 || rows[0].Usage.InputTokens != 280 ||
		*rows[0].Usage.CostUSD != 28*0.25 || *rows[0].LiveCostUSD != 28*0.5 {
		t.Errorf("the books: %+v, %v", rows, err)
	}
	settled, err := b.SettledLines(t.Context(), b.ws, "bat_1", []string{"line3", "line99"})
	if err != nil || !settled["line3"] || settled["line99"] {
		t.Errorf("settled lines: %v, %v", settled, err)
	}

	// An unknown price makes the sum unknown.
	lines[0].ID, lines[0].Usage, lines[0].LiveCostUSD = "more", &synoptic.Usage{InputTokens: 1}, nil
	if err := b.SettleBatch(t.Context(), b.ws, "bat_1", batchDay, lines[:1]); err != nil {
		t.Fatal(err)
	}
	if got, err = b.Batch(t.Context(), b.ws, "bat_1"); err != nil || got.Batch.CostUSD != nil || got.Batch.LiveCostUSD != nil {
		t.Errorf("a cost with an unknown price: %v, %v", got.Batch.CostUSD, err)
	}

	// Open ones are due, ended ones are not; all are listed, newest first.
	got.Batch.Status = synoptic.BatchDone
	if _, err := b.UpdateBatch(t.Context(), got); err != nil {
		t.Fatal(err)
	}
	_, err = b.UpdateBatch(t.Context(), got)
	wantCode(t, "a change over another", err, synoptic.CodeConflict)
	var open []string
	page := storage.PageRequest{Limit: 100}
	for {
		due, err := b.Due(t.Context(), storage.WorkJob, b.clock.Now(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range due.Items {
			if d.Workspace == b.ws {
				open = append(open, d.ID)
			}
		}
		if page.Cursor = due.NextCursor; page.Cursor == "" {
			break
		}
	}
	slices.Sort(open)
	if !slices.Equal(open, []string{"bat_0", "bat_2"}) {
		t.Errorf("open: %q", open)
	}
	var listed []string
	page = storage.PageRequest{Limit: 2}
	for {
		list, err := b.ListBatches(t.Context(), b.ws, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range list.Items {
			listed = append(listed, one.Batch.ID)
		}
		if page.Cursor = list.NextCursor; page.Cursor == "" {
			break
		}
	}
	if !slices.Equal(listed, []string{"bat_2", "bat_1", "bat_0"}) {
		t.Errorf("listed: %q", listed)
	}
	testParts(t, b)
	testHandBack(t, b)
	testTurns(t, b)
}

func testParts(t *testing.T, b *bench) {
	t.Helper()
	for _, n := range []int{2, 11, 1} {
		for _, built := range []bool{false, true} {
			if err := b.PutBatchPart(t.Context(), b.ws, "bat_2", storage.BatchPart{Number: n, Documents: []string{fmt.Sprint("doc_", n)}, Built: built}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var order []int
	each := func(p storage.BatchPart) error {
		if order = append(order, p.Number); !p.Built {
			t.Errorf("part %d is as it was first", p.Number)
		}
		return nil
	}
	if err := b.EachBatchPart(t.Context(), b.ws, "bat_2", each); err != nil || !slices.Equal(order, []int{1, 2, 11}) {
		t.Errorf("parts: %v, %v", order, err)
	}
	if err := b.DropBatchParts(t.Context(), b.ws, "bat_2"); err != nil {
		t.Fatal(err)
	}
	if err := b.EachBatchPart(t.Context(), b.ws, "bat_2", func(p storage.BatchPart) error { t.Errorf("part %d is left", p.Number); return nil }); err != nil {
		t.Error(err)
	}
	if _, err := b.Batch(t.Context(), b.ws, "bat_2"); err != nil {
		t.Errorf("the batch went with its parts: %v", err)
	}
}

func testHandBack(t *testing.T, b *bench) {
	t.Helper()
	id := b.create(t, "one").Document.ID
	b.claim(t, id, "bat_0")
	handed, err := b.HandBackDocument(t.Context(), b.ws, id, "bat_9", storage.HandBack{})
	if err != nil || handed {
		t.Errorf("handed back by a stranger: %v, %v", handed, err)
	}
	d, err := b.Document(t.Context(), b.ws, id)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.KeepExchange(t.Context(), d, "q", json.RawMessage(`{"n":1}`)); err != nil {
		t.Fatal(err)
	}
	if err := b.KeepExchange(t.Context(), d, "q", json.RawMessage(`{"n":2}`)); err != nil {
		t.Fatal(err)
	}
	all, err := b.Exchanges(t.Context(), d)
	if err != nil || len(all) != 1 || string(all[0]) != `{"n":2}` {
		t.Errorf("exchanges: %s, %v", all, err)
	}
	if handed, err = b.HandBackDocument(t.Context(), b.ws, id, "bat_0", storage.HandBack{Answered: true}); err != nil || !handed {
		t.Fatalf("%v, %v", handed, err)
	}
	if d, err = b.Document(t.Context(), b.ws, id); err != nil || d.Document.Status != synoptic.Pending || !d.Answered || d.Attempts != 1 {
		t.Errorf("handed back: %+v, %v", d, err)
	}
	wantCode(t, "an exchange over a change", b.KeepExchange(t.Context(), storage.StoredDocument{Document: d.Document, Workspace: d.Workspace, Revision: d.Revision - 1}, "q", json.RawMessage(`{}`)), synoptic.CodeConflict)
	b.claim(t, id, "bat_0")
	b.clock.pass(time.Hour)
	if err := b.ProlongLease(t.Context(), b.ws, id, "bat_0", b.clock.Now().Add(time.Hour)); err != nil {
		t.Errorf("a lease that ran out, with nobody else: %v", err)
	}
	wantCode(t, "a stranger's lease", b.ProlongLease(t.Context(), b.ws, id, "bat_9", b.clock.Now().Add(time.Hour)), synoptic.CodeConflict)
	if _, err := b.HandBackDocument(t.Context(), b.ws, id, "bat_0", storage.HandBack{Blameless: true}); err != nil {
		t.Fatal(err)
	}
	if d, err = b.Document(t.Context(), b.ws, id); err != nil || d.Attempts != 1 {
		t.Errorf("the attempt counts though nobody is to blame: %+v, %v", d, err)
	}
	if err := b.DropExchanges(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if all, err := b.Exchanges(t.Context(), d); err != nil || len(all) != 0 {
		t.Errorf("dropped: %s, %v", all, err)
	}
}

func testTurns(t *testing.T, b *bench) {
	t.Helper()
	name, until := unique(), func() time.Time { return b.clock.Now().Add(time.Minute) }
	if won := winners(t, race(racers, func(i int) error { return b.TakeTurn(t.Context(), name, fmt.Sprint("owner", i), until()) }), synoptic.CodeConflict); won != 1 {
		t.Errorf("%d of %d took one turn", won, racers)
	}
	b.clock.pass(2 * time.Minute)
	if err := b.TakeTurn(t.Context(), name, "a", until()); err != nil {
		t.Errorf("a turn that ran out: %v", err)
	}
	if err := b.TakeTurn(t.Context(), name, "a", until()); err != nil {
		t.Errorf("prolonging one's turn: %v", err)
	}
	wantCode(t, "another's turn", b.TakeTurn(t.Context(), name, "b", until()), synoptic.CodeConflict)
	if err := b.GiveTurn(t.Context(), name, "b"); err != nil {
		t.Errorf("giving what one has not: %v", err)
	}
	wantCode(t, "it is still another's", b.TakeTurn(t.Context(), name, "b", until()), synoptic.CodeConflict)
	if err := b.GiveTurn(t.Context(), name, "a"); err != nil {
		t.Error(err)
	}
	if err := b.TakeTurn(t.Context(), name, "b", until()); err != nil {
		t.Errorf("a turn that was given back: %v", err)
	}
	at, err := b.Mark(t.Context(), name)
	if err != nil || !at.IsZero() {
		t.Errorf("a mark that was never set: %v, %v", at, err)
	}
	if err := b.SetMark(t.Context(), name, b.clock.Now()); err != nil {
		t.Fatal(err)
	}
	if at, err = b.Mark(t.Context(), name); err != nil || !at.Equal(b.clock.Now()) {
		t.Errorf("the mark: %v, %v", at, err)
	}
}
