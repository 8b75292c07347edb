package work

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"synoptic/internal/synoptic"
)

// turnOfRounds is the turn that a round takes, and turnLasts how long it has
// it at most: longer than a function may run.
const (
	turnOfRounds = "sweep"
	turnLasts    = 20 * time.Minute
)

// Round looks once after all that no message may speak of, for workers that
// are woken by messages alone and see no queue run dry. Waiting tells how many
// messages of a queue wait to be received: what is due behind these has its
// message, and only where there are none is it offered again.
//
// Two rounds are never at work at once: one that finds another there does
// nothing.
func (s *Sweeper) Round(ctx context.Context, waiting func(ctx context.Context, queue string) (int, error)) (err error) {
	owner := rand.Text()
	switch err := s.Store.TakeTurn(ctx, turnOfRounds, owner, s.Now().Add(turnLasts)); {
	case synoptic.CodeOf(err) == synoptic.CodeConflict:
		s.Log.InfoContext(ctx, "another sweep is at work")
		return nil
	case err != nil:
		return fmt.Errorf("taking the turn of the sweep: %w", err)
	}
	defer func() {
		// Even when there was no time left: or the next would find it taken.
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err = errors.Join(err, s.Store.GiveTurn(clean, turnOfRounds, owner))
	}()
	return errors.Join(
		s.offerIfDry(ctx, ExtractQueue, waiting, s.Documents),
		s.offerIfDry(ctx, ReviewQueue, waiting, s.Reviews),
		s.Deletions(ctx),
	)
}

func (s *Sweeper) offerIfDry(ctx context.Context, queue string, waiting func(context.Context, string) (int, error), offer func(context.Context) error) error {
	n, err := waiting(ctx, queue)
	switch {
	case err != nil:
		return fmt.Errorf("looking at queue %s: %w", queue, err)
	case n > 0:
		return nil
	}
	return offer(ctx)
}
