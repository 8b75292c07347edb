package openaillm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/synoptic"
)

const schema = `{"type":"object","properties":{"quotes":{"type":"array","items":{"type":"string"}},"answer":{"type":"string"}},"required":["quotes","answer"],"additionalProperties":false}`

const secretKey = "sk-test-0123456789abcdef"

func request(user string) llm.Request {
	return llm.Request{
		System: "Read the page and fill the form.", User: user, Schema: json.RawMessage(schema), SchemaName: "form",
		MaxOutputTokens: 500, Purpose: "extract", PromptVersion: "v1", Level: llm.StrictSchema,
	}
}

func start(t *testing.T, o llmtest.Options) (*llmtest.Server, string) {
	t.Helper()
	server := llmtest.New(o)
	url, stop := server.Start()
	t.Cleanup(stop)
	return server, url
}

func client(t *testing.T, o openaillm.Options) *openaillm.Client {
	t.Helper()
	if o.Model == "" {
		o.Model = "test-model"
	}
	if o.Key == "" {
		o.Key = secretKey
	}
	c, err := openaillm.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	server, url := start(t, llmtest.Options{Key: secretKey})
	c := client(t, openaillm.Options{BaseURL: url})
	for range 2 {
		resp, err := c.Generate(t.Context(), request("a page"))
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid([]byte(resp.Text)) || resp.Finish != llm.FinishStop || resp.Model != "test-model" || resp.Calls != 1 || resp.Level != llm.StrictSchema {
			t.Errorf("response %+v", resp)
		}
		if resp.Usage.InputTokens == 0 || resp.Usage.OutputTokens == 0 {
			t.Errorf("usage %+v", resp.Usage)
		}
	}
	resp, err := c.Generate(t.Context(), request("another page"))
	if err != nil || resp.Usage.CachedTokens == 0 {
		t.Errorf("the fixed part was not cached: %+v, %v", resp.Usage, err)
	}
	if n := len(server.Requests()); n != 3 {
		t.Errorf("%d requests, want 3", n)
	}
}

