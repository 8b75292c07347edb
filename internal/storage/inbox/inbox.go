// Package inbox is the local twin of storage.Uploads: a folder that takes
// pages too large for a request, as a presigned PUT to S3 would.
//
//	Offer ─→ a path with size, type, hash and time, signed
//	PUT   ─→ Take: signature ─ size, type ─ bytes to a file, hashed on the way ─→ in the folder, or nothing
//	Open, Discard ─→ whoever offered it makes a document of it
//	Run   ─→ what nobody took up is removed
//
// The signing key lives as long as the process: a restart makes the tickets
// that are out worthless, and their holders ask for others. What arrived
// before stays.
package inbox

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// keptFor is how long what arrived waits to be taken up, and sweepEvery how
// often the folder is looked through.
const (
	keptFor    = 24 * time.Hour
	sweepEvery = time.Hour
)

// maxHeld bounds what the folder holds in all, so that uploads that nobody
// takes up cannot fill the disk.
const maxHeld = 10 << 30

// arriving ends the names of files that are still being written.
const arriving = ".part"

// Inbox is one folder. Its methods may be used from many goroutines.
type Inbox struct {
	dir    string
	secret [32]byte
	room   int64 // bytes that the folder may hold
	now    func() time.Time
}

var _ storage.Inbox = (*Inbox)(nil)

// Open makes the folder, for its owner's eyes only, if it is not there. now
// may be nil, for the clock.
func Open(dir string, now func() time.Time) (*Inbox, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, synoptic.Wrap(synoptic.CodeUnavailable, "the folder of uploads cannot be made", err)
	}
	b := &Inbox{dir: dir, room: maxHeld, now: now}
	if now == nil {
		b.now = time.Now
	}
	_, _ = rand.Read(b.secret[:]) // cannot fail: without randomness the runtime ends the program
	return b, nil
}

// Offer makes a ticket for this process.
func (b *Inbox) Offer(_ context.Context, key string, of storage.DeclaredUpload, ttl time.Duration) (storage.PresignedRequest, error) {
	if err := storage.CheckUpload(key, of, ttl); err != nil {
		return storage.PresignedRequest{}, err
	}
	if of.ContentType == "" {
		of.ContentType = "application/octet-stream"
	}
	expires := b.now().Add(ttl)
	t := ticket{key, strconv.FormatInt(of.SizeBytes, 10), of.ContentType, strings.ToLower(of.SHA256), strconv.FormatInt(expires.UnixMilli(), 10)}
	query := url.Values{"size": {t.size}, "type": {t.mediaType}, "sha256": {t.sha256}, "expires": {t.expires}, "signature": {b.sign(t)}}
	return storage.PresignedRequest{
		Method: http.MethodPut, URL: storage.UploadPath + url.PathEscape(key) + "?" + query.Encode(),
		Headers: map[string]string{"Content-Type": of.ContentType}, ExpiresAt: expires,
	}, nil
}

// ticket is what a signature covers, as it stands in the query.
type ticket struct{ key, size, mediaType, sha256, expires string }

func (b *Inbox) sign(t ticket) string {
	mac := hmac.New(sha256.New, b.secret[:])
	fmt.Fprintf(mac, "%q %q %q %q %q", t.key, t.size, t.mediaType, t.sha256, t.expires) // writing to a hash cannot fail
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Take stores what a ticket allows. CodeForbidden where there is no ticket for
// it or it has expired, CodeInvalid where the bytes are not the ones that were
// announced, CodeUnavailable where the folder is full.
func (b *Inbox) Take(ctx context.Context, a storage.Arrival) error {
	q := a.Query
	t := ticket{a.Key, q.Get("size"), q.Get("type"), q.Get("sha256"), q.Get("expires")}
	if !hmac.Equal([]byte(q.Get("signature")), []byte(b.sign(t))) {
		return synoptic.Errorf(synoptic.CodeForbidden, "this upload URL is not one of this server, or the server was started anew since; ask for another")
	}
	// What is signed was made by Offer, and reads well.
	size, err := strconv.ParseInt(t.size, 10, 64)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "", err)
	}
	expires, err := strconv.ParseInt(t.expires, 10, 64)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "", err)
	}
	switch {
	case b.now().UnixMilli() >= expires:
		return synoptic.Errorf(synoptic.CodeForbidden, "this upload URL has expired; ask for another")
	case a.Size != size:
		return synoptic.Errorf(synoptic.CodeInvalid, "this upload was announced with %d bytes: Content-Length must say so", size)
	case a.ContentType != t.mediaType:
		return synoptic.Invalid("Content-Type is not the one that was announced; send the headers that came with the URL")
	}
	held, err := b.held()
	if err != nil {
		return unreadable(err)
	}
	if held+size > b.room {
		return synoptic.Errorf(synoptic.CodeUnavailable, "too many uploads wait to become documents; try again when some have")
	}
	return b.store(ctx, a, size, t.sha256)
}

