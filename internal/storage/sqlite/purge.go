package sqlite

import (
	"context"
	"errors"

	"synoptic/internal/storage"
)

// purgeJob removes some of the items that expired. It is nobody's request, so
// it waits for no flush.
func (w *writer) purgeJob() *job {
	return &job{ctx: context.Background(), done: make(chan struct{}), do: func(w *writer) error {
		rows, err := w.sql.expired.Query(w.db.now().Unix(), maxBatch)
		if err != nil {
			return err
		}
		var keys []storage.Key
		for rows.Next() {
			var k storage.Key
			if err := rows.Scan(&k.Partition, &k.Sort); err != nil {
				rows.Close()
				return err
			}
			keys = append(keys, k)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
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
	}}
}
