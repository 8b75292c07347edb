package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/access"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// Office does what an operator asks for. Queues are named as in package work.
type Office interface {
	CreateKey(ctx context.Context, wanted access.NewKey) (NewKey, error)
	ListKeys(ctx context.Context, ws synoptic.Workspace) ([]access.Key, error)
	RevokeKey(ctx context.Context, id string) (access.Key, error)

	// Dead lists the tasks that a queue gave up on.
	Dead(ctx context.Context, queue string) ([]Letter, error)
	// Redrive has them done again, and says how many.
	Redrive(ctx context.Context, queue string) (int, error)
}

// NewKey is a key that was just made, with its text, which exists nowhere
// else.
type NewKey struct {
	Text string     `json:"text"`
	Key  access.Key `json:"key"`
}

// Letter is a task that was given up.
type Letter struct {
	Queue     string             `json:"queue"`
	Workspace synoptic.Workspace `json:"workspace"`
	ID        string             `json:"id"`     // of the document or review
	Status    string             `json:"status"` // as it stands now; "gone" where it was deleted
	Reason    string             `json:"reason"` // why it failed; empty where it did not
}

// Here is the office on a storage that this process has opened. Queue and Redo
// are needed for Dead and Redrive only.
type Here struct {
	Keys  *access.Keys
	Store *storage.Store
	Queue storage.Queue
	// Redo makes the item of a task wait for its work again, by queue.
	Redo map[string]func(context.Context, work.Task) error
	// Revoked is told of every key that was revoked; nil is not.
	Revoked func(id string)
}

var _ Office = (*Here)(nil)

// CreateKey makes an API key.
func (h *Here) CreateKey(ctx context.Context, wanted access.NewKey) (NewKey, error) {
	text, key, err := h.Keys.Create(ctx, wanted)
	return NewKey{text, key}, err
}

// ListKeys lists the keys of a workspace, of all where it is empty.
func (h *Here) ListKeys(ctx context.Context, ws synoptic.Workspace) ([]access.Key, error) {
	return h.Keys.List(ctx, ws)
}

// RevokeKey ends a key for good.
func (h *Here) RevokeKey(ctx context.Context, id string) (access.Key, error) {
	key, err := h.Keys.Revoke(ctx, id)
	if err == nil && h.Revoked != nil {
		h.Revoked(key.ID)
	}
	return key, err
}

// Dead lists the tasks that a queue gave up on, with what became of them.
func (h *Here) Dead(ctx context.Context, queue string) ([]Letter, error) {
	if err := CheckQueue(queue); err != nil {
		return nil, err
	}
	tasks, err := work.DeadLetters(ctx, h.Queue, queue)
	if err != nil {
		return nil, err
	}
	letters := make([]Letter, 0, len(tasks))
	for _, t := range tasks {
		status, reason, err := h.state(ctx, queue, t)
		if err != nil {
			return nil, fmt.Errorf("looking at %s: %w", t.ID, err)
		}
		letters = append(letters, Letter{queue, t.Workspace, t.ID, status, reason})
	}
	return letters, nil
}

func (h *Here) state(ctx context.Context, queue string, t work.Task) (status, reason string, err error) {
	var problem *synoptic.Problem
	if queue == work.ReviewQueue {
		r, readErr := h.Store.ReviewHead(ctx, t.Workspace, t.ID)
		status, problem, err = string(r.Review.Status), r.Review.Error, readErr
	} else {
		d, readErr := h.Store.Document(ctx, t.Workspace, t.ID)
		status, problem, err = string(d.Document.Status), d.Document.Error, readErr
	}
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return "gone", "", nil
	case problem != nil:
		reason = problem.Message
	}
	return status, reason, err
}

// Redrive has what a queue gave up on done again.
func (h *Here) Redrive(ctx context.Context, queue string) (int, error) {
	if err := CheckQueue(queue); err != nil {
		return 0, err
	}
	return work.Redrive(ctx, h.Queue, queue, h.Redo[queue])
}

// CheckQueue refuses the name of a queue that has no dead letters.
func CheckQueue(queue string) error {
	if !slices.Contains(work.Queues(), queue) {
		return synoptic.Errorf(synoptic.CodeInvalid, "there is no queue %q; there are %s", queue, strings.Join(work.Queues(), " and "))
	}
	return nil
}
