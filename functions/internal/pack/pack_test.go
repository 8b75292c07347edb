package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
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

// A newer SDK may look otherwise: then slim.go is to be looked at.
func TestWhatIsSlimmedIsThere(t *testing.T) {
	t.Parallel()
	dir, err := gocommand(t.Context(), "list", "-m", "-f", "{{.Dir}}", slimming.module)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(dir), slimming.file))
	if err != nil || bytes.Count(source, []byte(slimming.line)) != 1 {
		t.Errorf("%s does not hold %q once (%v)", slimming.file, slimming.line, err)
	}
	copied := filepath.Join(t.TempDir(), "module")
	if err := copyModule(copied, strings.TrimSpace(dir)); err != nil {
		t.Fatal(err)
	}
	for name, there := range map[string]bool{"go.mod": true, slimming.file: true, "types/types.go": true, "express_test.go": false, "README.md": false} {
		if _, err := os.Stat(filepath.Join(copied, filepath.FromSlash(name))); (err == nil) != there {
			t.Errorf("%s: %v, want it there: %v", name, err, there)
		}
	}
}
