package batch_test

import (
	"context"
	"sync/atomic"
	"testing"

	"synoptic/internal/storage"
)

// counted counts the requests that read.
type counted struct {
	storage.Table
	items, requests *atomic.Int64
}

func (c counted) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	c.requests.Add(1)
	c.items.Add(int64(len(keys)))
	return c.Table.Get(ctx, keys...)
}

func (c counted) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	page, err := c.Table.Query(ctx, q)
	c.requests.Add(1)
	c.items.Add(int64(len(page.Items)))
	return page, err
}

// Collecting reads what is due and nothing else: ten documents cost the same,
// whether they are all there is, or ten among hundreds that wait for nothing,
// for a worker, or for tomorrow.
func TestCollectingReadsWhatIsDue(t *testing.T) {
	t.Parallel()
	reads := func(others int) (items, requests int64) {
		w := newWorld(t)
		w.noModel = true
		if others > 0 {
			w.add(ws, "", 1000, 1000+others)
			w.run().tick(t)
			w.add(ws, "", 5000, 5000+others)
			for n := range others {
				id := docID(5000 + n)
				d, err := w.store().Document(context.Background(), ws, id)
				if err != nil {
					t.Fatal(err)
				}
				if n%2 == 0 {
					d.Document.Extract = "now"
				} else {
					d.DueAt = w.clock.Now().AddDate(0, 0, 1)
				}
				if _, err := w.store().UpdateDocument(context.Background(), d); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.add(ws, "", 0, 10)
		var i, r atomic.Int64
		if report := w.start(counted{w.table, &i, &r}, w.blobs, nil).tick(t); report.Extracted != 10 {
			t.Fatalf("%+v", report)
		}
		return i.Load(), r.Load()
	}
	aloneItems, aloneRequests := reads(0)
	amongItems, amongRequests := reads(300)
	t.Logf("ten documents: %d requests for %d items; among 600 others: %d for %d", aloneRequests, aloneItems, amongRequests, amongItems)
	if amongItems > aloneItems || amongRequests > aloneRequests {
		t.Errorf("others cost: %d requests for %d items, alone %d for %d", amongRequests, amongItems, aloneRequests, aloneItems)
	}
}
