package storagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// form is a form of the given version, a second younger than the one before.
func (b *bench) form(id, version, instruction string) synoptic.Form {
	b.clock.pass(time.Second)
	return synoptic.Form{ID: id, Name: "form " + id, Version: version, CreatedAt: b.clock.Now(),
		Items: []synoptic.FormItem{{Name: "样本", Instruction: instruction, Type: synoptic.TextItem}}}
}

// testForms holds that every version of a form stays, and the last one put is
// the newest.
func testForms(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	put := func(f synoptic.Form, wantCreated bool) synoptic.Form {
		t.Helper()
		kept, created, err := b.PutForm(t.Context(), b.ws, f)
		if err != nil || created != wantCreated {
			t.Fatalf("putting %s: created %v, %v", f.Ref(), created, err)
		}
		return kept
	}
	first := put(b.form("form_a", "1", "一"), true)
	put(b.form("form_a", "2", strings.Repeat("二", 200_000)), true) // too large for an item
	other := put(b.form("form_b", "1", "乙"), true)
	if again := put(b.form("form_a", "2", strings.Repeat("二", 200_000)), false); !again.CreatedAt.Before(other.CreatedAt) {
		t.Error("a version that was there has a new time")
	}
	get := func(id, version string) synoptic.Form {
		t.Helper()
		f, err := b.Form(t.Context(), b.ws, id, version)
		if err != nil {
			t.Fatalf("reading %s@%s: %v", id, version, err)
		}
		return f
	}
	if newest, old := get("form_a", ""), get("form_a", "1"); newest.Version != "2" || old.Items[0].Instruction != "一" ||
		!old.CreatedAt.Equal(first.CreatedAt) {
		t.Errorf("the newest is %s, the old one says %q", newest.Version, old.Items[0].Instruction)
	}
	put(b.form("form_a", "1", "一"), false) // back to the first
	if newest := get("form_a", ""); newest.Version != "1" {
		t.Errorf("the newest is %s", newest.Version)
	}
	versions, err := b.FormVersions(t.Context(), b.ws, "form_a")
	if err != nil || len(versions) != 2 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
	for _, missing := range [][2]string{{"form_c", ""}, {"form_a", "3"}, {"form_b", "2"}} {
		_, err := b.Form(t.Context(), b.ws, missing[0], missing[1])
		wantCode(t, fmt.Sprint(missing), err, synoptic.CodeNotFound)
	}
	_, err = b.FormVersions(t.Context(), b.ws, "form_c")
	wantCode(t, "versions of nothing", err, synoptic.CodeNotFound)
	_, err = b.Form(t.Context(), synoptic.Workspace(unique()), "form_a", "")
	wantCode(t, "another workspace's form", err, synoptic.CodeNotFound)
	_, _, err = b.PutForm(t.Context(), b.ws, synoptic.Form{ID: "form_a"})
	wantCode(t, "a form without version", err, synoptic.CodeInvalid)

	seen := map[string]string{}
	page := storage.PageRequest{Limit: 1}
	for {
		listing, err := b.ListForms(t.Context(), b.ws, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range listing.Items {
			seen[f.ID] += f.Version
		}
		if page.Cursor = listing.NextCursor; page.Cursor == "" {
			break
		}
	}
	if len(seen) != 2 || seen["form_a"] != "1" || seen["form_b"] != "1" {
		t.Errorf("the list has %v", seen)
	}
}

// testFormRace has many put versions of one form at once: all stay, and the
// newest is one of them.
func testFormRace(t *testing.T, twin Twin) {
	b := newBench(twin.Table, twin.Blobs)
	const versions = 10
	forms := make([]synoptic.Form, versions)
	for i := range forms {
		forms[i] = b.form("form_a", fmt.Sprint("v", i), "x")
	}
	for _, err := range race(versions, func(i int) error {
		_, _, err := b.PutForm(t.Context(), b.ws, forms[i])
		return err
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	all, err := b.FormVersions(t.Context(), b.ws, "form_a")
	if err != nil || len(all) != versions {
		t.Errorf("%d versions, %v", len(all), err)
	}
	if _, err := b.Form(t.Context(), b.ws, "form_a", ""); err != nil {
		t.Error(err)
	}
}
