package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

type blobs struct{ db *DB }

var _ storage.Blobs = blobs{}

// Put does not wait for the disk: the table write that makes the blob count
// flushes both, since they share one log, and mostly one transaction.
func (b blobs) Put(ctx context.Context, key string, body []byte) error {
	if err := storage.CheckBlob(key, body); err != nil {
		return err
	}
	if body == nil {
		body = []byte{}
	}
	if b.db.late.put(ctx, key, body) {
		return nil
	}
	return b.db.submit(ctx, len(body), false, func(w *writer) error {
		_, err := w.sql.putBlob.Exec(key, body)
		return err
	})
}

func (b blobs) Get(ctx context.Context, key string, limit int64) ([]byte, error) {
	if err := storage.CheckBlobKey(key); err != nil {
		return nil, err
	}
	if limit <= 0 || limit > storage.MaxBlobBytes {
		limit = storage.MaxBlobBytes
	}
	if body, ok := b.db.late.get(key); ok {
		return within(body, int64(len(body)), limit)
	}
	var size int64
	var body []byte
	err := b.db.sql.blob.QueryRowContext(ctx, key, limit).Scan(&size, &body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, synoptic.NotFound()
	case err != nil:
		return nil, failure(err)
	}
	return within(body, size, limit)
}

func within(body []byte, size, limit int64) ([]byte, error) {
	if size > limit {
		return nil, synoptic.Errorf(synoptic.CodeTooLarge, "the stored bytes are more than %d", limit)
	}
	return body, nil
}

func (b blobs) Exists(ctx context.Context, key string) (bool, error) {
	if err := storage.CheckBlobKey(key); err != nil {
		return false, err
	}
	if err := ctx.Err(); err != nil {
		return false, failure(err)
	}
	if _, ok := b.db.late.get(key); ok {
		return true, nil
	}
	var there bool
	err := b.db.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM blobs WHERE key = ?)", key).Scan(&there)
	return there, failure(err)
}

func (b blobs) Delete(ctx context.Context, key string) error {
	if err := storage.CheckBlobKey(key); err != nil {
		return err
	}
	return b.db.submit(ctx, 0, false, func(w *writer) error {
		_, err := w.sql.deleteBlob.Exec(key)
		return err
	})
}

func (b blobs) DeleteAll(ctx context.Context, prefix string) error {
	if err := storage.CheckBlobPrefix(prefix); err != nil {
		return err
	}
	return b.db.submit(ctx, 0, false, func(w *writer) error {
		_, err := w.sql.deleteAll.Exec(prefix, after(prefix))
		return err
	})
}
