package functions_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/internal/access"
	"synoptic/internal/config"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit"
	"synoptic/internal/kit/front"
	"synoptic/internal/lambdahttp"
	"synoptic/internal/lambdaqueue"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/work"
)

// services are the use cases on embedded storage, as the local server has
// them.
func services(t *testing.T) *kit.Services {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	log := slog.New(slog.DiscardHandler)
	store := storage.New(db.Table(), db.Blobs(), nil)
	tools, err := kit.New(config.Config{}, store, log)
	if err != nil {
		t.Fatal(err)
	}
	return kit.NewServices(tools, store, db.Queue(), log)
}

// inProcess is a stack whose functions are called, not run, over embedded
// storage: the same handlers, adapter and worker, without a process or a
// cloud.
func inProcess(t *testing.T) *stack {
	t.Helper()
	use := services(t)
	gate := access.NewGate(use.Store, use.Log, nil)
	api := front.API(use)
	api.Authenticate, api.Who = httpapi.ByGate(gate), httpapi.WhoByGate(gate)
	functions := map[string]lambda.Handler{
		"api": &lambdahttp.Adapter{Handler: api.Handler(), MaxBody: httpapi.MaxBody, Log: use.Log},
		work.ExtractQueue: lambda.NewHandler((&lambdaqueue.Worker{Queue: use.Queue, Name: work.ExtractQueue, Concurrency: 4,
			Handle: use.Extraction.Do, GiveUp: use.Extraction.GiveUp, Log: use.Log}).Invoke),
		work.ReviewQueue: lambda.NewHandler((&lambdaqueue.Worker{Queue: use.Queue, Name: work.ReviewQueue, Concurrency: 2,
			Handle: use.Reviews.Do, GiveUp: use.Reviews.GiveUp, Log: use.Log}).Invoke),
	}
	return &stack{store: use.Store, queue: use.Queue, invoke: func(ctx context.Context, function string, payload []byte) ([]byte, error) {
		h, ok := functions[function]
		if !ok {
			return nil, fmt.Errorf("there is no function %s", function)
		}
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		return h.Invoke(ctx, payload)
	}}
}
