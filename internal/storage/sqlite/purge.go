package sqlite

import (
	"context"

	"synoptic/internal/storage"
)

// purge removes some of the items that expired.
func (w *writer) purge() error {
	keys, err := w.expired()
	if err != nil {
		return err
	}
	for _, k := range keys {
		before, err := w.held(k)
		if err != nil {
			return err
		}
		if err := w.remove(k, before); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) expired() ([]storage.Key, error) {
	rows, err := w.sql.expired.Query(w.db.now().Unix(), maxBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []storage.Key
	for rows.Next() {
		var k storage.Key
		if err := rows.Scan(&k.Partition, &k.Sort); err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

// purgeJob is nobody's request, so it waits for no flush. Should it fail, the
// next one does its work.
func purgeJob() *job {
	return &job{ctx: context.Background(), do: (*writer).purge, done: make(chan struct{})}
}
