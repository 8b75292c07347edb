//go:build integration

package batch_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
)

// order is what a process of its own is told to do: one tick, at a time.
type order struct {
	Data, Base string
	Now        time.Time
	MaxLines   int
}

// told is what it says when it is done.
type told struct {
	Report     batch.Report
	Seconds    float64
	CPUSeconds float64
	PeakMB     float64 // of the whole process
}

const orderVariable = "SYNOPTIC_BATCH_TEST_ORDER"

// TestTickOfItsOwnProcess is no test but that process.
func TestTickOfItsOwnProcess(t *testing.T) {
	raw := os.Getenv(orderVariable)
	if raw == "" {
		t.Skip("run by other tests as a process of its own")
	}
	var o order
	if err := json.Unmarshal([]byte(raw), &o); err != nil {
		t.Fatal(err)
	}
	started := time.Now()
	w := &world{t: t, clock: llmtest.NewClock(), base: o.Base, profile: openaillm.BatchProfile{MaxLines: o.MaxLines}, log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	w.clock.Advance(o.Now.Sub(w.clock.Now()))
	defer w.open(o.Data)()
	report, err := w.run().Tick(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	cpu := time.Duration(used.Utime.Nano() + used.Stime.Nano())
	said, err := json.Marshal(told{report, time.Since(started).Seconds(), cpu.Seconds(), peakMB(t)})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("TOLD %s\n", said)
}

// peakMB is how much memory this process ever had.
func peakMB(t *testing.T) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skipf("memory is read from /proc: %v", err)
	}
	kb, err := strconv.Atoi(string(regexp.MustCompile(`VmHWM:\s+(\d+)`).FindSubmatch(status)[1]))
	if err != nil {
		t.Fatal(err)
	}
	return float64(kb) / 1024
}

// tickApart has a tick done by a process of its own, which is killed after a
// while; zero lets it live.
func (w *world) tickApart(data string, maxLines int, killAfter time.Duration) (told, bool) {
	w.t.Helper()
	raw, err := json.Marshal(order{data, w.base, w.clock.Now(), maxLines})
	if err != nil {
		w.t.Fatal(err)
	}
	command := exec.Command(os.Args[0], "-test.run=^TestTickOfItsOwnProcess$", "-test.v")
	// What a killed process leaves behind lies where this test cleans up.
	command.Env = append(os.Environ(), orderVariable+"="+string(raw), "TMPDIR="+w.t.TempDir())
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Start(); err != nil {
		w.t.Fatal(err)
	}
	if killAfter > 0 {
		timer := time.AfterFunc(killAfter, func() { _ = command.Process.Kill() })
		defer timer.Stop()
	}
	err = command.Wait()
	m := regexp.MustCompile(`TOLD (.+)`).FindSubmatch(out.Bytes())
	if m == nil {
		if killAfter == 0 || command.ProcessState.ExitCode() >= 0 {
			w.t.Fatalf("a tick failed: %v\n%s", err, out.Bytes())
		}
		return told{}, false
	}
	var said told
	if err := json.Unmarshal(m[1], &said); err != nil {
		w.t.Fatal(err)
	}
	return said, true
}

// prepared is a world with pages in a data file that processes open in turn.
func prepared(t *testing.T, pages int) (w *world, data string, ids []string, closeFile func()) {
	w = newWorld(t)
	w.server.Batches().KeepIn(t.TempDir())
	data = filepath.Join(t.TempDir(), "shared.db")
	closeFile = w.open(data)
	ids = w.add(ws, "", 0, pages)
	closeFile()
	return w, data, ids, closeFile
}

// Processes that are killed for good, at any moment: what lies on disk is all
// that the next one has.
func TestProcessesKilled(t *testing.T) {
	w, data, ids, _ := prepared(t, 400)
	dice := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for killed < 25 {
		if _, lived := w.tickApart(data, 150, time.Duration(20+dice.IntN(900))*time.Millisecond); !lived {
			killed++
		}
		w.clock.Advance(time.Duration(3+dice.IntN(30)) * time.Minute)
	}
	for range 6 {
		w.tickApart(data, 150, 0)
		w.clock.Advance(70 * time.Minute)
	}
	defer w.open(data)()
	w.extracted(ids...)
	w.paid()
	w.nothingLeft()
	t.Logf("%d killed, %d jobs", killed, w.server.Batches().Jobs())
}

// A tick's memory has a bound, and its time grows as the documents do.
// BATCH_SIZES=50000 tries the size that is promised; it takes some minutes.
func TestLargeTicks(t *testing.T) {
	sizes := []int{1_000, 5_000}
	if s := os.Getenv("BATCH_SIZES"); s != "" {
		sizes = nil
		for _, m := range regexp.MustCompile(`\d+`).FindAllString(s, -1) {
			n, err := strconv.Atoi(m)
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, n)
		}
	}
	for _, n := range sizes {
		began := time.Now()
		w, data, _, _ := prepared(t, n)
		upload := time.Since(began)
		evening, _ := w.tickApart(data, 0, 0)
		w.clock.Advance(2 * time.Hour)
		began = time.Now()
		for i := range w.server.Batches().Jobs() { // answered before the tick asks, so that it does not wait
			if _, err := w.run().Provider.Batcher.Job(context.Background(), fmt.Sprint("batch_", i+1)); err != nil {
				t.Fatal(err)
			}
		}
		answering := time.Since(began)
		morning, _ := w.tickApart(data, 0, 0)
		tell := func(when string, s told) {
			t.Logf("%d documents, %s: %.1f s, of these %.1f s of processors (%.2f ms each), %.0f MB", n, when, s.Seconds, s.CPUSeconds, s.CPUSeconds*1e3/float64(n), s.PeakMB)
		}
		tell("evening", evening)
		tell("morning", morning)
		t.Logf("%d documents: uploaded in %.0f s, answered in %.0f s, %d jobs", n, upload.Seconds(), answering.Seconds(), w.server.Batches().Jobs())
		if evening.Report.Documents != n || morning.Report.Extracted != n {
			t.Errorf("%d documents: %+v, %+v", n, evening.Report, morning.Report)
		}
		if evening.PeakMB > 256 || morning.PeakMB > 256 {
			t.Errorf("%d documents take %.0f and %.0f MB", n, evening.PeakMB, morning.PeakMB)
		}
	}
}
