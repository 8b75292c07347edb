package main

import (
	"bytes"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/kit"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// withModel runs a command line whose environment names a model.
func withModel(t *testing.T, url, cache string, args ...string) outcome {
	t.Helper()
	values := map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-not-to-be-seen",
		"SYNOPTIC_CACHE": cache, "SYNOPTIC_MODEL_TIMEOUT": "20s"}
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, environment{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(n string) string { return values[n] }})
	if strings.Contains(stdout.String()+stderr.String(), "sk-not-to-be-seen") {
		t.Error("the key was printed")
	}
	return outcome{status, stdout.String(), stderr.String()}
}

// A model that answers by sample texts quotes what no page says: nothing of
// it may be shown as a result, and the built-in engine must not be asked.
func TestALyingModelIsNotBelieved(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{})
	url, stop := server.Start()
	defer stop()
	got := withModel(t, url, "off", "extract", "--engine", "llm", examplePages)
	if got.status != exitDone && got.status != exitSomeFailed {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	reported := 0
	for _, d := range lines(t, got.stdout) {
		if d.Extraction == nil {
			continue
		}
		if d.Extraction.Engine != synoptic.EngineLLM {
			t.Errorf("%s was filled by %s", d.FileName, d.Extraction.Engine)
		}
		for _, item := range synoptic.StandardItems() {
			for _, a := range d.Extraction.Answers(item) {
				if a.Status == synoptic.Reported {
					reported++
				}
			}
		}
	}
	if reported != 0 {
		t.Errorf("%d answers without support on the page are shown as reported", reported)
	}
	if len(server.Requests()) == 0 {
		t.Error("no model was asked: nothing was put to the test")
	}
}

func TestWithoutAModelNobodyIsAsked(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{})
	url, stop := server.Start()
	defer stop()
	if got := withModel(t, url, "off", "review", "--engine", "rules", examplePages); got.status != exitDone {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	if got := withModel(t, url, "off", "review", "--dry-run", examplePages); got.status != exitDone || !strings.Contains(got.stdout, "model calls") {
		t.Fatalf("status %d: %s%s", got.status, got.stdout, got.stderr)
	}
	if n := len(server.Requests()); n != 0 {
		t.Errorf("%d calls went out", n)
	}
}

func TestAutoFallsBackAndSaysSo(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{})
	url, stop := server.Start()
	stop() // nobody listens there any more
	got := withModel(t, url, "off", "extract", "--engine", "auto", filepath.Join(examplePages, "d01.txt"))
	documents := lines(t, got.stdout)
	if len(documents) != 1 || documents[0].Extraction == nil || documents[0].Extraction.Engine != synoptic.EngineRules || len(documents[0].Extraction.Warnings) == 0 {
		t.Errorf("status %d: %s%s", got.status, got.stdout, got.stderr)
	}
}

func TestNoPageIsPaidForTwice(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{})
	url, stop := server.Start()
	defer stop()
	cache := t.TempDir()
	page := filepath.Join(examplePages, "d01.txt")
	withModel(t, url, cache, "extract", "--engine", "llm", page)
	first := len(server.Requests())
	withModel(t, url, cache, "extract", "--engine", "llm", page)
	if again := len(server.Requests()); first == 0 || again != first {
		t.Errorf("%d calls the first time, %d after the second", first, again)
	}
}

func TestEnginesByName(t *testing.T) {
	t.Parallel()
	k, err := kit.New(configFor(t, "http://127.0.0.1:1/v1"), nil, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"": "llm", "auto": "llm", "llm": "llm", "rules": "rules"} {
		engine, err := k.Engines.Choose(name)
		if err != nil || engine.Name() != want {
			t.Errorf("%q: %v, %v", name, engine, err)
		}
		writer, err := k.Writers.Choose(name)
		if err != nil || writer.Name() != want {
			t.Errorf("writer %q: %v, %v", name, writer, err)
		}
	}
	reader := &extract.Reader{Engines: extract.Engines{Rules: k.Engines.Rules}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now}
	if _, err := reader.Engines.Choose("llm"); synoptic.CodeOf(err) != synoptic.CodeUnprocessable {
		t.Errorf("a model that is not there: %v", err)
	}
	if few, many := k.Writers.Estimate(10), k.Writers.Estimate(100); few.Calls < 1 || many.Calls <= few.Calls || many.InputTokens <= few.InputTokens {
		t.Errorf("10 studies take %+v, 100 take %+v", few, many)
	}
}

func configFor(t *testing.T, url string) config.Config {
	t.Helper()
	c, err := config.Read(func(name string) string {
		return map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": url}[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
