package aws_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func TestWhatASendCarries(t *testing.T) {
	t.Parallel()
	const xray = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
	for _, test := range []struct {
		trace   string
		body    string
		delay   time.Duration
		seconds string // none is the queue's own: 0
		carried string // of the message attribute and the system attribute
	}{
		{"", `{}`, 0, "<nil>", "- -"},
		{"request-7", `{}`, 1500 * time.Millisecond, "2", "request-7 -"},
		{xray, `{}`, storage.MaxDelay, "900", xray + " " + xray},
		{xray, strings.Repeat("x", storage.MaxMessageBytes), 0, "<nil>", "- -"},
	} {
		s := &service{answer: func(_ int, r request) (*http.Response, error) { return done() }}
		if err := s.queue().Send(synoptic.WithTrace(t.Context(), test.trace), "extract", []byte(test.body), test.delay); err != nil {
			t.Fatal(err)
		}
		sent := s.asked[0].body
		if got := fmt.Sprint(sent["DelaySeconds"]); got != test.seconds {
			t.Errorf("the delay of %v is %s seconds", test.delay, got)
		}
		carried := func(member, name string) string {
			all, _ := sent[member].(map[string]any)
			one, ok := all[name].(map[string]any)
			if !ok {
				return "-"
			}
			return fmt.Sprint(one["StringValue"])
		}
		if got := carried("MessageAttributes", "trace_id") + " " + carried("MessageSystemAttributes", "AWSTraceHeader"); got != test.carried {
			t.Errorf("carries %q, want %q", got, test.carried)
		}
	}
}

func TestAReceiveAsksInWholeSeconds(t *testing.T) {
	t.Parallel()
	s := &service{answer: func(int, request) (*http.Response, error) { return done() }}
	if got, err := s.queue().Receive(t.Context(), "extract", 3, 1100*time.Millisecond, time.Millisecond); err != nil || len(got) != 0 {
		t.Fatalf("%v, %v", got, err)
	}
	sent := s.asked[0].body
	if got := fmt.Sprint(sent["VisibilityTimeout"], sent["WaitTimeSeconds"], sent["MaxNumberOfMessages"]); got != "2 1 3" {
		t.Errorf("visibility, wait and number are %s", got)
	}
}

func TestReceiptsThatFitNothing(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"ReceiptHandleIsInvalid", "MessageNotInflight"} {
		s := &service{answer: func(int, request) (*http.Response, error) { return refusal(400, code) }}
		d := storage.Delivery{Queue: "extract", Receipt: "old"}
		if err := s.queue().Done(t.Context(), d); err != nil {
			t.Errorf("done with %s: %v", code, err)
		}
		if err := s.queue().Extend(t.Context(), d, time.Second); synoptic.CodeOf(err) != synoptic.CodeConflict {
			t.Errorf("extending with %s: %v", code, err)
		}
	}
}

func TestAQueueWithoutAnAddress(t *testing.T) {
	t.Parallel()
	s := &service{answer: func(int, request) (*http.Response, error) { return done() }}
	if err := s.queue().Send(t.Context(), "review", []byte(`{}`), 0); synoptic.CodeOf(err) != synoptic.CodeInternal || len(s.asked) > 0 {
		t.Errorf("%v after %v", err, s.ops())
	}
}

func TestAQueueThatIsThrottled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &service{answer: func(n int, _ request) (*http.Response, error) {
			if n < 3 {
				return refusal(400, "RequestThrottled")
			}
			return done()
		}}
		if _, err := s.queue().Receive(t.Context(), "extract", 1, time.Second, 0); err != nil {
			t.Error(err)
		}
	})
}
