package batch_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
)

// fault is one thing that goes wrong, and what must hold nevertheless. The
// names are the list of the package comment.
type fault struct {
	name string
	test func(t *testing.T, w *world)
}

// fails ticks, and wants that to be reported or returned, not passed over.
func (p *process) fails(t *testing.T) batch.Report {
	t.Helper()
	report, err := p.Tick(context.Background())
	if err == nil && len(report.Reasons) == 0 {
		t.Errorf("a tick in which something failed says nothing of it: %+v", report)
	}
	return report
}

// onCall has the nth call of a kind go wrong.
func (w *world) onCall(call llmtest.BatchCall, nth int, fault llmtest.CallFault) {
	w.server.Batches().OnCall(func(c llmtest.BatchCall, n int) llmtest.CallFault {
		if c == call && n == nth {
			return fault
		}
		return llmtest.CallPasses
	})
}

// wantCalls compares how often the provider was called.
func (w *world) wantCalls(call llmtest.BatchCall, want int) {
	w.t.Helper()
	if got := w.server.Batches().Calls(call); got != want {
		w.t.Errorf("%d calls of %s, want %d", got, call, want)
	}
}

func (w *world) wantReason(report batch.Report, part string) {
	w.t.Helper()
	if !slices.ContainsFunc(report.Reasons, func(s string) bool { return strings.Contains(s, part) }) {
		w.t.Errorf("no reason says %q: %q", part, report.Reasons)
	}
}

// nothingLeftHere wants every batch done.
func (w *world) nothingLeftHere() {
	w.t.Helper()
	for _, b := range w.batches() {
		if !b.Status.Final() {
			w.t.Errorf("batch %s is %s", b.ID, b.Status)
		}
	}
}

// nothingLeft wants every batch done and nothing left at the provider.
func (w *world) nothingLeft() {
	w.t.Helper()
	w.nothingLeftHere()
	if files := w.server.Batches().Files(); len(files) > 0 {
		w.t.Errorf("left at the provider: %q", files)
	}
}

// night is the usual way of one: submitted, done, read.
func (w *world) night(p *process) batch.Report {
	w.t.Helper()
	p.tick(w.t)
	w.clock.Advance(25 * time.Hour)
	return p.tick(w.t)
}

var faults = slices.Concat(submitFaults, jobFaults, answerFaults, documentFaults, moneyFaults, otherFaults)

// hooked does something before each upload.
type hooked struct {
	llm.Batcher
	before func()
}

func (h hooked) Submit(ctx context.Context, file string, labels map[string]string) (llm.BatchJob, error) {
	h.before()
	return h.Batcher.Submit(ctx, file, labels)
}

// unwritable cannot write the questions about one document.
type unwritable struct {
	llm.Batcher
	document string
}

func (u unwritable) Line(id string, r llm.Request) ([]byte, error) {
	if strings.HasPrefix(id, u.document) {
		return nil, errors.New("this cannot be written")
	}
	return u.Batcher.Line(id, r)
}

// someFile uploads a file that is nobody's.
func (w *world) someFile(p *process) string {
	w.t.Helper()
	file, err := p.Provider.Batcher.Upload(context.Background(), "other.jsonl", 3, strings.NewReader("{}\n"))
	if err != nil {
		w.t.Fatal(err)
	}
	return file
}

// longPage is longer than one question may be.
func longPage() string {
	var b strings.Builder
	b.WriteString("题名：长河的纸船与水位观测研究\n摘要：本文以长河为个案，采用单案例研究方法。研究发现，第7只纸船提前三天预示了水位上涨。")
	for n := range 900 {
		fmt.Fprintf(&b, "在%d号断面记录了水位与风向的变化，并与上游的记录相互对照。", n)
	}
	b.WriteString("\n关键词：纸船；水位\n")
	return b.String()
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.test(t, newWorld(t))
		})
	}
}

// The package comment lists the faults that are tried, and no others.
func TestEveryFaultIsListed(t *testing.T) {
	t.Parallel()
	comment, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var listed, tried []string
	for _, m := range regexp.MustCompile(`(?m)^//   - (.+)$`).FindAllStringSubmatch(string(comment), -1) {
		listed = append(listed, m[1])
	}
	for _, f := range faults {
		tried = append(tried, f.name)
	}
	if !slices.Equal(listed, tried) {
		t.Errorf("listed:\n%s\n\ntried:\n%s", strings.Join(listed, "\n"), strings.Join(tried, "\n"))
	}
	if len(tried) < 20 {
		t.Errorf("only %d faults", len(tried))
	}
}
