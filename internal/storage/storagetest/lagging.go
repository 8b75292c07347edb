package storagetest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"synoptic/internal/storage"
)

// Lagging stands before a table and answers index queries from how things
// stood at the last CatchUp, as an index of DynamoDB may. It knows only what
// was written through it.
type Lagging struct {
	storage.Table

	mu    sync.Mutex
	now   map[storage.Key][]storage.IndexKey
	shown map[storage.Key][]storage.IndexKey
}

// NewLagging wraps a table.
func NewLagging(table storage.Table) *Lagging {
	return &Lagging{Table: table, now: make(map[storage.Key][]storage.IndexKey), shown: make(map[storage.Key][]storage.IndexKey)}
}

// CatchUp lets the indexes show how things stand now.
func (l *Lagging) CatchUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown = make(map[storage.Key][]storage.IndexKey, len(l.now))
	for k, entries := range l.now {
		l.shown[k] = entries
	}
}

// Write does the write, and keeps for later what it does to the indexes.
func (l *Lagging) Write(ctx context.Context, ops ...storage.Op) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.Table.Write(ctx, ops...); err != nil {
		return err
	}
	for _, op := range ops {
		switch {
		case op.Put != nil:
			l.now[op.Put.Key] = op.Put.Indexes
		case op.Delete != nil:
			delete(l.now, *op.Delete)
		}
	}
	return nil
}

// Query answers an index query from the past, and others as they are.
func (l *Lagging) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	if q.Index == "" {
		return l.Table.Query(ctx, q)
	}
	if err := storage.CheckQuery(q); err != nil {
		return storage.Page{}, err
	}
	var found []storage.Item
	l.mu.Lock()
	for key, entries := range l.shown {
		for _, e := range entries {
			if e.Index == q.Index && e.Partition == q.Partition && inRange(q, e.Sort) {
				found = append(found, storage.Item{Key: key, Indexes: []storage.IndexKey{e}})
			}
		}
	}
	l.mu.Unlock()
	order := func(a, b storage.Position) int {
		c := cmp.Or(strings.Compare(a.Sort, b.Sort), strings.Compare(a.Key.Partition, b.Key.Partition), strings.Compare(a.Key.Sort, b.Key.Sort))
		if q.Descending {
			return -c
		}
		return c
	}
	at := func(it storage.Item) storage.Position { return storage.Position{Sort: it.Indexes[0].Sort, Key: it.Key} }
	slices.SortFunc(found, func(a, b storage.Item) int { return order(at(a), at(b)) })
	if q.After != nil {
		found = slices.DeleteFunc(found, func(it storage.Item) bool { return order(at(it), *q.After) <= 0 })
	}
	if len(found) > q.Limit {
		return storage.Page{Items: found[:q.Limit], More: true}, nil
	}
	return storage.Page{Items: found}, nil
}

func inRange(q storage.Query, sort string) bool {
	return strings.HasPrefix(sort, q.Prefix) && (q.From == "" || sort >= q.From) && (q.To == "" || sort <= q.To)
}
