package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/admin"
	"synoptic/internal/config"
	"synoptic/internal/httpapi"
	"synoptic/internal/storage/inbox"
	"synoptic/internal/synoptic"
)

// What lies in a data folder, besides the note of where a running server takes
// orders (see package admin).
const (
	dataFile    = "synoptic.db"
	inboxFolder = "incoming" // uploads that are not documents yet
)

// requestRate is how many requests a minute each workspace may make: as the
// flag says, else the environment; 0 is without limit.
func requestRate(env environment, flag int, auth bool) (int, error) {
	if flag < 0 || flag > config.MaxRate {
		return 0, usage("--rate %d is no number of requests a minute: use 1 to %d, or 0 for the default", flag, config.MaxRate)
	}
	if flag > 0 {
		return flag, nil
	}
	rate, err := config.ReadRate(env.getenv)
	if err != nil {
		return 0, usage("%s", synoptic.PublicMessage(err))
	}
	if rate == 0 && auth {
		rate = config.DefaultRate
	}
	return rate, nil
}

// open says who may call and how often, and makes ready to take uploads and
// orders in the data folder dir, which must be this process's alone.
func (l *local) open(ctx context.Context, env environment, dir string, auth bool, perMinute int) error {
	box, err := inbox.Open(filepath.Join(dir, inboxFolder), nil)
	if err != nil {
		return err
	}
	l.use.Ingest.Incoming, l.api.Inbox = box, box
	if perMinute > 0 {
		l.api.Limit = access.NewLimiter(perMinute, nil)
	}
	office := officeOver(l.use.Store, l.use.Queue, env)
	if auth {
		gate := access.NewGate(l.use.Store, l.log, nil)
		office.Revoked = gate.Forget
		// Whoever has a key may come by any name: a page elsewhere that makes a
		// browser call here has none.
		l.api.Authenticate, l.api.Who, l.api.LoopbackOnly = httpapi.ByGate(gate), httpapi.WhoByGate(gate), false
		if err := sayWhereKeysComeFrom(ctx, env, office, dir); err != nil {
			return err
		}
	}
	orders, err := admin.Open(ctx, dir, office, l.log)
	if err != nil {
		return err
	}
	l.loops = append(l.loops, box.Run, orders.Run)
	return nil
}

// sayWhereKeysComeFrom helps whoever starts a server that lets nobody in.
func sayWhereKeysComeFrom(ctx context.Context, env environment, office admin.Office, dir string) error {
	keys, err := office.ListKeys(ctx, "")
	if err != nil {
		return fmt.Errorf("looking for API keys: %w", err)
	}
	if !slices.ContainsFunc(keys, func(k access.Key) bool { return k.State(time.Now()) == "active" }) {
		fmt.Fprintf(env.stderr, "no API key opens this server yet; make one with: synoptic keys create --workspace NAME --data %s\n", shown(dir))
	}
	return nil
}
