package kit

import (
	"log/slog"

	"synoptic/internal/config"
	"synoptic/internal/formrules"
	"synoptic/internal/kit/base"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/rules"
	"synoptic/internal/storage"
)

// What is put together, as package base has it.
type (
	Kit      = base.Kit
	Watch    = base.Watch
	Services = base.Services
)

// How long a claim holds before whoever made it counts as dead.
const (
	ExtractLease = base.ExtractLease
	ReviewLease  = base.ReviewLease
)

// New puts the engines together and calls nobody yet. Store keeps what a
// model answers and what that cost; it may be nil.
func New(c config.Config, store *storage.Store, log *slog.Logger) (Kit, error) {
	return NewWatched(c, store, Watch{}, log)
}

// NewWatched is New for a process whose work is counted.
func NewWatched(c config.Config, store *storage.Store, watch Watch, log *slog.Logger) (Kit, error) {
	return base.New(c, store, watch, base.Parts{BuiltIn: formrules.New(rules.New()), Compile: schemacheck.Compile}, log)
}

// NewServices puts the use cases together.
func NewServices(tools Kit, store *storage.Store, queue storage.Queue, log *slog.Logger) *Services {
	return base.NewServices(tools, store, queue, log)
}
