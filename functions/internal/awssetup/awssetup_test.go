package awssetup

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"synoptic/internal/kit/front"
	"synoptic/internal/llm"
	"synoptic/internal/metrics"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

func environmentOf(pairs ...string) func(string) string {
	values := map[string]string{"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "SK",
		"SYNOPTIC_TABLE": "t", "SYNOPTIC_BUCKET": "b", "SYNOPTIC_EXTRACT_QUEUE_URL": "https://q/extract", "SYNOPTIC_REVIEW_QUEUE_URL": "https://q/review"}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return values[name] }
}

func TestClientsGoWhereTheEnvironmentSays(t *testing.T) {
	t.Parallel()
	c, err := newCloud(environmentOf("AWS_ENDPOINT_URL", "http://all", "AWS_ENDPOINT_URL_S3", "http://s3"))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.s3().Options(); *got.BaseEndpoint != "http://s3" || !got.UsePathStyle {
		t.Errorf("S3 is at %s, by path %v", *got.BaseEndpoint, got.UsePathStyle)
	}
	if got := c.dynamoDB().Options(); *got.BaseEndpoint != "http://all" || got.Region != "us-east-1" {
		t.Errorf("DynamoDB is at %s in %s", *got.BaseEndpoint, got.Region)
	}
	if c, err = newCloud(environmentOf()); err != nil || c.sqs().Options().BaseEndpoint != nil || c.s3().Options().UsePathStyle {
		t.Errorf("AWS's own: %v", err)
	}
	if _, err := newCloud(environmentOf("AWS_REGION", "")); synoptic.CodeOf(err) != synoptic.CodeInvalid {
		t.Error(err)
	}
}

func TestAFunctionIsPutTogether(t *testing.T) {
	t.Parallel()
	env := environment{environmentOf("SYNOPTIC_MODEL", "m", "OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "SYNOPTIC_SECRET_ID", "s",
		"SYNOPTIC_EXTRACT_DEAD_QUEUE_URL", "https://q/extract-dead"), io.Discard}
	f, err := load(t.Context(), "api", front.Tools, nil, env, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if f.Settings.Key != "" || !f.Tools.Engines.HasModel() || f.Services.Store == nil {
		t.Errorf("%+v", f.Settings)
	}
	if urls := queues(f.Names); len(urls) != 3 || urls[storage.DeadLetters(work.ExtractQueue)] != "https://q/extract-dead" || urls[work.ReviewQueue] != "https://q/review" {
		t.Errorf("queues %v", urls)
	}
}

func TestWhatIsCounted(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	f := &Function{meter: metrics.New("n", &out, nil)}
	watch := f.watch()
	watch.Called(t.Context(), llm.Call{Usage: synoptic.Usage{InputTokens: 10, CachedTokens: 4, OutputTokens: 2, CostUSD: new(0.25)}})
	watch.Called(t.Context(), llm.Call{Usage: synoptic.Usage{InputTokens: 1}}) // of an unknown price
	unverified := synoptic.Answer{Status: synoptic.Unverified}
	watch.Read(t.Context(), synoptic.Document{Status: synoptic.Extracted, Extraction: &synoptic.Extraction{
		Theory: unverified, Findings: []synoptic.Answer{unverified, {Status: synoptic.Reported}},
		Items: map[string]synoptic.ItemAnswer{"sample": {Answer: unverified}}}})
	watch.Read(t.Context(), synoptic.Document{Status: synoptic.Failed})
	f.Task("Extract")(t.Context(), 0, true)
	if err := f.meter.Flush(nil); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{inputTokens: 11, cachedTokens: 4, outputTokens: 2, costUSD: 0.25, documentsExtracted: 1, documentsFailed: 1,
		unverifiedAnswers: 3, tasksFailed: 1} {
		if got[name] != want {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
	if _, there := got[documentsRejected]; there || got["ExtractQueueAge"] == nil {
		t.Errorf("%s", out.String())
	}
}

func TestALineIsFoundByRequestAndTrace(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := newLog(&out, "warn").With("function", "api").WithGroup("more")
	ctx := synoptic.WithTrace(lambdacontext.NewContext(t.Context(), &lambdacontext.LambdaContext{AwsRequestID: "r-1"}), "Root=1-2")
	log.InfoContext(ctx, "not at this level")
	log.WarnContext(ctx, "look")
	for _, part := range []string{`"level":"WARN"`, `"message":"look"`, `"timestamp":`, `"function":"api"`, `"request_id":"r-1"`, `"trace_id":"Root=1-2"`} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%s is not in %s", part, out.String())
		}
	}
	if strings.Count(out.String(), "\n") != 1 {
		t.Errorf("it wrote %s", out.String())
	}
}
