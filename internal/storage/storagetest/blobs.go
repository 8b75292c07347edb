package storagetest

import (
	"bytes"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func testBlobs(t *testing.T, twin Twin) {
	ctx, folder := t.Context(), unique()+"/"
	for name, body := range map[string][]byte{"none": nil, "zero": {0, 1, 0xff}, "text": []byte("文本\r\n")} {
		key := folder + name
		_, err := twin.Blobs.Get(ctx, key, 0)
		wantCode(t, "a blob not yet there", err, synoptic.CodeNotFound)
		for range 2 { // repeating is safe
			if err := twin.Blobs.Put(ctx, key, body); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := twin.Blobs.Get(ctx, key, 0); err != nil || !bytes.Equal(got, body) {
			t.Errorf("%s: %q came back as %q (%v)", name, body, got, err)
		}
		for range 2 {
			if err := twin.Blobs.Delete(ctx, key); err != nil {
				t.Fatal(err)
			}
		}
		if there, err := twin.Blobs.Exists(ctx, key); err != nil || there {
			t.Errorf("%s: exists after its deletion: %v %v", name, there, err)
		}
		if err := twin.Blobs.Put(ctx, key, []byte("again")); err != nil {
			t.Fatal(err)
		}
		if got, err := twin.Blobs.Get(ctx, key, 0); err != nil || string(got) != "again" {
			t.Errorf("%s: put after delete gives %q (%v)", name, got, err)
		}
	}
	for _, key := range []string{"", "/a", "a//b", "a/../b", "..", "a b", "中", "a\x00", folder + string(bytes.Repeat([]byte("x"), storage.MaxBlobKeyBytes)), "a/"} {
		wantCode(t, "the key "+key, twin.Blobs.Put(ctx, key, nil), synoptic.CodeInvalid)
	}
}

func testBlobSizes(t *testing.T, twin Twin) {
	ctx, key := t.Context(), unique()+"/large"
	body := bytes.Repeat([]byte("0123456789abcdef"), storage.MaxBlobBytes/16)
	wantCode(t, "one byte too many", twin.Blobs.Put(ctx, key, append(body, 'x')), synoptic.CodeTooLarge)
	if err := twin.Blobs.Put(ctx, key, body); err != nil {
		t.Fatal(err)
	}
	got, err := twin.Blobs.Get(ctx, key, 0)
	if err != nil || !bytes.Equal(got, body) {
		t.Errorf("the largest blob came back with %d bytes of %d (%v)", len(got), len(body), err)
	}
	_, err = twin.Blobs.Get(ctx, key, storage.MaxBlobBytes-1)
	wantCode(t, "a bounded read", err, synoptic.CodeTooLarge)
}

func testBlobFolders(t *testing.T, twin Twin) {
	ctx, base := t.Context(), unique()
	keys := []string{"/a/1", "/a/b/2", "/a-b/3", "/a0/4", "/aa/5", "/%41/6"}
	for _, k := range keys {
		if err := twin.Blobs.Put(ctx, base+k, []byte(k)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := twin.Blobs.DeleteAll(ctx, base+"/a/"); err != nil {
			t.Fatal(err)
		}
	}
	for _, k := range keys {
		there, err := twin.Blobs.Exists(ctx, base+k)
		if want := k != "/a/1" && k != "/a/b/2"; err != nil || there != want {
			t.Errorf("%s is there: %v (%v), want %v", k, there, err, want)
		}
	}
	for _, prefix := range []string{"", base, "/", base + "//"} {
		wantCode(t, "deleting all of "+prefix, twin.Blobs.DeleteAll(ctx, prefix), synoptic.CodeInvalid)
	}
}

func testBlobRace(t *testing.T, twin Twin) {
	key, body := unique()+"/x", bytes.Repeat([]byte("page"), 1000)
	for _, err := range race(racers, func(int) error { return twin.Blobs.Put(t.Context(), key, body) }) {
		if err != nil {
			t.Errorf("a repeated put failed: %v", err)
		}
	}
	if got, err := twin.Blobs.Get(t.Context(), key, 0); err != nil || !bytes.Equal(got, body) {
		t.Errorf("%d bytes came back (%v)", len(got), err)
	}
}
