package extract

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"time"

	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// maxAttempts is how often a document is claimed before it is given up: a
// page that kills its worker must not kill workers for ever.
const maxAttempts = 4

// Service is the use case over storage. All fields but Told are needed.
type Service struct {
	Store  *storage.Store
	Queue  storage.Queue
	Reader *Reader
	Lease  time.Duration // how long a claim holds
	Now    func() time.Time
	Log    *slog.Logger
	// Told is told of every document that was read, as it was saved.
	Told func(ctx context.Context, d synoptic.Document)
}

// patience is how long one page may take, whatever its engine waits for. The
// claim is renewed for no longer than this.
const patience = 15 * time.Minute

// Do works on one document: claims it, reads it, saves what came of it. A
// document that is gone, done or held by another is CodeNotFound or
// CodeConflict, and nothing is left to do.
func (s *Service) Do(ctx context.Context, t work.Task) error {
	owner := rand.Text() // of this run alone: two messages about one document must not both claim it
	until := func() time.Time { return s.Now().Add(s.Lease) }
	d, err := s.Store.ClaimDocument(ctx, t.Workspace, t.ID, owner, until())
	if err != nil {
		return fmt.Errorf("claiming document %s: %w", t.ID, err)
	}
	var result storage.Result
	renew := func(ctx context.Context) error { return s.Store.RenewLease(ctx, t.Workspace, t.ID, owner, until()) }
	ctx = synoptic.WithWorkspace(ctx, t.Workspace)
	err = work.Hold(ctx, s.Lease/3, renew, func(ctx context.Context) (err error) {
		result, err = s.read(ctx, d, owner)
		return err
	})
	switch code := synoptic.CodeOf(err); {
	case err == nil:
	case code == synoptic.CodeConflict, code == synoptic.CodeNotFound:
		return fmt.Errorf("reading document %s: %w", t.ID, err)
	default:
		s.handBack(ctx, t, owner, d.Attempts, err)
		return ctx.Err()
	}
	saved, err := s.Store.SaveResult(ctx, t.Workspace, result)
	if err != nil {
		return fmt.Errorf("saving document %s: %w", t.ID, err)
	}
	if s.Told != nil {
		s.Told(ctx, saved.Document)
	}
	if d.Attempts > maxAttempts {
		// It failed for reasons of ours, so that an operator is to see it and
		// can have it done again.
		if err := work.Send(ctx, s.Queue, storage.DeadLetters(work.ExtractQueue), t, 0); err != nil {
			s.Log.WarnContext(ctx, "a document that was given up is not among the dead letters", "document", t.ID, "error", err)
		}
	}
	s.Log.InfoContext(ctx, "document read", "document", t.ID, "status", saved.Document.Status, "page_type", saved.Document.PageType, "attempts", d.Attempts)
	return nil
}

// handBack gives up a document that could not be read because of us or the
// machine, not because of the page, and has it tried again after a rest. It
// must happen even when ctx is what ended; then there is no rest.
func (s *Service) handBack(ctx context.Context, t work.Task, owner string, attempts int, why error) {
	clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	rest := backoff(attempts)
	if ctx.Err() != nil {
		rest = 0
	} else {
		s.Log.ErrorContext(ctx, "reading a document failed; it will be tried again", "document", t.ID, "attempts", attempts, "error", why)
	}
	if err := s.Store.ReleaseDocument(clean, t.Workspace, t.ID, owner, s.Now().Add(rest)); err != nil {
		s.Log.WarnContext(ctx, "a document waits for its lease to run out", "document", t.ID, "error", err)
		return
	}
	// Not by the message that brought it here, whose own rest may be over
	// before this one.
	if err := work.Send(clean, s.Queue, work.ExtractQueue, t, rest+time.Second); err != nil {
		s.Log.WarnContext(ctx, "a document waits for the next sweep", "document", t.ID, "error", err)
	}
}

// backoff is how long a document rests after a failed attempt.
func backoff(attempts int) time.Duration {
	return min(time.Duration(attempts*attempts)*time.Second, time.Minute)
}

func (s *Service) read(ctx context.Context, d storage.StoredDocument, owner string) (storage.Result, error) {
	result := storage.Result{DocumentID: d.Document.ID, Owner: owner}
	if d.Attempts > maxAttempts {
		result.Status = synoptic.Failed
		result.Problem = &synoptic.Problem{Code: string(synoptic.CodeEngine), Message: fmt.Sprintf("given up after %d attempts; it can be run again", d.Attempts-1)}
		return result, nil
	}
	raw, err := s.Store.Raw(ctx, d)
	if err != nil {
		return result, fmt.Errorf("fetching the page: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	reading, err := s.Reader.Read(limited, InputOf(d, raw), WantedOf(d))
	switch {
	case err == nil:
	case ctx.Err() == nil && limited.Err() != nil:
		result.Status = synoptic.Failed
		result.Problem = &synoptic.Problem{Code: string(synoptic.CodeEngine), Message: fmt.Sprintf("reading took longer than %v; it can be run again", patience)}
		return result, nil
	default:
		return result, err
	}
	return reading.Result(d.Document.ID, owner), nil
}

// InputOf is what is known of a stored page before it is read.
func InputOf(d storage.StoredDocument, raw []byte) page.Input {
	return page.Input{Bytes: raw, FileName: d.Document.FileName, MediaType: d.Document.MediaType, Charset: d.Document.Charset}
}

// WantedOf is how a stored page is to be read.
func WantedOf(d storage.StoredDocument) Wanted {
	return Wanted{Engine: d.Asked.Engine, Language: d.Asked.Language, FormRef: d.Asked.Form}
}

// Result is a reading as the holder of a document's lease saves it.
func (r Reading) Result(document, owner string) storage.Result {
	read := r.Document
	result := storage.Result{
		DocumentID: document, Owner: owner,
		Status: read.Status, PageType: read.PageType, Charset: read.Charset, MediaType: read.MediaType,
		Record: read.Record, Extraction: read.Extraction, Problem: read.Error,
		Text: r.Text, Terms: Terms(read.Record),
	}
	for _, identity := range r.Identities {
		result.Identities = append(result.Identities, storage.Identity(identity))
	}
	return result
}

// Again asks for a document to be extracted once more, or for the first time.
// CodeConflict while a worker holds it.
func (s *Service) Again(ctx context.Context, ws synoptic.Workspace, id string, asked storage.Asked) (synoptic.Document, error) {
	d, err := s.Store.Document(ctx, ws, id)
	if err != nil {
		return synoptic.Document{}, fmt.Errorf("finding document %s: %w", id, err)
	}
	if d.Document.Status == synoptic.Extracting && d.Lease.Until.After(s.Now()) {
		return synoptic.Document{}, synoptic.Errorf(synoptic.CodeConflict, "this document is being extracted right now; ask again when it is done")
	}
	d, err = s.ask(ctx, d, asked, synoptic.ExtractNow)
	if err != nil {
		return synoptic.Document{}, fmt.Errorf("asking for document %s: %w", id, err)
	}
	return d.Document, nil
}
