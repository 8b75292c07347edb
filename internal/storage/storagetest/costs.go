package storagetest

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// counting counts the requests that a table and blobs are sent, as the cloud
// counts them: a batch read is one for every hundred keys.
type counting struct {
	storage.Table
	storage.Blobs
	table, puts atomic.Int64
}

type countingTable struct{ *counting }

func (c countingTable) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	c.table.Add(int64(len(keys)+99) / 100)
	return c.Table.Get(ctx, keys...)
}

func (c countingTable) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	c.table.Add(1)
	return c.Table.Query(ctx, q)
}

func (c countingTable) Write(ctx context.Context, ops ...storage.Op) error {
	c.table.Add(1)
	return c.Table.Write(ctx, ops...)
}

type countingBlobs struct{ *counting }

func (c countingBlobs) Get(ctx context.Context, key string, limit int64) ([]byte, error) {
	return c.Blobs.Get(ctx, key, limit)
}

func (c countingBlobs) Delete(ctx context.Context, key string) error { return c.Blobs.Delete(ctx, key) }

func (c countingBlobs) Put(ctx context.Context, key string, body []byte) error {
	c.puts.Add(1)
	return c.Blobs.Put(ctx, key, body)
}

// testCosts counts requests: where each is paid for and takes milliseconds,
// one more is a fault.
func testCosts(t *testing.T, twin Twin) {
	c := &counting{Table: twin.Table, Blobs: twin.Blobs}
	b := newBench(countingTable{c}, countingBlobs{c})
	within := func(what string, table, puts int64, do func() error) {
		t.Helper()
		c.table.Store(0)
		c.puts.Store(0)
		if err := do(); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if c.table.Load() > table || c.puts.Load() > puts {
			t.Errorf("%s took %d requests to the table and %d puts, may take %d and %d", what, c.table.Load(), c.puts.Load(), table, puts)
		}
	}
	n := b.page("one")
	within("an upload", 2, 1, func() error { _, _, err := b.CreateDocument(t.Context(), b.ws, n); return err })
	within("the same upload", 1, 0, func() error { _, _, err := b.CreateDocument(t.Context(), b.ws, n); return err })
	within("a claim", 2, 0, func() error {
		_, err := b.ClaimDocument(t.Context(), b.ws, n.Document.ID, "worker", b.clock.Now().Add(1e9))
		return err
	})
	within("a result of 20 terms", 7, 1, func() error {
		r := b.result(n.Document.ID, "worker", "10.1/x", "study")
		for i := range 18 {
			r.Terms = append(r.Terms, fmt.Sprint("term", i))
		}
		_, err := b.SaveResult(t.Context(), b.ws, r)
		return err
	})
	ids := []string{n.Document.ID}
	for i := range 99 {
		ids = append(ids, b.extract(t, fmt.Sprint("page", i), "", fmt.Sprint("study", i)).Document.ID)
	}
	within("a table of 100 documents", 2, 0, func() error {
		all, err := b.Documents(t.Context(), b.ws, ids)
		if err == nil && (len(all) != 100 || all[99].Document.Extraction == nil) {
			err = synoptic.NotFound()
		}
		return err
	})
	within("a list", 3, 0, func() error {
		_, err := b.ListDocuments(t.Context(), b.ws, storage.DocumentFilter{}, storage.PageRequest{Limit: 50})
		return err
	})
	within("a search", 3, 0, func() error {
		_, err := b.ListDocuments(t.Context(), b.ws, storage.DocumentFilter{Terms: []string{"study7"}}, storage.PageRequest{})
		return err
	})
}
