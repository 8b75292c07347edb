package httpapi

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/batch"
	"synoptic/internal/synoptic"
)

// BatchList is one page of batches, with what is told of all together.
type BatchList struct {
	Items      []synoptic.Batch `json:"items"`
	NextCursor synoptic.Maybe   `json:"next_cursor" nullable:"true"`
	Waiting    synoptic.Waiting `json:"waiting" doc:"Documents that wait for a batch, and why the last run left them behind"`
}

type batchAccepted struct {
	Location   string `header:"Location"`
	RetryAfter string `header:"Retry-After"`
	Body       synoptic.Batch
}

func (a *API) registerBatches(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "create-batch", Method: http.MethodPost, Path: "/v1/batches", Tags: []string{"Batches"},
		Summary:       "Extract now what waits for the scheduled run",
		Description:   "Takes on every document that was uploaded with extract=batch. Poll the batch at Location. Where one asked for is still to be filled, the answer is that one.",
		DefaultStatus: http.StatusAccepted,
	}, a.createBatch)
	handle(a, api, huma.Operation{
		OperationID: "list-batches", Method: http.MethodGet, Path: "/v1/batches", Tags: []string{"Batches"},
		Summary: "List batches, newest first, and what waits for one",
	}, func(ctx context.Context, in *PageInput) (*struct{ Body BatchList }, error) {
		listing, err := a.Store.ListBatches(ctx, workspace(ctx), in.request())
		if err != nil {
			return nil, fmt.Errorf("listing batches: %w", err)
		}
		view, err := a.batches().View(ctx, workspace(ctx))
		if err != nil {
			return nil, err
		}
		out := BatchList{Items: make([]synoptic.Batch, 0, len(listing.Items)), NextCursor: synoptic.Maybe(listing.NextCursor), Waiting: view}
		for _, b := range listing.Items {
			out.Items = append(out.Items, b.Batch)
		}
		return &struct{ Body BatchList }{out}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "get-batch", Method: http.MethodGet, Path: "/v1/batches/{id}", Tags: []string{"Batches"},
		Summary:     "A batch: status, counts, and what it costs",
		Description: "Amounts are null where a price is not known. estimated_cost_usd is what it was expected to cost when it was submitted; live_cost_usd what the same tokens would have cost outside of a batch.",
	}, func(ctx context.Context, in *IDInput) (*struct{ Body synoptic.Batch }, error) {
		b, err := a.Store.Batch(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("finding a batch: %w", err)
		}
		return &struct{ Body synoptic.Batch }{b.Batch}, nil
	})
}

// batches is the use case. What is asked of it here needs no model.
func (a *API) batches() *batch.Service {
	if a.Batches != nil {
		return a.Batches
	}
	return &batch.Service{Store: a.Store, Now: a.Now, Log: a.Log}
}

func (a *API) createBatch(ctx context.Context, _ *struct{}) (*batchAccepted, error) {
	ws, id := workspace(ctx), ""
	if ref := reference(ctx); ref != "" {
		id = "bat_" + ref
	}
	b, err := a.batches().Request(ctx, ws, id)
	if err != nil {
		return nil, err
	}
	if a.WakeBatches != nil {
		a.WakeBatches()
	}
	return &batchAccepted{Location: "/v1/batches/" + b.ID, RetryAfter: "5", Body: b}, nil
}
