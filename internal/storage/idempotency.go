package storage

import (
	"context"
	"time"

	"synoptic/internal/synoptic"
)

// Idempotency is what is kept for an Idempotency-Key: while its request is
// answered, who does so; then the answer.
type Idempotency struct {
	RequestHash string `json:"request_hash"`
	// Reference is chosen before the work, and the work is done under it, such
	// as the id of the review to be made. A request that was cut short then
	// continues, when it is repeated, instead of being done twice.
	Reference string      `json:"reference"`
	Holder    string      `json:"holder"`     // who answers, or did: unique to one attempt
	BusyUntil time.Time   `json:"busy_until"` // when he is taken for dead
	Answer    *KeptAnswer `json:"answer"`
	ExpiresAt time.Time   `json:"expires_at"`
}

// KeptAnswer is an answer that is given again.
type KeptAnswer struct {
	Status int               `json:"status"`
	Header map[string]string `json:"header"`
	Body   string            `json:"body"`
}

// BeginIdempotent begins to answer the request that v speaks of, or returns
// what is kept of it. With an answer, that is to be given again; without one
// it is the caller's to find, under the Reference that is returned, and to
// settle before BusyUntil.
//
// CodeUnprocessable where the key stands for another request, CodeConflict
// while somebody else answers this one.
func (s *Store) BeginIdempotent(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency) (Idempotency, error) {
	if key == "" || v.Holder == "" || !v.ExpiresAt.After(s.now()) {
		return v, synoptic.Invalid("an idempotency key needs a text, a holder and a time to come")
	}
	for range maxTries {
		kept, revision, err := s.idempotency(ctx, ws, key)
		if err != nil {
			return v, err
		}
		cond, claim := Absent(), v
		switch {
		case revision == 0:
		case !s.now().Before(kept.ExpiresAt):
			cond = RevisionIs(revision)
		case kept.RequestHash != v.RequestHash:
			return v, synoptic.Errorf(synoptic.CodeUnprocessable, "this idempotency key was used for another request")
		case kept.Answer != nil, kept.Holder == v.Holder: // the latter was written, though it seemed not to be
			return kept, nil
		case s.now().Before(kept.BusyUntil):
			return v, synoptic.Errorf(synoptic.CodeConflict, "the first request with this idempotency key is still being answered; repeat it in a moment")
		default:
			cond, claim.Reference = RevisionIs(revision), kept.Reference
		}
		err = s.writeIdempotency(ctx, ws, key, claim, cond)
		if err == nil {
			return claim, nil
		}
		if !overtaken(err) {
			return v, err
		}
	}
	return v, errBusy()
}

// SettleIdempotent keeps v, which came from BeginIdempotent, with the answer
// or, where it has none, for the next who tries. CodeTooLarge where the answer
// is too large to be kept. Where somebody else took over, it does nothing.
func (s *Store) SettleIdempotent(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency) error {
	return s.endIdempotent(ctx, ws, key, v, func(revision int64) error {
		v.BusyUntil = time.Time{}
		return s.writeIdempotency(ctx, ws, key, v, RevisionIs(revision))
	})
}

// ForgetIdempotent frees a key whose request came to nothing. Where somebody
// else took over, it does nothing.
func (s *Store) ForgetIdempotent(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency) error {
	return s.endIdempotent(ctx, ws, key, v, func(revision int64) error {
		return s.table.Write(ctx, Delete(idempotencyKey(ws, key), RevisionIs(revision)))
	})
}

func (s *Store) endIdempotent(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency, end func(revision int64) error) error {
	for range maxTries {
		kept, revision, err := s.idempotency(ctx, ws, key)
		if err != nil || revision == 0 || kept.Holder != v.Holder {
			return err
		}
		if err = end(revision); !overtaken(err) {
			return err
		}
	}
	return errBusy()
}

// idempotency reads what is kept for a key; revision 0 where nothing is.
func (s *Store) idempotency(ctx context.Context, ws synoptic.Workspace, key string) (kept Idempotency, revision int64, err error) {
	items, err := s.table.Get(ctx, idempotencyKey(ws, key))
	if err != nil || len(items) == 0 {
		return kept, 0, err
	}
	return kept, items[0].Revision, decode(items[0].Body, &kept)
}

func (s *Store) writeIdempotency(ctx context.Context, ws synoptic.Workspace, key string, v Idempotency, cond Condition) error {
	body, err := s.encode(v)
	if err != nil {
		return err
	}
	if len(body) > spillFrom {
		return synoptic.Errorf(synoptic.CodeTooLarge, "an answer of %d bytes is too large to be kept", len(body))
	}
	return s.table.Write(ctx, Put(Item{Key: idempotencyKey(ws, key), Body: body, ExpiresAt: v.ExpiresAt}, cond))
}
