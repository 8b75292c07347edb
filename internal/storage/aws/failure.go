package aws

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"synoptic/internal/synoptic"
)

// failure gives an error of a service its code: what passes by itself is
// CodeUnavailable, what an operator has to mend CodeInternal. Errors that have
// a code keep it. Messages name the part, never what was asked of it.
func failure(ctx context.Context, part string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*synoptic.Error](err); ok {
		return err
	}
	if ctx.Err() != nil || errors.Is(err, context.Canceled) {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the request was given up before the data was written or read", err)
	}
	status := statusOf(err)
	switch {
	case errorCode(err) == "":
		// No answer, or none that could be read.
	case status >= 500, status == http.StatusTooManyRequests, retried(err):
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return synoptic.Wrap(synoptic.CodeInternal, "the "+part+" may not be used", err)
	default:
		return synoptic.Wrap(synoptic.CodeInternal, "the "+part+" refused a request", err)
	}
	return synoptic.Wrap(synoptic.CodeUnavailable, "the "+part+" cannot be reached or is too busy; try again", err)
}

// errorCode returns the name that the service gave its error, empty where it
// did not answer with one.
func errorCode(err error) string {
	if e, ok := errors.AsType[smithy.APIError](err); ok {
		return e.ErrorCode()
	}
	return ""
}

// statusOf returns the HTTP status of an error, 0 where there was no answer.
func statusOf(err error) int {
	if e, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
		return e.HTTPStatusCode()
	}
	return 0
}

// surelyNotDone reports whether a failed request changed nothing: the service
// refused it, or it was never sent. After anything else, such as a time-out or
// an internal error, nobody knows.
func surelyNotDone(err error) bool {
	if e, ok := errors.AsType[*net.OpError](err); ok && e.Op == "dial" {
		return true
	}
	status := statusOf(err)
	return errorCode(err) != "" && 400 <= status && status < 500
}

// tooLarge reports whether an item was larger than DynamoDB takes, which the
// counters of an item may make it although its Put was within bounds.
func tooLarge(err error) bool {
	var reasons []types.CancellationReason
	if cancelled, ok := errors.AsType[*types.TransactionCanceledException](err); ok {
		reasons = cancelled.CancellationReasons
	}
	about := func(code, message string) bool {
		return (code == "ValidationException" || code == "ValidationError") && strings.Contains(strings.ToLower(message), "item size")
	}
	if e, ok := errors.AsType[smithy.APIError](err); ok && about(e.ErrorCode(), e.ErrorMessage()) {
		return true
	}
	return slices.ContainsFunc(reasons, func(r types.CancellationReason) bool {
		return about(awssdk.ToString(r.Code), awssdk.ToString(r.Message))
	})
}
