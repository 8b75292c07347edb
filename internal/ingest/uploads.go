package ingest

import (
	"context"
	"fmt"
	"mime"
	"strings"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Announced is what a sender says of a page before it is uploaded. The bytes
// are held to size and hash; the name and the type are only passed on.
type Announced struct {
	FileName  string
	MediaType string // "" where nothing is known
	SizeBytes int64
	SHA256    string // hex
}

// Offer is how an announced page is to be sent, and by which id it is a
// document afterwards.
type Offer struct {
	UploadID string
	Request  storage.PresignedRequest
}

// ticketTime is how long a sender has to begin, and uploadKept how long an
// upload waits to become a document.
const (
	ticketTime = 15 * time.Minute
	uploadKept = 24 * time.Hour
)

// OfferUpload makes a ticket for a page too large for a request. Codes:
// empty, too_large, invalid; unprocessable where nothing is taken this way.
func (s *Service) OfferUpload(ctx context.Context, ws synoptic.Workspace, a Announced) (Offer, error) {
	if s.Incoming == nil {
		return Offer{}, synoptic.Errorf(synoptic.CodeUnprocessable, "this server gives out no upload URLs")
	}
	if a.SizeBytes > MaxBytes {
		return Offer{}, synoptic.Errorf(synoptic.CodeTooLarge, "a page may have at most %d MB", MaxBytes>>20)
	}
	if a.MediaType == "" {
		a.MediaType = "application/octet-stream"
	}
	upload := storage.StoredUpload{
		ID: synoptic.NewUploadID(), Workspace: ws, FileName: FileName(a.FileName), MediaType: a.MediaType,
		SizeBytes: a.SizeBytes, SHA256: strings.ToLower(a.SHA256), ExpiresAt: s.Now().Add(uploadKept).UTC().Truncate(time.Second),
	}
	request, err := s.Incoming.Offer(ctx, upload.Key(), storage.DeclaredUpload{SizeBytes: upload.SizeBytes, SHA256: upload.SHA256, ContentType: upload.MediaType}, ticketTime)
	if err != nil {
		return Offer{}, fmt.Errorf("offering an upload: %w", err)
	}
	if err := s.Store.CreateUpload(ctx, upload); err != nil {
		return Offer{}, fmt.Errorf("announcing an upload: %w", err)
	}
	return Offer{upload.ID, request}, nil
}

// AddUploaded makes a document of what was uploaded under an id, as Add does
// of bytes. What up says goes before what was announced; its Bytes are not
// looked at. The same id again is the same document. Besides the codes of
// Add: not_found for an id that is unknown or over, unprocessable while
// nothing has arrived.
func (s *Service) AddUploaded(ctx context.Context, ws synoptic.Workspace, id string, up Upload) (doc synoptic.Document, created bool, err error) {
	upload, err := s.Store.Upload(ctx, ws, id)
	if err != nil {
		return doc, false, fmt.Errorf("finding an upload: %w", err)
	}
	if upload.DocumentID == "" {
		up.Bytes, err = s.arrived(ctx, upload)
		if synoptic.CodeOf(err) == synoptic.CodeUnprocessable {
			// Somebody else may have made a document of it just now.
			if again, readErr := s.Store.Upload(ctx, ws, id); readErr == nil {
				upload.DocumentID = again.DocumentID
			}
		}
	}
	switch {
	case upload.DocumentID != "":
		d, err := s.Store.Document(ctx, ws, upload.DocumentID)
		if err != nil {
			return doc, false, fmt.Errorf("finding the document of an upload: %w", err)
		}
		s.discard(ctx, upload)
		return d.Document, false, nil
	case err != nil:
		return doc, false, err
	}
	if up.FileName == "" {
		up.FileName = upload.FileName
	}
	up.MediaType, up.Charset = declared(upload.MediaType)
	doc, created, err = s.Add(ctx, ws, up)
	if err != nil {
		return doc, false, err
	}
	// Only now, and in this order: cut short anywhere, asking again finds the
	// bytes or the document.
	if err := s.Store.FinishUpload(ctx, upload, doc.ID); err != nil {
		return doc, false, fmt.Errorf("finishing an upload: %w", err)
	}
	s.discard(ctx, upload)
	return doc, created, nil
}

// discard removes bytes that have become a document.
func (s *Service) discard(ctx context.Context, upload storage.StoredUpload) {
	if s.Incoming == nil {
		return
	}
	if err := s.Incoming.Discard(context.WithoutCancel(ctx), upload.Key()); err != nil {
		s.Log.WarnContext(ctx, "an upload lies about until it expires", "upload", upload.ID, "error", err)
	}
}

// arrived returns the bytes of an upload, which nobody believes until they
// have been measured.
func (s *Service) arrived(ctx context.Context, upload storage.StoredUpload) ([]byte, error) {
	if s.Incoming == nil {
		return nil, synoptic.NotFound()
	}
	raw, err := s.Incoming.Open(ctx, upload.Key(), MaxBytes)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "nothing has arrived under this upload_id yet: PUT the page to its url first")
	case err != nil:
		return nil, fmt.Errorf("opening an upload: %w", err)
	case int64(len(raw)) != upload.SizeBytes || synoptic.SHA256Hex(raw) != upload.SHA256:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "what was uploaded is not what was announced; ask for another upload")
	}
	return raw, nil
}

// declared takes apart a declared type, of which only what speaks of text says
// anything.
func declared(mediaType string) (media, charset string) {
	media, params, err := mime.ParseMediaType(mediaType)
	if err != nil || !strings.HasPrefix(media, "text/") && media != "application/xhtml+xml" {
		return "", ""
	}
	return media, params["charset"]
}
