package storage

import "context"

// Blobs holds bytes by name: pages as uploaded, their texts, large bodies.
// It is what S3 is, and no more than that.
//
// Durability: when Put returns nil, the bytes can be read; they are durable
// no later than the return of any Table.Write that begins after that. S3
// keeps them at once; a twin that shares a log with its table may leave the
// flush to the write that follows, which is what makes one upload one flush.
//
// Immutability: a key names its content, so a Put of a key that is there may
// leave the bytes as they are, and repeating one is always safe. Put after
// Delete stores again.
//
// Keys are paths of at most MaxBlobKeyBytes, in letters, digits and "-_./%".
type Blobs interface {
	// Put stores body, at most MaxBlobBytes (else CodeTooLarge).
	Put(ctx context.Context, key string, body []byte) error

	// Get returns the bytes: CodeNotFound where there are none, CodeTooLarge
	// where there are more than max (0 for no bound below MaxBlobBytes).
	Get(ctx context.Context, key string, max int64) ([]byte, error)

	// Exists reports whether there is a blob of this key.
	Exists(ctx context.Context, key string) (bool, error)

	// Delete removes a blob; one that is not there is no error.
	Delete(ctx context.Context, key string) error

	// DeleteAll removes every blob whose key begins with prefix, which ends
	// in a slash. A failed one may have removed some and can be repeated.
	DeleteAll(ctx context.Context, prefix string) error
}

// The bounds of a blob.
const (
	MaxBlobBytes    = 50 << 20
	MaxBlobKeyBytes = 900
)
