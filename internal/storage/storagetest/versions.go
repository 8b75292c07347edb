package storagetest

import (
	"fmt"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// testReviewVersions holds that finished versions of a review stay, the oldest
// aside, and go with the review.
func testReviewVersions(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	r, err := b.CreateReview(t.Context(), b.ws, b.review("rev_a"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Versions()) != 0 {
		t.Errorf("a new review has versions %+v", r.Versions())
	}
	const all = storage.MaxReviewVersions + 2
	for n := 1; n <= all; n++ {
		finish(&r, 2, b.clock.Now())
		r.Review.Version, r.Review.Title = n, fmt.Sprint("version ", n)
		for range 2 { // as a call that is repeated would
			if r, err = b.KeepVersion(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		if r, err = b.UpdateReview(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	head, err := b.ReviewHead(t.Context(), b.ws, "rev_a")
	if err != nil {
		t.Fatal(err)
	}
	versions := head.Versions()
	if len(versions) != storage.MaxReviewVersions || versions[0].Version != all || versions[0].Statements == 0 || versions[0].Included == 0 {
		t.Errorf("%d versions, the newest %+v", len(versions), versions[0])
	}
	old, err := b.ReviewVersion(t.Context(), b.ws, "rev_a", all-1)
	if err != nil || old.Title != fmt.Sprint("version ", all-1) || len(old.Synthesis) == 0 || len(old.Included) == 0 {
		t.Errorf("an earlier version is %q, %v", old.Title, err)
	}
	for _, n := range []int{0, 1, 2, all + 1} {
		_, err := b.ReviewVersion(t.Context(), b.ws, "rev_a", n)
		wantCode(t, fmt.Sprint("version ", n), err, synoptic.CodeNotFound)
	}
	if err := b.DeleteReview(t.Context(), b.ws, "rev_a"); err != nil {
		t.Fatal(err)
	}
	_, err = b.ReviewVersion(t.Context(), b.ws, "rev_a", all)
	wantCode(t, "a version of what was deleted", err, synoptic.CodeNotFound)
}
