package storage

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"io"
	"sync"

	"synoptic/internal/synoptic"
)

// The body of an item is JSON behind one byte that says how it is packed:
// plain, compressed, or the key of a blob that holds such a body, for what is
// too large for an item.
const (
	packedPlain = 'j'
	packedFlate = 'z'
	packedBlob  = 'b'
)

const (
	compressFrom = 1 << 10   // below, compressing gains nothing
	spillFrom    = 300 << 10 // leaves room for two such bodies and more in a write
	maxUnpacked  = 256 << 20 // nothing that this program writes comes near
)

// compressors are costly to make and cheap to use again.
type compressors struct{ pool sync.Pool }

func (c *compressors) compress(plain []byte) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteByte(packedFlate)
	w, ok := c.pool.Get().(*flate.Writer)
	if ok {
		w.Reset(&buf)
	} else {
		var err error
		if w, err = flate.NewWriter(&buf, flate.BestSpeed); err != nil {
			return nil, err
		}
	}
	defer c.pool.Put(w)
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// encode packs a value, without looking at how large it gets.
func (s *Store) encode(v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err == nil && len(plain) < compressFrom {
		return append([]byte{packedPlain}, plain...), nil
	}
	var packed []byte
	if err == nil {
		packed, err = s.compressors.compress(plain)
	}
	if err != nil {
		return nil, synoptic.Wrap(synoptic.CodeInternal, "this cannot be stored", err)
	}
	return packed, nil
}

// seal packs a value for the body of an item. What is too large goes into a
// blob under folder first.
func (s *Store) seal(ctx context.Context, folder string, v any) ([]byte, error) {
	body, err := s.encode(v)
	if err != nil || len(body) <= spillFrom {
		return body, err
	}
	key := folder + "body/" + synoptic.SHA256Hex(body)
	if err := s.blobs.Put(ctx, key, body); err != nil {
		return nil, err
	}
	return append([]byte{packedBlob}, key...), nil
}

// unseal reads what seal or encode wrote.
func (s *Store) unseal(ctx context.Context, body []byte, v any) error {
	if len(body) > 0 && body[0] == packedBlob {
		spilled, err := s.blobs.Get(ctx, string(body[1:]), 0)
		if err != nil {
			return err
		}
		body = spilled
	}
	return decode(body, v)
}

func decode(body []byte, v any) error {
	plain := body[min(1, len(body)):]
	switch {
	case len(body) == 0:
		return errUnreadable(io.ErrUnexpectedEOF)
	case body[0] == packedFlate:
		var err error
		plain, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(plain)), maxUnpacked))
		if err != nil {
			return errUnreadable(err)
		}
	case body[0] != packedPlain:
		return errUnreadable(nil)
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return errUnreadable(err)
	}
	return nil
}

func errUnreadable(cause error) error {
	return synoptic.Wrap(synoptic.CodeInternal, "a stored item cannot be read", cause)
}
