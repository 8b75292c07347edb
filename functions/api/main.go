// Command api is the function that answers the HTTP API.
package main

import (
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/access"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit/front"
	"synoptic/internal/lambdahttp"
	"synoptic/internal/synoptic"
)

func main() {
	awssetup.RunWithoutKey("api", func(f *awssetup.Function) (lambda.Handler, error) {
		gate := access.NewGate(f.Services.Store, f.Log, &access.Options{WorkspaceClaim: f.Names.WorkspaceClaim})
		api := front.API(f.Services)
		api.Authenticate = func(r *http.Request) (synoptic.Workspace, error) {
			return gate.Workspace(r.Context(), r.Header.Get("Authorization"))
		}
		api.Who = httpapi.WhoByGate(gate)
		return &lambdahttp.Adapter{Handler: withClaims(api.Handler()), MaxBody: httpapi.MaxBody, Log: f.Log}, nil
	})
}

// withClaims hands on who the gateway says that it is, where it has checked a
// token.
func withClaims(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if call, ok := lambdahttp.CallOf(r.Context()); ok {
			r = r.WithContext(access.WithClaims(r.Context(), call.Claims))
		}
		next.ServeHTTP(w, r)
	})
}
