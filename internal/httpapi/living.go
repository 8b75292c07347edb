package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

type refreshInput struct {
	IDInput
	DryRun bool `query:"dry_run" doc:"Answer with the estimated tokens and price, and do nothing"`
}

type compareInput struct {
	IDInput
	From int `query:"from" minimum:"1" doc:"A version; default the one before to"`
	To   int `query:"to" minimum:"1" doc:"A version; default the newest"`
}

func (a *API) registerLiving(api huma.API) {
	schemas := api.OpenAPI().Components.Schemas
	reviewJSON := map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[synoptic.Review](), true, "")}}
	asEstimate := schemas.Schema(typeOf[synoptic.Estimate](), true, "")
	handle(a, api, huma.Operation{
		OperationID: "refresh-review", Method: http.MethodPost, Path: "/v1/reviews/{id}/refresh", Tags: []string{"Reviews"},
		Summary:       "Write a review anew where its documents have changed",
		Description:   "Only the sections that a change touches are rewritten; all others stay byte for byte. The version before is kept. A review that failed is tried again. With dry_run the answer is the estimate.",
		DefaultStatus: http.StatusAccepted,
		Responses: map[string]*huma.Response{
			"200": {Description: "Nothing has changed: the review as it is. Or the estimate, for a dry run", Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{AnyOf: []*huma.Schema{reviewJSON["application/json"].Schema, asEstimate}}}}},
			"202": {Description: "Accepted", Content: reviewJSON},
		},
		Errors: []int{http.StatusConflict},
	}, a.refreshReview)
	handle(a, api, huma.Operation{
		OperationID: "list-review-versions", Method: http.MethodGet, Path: "/v1/reviews/{id}/versions", Tags: []string{"Reviews"},
		Summary:     "The finished versions of a review, newest first",
		Description: "GET /v1/reviews/{id}?version= gives one of them, in any format. The last 50 are kept.",
	}, func(ctx context.Context, in *IDInput) (*struct{ Body List[synoptic.ReviewVersion] }, error) {
		r, err := a.Store.ReviewHead(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("finding a review: %w", err)
		}
		return &struct{ Body List[synoptic.ReviewVersion] }{List[synoptic.ReviewVersion]{Items: r.Versions()}}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "compare-review-versions", Method: http.MethodGet, Path: "/v1/reviews/{id}/compare", Tags: []string{"Reviews"},
		Summary: "What differs between two versions of a review",
	}, a.compareVersions)
}

// living puts the version that is asked for in the place of the newest; of the
// newest it tells whether it is stale, in every format.
func (a *API) living(ctx context.Context, r *storage.StoredReview, version int) error {
	if version > 0 {
		old, err := a.Store.ReviewVersion(ctx, r.Workspace, r.Review.ID, version)
		if err != nil {
			return fmt.Errorf("finding a version: %w", err)
		}
		r.Review = old
		return nil
	}
	changes, err := a.Reviews.Changes(ctx, *r)
	if err != nil {
		return fmt.Errorf("looking whether a review is stale: %w", err)
	}
	r.Review.Stale, r.Review.Changes = len(changes) > 0, changes
	return nil
}

func (a *API) refreshReview(ctx context.Context, in *refreshInput) (*reviewAccepted, error) {
	ws := workspace(ctx)
	if in.DryRun {
		estimate, err := a.Reviews.EstimateRefresh(ctx, ws, in.ID)
		if err != nil {
			return nil, fmt.Errorf("estimating a refresh: %w", err)
		}
		return &reviewAccepted{Status: http.StatusOK, Body: estimate}, nil
	}
	r, changed, err := a.Reviews.Refresh(ctx, ws, in.ID)
	if err != nil {
		return nil, fmt.Errorf("refreshing a review: %w", err)
	}
	if !changed {
		return &reviewAccepted{Status: http.StatusOK, Location: "/v1/reviews/" + url.PathEscape(r.Review.ID), Body: r.Review}, nil
	}
	return accepted(r.Review), nil
}

func (a *API) compareVersions(ctx context.Context, in *compareInput) (*struct{ Body review.Diff }, error) {
	ws := workspace(ctx)
	head, err := a.Store.ReviewHead(ctx, ws, in.ID)
	if err != nil {
		return nil, fmt.Errorf("finding a review: %w", err)
	}
	if in.To == 0 {
		in.To = head.Review.Version
	}
	if in.From == 0 {
		in.From = in.To - 1
	}
	from, err := a.Store.ReviewVersion(ctx, ws, in.ID, in.From)
	if err != nil {
		return nil, fmt.Errorf("finding a version: %w", err)
	}
	to, err := a.Store.ReviewVersion(ctx, ws, in.ID, in.To)
	if err != nil {
		return nil, fmt.Errorf("finding a version: %w", err)
	}
	return &struct{ Body review.Diff }{review.Compare(from, to)}, nil
}
