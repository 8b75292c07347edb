package batch

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"synoptic/internal/llm"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// maxDocuments is how many documents one tick submits where nothing else is
// configured, and with it how much of what is due is listed.
const maxDocuments = 50_000

// collect takes on what waits, workspace by workspace in turn, so that one
// with a million pages does not keep the others waiting.
func (t *tick) collect(ctx context.Context) error {
	waiting, err := t.waiting(ctx)
	if err != nil {
		return err
	}
	if t.scope == requested {
		maps.DeleteFunc(waiting, func(ws synoptic.Workspace, _ []string) bool { return len(t.empty[ws]) == 0 })
	}
	var provider *Provider
	if len(waiting) > 0 {
		if provider, err = t.provider(ctx); err != nil {
			t.Log.ErrorContext(ctx, "documents wait, because the endpoint does not say whether it has a batch interface", "error", err)
			t.leaveAll(ctx, waiting, "the model's endpoint could not be asked whether it has a batch interface: "+synoptic.PublicMessage(err))
			return nil
		}
	}
	for len(waiting) > 0 {
		for _, ws := range slices.Sorted(maps.Keys(waiting)) {
			if t.late(ctx) {
				t.stop("before documents of %d workspaces were taken on", len(waiting))
				t.leaveAll(ctx, waiting, "the tick ran out of time")
				return nil
			}
			f := &filling{tick: t, ws: ws, queue: waiting[ws], provider: provider}
			err := f.fill(synoptic.WithWorkspace(ctx, ws))
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil && !errors.Is(err, errLate):
				t.Log.ErrorContext(ctx, "a batch could not be submitted", "workspace", ws, "error", err)
				f.blocked = cmp.Or(f.blocked, synoptic.PublicMessage(err))
				t.reason("batch %s: %s", f.name(), f.blocked)
				if stops(err) {
					waiting[ws] = f.queue
					t.leaveAll(ctx, waiting, f.blocked)
					return nil
				}
			}
			waiting[ws] = f.queue
			if f.blocked != "" || len(f.queue) == 0 {
				t.leave(ctx, ws, len(f.queue)+f.left, cmp.Or(f.blocked, f.why))
				delete(waiting, ws)
			}
		}
	}
	return t.endEmpty(ctx)
}

// waiting lists what is due, by workspace, the oldest first. It reads the
// index of what is due and no more.
func (t *tick) waiting(ctx context.Context) (map[synoptic.Workspace][]string, error) {
	due, err := t.allDue(ctx, storage.WorkBatch, cmp.Or(t.Limits.Documents, maxDocuments))
	if err != nil {
		return nil, err
	}
	waiting := map[synoptic.Workspace][]string{}
	for _, d := range due {
		waiting[d.Workspace] = append(waiting[d.Workspace], d.ID)
	}
	return waiting, nil
}

func (t *tick) leaveAll(ctx context.Context, waiting map[synoptic.Workspace][]string, why string) {
	for ws, ids := range waiting {
		t.leave(ctx, ws, len(ids), why)
	}
}

// endEmpty ends batches for which there was nothing.
func (t *tick) endEmpty(ctx context.Context) error {
	for _, jobs := range t.empty {
		for _, j := range jobs {
			if err := t.end(ctx, j); err != nil {
				return err
			}
		}
	}
	return nil
}

// stops reports a failure that every other job of the endpoint would share.
func stops(err error) bool {
	f, ok := errors.AsType[*llm.Failure](err)
	return ok && (f.Hopeless() || f.Temporary())
}
