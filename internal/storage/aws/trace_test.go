//go:build integration

package aws_test

import (
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

// TestTheTraceGoesAlong sends in the name of a request, and finds its trace at
// the other end.
func TestTheTraceGoesAlong(t *testing.T) {
	t.Parallel()
	queue, name := newQueues(engines.Moto(t)), unique()
	const trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"
	if err := queue.Send(synoptic.WithTrace(t.Context(), trace), name, []byte(`{}`), 0); err != nil {
		t.Fatal(err)
	}
	got, err := queue.Receive(t.Context(), name, 1, time.Minute, time.Second)
	if err != nil || len(got) != 1 || got[0].Trace != trace {
		t.Errorf("%+v, %v", got, err)
	}
}
