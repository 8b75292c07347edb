// Command review is the function that writes reviews: one message of the queue
// of reviews, one step of one review.
package main

import (
	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/kit"
	"synoptic/internal/lambdaqueue"
	"synoptic/internal/work"
)

func main() {
	awssetup.Run("review", kit.NewWatched, func(f *awssetup.Function) (lambda.Handler, error) {
		worker := &lambdaqueue.Worker{
			Queue: f.Services.Queue, Name: work.ReviewQueue, Concurrency: 2,
			Handle: f.Services.Reviews.Do, GiveUp: f.Services.Reviews.GiveUp,
			Watch: f.Task("Review"), Log: f.Log,
		}
		return lambda.NewHandler(worker.Invoke), nil
	})
}
