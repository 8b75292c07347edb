package work

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// waitingStore is a store with documents that wait for an extraction.
func waitingStore(t *testing.T, documents int, now func() time.Time) *storage.Store {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	store := storage.New(db.Table(), db.Blobs(), &storage.Options{Now: now})
	for i := range documents {
		id := fmt.Sprintf("doc_%d", i)
		if _, _, err := store.CreateDocument(t.Context(), "w", storage.NewDocument{Raw: []byte(id),
			Document: synoptic.Document{ID: id, Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: now()}}); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func TestARoundOffersOnlyBehindEmptyQueues(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		waiting map[string]int
		err     error
		want    int
	}{
		"both are dry":              {nil, nil, 3},
		"pages wait already":        {map[string]int{ExtractQueue: 1}, nil, 0},
		"only reviews wait":         {map[string]int{ReviewQueue: 9}, nil, 3},
		"the queue does not answer": {nil, errors.New("down"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			queue := newLine(0)
			s := &Sweeper{Store: waitingStore(t, 3, time.Now), Queue: queue, Now: time.Now, Log: quiet}
			for round := range 2 { // the turn is given back
				err := s.Round(t.Context(), func(_ context.Context, queue string) (int, error) { return test.waiting[queue], test.err })
				if (err != nil) != (test.err != nil) || len(queue.waiting) != test.want*(round+1) {
					t.Errorf("%d offered, %v", len(queue.waiting), err)
				}
			}
		})
	}
}

func TestTwoRoundsAreNotAtWorkAtOnce(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	queue := newLine(0)
	s := &Sweeper{Store: waitingStore(t, 1, clock), Queue: queue, Now: clock, Log: quiet}
	dry := func(context.Context, string) (int, error) { return 0, nil }
	err := s.Round(t.Context(), func(ctx context.Context, _ string) (int, error) {
		err := s.Round(ctx, func(context.Context, string) (int, error) { t.Error("the second works too"); return 0, nil })
		return 0, err
	})
	if err != nil || len(queue.waiting) != 1 {
		t.Errorf("%d offered, %v", len(queue.waiting), err)
	}
	// One that died with its turn stands in nobody's way for ever.
	if err := s.Store.TakeTurn(t.Context(), turnOfRounds, "dead", now.Add(turnLasts)); err != nil {
		t.Fatal(err)
	}
	if err := s.Round(t.Context(), dry); err != nil || len(queue.waiting) != 1 {
		t.Errorf("%d offered in another's turn, %v", len(queue.waiting), err)
	}
	now = now.Add(turnLasts)
	if err := s.Round(t.Context(), dry); err != nil || len(queue.waiting) != 2 {
		t.Errorf("%d offered after a dead round, %v", len(queue.waiting), err)
	}
}
