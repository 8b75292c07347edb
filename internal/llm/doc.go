// Package llm is the port to language models: a prompt and a JSON Schema go
// in, one JSON object that fits the schema comes out, or a [Failure] that says
// what kind of failure it was. It knows no vendor.
//
// There is one interface, [Generator], and everything that makes a model
// dependable is a decorator over it, each in its own file:
//
//	engine ─ Request ─→ Ladder     which form of constraint the endpoint understands; parse,
//	                      │        validate, one repair turn                       (ladder.go)
//	                    Retry      the one layer that waits and tries again         (retry.go)
//	                      │
//	                    RateLimit  requests and tokens a minute                 (ratelimit.go)
//	                      │
//	                    Adaptive   how many calls at once                        (adaptive.go)
//	                      │
//	                    Meter      price, spend caps, what each call consumed       (meter.go)
//	                      │
//	                    Breaker    leaves an endpoint alone that is down          (breaker.go)
//	                      │
//	                    adapter    one HTTP call (package openaillm)
//
// [Assemble] puts them together in this order; package schemacheck validates,
// package llmtest is an endpoint that misbehaves on demand. Above the ladder a Generator
// takes a Request without a level and gives back checked JSON; below it, each
// call is at one [Level] and gives back text.
//
// # What a caller can rely on
//
// The JSON of a Response fits the schema and has passed Request.Validate.
// Nothing of it is to be believed for that: whether it is true to the page is
// for the caller to check, and it is untrusted text like the page itself.
//
// Every call that an endpoint answered is counted in Usage, of a Response as
// of a Failure, repair turns included.
//
// Errors hold no prompt, no page text, no answer and no key. They are a
// *[Failure], or wrap the error of a context that ended.
package llm
