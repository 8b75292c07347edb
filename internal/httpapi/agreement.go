package httpapi

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/agreement"
	"synoptic/internal/extract"
)

// AgreementRequest asks how far two engines, models or prompts agree.
type AgreementRequest struct {
	DocumentIDs []string        `json:"document_ids,omitempty"`
	Filter      *ReviewFilter   `json:"filter,omitempty" doc:"Instead of document_ids; {} takes all"`
	A           agreement.Rater `json:"a" doc:"Names extractions by what made them; what is left out does not matter"`
	B           agreement.Rater `json:"b"`
}

func (a *API) registerAgreement(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "measure-agreement", Method: http.MethodPost, Path: "/v1/agreement", Tags: []string{"Extractions"},
		Summary:     "How far two engines, models or prompts agree",
		Description: "Over the extractions that are there, of at most 500 documents; nothing is extracted for it. By item: the share on which both say the same, Cohen's kappa for designs, booleans and choices (null where it is not defined), and the cells that differ.",
	}, func(ctx context.Context, in *struct{ Body AgreementRequest }) (*struct{ Body agreement.Report }, error) {
		report, err := (&agreement.Service{Store: a.Store}).Compare(ctx, workspace(ctx),
			extract.Selection{DocumentIDs: in.Body.DocumentIDs, Filter: in.Body.Filter.filter()}, in.Body.A, in.Body.B)
		if err != nil {
			return nil, fmt.Errorf("measuring agreement: %w", err)
		}
		return &struct{ Body agreement.Report }{report}, nil
	})
}
