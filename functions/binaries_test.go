package functions_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"synoptic/internal/lambdatest"
)

// nowhere is an environment of an installation that is not there: nothing
// answers at these addresses.
func nowhere() map[string]string {
	return map[string]string{
		"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "testtest", "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
		"SYNOPTIC_TABLE": "table", "SYNOPTIC_BUCKET": "bucket",
		"SYNOPTIC_EXTRACT_QUEUE_URL": "http://127.0.0.1:1/1/extract", "SYNOPTIC_REVIEW_QUEUE_URL": "http://127.0.0.1:1/1/review",
	}
}

func invokeSample(t *testing.T, f *lambdatest.Function, name string) lambdatest.Result {
	t.Helper()
	payload, err := os.ReadFile(filepath.Join("..", "testdata", "events", name))
	if err != nil {
		t.Fatal(err)
	}
	result, err := f.Invoke(t.Context(), payload, lambdatest.Invocation{Trace: "Root=1-65f1a2b3-4c5d6e7f8091a2b3c4d5e6f7"})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The real binary answers what needs no storage, refuses who has no key, and
// writes a log by which each request is found.
func TestTheAPIBinaryAnswers(t *testing.T) {
	t.Parallel()
	f := lambdatest.Start(t, lambdatest.Build(t, binaries, "synoptic/functions/api"), nowhere())
	for name, status := range map[string]int{"httpapi-healthz.json": 200, "httpapi-upload.json": 401, "httpapi-get.json": 401} {
		result := invokeSample(t, f, name)
		var out events.APIGatewayV2HTTPResponse
		if result.Error != nil || json.Unmarshal(result.Payload, &out) != nil || out.StatusCode != status || out.Headers["content-type"] == "" {
			t.Errorf("%s: %.300s, %v; want %d", name, result.Payload, result.Error, status)
		}
	}
	if result := invokeSample(t, f, "sqs-extract.json"); result.Error == nil {
		t.Errorf("messages are answered: %s", result.Payload)
	}
	for line := range strings.Lines(f.Log(t)) {
		var entry struct {
			Level, Message string
			RequestID      string `json:"request_id"`
			TraceID        string `json:"trace_id"`
		}
		err := json.Unmarshal([]byte(line), &entry)
		ofRequest := len(entry.RequestID) >= 10 && strings.HasPrefix(entry.TraceID, "Root=1-")
		runtimes := strings.Contains(entry.Message, "errorMessage") // it knows no request
		if err != nil || entry.Level == "" || entry.Message == "" || !ofRequest && !runtimes {
			t.Errorf("a line of the log: %s (%v)", line, err)
		}
	}
	if !strings.Contains(f.Log(t), `"status":401`) || strings.Contains(f.Log(t), "not-a-key") {
		t.Errorf("the log: %s", f.Log(t))
	}
}

// A function that cannot start says why, and never its secrets.
func TestAFunctionThatCannotStartSaysWhy(t *testing.T) {
	t.Parallel()
	binary := lambdatest.Build(t, binaries, "synoptic/functions/batch")
	for name, test := range map[string]struct {
		change map[string]string
		want   string
	}{
		"nothing is set":     {map[string]string{"SYNOPTIC_TABLE": "", "SYNOPTIC_BUCKET": "", "SYNOPTIC_EXTRACT_QUEUE_URL": "", "SYNOPTIC_REVIEW_QUEUE_URL": ""}, "SYNOPTIC_TABLE"},
		"half is set":        {map[string]string{"SYNOPTIC_BUCKET": ""}, "SYNOPTIC_BUCKET"},
		"a wrong model":      {map[string]string{"SYNOPTIC_MODEL": "m", "SYNOPTIC_MODEL_TIMEOUT": "soon", "OPENAI_API_KEY": "sk-secret"}, "SYNOPTIC_MODEL_TIMEOUT"},
		"no credentials":     {map[string]string{"AWS_ACCESS_KEY_ID": ""}, "AWS_ACCESS_KEY_ID"},
		"no secret in reach": {map[string]string{"SYNOPTIC_MODEL": "m", "SYNOPTIC_SECRET_ID": "key"}, "SYNOPTIC_SECRET_ID cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := nowhere()
			maps.Copy(env, test.change)
			f := lambdatest.Start(t, binary, env)
			result := invokeSample(t, f, "scheduler.json")
			if result.Error == nil || result.Error.Type != "Synoptic.Start" || !strings.Contains(result.Error.Message, test.want) {
				t.Errorf("%s, %v", result.Payload, result.Error)
			}
			if log := f.Log(t); !strings.Contains(log, "cannot start") || strings.Contains(log, "sk-secret") {
				t.Errorf("the log: %s", log)
			}
		})
	}
}
