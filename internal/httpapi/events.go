package httpapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"synoptic/internal/synoptic"
)

// The rhythm of an event stream: how soon after a change the review is looked
// at again, how often when nothing changes, how often a silent stream shows
// that it lives, and when the client is to come again.
const (
	eventPoll      = 100 * time.Millisecond
	eventSlowPoll  = time.Second
	eventHeartbeat = 15 * time.Second
	eventsAtMost   = 30 * time.Minute
)

// ReviewEvent is the data of one event.
type ReviewEvent struct {
	Status   synoptic.ReviewStatus `json:"status"`
	Progress synoptic.Progress     `json:"progress"`
	Error    *synoptic.Problem     `json:"error"`
}

func (a *API) reviewEvents(ctx context.Context, in *IDInput) (*huma.StreamResponse, error) {
	ws := workspace(ctx)
	if _, err := a.Store.ReviewHead(ctx, ws, in.ID); err != nil {
		return nil, fmt.Errorf("finding a review: %w", err)
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		r, w := humago.Unwrap(hctx)
		hctx.SetHeader("Content-Type", "text/event-stream")
		hctx.SetHeader("Cache-Control", "no-store")
		hctx.SetStatus(http.StatusOK)
		if r.Method == http.MethodHead {
			return // nobody would see the events
		}
		ctx, cancel := context.WithTimeout(hctx.Context(), eventsAtMost)
		defer cancel()
		if err := a.streamEvents(ctx, w, ws, in.ID); err != nil && ctx.Err() == nil {
			a.Log.WarnContext(ctx, "an event stream broke off", "review", in.ID, "error", err)
		}
	}}, nil
}

// streamEvents sends every change of a review until it is final or ctx ends.
func (a *API) streamEvents(ctx context.Context, w http.ResponseWriter, ws synoptic.Workspace, id string) error {
	control := http.NewResponseController(w)
	var last ReviewEvent
	quiet := time.Duration(0)
	for rest := eventPoll; ; rest = min(2*rest, eventSlowPoll) {
		r, err := a.Store.ReviewHead(ctx, ws, id)
		switch {
		case synoptic.CodeOf(err) == synoptic.CodeNotFound: // deleted meanwhile
			return writeEvent(w, string(synoptic.ReviewFailed), ReviewEvent{synoptic.ReviewFailed, last.Progress, synoptic.ProblemOf(err)})
		case err != nil:
			return fmt.Errorf("looking at the review: %w", err)
		}
		event := ReviewEvent{r.Review.Status, r.Review.Progress, r.Review.Error}
		name := "progress"
		switch event.Status {
		case synoptic.ReviewDone, synoptic.ReviewFailed:
			name = string(event.Status)
		}
		switch {
		case event.Status != last.Status || event.Progress != last.Progress:
			if err := writeEvent(w, name, event); err != nil {
				return err
			}
			last, quiet, rest = event, 0, eventPoll
		case quiet >= eventHeartbeat:
			if _, err := io.WriteString(w, ":\n\n"); err != nil {
				return err
			}
			quiet = 0
		}
		switch err := control.Flush(); {
		case errors.Is(err, http.ErrNotSupported):
			// Nothing goes out before the end, so this is the end: clients of
			// event streams come again by themselves.
			return nil
		case err != nil:
			return err
		}
		if name != "progress" {
			return nil
		}
		select {
		case <-time.After(rest):
			quiet += rest
		case <-a.Stopping:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func writeEvent(w io.Writer, name string, event ReviewEvent) error {
	if _, err := fmt.Fprintf(w, "event: %s\ndata: ", name); err != nil {
		return err
	}
	// encodeJSON ends the line; the empty one ends the event.
	if err := encodeJSON(w, event); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
