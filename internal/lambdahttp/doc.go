// Package lambdahttp answers the events of an API Gateway HTTP API (payload
// format 2.0) with an http.Handler.
//
//	event ─ request.go ──→ *http.Request ─→ http.Handler ─→ response.go ─→ response, as JSON
//	   └─ who asked (Call) and the deadline go into the context
//
// The handler need not know where it runs. What differs from a server on a
// socket:
//
// The gateway has percent-decoded the path already. It is put into the URL as
// it is, never parsed again, so that "100%" stays a path and "?" in a path
// makes no query.
//
// Repeated request headers come joined by commas; repeated response headers go
// out the same way, Set-Cookie excepted. Cookies are apart from headers both
// ways.
//
// A body that is called text/… comes as text in UTF-8, whatever it was: one
// that lost bytes by this is refused with the advice to send it as bytes.
//
// Nothing streams: a response is collected, and goes out when the handler
// returns. Text goes as it is, all else as base64. What is larger than Lambda
// lets through becomes a problem that says so.
//
// The context of the request ends shortly before the function would be
// stopped, so that an answer can still be given.
//
// The stage must be $default: the path of a named stage begins with its name.
package lambdahttp
