// Package front puts the HTTP API together. It is apart from package kit so
// that workers, which answer nobody, do not carry it, and so that a process
// that takes orders and leaves the work to others does not carry what reads
// pages: the smaller a function, the sooner it starts.
package front

import (
	"context"
	"log/slog"
	"time"

	"synoptic/internal/config"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit/base"
	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// API is the HTTP API over the use cases. Whoever serves it says who may call.
func API(s *base.Services) *httpapi.API {
	return &httpapi.API{Store: s.Store, Ingest: s.Ingest, Extract: s.Extraction, Reviews: s.Reviews, Batches: s.Batches, Log: s.Log, Now: time.Now}
}

// Tools are for a process that only takes orders: its engines can be chosen,
// and tell what they would take, and read nothing.
func Tools(c config.Config, store *storage.Store, watch base.Watch, log *slog.Logger) (base.Kit, error) {
	return base.New(c, store, watch, base.Parts{BuiltIn: elsewhere{}}, log)
}

// elsewhere is the built-in engine where another process has it.
type elsewhere struct{}

// Name returns "rules".
func (elsewhere) Name() string { return synoptic.EngineRules }

// Extract is never called: who takes orders reads no page.
func (elsewhere) Extract(context.Context, *page.Page, synoptic.Language) (*synoptic.Extraction, error) {
	return nil, synoptic.Errorf(synoptic.CodeInternal, "no pages are read here")
}
