package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"synoptic/internal/storage"
)

type table struct{ db *DB }

var _ storage.Table = table{}

const itemColumns = "partition, sort, revision, expires, indexes, counters, body"

func (t table) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	if err := storage.CheckKeys(keys); err != nil {
		return nil, err
	}
	items := make([]storage.Item, 0, len(keys))
	seen := make(map[storage.Key]bool, len(keys))
	for _, k := range keys {
		if seen[k] {
			continue
		}
		seen[k] = true
		item, err := scanItem(t.db.sql.item.QueryRowContext(ctx, k.Partition, k.Sort))
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, failure(err)
		}
		items = append(items, item)
	}
	return items, nil
}

func scanItem(row interface{ Scan(...any) error }) (storage.Item, error) {
	var it storage.Item
	var expires int64
	var indexes, counters string
	if err := row.Scan(&it.Partition, &it.Sort, &it.Revision, &expires, &indexes, &counters, &it.Body); err != nil {
		return it, err
	}
	if expires != 0 {
		it.ExpiresAt = time.Unix(expires, 0).UTC()
	}
	return it, errors.Join(unpack(indexes, &it.Indexes), unpack(counters, &it.Counters))
}

func pack[T any](v T, empty bool) (string, error) {
	if empty {
		return "", nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

func unpack(s string, v any) error {
	if s == "" {
		return nil
	}
	return json.Unmarshal([]byte(s), v)
}

func (t table) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	if err := storage.CheckQuery(q); err != nil {
		return storage.Page{}, err
	}
	statement, args := selectPage(q)
	rows, err := t.db.read.QueryContext(ctx, statement, args...)
	if err != nil {
		return storage.Page{}, failure(err)
	}
	defer rows.Close()
	var page storage.Page
	for rows.Next() {
		if len(page.Items) == q.Limit {
			page.More = true
			break
		}
		var it storage.Item
		if q.Index == "" {
			it, err = scanItem(rows)
		} else {
			entry := storage.IndexKey{Index: q.Index, Partition: q.Partition}
			err = rows.Scan(&entry.Sort, &it.Partition, &it.Sort)
			it.Indexes = []storage.IndexKey{entry}
		}
		if err != nil {
			return storage.Page{}, failure(err)
		}
		page.Items = append(page.Items, it)
	}
	return page, failure(rows.Err())
}

// selectPage writes the statement that reads one item more than the page
// holds, which tells whether there is a next one. Ties of an index are broken
// by the item's key, so that a page never repeats or skips one.
func selectPage(q storage.Query) (string, []any) {
	var s strings.Builder
	var args []any
	where := func(condition string, values ...any) {
		s.WriteString(condition)
		args = append(args, values...)
	}
	if q.Index == "" {
		where("SELECT "+itemColumns+" FROM items WHERE partition = ?", q.Partition)
	} else {
		where("SELECT sort, item_partition, item_sort FROM entries WHERE name = ? AND partition = ?", q.Index, q.Partition)
	}
	if q.Prefix != "" {
		where(" AND sort >= ?", q.Prefix)
		if end := after(q.Prefix); end != "" {
			where(" AND sort < CAST(? AS TEXT)", []byte(end))
		}
	}
	if q.From != "" {
		where(" AND sort >= ?", q.From)
	}
	if q.To != "" {
		where(" AND sort <= ?", q.To)
	}
	beyond, direction := ">", ""
	if q.Descending {
		beyond, direction = "<", " DESC"
	}
	switch {
	case q.After != nil && q.Index == "":
		where(" AND sort "+beyond+" ?", q.After.Sort)
	case q.After != nil:
		where(" AND (sort, item_partition, item_sort) "+beyond+" (?, ?, ?)", q.After.Sort, q.After.Key.Partition, q.After.Key.Sort)
	}
	s.WriteString(" ORDER BY sort" + direction)
	if q.Index != "" {
		s.WriteString(", item_partition" + direction + ", item_sort" + direction)
	}
	where(" LIMIT ?", q.Limit+1)
	return s.String(), args
}

// after returns the least string above every one with the prefix, by bytes,
// or nothing where there is none. It need not be valid text.
func after(prefix string) string {
	b := []byte(prefix)
	for len(b) > 0 {
		if b[len(b)-1] < 0xff {
			b[len(b)-1]++
			return string(b)
		}
		b = b[:len(b)-1]
	}
	return ""
}

func (t table) Write(ctx context.Context, ops ...storage.Op) error {
	if err := storage.CheckOps(ops); err != nil {
		return err
	}
	size := 0
	for _, op := range ops {
		if op.Put != nil {
			size += op.Put.Size()
		}
	}
	return t.db.submit(ctx, size, true, func(w *writer) error { return w.write(ops) })
}

// held is what a write needs to know of the item that is there.
type held struct {
	revision int64 // 0 where there is none
	indexes  []storage.IndexKey
	counters map[string]int64
}

// write does the operations of one Write inside the open transaction. All
// conditions are looked at before anything changes; since no two operations
// are on one key, that is the same as looking at each in turn.
func (w *writer) write(ops []storage.Op) error {
	before := make([]held, len(ops))
	for i, op := range ops {
		key, err := op.Key()
		if err != nil {
			return err
		}
		if before[i], err = w.held(key); err != nil {
			return err
		}
		if !holds(op.If, before[i].revision) {
			return &storage.ConditionError{Op: i}
		}
	}
	for i, op := range ops {
		if err := w.apply(op, before[i]); err != nil {
			return err
		}
	}
	return nil
}

func holds(c storage.Condition, revision int64) bool {
	if n, ok := c.MustBeRevision(); ok {
		return revision == n && n != 0
	}
	return !c.MustBeAbsent() || revision == 0
}

func (w *writer) held(key storage.Key) (held, error) {
	var h held
	var indexes, counters string
	err := w.sql.get.QueryRow(key.Partition, key.Sort).Scan(&h.revision, &indexes, &counters)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	if err != nil {
		return h, err
	}
	return h, errors.Join(unpack(indexes, &h.indexes), unpack(counters, &h.counters))
}

func (w *writer) apply(op storage.Op, before held) error {
	switch {
	case op.Check != nil:
		return nil
	case op.Delete != nil:
		return w.remove(*op.Delete, before)
	case op.Add != nil:
		return w.add(op.Add, before)
	}
	it := *op.Put
	it.Revision, it.Counters = before.revision+1, before.counters
	if err := w.moveEntries(it.Key, before.indexes, it.Indexes); err != nil {
		return err
	}
	return w.put(it)
}

func (w *writer) put(it storage.Item) error {
	indexes, err := pack(it.Indexes, len(it.Indexes) == 0)
	if err != nil {
		return err
	}
	counters, err := pack(it.Counters, len(it.Counters) == 0)
	if err != nil {
		return err
	}
	var expires int64
	if !it.ExpiresAt.IsZero() {
		expires = it.ExpiresAt.Unix()
	}
	body := it.Body
	if body == nil {
		body = []byte{}
	}
	_, err = w.sql.put.Exec(it.Partition, it.Sort, it.Revision, expires, indexes, counters, body)
	return err
}

func (w *writer) remove(key storage.Key, before held) error {
	if before.revision == 0 {
		return nil
	}
	if err := w.moveEntries(key, before.indexes, nil); err != nil {
		return err
	}
	_, err := w.sql.remove.Exec(key.Partition, key.Sort)
	return err
}

func (w *writer) add(a *storage.Addition, before held) error {
	it := storage.Item{Key: a.Key, Body: []byte{}}
	if before.revision > 0 {
		var err error
		row := w.conn.QueryRowContext(context.Background(),
			"SELECT "+itemColumns+" FROM items WHERE partition = ? AND sort = ?", a.Partition, a.Sort)
		if it, err = scanItem(row); err != nil {
			return err
		}
	}
	it.Revision++
	it.Counters = maps.Clone(it.Counters)
	if it.Counters == nil {
		it.Counters = make(map[string]int64, len(a.Counters))
	}
	for name, n := range a.Counters {
		it.Counters[name] += n
	}
	return w.put(it)
}

// moveEntries makes the index entries of an item what they are to be, and
// leaves those alone that stay.
func (w *writer) moveEntries(key storage.Key, from, to []storage.IndexKey) error {
	stays := make(map[storage.IndexKey]bool, len(from))
	for _, e := range from {
		stays[e] = true
	}
	wanted := make(map[storage.IndexKey]bool, len(to))
	var args []any
	for _, e := range to {
		wanted[e] = true
		if !stays[e] {
			args = append(args, e.Index, e.Partition, e.Sort, key.Partition, key.Sort)
		}
	}
	for chunk := range slices.Chunk(args, 5*len(w.sql.enter)) {
		if _, err := w.sql.enter[len(chunk)/5-1].Exec(chunk...); err != nil {
			return err
		}
	}
	for _, e := range from {
		if wanted[e] {
			continue
		}
		if _, err := w.sql.leave.Exec(e.Index, e.Partition, e.Sort, key.Partition, key.Sort); err != nil {
			return err
		}
	}
	return nil
}
