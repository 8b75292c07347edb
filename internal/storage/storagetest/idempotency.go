package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func testIdempotency(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	attempt := func(holder string) storage.Idempotency {
		now := b.clock.Now()
		return storage.Idempotency{RequestHash: "h", Reference: "of " + holder, Holder: holder, BusyUntil: now.Add(time.Minute), ExpiresAt: now.Add(time.Hour)}
	}
	begin := func(holder string) (storage.Idempotency, error) {
		return b.BeginIdempotent(t.Context(), b.ws, "key #1", attempt(holder))
	}
	held := make([]storage.Idempotency, racers)
	errs := race(racers, func(i int) (err error) {
		held[i], err = begin(fmt.Sprint(i))
		return err
	})
	first := slices.IndexFunc(errs, func(err error) bool { return err == nil })
	if first < 0 || held[first].Reference != fmt.Sprint("of ", first) {
		t.Fatalf("nobody, or somebody else, answers: %+v %v", held, errs)
	}
	for i, err := range errs {
		if i != first {
			wantCode(t, "a request beside the first", err, synoptic.CodeConflict)
		}
	}
	other := attempt("other")
	other.RequestHash = "other"
	_, err := b.BeginIdempotent(t.Context(), b.ws, "key #1", other)
	wantCode(t, "the key for another request", err, synoptic.CodeUnprocessable)

	// The first is taken for dead; who takes over continues its work.
	b.clock.pass(time.Minute)
	next, err := begin("next")
	if err != nil || next.Reference != held[first].Reference || next.Answer != nil {
		t.Fatalf("taking over: %+v %v", next, err)
	}
	held[first].Answer = &storage.KeptAnswer{Status: 500}
	if err := b.SettleIdempotent(t.Context(), b.ws, "key #1", held[first]); err != nil {
		t.Errorf("settling too late: %v", err)
	}
	if err := b.ForgetIdempotent(t.Context(), b.ws, "key #1", held[first]); err != nil {
		t.Errorf("forgetting too late: %v", err)
	}
	// It fails, and may be tried again at once.
	if err := b.SettleIdempotent(t.Context(), b.ws, "key #1", next); err != nil {
		t.Fatal(err)
	}
	last, err := begin("last")
	if err != nil || last.Reference != held[first].Reference {
		t.Fatalf("after it failed: %+v %v", last, err)
	}
	last.Answer = &storage.KeptAnswer{Status: 202, Header: map[string]string{"Location": "/x"}, Body: strings.Repeat("<", 2000)}
	for range 2 {
		if err := b.SettleIdempotent(t.Context(), b.ws, "key #1", last); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := begin("again")
	if err != nil || kept.Answer == nil || kept.Answer.Status != 202 || kept.Answer.Header["Location"] != "/x" ||
		kept.Answer.Body != last.Answer.Body {
		t.Errorf("the answer that was kept: %+v %v", kept, err)
	}
	b.clock.pass(time.Hour)
	if fresh, err := begin("fresh"); err != nil || fresh.Reference != "of fresh" || fresh.Answer != nil {
		t.Errorf("after it expired: %+v %v", fresh, err)
	}
	if err := b.ForgetIdempotent(t.Context(), b.ws, "key #1", attempt("fresh")); err != nil {
		t.Fatal(err)
	}
	if free, err := b.BeginIdempotent(t.Context(), b.ws, "key #1", func() storage.Idempotency { v := attempt("free"); v.RequestHash = "other"; return v }()); err != nil ||
		free.Reference != "of free" {
		t.Errorf("after it was forgotten: %+v %v", free, err)
	}
	_, err = b.BeginIdempotent(t.Context(), b.ws, "", attempt("x"))
	wantCode(t, "no key", err, synoptic.CodeInvalid)
}
