package synoptic

import (
	"errors"
	"fmt"
)

// Code is the stable name of a kind of failure. Programs act on codes, people
// read messages. httpapi holds the one table from code to HTTP status.
type Code string

// The codes.
const (
	CodeInvalid       Code = "invalid"             // the request is malformed; the message says what to change
	CodeEmpty         Code = "empty"               // an empty body
	CodeTooLarge      Code = "too_large"           // over a size limit
	CodeNotText       Code = "not_text"            // bytes that are no text, naming what they look like
	CodeNotFound      Code = "not_found"           // unknown id, or another workspace's
	CodeConflict      Code = "conflict"            // somebody else changed it first
	CodePrecondition  Code = "precondition_failed" // it is no longer what If-Match names
	CodeUnprocessable Code = "unprocessable"       // well-formed, but nothing can be made of it
	CodeUnauthorized  Code = "unauthorized"        // no valid key
	CodeForbidden     Code = "forbidden"           // a foreign Host or Origin, or a token without a workspace
	CodeRateLimited   Code = "rate_limited"        // too many requests; try again later
	CodeNotARecord    Code = "not_a_record"        // the page holds no bibliographic record
	CodeEngine        Code = "engine_failed"       // the engine could not fill the form
	CodeUnavailable   Code = "unavailable"         // try again later
	CodeInternal      Code = "internal"            // ours; its cause is logged, never shown
)

// Error is the one error type that crosses package borders: a code, a message
// that may be shown to anybody, and the cause for the log.
type Error struct {
	Code    Code
	Message string
	Cause   error
}

// Error returns message and cause, for logs; use PublicMessage for people.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return e.Message + ": " + e.Cause.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error of the given code. A %w in the format becomes part of
// the public message too, so wrap causes with Wrap instead.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an error with a cause that only the log sees.
func Wrap(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, Cause: cause}
}

// Invalid makes an error about a malformed request.
func Invalid(message string) *Error { return &Error{Code: CodeInvalid, Message: message} }

// NotFound is the one answer to an unknown id, whoever's it is.
func NotFound() *Error { return &Error{Code: CodeNotFound, Message: "there is nothing with this id"} }

// CodeOf returns the code of the outermost Error in the chain, CodeInternal
// for any other error, and empty for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// PublicMessage returns what may be shown of an error: the message of an
// Error, a generic line for everything else.
func PublicMessage(err error) string {
	if e, ok := errors.AsType[*Error](err); ok && e.Code != CodeInternal {
		return e.Message
	}
	return "something went wrong on our side; it has been logged"
}

// ProblemOf turns an error into the reason stored with a document or review.
func ProblemOf(err error) *Problem {
	return &Problem{Code: string(CodeOf(err)), Message: PublicMessage(err)}
}
