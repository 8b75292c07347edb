package batch

import (
	"context"
	"log/slog"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
)

// Service is the use case. Store, Reader, Now and Log are needed.
type Service struct {
	Store *storage.Store
	// Reader reads a page at once: what needs no model, and all of it in
	// direct mode.
	Reader *extract.Reader
	Now    func() time.Time
	Log    *slog.Logger
}

// Report says what a tick did, and where it stood when it ended.
type Report struct {
	Busy bool // another tick is at work; nothing was done
}

// Tick does all there is to do: it takes in what open jobs brought, puts back
// what was lost, and submits what waits. It returns when that is done, or in
// time before ctx's deadline; then Report says so.
func (s *Service) Tick(ctx context.Context) (Report, error) { return Report{}, ctx.Err() }

// Poll is a Tick that submits nothing.
func (s *Service) Poll(ctx context.Context) (Report, error) { return Report{}, ctx.Err() }