// held is how many bytes lie in the folder. Uploads that are on their way at
// the same time may take it a little over its bound.
func (b *Inbox) held() (total int64, err error) {
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil { // else it has just gone
			total += info.Size()
		}
	}
	return total, nil
}

// store writes the bytes beside their place, and puts them there once they
// have proved to be the right ones.
func (b *Inbox) store(ctx context.Context, a storage.Arrival, size int64, hash string) (err error) {
	f, err := os.CreateTemp(b.dir, b.name(a.Key)+".*"+arriving)
	if err != nil {
		return unwritable(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreClosed(f.Close()), ignoreGone(os.Remove(f.Name())))
		}
	}()
	digest := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, digest), io.LimitReader(a.Body, size+1))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return synoptic.Wrap(synoptic.CodeInvalid, "the upload broke off", err)
	case n != size:
		return synoptic.Errorf(synoptic.CodeInvalid, "this upload was announced with %d bytes", size)
	case hex.EncodeToString(digest.Sum(nil)) != hash:
		return synoptic.Invalid("the bytes are not the ones that were announced: their SHA-256 differs")
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return unwritable(err)
	}
	if err := os.Rename(f.Name(), b.path(a.Key)); err != nil {
		return unwritable(err)
	}
	return nil
}

func unwritable(err error) error {
	return synoptic.Wrap(synoptic.CodeUnavailable, "the upload cannot be stored right now; try again", err)
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

func ignoreGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// name makes a file name of a key: nothing of what was said outside becomes
// part of a path.
func (b *Inbox) name(key string) string { return synoptic.SHA256Hex([]byte(key)) }

func (b *Inbox) path(key string) string { return filepath.Join(b.dir, b.name(key)) }

// Open returns what arrived under a key.
func (b *Inbox) Open(_ context.Context, key string, limit int64) ([]byte, error) {
	if limit <= 0 || limit > storage.MaxBlobBytes {
		limit = storage.MaxBlobBytes
	}
	f, err := os.Open(b.path(key))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, synoptic.NotFound()
	case err != nil:
		return nil, unreadable(err)
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, unreadable(err)
	case int64(len(body)) > limit:
		return nil, synoptic.Errorf(synoptic.CodeTooLarge, "the stored bytes are more than %d", limit)
	}
	return body, nil
}

func unreadable(err error) error {
	return synoptic.Wrap(synoptic.CodeUnavailable, "the upload cannot be read right now; try again", err)
}

// Discard removes what arrived under a key.
func (b *Inbox) Discard(_ context.Context, key string) error {
	if err := ignoreGone(os.Remove(b.path(key))); err != nil {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the upload cannot be removed right now", err)
	}
	return nil
}

// Run removes what nobody took up until ctx ends, and returns its error.
func (b *Inbox) Run(ctx context.Context) error {
	every := time.NewTicker(sweepEvery)
	defer every.Stop()
	for {
		// What cannot be removed now is tried again in an hour.
		_ = b.Sweep()
		select {
		case <-every.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Sweep removes what arrived long ago and was never taken up, and what broke
// off.
func (b *Inbox) Sweep() error {
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return unreadable(err)
	}
	var failed []error
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || b.now().Sub(info.ModTime()) < keptFor {
			continue
		}
		failed = append(failed, ignoreGone(os.Remove(filepath.Join(b.dir, e.Name()))))
	}
	return errors.Join(failed...)
}
