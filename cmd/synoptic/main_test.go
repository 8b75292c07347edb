package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// asProgram makes the test binary behave as synoptic itself, so that tests
// can start it, and kill it, as a process of its own.
const asProgram = "SYNOPTIC_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// outcome is what a run of the command line left behind.
type outcome struct {
	status         int
	stdout, stderr string
}

// synoptic runs one command line in this process, with no model in its
// environment.
func synopticRun(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, environment{
		stdin: strings.NewReader(stdin), stdout: &stdout, stderr: &stderr,
		getenv: func(string) string { return "" },
	})
	return outcome{status, stdout.String(), stderr.String()}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		args   []string
		status int
		says   string // on standard error, or on standard output for help
	}{
		{"nothing", nil, exitUsage, "synoptic review"},
		{"help", []string{"--help"}, exitDone, "Exit status"},
		{"help of a command", []string{"help", "review"}, exitDone, "--language"},
		{"help of a short flag", []string{"review", "-h"}, exitDone, "  -o FILE"},
		{"flag help", []string{"extract", "--help"}, exitDone, "--format"},
		{"unknown command", []string{"revue"}, exitUsage, `no command "revue"`},
		{"unknown flag", []string{"review", "--speed", "x"}, exitUsage, "there is no flag --speed; there are --dry-run"},
		{"a mistyped flag", []string{"review", "--langauge", "zh", "x"}, exitUsage, "there is no flag --langauge; did you mean --language?"},
		{"a flag without its value", []string{"review", "x", "-o"}, exitUsage, "-o needs a value behind it"},
		{"a word for a number", []string{"serve", "--workers", "many"}, exitUsage, `--workers does not take "many"`},
		{"a word for yes or no", []string{"review", "--dry-run=perhaps"}, exitUsage, `--dry-run does not take "perhaps"`},
		{"a negative rate", []string{"serve", "--rate", "-3"}, exitUsage, "--rate -3 is no number of requests a minute"},
		{"an extension of no format", []string{"review", "x", "-o", "x.pdf"}, exitUsage, ".docx"},
		{"a price as a table", []string{"review", "x", "--dry-run", "--format", "docx"}, exitUsage, "use --format json"},
		{"a price into a table", []string{"review", "x", "--dry-run", "-o", "x.docx"}, exitUsage, "name a .txt, .md or .json file"},
		{"formats in help", []string{"review", "--help"}, exitDone, "\n  docx         .docx"},
		{"styles in help", []string{"review", "--help"}, exitDone, "\n  apa "},
		{"a command without arguments", []string{"serve", "--help"}, exitDone, "usage: synoptic serve [flags]"},
		{"version", []string{"version"}, exitDone, "go1."},
		{"version as a flag", []string{"--version"}, exitDone, "synoptic "},
		{"version of something", []string{"version", "x"}, exitUsage, `takes no "x"`},
		{"no server", []string{"batch", "status", "--server", "http://127.0.0.1:1"}, exitNothingDone, "no server answers at http://127.0.0.1:1; start one with: synoptic serve\n"},
		{"no paths", []string{"review"}, exitUsage, "name the pages"},
		{"unknown format", []string{"review", "x", "--format", "pdf"}, exitUsage, "pdf"},
		{"unknown language", []string{"extract", "x", "--language", "fr"}, exitUsage, "zh or en"},
		{"unknown engine", []string{"review", "x", "--engine", "magic"}, exitUsage, "magic"},
		{"a model without one", []string{"review", "x", "--engine", "llm"}, exitUsage, "SYNOPTIC_MODEL"},
		{"a path that is not there", []string{"extract", "no/such/page.txt"}, exitNothingDone, "no/such/page.txt"},
		{"a network address", []string{"serve", "--addr", "0.0.0.0:0"}, exitUsage, "network"},
		{"a bad server", []string{"upload", "x", "--server", "nonsense"}, exitUsage, "no address"},
		{"labels that are not there", []string{"eval", "x", "--gold", "no/such/gold"}, exitNothingDone, "manifest.json"},
		{"labels not named", []string{"eval", "x"}, exitUsage, "--gold"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := synopticRun(t, "", tt.args...)
			if got.status != tt.status {
				t.Errorf("status %d, want %d", got.status, tt.status)
			}
			if !strings.Contains(got.stdout+got.stderr, tt.says) {
				t.Errorf("it does not say %q:\n%s%s", tt.says, got.stdout, got.stderr)
			}
		})
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	status := run(ctx, []string{"extract", "../../testdata/pages"}, environment{
		stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }})
	if status != exitInterrupted {
		t.Errorf("status %d, want %d", status, exitInterrupted)
	}
}

func TestWhatStandsBehindTwoDashesIsAPath(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"extract", "--language", "zh", "--", "--odd.txt"}, {"extract", "--", "--odd.txt"}} {
		if got := synopticRun(t, "", args...); got.status != exitNothingDone || !strings.Contains(got.stderr, "--odd.txt: no such file") {
			t.Errorf("%q: status %d, %s", args, got.status, got.stderr)
		}
	}
}

// A terminal or a pipe that gives nothing must not hold the program.
func TestWaitingForInputCanBeInterrupted(t *testing.T) {
	t.Parallel()
	silent, _ := io.Pipe()
	for _, command := range []string{"extract", "review"} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		status := run(ctx, []string{command, "-"}, environment{
			stdin: silent, stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }})
		cancel()
		if status != exitInterrupted {
			t.Errorf("%s: status %d, want %d", command, status, exitInterrupted)
		}
	}
}
