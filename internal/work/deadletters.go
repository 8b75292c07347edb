package work

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"synoptic/internal/storage"
)

// Queues lists the queues that can have dead letters.
func Queues() []string { return []string{ExtractQueue, ReviewQueue} }

// lettersAtMost bounds how many dead letters are taken up in one go; the rest
// are there for the next.
const lettersAtMost = 10_000

// letterTime is how long a dead letter is hidden from others while it is
// looked at.
const letterTime = time.Minute

// lettersWait is how long a queue may take to show what it holds. SQS may
// say that there is nothing where something is.
const lettersWait = time.Second

// DeadLetters returns the tasks that a queue gave up on, and leaves them
// where they are.
func DeadLetters(ctx context.Context, q storage.Queue, queue string) ([]Task, error) {
	var tasks []Task
	var seen []storage.Delivery
	err := letters(ctx, q, queue, func(d storage.Delivery, t Task) error {
		tasks, seen = append(tasks, t), append(seen, d)
		return nil
	}, func(d storage.Delivery) error { seen = append(seen, d); return nil })
	for _, d := range seen {
		// Should this fail, they show again after a minute.
		_ = q.Extend(ctx, d, 0)
	}
	return tasks, err
}

// Redrive has what a queue gave up on done once more: again makes the item of
// a task wait for its work and offers it. What cannot be read is no task of
// anybody's and is thrown away. It returns how many were taken up.
func Redrive(ctx context.Context, q storage.Queue, queue string, again func(context.Context, Task) error) (int, error) {
	count, failed, first := 0, 0, error(nil)
	err := letters(ctx, q, queue, func(d storage.Delivery, t Task) error {
		if err := again(ctx, t); err != nil {
			if failed++; first == nil {
				first = err
			}
			return ctx.Err() // it shows again once its time is over
		}
		count++
		return q.Done(ctx, d)
	}, func(d storage.Delivery) error { return q.Done(ctx, d) })
	if err == nil && first != nil {
		err = fmt.Errorf("%d of %s could not be taken up again, the first: %w", failed, queue, first)
	}
	return count, err
}

// letters receives the dead letters of a queue until there are no more.
func letters(ctx context.Context, q storage.Queue, queue string, task func(storage.Delivery, Task) error, junk func(storage.Delivery) error) error {
	for n := 0; n < lettersAtMost; {
		got, err := q.Receive(ctx, storage.DeadLetters(queue), storage.MaxReceive, letterTime, lettersWait)
		if err != nil {
			return fmt.Errorf("receiving dead letters of %s: %w", queue, err)
		}
		if len(got) == 0 {
			return nil
		}
		for _, d := range got {
			n++
			var t Task
			if json.Unmarshal(d.Body, &t) != nil || t.ID == "" || t.Workspace == "" {
				err = junk(d)
			} else {
				err = task(d, t)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
