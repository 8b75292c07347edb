// Command trivial is a function that does nothing, as well as it can be done:
// what all the others are measured against.
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	lambda.Start(func(context.Context) (string, error) { return "done", nil })
}
