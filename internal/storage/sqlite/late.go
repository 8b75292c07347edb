package sqlite

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"time"
)

// A small blob waits in memory, where it can be read, until something else is
// written, mostly the item that points to it, and goes into the file in the
// same transaction: one upload is then one transaction, not two. Where nothing
// comes, it goes after lateFor by itself.
const (
	maxLateBlob  = 256 << 10 // larger ones are written at once
	maxLateBytes = 8 << 20   // and so is what comes when this much waits
	lateFor      = 20 * time.Millisecond
	lateRetry    = time.Second // after a failure, such as a full disk
)

// lateBlob is a blob on its way to the file.
type lateBlob struct {
	key  string
	body []byte
}

// lateBlobs are those that are not in the file yet.
type lateBlobs struct {
	due chan struct{} // told when they have waited long enough

	mu     sync.RWMutex
	closed bool
	all    []*lateBlob // in the order in which they came
	by     map[string]*lateBlob
	bytes  int
	timer  *time.Timer
}

func newLateBlobs() *lateBlobs {
	l := &lateBlobs{due: make(chan struct{}, 1), by: make(map[string]*lateBlob)}
	l.timer = time.AfterFunc(lateFor, func() {
		select {
		case l.due <- struct{}{}:
		default:
		}
	})
	l.timer.Stop()
	return l
}

// put takes a blob, or says that it must be written at once.
func (l *lateBlobs) put(ctx context.Context, key string, body []byte) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed || ctx.Err() != nil || len(body) > maxLateBlob || l.bytes+len(body) > maxLateBytes {
		return false
	}
	b := &lateBlob{key, bytes.Clone(body)}
	l.all = append(l.all, b)
	l.by[key] = b
	l.bytes += len(body)
	if len(l.all) == 1 {
		l.timer.Reset(lateFor)
	}
	return true
}

// get returns the bytes of a blob that is late.
func (l *lateBlobs) get(key string) ([]byte, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	b, ok := l.by[key]
	if !ok {
		return nil, false
	}
	return bytes.Clone(b.body), true
}

// waiting returns those that are to be written now.
func (l *lateBlobs) waiting() []*lateBlob {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return slices.Clone(l.all)
}

// arrived forgets blobs that can be read from the file by now, which were the
// first to come.
func (l *lateBlobs) arrived(blobs []*lateBlob) {
	if len(blobs) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range blobs {
		l.bytes -= len(b.body)
		if l.by[b.key] == b { // else it was put again meanwhile
			delete(l.by, b.key)
		}
	}
	l.all = slices.Delete(l.all, 0, len(blobs))
	if len(l.all) > 0 {
		l.timer.Reset(lateFor)
	} else {
		l.timer.Stop()
	}
}

// retry says that writing them failed, and is to be tried again later.
func (l *lateBlobs) retry() { l.timer.Reset(lateRetry) }

// close lets no more come.
func (l *lateBlobs) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.timer.Stop()
}
