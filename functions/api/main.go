// Command api is the function that answers the HTTP API.
package main

import (
	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit/front"
	"synoptic/internal/lambdahttp"
)

func main() {
	awssetup.RunWithoutKey("api", front.Tools, func(f *awssetup.Function) (lambda.Handler, error) {
		handler, err := newHandler(f)
		return &lambdahttp.Adapter{Handler: handler, MaxBody: httpapi.MaxBody, Log: f.Log}, err
	})
}
