package prompt

import (
	"context"
	"sync"
)

// Cache keeps answers that were paid for. What it holds is the answer as the
// model gave it, in JSON, before anything was believed: it is checked again
// whenever it is read. Safe for concurrent use; it may lose entries, never mix
// them up, and must keep them from other workspaces as the key does.
type Cache interface {
	// Get returns the answer under a key, false where there is none.
	Get(ctx context.Context, key string) ([]byte, bool, error)
	// Put keeps an answer. Writing the same key again changes nothing.
	Put(ctx context.Context, key string, answer []byte) error
}

// MemoryCache keeps answers for the life of a process, up to a bound of bytes;
// beyond it, nothing more is kept.
type MemoryCache struct {
	most int

	mu      sync.Mutex
	size    int
	answers map[string][]byte
}

// NewMemoryCache makes a cache of most bytes; 0 is 64 MiB.
func NewMemoryCache(most int) *MemoryCache {
	if most <= 0 {
		most = 64 << 20
	}
	return &MemoryCache{most: most, answers: map[string][]byte{}}
}

// Get returns the answer under a key.
func (c *MemoryCache) Get(_ context.Context, key string) ([]byte, bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	answer, ok := c.answers[key]
	return answer, ok, nil
}

// Put keeps an answer.
func (c *MemoryCache) Put(_ context.Context, key string, answer []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.answers[key]; ok || c.size+len(key)+len(answer) > c.most {
		return nil
	}
	c.size += len(key) + len(answer)
	c.answers[key] = append([]byte(nil), answer...)
	return nil
}
