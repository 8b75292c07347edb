package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"synoptic/internal/synoptic"
)

// guard keeps other processes off a data file for as long as it is open. It
// is SQLite's own lock on an empty file beside the data, so that it works
// wherever SQLite does, and the system drops it when the process dies.
type guard struct {
	pool *sql.DB
	conn *sql.Conn
}

func lock(ctx context.Context, path string) (*guard, error) {
	p, err := pool(path+".lock", 1, "busy_timeout(0)")
	if err != nil {
		return nil, err
	}
	conn, err := p.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "BEGIN EXCLUSIVE")
	}
	if err == nil {
		return &guard{p, conn}, nil
	}
	if conn != nil {
		conn.Close()
	}
	p.Close()
	if busy(err) {
		return nil, synoptic.Errorf(synoptic.CodeUnavailable, "another process holds the data folder %s", filepath.Dir(path))
	}
	return nil, failure(err)
}

func (g *guard) Close() error {
	return errors.Join(g.conn.Close(), g.pool.Close())
}
