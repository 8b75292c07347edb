package httpapi

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/export"
	"synoptic/internal/review"
	"synoptic/internal/synoptic"
)

// ReviewRequest asks for a comparative review.
type ReviewRequest struct {
	Title       string        `json:"title,omitempty" doc:"Default: one is made"`
	Question    string        `json:"question,omitempty" doc:"What the reader wants to know"`
	DocumentIDs []string      `json:"document_ids,omitempty" doc:"The documents, in the order of their labels"`
	Filter      *ReviewFilter `json:"filter,omitempty" doc:"Instead of document_ids; {} takes all"`
	Form        string        `json:"form,omitempty" maxLength:"300" doc:"id, id@version or name of a form; documents that were not extracted under it are, for this review alone"`
	Items       []string      `json:"items,omitempty" doc:"Of the evidence table; default all of the standard form and of the form"`
	Language    string        `json:"language,omitempty" enum:"zh,en" doc:"Default: that of most documents"`
	Engine      string        `json:"engine,omitempty" enum:"auto,rules,llm" default:"auto"`
	DryRun      bool          `json:"dry_run,omitempty" doc:"Answer with the estimated tokens and price, and do nothing"`
}

// ReviewFilter names documents by what they are.
type ReviewFilter struct {
	Status   string `json:"status,omitempty" enum:"stored,pending,extracting,extracted,failed,rejected"`
	Language string `json:"language,omitempty" enum:"zh,en,other"`
	Q        string `json:"q,omitempty" maxLength:"500"`
}

func (r *ReviewRequest) request() review.Request {
	request := review.Request{Title: r.Title, Question: r.Question, DocumentIDs: r.DocumentIDs, Form: r.Form, Items: r.Items,
		Language: synoptic.Language(r.Language), Engine: r.Engine}
	if r.Filter != nil {
		request.Filter = &review.Filter{Status: synoptic.DocumentStatus(r.Filter.Status), Language: synoptic.Language(r.Filter.Language), Query: r.Filter.Q}
	}
	return request
}

type reviewInput struct {
	DryRun bool `query:"dry_run"`
	Body   ReviewRequest
}

type reviewAccepted struct {
	Status     int
	Location   string `header:"Location"`
	RetryAfter string `header:"Retry-After"`
	Body       any
}

