package llmtest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
)

// submitted uploads so many questions and submits them.
func submitted(t *testing.T, c *openaillm.Client, lines int) llm.BatchJob {
	t.Helper()
	var file strings.Builder
	for n := range lines {
		line, err := c.Line(fmt.Sprint("line-", n), llm.Request{User: fmt.Sprint("question ", n), Schema: []byte(`{"type":"object","properties":{}}`), Level: llm.StrictSchema})
		if err != nil {
			t.Fatal(err)
		}
		file.Write(line)
		file.WriteByte('\n')
	}
	id, err := c.Upload(context.Background(), "lines.jsonl", int64(file.Len()), strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	j, err := c.Submit(context.Background(), id, map[string]string{"whose": "mine"})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// A job goes through its states as the clock moves, by its plan.
func TestBatchStates(t *testing.T) {
	t.Parallel()
	const lines = 20
	for _, c := range []struct {
		name   string
		plan   llmtest.BatchPlan
		after  time.Duration
		cancel bool
		want   llm.BatchStatus
		good   [2]int // at least and at most so many results
	}{
		{"at once", llmtest.BatchPlan{}, 0, false, llm.BatchCompleted, [2]int{20, 20}},
		{"not yet", llmtest.BatchPlan{Takes: time.Hour}, 59 * time.Minute, false, llm.BatchWorking, [2]int{}},
		{"done", llmtest.BatchPlan{Takes: time.Hour}, time.Hour, false, llm.BatchCompleted, [2]int{20, 20}},
		{"rejected", llmtest.BatchPlan{Reject: true}, time.Minute, false, llm.BatchRejected, [2]int{}},
		{"expired", llmtest.BatchPlan{Expires: true, Finish: 0.5}, 24 * time.Hour, false, llm.BatchExpired, [2]int{3, 17}},
		{"cancelled", llmtest.BatchPlan{Takes: time.Hour, Finish: 0.5}, time.Minute, true, llm.BatchCancelled, [2]int{3, 17}},
		{"cancelled too late", llmtest.BatchPlan{Takes: time.Second}, time.Minute, true, llm.BatchCompleted, [2]int{20, 20}},
		{"stuck", llmtest.BatchPlan{Stuck: true}, 1000 * time.Hour, false, llm.BatchWorking, [2]int{}},
		{"twice", llmtest.BatchPlan{Twice: 2}, 0, false, llm.BatchCompleted, [2]int{30, 30}},
		{"lost", llmtest.BatchPlan{Lost: 2}, 0, false, llm.BatchCompleted, [2]int{10, 10}},
		{"failed", llmtest.BatchPlan{Fail: 2}, 0, false, llm.BatchCompleted, [2]int{10, 10}},
		{"strange", llmtest.BatchPlan{Strange: 3}, 0, false, llm.BatchCompleted, [2]int{23, 23}},
		{"cut", llmtest.BatchPlan{Cut: true}, 0, false, llm.BatchCompleted, [2]int{12, 14}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			clock := llmtest.NewClock()
			server := llmtest.New(llmtest.Options{Clock: clock})
			base, stop := server.Start()
			defer stop()
			server.Batches().Plan(c.plan)
			client, err := openaillm.New(openaillm.Options{BaseURL: base, Model: "m"})
			if err != nil {
				t.Fatal(err)
			}
			j := submitted(t, client, lines)
			clock.Advance(c.after)
			if c.cancel {
				if err := client.Cancel(context.Background(), j.ID); err != nil {
					t.Fatal(err)
				}
			}
			if j, err = client.Job(context.Background(), j.ID); err != nil || j.Status != c.want || j.Labels["whose"] != "mine" {
				t.Fatalf("%+v, %v, want %s", j, err, c.want)
			}
			good, bad := 0, 0
			for file, n := range map[string]*int{j.OutputFile: &good, j.ErrorFile: &bad} {
				if file == "" {
					continue
				}
				if _, err := client.Results(context.Background(), file, func(llm.BatchLine) error { *n++; return nil }); err != nil {
					t.Fatal(err)
				}
			}
			if good < c.good[0] || good > c.good[1] {
				t.Errorf("%d results, want %v", good, c.good)
			}
			if c.plan.Finish > 0 && good+bad != lines {
				t.Errorf("%d results and %d errors of %d lines", good, bad, lines)
			}
			if bill := server.Batches().Bill().Answered; j.Status.Over() && bill != j.Completed {
				t.Errorf("%d are charged, %d completed", bill, j.Completed)
			}
		})
	}
}
