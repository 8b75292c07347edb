// Command batch is the function that the schedule starts: it sweeps up what
// no message speaks of any more, and looks after batch jobs.
package main

import (
	"context"
	"errors"

	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/batch"
	"synoptic/internal/kit"
)

// event is what a schedule says. The one between the nights says that nothing
// new is to be collected; whatever else is said is a whole tick.
type event struct {
	Collect *bool `json:"collect"`
}

func main() {
	awssetup.Run("batch", kit.NewWatched, func(f *awssetup.Function) (lambda.Handler, error) {
		waiting := f.Waiting()
		return lambda.NewHandler(func(ctx context.Context, e event) (batch.Report, error) {
			swept := f.Services.Sweeper.Round(ctx, waiting)
			tick := f.Services.Batches.Tick
			if e.Collect != nil && !*e.Collect {
				tick = f.Services.Batches.Poll
			}
			report, err := tick(ctx)
			return report, errors.Join(swept, err)
		}), nil
	})
}
