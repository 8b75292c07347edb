package synthesis

import (
	"context"

	"synoptic/internal/synoptic"
)

// Writer drafts the sections of a synthesis from the evidence table. It sees
// cells, never pages. Statement texts carry no citation marks; a statement
// that reports silence cites silent cells, every other cites reported ones.
// Headings are set by the program. A writer is safe for concurrent use.
type Writer interface {
	Name() string // the engine that a review names: "rules" or "llm"
	Write(ctx context.Context, t *Table) ([]synoptic.Section, error)
}

// Draft is what a writer hands over beside its sections.
type Draft struct {
	Sections []synoptic.Section
	Engine   string // that wrote it, where it is not the writer that was asked
	// Model and PromptVersion name what a model's draft was made with; empty
	// where no model wrote.
	Model         synoptic.Maybe
	PromptVersion synoptic.Maybe
	Usage         synoptic.Usage
	Warnings      []string
	Dropped       []string // why statements were thrown away before the Check saw them

	points []point // that the built-in writer told, for the comparison
}

// Drafter is a Writer that has more to tell than its sections: what it took of
// a model, and what it threw away itself. Compose prefers Draft to Write.
type Drafter interface {
	Writer
	Draft(ctx context.Context, t *Table) (Draft, error)
}

// draft has a table written by any writer.
func draft(ctx context.Context, w Writer, t *Table) (Draft, error) {
	if prose, ok := w.(Prose); ok {
		p, err := prose.write(ctx, t)
		if err != nil {
			return Draft{}, err
		}
		return Draft{Sections: p.sections, Usage: synoptic.NoUsage(), points: p.points}, nil
	}
	if d, ok := w.(Drafter); ok {
		return d.Draft(ctx, t)
	}
	sections, err := w.Write(ctx, t)
	return Draft{Sections: sections, Usage: synoptic.NoUsage()}, err
}
