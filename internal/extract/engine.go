package extract

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"synoptic/internal/form"
	"synoptic/internal/page"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// Engine fills the standard form from a page that has been read. It takes its
// answers from the page's sections only and leaves CreatedAt to the caller.
// Language is that of the answers; empty means the page's own. An engine is
// safe for concurrent use.
type Engine interface {
	Name() string
	Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error)
}

// Reading is what comes of one page dump.
type Reading struct {
	Document   synoptic.Document // without SourceURL, CreatedAt and DuplicateOf
	Text       string            // what quote positions refer to; "" where the bytes are no text
	Identities []string          // by which the same study is found again
}

// Reader takes a page dump to a document with record and extraction: the
// whole way of one page, without storage. The command line runs it alone,
// the worker between claim and save.
type Reader struct {
	Engines Engines
	// Forms finds the form that Wanted.FormRef names; nil where there is but
	// the standard one.
	Forms func(ctx context.Context, ref string) (*synoptic.Form, error)
	Log   *slog.Logger
	Now   func() time.Time
}

// Read reads one page. What can go wrong with a page is in the document:
// Rejected for a page that is no record or bytes that are no text, Failed
// where the engine could not do it. The error is for what is not the page's
// fault: a context that ended, or an answer that will come by batch
// (synoptic.ErrDeferred).
func (r *Reader) Read(ctx context.Context, in page.Input, wanted Wanted) (reading Reading, err error) {
	doc := synoptic.Document{
		ID:        synoptic.DocumentID(in.Bytes),
		Status:    synoptic.Rejected,
		Extract:   synoptic.ExtractNow,
		FileName:  in.FileName,
		SizeBytes: int64(len(in.Bytes)),
		SHA256:    synoptic.SHA256Hex(in.Bytes),
		MediaType: in.MediaType,
	}
	defer func() {
		// A page must never take the process down with it, whatever bug of
		// ours it finds.
		if cause := recover(); cause != nil {
			r.Log.ErrorContext(ctx, "reading a page went wrong", "document", doc.ID, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
			doc.Status = synoptic.Failed
			doc.Error = &synoptic.Problem{Code: string(synoptic.CodeEngine), Message: "this page could not be read because of a fault of ours; it has been logged"}
			reading, err = Reading{Document: doc}, nil
		}
	}()
	p, err := page.Parse(ctx, in)
	if err != nil {
		if ctx.Err() != nil {
			return Reading{}, fmt.Errorf("reading a page: %w", ctx.Err())
		}
		doc.PageType = synoptic.NotARecord
		doc.Error = synoptic.ProblemOf(err)
		return Reading{Document: doc}, nil
	}
	doc.PageType, doc.MediaType, doc.Charset = p.Type, p.MediaType, p.Charset
	if p.Type == synoptic.NotARecord {
		doc.Error = &synoptic.Problem{Code: string(synoptic.CodeNotARecord), Message: p.Reason}
		return Reading{Document: doc, Text: p.Text}, nil
	}
	doc.Record = &p.Record
	reading = Reading{Text: p.Text, Identities: page.Identities(p.Record)}
	wanted, err = r.found(ctx, wanted)
	if err != nil && synoptic.CodeOf(err) != synoptic.CodeUnprocessable {
		return Reading{}, fmt.Errorf("finding the form: %w", err)
	}
	var x *synoptic.Extraction
	if err == nil {
		x, err = r.fill(ctx, p, wanted)
	}
	if err != nil {
		if ctx.Err() != nil {
			return Reading{}, fmt.Errorf("extracting: %w", ctx.Err())
		}
		if errors.Is(err, synoptic.ErrDeferred) {
			return Reading{}, fmt.Errorf("extracting: %w", err)
		}
		r.Log.WarnContext(ctx, "extraction failed", "document", doc.ID, "engine", wanted.Engine, "code", synoptic.CodeOf(err))
		doc.Status, doc.Error = synoptic.Failed, synoptic.ProblemOf(err)
		reading.Document = doc
		return reading, nil
	}
	// Every engine is checked, the built-in one too: nothing is believed that
	// the page does not say.
	if dropped := quote.VerifyExtraction(quote.New(p.Text), x); dropped > 0 {
		x.Warnings = append(x.Warnings, fmt.Sprintf("%d quotes do not stand on the page and were dropped", dropped))
	}
	form.Settle(wanted.Form, x, p.Silence())
	x.Warnings = append(x.Warnings, p.Warnings...)
	x.CreatedAt = r.Now().UTC()
	doc.Status, doc.Extraction = synoptic.Extracted, x
	reading.Document = doc
	return reading, nil
}

// fill has the form filled by the engine that is wanted.
func (r *Reader) fill(ctx context.Context, p *page.Page, wanted Wanted) (*synoptic.Extraction, error) {
	engine, err := r.Engines.Choose(wanted.Engine)
	if err != nil {
		return nil, err
	}
	return fillForm(ctx, engine, p, wanted)
}
