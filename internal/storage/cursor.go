package storage

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"synoptic/internal/synoptic"
)

// The limits of a page of a list.
const (
	defaultLimit = 20
	maxLimit     = 100
)

// cursorList names a list, with what it is of and how it is narrowed, so that
// a cursor of one list is no cursor of another.
type cursorList struct{ name, of string }

// place is what a cursor says: where to go on.
type place struct {
	Shard int       `json:"n,omitempty"`
	After *Position `json:"a,omitempty"`
}

// sum ties a place to its list. It is no secret and need be none: the
// partition that is read always comes from the request, never from the
// cursor, so that a forged one leads to another place in the caller's own
// list.
func (l cursorList) sum(b []byte) []byte {
	h := sha256.Sum256(fmt.Appendf(nil, "%q %q %s", l.name, l.of, b))
	return h[:6]
}

func (l cursorList) cursor(p place) string {
	b, err := json.Marshal(p)
	if err != nil {
		return "" // unreachable: a place is made of texts and a number
	}
	return base64.RawURLEncoding.EncodeToString(append(l.sum(b), b...))
}

// start reads a page request: how many, and from where.
func (l cursorList) start(p PageRequest) (limit int, at place, err error) {
	limit = p.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	if limit < 1 || limit > maxLimit {
		return 0, at, synoptic.Errorf(synoptic.CodeInvalid, "the limit is not between 1 and %d", maxLimit)
	}
	if p.Cursor == "" {
		return limit, at, nil
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(p.Cursor)
	if err != nil || len(b) < 6 || subtle.ConstantTimeCompare(b[:6], l.sum(b[6:])) != 1 ||
		json.Unmarshal(b[6:], &at) != nil || at.Shard < 0 || at.Shard >= dueShards {
		return 0, place{}, synoptic.Invalid("the cursor is not one of this list; begin again without it")
	}
	return limit, at, nil
}

// lastPosition is where the page after this one begins.
func lastPosition(p Page, index string) *Position {
	if len(p.Items) == 0 {
		return nil
	}
	return positionOf(p.Items[len(p.Items)-1], index)
}

func positionOf(it Item, index string) *Position {
	if index != "" && len(it.Indexes) > 0 {
		return &Position{Sort: it.Indexes[0].Sort, Key: it.Key}
	}
	return &Position{Sort: it.Sort, Key: it.Key}
}
