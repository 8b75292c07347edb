package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

// TestKill9LosesNothing kills the server at random moments of uploads,
// extraction and reviews, twenty times over. After the last restart every
// acknowledged document and review is there and ends well, once. The moments
// are counted in what was acknowledged, not in time, so that a slow machine
// is put to the same test as a fast one.
func TestKill9LosesNothing(t *testing.T) {
	t.Parallel()
	const kills = 20
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	data := t.TempDir()
	kept := newAcknowledged()
	pages := readPages(t)
	for round := range kills {
		server := startServer(t, data)
		stop := make(chan struct{})
		reached := kept.reach(1+random.IntN(30), round%2) // every other round a review is among them
		var load sync.WaitGroup
		for client := range 4 {
			load.Go(func() { kept.load(server.url, pages, fmt.Sprintf("%d-%d", round, client), stop) })
		}
		gone := make(chan struct{})
		go func() { load.Wait(); close(gone) }()
		select {
		case <-reached:
		case <-gone:
			t.Fatal("the server went away before it was killed")
		}
		time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond) // not always right after an answer
		server.kill(t)
		close(stop)
		<-gone
	}
	t.Logf("%d documents and %d reviews acknowledged over %d kills", len(kept.documents), len(kept.reviews), kills)

	server := startServer(t, data)
	for id := range kept.documents {
		d := waitFor(t, server.url+"/v1/documents/"+id, func(d synoptic.Document) bool { return d.Status.Final() })
		if d.Status == synoptic.Failed && d.Error == nil {
			t.Errorf("document %s failed without a reason", id)
		}
		var extractions struct{ Items []synoptic.Extraction }
		fetch(t, server.url+"/v1/documents/"+id+"/extractions", &extractions)
		if d.Status == synoptic.Extracted && len(extractions.Items) != 1 {
			t.Errorf("document %s has %d extractions, want one", id, len(extractions.Items))
		}
	}
	for id := range kept.reviews {
		r := waitFor(t, server.url+"/v1/reviews/"+id, func(r synoptic.Review) bool {
			return r.Status == synoptic.ReviewDone || r.Status == synoptic.ReviewFailed
		})
		if r.Status == synoptic.ReviewFailed && r.Error == nil {
			t.Errorf("review %s failed without a reason", id)
		}
	}
	server.kill(t)
}

// acknowledged is what the server promised to keep.
type acknowledged struct {
	mu                 sync.Mutex
	changed            *sync.Cond
	documents, reviews map[string]bool
}

func newAcknowledged() *acknowledged {
	a := &acknowledged{documents: map[string]bool{}, reviews: map[string]bool{}}
	a.changed = sync.NewCond(&a.mu)
	return a
}

func (a *acknowledged) add(to map[string]bool, id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	to[id] = true
	a.changed.Broadcast()
}

// reach is closed when so many more documents and reviews have been
// acknowledged.
func (a *acknowledged) reach(documents, reviews int) <-chan struct{} {
	reached := make(chan struct{})
	a.mu.Lock()
	documents, reviews = len(a.documents)+documents, len(a.reviews)+reviews
	a.mu.Unlock()
	go func() {
		defer close(reached)
		a.mu.Lock()
		defer a.mu.Unlock()
		for len(a.documents) < documents || len(a.reviews) < reviews {
			a.changed.Wait()
		}
	}()
	return reached
}

// load uploads pages that are all different, and asks for a review of some
// now and then, until stop or until the server is gone.
func (a *acknowledged) load(url string, pages [][]byte, salt string, stop chan struct{}) {
	var mine []string
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		page := append(bytes.Clone(pages[n%len(pages)]), fmt.Sprintf("\n%s-%d\n", salt, n)...)
		var d synoptic.Document
		if !post(url+"/v1/documents", "text/plain", page, &d) {
			return
		}
		if d.ID == "" {
			continue // refused, and so not promised
		}
		a.add(a.documents, d.ID)
		if mine = append(mine, d.ID); len(mine)%4 == 0 {
			body, err := json.Marshal(map[string]any{"document_ids": mine[len(mine)-4:], "language": "zh"})
			if err != nil {
				return
			}
			var r synoptic.Review
			if !post(url+"/v1/reviews", "application/json", body, &r) {
				return
			}
			if r.ID != "" {
				a.add(a.reviews, r.ID)
			}
		}
	}
}

// post reports whether the server still answers; only what it answered with
// success is decoded.
func post(url, contentType string, body []byte, into any) bool {
	resp, err := http.Post(url, contentType, bytes.NewReader(body))
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return false
	}
	if resp.StatusCode < 300 {
		return json.Unmarshal(answer, into) == nil
	}
	return true
}

// readPages gives the labelled pages that are records.
func readPages(t *testing.T) [][]byte {
	t.Helper()
	files, err := filepath.Glob("../../testdata/pages/d*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	var pages [][]byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(b, []byte("\ufeff")) && !strings.HasSuffix(f, "d07.txt") {
			pages = append(pages, b)
		}
	}
	return pages
}

// program is a running synoptic.
type program struct {
	cmd     *exec.Cmd
	url     string
	drained chan struct{} // closed when its standard error has ended
}

var listening = regexp.MustCompile(`http://[0-9.:]+`)

// startServer starts `synoptic serve` as a process of its own and waits until
// it listens.
func startServer(t *testing.T, data string, flags ...string) *program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, flags...)...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "SYNOPTIC_LOG=error", "SYNOPTIC_MODEL=")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if url := listening.FindString(lines.Text()); url != "" {
			drained := make(chan struct{})
			go func() {
				defer close(drained)
				for lines.Scan() {
					t.Log(lines.Text())
				}
			}()
			return &program{cmd, url, drained}
		}
		t.Log(lines.Text())
	}
	t.Fatalf("the server did not start: %v", cmd.Wait())
	return nil
}

// kill ends the process at once, as a power cut or the kernel would.
func (p *program) kill(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-p.drained
	_ = p.cmd.Wait() // it was killed; that is no news
}

func fetch(t *testing.T, url string, into any) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, resp.Status)
	}
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// waitFor polls until what is there is as it should be. What never gets there
// runs into the time limit of go test.
func waitFor[T any](t *testing.T, url string, ready func(T) bool) T {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		var v T
		fetch(t, url, &v)
		if ready(v) {
			return v
		}
		<-tick.C
	}
}
