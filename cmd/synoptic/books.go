package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"

	"synoptic/internal/config"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
)

// openBooks opens the books of a command line that has no server: a file in
// the user's cache folder, so that a run that was interrupted, or is repeated
// with another question, pays for no page twice. Where it cannot be opened the
// store is nil.
func openBooks(ctx context.Context, c config.Config, log *slog.Logger) (store *storage.Store, done func()) {
	done = func() {}
	dir := c.CacheDir()
	if dir == "" {
		return nil, done
	}
	err := os.MkdirAll(dir, 0o700)
	var db *sqlite.DB
	if err == nil {
		db, err = sqlite.Open(ctx, filepath.Join(dir, "answers.db"), nil)
	}
	if err != nil {
		// Another run has it open, most likely.
		log.WarnContext(ctx, "paid answers are kept for this run only", "error", err)
		return nil, done
	}
	return storage.New(db.Table(), db.Blobs(), nil), func() {
		if err := db.Close(); err != nil {
			log.Error("closing the file of paid answers failed", "error", err)
		}
	}
}
