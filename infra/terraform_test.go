//go:build integration

// Package infra_test runs Terraform over this folder: its own tests with a
// mocked provider, and the whole of it against an engine that stands in for
// AWS.
//
// The provider comes from where TF_CLI_CONFIG_FILE points, or is downloaded by
// terraform init.
package infra_test

import (
	"archive/zip"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/enginetest"
)

var engines = enginetest.NewFleet()

func TestMain(m *testing.M) { os.Exit(engines.Run(m)) }

// workspace is a copy of this folder, with packages of the right names: what
// is in them nobody looks at.
type workspace struct {
	terraform, folder string
	environment       []string
}

func newWorkspace(t *testing.T) workspace {
	t.Helper()
	w := workspace{terraform: engines.Program(t, "terraform"), folder: t.TempDir()}
	build := t.TempDir()
	w.environment = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_INPUT=0", "TF_VAR_build="+build)
	files, err := filepath.Glob("*.tf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no Terraform files: %v", err)
	}
	tests, err := filepath.Glob("tests/*.tftest.hcl")
	if err != nil || len(tests) == 0 {
		t.Fatalf("no Terraform tests: %v", err)
	}
	for _, name := range append(files, tests...) {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(w.folder, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, function := range []string{"api", "extract", "review", "batch"} {
		writeZip(t, filepath.Join(build, function+".zip"))
	}
	w.run(t, time.Minute, "init")
	return w
}

func writeZip(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	archive := zip.NewWriter(file)
	if _, err := archive.Create("bootstrap"); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
}

// run runs a command of Terraform, which has so long for it.
func (w workspace) run(t *testing.T, atMost time.Duration, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), atMost)
	defer cancel()
	cmd := exec.CommandContext(ctx, w.terraform, args...)
	cmd.Dir, cmd.Env = w.folder, w.environment
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it lets go of its lock
	cmd.WaitDelay = 20 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("terraform %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestTheInvariants(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.run(t, time.Minute, "fmt", "-check", "-recursive")
	w.run(t, time.Minute, "validate", "-no-color")
	out := w.run(t, 2*time.Minute, "test", "-no-color")
	if !strings.Contains(out, "Success!") {
		t.Errorf("terraform test says:\n%s", out)
	}
}

// TestTheWholeOfIt builds everything, asks what is left to do, and takes it
// down. That nothing is to be added or destroyed is what a second plan can say
// here: the engine forgets a few settings, which would be changed in place.
func TestTheWholeOfIt(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.environment = append(w.environment, "TF_VAR_endpoint="+engines.Moto(t), "TF_VAR_keep_data=false")
	w.run(t, 6*time.Minute, "apply", "-auto-approve", "-parallelism=20", "-no-color")
	w.run(t, 2*time.Minute, "plan", "-out=again", "-no-color")
	var plan struct {
		Changes []struct {
			Address string `json:"address"`
			Change  struct {
				Actions []string `json:"actions"`
			} `json:"change"`
		} `json:"resource_changes"`
	}
	if err := json.Unmarshal([]byte(w.run(t, time.Minute, "show", "-json", "again")), &plan); err != nil {
		t.Fatal(err)
	}
	if len(plan.Changes) < 50 {
		t.Errorf("the plan knows of %d resources", len(plan.Changes))
	}
	for _, c := range plan.Changes {
		for _, action := range c.Change.Actions {
			if action == "create" || action == "delete" {
				t.Errorf("a second plan would %s %s", action, c.Address)
			}
		}
	}
	var outputs map[string]struct {
		Value any `json:"value"`
	}
	if err := json.Unmarshal([]byte(w.run(t, time.Minute, "output", "-json")), &outputs); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"url", "table", "bucket", "queues", "dashboard"} {
		if outputs[name].Value == nil {
			t.Errorf("there is no output %s", name)
		}
	}
	if out := w.run(t, 4*time.Minute, "destroy", "-auto-approve", "-parallelism=20", "-no-color"); !strings.Contains(out, "Destroy complete!") {
		t.Errorf("terraform destroy says:\n%s", out)
	}
}
