package access

import (
	"context"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// keptFor is how long the gate believes what it read of a key. A revoked key
// is refused everywhere after that.
const keptFor = time.Minute

// What the gate remembers, and how many ids that it never met it looks up:
// whoever tries keys that do not exist is answered from memory, or is told to
// wait, and does not make the storage busy.
const (
	maxRemembered    = 8192
	strangersAtOnce  = 50
	strangersASecond = 10
)

// lookUpTime bounds one look at the storage.
const lookUpTime = 5 * time.Second

// Gate names the workspace of a request.
type Gate struct {
	store *storage.Store
	claim string
	now   func() time.Time
	log   *slog.Logger

	lookUps singleflight.Group

	mu        sync.Mutex
	known     map[string]remembered // by id of the key
	unknown   map[string]time.Time  // ids that no key has, and since when that is known
	strangers bucket
	used      map[string]string // the day that was noted last, by id
}

// remembered is a key as it was at some time.
type remembered struct {
	key storage.StoredAPIKey
	at  time.Time
}

// Options are the optional parts of a Gate.
type Options struct {
	// WorkspaceClaim is the claim of a verified token that names the
	// workspace, such as "org_id"; empty believes no token.
	WorkspaceClaim string
	Now            func() time.Time // time.Now where nil
}

// NewGate makes a gate over the keys in a store. opts may be nil.
func NewGate(store *storage.Store, log *slog.Logger, opts *Options) *Gate {
	g := &Gate{store: store, now: time.Now, log: log,
		known: make(map[string]remembered), unknown: make(map[string]time.Time), used: make(map[string]string)}
	if opts != nil {
		g.claim = opts.WorkspaceClaim
		if opts.Now != nil {
			g.now = opts.Now
		}
	}
	g.strangers = newBucket(strangersASecond, strangersAtOnce, g.now())
	return g
}

// Workspace returns whose request it is, from the verified claims in ctx or
// else from the Authorization header. It fails with CodeUnauthorized where
// nobody is named, CodeForbidden where a token is in order and names no
// workspace, CodeRateLimited where too many unknown keys are being tried, and
// CodeUnavailable where the storage does not answer.
func (g *Gate) Workspace(ctx context.Context, authorization string) (synoptic.Workspace, error) {
	if claims := claimsOf(ctx); claims != nil && g.claim != "" {
		ws := synoptic.Workspace(claims[g.claim])
		if CheckWorkspace(ws) != nil {
			return "", synoptic.Errorf(synoptic.CodeForbidden, "the token names no workspace in its claim %q", g.claim)
		}
		return ws, nil
	}
	scheme, credentials, _ := strings.Cut(strings.TrimSpace(authorization), " ")
	switch {
	case authorization == "":
		return "", unauthorized("an API key is needed: send it as Authorization: Bearer syn_…")
	case !strings.EqualFold(scheme, "Bearer"):
		return "", unauthorized("the API key is to be sent as Authorization: Bearer syn_…")
	}
	text, err := parseKey(strings.TrimSpace(credentials))
	if err != nil {
		return "", err
	}
	return g.open(ctx, text)
}

// open lets in who has a key. What is wrong with a key is told only to whoever
// has the whole of it: all others learn no more than that it is not known.
func (g *Gate) open(ctx context.Context, text keyText) (synoptic.Workspace, error) {
	key, found, err := g.key(ctx, text.id())
	if err != nil {
		return "", err
	}
	// Compared even where there is nothing to compare with, so that time does
	// not tell whether the id exists.
	fits := subtle.ConstantTimeCompare(key.Hash, text.hash()) == 1
	state := told(key).State(g.now())
	switch {
	case !found || !fits:
		return "", unauthorized("this API key is not known here")
	case state != "active":
		return "", unauthorized("this API key is " + state)
	}
	g.note(ctx, key)
	return key.Workspace, nil
}

// key returns what is kept of a key, no older than keptFor.
func (g *Gate) key(ctx context.Context, id string) (key storage.StoredAPIKey, found bool, err error) {
	g.mu.Lock()
	now := g.now()
	r, met := g.known[id]
	since, missed := g.unknown[id]
	g.mu.Unlock()
	switch {
	case met && now.Sub(r.at) < keptFor:
		return r.key, true, nil
	case missed && now.Sub(since) < keptFor:
		return key, false, nil
	}
	result := g.lookUps.DoChan(id, func() (any, error) { return g.lookUp(context.WithoutCancel(ctx), id, met) })
	select {
	case <-ctx.Done():
		return key, false, ctx.Err()
	case answer := <-result:
		if answer.Err != nil {
			return key, false, answer.Err
		}
		key, found = answer.Val.(storage.StoredAPIKey)
		return key, found, nil
	}
}

// lookUp reads a key from the storage; nil where there is none. Keys that were
// met before are always read again: only strangers are counted.
func (g *Gate) lookUp(ctx context.Context, id string, met bool) (any, error) {
	at := g.now()
	if !met {
		g.mu.Lock()
		admitted := g.strangers.take(at)
		g.mu.Unlock()
		if !admitted {
			return nil, synoptic.Errorf(synoptic.CodeRateLimited, "too many keys that are not known here are being tried; try again in a second")
		}
	}
	ctx, cancel := context.WithTimeout(ctx, lookUpTime)
	defer cancel()
	key, err := g.store.APIKey(ctx, id)
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case err == nil:
		delete(g.unknown, id)
		makeRoom(g.known, func(r remembered) bool { return at.Sub(r.at) >= keptFor })
		g.known[id] = remembered{key, at}
		return key, nil
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		delete(g.known, id)
		makeRoom(g.unknown, func(since time.Time) bool { return at.Sub(since) >= keptFor })
		g.unknown[id] = at
		return nil, nil
	}
	return nil, synoptic.Wrap(synoptic.CodeUnavailable, "API keys cannot be looked up right now; try again", fmt.Errorf("reading an API key: %w", err))
}

// makeRoom takes entries out of a full map: those that are over, else any, so
// that it never grows beyond its bound.
func makeRoom[V any](m map[string]V, over func(V) bool) {
	if len(m) < maxRemembered {
		return
	}
	for id, v := range m {
		if over(v) {
			delete(m, id)
		}
	}
	for id := range m {
		if len(m) < maxRemembered {
			return
		}
		delete(m, id)
	}
}

// Forget makes the gate read a key anew: it was changed by this process.
func (g *Gate) Forget(id string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.unknown, id)
	if r, ok := g.known[id]; ok {
		r.at = time.Time{}
		g.known[id] = r
	}
}

// note remembers the day on which a key was used: one write for a day and a
// process, so that being used costs next to nothing.
func (g *Gate) note(ctx context.Context, key storage.StoredAPIKey) {
	today := g.now().UTC().Format(time.DateOnly)
	g.mu.Lock()
	noted := g.used[key.ID] >= today || key.LastUsedDay >= today
	if !noted {
		makeRoom(g.used, func(day string) bool { return day < today })
		g.used[key.ID] = today
	}
	g.mu.Unlock()
	if noted {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lookUpTime)
	defer cancel()
	if err := g.store.MarkAPIKeyUsed(ctx, key.ID, today); err != nil {
		g.log.WarnContext(ctx, "the last use of an API key was not noted", "key", key.ID, "error", err)
	}
}
