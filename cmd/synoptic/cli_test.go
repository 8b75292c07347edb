package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"synoptic/internal/synoptic"
)

const examplePages = "../../testdata/pages"

// lines decodes what extract wrote: one document a line and nothing else.
func lines(t *testing.T, stdout string) []synoptic.Document {
	t.Helper()
	var documents []synoptic.Document
	for line := range strings.Lines(stdout) {
		var d synoptic.Document
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&d); err != nil {
			t.Fatalf("%v in %.120s", err, line)
		}
		documents = append(documents, d)
	}
	return documents
}

func TestExtractWritesOneDocumentALine(t *testing.T) {
	t.Parallel()
	files := []string{"d08.txt", "d01.txt", "d09.html"}
	var args []string
	for _, f := range files {
		args = append(args, filepath.Join(examplePages, f))
	}
	got := synopticRun(t, "", append([]string{"extract", "--language", "en"}, args...)...)
	if got.status != exitDone || got.stderr != "" {
		t.Fatalf("status %d, standard error %q", got.status, got.stderr)
	}
	for i, d := range lines(t, got.stdout) {
		if filepath.Base(d.FileName) != files[i] || d.Status != synoptic.Extracted || d.Record == nil || d.Extraction == nil {
			t.Errorf("line %d: %s is %s, want %s extracted", i+1, d.FileName, d.Status, files[i])
		}
	}
}

// keys of the contract are never left out, whatever their value.
func TestExtractLeavesNoKeyOut(t *testing.T) {
	t.Parallel()
	got := synopticRun(t, "请登录后查看全文", "extract", "-")
	var d map[string]any
	if err := json.Unmarshal([]byte(got.stdout), &d); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"id", "status", "extract", "page_type", "file_name", "source_url", "created_at", "size_bytes",
		"sha256", "media_type", "charset", "duplicate_of", "error", "record", "extraction"} {
		if _, there := d[key]; !there {
			t.Errorf("the key %s is left out: %s", key, got.stdout)
		}
	}
	if d["status"] != "rejected" || d["error"] == nil || got.status != exitDone {
		t.Errorf("a login page: status %d, %s", got.status, got.stdout)
	}
}

func TestExtractOfMixedPaths(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good, err := os.ReadFile(filepath.Join(examplePages, "d01.txt"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "1-good.txt"), good)
	put(t, filepath.Join(dir, "2-same.txt"), good)
	put(t, filepath.Join(dir, "3-poison.txt"), []byte("%PDF-1.7\x00\x01\x02"))
	put(t, filepath.Join(dir, "4-empty.txt"), nil)
	put(t, filepath.Join(dir, "5-binary.html"), bytes.Repeat([]byte{0, 0xff, 7}, 1000))
	archive(t, filepath.Join(dir, "6-pages.zip"), map[string][]byte{"a.txt": append(slices.Clone(good), "\n另一份"...), "b/inner.zip": []byte("PK\x03\x04")})
	got := synopticRun(t, "", "extract", dir, filepath.Join(dir, "missing.txt"))
	documents := lines(t, got.stdout)
	if len(documents) != 7 {
		t.Fatalf("%d lines for 7 files:\n%s", len(documents), got.stdout)
	}
	want := []synoptic.DocumentStatus{synoptic.Extracted, synoptic.Extracted, synoptic.Rejected, synoptic.Rejected, synoptic.Rejected, synoptic.Extracted, synoptic.Rejected}
	for i, d := range documents {
		if d.Status != want[i] {
			t.Errorf("%s is %s (%v), want %s", d.FileName, d.Status, d.Error, want[i])
		}
		if d.Status == synoptic.Rejected && (d.Error == nil || d.Error.Message == "") {
			t.Errorf("%s is rejected without a reason", d.FileName)
		}
	}
	if documents[1].DuplicateOf != synoptic.Maybe(documents[0].ID) || documents[5].DuplicateOf != synoptic.Maybe(documents[0].ID) {
		t.Errorf("duplicates: %q and %q, want %s", documents[1].DuplicateOf, documents[5].DuplicateOf, documents[0].ID)
	}
	if got.status != exitSomeFailed || !strings.Contains(got.stderr, "missing.txt") {
		t.Errorf("a missing path: status %d, %q", got.status, got.stderr)
	}
}

