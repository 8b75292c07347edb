package admin

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/synoptic"
)

// There is the office of the server that holds a data folder.
type There struct {
	note note
	http *http.Client
}

var _ Office = (*There)(nil)

// Find reads where the server of a data folder takes orders; CodeNotFound
// where no server has left a note.
func Find(dir string) (*There, error) {
	body, err := os.ReadFile(filepath.Join(dir, noteName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, synoptic.NotFound()
	}
	t := &There{http: &http.Client{Timeout: 5 * time.Minute}}
	if err == nil {
		err = json.Unmarshal(body, &t.note)
	}
	if err != nil {
		return nil, synoptic.Wrap(synoptic.CodeUnavailable, "the note of where its server takes orders cannot be read", err)
	}
	return t, nil
}

// CreateKey makes an API key.
func (t *There) CreateKey(ctx context.Context, wanted access.NewKey) (made NewKey, err error) {
	err = t.give(ctx, pathCreate, order{Wanted: wanted}, &made)
	return made, err
}

// ListKeys lists the keys of a workspace, of all where it is empty.
func (t *There) ListKeys(ctx context.Context, ws synoptic.Workspace) (keys []access.Key, err error) {
	err = t.give(ctx, pathList, order{Workspace: ws}, &keys)
	return keys, err
}

// RevokeKey ends a key for good, and at once.
func (t *There) RevokeKey(ctx context.Context, id string) (key access.Key, err error) {
	err = t.give(ctx, pathRevoke, order{ID: id}, &key)
	return key, err
}

// Dead lists the tasks that a queue gave up on.
func (t *There) Dead(ctx context.Context, queue string) (letters []Letter, err error) {
	err = t.give(ctx, pathDead, order{Queue: queue}, &letters)
	return letters, err
}

// Redrive has what a queue gave up on done again.
func (t *There) Redrive(ctx context.Context, queue string) (n int, err error) {
	err = t.give(ctx, pathRedrive, order{Queue: queue}, &n)
	return n, err
}

// maxAnswer bounds what is read of an answer.
const maxAnswer = 64 << 20

func (t *There) give(ctx context.Context, path string, o order, into any) error {
	body, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("writing an order: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+t.note.Address+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("writing an order: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+t.note.Token)
	resp, err := t.http.Do(req)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the server of the data folder does not answer", err)
	}
	defer resp.Body.Close()
	var a answer
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxAnswer)).Decode(&a); err != nil {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the server of the data folder answers something else; is it of another version?", err)
	}
	if a.Problem != nil {
		return synoptic.Errorf(synoptic.Code(a.Problem.Code), "%s", a.Problem.Message)
	}
	if err := json.Unmarshal(a.Result, into); err != nil {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the server of the data folder answers something else; is it of another version?", err)
	}
	return nil
}
