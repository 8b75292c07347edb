package storagetest

import (
	"context"
	"slices"
	"sync"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Fault is what goes wrong with one writing call.
type Fault int

// The faults. Either way the caller is told CodeUnavailable.
const (
	NoFault     Fault = iota
	FailBefore        // nothing was done
	FailPersist       // it was done all the same
)

// Faulty stands before a twin and lets writing calls (Table.Write; Put, Delete
// and DeleteAll of Blobs) fail as planned. It also keeps a list of all that
// was ever written, so that a test can look at all that is there.
type Faulty struct {
	// Plan says what goes wrong with the nth writing call, counted from 0;
	// nil is nothing. It is called under a lock.
	Plan func(n int) Fault

	table storage.Table
	blobs storage.Blobs

	mu      sync.Mutex
	calls   int
	written map[storage.Key]bool
	stored  map[string]bool
}

// NewFaulty wraps a table and blobs.
func NewFaulty(table storage.Table, blobs storage.Blobs) *Faulty {
	return &Faulty{table: table, blobs: blobs, written: make(map[storage.Key]bool), stored: make(map[string]bool)}
}

// Table returns the wrapped table.
func (f *Faulty) Table() storage.Table { return faultyTable{f.table, f} }

// Blobs returns the wrapped blobs.
func (f *Faulty) Blobs() storage.Blobs { return faultyBlobs{f.blobs, f} }

// Calls returns the number of writing calls so far.
func (f *Faulty) Calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls
}

// Arm sets the plan and counts from 0 again.
func (f *Faulty) Arm(plan func(n int) Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.Plan, f.calls = plan, 0
}

// run does one writing call as planned.
func (f *Faulty) run(note func(), call func() error) error {
	f.mu.Lock()
	fault := NoFault
	if f.Plan != nil {
		fault = f.Plan(f.calls)
	}
	f.calls++
	note()
	f.mu.Unlock()
	injected := synoptic.Errorf(synoptic.CodeUnavailable, "injected by the test")
	if fault == FailBefore {
		return injected
	}
	if err := call(); err != nil || fault == NoFault {
		return err
	}
	return injected
}

// Everything returns all items and blobs that are there, of those written
// through this wrapper.
func (f *Faulty) Everything(ctx context.Context) (map[storage.Key]storage.Item, map[string]bool, error) {
	f.mu.Lock()
	keys := make([]storage.Key, 0, len(f.written))
	for k := range f.written {
		keys = append(keys, k)
	}
	names := make([]string, 0, len(f.stored))
	for name := range f.stored {
		names = append(names, name)
	}
	f.mu.Unlock()
	found, err := f.table.Get(ctx, keys...)
	if err != nil {
		return nil, nil, err
	}
	items := make(map[storage.Key]storage.Item, len(found))
	for _, it := range found {
		items[it.Key] = it
	}
	blobs := make(map[string]bool)
	for _, name := range names {
		there, err := f.blobs.Exists(ctx, name)
		if err != nil {
			return nil, nil, err
		}
		if there {
			blobs[name] = true
		}
	}
	return items, blobs, nil
}

// Clear removes all items that were written through this wrapper, so that a
// table that many runs share does not grow with each.
func (f *Faulty) Clear(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	ops := make([]storage.Op, 0, len(f.written))
	for k := range f.written {
		ops = append(ops, storage.Delete(k, storage.Always()))
	}
	for chunk := range slices.Chunk(ops, storage.MaxOps) {
		if err := f.table.Write(ctx, chunk...); err != nil {
			return err
		}
	}
	clear(f.written)
	return nil
}

type faultyTable struct {
	storage.Table
	f *Faulty
}

func (t faultyTable) Write(ctx context.Context, ops ...storage.Op) error {
	return t.f.run(func() {
		for _, op := range ops {
			if key, err := op.Key(); err == nil {
				t.f.written[key] = true
			}
		}
	}, func() error { return t.Table.Write(ctx, ops...) })
}

type faultyBlobs struct {
	storage.Blobs
	f *Faulty
}

func (b faultyBlobs) Put(ctx context.Context, key string, body []byte) error {
	return b.f.run(func() { b.f.stored[key] = true }, func() error { return b.Blobs.Put(ctx, key, body) })
}

func (b faultyBlobs) Delete(ctx context.Context, key string) error {
	return b.f.run(func() {}, func() error { return b.Blobs.Delete(ctx, key) })
}

func (b faultyBlobs) DeleteAll(ctx context.Context, prefix string) error {
	return b.f.run(func() {}, func() error { return b.Blobs.DeleteAll(ctx, prefix) })
}
