package modelengine

import (
	"context"
	"log/slog"

	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// Filler is an engine, as the use case knows it.
type Filler interface {
	Name() string
	Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error)
}

// Fallback fills the form by First, and by Second where First could not; the
// extraction then says so. All fields are needed. It is the engine "auto".
type Fallback struct {
	First, Second Filler
	Log           *slog.Logger
}

// Name returns the name of the first engine: the one that is meant. Every
// extraction names the engine that made it.
func (f *Fallback) Name() string { return f.First.Name() }

// Extract asks the first engine, then the second. Where ctx has ended nobody
// is asked any more.
func (f *Fallback) Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	x, err := f.First.Extract(ctx, p, language)
	if err == nil || ctx.Err() != nil {
		return x, err
	}
	f.Log.WarnContext(ctx, "the model could not fill a form; the built-in engine does it", "kind", llm.KindOf(err), "code", synoptic.CodeOf(err))
	x, second := f.Second.Extract(ctx, p, language)
	if second != nil {
		return nil, second
	}
	x.Usage = llm.AddUsage(x.Usage, llm.UsageOf(err))
	x.Warnings = append(x.Warnings, "filled by the engine "+f.Second.Name()+", because "+synoptic.PublicMessage(err))
	return x, nil
}
