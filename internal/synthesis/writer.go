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
