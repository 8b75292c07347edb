package enginetest

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// actAs names the part that this test binary plays when it is started as an
// engine.
const actAs = "SYNOPTIC_ENGINETEST_ACT_AS"

func TestMain(m *testing.M) {
	switch part := os.Getenv(actAs); part {
	case "":
		os.Exit(m.Run())
	case "engine":
		fmt.Println(http.ListenAndServe(net.JoinHostPort(loopback, os.Args[1]), http.NotFoundHandler()))
	default:
		fmt.Println("the", part, "is missing")
	}
	os.Exit(1)
}

// acting is a spec of this test binary in a part.
func acting(t *testing.T, part string) spec {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return spec{name: "actor", command: func(port, _ string) (*exec.Cmd, error) {
		cmd := exec.Command(self, port)
		cmd.Env = append(os.Environ(), actAs+"="+part)
		return cmd, nil
	}}
}

func TestAnEngineStartsOnceAndStops(t *testing.T) {
	t.Parallel()
	fleet, s := NewFleet(), acting(t, "engine")
	t.Run("used", func(t *testing.T) {
		first, second := fleet.use(t, s), fleet.use(t, s)
		response, err := http.Get(first)
		if err != nil || first != second {
			t.Fatalf("%q and %q: %v", first, second, err)
		}
		response.Body.Close()
	})
	e := fleet.engines["actor"]
	folder := e.proc.folder
	e.proc.stop()
	if _, err := http.Get(e.url); err == nil {
		t.Error("it answers after it was stopped")
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("its data is left")
	}
	if got := e.report("actor"); got != "engine actor: ran 2" {
		t.Error(got)
	}
}

func TestAnEngineThatDoesNotComeUp(t *testing.T) {
	t.Parallel()
	_, _, err := acting(t, "disk").start()
	if err == nil || !strings.Contains(err.Error(), "the disk is missing") {
		t.Fatalf("%v, without its last words", err)
	}
	e := &engine{err: errors.New("of two\nlines")}
	if got := e.report("x"); got != "engine x: not run: of two lines" {
		t.Errorf("%q", got)
	}
}

func TestTheReportGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report")
	t.Setenv("SYNOPTIC_ENGINE_REPORT", path)
	for range 2 {
		if err := tell([]string{"engine a: ran 1", "engine b: ran 2"}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if want := strings.Repeat("engine a: ran 1\nengine b: ran 2\n", 2); err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTheTailIsBounded(t *testing.T) {
	t.Parallel()
	var kept tail
	for i := range 10_000 {
		fmt.Fprintln(&kept, i)
	}
	if got := kept.text(); len(got) != tailBytes || !strings.HasSuffix(got, "\n9999\n") {
		t.Errorf("%d bytes, ending in %q", len(got), got[len(got)-10:])
	}
}

// TestOneWriteAtATime sends writes, reads and others at once to a server that
// notices when they meet.
func TestOneWriteAtATime(t *testing.T) {
	t.Parallel()
	var writing, reading atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		switch r.Header.Get("X-Amz-Target") {
		case "DynamoDB_20120810.UpdateItem", "DynamoDB_20120810.TransactWriteItems":
			if writing.Add(1) > 1 || reading.Load() > 0 {
				t.Error("a write met another request")
			}
			defer writing.Add(-1)
		case "DynamoDB_20120810.Query", "DynamoDB_20120810.BatchGetItem":
			reading.Add(1)
			defer reading.Add(-1)
			if writing.Load() > 0 {
				t.Error("a read met a write")
			}
		}
	}))
	defer server.Close()
	address, stop, err := front(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	var all sync.WaitGroup
	for i := range 120 {
		target := []string{"DynamoDB_20120810.UpdateItem", "DynamoDB_20120810.TransactWriteItems", "DynamoDB_20120810.Query",
			"DynamoDB_20120810.BatchGetItem", "AmazonSQS.ReceiveMessage"}[i%5]
		all.Go(func() {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, nil)
			if err != nil {
				t.Error(err)
				return
			}
			r.Header.Set("X-Amz-Target", target)
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
		})
	}
	all.Wait()
}
