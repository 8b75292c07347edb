package batch

import (
	"context"
	"fmt"
	"math"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// margin is put on what a job is estimated to cost, when that is held against
// a cap: a job cannot be stopped once it runs without paying for what it has
// answered. Measured on labelled pages, estimates are off by some 6 %, and
// answers vary.
const margin = 1.25

// budget is what a workspace may still commit to, and why no more.
type budget struct {
	limited bool
	left    float64 // US dollars
	why     string
}

// budgetOf is the tightest of the caps for the next batch of a workspace.
func (t *tick) budgetOf(ctx context.Context, ws synoptic.Workspace) (budget, error) {
	b := budget{left: math.Inf(1)}
	tighten := func(left float64, format string, args ...any) {
		if b.limited = true; left < b.left {
			b.left, b.why = max(0, left), fmt.Sprintf(format, args...)
		}
	}
	l := t.Limits
	if l.JobUSD > 0 {
		tighten(l.JobUSD, "the cap of a batch, $%.2f, is reached", l.JobUSD)
	}
	if l.TickUSD > 0 {
		tighten(l.TickUSD-t.spent, "the cap of all workspaces together, $%.2f, is reached", l.TickUSD)
	}
	if l.DayUSD <= 0 && l.MonthUSD <= 0 {
		return b, nil
	}
	reserved, err := t.reserved(ctx, ws)
	if err != nil {
		return b, err
	}
	now := t.Now().UTC()
	today := now.Format(time.DateOnly)
	if l.DayUSD > 0 {
		spent, err := t.spentSince(ctx, ws, today, today)
		if err != nil {
			return b, err
		}
		tighten(l.DayUSD-spent-reserved, "the cap of the day, $%.2f, is reached: spent are $%.4f, under way up to $%.4f", l.DayUSD, spent, reserved)
	}
	if l.MonthUSD > 0 {
		spent, err := t.spentSince(ctx, ws, now.Format("2006-01")+"-01", today)
		if err != nil {
			return b, err
		}
		tighten(l.MonthUSD-spent-reserved, "the cap of the month, $%.2f, is reached: spent are $%.4f, under way up to $%.4f", l.MonthUSD, spent, reserved)
	}
	return b, nil
}

// spentSince sums up what a workspace spent from a day to another, live calls
// included.
func (t *tick) spentSince(ctx context.Context, ws synoptic.Workspace, first, last string) (float64, error) {
	rows, err := t.Store.Usage(ctx, ws, first, last)
	if err != nil {
		return 0, fmt.Errorf("asking what was spent: %w", err)
	}
	sum := 0.0
	for _, r := range rows {
		if r.Usage.CostUSD != nil {
			sum += *r.Usage.CostUSD
		}
	}
	return sum, nil
}

// reserved sums up what open batches of a workspace may still cost.
func (t *tick) reserved(ctx context.Context, ws synoptic.Workspace) (float64, error) {
	open, err := t.open(ctx)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, o := range open {
		if o.Workspace != ws {
			continue
		}
		b, err := t.Store.Batch(ctx, ws, o.ID)
		if err != nil {
			return 0, fmt.Errorf("reading batch %s: %w", o.ID, err)
		}
		p, err := planOf(b)
		if err != nil {
			return 0, err
		}
		spent := 0.0
		if b.Batch.CostUSD != nil {
			spent = *b.Batch.CostUSD
		}
		sum += max(0, p.Reserved-spent)
	}
	return sum, nil
}

// price is what lines are estimated to cost: as a batch and live, nil where
// the price is not known.
func (p *Provider) price(u synoptic.Usage) (batch, live *float64) {
	target := p.Batcher.Target()
	return p.Prices.BatchPriced(target, p.Batcher.Terms(), u).CostUSD, p.Prices.Priced(target, u).CostUSD
}

// estimateOf guesses what a question takes.
func estimateOf(a llm.Asking) synoptic.Usage {
	output := a.Request.ExpectedOutput
	if output <= 0 {
		output = a.Request.MaxOutputTokens
	}
	return synoptic.Usage{InputTokens: llm.EstimateInput(a.Request), OutputTokens: output}
}

// plus adds amounts, of which one that is not known makes the sum unknown.
func plus(a, b *float64) *float64 {
	if a == nil || b == nil {
		return nil
	}
	return new(*a + *b)
}

// waitingNote is what is told of documents that a tick left behind.
func (t *tick) leave(ctx context.Context, ws synoptic.Workspace, documents int, why string) {
	if documents > 0 {
		t.report.Waiting += documents
		t.reason("%d documents of workspace %s wait: %s", documents, ws, why)
	}
	if err := t.Store.PutWaiting(ctx, ws, storage.Waiting{Documents: documents, Reason: why, At: t.Now().UTC()}); err != nil && ctx.Err() == nil {
		t.Log.WarnContext(ctx, "why documents wait could not be noted", "error", err)
	}
}
