package storagetest

import (
	"bytes"
	"crypto/rand"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// testAnswers holds what keeps an answer from being paid for twice.
func testAnswers(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	answer := []byte("{\"答\":\"\x00 案\"}")
	if _, found, err := b.Answer(t.Context(), b.ws, "k"); found || err != nil {
		t.Fatalf("an answer nobody kept: %v, %v", found, err)
	}
	for range 2 { // a redelivered task keeps it again
		if err := b.PutAnswer(t.Context(), b.ws, "k", answer); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.PutAnswer(t.Context(), b.ws, "k", []byte("another")); err != nil {
		t.Fatal(err)
	}
	if got, found, err := b.Answer(t.Context(), b.ws, "k"); err != nil || !found || !bytes.Equal(got, answer) {
		t.Errorf("got %q, %v, %v; want the first answer", got, found, err)
	}
	if _, found, err := b.Answer(t.Context(), synoptic.Workspace(unique()), "k"); found || err != nil {
		t.Errorf("another workspace sees the answer: %v", err)
	}
	huge := make([]byte, storage.MaxItemBytes)
	if _, err := rand.Read(huge); err != nil { // what does not compress
		t.Fatal(err)
	}
	wantCode(t, "a huge answer", b.PutAnswer(t.Context(), b.ws, "huge", huge), synoptic.CodeTooLarge)
}
