package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// withEnv runs one command line with an environment.
func withEnv(t *testing.T, variables map[string]string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, environment{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(name string) string { return variables[name] }})
	return outcome{status, stdout.String(), stderr.String()}
}

// get asks a server as the holder of a key.
func get(t *testing.T, url, key string) (status int, body map[string]any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, body
}

// A key made before the server runs, one made while it runs, a large page sent
// with it, and a key revoked under the running server's eyes.
func TestKeysOfAServer(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	before := synopticRun(t, "", "keys", "create", "--workspace", "team", "--data", data, "--expires", "90d", "--name", "笔记本")
	early := strings.TrimSpace(before.stdout)
	if before.status != exitDone || strings.Count(before.stdout, "\n") != 1 || strings.Contains(before.stderr, early) {
		t.Fatalf("made with status %d: %q %s", before.status, before.stdout, before.stderr)
	}
	server := startServer(t, data, "--auth", "--rate", "6000")
	made := synopticRun(t, "", "keys", "create", "--workspace", "another", "--data", data)
	late := strings.TrimSpace(made.stdout)
	if made.status != exitDone || late == "" {
		t.Fatalf("made under a running server with status %d: %s", made.status, made.stderr)
	}
	if status, _ := get(t, server.url+"/v1/documents", ""); status != http.StatusUnauthorized {
		t.Errorf("without a key: %d", status)
	}
	for _, key := range []string{early, late} {
		if status, body := get(t, server.url+"/v1/documents", key); status != http.StatusOK {
			t.Errorf("with a key: %d %v", status, body)
		}
	}
	large := filepath.Join(t.TempDir(), "large.txt")
	put(t, large, bytes.Repeat([]byte("一页很长的文字。\n"), 200_000))
	sent := withEnv(t, map[string]string{"SYNOPTIC_API_KEY": early}, "upload", large, "--server", server.url, "--extract", "none")
	id, _, _ := strings.Cut(sent.stdout, "\t")
	if sent.status != exitDone || !strings.HasPrefix(id, "doc_") {
		t.Fatalf("a page of %d bytes: status %d, %s", 200_000*25, sent.status, sent.stderr)
	}
	if status, body := get(t, server.url+"/v1/documents/"+id, early); status != http.StatusOK || body["file_name"] != "large.txt" {
		t.Errorf("the large page: %d %v", status, body)
	}
	if status, _ := get(t, server.url+"/v1/documents/"+id, late); status != http.StatusNotFound {
		t.Errorf("the large page, for the other workspace: %d", status)
	}
	if without := withEnv(t, nil, "upload", large, "--server", server.url); without.status != exitNothingDone || !strings.Contains(without.stderr, "API key is needed") {
		t.Errorf("without a key: status %d, %s", without.status, without.stderr)
	}

	listed := synopticRun(t, "", "keys", "list", "--data", data)
	for _, says := range []string{"team", "another", "active", "笔记本"} {
		if !strings.Contains(listed.stdout, says) {
			t.Errorf("the list does not say %q:\n%s", says, listed.stdout)
		}
	}
	if strings.Contains(listed.stdout+listed.stderr, early) {
		t.Error("the list shows a key")
	}
	keyID := strings.Split(late, "_")[1]
	if revoked := synopticRun(t, "", "keys", "revoke", keyID, "nobody", "--data", data); revoked.status != exitSomeFailed || !strings.Contains(revoked.stderr, "nobody: there is no such key") {
		t.Errorf("revoked with status %d: %s", revoked.status, revoked.stderr)
	}
	if status, body := get(t, server.url+"/v1/documents", late); status != http.StatusUnauthorized || !strings.Contains(body["detail"].(string), "revoked") {
		t.Errorf("with the revoked key: %d %v", status, body)
	}
	if status, _ := get(t, server.url+"/v1/documents", early); status != http.StatusOK {
		t.Errorf("with the other key: %d", status)
	}
	server.kill(t)

	// The note that the killed server left leads nowhere, and does no harm.
	if again := synopticRun(t, "", "keys", "list", "--workspace", "another", "--data", data); again.status != exitDone || !strings.Contains(again.stdout, "revoked") || strings.Contains(again.stdout, "team") {
		t.Errorf("after the server's end: status %d, %s%s", again.status, again.stdout, again.stderr)
	}
}

