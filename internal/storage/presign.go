package storage

import (
	"context"
	"fmt"
	"time"

	"synoptic/internal/synoptic"
)

// Presigner makes requests to Blobs that somebody without rights of their own
// may send, once they are handed to them. The twin on AWS is one; a local
// server sends and takes the bytes itself.
type Presigner interface {
	// PresignGet lets its holder read a blob for ttl, as what it is to be
	// taken for, whether it is there or not.
	PresignGet(ctx context.Context, key string, as Attachment, ttl time.Duration) (PresignedRequest, error)

	// PresignPut lets its holder store exactly the bytes declared, once,
	// within ttl: others are refused by the store of the blobs, and so is
	// whoever comes second. The key begins with IncomingFolder.
	PresignPut(ctx context.Context, key string, of DeclaredUpload, ttl time.Duration) (PresignedRequest, error)
}

// IncomingFolder begins the keys of what clients upload themselves. Nothing
// in it is believed, and what stays there is removed after a day or so.
const IncomingFolder = "incoming/"

// PresignTTL is how long a presigned request stays good unless there is a
// reason for another time; MaxPresignTTL is the longest that any may.
const (
	PresignTTL    = 5 * time.Minute
	MaxPresignTTL = time.Hour
)

// PresignedRequest is a request to be sent as it is: with exactly these
// headers, which are signed as well.
type PresignedRequest struct {
	Method    string
	URL       string
	Headers   map[string]string
	ExpiresAt time.Time
}

// Attachment is what the receiver of a blob is told that it is.
type Attachment struct {
	ContentType string // application/octet-stream where empty
	FileName    string // empty for none; may be any text
}

// DeclaredUpload is what a client says that it will upload.
type DeclaredUpload struct {
	SizeBytes   int64  // 1 to MaxBlobBytes
	SHA256      string // 64 hexadecimal digits
	ContentType string // application/octet-stream where empty
}

// CheckPresignTTL refuses a time that no presigned request may last.
func CheckPresignTTL(ttl time.Duration) error {
	if ttl < time.Second || ttl > MaxPresignTTL {
		return synoptic.Invalid(fmt.Sprintf("a presigned request lasts from a second to %v", MaxPresignTTL))
	}
	return nil
}