func TestReviewFormats(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		format string
		check  func(t *testing.T, out string)
	}{
		{"md", func(t *testing.T, out string) {
			for _, want := range []string{"# ", "[1]", "rules"} {
				if !strings.Contains(out, want) {
					t.Errorf("Markdown lacks %q", want)
				}
			}
		}},
		{"json", func(t *testing.T, out string) {
			var r synoptic.Review
			decoder := json.NewDecoder(strings.NewReader(out))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&r); err != nil {
				t.Fatal(err)
			}
			if decoder.More() || r.Status != synoptic.ReviewDone || len(r.Included) == 0 || r.Checks.Statements == 0 {
				t.Errorf("not one finished review: %+v", r.Checks)
			}
		}},
		{"html", func(t *testing.T, out string) {
			if !strings.HasPrefix(out, "<!DOCTYPE html>") || strings.Contains(out, "http://") || strings.Contains(out, "https://") {
				t.Error("not one page that asks no other host for anything")
			}
		}},
		{"docx", func(t *testing.T, out string) {
			if !strings.HasPrefix(out, "PK") || !strings.Contains(out, "word/document.xml") {
				t.Error("not a Word document")
			}
		}},
		{"xlsx", func(t *testing.T, out string) {
			if !strings.HasPrefix(out, "PK") || !strings.Contains(out, "xl/workbook.xml") {
				t.Error("not a workbook")
			}
		}},
		{"csv", func(t *testing.T, out string) {
			if !strings.HasPrefix(out, "\ufeff") {
				t.Error("no byte order mark")
			}
		}},
	} {
		t.Run(tt.format, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "out")
			got := synopticRun(t, "", "review", examplePages, "--language=zh", "--format", tt.format, "-o", file)
			if got.status != exitDone || got.stdout != "" {
				t.Fatalf("status %d, %q %q", got.status, got.stdout, got.stderr)
			}
			out, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tt.check(t, string(out))
		})
	}
}

func TestReviewOfNothingUsable(t *testing.T) {
	t.Parallel()
	got := synopticRun(t, "403 Forbidden", "review", "-")
	if got.status != exitNothingDone || got.stdout != "" || got.stderr == "" {
		t.Errorf("status %d, %q, %q", got.status, got.stdout, got.stderr)
	}
}

func TestAMistypedOutputFolderIsNamed(t *testing.T) {
	t.Parallel()
	got := synopticRun(t, "", "review", filepath.Join(examplePages, "d01.txt"), "-o", filepath.Join(t.TempDir(), "no", "such", "review.md"))
	if got.status != exitNothingDone || !strings.Contains(got.stderr, "review.md") {
		t.Errorf("status %d, %q", got.status, got.stderr)
	}
}

func TestEvalHoldsAMinimum(t *testing.T) {
	t.Parallel()
	args := []string{"eval", examplePages, "--gold", "../../testdata/gold"}
	if got := synopticRun(t, "", append(args, "--min", "0.5", "--json")...); got.status != exitDone || !json.Valid([]byte(got.stdout)) {
		t.Errorf("status %d, %s", got.status, got.stderr)
	}
	if got := synopticRun(t, "", append(args, "--min", "1.1")...); got.status != exitSomeFailed {
		t.Errorf("status %d for a minimum that nothing reaches", got.status)
	}
}

func TestUploadSendsPages(t *testing.T) {
	t.Parallel()
	server := startServer(t, t.TempDir())
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.txt"), []byte("a page"))
	put(t, filepath.Join(dir, "b.pdf"), []byte("%PDF-1.4 \x00"))
	first := synopticRun(t, "", "upload", dir, "--server", server.url, "--extract", "none")
	if first.status != exitSomeFailed || !strings.Contains(first.stdout, "a.txt") || !strings.Contains(first.stderr, "b.pdf") {
		t.Errorf("status %d\n%s%s", first.status, first.stdout, first.stderr)
	}
	again := synopticRun(t, "", "upload", filepath.Join(dir, "a.txt"), "--server", server.url)
	if again.status != exitDone || !strings.Contains(again.stderr, "1 there already") {
		t.Errorf("status %d\n%s", again.status, again.stderr)
	}
	server.kill(t)
	gone := httptest.NewServer(nil)
	gone.Close()
	if got := synopticRun(t, "", "upload", filepath.Join(dir, "a.txt"), "--server", gone.URL); got.status != exitNothingDone {
		t.Errorf("no server: status %d\n%s", got.status, got.stderr)
	}
}

