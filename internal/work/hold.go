package work

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"synoptic/internal/synoptic"
)

// Hold does what is claimed, and meanwhile renews the claim every so often:
// a third of its length leaves room for a renewal that fails. Once renew is
// refused (CodeConflict, CodeNotFound) the claim is lost: the context of do
// ends, and that refusal is the error. When Hold returns, nothing renews any
// more. A panic of do becomes an error, so that one bad item cannot take the
// process, and all that others hold, down with it.
func Hold(ctx context.Context, every time.Duration, renew, do func(context.Context) error) error {
	held, lose := context.WithCancelCause(ctx)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-held.Done():
				return
			case <-ticker.C:
			}
			switch err := renew(held); synoptic.CodeOf(err) {
			case synoptic.CodeConflict, synoptic.CodeNotFound:
				lose(err)
				return
			}
			// Any other failure may pass before the claim runs out.
		}
	}()
	err := survive(held, do)
	lost := context.Cause(held)
	lose(nil)
	<-renewed
	if err != nil && lost != nil && ctx.Err() == nil {
		return fmt.Errorf("the claim was lost meanwhile: %w", lost)
	}
	return err
}

// survive turns a panic into an error, whose stack is for the log.
func survive(ctx context.Context, do func(context.Context) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = synoptic.Wrap(synoptic.CodeInternal, "a fault of ours", fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
		}
	}()
	return do(ctx)
}
