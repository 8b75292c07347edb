// Package front puts the HTTP API together. It is apart from package kit so
// that workers, which answer nobody, do not carry it: the smaller a function,
// the sooner it starts.
package front

import (
	"time"

	"synoptic/internal/httpapi"
	"synoptic/internal/kit"
)

// API is the HTTP API over the use cases. Whoever serves it says who may call.
func API(s *kit.Services) *httpapi.API {
	return &httpapi.API{Store: s.Store, Ingest: s.Ingest, Extract: s.Extraction, Reviews: s.Reviews, Batches: s.Batches, Log: s.Log, Now: time.Now}
}
