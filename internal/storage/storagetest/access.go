package storagetest

import (
	"slices"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func (b *bench) apiKey(id string) storage.StoredAPIKey {
	return storage.StoredAPIKey{ID: id, Workspace: b.ws, Label: "标签", Hash: []byte{0, 1, 0xff}, CreatedAt: b.clock.Now(), ExpiresAt: b.clock.Now().Add(time.Hour)}
}

func testAPIKeys(t *testing.T, twin Twin) {
	ctx, b, id := t.Context(), newBench(twin.Table, twin.Blobs), unique()
	_, err := b.APIKey(ctx, id)
	wantCode(t, "a key nobody made", err, synoptic.CodeNotFound)
	_, err = b.RevokeAPIKey(ctx, id)
	wantCode(t, "revoking a key nobody made", err, synoptic.CodeNotFound)

	made := b.apiKey(id)
	for range 2 { // a repeated call
		if err := b.CreateAPIKey(ctx, made); err != nil {
			t.Fatal(err)
		}
	}
	other := made
	other.Hash = []byte("other")
	wantCode(t, "another key of the same id", b.CreateAPIKey(ctx, other), synoptic.CodeConflict)
	got, err := b.APIKey(ctx, id)
	if err != nil || got.Workspace != b.ws || string(got.Hash) != string(made.Hash) ||
		!got.ExpiresAt.Equal(made.ExpiresAt) || !got.RevokedAt.IsZero() || got.LastUsedDay != "" {
		t.Errorf("kept as %+v, %v", got, err)
	}
	for _, day := range []string{"2026-11-22", "2026-11-23"} {
		if err := b.MarkAPIKeyUsed(ctx, id, day); err != nil {
			t.Fatal(err)
		}
	}
	wantCode(t, "no day", b.MarkAPIKeyUsed(ctx, id, "yesterday"), synoptic.CodeInvalid)
	revoked, err := b.RevokeAPIKey(ctx, id)
	if err != nil || revoked.RevokedAt.IsZero() {
		t.Errorf("revoked as %+v, %v", revoked, err)
	}
	b.clock.pass(time.Hour)
	again, err := b.RevokeAPIKey(ctx, id)
	if err != nil || !again.RevokedAt.Equal(revoked.RevokedAt) {
		t.Errorf("revoked again as of %v, %v; want %v", again.RevokedAt, err, revoked.RevokedAt)
	}
	if got, err = b.APIKey(ctx, id); err != nil || got.RevokedAt.IsZero() || got.LastUsedDay != "2026-11-23" {
		t.Errorf("after all that: %+v, %v", got, err)
	}
	// The list may lag, but not for ever.
	for range 50 {
		list, err := b.ListAPIKeys(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc(list, func(k storage.StoredAPIKey) bool { return k.ID == id }); i >= 0 {
			if k := list[i]; k.Workspace != b.ws || k.LastUsedDay != "2026-11-23" || k.RevokedAt.IsZero() {
				t.Errorf("listed as %+v", k)
			}
			return
		}
		twin.pass(100 * time.Millisecond)
	}
	t.Error("the list does not name the key")
}

func (b *bench) upload(id string) storage.StoredUpload {
	return storage.StoredUpload{ID: id, Workspace: b.ws, FileName: "页.html", MediaType: "text/html", SizeBytes: 7, SHA256: synoptic.SHA256Hex([]byte("content")), ExpiresAt: b.clock.Now().Add(time.Hour)}
}

func testUploadRecords(t *testing.T, twin Twin) {
	ctx, b := t.Context(), newBench(twin.Table, twin.Blobs)
	_, err := b.Upload(ctx, b.ws, "upl_1")
	wantCode(t, "an upload nobody announced", err, synoptic.CodeNotFound)
	for range 2 { // a repeated call
		if err := b.CreateUpload(ctx, b.upload("upl_1")); err != nil {
			t.Fatal(err)
		}
	}
	other := b.upload("upl_1")
	other.SizeBytes++
	wantCode(t, "another upload of the same id", b.CreateUpload(ctx, other), synoptic.CodeConflict)
	_, err = b.Upload(ctx, synoptic.Workspace(unique()), "upl_1")
	wantCode(t, "another workspace's upload", err, synoptic.CodeNotFound)
	u, err := b.Upload(ctx, b.ws, "upl_1")
	if err != nil || u.SHA256 != other.SHA256 || u.FileName != "页.html" || u.DocumentID != "" {
		t.Fatalf("remembered as %+v, %v", u, err)
	}
	for i, err := range race(racers, func(int) error { return b.FinishUpload(ctx, u, "doc_1") }) {
		if err != nil {
			t.Errorf("finisher %d: %v", i, err)
		}
	}
	if u, err = b.Upload(ctx, b.ws, "upl_1"); err != nil || u.DocumentID != "doc_1" {
		t.Errorf("finished as %+v, %v", u, err)
	}
	b.clock.pass(time.Hour)
	_, err = b.Upload(ctx, b.ws, "upl_1")
	wantCode(t, "an expired upload", err, synoptic.CodeNotFound)
}

// accessScenarios are interrupted as all others are.
func accessScenarios() []scenario {
	return []scenario{
		{name: "create an API key", prepare: func(*testing.T, *bench) {}, do: func(t *testing.T, b *bench) error {
			return b.CreateAPIKey(t.Context(), b.apiKey("k"))
		}},
		{name: "revoke an API key", prepare: func(t *testing.T, b *bench) {
			wantCode(t, "creating", b.CreateAPIKey(t.Context(), b.apiKey("k")), "")
		}, do: func(t *testing.T, b *bench) error {
			_, err := b.RevokeAPIKey(t.Context(), "k")
			return err
		}},
		{name: "announce an upload", prepare: func(*testing.T, *bench) {}, do: func(t *testing.T, b *bench) error {
			return b.CreateUpload(t.Context(), b.upload("upl_1"))
		}},
		{name: "finish an upload", prepare: func(t *testing.T, b *bench) {
			wantCode(t, "announcing", b.CreateUpload(t.Context(), b.upload("upl_1")), "")
		}, do: func(t *testing.T, b *bench) error {
			u, err := b.Upload(t.Context(), b.ws, "upl_1")
			if err != nil {
				return err
			}
			return b.FinishUpload(t.Context(), u, "doc_1")
		}},
	}
}
