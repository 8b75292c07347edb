package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// DB is one open data file. Its three ports may be used from many goroutines.
type DB struct {
	guard *guard  // the lock against a second process
	write *sql.DB // one connection, the writer's
	read  *sql.DB
	sql   readerStatements
	now   func() time.Time

	jobs    chan *job
	closing chan struct{} // closed when Close begins
	closed  chan struct{} // closed when the writer has ended
	once    sync.Once
	err     error // of Close

	arrivals *arrivals
	late     *lateBlobs
}

// Options are the optional parts of a DB.
type Options struct {
	Now func() time.Time // the clock of visibility and expiry; time.Now where nil
}

// Open opens the data file at path, or makes it. It refuses, with a message
// for people, a file that is in use by another process, that is of another
// program or a later version, or that is damaged. opts may be nil.
func Open(ctx context.Context, path string, opts *Options) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, synoptic.Wrap(synoptic.CodeInvalid, "the path of the data file is no path", err)
	}
	db := &DB{
		now:      time.Now,
		jobs:     make(chan *job, 2*maxBatch),
		closing:  make(chan struct{}),
		closed:   make(chan struct{}),
		arrivals: newArrivals(),
		late:     newLateBlobs(),
	}
	if opts != nil && opts.Now != nil {
		db.now = opts.Now
	}
	conn, err := db.open(ctx, path)
	var w *writer
	if err == nil {
		w, err = newWriter(ctx, db, conn)
	}
	if err != nil {
		if conn != nil {
			conn.Close()
		}
		db.closePools()
		return nil, failure(err)
	}
	go w.run()
	return db, nil
}

// open takes the lock, makes the pools and returns the writer's connection,
// which is there to be closed even when something else failed.
func (db *DB) open(ctx context.Context, path string) (*sql.Conn, error) {
	var err error
	if db.guard, err = lock(ctx, path); err != nil {
		return nil, err
	}
	// Not before: closing a file drops the locks that this process has on it.
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	if db.write, err = pool(path, 1, "busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)",
		"wal_autocheckpoint(4000)", "journal_size_limit(67108864)", "cache_size(-16000)"); err != nil {
		return nil, err
	}
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if err := prepareSchema(ctx, conn, path); err != nil {
		return conn, err
	}
	if err := checkSound(ctx, conn, path); err != nil {
		return conn, err
	}
	db.read, err = pool(path, max(4, runtime.GOMAXPROCS(0)), "busy_timeout(5000)", "query_only(1)", "cache_size(-8000)")
	if err != nil {
		return conn, err
	}
	return conn, db.prepare(ctx)
}

func pool(path string, connections int, pragmas ...string) (*sql.DB, error) {
	values := url.Values{"_pragma": pragmas}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: values.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, failure(err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// Table returns the table in the file.
func (db *DB) Table() storage.Table { return table{db} }

// Blobs returns the blobs in the file.
func (db *DB) Blobs() storage.Blobs { return blobs{db} }

// Queue returns the queues in the file.
func (db *DB) Queue() storage.Queue { return queue{db} }

// Close does what was begun, flushes everything to the file, messages too,
// and gives up the lock. Whoever comes later is told CodeUnavailable.
func (db *DB) Close() error {
	db.once.Do(func() {
		close(db.closing)
		<-db.closed
		db.err = errors.Join(db.err, db.closePools())
	})
	return db.err
}

func (db *DB) closePools() error {
	var all []error
	for _, p := range []*sql.DB{db.read, db.write} {
		if p != nil {
			all = append(all, p.Close())
		}
	}
	if db.guard != nil { // last, when nothing is left to guard
		all = append(all, db.guard.Close())
	}
	return failure(errors.Join(all...))
}
