package storage

import (
	"context"
	"strings"
	"time"
)

// Queue carries hints that there is work. It is what SQS is, and no more.
//
// Messages are delivered at least once and in no promised order. They may be
// lost when a machine dies: truth is in the Table, whose due index finds what
// a lost message would have started. A receiver must therefore look at the
// item and claim it before working.
//
// A message that was received MaxReceives times and not done moves to the
// queue DeadLetters(queue) at the next Receive that would deliver it. There it
// stays, however often it is received, until it is done.
type Queue interface {
	// Send offers a message of at most MaxMessageBytes of JSON, not before
	// delay has passed (at most MaxDelay, to the second).
	Send(ctx context.Context, queue string, body []byte, delay time.Duration) error

	// Receive returns up to max messages (at most MaxReceive) and hides them
	// from others for visibility. Where there are none it waits up to wait
	// (at most MaxWait) for one to come, and returns none without an error
	// when the time is over; ctx ends it sooner with its own error.
	Receive(ctx context.Context, queue string, max int, visibility, wait time.Duration) ([]Delivery, error)

	// Done removes a delivered message. Once it has been delivered again,
	// the older delivery may no longer remove it; that is no error.
	Done(ctx context.Context, d Delivery) error

	// Extend hides a delivered message for another visibility from now on;
	// zero gives it back at once. A message that is no longer this
	// delivery's stays as it is; that may be CodeConflict or no error.
	Extend(ctx context.Context, d Delivery, visibility time.Duration) error
}

// The bounds of a queue.
const (
	MaxMessageBytes = 256 << 10
	MaxReceive      = 10
	MaxDelay        = 15 * time.Minute
	MaxVisibility   = 12 * time.Hour
	MaxWait         = 20 * time.Second
	MaxReceives     = 5
)

// Delivery is one message, delivered once. Receipt names this delivery of it.
type Delivery struct {
	Queue    string
	Receipt  string
	Body     []byte
	Receives int // times delivered so far, this one included
	// Trace is the trace (synoptic.TraceOf) of the context that it was
	// sent with, where the twin carries it; else empty.
	Trace string
}

// DeadLetters names the queue that takes what could not be done.
func DeadLetters(queue string) string { return queue + deadSuffix }

// IsDeadLetters reports whether a queue is one of dead letters.
func IsDeadLetters(queue string) bool { return strings.HasSuffix(queue, deadSuffix) }

const deadSuffix = "-dead"
