package storage

import (
	"context"
	"time"

	"synoptic/internal/synoptic"
)

// StoredAPIKey is what is kept of an API key: never the key itself. Keys are
// looked up before it is known whose they are, so that they lie outside all
// workspaces.
type StoredAPIKey struct {
	ID        string             `json:"id"`
	Workspace synoptic.Workspace `json:"workspace"`
	Label     string             `json:"label,omitempty"`
	Hash      []byte             `json:"hash"`
	CreatedAt time.Time          `json:"created_at"`
	ExpiresAt time.Time          `json:"expires_at,omitzero"` // zero is never
	RevokedAt time.Time          `json:"revoked_at,omitzero"` // zero is not

	// LastUsedDay is the last day, UTC, on which the key let somebody in, as
	// 2006-01-02; empty for never.
	LastUsedDay string `json:"-"`

	revision int64
}

// CreateAPIKey keeps a new key. CodeConflict where there is one of this id;
// repeating the call with the same key is no error.
func (s *Store) CreateAPIKey(ctx context.Context, k StoredAPIKey) error {
	if k.ID == "" || k.Workspace == "" || len(k.Hash) == 0 || k.CreatedAt.IsZero() {
		return synoptic.Invalid("an API key needs an id, a workspace, a hash and a time")
	}
	item, err := s.apiKeyItem(k)
	if err != nil {
		return err
	}
	err = s.table.Write(ctx, Put(item, Absent()))
	if !overtaken(err) {
		return err
	}
	kept, err := s.APIKey(ctx, k.ID)
	if err == nil && string(kept.Hash) != string(k.Hash) {
		err = errConflict("there is an API key of this id")
	}
	return err
}

// APIKey returns what is kept of a key, revoked and expired ones too.
func (s *Store) APIKey(ctx context.Context, id string) (StoredAPIKey, error) {
	items, err := s.table.Get(ctx, apiKeyKey(id), apiKeyUsedKey(id))
	if err != nil {
		return StoredAPIKey{}, err
	}
	return readAPIKey(byKey(items), id)
}

// readAPIKey puts a key together from its two items.
func readAPIKey(items map[Key]Item, id string) (k StoredAPIKey, err error) {
	item, ok := items[apiKeyKey(id)]
	if !ok {
		return k, synoptic.NotFound()
	}
	if err := decode(item.Body, &k); err != nil {
		return k, err
	}
	k.LastUsedDay, k.revision = string(items[apiKeyUsedKey(id)].Body), item.Revision
	return k, nil
}

// ListAPIKeys returns the keys of all workspaces, oldest first. The list may
// lag behind a key that was just made.
func (s *Store) ListAPIKeys(ctx context.Context) ([]StoredAPIKey, error) {
	entries, err := s.queryAll(ctx, Query{Index: IndexList, Partition: apiKeyList})
	if err != nil {
		return nil, err
	}
	var wanted []Key
	for _, e := range entries {
		wanted = append(wanted, e.Key, Key{e.Partition, sortUsed})
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	items, err := s.table.Get(ctx, wanted...)
	if err != nil {
		return nil, err
	}
	found := byKey(items)
	keys := make([]StoredAPIKey, 0, len(entries))
	for _, e := range entries {
		item, ok := found[e.Key]
		if !ok {
			continue
		}
		var k StoredAPIKey
		if err := decode(item.Body, &k); err != nil {
			return nil, err
		}
		k.LastUsedDay = string(found[Key{e.Partition, sortUsed}].Body)
		keys = append(keys, k)
	}
	return keys, nil
}

// RevokeAPIKey ends a key for good. Revoking it again changes nothing.
func (s *Store) RevokeAPIKey(ctx context.Context, id string) (StoredAPIKey, error) {
	for range maxTries {
		k, err := s.APIKey(ctx, id)
		if err != nil || !k.RevokedAt.IsZero() {
			return k, err
		}
		k.RevokedAt = s.now().UTC().Truncate(time.Second)
		item, err := s.apiKeyItem(k)
		if err != nil {
			return k, err
		}
		err = s.table.Write(ctx, Put(item, RevisionIs(k.revision)))
		if !overtaken(err) {
			return k, err
		}
	}
	return StoredAPIKey{}, errBusy()
}

// MarkAPIKeyUsed remembers the day on which a key let somebody in. It is an
// item beside the key, so that it never stands in the way of revoking it.
func (s *Store) MarkAPIKeyUsed(ctx context.Context, id, day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return synoptic.Invalid("a day is written 2006-01-02")
	}
	return s.table.Write(ctx, Put(Item{Key: apiKeyUsedKey(id), Body: []byte(day)}, Always()))
}

func (s *Store) apiKeyItem(k StoredAPIKey) (Item, error) {
	body, err := s.encode(k)
	return Item{Key: apiKeyKey(k.ID), Body: body, Indexes: []IndexKey{{IndexList, apiKeyList, byTime(k.CreatedAt, k.ID)}}}, err
}

// apiKeyList is the index partition of all keys. No workspace's begins like
// it: those begin with W#.
const apiKeyList = "Y#L#keys"

func apiKeyKey(id string) Key     { return Key{"Y#K#" + part(id), sortAPIKey} }
func apiKeyUsedKey(id string) Key { return Key{"Y#K#" + part(id), sortUsed} }
