//go:build integration

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The same source packed in two places is the same bytes: nothing of where it
// was built, and when, gets in.
func TestTheZipsAreTheSameWhereverTheyAreBuilt(t *testing.T) {
	here, elsewhere := t.TempDir(), t.TempDir()
	for _, part := range []string{"functions", "internal", "prompts"} {
		copyFolder(t, filepath.Join(here, part), filepath.Join("..", "..", "..", part))
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join("..", "..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(here, file), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	copyFolder(t, elsewhere, here) // not the repository again, which somebody may be editing
	var zips [][]byte
	for _, place := range []string{here, elsewhere} {
		t.Chdir(place)
		out := t.TempDir()
		if _, err := pack(t.Context(), "batch", "arm64", out); err != nil {
			t.Fatal(err)
		}
		zipped, err := os.ReadFile(filepath.Join(out, "batch.zip"))
		if err != nil {
			t.Fatal(err)
		}
		zips = append(zips, zipped)
	}
	if !bytes.Equal(zips[0], zips[1]) {
		t.Errorf("two builds differ: %d and %d bytes", len(zips[0]), len(zips[1]))
	}
}

func copyFolder(t *testing.T, to, from string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
