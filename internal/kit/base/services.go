package base

import (
	"log/slog"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/extract"
	"synoptic/internal/ingest"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/work"
)

// How long a claim holds before whoever made it counts as dead. It is renewed
// as long as there is work on it.
const (
	ExtractLease = 2 * time.Minute
	ReviewLease  = 5 * time.Minute
)

// Services are the use cases over one storage.
type Services struct {
	Store      *storage.Store
	Queue      storage.Queue
	Ingest     *ingest.Service
	Extraction *extract.Service
	Reviews    *review.Service
	Sweeper    *work.Sweeper
	Batches    *batch.Service
	Log        *slog.Logger
}

// NewServices puts the use cases together.
func NewServices(tools Kit, store *storage.Store, queue storage.Queue, log *slog.Logger) *Services {
	reader := &extract.Reader{Engines: tools.Engines, Forms: extract.FormsOf(store), Log: log, Now: time.Now}
	return &Services{
		Store: store, Queue: queue, Log: log,
		Ingest: &ingest.Service{Store: store, Queue: queue, Now: time.Now, Log: log},
		Extraction: &extract.Service{Store: store, Queue: queue, Reader: reader, Lease: ExtractLease, Now: time.Now, Log: log,
			Told: tools.Watch.Read},
		Reviews: &review.Service{Store: store, Queue: queue, Reader: reader, Writers: tools.Writers, Lease: ReviewLease, Now: time.Now, Log: log},
		Sweeper: &work.Sweeper{Store: store, Queue: queue, Every: sweepEvery, Now: time.Now, Log: log},
		Batches: batches(tools, reader, store, log),
	}
}

// sweepEvery is how often a process that runs on looks for deletions that
// were cut short.
const sweepEvery = time.Minute
