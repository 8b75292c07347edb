//go:build integration

package functions_test

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// packed is the binary of a function out of its zip, as `make functions` makes
// it, but for this machine.
func packed(t testing.TB, function string) (path string) {
	t.Helper()
	if err := packAll(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(binaries, "packed", function)
}

var packAll = sync.OnceValue(func() error {
	folder := filepath.Join(binaries, "packed")
	names := []string{"api", "extract", "review", "batch"}
	cmd := exec.Command("go", append([]string{"run", "./functions/internal/pack", "-arch", runtime.GOARCH, "-o", folder}, names...)...)
	cmd.Dir = ".."
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("packing the functions: %w\n%s", err, said)
	}
	for _, name := range names {
		if err := unpack(filepath.Join(folder, name+".zip"), filepath.Join(folder, name)); err != nil {
			return fmt.Errorf("unpacking %s: %w", name, err)
		}
	}
	return nil
})

// unpack takes the one file out of a zip, with the mode that it has there.
func unpack(from, to string) (err error) {
	r, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it was only read
	if len(r.File) != 1 || r.File[0].Name != "bootstrap" {
		return fmt.Errorf("it does not hold bootstrap alone")
	}
	file, err := r.File[0].Open()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, r.File[0].Mode())
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, file); err != nil {
		return fmt.Errorf("%w (%v)", err, out.Close())
	}
	return out.Close()
}