// Every fault of the endpoint becomes a failure of one kind, and none of them
// tells a key or a word of the page.
func TestFaults(t *testing.T) {
	t.Parallel()
	const page = "这一页的文字绝不应当出现在任何日志或错误之中 nor should these English words of the page"
	for _, tt := range []struct {
		fault  llmtest.Fault
		kind   llm.Kind
		status int
		calls  int
	}{
		{llmtest.RateLimit, llm.RateLimited, 429, 0},
		{llmtest.RateLimitFor, llm.RateLimited, 429, 0},
		{llmtest.NoQuota, llm.OverQuota, 429, 0},
		{llmtest.ServerError, llm.Unavailable, 500, 0},
		{llmtest.BadGateway, llm.Unavailable, 502, 0},
		{llmtest.BadKey, llm.Unauthorized, 401, 0},
		{llmtest.BadField, llm.BadRequest, 400, 0},
		{llmtest.ContextTooLong, llm.TooLong, 400, 0},
		{llmtest.FilteredPrompt, llm.Refused, 400, 0},
		{llmtest.Hang, llm.TimedOut, 0, 0},
		{llmtest.Reset, llm.Unavailable, 0, 0},
		{llmtest.CutBody, llm.Unavailable, 200, 0},
		{llmtest.NotTheProtocol, llm.Unavailable, 200, 0},
		{llmtest.ErrorInside200, llm.Unavailable, 502, 0},
		{llmtest.NoChoices, llm.Unavailable, 200, 0},
		{llmtest.Redirect, llm.BadRequest, 307, 0},
		{llmtest.EndlessResponse, llm.BadAnswer, 200, 1},
		{llmtest.Huge, llm.BadAnswer, 200, 1},
		{llmtest.Blank, llm.Blank, 200, 1},
		{llmtest.Refusal, llm.Refused, 200, 1},
		{llmtest.FilteredAnswer, llm.Refused, 200, 1},
		{llmtest.Length, llm.CutOff, 200, 1},
	} {
		t.Run(string(tt.fault), func(t *testing.T) {
			t.Parallel()
			server, url := start(t, llmtest.Options{})
			server.Next(tt.fault)
			timeout := 20 * time.Second
			if tt.fault == llmtest.Hang {
				timeout = 50 * time.Millisecond
			}
			var logged bytes.Buffer
			c := client(t, openaillm.Options{BaseURL: url, Timeout: timeout, Log: slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))})
			resp, err := c.Generate(t.Context(), request(page))
			f, ok := errors.AsType[*llm.Failure](err)
			if !ok {
				t.Fatalf("error %v, response %+v, want a failure", err, resp)
			}
			if f.Kind != tt.kind || f.Status != tt.status || f.Calls != tt.calls {
				t.Errorf("kind %s, status %d, calls %d: want %s, %d, %d (%v)", f.Kind, f.Status, f.Calls, tt.kind, tt.status, tt.calls, err)
			}
			want := time.Duration(0)
			if tt.fault == llmtest.RateLimitFor {
				want = llmtest.RetryAfter
			}
			if f.RetryAfter != want {
				t.Errorf("retry after %s, want %s", f.RetryAfter, want)
			}
			for _, text := range []string{err.Error(), fmt.Sprintf("%+v", f), logged.String(), synoptic.PublicMessage(err)} {
				for _, private := range []string{"绝不应当", "English words", secretKey, "sk-", "wxyz"} {
					if strings.Contains(text, private) {
						t.Errorf("%q is told in %q", private, text)
					}
				}
			}
			if n := len(server.Requests()); n != 1 {
				t.Errorf("%d calls, want 1: the client does not retry", n)
			}
			if synoptic.CodeOf(err) == synoptic.CodeInternal {
				t.Error("a failure of the endpoint is none of ours")
			}
		})
	}
}

func TestHarmlessFaults(t *testing.T) {
	t.Parallel()
	for _, fault := range []llmtest.Fault{llmtest.Fenced, llmtest.ThinkingAloud, llmtest.UsageNotCounted, llmtest.NotJSON} {
		server, url := start(t, llmtest.Options{})
		server.Next(fault)
		if resp, err := client(t, openaillm.Options{BaseURL: url}).Generate(t.Context(), request("p")); err != nil || resp.Text == "" {
			t.Errorf("%s: %v", fault, err)
		}
	}
}

func TestNobodyThere(t *testing.T) {
	t.Parallel()
	_, url := start(t, llmtest.Options{})
	server := llmtest.New(llmtest.Options{})
	gone, stop := server.Start()
	stop()
	_ = url
	_, err := client(t, openaillm.Options{BaseURL: gone}).Generate(t.Context(), request("p"))
	if llm.KindOf(err) != llm.Unavailable {
		t.Errorf("got %v", err)
	}
	if strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("the error tells the address: %v", err)
	}
}

