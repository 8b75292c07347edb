package storagetest

import (
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// testClocksApart lets two workers work whose clocks are ten minutes apart. By
// one the lease of the other has run out when it was only just taken. Then
// both work, and one result stands: that of whoever holds the lease.
func testClocksApart(t *testing.T, twin Twin) {
	const apart = 10 * time.Minute
	b := newBench(twin.Table, twin.Blobs)
	ahead := storage.New(twin.Table, twin.Blobs, &storage.Options{Now: func() time.Time { return b.clock.Now().Add(apart) }})
	until := func() time.Time { return b.clock.Now().Add(time.Minute) }

	id := b.create(t, "one").Document.ID
	b.claim(t, id, "behind")
	if _, err := ahead.ClaimDocument(t.Context(), b.ws, id, "ahead", until().Add(apart)); err != nil {
		t.Fatalf("the worker whose clock is ahead: %v", err)
	}
	wantCode(t, "renewing what the other took over", b.RenewLease(t.Context(), b.ws, id, "behind", until()), synoptic.CodeConflict)
	_, err := b.SaveResult(t.Context(), b.ws, b.result(id, "behind", "", "theirs"))
	wantCode(t, "saving what the other took over", err, synoptic.CodeConflict)
	if _, err := ahead.SaveResult(t.Context(), b.ws, b.result(id, "ahead", "", "ours")); err != nil {
		t.Fatalf("saving by the holder: %v", err)
	}
	for study, want := range map[string]int{"ours": 1, "theirs": 0} {
		found, err := b.ListDocuments(t.Context(), b.ws, storage.DocumentFilter{Terms: []string{study}}, storage.PageRequest{})
		if err != nil || len(found.Items) != want {
			t.Errorf("%q finds %d documents (%v), want %d", study, len(found.Items), err, want)
		}
	}

	// The other way round, a lease that was taken ten minutes ahead is not
	// believed to have run out by a clock behind, until that gets there.
	id = b.create(t, "two").Document.ID
	if _, err := ahead.ClaimDocument(t.Context(), b.ws, id, "ahead", until().Add(apart)); err != nil {
		t.Fatal(err)
	}
	_, err = b.ClaimDocument(t.Context(), b.ws, id, "behind", until())
	wantCode(t, "claiming what is held", err, synoptic.CodeConflict)
	b.clock.pass(apart + 2*time.Minute)
	if _, err := b.ClaimDocument(t.Context(), b.ws, id, "behind", until()); err != nil {
		t.Errorf("claiming after all clocks say that it ran out: %v", err)
	}
}
