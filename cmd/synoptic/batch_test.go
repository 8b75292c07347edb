package main

import (
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/httpapi/client"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// Pages wait for the batch, and one asked for takes them on: at a server
// without a model, directly; in a data folder with one, as a job of the
// provider, whose results the next run takes in.
func TestBatchRunAndStatus(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	server := startServer(t, data, "--schedule", "0 2 * * *", "--timezone", "Asia/Shanghai")
	upload := func(path string) {
		t.Helper()
		if got := synopticRun(t, "", "upload", path, "--extract", "batch", "--server", server.url); got.status != exitDone {
			t.Fatalf("uploading: %d %s", got.status, got.stderr)
		}
	}
	upload(filepath.Join(examplePages, "d01.txt"))
	upload(filepath.Join(examplePages, "d02.html"))
	if got := synopticRun(t, "", "batch", "status", "--server", server.url); !strings.Contains(got.stdout, "2 documents wait for a batch") {
		t.Errorf("before: %s%s", got.stdout, got.stderr)
	}
	if got := synopticRun(t, "", "batch", "run", "--wait", "--server", server.url); got.status != exitDone || !strings.Contains(got.stdout, "done (direct)") || !strings.Contains(got.stdout, "2 extracted") {
		t.Errorf("run: %d %s%s", got.status, got.stdout, got.stderr)
	}
	var list client.Batches
	fetch(t, server.url+"/v1/batches", &list)
	if len(list.Items) != 1 || list.Items[0].Status != synoptic.BatchDone || list.Waiting.Pending != 0 {
		t.Errorf("%+v", list)
	}
	if got := synopticRun(t, "", "batch", "status", list.Items[0].ID, "--format", "json", "--server", server.url); !strings.Contains(got.stdout, `"extracted": 2`) {
		t.Errorf("status of one: %s%s", got.stdout, got.stderr)
	}
	upload(filepath.Join(examplePages, "d03.txt"))
	upload(filepath.Join(examplePages, "d04.txt"))
	if got := synopticRun(t, "", "batch", "status", "--data", data); got.status != exitNothingDone || !strings.Contains(got.stderr, "--server") {
		t.Errorf("a folder that a server has open: %d %s", got.status, got.stderr)
	}
	server.kill(t)

	provider := llmtest.New(llmtest.Options{})
	url, stop := provider.Start()
	defer stop()
	prices := filepath.Join(t.TempDir(), "prices.json")
	put(t, prices, []byte(`[{"provider":"","model":"stand-in","input_per_million":10,"output_per_million":20,"as_of":"2026-11-01"}]`))
	env := map[string]string{"SYNOPTIC_MODEL": "stand-in", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-not-to-be-seen", "SYNOPTIC_BATCH": "provider",
		"SYNOPTIC_BATCH_REPAIRS": "live", "SYNOPTIC_PRICES": prices}
	first := withEnv(t, env, "batch", "run", "--data", data)
	if first.status != exitDone || !strings.Contains(first.stdout, "submitted (provider)") || !strings.Contains(first.stdout, "2 submitted") || !strings.Contains(first.stdout, "estimated $0.0") {
		t.Fatalf("submitting: %d %s%s", first.status, first.stdout, first.stderr)
	}
	second := withEnv(t, env, "batch", "run", "--data", data)
	id := strings.Fields(first.stdout)[1]
	got := withEnv(t, env, "batch", "status", id, "--data", data)
	if second.status != exitDone || !strings.Contains(got.stdout, "done (provider)") || !strings.Contains(got.stdout, "2 extracted") || !strings.Contains(got.stdout, "live it would be $0.") {
		t.Errorf("taking in: %d %s%s\n%s", second.status, second.stdout, second.stderr, got.stdout)
	}
	if n := provider.Batches().Bill().Answered; n != 2 {
		t.Errorf("%d answers were bought", n)
	}
	for _, o := range []outcome{first, second, got} {
		if strings.Contains(o.stdout+o.stderr, "not-to-be-seen") {
			t.Error("the key was printed")
		}
	}
}

func TestUsageOfBatch(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"batch"}, {"batch", "walk"}, {"batch", "run", "bat_1"}, {"batch", "status", "a", "b"}, {"batch", "status", "--format", "csv"},
		{"batch", "run", "--server", "nonsense"}, {"serve", "--schedule", "every night"}, {"serve", "--timezone", "Asia/Shanghai"},
		{"serve", "--schedule", "0 2 * * *", "--timezone", "Mars/Olympus"},
	} {
		if got := synopticRun(t, "", args...); got.status != exitUsage {
			t.Errorf("%q: status %d, %s", args, got.status, got.stderr)
		}
	}
	if got := synopticRun(t, "", "batch", "status", "--data", filepath.Join(t.TempDir(), "none", "there")); got.status != exitNothingDone {
		t.Errorf("no data: status %d, %s", got.status, got.stderr)
	}
}
