// Package ingest takes in a page dump: bytes → stored document, found
// duplicate, or a clear refusal.
//
//	Upload ─ look at it ─→ refused: empty, too large, no text
//	       ─ store ─────→ document (pending), acknowledged ─→ message to the workers
//	Announced ─ ticket ─→ bytes held aside ─ measured ─→ Upload
//
// Once Add has returned, the page survives a crash. The message is only a
// hint: a worker that never hears it finds the document by its due time.
package ingest

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode"

	"synoptic/internal/page/charset"
	"synoptic/internal/page/markup"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// MaxBytes is the size over which no page is taken, whichever way it comes.
const MaxBytes = storage.MaxBlobBytes

// Upload is one page dump as it came, with what its sender says of it. None
// of that is trusted.
type Upload struct {
	Bytes     []byte
	FileName  string
	MediaType string // as declared; "" where nothing was
	Charset   string // as declared; "" where nothing was
	SourceURL string // http or https; kept as text, never fetched
	Extract   synoptic.ExtractMode
	Language  synoptic.Language // of the answers; "" for the page's own
	Form      string            // to be filled, as id@version; "" for the standard one
}

// Service is the use case. All fields are needed but Incoming.
type Service struct {
	Store *storage.Store
	Queue storage.Queue
	Now   func() time.Time
	Log   *slog.Logger

	// Incoming takes pages too large for a request; nil takes none.
	Incoming storage.Uploads
}

// Add stores a page and has it extracted as its Extract mode says ("" is
// now). The same bytes are the same document: created is then false, and a
// document that was only stored starts to wait if this upload wants it
// extracted. Codes: empty, too_large, not_text, invalid.
func (s *Service) Add(ctx context.Context, ws synoptic.Workspace, up Upload) (doc synoptic.Document, created bool, err error) {
	if up.Extract == "" {
		up.Extract = synoptic.ExtractNow
	}
	doc, err = s.look(up)
	if err != nil {
		return synoptic.Document{}, false, err
	}
	stored, created, err := s.Store.CreateDocument(ctx, ws, storage.NewDocument{
		Document: doc, Raw: up.Bytes, Asked: storage.Asked{Language: up.Language, Form: up.Form},
	})
	if err != nil {
		return synoptic.Document{}, false, fmt.Errorf("storing a page: %w", err)
	}
	if !created && stored.Document.Status == synoptic.Stored && up.Extract != synoptic.ExtractNone {
		stored.Document.Status, stored.Document.Extract = synoptic.Pending, up.Extract
		stored.Asked.Language, stored.Asked.Form, stored.Attempts = up.Language, up.Form, 0
		changed, err := s.Store.UpdateDocument(ctx, stored)
		switch {
		case err == nil:
			stored = changed
		case synoptic.CodeOf(err) == synoptic.CodeConflict:
			// Somebody else has just asked for the same.
		default:
			return synoptic.Document{}, false, fmt.Errorf("asking for an extraction: %w", err)
		}
	}
	if stored.Document.Status == synoptic.Pending && stored.Document.Extract == synoptic.ExtractNow {
		// Even when the uploader has gone by now: the page is there to stay.
		if err := work.Send(context.WithoutCancel(ctx), s.Queue, work.ExtractQueue, work.Task{Workspace: ws, ID: stored.Document.ID}, 0); err != nil {
			s.Log.WarnContext(ctx, "an upload waits for the next sweep", "document", stored.Document.ID, "error", err)
		}
	}
	return stored.Document, created, nil
}

// look decides whether the bytes may come in and says what they are.
func (s *Service) look(up Upload) (synoptic.Document, error) {
	if len(up.Bytes) > MaxBytes {
		return synoptic.Document{}, synoptic.Errorf(synoptic.CodeTooLarge, "a page may have at most %d MB", MaxBytes>>20)
	}
	source, err := checkURL(up.SourceURL)
	if err != nil {
		return synoptic.Document{}, err
	}
	status := synoptic.Pending
	switch up.Extract {
	case synoptic.ExtractNow, synoptic.ExtractBatch:
	case synoptic.ExtractNone:
		status = synoptic.Stored
	default:
		return synoptic.Document{}, synoptic.Errorf(synoptic.CodeInvalid, "extract must be now, batch or none")
	}
	decoded, err := charset.Decode(up.Bytes, up.Charset)
	if err != nil {
		return synoptic.Document{}, err
	}
	name := FileName(up.FileName)
	media := "text/plain"
	if markup.IsHTML(decoded.Text, up.MediaType, name) {
		media = "text/html"
	}
	return synoptic.Document{
		ID:        synoptic.DocumentID(up.Bytes),
		Status:    status,
		Extract:   up.Extract,
		FileName:  name,
		SourceURL: source,
		CreatedAt: s.Now().UTC().Truncate(time.Millisecond),
		SizeBytes: int64(len(up.Bytes)),
		SHA256:    synoptic.SHA256Hex(up.Bytes),
		MediaType: media,
		Charset:   decoded.Name,
	}, nil
}

const maxURL = 2048

func checkURL(s string) (synoptic.Maybe, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || len(s) > maxURL || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", synoptic.Errorf(synoptic.CodeInvalid, "source_url must be an http or https address of at most %d characters", maxURL)
	}
	return synoptic.Maybe(s), nil
}

const maxFileName = 200 // code points

// FileName makes a name from outside harmless: its last part, printable,
// bounded. It is shown and never used as a path.
func FileName(s string) string {
	s = path.Base("/" + strings.ReplaceAll(strings.ToValidUTF8(s, "?"), `\`, "/"))
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
	if s == "/" || s == "." || s == ".." {
		return ""
	}
	if runes := []rune(s); len(runes) > maxFileName {
		s = string(runes[:maxFileName])
	}
	return s
}
