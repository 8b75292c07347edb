package dumps

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func TestListFindsPagesInOrder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "b.txt"), "b")
	write(t, filepath.Join(dir, "a.html"), "a")
	write(t, filepath.Join(dir, "sub", "c.txt"), "c")
	write(t, filepath.Join(dir, ".DS_Store"), "junk")
	archive := filepath.Join(dir, "d.zip")
	writeZip(t, archive, map[string]string{"z.txt": "z", "../../escape.txt": "e", "__MACOSX/x": "junk"})
	found, problems, closeAll := List([]string{"-", dir}, strings.NewReader("from stdin"))
	defer closeAll()
	if len(problems) != 0 {
		t.Fatalf("problems: %v", problems)
	}
	var got []string
	for _, d := range found {
		b, err := d.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.TrimPrefix(d.Name, dir+string(filepath.Separator))+"="+string(b))
	}
	want := []string{"-=from stdin", "a.html=a", "b.txt=b", "d.zip/escape.txt=e", "d.zip/z.txt=z", "sub/c.txt=c"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestListNamesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "broken.zip"), "not a zip at all")
	write(t, filepath.Join(dir, "good.txt"), "good")
	found, problems, closeAll := List([]string{filepath.Join(dir, "missing"), dir}, nil)
	defer closeAll()
	if len(found) != 1 || len(problems) != 2 {
		t.Fatalf("found %v, problems %v; want the good file and two problems", found, problems)
	}
}

func TestReadRefusesHugePages(t *testing.T) {
	t.Parallel()
	p := filepath.Join(t.TempDir(), "huge.txt")
	write(t, p, "")
	if err := os.Truncate(p, MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	found, _, closeAll := List([]string{p}, nil)
	defer closeAll()
	if _, err := found[0].Read(t.Context()); synoptic.CodeOf(err) != synoptic.CodeTooLarge {
		t.Errorf("got %v, want %s", err, synoptic.CodeTooLarge)
	}
}

func TestStandardInputGivenTwiceIsOnePageTwice(t *testing.T) {
	t.Parallel()
	found, _, closeAll := List([]string{"-", "-"}, strings.NewReader("from stdin"))
	defer closeAll()
	for i, d := range found {
		if b, err := d.Read(t.Context()); err != nil || string(b) != "from stdin" {
			t.Errorf("reading %d: %q, %v", i+1, b, err)
		}
	}
}

func TestReadingWhatNeverEndsCanBeInterrupted(t *testing.T) {
	t.Parallel()
	silent, _ := io.Pipe()
	found, _, closeAll := List([]string{"-"}, silent)
	defer closeAll()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := found[0].Read(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestABombIsKnownWithoutUnpackingIt(t *testing.T) {
	t.Parallel()
	p := filepath.Join(t.TempDir(), "bomb.zip")
	f, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	// The entry says that it holds more than it may, and holds no such thing.
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "a.txt", UncompressedSize64: MaxBytes + 1}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	found, _, closeAll := List([]string{p}, nil)
	defer closeAll()
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	if _, err := found[0].Read(t.Context()); synoptic.CodeOf(err) != synoptic.CodeTooLarge {
		t.Errorf("got %v, want %s", err, synoptic.CodeTooLarge)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func writeZip(t *testing.T, path string, entries map[string]string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, content := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFileTellsNothingOfTheMachine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "sub", "c.txt"), "c")
	writeZip(t, filepath.Join(dir, "d.zip"), map[string]string{"z.txt": "z"})
	found, _, closeAll := List([]string{dir, filepath.Join(dir, "sub", "c.txt"), filepath.Join(dir, "d.zip"), "-"}, strings.NewReader(""))
	defer closeAll()
	var got []string
	for _, d := range found {
		got = append(got, d.File)
	}
	if want := []string{"d.zip/z.txt", "sub/c.txt", "c.txt", "d.zip/z.txt", "-"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
