package main

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

func TestArchive(t *testing.T) {
	t.Parallel()
	binary := bytes.Repeat([]byte("\x7fELF and more"), 1000)
	once, err := archive(binary)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := archive(binary)
	if err != nil || !bytes.Equal(once, twice) {
		t.Errorf("the same binary gives two zips (%v)", err)
	}
	r, err := zip.NewReader(bytes.NewReader(once), int64(len(once)))
	if err != nil || len(r.File) != 1 {
		t.Fatalf("%v, %v", r, err)
	}
	f := r.File[0]
	if f.Name != "bootstrap" || f.Mode() != 0o755 || !f.Modified.Equal(packedAt) || len(once) >= len(binary) {
		t.Errorf("%s, mode %v, of %v, %d bytes", f.Name, f.Mode(), f.Modified, len(once))
	}
	content, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(content); err != nil || !bytes.Equal(got, binary) {
		t.Errorf("%d bytes come out, %v", len(got), err)
	}
}
