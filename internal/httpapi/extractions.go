package httpapi

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/synoptic"
)

// ExtractionRequest asks for a document to be extracted again.
type ExtractionRequest struct {
	Engine   string `json:"engine,omitempty" enum:"auto,rules,llm" default:"auto"`
	Form     string `json:"form,omitempty" maxLength:"300" default:"standard" doc:"id, id@version or name of a form"`
	Language string `json:"language,omitempty" enum:"zh,en" doc:"Of the answers; default the page's own"`
}

type extractAgainInput struct {
	IDInput
	Body *ExtractionRequest `required:"false"`
}

type acceptedDocument struct {
	Location   string `header:"Location"`
	RetryAfter int    `header:"Retry-After"`
	Body       synoptic.Document
}

func (a *API) registerExtractions(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "extract-document", Method: http.MethodPost, Path: "/v1/documents/{id}/extraction", Tags: []string{"Extractions"},
		Summary:       "Extract a document again",
		Description:   "The document waits (pending) and is read beside; poll it at Location. Earlier extractions are kept.",
		DefaultStatus: http.StatusAccepted,
		Errors:        []int{http.StatusConflict},
	}, func(ctx context.Context, in *extractAgainInput) (*acceptedDocument, error) {
		asked, err := a.askedOf(ctx, in.Body)
		if err != nil {
			return nil, err
		}
		doc, err := a.Extract.Again(ctx, workspace(ctx), in.ID, asked)
		if err != nil {
			return nil, fmt.Errorf("asking for an extraction: %w", err)
		}
		return &acceptedDocument{Location: documentPath(doc.ID), RetryAfter: 1, Body: doc}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "list-extractions", Method: http.MethodGet, Path: "/v1/documents/{id}/extractions", Tags: []string{"Extractions"},
		Summary:     "All extractions of a document, newest first",
		Description: "As the engines answered, under each version of each form. What people decided lies over the current one only, see GET …/extraction and its history.",
	}, func(ctx context.Context, in *IDInput) (*struct{ Body List[synoptic.Extraction] }, error) {
		if _, err := a.Store.Document(ctx, workspace(ctx), in.ID); err != nil {
			return nil, fmt.Errorf("finding a document: %w", err)
		}
		extractions, err := a.Store.ListExtractions(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("listing extractions: %w", err)
		}
		return &struct{ Body List[synoptic.Extraction] }{List[synoptic.Extraction]{Items: notNil(extractions)}}, nil
	})
}

// notNil makes an empty list [] in JSON.
func notNil[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
