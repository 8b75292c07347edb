package storage

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
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

// seal is how the cursors of a list are sealed: nobody reads the keys of the
// table in one, and none opens that is of another list. What seals it is no
// secret and need be none: the partition that is read always comes from the
// request, never from the cursor, so that a forged one leads to another place
// in the caller's own list.
func (l cursorList) seal() (cipher.AEAD, [sha256.Size]byte) {
	key := sha256.Sum256(fmt.Appendf(nil, "cursor %q %q", l.name, l.of))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, key // unreachable: the key has the length of one
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, key // unreachable, as above
	}
	return aead, key
}

func (l cursorList) cursor(p place) string {
	b, err := json.Marshal(p)
	aead, key := l.seal()
	if err != nil || aead == nil {
		return "" // unreachable: a place is made of texts and a number
	}
	// Made of what it seals, so that one place has one cursor.
	nonce := sha256.Sum256(append(key[:], b...))
	return base64.RawURLEncoding.EncodeToString(aead.Seal(nonce[:aead.NonceSize():aead.NonceSize()], nonce[:aead.NonceSize()], b, nil))
}

// open reads what cursor wrote.
func (l cursorList) open(cursor string) (at place, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	aead, _ := l.seal()
	if err != nil || aead == nil || len(b) < aead.NonceSize() {
		return place{}, false
	}
	plain, err := aead.Open(nil, b[:aead.NonceSize()], b[aead.NonceSize():], nil)
	if err != nil || json.Unmarshal(plain, &at) != nil || at.Shard < 0 || at.Shard >= dueShards {
		return place{}, false
	}
	return at, true
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
	at, ok := l.open(p.Cursor)
	if !ok {
		return 0, place{}, synoptic.Errorf(synoptic.CodeUnprocessable, "the cursor is not one of this list as it is asked for; begin again without it")
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
