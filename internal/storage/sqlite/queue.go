package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

type queue struct{ db *DB }

var _ storage.Queue = queue{}

func (q queue) Send(ctx context.Context, name string, body []byte, delay time.Duration) error {
	if err := storage.CheckSend(name, body, delay); err != nil {
		return err
	}
	err := q.db.submit(ctx, len(body), false, func(w *writer) error {
		_, err := w.sql.send.Exec(name, q.db.now().Add(delay).UnixNano(), body)
		return err
	})
	if err == nil {
		q.db.arrivals.tell(name)
	}
	return err
}

func (q queue) Receive(ctx context.Context, name string, limit int, visibility, wait time.Duration) ([]storage.Delivery, error) {
	if err := storage.CheckReceive(name, limit, visibility, wait); err != nil {
		return nil, err
	}
	over := time.NewTimer(wait)
	defer over.Stop()
	due := time.NewTimer(wait)
	defer due.Stop()
	for {
		arrived := q.db.arrivals.listen(name) // before looking, so that nothing slips between
		next, err := q.next(ctx, name)
		if err != nil {
			return nil, err
		}
		now := q.db.now()
		if !next.IsZero() && !next.After(now) {
			got, err := q.take(ctx, name, limit, visibility)
			if err != nil || len(got) > 0 || wait == 0 {
				return got, err
			}
			continue // another receiver was quicker
		}
		if wait == 0 {
			return nil, nil
		}
		due.Stop()
		if !next.IsZero() {
			due.Reset(next.Sub(now))
		}
		select {
		case <-arrived:
		case <-due.C:
		case <-over.C:
			return nil, nil
		case <-q.db.closing:
			return nil, errClosed()
		case <-ctx.Done():
			return nil, failure(ctx.Err())
		}
	}
}

// next returns when the first message of the queue becomes visible, zero
// where there is none. Looking is a read, so that idle receivers write
// nothing.
func (q queue) next(ctx context.Context, name string) (time.Time, error) {
	var visible sql.NullInt64
	err := q.db.sql.next.QueryRowContext(ctx, name).Scan(&visible)
	if err != nil || !visible.Valid {
		return time.Time{}, failure(err)
	}
	return time.Unix(0, visible.Int64), nil
}

// take delivers what is visible, and buries what was delivered too often.
func (q queue) take(ctx context.Context, name string, limit int, visibility time.Duration) ([]storage.Delivery, error) {
	var got []storage.Delivery
	buried := false
	err := q.db.submit(ctx, 0, false, func(w *writer) error {
		got = nil
		now := q.db.now()
		for len(got) < limit {
			var id int64
			d := storage.Delivery{Queue: name}
			err := w.sql.waiting.QueryRow(name, now.UnixNano()).Scan(&id, &d.Receives, &d.Body)
			if errors.Is(err, sql.ErrNoRows) {
				return nil
			}
			if err != nil {
				return err
			}
			if d.Receives >= storage.MaxReceives && !storage.IsDeadLetters(name) {
				if _, err := w.sql.bury.Exec(storage.DeadLetters(name), now.UnixNano(), id); err != nil {
					return err
				}
				buried = true
				continue
			}
			d.Receives++
			d.Receipt = receipt{id, d.Receives}.String()
			if _, err := w.sql.deliver.Exec(now.Add(visibility).UnixNano(), id); err != nil {
				return err
			}
			got = append(got, d)
		}
		return nil
	})
	if err != nil {
		return nil, err // the writer may still be at work for a caller who gave up
	}
	if buried {
		q.db.arrivals.tell(storage.DeadLetters(name))
	}
	return got, nil
}

func (q queue) Done(ctx context.Context, d storage.Delivery) error {
	r, err := parseReceipt(d.Receipt)
	if err != nil {
		return err
	}
	return q.db.submit(ctx, 0, false, func(w *writer) error {
		_, err := w.sql.discard.Exec(r.id, d.Queue, r.receives)
		return err
	})
}

func (q queue) Extend(ctx context.Context, d storage.Delivery, visibility time.Duration) error {
	if err := storage.CheckExtend(visibility); err != nil {
		return err
	}
	r, err := parseReceipt(d.Receipt)
	if err != nil {
		return err
	}
	err = q.db.submit(ctx, 0, false, func(w *writer) error {
		_, err := w.sql.extend.Exec(q.db.now().Add(visibility).UnixNano(), r.id, d.Queue, r.receives)
		return err
	})
	if err == nil {
		q.db.arrivals.tell(d.Queue)
	}
	return err
}

// receipt names one delivery of one message: once it is delivered again, the
// older receipt fits no longer.
type receipt struct {
	id       int64
	receives int
}

func (r receipt) String() string { return fmt.Sprintf("%d.%d", r.id, r.receives) }

func parseReceipt(s string) (receipt, error) {
	var r receipt
	if _, err := fmt.Sscanf(s, "%d.%d", &r.id, &r.receives); err != nil || r.String() != s {
		return r, synoptic.Invalid("this is no receipt of a message")
	}
	return r, nil
}

// arrivals wakes those who wait for messages of this process. Another process
// cannot send any: the file is locked.
type arrivals struct {
	mu sync.Mutex
	by map[string]chan struct{}
}

func newArrivals() *arrivals { return &arrivals{by: make(map[string]chan struct{})} }

// listen returns a channel that is closed at the next tell.
func (a *arrivals) listen(queue string) <-chan struct{} {
	a.mu.Lock()
	defer a.mu.Unlock()
	c, ok := a.by[queue]
	if !ok {
		c = make(chan struct{})
		a.by[queue] = c
	}
	return c
}

func (a *arrivals) tell(queue string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if c, ok := a.by[queue]; ok {
		close(c)
		delete(a.by, queue)
	}
}
