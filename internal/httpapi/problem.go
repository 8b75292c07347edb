package httpapi

import (
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/people"
	"synoptic/internal/synoptic"
)

// ProblemDetails is the body of every error (RFC 9457), with a stable code for
// programs. A 500 never carries internals: those are in the log.
type ProblemDetails struct {
	Type   string   `json:"type" doc:"Always about:blank: the code tells the kind"`
	Title  string   `json:"title" doc:"The HTTP status in words"`
	Status int      `json:"status" doc:"The HTTP status"`
	Code   string   `json:"code" doc:"Stable name of the kind of failure" example:"not_found"`
	Detail string   `json:"detail" doc:"For people: what is wrong and what to do"`
	Errors []Detail `json:"errors,omitempty" doc:"What is wrong with which part of the request"`
	// Nearest is there where quotes do not stand on the page.
	Nearest []people.Misquote `json:"nearest,omitempty" doc:"Quotes that do not stand on the page, each with the passage that is most like it"`
}

// Detail is one thing that is wrong with a request.
type Detail struct {
	Location string `json:"location" doc:"Where, e.g. body.document_ids[3]"`
	Message  string `json:"message"`
}

// Error makes a problem an error for huma.
func (p *ProblemDetails) Error() string { return p.Detail }

// GetStatus is the HTTP status, for huma.
func (p *ProblemDetails) GetStatus() int { return p.Status }

// ContentType is the media type of problems, for huma.
func (p *ProblemDetails) ContentType(string) string { return "application/problem+json" }

// statusOf is the one table from error code to HTTP status.
var statusOf = map[synoptic.Code]int{
	synoptic.CodeInvalid:       http.StatusBadRequest,
	synoptic.CodeEmpty:         http.StatusBadRequest,
	synoptic.CodeTooLarge:      http.StatusRequestEntityTooLarge,
	synoptic.CodeNotText:       http.StatusUnsupportedMediaType,
	synoptic.CodeNotFound:      http.StatusNotFound,
	synoptic.CodeConflict:      http.StatusConflict,
	synoptic.CodePrecondition:  http.StatusPreconditionFailed,
	synoptic.CodeUnprocessable: http.StatusUnprocessableEntity,
	synoptic.CodeNotARecord:    http.StatusUnprocessableEntity,
	synoptic.CodeEngine:        http.StatusUnprocessableEntity,
	synoptic.CodeUnauthorized:  http.StatusUnauthorized,
	synoptic.CodeForbidden:     http.StatusForbidden,
	synoptic.CodeRateLimited:   http.StatusTooManyRequests,
	synoptic.CodeUnavailable:   http.StatusServiceUnavailable,
	synoptic.CodeInternal:      http.StatusInternalServerError,
}

// problemOf turns any error into what a client may see.
func problemOf(err error) *ProblemDetails {
	if p, ok := errors.AsType[*ProblemDetails](err); ok {
		return p
	}
	code := synoptic.CodeOf(err)
	status, known := statusOf[code]
	if !known {
		code, status = synoptic.CodeInternal, http.StatusInternalServerError
	}
	return &ProblemDetails{Type: "about:blank", Title: http.StatusText(status), Status: status,
		Code: string(code), Detail: synoptic.PublicMessage(err), Nearest: misquotes(err)}
}

// codeOf names the statuses that huma and the mux answer by themselves.
var codeOf = map[int]string{
	http.StatusNotFound:              string(synoptic.CodeNotFound),
	http.StatusMethodNotAllowed:      "method_not_allowed",
	http.StatusNotAcceptable:         "not_acceptable",
	http.StatusPreconditionFailed:    string(synoptic.CodePrecondition),
	http.StatusRequestTimeout:        "timeout",
	http.StatusRequestEntityTooLarge: string(synoptic.CodeTooLarge),
	http.StatusUnsupportedMediaType:  "unsupported_media_type",
	http.StatusUnprocessableEntity:   string(synoptic.CodeUnprocessable),
	http.StatusInternalServerError:   string(synoptic.CodeInternal),
}

// ownProblems rewrites the errors that huma makes of malformed requests into
// problems of ours. What was sent is not echoed.
func ownProblems(_ huma.Context, _ string, body any) (any, error) {
	theirs, ok := body.(*huma.ErrorModel)
	if !ok {
		return body, nil
	}
	code, known := codeOf[theirs.Status]
	switch {
	case known:
	case theirs.Status >= 500:
		code = string(synoptic.CodeInternal)
	default:
		code = string(synoptic.CodeInvalid)
	}
	p := &ProblemDetails{Type: "about:blank", Title: http.StatusText(theirs.Status), Status: theirs.Status,
		Code: code, Detail: theirs.Detail}
	for _, d := range theirs.Errors {
		if d != nil && theirs.Status < 500 {
			p.Errors = append(p.Errors, Detail{Location: d.Location, Message: d.Message})
		}
	}
	return p, nil
}

// writeProblem answers a request outside huma: unknown paths, foreign
// origins, panics.
func writeProblem(w http.ResponseWriter, p *ProblemDetails) {
	w.Header().Set("Content-Type", p.ContentType(""))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(p.Status)
	// The client may be gone; there is nobody left to tell.
	_ = encodeJSON(w, p)
}
