package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"time"

	"synoptic/internal/synoptic"
)

// maxBatch and maxBatchBytes bound what is committed in one go, so that the
// first caller of a batch need not wait for an endless one.
const (
	maxBatch      = 256
	maxBatchBytes = 8 << 20
)

// purgeEvery is how often expired items are removed, some at a time.
const purgeEvery = time.Minute

// job is one caller's change. Its do must check all conditions before it
// changes anything, and may be called again after a rollback.
type job struct {
	ctx     context.Context
	size    int
	durable bool // wait for a flush
	do      func(*writer) error
	err     error
	done    chan struct{}
}

// submit hands a change to the writer and waits for its commit.
func (db *DB) submit(ctx context.Context, size int, durable bool, do func(*writer) error) error {
	if err := ctx.Err(); err != nil {
		return failure(err)
	}
	j := &job{ctx: ctx, size: size, durable: durable, do: do, done: make(chan struct{})}
	if err := db.enqueue(ctx, j); err != nil {
		return err
	}
	select {
	case <-j.done:
		return j.err
	case <-db.closed:
		// The writer may have answered at the very end.
		select {
		case <-j.done:
			return j.err
		default:
			return errClosed()
		}
	case <-ctx.Done():
		return failure(ctx.Err())
	}
}

func (db *DB) enqueue(ctx context.Context, j *job) error {
	select {
	case <-db.closing:
		return errClosed()
	default:
	}
	select {
	case db.jobs <- j:
		return nil
	case <-db.closing:
		return errClosed()
	case <-ctx.Done():
		return failure(ctx.Err())
	}
}

func errClosed() error {
	return synoptic.Errorf(synoptic.CodeUnavailable, "the data file is being closed")
}

// writer owns the one connection that changes the file.
type writer struct {
	db      *DB
	conn    *sql.Conn
	flushed bool // whether synchronous is FULL now
	sql     writerStatements
}

func newWriter(ctx context.Context, db *DB, conn *sql.Conn) (*writer, error) {
	w := &writer{db: db, conn: conn, flushed: true}
	return w, w.prepare(ctx)
}

// run commits batch after batch until the DB is closing and nothing waits.
func (w *writer) run() {
	defer close(w.db.closed)
	defer w.conn.Close()
	purge := time.NewTicker(purgeEvery)
	defer purge.Stop()
	for {
		select {
		case j := <-w.db.jobs:
			w.commit(w.gather(j))
		case <-w.db.late.due:
			if w.transact(nil) != nil {
				w.db.late.retry()
			}
		case <-purge.C:
			w.commit([]*job{purgeJob()})
		case <-w.db.closing:
			w.finish()
			return
		}
	}
}

// finish does what was begun before the DB was closed.
func (w *writer) finish() {
	for {
		select {
		case j := <-w.db.jobs:
			w.commit(w.gather(j))
		default:
			w.settle()
			return
		}
	}
}

// gather takes what waits behind the first job, within bounds.
//
// Those who were answered by the commit before are about to come again: they
// are let run first, for as long as that brings more. Who is alone does not
// wait.
func (w *writer) gather(first *job) []*job {
	var batch []*job
	size := 0
	for j, ok := first, true; ok; j, ok = w.waiting() {
		size += j.size
		batch = append(batch, j)
		if len(batch) >= maxBatch || size >= maxBatchBytes {
			break
		}
	}
	return batch
}

// waiting returns the next job if there is one, or if there is one once the
// others have had their turn.
func (w *writer) waiting() (*job, bool) {
	for range 2 {
		select {
		case j := <-w.db.jobs:
			return j, true
		default:
			runtime.Gosched()
		}
	}
	return nil, false
}

// commit does a batch in one transaction and answers its callers. Where the
// database fails in the middle, all is rolled back and done one by one, so
// that one job's failure is not another's.
func (w *writer) commit(batch []*job) {
	err := w.transact(batch)
	if err != nil && len(batch) > 1 {
		for _, j := range batch {
			w.commit([]*job{j})
		}
		return
	}
	for _, j := range batch {
		if err != nil {
			j.err = failure(err)
		}
		close(j.done)
	}
}

// transact writes what is late, runs the batch, and commits both. The error is
// that of the transaction as a whole; a refusal is its job's alone. Late blobs
// stay late until a commit has succeeded: no write that might point to one is
// acknowledged without it.
func (w *writer) transact(batch []*job) error {
	durable := false
	for _, j := range batch {
		durable = durable || j.durable
	}
	if err := w.setFlush(durable); err != nil {
		return err
	}
	if _, err := w.sql.begin.Exec(); err != nil {
		return err
	}
	late := w.db.late.waiting()
	err := w.runAll(late, batch)
	if err == nil {
		_, err = w.sql.commit.Exec()
	}
	if err != nil {
		_, rollback := w.sql.rollback.Exec() // fails where the database did it by itself
		return errors.Join(err, rollback)
	}
	w.db.late.arrived(late)
	return nil
}

func (w *writer) runAll(late []*lateBlob, batch []*job) error {
	for _, b := range late {
		if _, err := w.sql.putBlob.Exec(b.key, b.body); err != nil {
			return err
		}
	}
	for _, j := range batch {
		if err := j.ctx.Err(); err != nil {
			j.err = failure(err) // gave up while it waited: nothing is done
			continue
		}
		if j.err = j.do(w); j.err != nil && !refusal(j.err) {
			return j.err
		}
	}
	return nil
}

// refusal reports whether a job was turned down before it changed anything.
func refusal(err error) bool {
	_, ok := errors.AsType[*synoptic.Error](err)
	return ok
}

// setFlush chooses whether the next commit waits for the disk.
func (w *writer) setFlush(durable bool) error {
	if durable == w.flushed {
		return nil
	}
	pragma := "PRAGMA synchronous=NORMAL"
	if durable {
		pragma = "PRAGMA synchronous=FULL"
	}
	if err := w.exec(pragma); err != nil {
		return err
	}
	w.flushed = durable
	return nil
}

// settle moves the log into the file at the end, flushed, so that what is
// left behind is one file. The log would be read at the next start anyway,
// so a failure here loses nothing.
func (w *writer) settle() {
	w.db.late.close()
	w.db.err = errors.Join(
		failure(w.transact(nil)),
		failure(w.setFlush(true)),
		failure(w.exec("PRAGMA wal_checkpoint(TRUNCATE)")))
}

// exec runs a statement to its end: what has begun is not interrupted by a
// caller who gave up.
func (w *writer) exec(statement string) error {
	_, err := w.conn.ExecContext(context.Background(), statement)
	return err
}
