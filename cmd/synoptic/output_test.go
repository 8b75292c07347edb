package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheExtensionOfTheOutputChoosesTheFormat(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ format, output, want string }{
		{"", "", "md"}, {"", "-", "md"}, {"", "review.docx", "docx"}, {"", "a/review.XLSX", "xlsx"}, {"", "review.txt", "md"},
		{"html", "review.docx", "html"}, {"docx", "", "docx"},
	} {
		got, err := chooseFormat(environment{stdout: &strings.Builder{}}, tt.format, tt.output)
		if err != nil || got.Name != tt.want {
			t.Errorf("--format %q -o %q: %q, %v", tt.format, tt.output, got.Name, err)
		}
	}
}

// A terminal is not sprayed with a zip; a file and a pipe get one.
func TestAWordDocumentIsKeptFromATerminal(t *testing.T) {
	t.Parallel()
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system has no terminal to try it on: ", err)
	}
	defer terminal.Close()
	env := environment{stdout: terminal}
	if !isTerminal(terminal) {
		t.Skip("the pseudo-terminal of this system is none")
	}
	_, err = chooseFormat(env, "docx", "")
	var misuse usageError
	if !errors.As(err, &misuse) || !strings.Contains(err.Error(), "-o review.docx") {
		t.Errorf("%v", err)
	}
	for _, tt := range []struct{ format, output string }{{"docx", filepath.Join(t.TempDir(), "r.docx")}, {"md", ""}} {
		if _, err := chooseFormat(env, tt.format, tt.output); err != nil {
			t.Errorf("--format %s -o %q: %v", tt.format, tt.output, err)
		}
	}
}