// What was given up is listed with its reason and done again, by the command
// line alone and by a running server.
func TestWhatWasGivenUpIsDoneAgain(t *testing.T) {
	t.Parallel()
	for _, running := range []bool{false, true} {
		data := t.TempDir()
		id := giveUp(t, data)
		var server *program
		if running {
			server = startServer(t, data)
		}
		dead := synopticRun(t, "", "admin", "dead", "--data", data)
		if want := "extract\tlocal\t" + id + "\tfailed\tthe disk was full\n"; dead.status != exitDone || dead.stdout != want {
			t.Errorf("dead letters with status %d: %q, want %q; %s", dead.status, dead.stdout, want, dead.stderr)
		}
		again := synopticRun(t, "", "admin", "redrive", "--queue", "extract", "--data", data)
		if again.status != exitDone || !strings.Contains(again.stderr, "extract: 1 taken up again") {
			t.Errorf("status %d, %s", again.status, again.stderr)
		}
		if !running {
			server = startServer(t, data)
		}
		d := waitFor(t, server.url+"/v1/documents/"+id, func(d synoptic.Document) bool { return d.Status.Final() })
		if d.Status != synoptic.Extracted || d.Error != nil {
			t.Errorf("done again: %s, %+v", d.Status, d.Error)
		}
		if left := synopticRun(t, "", "admin", "dead", "--data", data); left.stdout != "" || !strings.Contains(left.stderr, "nothing") {
			t.Errorf("left: %q %s", left.stdout, left.stderr)
		}
		server.kill(t)
	}
}

// giveUp leaves a data folder with a document that was given up.
func giveUp(t *testing.T, data string) (id string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	db, err := sqlite.Open(ctx, filepath.Join(data, dataFile), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	raw := readPages(t)[0]
	d, _, err := storage.New(db.Table(), db.Blobs(), nil).CreateDocument(ctx, synoptic.LocalWorkspace, storage.NewDocument{Raw: raw, Document: synoptic.Document{
		ID: synoptic.DocumentID(raw), Status: synoptic.Failed, Extract: synoptic.ExtractNow, FileName: "d.txt", CreatedAt: time.Now(),
		Error: &synoptic.Problem{Code: "unavailable", Message: "the disk was full"}}})
	if err != nil {
		t.Fatal(err)
	}
	task := work.Task{Workspace: synoptic.LocalWorkspace, ID: d.Document.ID}
	if err := work.Send(ctx, db.Queue(), storage.DeadLetters(work.ExtractQueue), task, 0); err != nil {
		t.Fatal(err)
	}
	return d.Document.ID
}

func TestUsageOfKeysAndAdmin(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	for name, tt := range map[string]struct {
		env    map[string]string
		args   []string
		status int
		says   string
	}{
		"no verb":                {nil, []string{"keys"}, exitUsage, "create, list or revoke"},
		"another verb":           {nil, []string{"keys", "rotate"}, exitUsage, "create, list or revoke"},
		"no workspace":           {nil, []string{"keys", "create"}, exitUsage, "--workspace"},
		"a strange workspace":    {nil, []string{"keys", "create", "--workspace", "a b", "--data", empty}, exitUsage, "letters, digits"},
		"a strange time":         {nil, []string{"keys", "create", "--workspace", "a", "--expires", "soon"}, exitUsage, "90d"},
		"no time":                {nil, []string{"keys", "create", "--workspace", "a", "--expires", "0d"}, exitUsage, "90d"},
		"nothing to revoke":      {nil, []string{"keys", "revoke"}, exitUsage, "keys list"},
		"too much":               {nil, []string{"keys", "list", "all"}, exitUsage, "all"},
		"no such folder":         {nil, []string{"keys", "list", "--data", filepath.Join(empty, "none")}, exitNothingDone, "no data"},
		"two storages":           {nil, []string{"keys", "list", "--data", empty, "--table", "t"}, exitUsage, "--table"},
		"no order":               {nil, []string{"admin"}, exitUsage, "redrive"},
		"an unknown queue":       {nil, []string{"admin", "dead", "--queue", "batch"}, exitUsage, "extract and review"},
		"half an installation":   {map[string]string{"SYNOPTIC_TABLE": "t"}, []string{"admin", "dead"}, exitUsage, "SYNOPTIC_BUCKET"},
		"a rate of nothing":      {nil, []string{"serve", "--rate", "-1"}, exitUsage, "--rate"},
		"a rate in words":        {map[string]string{"SYNOPTIC_RATE": "many"}, []string{"serve"}, exitUsage, "SYNOPTIC_RATE"},
		"a network without keys": {nil, []string{"serve", "--addr", ":0"}, exitUsage, "--auth"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := withEnv(t, tt.env, tt.args...); got.status != tt.status || !strings.Contains(got.stderr, tt.says) {
				t.Errorf("status %d, want %d; it does not say %q:\n%s", got.status, tt.status, tt.says, got.stderr)
			}
		})
	}
}

// Who is not let in is told so once, not for every page.
func TestAnUploadWithoutAKeyStopsAtOnce(t *testing.T) {
	t.Parallel()
	data, pages := t.TempDir(), t.TempDir()
	for i := range 200 {
		put(t, filepath.Join(pages, fmt.Sprint(i, ".txt")), fmt.Appendf(nil, "page %d", i))
	}
	server := startServer(t, data, "--auth")
	got := withEnv(t, map[string]string{"SYNOPTIC_API_KEY": "syn_mistyped"}, "upload", pages, "--server", server.url)
	if told := strings.Count(got.stderr, "mistyped"); got.status != exitNothingDone || told == 0 || told > 2*uploadsAtOnce || !strings.Contains(got.stderr, "were not tried") {
		t.Errorf("status %d, told %d times:\n%s", got.status, told, got.stderr)
	}
	server.kill(t)
}
