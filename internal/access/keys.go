package access

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Keys is the use case of whoever hands out API keys. All fields are needed.
type Keys struct {
	Store *storage.Store
	Now   func() time.Time
}

// Key is what may be told of an API key. Times that are not are zero.
type Key struct {
	ID          string             `json:"id"`
	Workspace   synoptic.Workspace `json:"workspace"`
	Label       string             `json:"label"`
	CreatedAt   time.Time          `json:"created_at"`
	ExpiresAt   time.Time          `json:"expires_at,omitzero"`
	RevokedAt   time.Time          `json:"revoked_at,omitzero"`
	LastUsedDay string             `json:"last_used_day"` // 2006-01-02, UTC; empty for never
}

// State tells at one glance what a key is good for: active, expired or
// revoked.
func (k Key) State(now time.Time) string {
	switch {
	case !k.RevokedAt.IsZero():
		return "revoked"
	case !k.ExpiresAt.IsZero() && !now.Before(k.ExpiresAt):
		return "expired"
	}
	return "active"
}

// NewKey says what key is wanted.
type NewKey struct {
	Workspace synoptic.Workspace `json:"workspace"`
	Label     string             `json:"label"`
	ValidFor  time.Duration      `json:"valid_for"` // 0 is for ever
}

// The bounds of what a key is called and how long it lasts.
const (
	maxLabel     = 100 // code points
	maxWorkspace = 100 // bytes
	maxValidity  = 10 * 365 * 24 * time.Hour
)

// Create makes a key. Text is the key itself, which exists nowhere else: it
// can be shown this once.
func (k *Keys) Create(ctx context.Context, wanted NewKey) (text string, key Key, err error) {
	if err := CheckWorkspace(wanted.Workspace); err != nil {
		return "", key, err
	}
	if utf8.RuneCountInString(wanted.Label) > maxLabel || strings.ContainsFunc(wanted.Label, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", key, synoptic.Errorf(synoptic.CodeInvalid, "a label has at most %d characters, all of them printable", maxLabel)
	}
	if wanted.ValidFor < 0 || wanted.ValidFor > maxValidity {
		return "", key, synoptic.Invalid("a key is valid for some time, up to ten years, or for ever")
	}
	made := newKeyText()
	stored := storage.StoredAPIKey{ID: made.id(), Workspace: wanted.Workspace, Label: wanted.Label, Hash: made.hash(),
		CreatedAt: k.Now().UTC().Truncate(time.Second)}
	if wanted.ValidFor > 0 {
		stored.ExpiresAt = stored.CreatedAt.Add(wanted.ValidFor)
	}
	if err := k.Store.CreateAPIKey(ctx, stored); err != nil {
		return "", key, fmt.Errorf("keeping an API key: %w", err)
	}
	return string(made), told(stored), nil
}

// List returns all keys, oldest first, those of one workspace where it is not
// empty.
func (k *Keys) List(ctx context.Context, ws synoptic.Workspace) ([]Key, error) {
	stored, err := k.Store.ListAPIKeys(ctx)
	if err != nil {
		return nil, fmt.Errorf("listing API keys: %w", err)
	}
	keys := make([]Key, 0, len(stored))
	for _, one := range stored {
		if ws == "" || one.Workspace == ws {
			keys = append(keys, told(one))
		}
	}
	return keys, nil
}

// Revoke ends a key for good; servers notice within a minute. The whole key
// may be given in place of its id.
func (k *Keys) Revoke(ctx context.Context, id string) (Key, error) {
	if whole, err := parseKey(id); err == nil {
		id = whole.id()
	}
	stored, err := k.Store.RevokeAPIKey(ctx, id)
	if err != nil {
		return Key{}, fmt.Errorf("revoking an API key: %w", err)
	}
	return told(stored), nil
}

func told(k storage.StoredAPIKey) Key {
	return Key{k.ID, k.Workspace, k.Label, k.CreatedAt, k.ExpiresAt, k.RevokedAt, k.LastUsedDay}
}

// CheckWorkspace refuses a name that no workspace should have: one that is
// empty, long, or not made of letters, digits and the marks that names and
// subjects of tokens have.
func CheckWorkspace(ws synoptic.Workspace) error {
	odd := func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.@:|/+", r)
	}
	if ws == "" || len(ws) > maxWorkspace || strings.ContainsFunc(string(ws), odd) {
		return synoptic.Errorf(synoptic.CodeInvalid, "a workspace is named by at most %d letters, digits and -_.@:|/+", maxWorkspace)
	}
	return nil
}
