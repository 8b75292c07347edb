// Package work hands tasks to workers.
//
//	use case ─ Send ─→ queue ─ Loop ─→ handler, which claims the item and works
//	                                   under Hold, which keeps the claim
//	due index ─ Sweeper ─→ queue       what a crash or a lost message left behind,
//	                                   once the queue has run dry
//
// A message only says that there may be work. Truth is in the store: the
// handler claims the item there, so that a message too many does no harm and
// one too few is made good by the sweeper.
package work

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// The queues.
const (
	ExtractQueue = "extract"
	ReviewQueue  = "review"
)

// Task names a document or a review that may wait to be worked on.
type Task struct {
	Workspace synoptic.Workspace `json:"workspace"`
	ID        string             `json:"id"`
}

// Send offers a task to the workers of a queue, not before delay has passed.
func Send(ctx context.Context, q storage.Queue, queue string, t Task, delay time.Duration) error {
	body, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("writing a task: %w", err)
	}
	if err := q.Send(ctx, queue, body, delay); err != nil {
		return fmt.Errorf("sending to %s: %w", queue, err)
	}
	return nil
}