func (a *API) registerReviews(api huma.API) {
	schemas := api.OpenAPI().Components.Schemas
	reviewJSON := map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[synoptic.Review](), true, "")}}
	handle(a, api, huma.Operation{
		OperationID: "create-review", Method: http.MethodPost, Path: "/v1/reviews", Tags: []string{"Reviews"},
		Summary:       "Ask for a comparative review",
		Description:   "Documents that are not extracted yet are extracted first. Poll the review at Location, or listen to its events. With dry_run the answer is the estimate.",
		DefaultStatus: http.StatusAccepted,
		Responses: map[string]*huma.Response{
			"200": {Description: "The estimate, for a dry run", Content: map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[synoptic.Estimate](), true, "")}}},
			"202": {Description: "Accepted", Content: reviewJSON},
		},
	}, a.createReview)
	handle(a, api, huma.Operation{
		OperationID: "list-reviews", Method: http.MethodGet, Path: "/v1/reviews", Tags: []string{"Reviews"},
		Summary:     "List reviews, newest first",
		Description: "Without included and excluded documents, evidence table and synthesis.",
	}, func(ctx context.Context, in *PageInput) (*struct{ Body List[synoptic.Review] }, error) {
		listing, err := a.Store.ListReviews(ctx, workspace(ctx), in.request())
		if err != nil {
			return nil, fmt.Errorf("listing reviews: %w", err)
		}
		out := List[synoptic.Review]{Items: make([]synoptic.Review, 0, len(listing.Items)), NextCursor: synoptic.Maybe(listing.NextCursor)}
		for _, r := range listing.Items {
			out.Items = append(out.Items, r.Review)
		}
		return &struct{ Body List[synoptic.Review] }{out}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "get-review", Method: http.MethodGet, Path: "/v1/reviews/{id}", Tags: []string{"Reviews"},
		Summary:     "A review: status, progress, and the text once it is done",
		Description: "Accept or ?format= chooses the form; all but json need a finished review.",
		Responses:   map[string]*huma.Response{"200": {Description: "OK", Content: reviewFormats(reviewJSON)}},
		Errors:      []int{http.StatusNotAcceptable, http.StatusConflict},
	}, a.getReview)
	handle(a, api, huma.Operation{
		OperationID: "delete-review", Method: http.MethodDelete, Path: "/v1/reviews/{id}", Tags: []string{"Reviews"},
		Summary: "Delete a review", DefaultStatus: http.StatusNoContent,
	}, func(ctx context.Context, in *IDInput) (*struct{}, error) {
		if err := a.Store.DeleteReview(ctx, workspace(ctx), in.ID); err != nil {
			return nil, fmt.Errorf("deleting a review: %w", err)
		}
		return nil, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "review-events", Method: http.MethodGet, Path: "/v1/reviews/{id}/events", Tags: []string{"Reviews"},
		Summary:     "Progress of a review as server-sent events",
		Description: "An event progress with {status, progress} for every change, then one event done or failed, and the end.",
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
			"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, a.reviewEvents)
}

func (a *API) createReview(ctx context.Context, in *reviewInput) (*reviewAccepted, error) {
	ws, request := workspace(ctx), in.Body.request()
	if in.DryRun || in.Body.DryRun {
		estimate, err := a.Reviews.Estimate(ctx, ws, request)
		if err != nil {
			return nil, fmt.Errorf("estimating a review: %w", err)
		}
		return &reviewAccepted{Status: http.StatusOK, Body: estimate}, nil
	}
	id := synoptic.NewReviewID()
	if ref := reference(ctx); ref != "" {
		id = "rev_" + ref
		// The first request may have died before it was answered, so asking
		// again under the same id either finds it or makes it.
		if r, err := a.Store.Review(ctx, ws, id); err == nil {
			return accepted(r.Review), nil
		}
	}
	r, err := a.Reviews.Ask(ctx, ws, id, request)
	if err != nil {
		return nil, fmt.Errorf("asking for a review: %w", err)
	}
	return accepted(r), nil
}

func accepted(r synoptic.Review) *reviewAccepted {
	return &reviewAccepted{Status: http.StatusAccepted, Location: "/v1/reviews/" + url.PathEscape(r.ID), RetryAfter: "1", Body: r}
}

type getReviewInput struct {
	IDInput
	Format string `query:"format" doc:"json, md, html, docx, xlsx, csv, or a bibliographic format; goes before Accept"`
	Style  string `query:"style" doc:"How references are written: gbt7714-2025 (default), gbt7714-2025-author-year, gbt7714-2015, gbt7714-2015-author-year, apa, mla, chicago"`
	Accept string `header:"Accept"`

	Version int `query:"version" minimum:"1" doc:"An earlier version; default the newest"`
}

// getReview gives the review as JSON at any time, and in other formats once
// it is done.
func (a *API) getReview(ctx context.Context, in *getReviewInput) (*huma.StreamResponse, error) {
	format, err := chooseFormat(in.Format, in.Accept)
	if err != nil {
		return nil, err
	}
	ws := workspace(ctx)
	r, err := a.Store.Review(ctx, ws, in.ID)
	if err != nil {
		return nil, fmt.Errorf("finding a review: %w", err)
	}
	if err := a.living(ctx, &r, in.Version); err != nil {
		return nil, err
	}
	composition := export.Composition{Review: &r.Review}
	if format.Name != "json" {
		if r.Review.Status != synoptic.ReviewDone {
			return nil, synoptic.Errorf(synoptic.CodeConflict, "this review is %s; it can be had as %s once it is done", r.Review.Status, format.Name)
		}
		found, err := a.Store.Documents(ctx, ws, r.DocumentIDs)
		if err != nil {
			return nil, fmt.Errorf("reading the documents of a review: %w", err)
		}
		documents := make([]synoptic.Document, len(found))
		for i, d := range found {
			documents[i] = d.Document
		}
		composition = export.NewComposition(&r.Review, documents)
	}
	if composition, err = composition.Styled(in.Style); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if err := export.Write(&body, format.Name, composition); err != nil {
		return nil, fmt.Errorf("writing a review: %w", err)
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		hctx.SetHeader("Content-Type", format.MediaType)
		hctx.SetHeader("X-Content-Type-Options", "nosniff")
		hctx.SetHeader("Vary", "Accept")
		switch {
		case format.Policy != "":
			// Shown in place, in a box without an origin: whatever a page put
			// into the review, it reaches nothing here.
			hctx.SetHeader("Content-Security-Policy", format.Policy)
			hctx.SetHeader("Content-Disposition", `inline; filename="`+r.Review.ID+format.Extension+`"`)
		case format.Name != "json":
			hctx.SetHeader("Content-Disposition", `attachment; filename="`+r.Review.ID+format.Extension+`"`)
		}
		hctx.SetStatus(http.StatusOK)
		// A client that went away has no use for the rest.
		_, _ = body.WriteTo(hctx.BodyWriter())
	}}, nil
}

