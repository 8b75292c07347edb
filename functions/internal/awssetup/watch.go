package awssetup

import (
	"context"
	"time"

	"synoptic/internal/kit/base"
	"synoptic/internal/llm"
	"synoptic/internal/metrics"
	"synoptic/internal/synoptic"
)

// What is counted. The alarms and the dashboard of infra/ go by these names.
const (
	documentsExtracted = "DocumentsExtracted"
	documentsRejected  = "DocumentsRejected"
	documentsFailed    = "DocumentsFailed"
	unverifiedAnswers  = "UnverifiedAnswers"
	inputTokens        = "InputTokens"
	cachedTokens       = "CachedTokens"
	outputTokens       = "OutputTokens"
	costUSD            = "CostUSD"
	tasksFailed        = "TasksFailed"
	queueAge           = "QueueAge" // with the queue's name before it
)

// watch counts documents, and what a model took.
func (f *Function) watch() base.Watch {
	return base.Watch{
		Called: func(_ context.Context, c llm.Call) {
			f.meter.Add(inputTokens, metrics.Count, float64(c.Usage.InputTokens))
			f.meter.Add(cachedTokens, metrics.Count, float64(c.Usage.CachedTokens))
			f.meter.Add(outputTokens, metrics.Count, float64(c.Usage.OutputTokens))
			if c.Usage.CostUSD != nil { // an unknown price is not zero
				f.meter.Add(costUSD, metrics.None, *c.Usage.CostUSD)
			}
		},
		Read: func(_ context.Context, d synoptic.Document) {
			switch d.Status {
			case synoptic.Extracted:
				f.meter.Add(documentsExtracted, metrics.Count, 1)
				f.meter.Add(unverifiedAnswers, metrics.Count, float64(unverified(d.Extraction)))
			case synoptic.Rejected:
				f.meter.Add(documentsRejected, metrics.Count, 1)
			case synoptic.Failed:
				f.meter.Add(documentsFailed, metrics.Count, 1)
			}
		},
	}
}

// Task counts a message: how long it waited, and whether it failed.
func (f *Function) Task(queue string) func(ctx context.Context, waited time.Duration, failed bool) {
	return func(_ context.Context, waited time.Duration, failed bool) {
		f.meter.Observe(queue+queueAge, metrics.Seconds, waited.Seconds())
		if failed {
			f.meter.Add(tasksFailed, metrics.Count, 1)
		}
	}
}

// unverified counts the answers that no quote on the page carries.
func unverified(x *synoptic.Extraction) (n int) {
	if x == nil {
		return 0
	}
	for _, item := range synoptic.StandardItems() {
		for _, a := range x.Answers(item) {
			if a.Status == synoptic.Unverified {
				n++
			}
		}
	}
	for _, a := range x.Items {
		if a.Status == synoptic.Unverified {
			n++
		}
	}
	return n
}
