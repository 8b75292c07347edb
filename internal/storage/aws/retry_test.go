package aws_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// TestErrorsHaveCodes gives every request of a table the same error for ever.
func TestErrorsHaveCodes(t *testing.T) {
	t.Parallel()
	conflict := `"CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict"}]`
	for name, test := range map[string]struct {
		answer func() (*http.Response, error)
		code   synoptic.Code
		again  bool
	}{
		"throughput":  {func() (*http.Response, error) { return refusal(400, "ProvisionedThroughputExceededException") }, synoptic.CodeUnavailable, true},
		"limit":       {func() (*http.Response, error) { return refusal(400, "RequestLimitExceeded") }, synoptic.CodeUnavailable, true},
		"ours":        {func() (*http.Response, error) { return refusal(500, "InternalServerError") }, synoptic.CodeUnavailable, true},
		"gateway":     {func() (*http.Response, error) { return reply(502, "<html>"), nil }, synoptic.CodeUnavailable, true},
		"network":     {func() (*http.Response, error) { return nil, errors.New("connection reset by peer") }, synoptic.CodeUnavailable, true},
		"conflict":    {func() (*http.Response, error) { return refusal(400, "TransactionCanceledException", conflict) }, synoptic.CodeUnavailable, true},
		"in progress": {func() (*http.Response, error) { return refusal(400, "TransactionInProgressException") }, synoptic.CodeUnavailable, true},
		"no table":    {func() (*http.Response, error) { return refusal(400, "ResourceNotFoundException") }, synoptic.CodeInternal, false},
		"no right":    {func() (*http.Response, error) { return refusal(400, "AccessDeniedException") }, synoptic.CodeInternal, false},
		"our fault":   {func() (*http.Response, error) { return refusal(400, "ValidationException") }, synoptic.CodeInternal, false},
		"too large": {func() (*http.Response, error) {
			return reply(400, `{"__type":"x#ValidationException","message":"Item size to update has exceeded the maximum allowed size"}`), nil
		}, synoptic.CodeTooLarge, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: func(int, request) (*http.Response, error) { return test.answer() }}
				err := s.table().Write(t.Context(), put(here, storage.Always()), put(there, storage.Always()))
				if got := synoptic.CodeOf(err); got != test.code {
					t.Errorf("code %q (%v), want %q", got, err, test.code)
				}
				if again := len(s.ops()) > 1; again != test.again {
					t.Errorf("%d requests", len(s.ops()))
				}
			})
		})
	}
}

// TestThrottlingIsSatOut has a table refuse for some seconds, as one does that
// makes room, and a caller who has no more time than a second.
func TestThrottlingIsSatOut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		busy, patience time.Duration
		code           synoptic.Code
	}{
		{5 * time.Second, time.Minute, ""},
		{5 * time.Second, time.Second, synoptic.CodeUnavailable},
		{time.Hour, time.Hour, synoptic.CodeUnavailable},
	} {
		t.Run(fmt.Sprint(test.busy, " ", test.patience), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				begun := time.Now()
				s := &service{answer: func(int, request) (*http.Response, error) {
					if time.Since(begun) < test.busy {
						return refusal(http.StatusBadRequest, "ProvisionedThroughputExceededException")
					}
					return done()
				}}
				ctx, cancel := context.WithTimeout(t.Context(), test.patience)
				defer cancel()
				err := s.table().Write(ctx, put(here, storage.Always()))
				if got := synoptic.CodeOf(err); got != test.code {
					t.Errorf("code %q (%v), want %q", got, err, test.code)
				}
				if took := time.Since(begun); took > min(test.patience, time.Minute) {
					t.Errorf("it took %v", took)
				}
			})
		})
	}
}

// TestAClockThatIsWrong signs by a clock an hour off. Whoever answers says by
// theirs what time it is, and is then asked again with that.
func TestAClockThatIsWrong(t *testing.T) {
	t.Parallel()
	for _, off := range []time.Duration{-time.Hour, time.Hour} {
		answer := func(bad, good func() (*http.Response, error)) func(int, request) (*http.Response, error) {
			return func(_ int, r request) (*http.Response, error) {
				now := time.Now().Add(off)
				signed, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
				if err != nil {
					return nil, err
				}
				answer := good
				if age := now.Sub(signed); age > 5*time.Minute || age < -5*time.Minute {
					answer = bad
				}
				response, err := answer()
				if err == nil {
					response.Header.Set("Date", now.UTC().Format(http.TimeFormat))
				}
				return response, err
			}
		}
		t.Run(fmt.Sprint(off), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: answer(func() (*http.Response, error) { return refusal(400, "InvalidSignatureException") }, done)}
				table := s.table()
				for range 2 {
					if err := table.Write(t.Context(), put(here, storage.Absent())); err != nil {
						t.Errorf("to a table: %v", err)
					}
				}
				if len(s.ops()) != 3 {
					t.Errorf("%d requests; the second write was to know the time", len(s.ops()))
				}
				s = &service{answer: answer(func() (*http.Response, error) { return xmlRefusal(403, "RequestTimeTooSkewed") }, done)}
				if err := s.blobs().Put(t.Context(), "a/b", []byte("x")); err != nil {
					t.Errorf("to a bucket: %v", err)
				}
				s = &service{answer: answer(func() (*http.Response, error) { return refusal(403, "InvalidSignatureException") }, done)}
				if err := s.queue().Send(t.Context(), "extract", []byte(`{}`), 0); err != nil {
					t.Errorf("to a queue: %v", err)
				}
			})
		})
	}
}
