//go:build integration

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// The real program, built as a user builds it, used as the README says.

func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "synoptic")
	cmd := exec.Command("go", "build", "-trimpath", "-o", binary, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

func TestTheBinaryReviewsWithoutAnything(t *testing.T) {
	t.Parallel()
	binary := build(t)
	// No environment at all: no home, no path, no key.
	cmd := exec.Command(binary, "review", examplePages, "--language", "en")
	cmd.Env = []string{}
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Comparative review of 10 studies", "## Evidence table", "[10]"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the review lacks %q", want)
		}
	}
}

func TestTheBinaryAsksAModelOnlyWhenTold(t *testing.T) {
	t.Parallel()
	binary := build(t)
	server := llmtest.New(llmtest.Options{})
	url, stop := server.Start()
	defer stop()
	run := func(args ...string) string {
		cmd := exec.Command(binary, args...)
		cmd.Env = []string{"OPENAI_BASE_URL=" + url, "OPENAI_API_KEY=sk-lies-around", "SYNOPTIC_CACHE=" + t.TempDir(), "SYNOPTIC_MODEL=" + os.Getenv("NO_SUCH_VARIABLE")}
		if args[len(args)-1] == "llm" {
			cmd.Env[3] = "SYNOPTIC_MODEL=stand-in"
		}
		out, err := cmd.Output()
		if exit, failed := err.(*exec.ExitError); err != nil && (!failed || exit.ExitCode() > exitSomeFailed) {
			t.Fatalf("%v: %v\n%s", args, err, exit.Stderr)
		}
		return string(out)
	}
	run("extract", examplePages)
	if n := len(server.Requests()); n != 0 {
		t.Errorf("a key that lay around sent %d pages out", n)
	}
	run("extract", filepath.Join(examplePages, "d01.txt"), "--engine", "llm")
	if len(server.Requests()) == 0 {
		t.Error("the model was not asked though it was named")
	}
}

func TestTheServerKeepsWhatItTook(t *testing.T) {
	t.Parallel()
	binary, data := build(t), t.TempDir()
	page, err := os.ReadFile(filepath.Join(examplePages, "d01.txt"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	start := func() (*exec.Cmd, string) {
		cmd := exec.CommandContext(ctx, binary, "serve", "--addr", "127.0.0.1:0", "--data", data)
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(stderr)
		for lines.Scan() {
			if url := listening.FindString(lines.Text()); url != "" {
				go func() {
					for lines.Scan() { // let it write
					}
				}()
				return cmd, url
			}
		}
		t.Fatal("the server did not start")
		return nil, ""
	}
	cmd, url := start()
	var d synoptic.Document
	if !post(url+"/v1/documents?file_name=d01.txt", "text/plain", page, &d) || d.ID == "" {
		t.Fatal("the upload was not taken")
	}
	var r synoptic.Review
	if !post(url+"/v1/reviews", "application/json", []byte(`{"filter":{},"language":"zh"}`), &r) || r.ID == "" {
		t.Fatal("the review was not accepted")
	}
	waitFor(t, url+"/v1/reviews/"+r.ID, func(r synoptic.Review) bool { return r.Status == synoptic.ReviewDone })
	resp, err := http.Get(url + "/v1/reviews/" + r.ID + "?format=md")
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(resp.Body); err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if !strings.Contains(text.String(), "单案例研究") {
		t.Errorf("the review: %.300s", text.String())
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its status is 130
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("Ctrl-C ends the server with status %d", code)
	}
	cmd, url = start()
	var kept synoptic.Document
	fetch(t, url+"/v1/documents/"+d.ID, &kept)
	if kept.Status != synoptic.Extracted {
		t.Errorf("after the restart the document is %s", kept.Status)
	}
	var spec map[string]any
	fetch(t, url+"/openapi.json", &spec)
	if _, err := json.Marshal(spec["paths"]); err != nil || spec["openapi"] == nil {
		t.Errorf("no description: %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}