func TestASecondServerIsRefused(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	server := startServer(t, data)
	got := synopticRun(t, "", "serve", "--addr", "127.0.0.1:0", "--data", data)
	if got.status != exitNothingDone || !strings.Contains(got.stderr, "another process") {
		t.Errorf("status %d\n%s", got.status, got.stderr)
	}
	server.kill(t)
}

func put(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func archive(t *testing.T, path string, entries map[string][]byte) {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, content := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, path, buf.Bytes())
}

// What a hostile archive or folder calls its files must not reach a terminal
// as it stands, and a name must not look like two lines.
func TestNamesOfFilesAreHarmlessOnATerminal(t *testing.T) {
	t.Parallel()
	server := startServer(t, t.TempDir())
	dir := t.TempDir()
	put(t, filepath.Join(dir, "red\x1b[31m\nname.txt"), []byte("a page"))
	put(t, filepath.Join(dir, "clear\x1b[2J.pdf"), []byte("%PDF-1.4 \x00"))
	archive(t, filepath.Join(dir, "pages.zip"), map[string][]byte{"bell\x07\x1b]0;title\x07.txt": []byte("another page")})
	put(t, filepath.Join(dir, "broken\x1b[31m.zip"), []byte("no archive"))
	for _, args := range [][]string{{"upload", dir, "--server", server.url, "--extract", "none"}, {"extract", dir}, {"review", dir}} {
		got := synopticRun(t, "", args...)
		if all := got.stdout + got.stderr; strings.ContainsAny(all, "\x1b\x07") || got.stderr == "" {
			t.Errorf("%s: %q", args[0], all)
		}
		if args[0] == "upload" && strings.Count(got.stdout, "\n") != 2 {
			t.Errorf("two pages were sent: %q", got.stdout)
		}
	}
	server.kill(t)
}

func TestUploadGivesUpWithAServerThatIsGone(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(nil)
	gone.Close()
	dir := t.TempDir()
	for i := range 200 {
		put(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte("a page"))
	}
	got := synopticRun(t, "", "upload", dir, "--server", gone.URL)
	if got.status != exitNothingDone || !strings.Contains(got.stderr, "were not tried") {
		t.Errorf("status %d, %s", got.status, got.stderr)
	}
}

func TestAReviewIsWrittenIntoAPipeNotOverIt(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		b, _ := os.ReadFile(pipe) // what came before an error is told by its length
		read <- string(b)
	}()
	got := synopticRun(t, "", "review", filepath.Join(examplePages, "d01.txt"), "-o", pipe)
	if info, err := os.Stat(pipe); err != nil || info.Mode().IsRegular() {
		t.Fatalf("the pipe was replaced: status %d, %v", got.status, err)
	}
	if text := <-read; got.status != exitDone || !strings.HasPrefix(text, "# ") {
		t.Errorf("status %d, %q", got.status, text)
	}
}

func TestAReviewKeepsThePermissionsOfItsFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, link := filepath.Join(dir, "review.md"), filepath.Join(dir, "link.md")
	put(t, file, []byte("old"))
	if err := errors.Join(os.Chmod(file, 0o600), os.Symlink(file, link)); err != nil {
		t.Fatal(err)
	}
	got := synopticRun(t, "", "review", filepath.Join(examplePages, "d01.txt"), "-o", link)
	info, err := os.Lstat(file)
	if err != nil || got.status != exitDone || info.Mode().Perm() != 0o600 || info.Size() < 100 {
		t.Errorf("status %d, %v, error %v", got.status, info, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
}
