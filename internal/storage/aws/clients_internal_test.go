package aws

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

// TestAnAttemptEnds asks a server that never answers.
func TestAnAttemptEnds(t *testing.T) {
	t.Parallel()
	given := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-given }))
	defer silent.Close()
	defer close(given)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, silent.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := httpClient(20 * time.Millisecond).Do(r)
	if err == nil {
		response.Body.Close()
		t.Fatal("it answered")
	}
	if !newRetryer(2).IsErrorRetryable(err) || surelyNotDone(err) {
		t.Errorf("%v: is not tried again, or taken for not done", err)
	}
	if code := synoptic.CodeOf(failure(t.Context(), "table", err)); code != synoptic.CodeUnavailable {
		t.Errorf("%v: code %q", err, code)
	}
}

func TestAnAttemptThatWasNeverSent(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, gone.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := httpClient(time.Second).Do(r)
	if err == nil {
		response.Body.Close()
		t.Fatal("it answered")
	}
	if !newRetryer(2).IsErrorRetryable(err) || !surelyNotDone(err) {
		t.Errorf("%v: is not tried again, or taken for done", err)
	}
}

// TestPausesGrow looks at the bounds between which pauses are drawn.
func TestPausesGrow(t *testing.T) {
	t.Parallel()
	for attempt := range 40 {
		bound := min(pauseFrom<<min(attempt, 10), pauseUpTo)
		for range 20 {
			if got := pauseOf(attempt, pauseFrom); got < bound/4 || got >= bound {
				t.Fatalf("after attempt %d: %v, want between %v and %v", attempt, got, bound/4, bound)
			}
		}
	}
}