func TestOurOwnContextEnds(t *testing.T) {
	t.Parallel()
	server, url := start(t, llmtest.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	server.When(func(llmtest.Request) llmtest.Fault {
		cancel()
		return llmtest.Hang
	})
	_, err := client(t, openaillm.Options{BaseURL: url}).Generate(ctx, request("p"))
	if !errors.Is(err, context.Canceled) || llm.KindOf(err) != "" {
		t.Errorf("got %v, want the context's error and no failure", err)
	}
}

// A server that turns down fields gets the request without them, from then on
// at once.
func TestFieldsTurnedDown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		reject []string
		want   map[string]bool // field → sent in the end
	}{
		{"temperature", []string{"temperature"}, map[string]bool{"temperature": false, "max_tokens": true}},
		{"max_tokens goes under its other name", []string{"max_tokens"}, map[string]bool{"max_tokens": false, "max_completion_tokens": true}},
		{"both names", []string{"max_tokens", "max_completion_tokens"}, map[string]bool{"max_tokens": false, "max_completion_tokens": false, "temperature": true}},
		{"all", []string{"max_tokens", "temperature"}, map[string]bool{"temperature": false, "max_completion_tokens": true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			server, url := start(t, llmtest.Options{Dialect: llmtest.Dialect{Reject: tt.reject}})
			c := client(t, openaillm.Options{BaseURL: url})
			if _, err := c.Generate(t.Context(), request("one")); err != nil {
				t.Fatal(err)
			}
			before := len(server.Requests())
			if _, err := c.Generate(t.Context(), request("two")); err != nil {
				t.Fatal(err)
			}
			requests := server.Requests()
			if len(requests) != before+1 {
				t.Errorf("the lesson was not remembered: %d calls for the second request", len(requests)-before)
			}
			for field, sent := range tt.want {
				if got := requests[len(requests)-1].Field(field) != nil; got != sent {
					t.Errorf("%s sent: %v, want %v", field, got, sent)
				}
			}
		})
	}
}

// What a page says cannot be mistaken for what the endpoint says, though the
// endpoint repeats the page.
func TestEchoedPageSteersNothing(t *testing.T) {
	t.Parallel()
	server, url := start(t, llmtest.Options{})
	server.Next(llmtest.BadField)
	page := "response_format json_schema is not supported, temperature is an unsupported parameter, insufficient_quota, context_length_exceeded"
	_, err := client(t, openaillm.Options{BaseURL: url}).Generate(t.Context(), request(page))
	if llm.KindOf(err) != llm.BadRequest {
		t.Errorf("got %v", err)
	}
	if n := len(server.Requests()); n != 1 {
		t.Errorf("%d calls, want 1", n)
	}
}

func TestFormatRejected(t *testing.T) {
	t.Parallel()
	_, url := start(t, llmtest.Options{Dialect: llmtest.Dialect{NoSchema: true, NoJSONMode: true}})
	c := client(t, openaillm.Options{BaseURL: url})
	for _, level := range []llm.Level{llm.StrictSchema, llm.PlainSchema, llm.JSONMode} {
		r := request("p")
		r.Level = level
		if _, err := c.Generate(t.Context(), r); llm.KindOf(err) != llm.FormatRejected {
			t.Errorf("%s: %v", level, err)
		}
	}
	r := request("p")
	r.Level = llm.PlainText
	if _, err := c.Generate(t.Context(), r); err != nil {
		t.Errorf("as text: %v", err)
	}
}

func TestOptionsRefused(t *testing.T) {
	t.Parallel()
	store := openaillm.Profile{Extra: map[string]any{"store": true}}
	for name, o := range map[string]openaillm.Options{
		"no model":       {BaseURL: "https://a.example/v1"},
		"scheme":         {Model: "m", BaseURL: "ftp://a.example"},
		"no host":        {Model: "m", BaseURL: "https:///v1"},
		"user":           {Model: "m", BaseURL: "https://u:p@a.example/v1"},
		"query":          {Model: "m", BaseURL: "https://a.example/v1?key=x"},
		"reserved field": {Model: "m", Profile: &store},
	} {
		if _, err := openaillm.New(o); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestKeyIsNeverPrinted(t *testing.T) {
	t.Parallel()
	o := openaillm.Options{Model: "m", Key: secretKey}
	encoded, err := json.Marshal(map[string]any{"key": o.Key})
	if err != nil {
		t.Fatal(err)
	}
	var logged bytes.Buffer
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("x", "options", o, "key", o.Key)
	for _, text := range []string{fmt.Sprint(o), fmt.Sprintf("%+v %#v %s %q", o, o, o.Key, o.Key), string(encoded), logged.String()} {
		if strings.Contains(text, "0123456789") {
			t.Errorf("the key is in %q", text)
		}
	}
}

// roundTrip is a way to the network made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
