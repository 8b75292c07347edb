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
// the API and of a function that does nothing, in turn, and states by how much
// the API is later. What disturbs one run disturbs the other as well; the best
// of both is what the machine can do, and that is what is judged.
func BenchmarkStart(b *testing.B) {
	event, err := os.ReadFile(filepath.Join("..", "testdata", "events", "httpapi-healthz.json"))
	if err != nil {
		b.Fatal(err)
	}
	env := nowhere()
	env["GOGC"] = "off" // as it is deployed, with a limit for the memory
	functions := []*lambdatest.Function{
		lambdatest.Start(b, lambdatest.Build(b, binaries, "synoptic/internal/lambdatest/trivial"), nil),
		lambdatest.Start(b, lambdatest.Build(b, binaries, "synoptic/functions/api"), env),
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
	best, median := times[1][0]-times[0][0], times[1][len(times[1])/2]-times[0][len(times[0])/2]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(times[0][0].Seconds()*1000, "ms-trivial")
	b.ReportMetric(best.Seconds()*1000, "ms-over")
	b.ReportMetric(median.Seconds()*1000, "ms-over-median")
	if len(times[0]) >= 20 && best > maxStart {
		b.Errorf("the API answers %v after a function that does nothing, want at most %v", best, maxStart)
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
