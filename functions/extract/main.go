// Command extract is the function that reads pages: one message of the queue
// of pages, one document.
package main

import (
	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/kit"
	"synoptic/internal/lambdaqueue"
	"synoptic/internal/work"
)

func main() {
	awssetup.Run("extract", kit.NewWatched, func(f *awssetup.Function) (lambda.Handler, error) {
		worker := &lambdaqueue.Worker{
			Queue: f.Services.Queue, Name: work.ExtractQueue, Concurrency: f.Tools.AtOnce,
			Handle: f.Services.Extraction.Do, GiveUp: f.Services.Extraction.GiveUp,
			Watch: f.Task("Extract"), Log: f.Log,
		}
		return lambda.NewHandler(worker.Invoke), nil
	})
}
