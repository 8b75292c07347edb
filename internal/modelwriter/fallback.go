package modelwriter

import (
	"context"
	"log/slog"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// Fallback writes by First, and by Second where First could not; the review
// then says so. All fields are needed. It is the writer of the engine "auto".
type Fallback struct {
	First  synthesis.Drafter
	Second synthesis.Writer
	Log    *slog.Logger
}

// Name returns the name of the first writer: the one that is meant.
func (f *Fallback) Name() string { return f.First.Name() }

// Write is Draft without what it tells beside the sections.
func (f *Fallback) Write(ctx context.Context, t *synthesis.Table) ([]synoptic.Section, error) {
	d, err := f.Draft(ctx, t)
	return d.Sections, err
}

// Draft asks the first writer, then the second. Where ctx has ended nobody is
// asked any more.
func (f *Fallback) Draft(ctx context.Context, t *synthesis.Table) (synthesis.Draft, error) {
	d, err := f.First.Draft(ctx, t)
	if err == nil && !standing(t, d) {
		failure := llm.Fail(llm.BadAnswer, "no statement of the synthesis stands", nil)
		failure.Usage = d.Usage
		err = failure
	}
	if err == nil || ctx.Err() != nil {
		return d, err
	}
	f.Log.WarnContext(ctx, "the model could not write a synthesis; the built-in writer does it", "kind", llm.KindOf(err), "code", synoptic.CodeOf(err))
	sections, second := f.Second.Write(ctx, t)
	if second != nil {
		return synthesis.Draft{}, second
	}
	return synthesis.Draft{
		Sections: sections, Engine: f.Second.Name(), Usage: llm.UsageOf(err),
		Warnings: []string{"the synthesis was written by the engine " + f.Second.Name() + ", because " + synoptic.PublicMessage(err)},
	}, nil
}

// standing reports whether any statement of a draft will pass the check.
func standing(t *synthesis.Table, d synthesis.Draft) bool {
	kept, _ := synthesis.Check(t, d.Sections)
	return len(kept) > 0
}
