package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"net/url"
	"time"

	"synoptic/internal/synoptic"
)

// Uploads takes bytes that are too large for a request, from whoever holds a
// ticket: the very bytes that were declared, under a key of our choosing,
// until the ticket expires.
//
// What arrives is only held: nobody reads it but whoever offered the ticket,
// and what nobody takes up vanishes by itself within some days.
type Uploads interface {
	// Offer makes a ticket, a PUT to be sent as it is; one whose URL begins
	// with a slash is for this server. The receiving side refuses bytes of
	// another size, type or hash; a second PUT of the same bytes may be
	// refused too.
	Offer(ctx context.Context, key string, of DeclaredUpload, ttl time.Duration) (PresignedRequest, error)

	// Open returns the bytes that arrived under a key: CodeNotFound where
	// there are none (yet), CodeTooLarge where there are more than max.
	Open(ctx context.Context, key string, max int64) ([]byte, error)

	// Discard removes what arrived; nothing there is no error.
	Discard(ctx context.Context, key string) error
}

// PresignedUploads are uploads that go straight to where blobs are, by a
// presigned PUT.
func PresignedUploads(p Presigner, b Blobs) Uploads { return presignedUploads{p, b} }

type presignedUploads struct {
	presigner Presigner
	blobs     Blobs
}

func (u presignedUploads) Offer(ctx context.Context, key string, of DeclaredUpload, ttl time.Duration) (PresignedRequest, error) {
	if err := CheckUpload(key, of, ttl); err != nil {
		return PresignedRequest{}, err
	}
	return u.presigner.PresignPut(ctx, IncomingFolder+key, of, ttl)
}

func (u presignedUploads) Open(ctx context.Context, key string, limit int64) ([]byte, error) {
	return u.blobs.Get(ctx, IncomingFolder+key, limit)
}

func (u presignedUploads) Discard(ctx context.Context, key string) error {
	return u.blobs.Delete(ctx, IncomingFolder+key)
}

// Inbox is a twin of Uploads whose tickets lead to this server.
type Inbox interface {
	Uploads

	// Take stores what a ticket allows: CodeForbidden where there is none for
	// it or it has expired, CodeInvalid where the bytes are not the declared
	// ones. Nothing is left then.
	Take(ctx context.Context, a Arrival) error
}

// Arrival is a PUT under UploadPath as it came.
type Arrival struct {
	Key         string     // what follows UploadPath
	Query       url.Values // where the ticket is
	ContentType string
	Size        int64 // as declared; -1 where nothing was
	Body        io.Reader
}

// UploadPath is where tickets lead that are for this server.
const UploadPath = "/v1/uploads/content/"

// OutgoingFolder begins the keys of what is lent; see Lend. What stays there is
// removed after a day or so.
const OutgoingFolder = "outgoing/"

// Lend stores bytes where whoever holds the address that is returned may fetch
// them for PresignTTL, as what they are to be taken for. It is for answers too
// large for a platform.
func Lend(ctx context.Context, b Blobs, p Presigner, ws synoptic.Workspace, body []byte, as Attachment) (address string, err error) {
	key := OutgoingFolder + blobPart(string(ws)) + "/" + synoptic.SHA256Hex(body)
	if err := b.Put(ctx, key, body); err != nil {
		return "", err
	}
	request, err := p.PresignGet(ctx, key, as, PresignTTL)
	return request.URL, err
}

// MaxUploadKeyBytes bounds the key of an upload.
const MaxUploadKeyBytes = 700

