package batch_test

import (
	"context"
	"errors"
	"io"
	"sync"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
)

// mortal is a process that dies at one of its calls to the outside: before it,
// or when the call was carried out and its answer is still under way. From
// then on it can do nothing more.
type mortal struct {
	mu     sync.Mutex
	left   int  // calls until its death; negative lives for ever
	after  bool // the last call is carried out
	dead   bool
	calls  int
	cancel context.CancelFunc
}

var errDead = errors.New("the process died")

// call does one call to the outside.
func (m *mortal) call(do func() error) error {
	m.mu.Lock()
	m.calls++
	dies := !m.dead && m.left == 0
	m.left--
	if dies {
		m.dead = true
		m.cancel()
	}
	dead, after := m.dead, m.after
	m.mu.Unlock()
	if dead && !(dies && after) {
		return errDead
	}
	if err := do(); err != nil || !dead {
		return err
	}
	return errDead
}

type mortalTable struct {
	storage.Table
	m *mortal
}

func (t mortalTable) Write(ctx context.Context, ops ...storage.Op) error {
	return t.m.call(func() error { return t.Table.Write(context.WithoutCancel(ctx), ops...) })
}

func (t mortalTable) Get(ctx context.Context, keys ...storage.Key) (items []storage.Item, err error) {
	err = t.m.call(func() error { items, err = t.Table.Get(ctx, keys...); return err })
	return items, err
}

func (t mortalTable) Query(ctx context.Context, q storage.Query) (page storage.Page, err error) {
	err = t.m.call(func() error { page, err = t.Table.Query(ctx, q); return err })
	return page, err
}

type mortalBlobs struct {
	storage.Blobs
	m *mortal
}

func (b mortalBlobs) Put(ctx context.Context, key string, body []byte) error {
	return b.m.call(func() error { return b.Blobs.Put(context.WithoutCancel(ctx), key, body) })
}

func (b mortalBlobs) Get(ctx context.Context, key string, most int64) (body []byte, err error) {
	err = b.m.call(func() error { body, err = b.Blobs.Get(ctx, key, most); return err })
	return body, err
}

// mortalBatcher dies at calls of the provider too.
type mortalBatcher struct {
	llm.Batcher
	m *mortal
}

func (b mortalBatcher) Upload(ctx context.Context, name string, size int64, lines io.Reader) (file string, err error) {
	err = b.m.call(func() error {
		file, err = b.Batcher.Upload(context.WithoutCancel(ctx), name, size, lines)
		return err
	})
	return file, err
}

func (b mortalBatcher) Submit(ctx context.Context, file string, labels map[string]string) (job llm.BatchJob, err error) {
	err = b.m.call(func() error {
		job, err = b.Batcher.Submit(context.WithoutCancel(ctx), file, labels)
		return err
	})
	return job, err
}

func (b mortalBatcher) Job(ctx context.Context, id string) (job llm.BatchJob, err error) {
	err = b.m.call(func() error { job, err = b.Batcher.Job(ctx, id); return err })
	return job, err
}

func (b mortalBatcher) Jobs(ctx context.Context, after string) (jobs []llm.BatchJob, next string, err error) {
	err = b.m.call(func() error { jobs, next, err = b.Batcher.Jobs(ctx, after); return err })
	return jobs, next, err
}

func (b mortalBatcher) Cancel(ctx context.Context, id string) error {
	return b.m.call(func() error { return b.Batcher.Cancel(context.WithoutCancel(ctx), id) })
}

func (b mortalBatcher) Results(ctx context.Context, file string, each func(llm.BatchLine) error) (read llm.BatchRead, err error) {
	lines := 0
	err = b.m.call(func() error {
		read, err = b.Batcher.Results(ctx, file, func(l llm.BatchLine) error {
			if lines++; lines%20 == 0 {
				if err := b.m.call(func() error { return nil }); err != nil {
					return err
				}
			}
			return each(l)
		})
		return err
	})
	return read, err
}

func (b mortalBatcher) Files(ctx context.Context, name string) (files []string, err error) {
	err = b.m.call(func() error { files, err = b.Batcher.Files(ctx, name); return err })
	return files, err
}

func (b mortalBatcher) DeleteFile(ctx context.Context, file string) error {
	return b.m.call(func() error { return b.Batcher.DeleteFile(context.WithoutCancel(ctx), file) })
}

// startMortal starts a process that dies after so many calls.
func (w *world) startMortal(left int, after bool) (*process, *mortal, context.Context) {
	ctx, cancel := context.WithCancel(context.Background())
	w.t.Cleanup(cancel)
	m := &mortal{left: left, after: after, cancel: cancel}
	p := w.start(mortalTable{w.table, m}, mortalBlobs{w.blobs, m}, func(b llm.Batcher) llm.Batcher { return mortalBatcher{b, m} })
	return p, m, ctx
}
