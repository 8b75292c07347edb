// Package httpapi is the HTTP API: JSON over /v1, described by OpenAPI 3.1 at
// /openapi.json and readable at /docs.
//
//	request ─ guard (loopback, origin) ─ admit (whose is it, how often, how large) ─→ huma ─→ handler ─→ use case
//	POST with an Idempotency-Key ─ once ─→ the answer that was given before, or the handler
//	PUT of an upload ─ its ticket ─→ Inbox
//	answer  ─ larger than the platform carries ─→ lent elsewhere, 303
//	error   ─ problemOf, the one table from code to status ─→ application/problem+json
//
// Handlers hold no rules of their own: they turn requests into calls of the
// use cases and what comes back into JSON. The same handler serves the local
// binary and the Lambda function.
package httpapi
