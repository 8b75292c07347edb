package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// Of pages of which no review can be made, each is named with its reason, and
// all are accounted for.
func TestAReviewOfNothingNamesEveryPage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range maxNamed + 4 {
		put(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), []byte("请登录后查看全文"))
	}
	put(t, filepath.Join(dir, "poison.txt"), []byte("%PDF-1.7\x00\x01\x02"))
	got := synopticRun(t, "", "review", dir)
	if got.status != exitNothingDone || got.stdout != "" {
		t.Errorf("status %d, %q", got.status, got.stdout)
	}
	for i := range maxNamed + 4 {
		if named := strings.Contains(got.stderr, fmt.Sprintf("%02d.txt: rejected: ", i)); named != (i < maxNamed) {
			t.Errorf("page %d named: %v", i, named)
		}
	}
	for _, says := range []string{"and 5 more rejected", "none of the 25 pages can be reviewed: 25 rejected"} {
		if !strings.Contains(got.stderr, says) {
			t.Errorf("it does not say %q:\n%s", says, got.stderr)
		}
	}
}

func TestAPriceAsJSON(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "price.json")
	for _, args := range [][]string{{"--format", "json"}, {"--format", "json", "-o", file}, {"-o", file}} {
		got := synopticRun(t, "", append([]string{"review", "--dry-run", filepath.Join(examplePages, "d01.txt")}, args...)...)
		text := got.stdout
		if len(args) != 2 || args[0] == "-o" {
			b, err := os.ReadFile(file)
			if err != nil || text != "" {
				t.Fatalf("%v: %v, and on standard output %q", args, err, text)
			}
			text = string(b)
		}
		var e map[string]any
		if err := json.Unmarshal([]byte(text), &e); err != nil || e["documents"] != 1.0 || e["estimated_cost_usd"] != 0.0 {
			t.Errorf("%v: %v %s", args, err, text)
		}
		for _, key := range []string{"calls", "input_tokens", "output_tokens"} {
			if _, there := e[key]; !there {
				t.Errorf("%v: no %s in %s", args, key, text)
			}
		}
	}
	note := filepath.Join(t.TempDir(), "price.txt")
	synopticRun(t, "", "review", "--dry-run", filepath.Join(examplePages, "d01.txt"), "-o", note)
	if b, err := os.ReadFile(note); err != nil || !strings.HasPrefix(string(b), "1 pages, 0 model calls") {
		t.Errorf("%v %s", err, b)
	}
}

// A fault in a form is told in the words of forms.
func TestWhatIsNoForm(t *testing.T) {
	t.Parallel()
	for content, says := range map[string]string{
		`[]`:                          `JSON of another kind (array)`,
		`{"name":1}`:                  "name must not be of the kind number",
		`{"name":"a","colour":"red"}`: `a form has no key "colour"`,
		`{"name":`:                    "ends before it is whole",
		``:                            "ends before it is whole",
		`name: a`:                     "not JSON from byte",
	} {
		file := filepath.Join(t.TempDir(), "form.json")
		put(t, file, []byte(content))
		got := synopticRun(t, "", "extract", "--form", file, "x")
		if got.status != exitUsage || !strings.Contains(got.stderr, says) || strings.Contains(got.stderr, "json:") || strings.Contains(got.stderr, "Go ") {
			t.Errorf("%s: %d %s", content, got.status, got.stderr)
		}
	}
}

func TestWordsOfTheProgramStayInside(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	if got := synopticRun(t, "", "review", empty); got.status != exitNothingDone || !strings.Contains(got.stderr, "there is no page to read in "+empty+"\n") {
		t.Errorf("%d %s", got.status, got.stderr)
	}
	data := t.TempDir()
	db, err := sqlite.Open(t.Context(), filepath.Join(data, dataFile), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got := synopticRun(t, "", "serve", "--data", data, "--addr", "127.0.0.1:0")
	if got.status != exitNothingDone || !strings.Contains(got.stderr, "another process holds the data folder "+data) || strings.Contains(got.stderr, "SQLITE") {
		t.Errorf("%d %s", got.status, got.stderr)
	}
}

func TestVersionLine(t *testing.T) {
	t.Parallel()
	build := &debug.BuildInfo{GoVersion: "go1.26", Main: debug.Module{Version: "v1.2.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2026-11-22T00:00:00Z"}, {Key: "vcs.modified", Value: "true"}}}
	if got, want := versionLine(build), "synoptic v1.2.0, revision abc of 2026-11-22T00:00:00Z with changes, go1.26"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := versionLine(&debug.BuildInfo{GoVersion: "go1.26"}); got != "synoptic (devel), go1.26" {
		t.Errorf("%q", got)
	}
}

func TestPagesThatAreThereButNotRead(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	err := withoutReview(environment{stderr: &said}, nil, []synoptic.Document{{Status: synoptic.Failed}, {Status: synoptic.Stored}}, os.ErrInvalid)
	if err == nil || !strings.Contains(err.Error(), "1 failed, 1 not extracted") {
		t.Errorf("%v", err)
	}
	if err := withoutReview(environment{stderr: &said}, nil, []synoptic.Document{{Status: synoptic.Extracted}}, os.ErrInvalid); err != os.ErrInvalid {
		t.Errorf("%v", err)
	}
}
