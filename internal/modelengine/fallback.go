package modelengine

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// Filler is an engine, as the use case knows it.
type Filler interface {
	Name() string
	Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error)
}

// FormFiller is an engine that fills users' items too.
type FormFiller interface {
	Filler
	ExtractForm(ctx context.Context, p *page.Page, language synoptic.Language, f *synoptic.Form) (*synoptic.Extraction, error)
}

// fill has a form filled; nil is the standard one.
func fill(ctx context.Context, by Filler, p *page.Page, language synoptic.Language, f *synoptic.Form) (*synoptic.Extraction, error) {
	if f == nil {
		return by.Extract(ctx, p, language)
	}
	more, ok := by.(FormFiller)
	if !ok {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "the engine %s fills the standard form only", by.Name())
	}
	return more.ExtractForm(ctx, p, language, f)
}

// Fallback fills the form by First, and by Second where First could not; the
// extraction then says so. It is the engine "auto".
//
// A failure that every other call would share, such as a key that is not
// accepted, is remembered for a minute: a run of a thousand pages does not ask
// a thousand times.
type Fallback struct {
	First, Second Filler
	Log           *slog.Logger
	Now           func() time.Time // nil is the system's
	// Forgetful asks First about every page, whatever became of the last: in a
	// batch, one answer says nothing about the others.
	Forgetful bool

	hopeless atomic.Pointer[hopelessness]
}

// hopelessness is a failure that is not tried again before a time.
type hopelessness struct {
	err   error
	until time.Time
}

const rest = time.Minute

// Name returns the name of the first engine: the one that is meant. Every
// extraction names the engine that made it.
func (f *Fallback) Name() string { return f.First.Name() }

// Extract asks the first engine, then the second. Where ctx has ended, or the
// answer will come later, nobody else is asked.
func (f *Fallback) Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	return f.ExtractForm(ctx, p, language, nil)
}

// ExtractForm is Extract with a user's items; nil is the standard form.
func (f *Fallback) ExtractForm(ctx context.Context, p *page.Page, language synoptic.Language, asked *synoptic.Form) (*synoptic.Extraction, error) {
	x, err := f.first(ctx, p, language, asked)
	if err == nil || ctx.Err() != nil || errors.Is(err, synoptic.ErrDeferred) {
		return x, err
	}
	f.Log.WarnContext(ctx, "the model could not fill a form; the built-in engine does it", "kind", llm.KindOf(err), "code", synoptic.CodeOf(err))
	x, second := fill(ctx, f.Second, p, language, asked)
	if second != nil {
		return nil, second
	}
	x.Usage = llm.AddUsage(x.Usage, llm.UsageOf(err))
	x.Warnings = append(x.Warnings, "filled by the engine "+f.Second.Name()+", because "+synoptic.PublicMessage(err))
	return x, nil
}

// first asks the first engine, unless that is known to be in vain.
func (f *Fallback) first(ctx context.Context, p *page.Page, language synoptic.Language, asked *synoptic.Form) (*synoptic.Extraction, error) {
	now := time.Now
	if f.Now != nil {
		now = f.Now
	}
	if known := f.hopeless.Load(); known != nil && now().Before(known.until) {
		return nil, known.err
	}
	x, err := fill(ctx, f.First, p, language, asked)
	if failure, ok := errors.AsType[*llm.Failure](err); ok && failure.Hopeless() && !f.Forgetful {
		// What this call consumed is counted once, below.
		again := *failure
		again.Usage = synoptic.NoUsage()
		f.hopeless.Store(&hopelessness{&again, now().Add(rest)})
	}
	return x, err
}