// chooseFormat picks the export that the query names, else the one that the
// Accept header prefers; JSON where neither says anything.
func chooseFormat(name, accept string) (export.Format, error) {
	formats := export.Formats()
	if name != "" {
		format, ok := export.Lookup(name)
		if !ok {
			return export.Format{}, synoptic.Invalid(fmt.Sprintf("format %q is not known; see /docs for those there are", name))
		}
		return format, nil
	}
	if accept == "" {
		accept = "*/*"
	}
	var media []string
	for _, f := range formats {
		plain, _, err := mime.ParseMediaType(f.MediaType)
		if err != nil {
			return export.Format{}, fmt.Errorf("the media type of %s: %w", f.Name, err)
		}
		media = append(media, plain)
	}
	best, quality := -1, 0.0
	for i, m := range media {
		if q := acceptable(accept, m); q > quality {
			best, quality = i, q
		}
	}
	if best < 0 {
		return export.Format{}, &ProblemDetails{Type: "about:blank", Title: http.StatusText(http.StatusNotAcceptable), Status: http.StatusNotAcceptable,
			Code: codeOf[http.StatusNotAcceptable], Detail: "a review can be had as " + strings.Join(media, ", ")}
	}
	return formats[best], nil
}

// acceptable is the weight that an Accept header gives to a media type: that
// of the most telling range that covers it, so that "text/csv;q=0, */*" takes
// anything but CSV.
func acceptable(accept, media string) float64 {
	weight, telling := 0.0, -1
	for part := range strings.SplitSeq(accept, ",") {
		wanted, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if params["q"] != "" {
			if q, err = strconv.ParseFloat(params["q"], 64); err != nil {
				continue
			}
		}
		prefix, isRange := strings.CutSuffix(wanted, "*")
		if wanted == media || isRange && (prefix == "*/" || strings.HasPrefix(media, prefix)) {
			if len(prefix) > telling {
				weight, telling = q, len(prefix)
			}
		}
	}
	return weight
}

// reviewFormats describes the exports for OpenAPI.
func reviewFormats(asJSON map[string]*huma.MediaType) map[string]*huma.MediaType {
	content := maps.Clone(asJSON)
	for _, f := range export.Formats() {
		if content[f.MediaType] == nil {
			schema := &huma.Schema{Type: huma.TypeString, Description: f.Omits}
			if f.Binary {
				schema.Format = "binary"
			}
			content[f.MediaType] = &huma.MediaType{Schema: schema}
		}
	}
	return content
}
