package lambdahttp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// Adapter answers events with a handler. It is a lambda.Handler.
type Adapter struct {
	Handler http.Handler
	MaxBody int // of a request, in bytes; larger ones are refused before Handler sees them
	Log     *slog.Logger
}

// Invoke answers one event. The error is for an event that is none of an HTTP
// API: whatever the handler does, there is an answer.
func (a *Adapter) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	var e events.APIGatewayV2HTTPRequest
	if err := json.Unmarshal(payload, &e); err != nil || e.Version != "2.0" {
		return nil, errors.New("this is no event of an HTTP API in payload format 2.0")
	}
	start := time.Now()
	ctx, cancel := beforeDeadline(ctx)
	defer cancel()
	status, answer := a.answer(ctx, &e)
	a.Log.InfoContext(ctx, "answered", "method", e.RequestContext.HTTP.Method, "path", short(e.RawPath), "status", status,
		"bytes", len(answer), "ms", time.Since(start).Milliseconds())
	return answer, nil
}

// answer is what the handler says to an event, or what is wrong instead.
func (a *Adapter) answer(ctx context.Context, e *events.APIGatewayV2HTTPRequest) (status int, answer []byte) {
	out, err := a.handle(ctx, e)
	if err == nil {
		answer, err = encode(out)
	}
	if err != nil {
		out = a.problemOf(err)
		if out.StatusCode >= http.StatusInternalServerError {
			a.Log.ErrorContext(ctx, "an answer cannot be given", "path", short(e.RawPath), "error", err)
		}
		if answer, err = encode(out); err != nil {
			answer = []byte(`{"statusCode":500}`) // a problem is short, and strings can always be written
		}
	}
	return out.StatusCode, answer
}

// handle runs the handler, and survives it.
func (a *Adapter) handle(ctx context.Context, e *events.APIGatewayV2HTTPRequest) (out *events.APIGatewayV2HTTPResponse, err error) {
	r, err := newRequest(ctx, e, a.MaxBody)
	if err != nil {
		return nil, err
	}
	defer func() {
		if cause := recover(); cause != nil {
			out, err = nil, fmt.Errorf("the handler panicked: %v\n%s", cause, debug.Stack())
		}
	}()
	w := newRecorder()
	a.Handler.ServeHTTP(w, r)
	return w.response(r.Method == http.MethodHead)
}

// spare is what is left of a function's time for giving an answer.
const spare = 500 * time.Millisecond

// beforeDeadline ends shortly before ctx does, a tenth of the time left where
// that is little.
func beforeDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-min(spare, time.Until(deadline)/10)))
}

// problemOf is what a client is told of an error of this package.
func (a *Adapter) problemOf(err error) *events.APIGatewayV2HTTPResponse {
	switch {
	case errors.Is(err, errMalformed):
		return problem(http.StatusBadRequest, "invalid", "this is no request that can be read")
	case errors.Is(err, errMangled):
		return problem(http.StatusBadRequest, "invalid", "the gateway takes a body of type text/… for UTF-8 and has replaced what is none; send it as application/octet-stream")
	case errors.Is(err, errTooLarge):
		return problem(http.StatusRequestEntityTooLarge, "too_large", fmt.Sprintf("a request may have at most %d MB", a.MaxBody>>20))
	case errors.Is(err, errFull):
		return problem(http.StatusInternalServerError, "response_too_large", "the answer is larger than this server can send; ask for less at a time, or for another format")
	}
	return problem(http.StatusInternalServerError, "internal", "a fault of ours; it has been logged")
}

// problem is an answer of the adapter itself, in the form of all others
// (RFC 9457).
func problem(status int, code, detail string) *events.APIGatewayV2HTTPResponse {
	body, err := json.Marshal(struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Code   string `json:"code"`
		Detail string `json:"detail"`
	}{"about:blank", http.StatusText(status), status, code, detail})
	if err != nil {
		body = nil // strings and a number can always be written
	}
	return &events.APIGatewayV2HTTPResponse{StatusCode: status, Body: string(body),
		Headers: map[string]string{"content-type": "application/problem+json", "x-content-type-options": "nosniff"}}
}

// short bounds what a log takes of a path.
func short(path string) string {
	if len(path) > 300 {
		return path[:300]
	}
	return path
}
