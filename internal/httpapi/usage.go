package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/synoptic"
)

// UsageRow is what one model consumed on one day for one purpose.
type UsageRow struct {
	Day          string   `json:"day" example:"2026-11-22"`
	Model        string   `json:"model"`
	Purpose      string   `json:"purpose"`
	InputTokens  int      `json:"input_tokens"`
	CachedTokens int      `json:"cached_tokens"`
	OutputTokens int      `json:"output_tokens"`
	CostUSD      *float64 `json:"cost_usd" doc:"null where a price is unknown"`
	LiveCostUSD  *float64 `json:"live_cost_usd" doc:"What the same tokens would have cost outside of batches"`
}

type usageInput struct {
	From string `query:"from" doc:"First day, default 30 days ago" example:"2026-11-01" pattern:"^\\d{4}-\\d{2}-\\d{2}$"`
	To   string `query:"to" doc:"Last day, default today" pattern:"^\\d{4}-\\d{2}-\\d{2}$"`
}

func (a *API) registerUsage(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "get-usage", Method: http.MethodGet, Path: "/v1/usage", Tags: []string{"Usage"},
		Summary:     "Tokens and cost by day, model and purpose",
		Description: "The built-in engine calls no model and adds nothing here.",
	}, func(ctx context.Context, in *usageInput) (*struct{ Body List[UsageRow] }, error) {
		today := a.Now().UTC()
		from, to := in.From, in.To
		if from == "" {
			from = today.AddDate(0, 0, -30).Format(time.DateOnly)
		}
		if to == "" {
			to = today.Format(time.DateOnly)
		}
		for _, day := range []string{from, to} {
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				return nil, synoptic.Invalid("from and to are days such as 2026-11-22")
			}
		}
		rows, err := a.Store.Usage(ctx, workspace(ctx), from, to)
		if err != nil {
			return nil, fmt.Errorf("summing up usage: %w", err)
		}
		out := List[UsageRow]{Items: make([]UsageRow, 0, len(rows))}
		for _, r := range rows {
			out.Items = append(out.Items, UsageRow{r.Day, r.Model, r.Purpose, r.Usage.InputTokens, r.Usage.CachedTokens, r.Usage.OutputTokens, r.Usage.CostUSD, r.LiveCostUSD})
		}
		return &struct{ Body List[UsageRow] }{out}, nil
	})
}