// CheckUpload refuses an offer that nobody could take up.
func CheckUpload(key string, of DeclaredUpload, ttl time.Duration) error {
	switch {
	case of.SizeBytes < 1:
		return synoptic.Errorf(synoptic.CodeEmpty, "an upload has at least one byte")
	case of.SizeBytes > MaxBlobBytes:
		return synoptic.Errorf(synoptic.CodeTooLarge, "an upload has at most %d MB", MaxBlobBytes>>20)
	case !isSHA256(of.SHA256):
		return synoptic.Invalid("the hash of an upload is its SHA-256 in 64 hexadecimal digits")
	case ttl <= 0 || ttl > MaxPresignTTL:
		return synoptic.Invalid(fmt.Sprintf("an upload waits for up to %v", MaxPresignTTL))
	case len(key) > MaxUploadKeyBytes:
		return synoptic.Invalid("the key of an upload is too long")
	}
	if _, _, err := mime.ParseMediaType(of.ContentType); of.ContentType != "" && err != nil || len(of.ContentType) > 200 {
		return synoptic.Invalid("the type of an upload is no media type")
	}
	return CheckBlob(key, nil)
}

func isSHA256(s string) bool {
	raw, err := hex.DecodeString(s)
	return err == nil && len(raw) == sha256.Size
}

// StoredUpload is what is remembered of an upload from the time it was
// announced. A new one needs all but DocumentID, which is set once the bytes
// have become a document.
type StoredUpload struct {
	ID         string             `json:"id"`
	Workspace  synoptic.Workspace `json:"workspace"`
	FileName   string             `json:"file_name"`
	MediaType  string             `json:"media_type"`
	SizeBytes  int64              `json:"size_bytes"`
	SHA256     string             `json:"sha256"`
	DocumentID string             `json:"document_id,omitempty"`
	ExpiresAt  time.Time          `json:"expires_at"` // from then on it is forgotten

	revision int64
}

// Key is where the bytes of the upload arrive.
func (u StoredUpload) Key() string { return blobPart(string(u.Workspace)) + "/" + blobPart(u.ID) }

// CreateUpload remembers an upload. Repeating it with the same values is no
// error.
func (s *Store) CreateUpload(ctx context.Context, u StoredUpload) error {
	if u.ID == "" || !u.ExpiresAt.After(s.now()) {
		return synoptic.Invalid("an upload needs an id and a time to come")
	}
	body, err := s.encode(u)
	if err != nil {
		return err
	}
	err = s.table.Write(ctx, Put(Item{Key: uploadKey(u.Workspace, u.ID), Body: body, ExpiresAt: u.ExpiresAt}, Absent()))
	if !overtaken(err) {
		return err
	}
	kept, err := s.Upload(ctx, u.Workspace, u.ID)
	if err == nil && (kept.SHA256 != u.SHA256 || kept.SizeBytes != u.SizeBytes) {
		err = errConflict("this id stands for another upload")
	}
	return err
}

// Upload returns what is remembered of an upload; CodeNotFound once it has
// expired.
func (s *Store) Upload(ctx context.Context, ws synoptic.Workspace, id string) (u StoredUpload, err error) {
	items, err := s.table.Get(ctx, uploadKey(ws, id))
	if err != nil {
		return u, err
	}
	if len(items) == 0 {
		return u, synoptic.NotFound()
	}
	if err := decode(items[0].Body, &u); err != nil {
		return u, err
	}
	if u.revision = items[0].Revision; !s.now().Before(u.ExpiresAt) {
		return u, synoptic.NotFound()
	}
	return u, nil
}

// FinishUpload remembers which document an upload became. Two that finish
// the same upload say the same, since a document is named by its bytes.
func (s *Store) FinishUpload(ctx context.Context, u StoredUpload, documentID string) error {
	u.DocumentID = documentID
	body, err := s.encode(u)
	if err != nil {
		return err
	}
	err = s.table.Write(ctx, Put(Item{Key: uploadKey(u.Workspace, u.ID), Body: body, ExpiresAt: u.ExpiresAt}, RevisionIs(u.revision)))
	if overtaken(err) {
		return nil
	}
	return err
}

func uploadKey(ws synoptic.Workspace, id string) Key { return Key{partition(ws, "P", id), sortUpload} }
