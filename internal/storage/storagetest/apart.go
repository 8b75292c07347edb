package storagetest

import (
	"context"
	"slices"
	"strings"

	"synoptic/internal/storage"
)

// workspaced puts a name before every partition, so that many runs of one
// scenario, with the same ids, can share a table.
type workspaced struct {
	storage.Table
	name string
}

func (w workspaced) key(k storage.Key) storage.Key {
	return storage.Key{Partition: w.name + "|" + k.Partition, Sort: k.Sort}
}

func (w workspaced) strip(items []storage.Item) []storage.Item {
	for i := range items {
		items[i].Partition = strings.TrimPrefix(items[i].Partition, w.name+"|")
		items[i].Indexes = slices.Clone(items[i].Indexes)
		for j := range items[i].Indexes {
			e := &items[i].Indexes[j]
			e.Partition = strings.TrimPrefix(e.Partition, w.name+"|")
		}
	}
	return items
}

func (w workspaced) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	keys = slices.Clone(keys)
	for i := range keys {
		keys[i] = w.key(keys[i])
	}
	items, err := w.Table.Get(ctx, keys...)
	return w.strip(items), err
}

func (w workspaced) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	q.Partition = w.name + "|" + q.Partition
	if q.After != nil {
		q.After = &storage.Position{Sort: q.After.Sort, Key: w.key(q.After.Key)}
	}
	page, err := w.Table.Query(ctx, q)
	page.Items = w.strip(page.Items)
	return page, err
}

func (w workspaced) Write(ctx context.Context, ops ...storage.Op) error {
	named := make([]storage.Op, len(ops))
	for i, op := range ops {
		named[i] = w.op(op)
	}
	return w.Table.Write(ctx, named...)
}

func (w workspaced) op(op storage.Op) storage.Op {
	switch {
	case op.Put != nil:
		it := *op.Put
		it.Key = w.key(it.Key)
		it.Indexes = slices.Clone(it.Indexes)
		for i := range it.Indexes {
			it.Indexes[i].Partition = w.name + "|" + it.Indexes[i].Partition
		}
		return storage.Put(it, op.If)
	case op.Delete != nil:
		return storage.Delete(w.key(*op.Delete), op.If)
	case op.Check != nil:
		return storage.Check(w.key(*op.Check), op.If)
	}
	return storage.Add(w.key(op.Add.Key), op.Add.Counters)
}

// foldered does the same for blobs.
type foldered struct {
	storage.Blobs
	name string
}

func (f foldered) Put(ctx context.Context, key string, body []byte) error {
	return f.Blobs.Put(ctx, f.name+"/"+key, body)
}

func (f foldered) Get(ctx context.Context, key string, limit int64) ([]byte, error) {
	return f.Blobs.Get(ctx, f.name+"/"+key, limit)
}

func (f foldered) Exists(ctx context.Context, key string) (bool, error) {
	return f.Blobs.Exists(ctx, f.name+"/"+key)
}

func (f foldered) Delete(ctx context.Context, key string) error {
	return f.Blobs.Delete(ctx, f.name+"/"+key)
}

func (f foldered) DeleteAll(ctx context.Context, prefix string) error {
	return f.Blobs.DeleteAll(ctx, f.name+"/"+prefix)
}
