package storage

import (
	"context"

	"synoptic/internal/synoptic"
)

// Answer returns what a model once answered under a key, as it was given;
// found is false where nothing is kept.
func (s *Store) Answer(ctx context.Context, ws synoptic.Workspace, key string) (answer []byte, found bool, err error) {
	items, err := s.table.Get(ctx, answerKey(ws, key))
	if err != nil || len(items) == 0 {
		return nil, false, err
	}
	if err := decode(items[0].Body, &answer); err != nil {
		return nil, false, err
	}
	return answer, true, nil
}

// PutAnswer keeps what a model answered, so that it is never paid for twice.
// A key names its answer: writing it again changes nothing.
func (s *Store) PutAnswer(ctx context.Context, ws synoptic.Workspace, key string, answer []byte) error {
	body, err := s.encode(answer)
	if err != nil {
		return err
	}
	if len(body) > spillFrom {
		return synoptic.Errorf(synoptic.CodeTooLarge, "an answer of %d bytes is not kept", len(answer))
	}
	err = s.table.Write(ctx, Put(Item{Key: answerKey(ws, key), Body: body}, Absent()))
	if overtaken(err) {
		return nil // it is there
	}
	return err
}
