package storagetest

import (
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// formScenarios are the operations on forms, decisions and versions of
// reviews. What a call is given it is given again, as a caller would.
func formScenarios() []scenario {
	var first, second synoptic.Form // scenarios run side by side
	var document storage.StoredDocument
	put := func(t *testing.T, b *bench, f synoptic.Form) error {
		_, _, err := b.PutForm(t.Context(), b.ws, f)
		return err
	}
	return []scenario{
		{name: "put a form", prepare: func(_ *testing.T, b *bench) { first = b.form("form_a", "1", "一") }, do: func(t *testing.T, b *bench) error {
			return put(t, b, first)
		}},
		{name: "put another version of a form", prepare: func(t *testing.T, b *bench) {
			if err := put(t, b, b.form("form_b", "1", "一")); err != nil {
				t.Fatal(err)
			}
			second = b.form("form_b", "2", "二")
		}, do: func(t *testing.T, b *bench) error { return put(t, b, second) }},
		{name: "decide", prepare: func(t *testing.T, b *bench) {
			document = b.extract(t, "one", "", "study")
		}, do: func(t *testing.T, b *bench) error {
			_, err := b.SaveDecisions(t.Context(), document, synoptic.ItemTheory, "", []synoptic.Decision{decided(document, synoptic.ItemTheory, "x")},
				synoptic.EditEvent{At: b.clock.Now(), By: "ada", Item: synoptic.ItemTheory})
			return err
		}},
		{name: "keep a version of a review", prepare: func(t *testing.T, b *bench) { b.claimedReview(t) }, do: func(t *testing.T, b *bench) error {
			r, err := b.Review(t.Context(), b.ws, "rev_1")
			if err != nil {
				return err
			}
			finish(&r, 50, b.clock.Now())
			r.Review.Version = 1
			if r, err = b.KeepVersion(t.Context(), r); err != nil {
				return err
			}
			_, err = b.UpdateReview(t.Context(), r)
			return err
		}},
	}
}
