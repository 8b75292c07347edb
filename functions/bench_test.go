package functions_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"synoptic/internal/lambdatest"
)

// maxStart is how much later than a function that does nothing the API may
// have given its first answer.
const maxStart = 15 * time.Millisecond

// BenchmarkStart measures from the start of a process to its first answer, of
// the API and of a function that does nothing, in turn, and states the
// difference of the medians. What disturbs one run disturbs the other as well.
func BenchmarkStart(b *testing.B) {
	event, err := os.ReadFile(filepath.Join("..", "testdata", "events", "httpapi-healthz.json"))
	if err != nil {
		b.Fatal(err)
	}
	functions := []*lambdatest.Function{
		lambdatest.Start(b, lambdatest.Build(b, binaries, "synoptic/internal/lambdatest/trivial"), nil),
		lambdatest.Start(b, lambdatest.Build(b, binaries, "synoptic/functions/api"), nowhere()),
	}
	times := make([][]time.Duration, len(functions))
	for b.Loop() {
		for i, f := range functions {
			times[i] = append(times[i], firstAnswer(b, f, event))
		}
	}
	for _, t := range times {
		slices.Sort(t)
	}
	trivial, api := times[0][len(times[0])/2], times[1][len(times[1])/2]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(trivial.Seconds()*1000, "ms-trivial")
	b.ReportMetric(api.Seconds()*1000, "ms-api")
	b.ReportMetric((api-trivial).Seconds()*1000, "ms-over")
	if len(times[0]) >= 20 && api-trivial > maxStart {
		b.Errorf("the API answers %v after a function that does nothing, want at most %v", api-trivial, maxStart)
	}
}

// firstAnswer starts a function and returns how long its first answer took.
func firstAnswer(b *testing.B, f *lambdatest.Function, event []byte) time.Duration {
	b.Helper()
	f.Kill()
	start := time.Now()
	result, err := f.Invoke(context.Background(), event, lambdatest.Invocation{})
	took := time.Since(start)
	if err != nil || result.Error != nil {
		b.Fatalf("%v, %v", err, result.Error)
	}
	return took
}
