package main

import (
	"cmp"
	"context"
	"net/http"

	"synoptic/functions/internal/awssetup"
	"synoptic/internal/access"
	"synoptic/internal/config"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit/front"
	"synoptic/internal/lambdahttp"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// newHandler makes the API as it is in the cloud: everybody has to say who
// they are, and what is too large for a function comes and goes by S3.
func newHandler(f *awssetup.Function) (http.Handler, error) {
	perMinute, err := config.ReadRate(f.Getenv)
	if err != nil {
		return nil, err
	}
	gate := access.NewGate(f.Services.Store, f.Log, &access.Options{WorkspaceClaim: f.Names.WorkspaceClaim})
	f.Services.Ingest.Incoming = storage.PresignedUploads(f.Blobs, f.Blobs)
	api := front.API(f.Services)
	api.Authenticate, api.Who = httpapi.ByGate(gate), httpapi.WhoByGate(gate)
	// Of each running copy of the function; the gateway bounds all together.
	api.Limit = access.NewLimiter(cmp.Or(perMinute, config.DefaultRate), nil)
	api.Large = func(ctx context.Context, ws synoptic.Workspace, body httpapi.LargeBody) (string, error) {
		return storage.Lend(ctx, f.Blobs, f.Blobs, ws, body.Bytes, storage.Attachment{ContentType: body.ContentType, FileName: body.FileName})
	}
	return withClaims(api.Handler()), nil
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
