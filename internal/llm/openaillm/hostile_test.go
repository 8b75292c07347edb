package openaillm

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

type answering struct {
	status int
	body   string
}

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: a.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(a.body)), Request: r}, nil
}

func askWith(t testing.TB, a answering, log *slog.Logger, user string) (llm.Response, error) {
	t.Helper()
	c, err := New(Options{BaseURL: "https://models.example.org/v1", Model: "m", Key: "sk-secret-key-of-ours", Transport: a, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	return c.Generate(t.Context(), llm.Request{System: "s", User: user, Level: llm.StrictSchema, Schema: json.RawMessage(`{}`)})
}

// Odd but possible answers of the protocol.
func TestOddAnswers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, body string
		kind       llm.Kind
		text       string
		usage      synoptic.Usage
	}{
		{"content in parts", `{"choices":[{"message":{"content":[{"type":"text","text":"{"},{"type":"text","text":"}"}]},"finish_reason":"stop"}]}`, "", "{}", synoptic.Usage{}},
		{"content is null", `{"choices":[{"message":{"content":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":5}}`, llm.Blank, "", synoptic.Usage{InputTokens: 5}},
		{"thoughts only", `{"choices":[{"message":{"content":"","reasoning_content":"hm"},"finish_reason":"stop"}]}`, llm.Blank, "", synoptic.Usage{}},
		{"only tool calls", `{"choices":[{"message":{"content":"","tool_calls":[{"type":"function","function":{"name":"x","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}`, llm.Blank, "", synoptic.Usage{}},
		{"no finish", `{"choices":[{"message":{"content":"{}"}}]}`, "", "{}", synoptic.Usage{}},
		{"out of resources", `{"choices":[{"message":{"content":"{"},"finish_reason":"insufficient_system_resource"}],"usage":{"prompt_tokens":5,"completion_tokens":1}}`, llm.Unavailable, "", synoptic.Usage{InputTokens: 5, OutputTokens: 1}},
		{"DeepSeek's cache", `{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":50,"completion_tokens":1,"prompt_cache_hit_tokens":40}}`, "", "{}", synoptic.Usage{InputTokens: 50, CachedTokens: 40, OutputTokens: 1}},
		{"impossible usage", `{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-5,"completion_tokens":-1,"prompt_tokens_details":{"cached_tokens":99}}}`, "", "{}", synoptic.Usage{}},
		{"cut off without a word", `{"choices":[{"message":{"content":""},"finish_reason":"length"}]}`, llm.CutOff, "", synoptic.Usage{}},
		{"an error of the request in a 200", `{"error":{"message":"response_format is not supported","code":400}}`, llm.FormatRejected, "", synoptic.NoUsage()},
		{"an error without a code in a 200", `{"error":{"message":"upstream failed"}}`, llm.Unavailable, "", synoptic.NoUsage()},
		{"nothing", ``, llm.Unavailable, "", synoptic.NoUsage()},
		{"null", `null`, llm.Unavailable, "", synoptic.NoUsage()},
		{"a number as content", `{"choices":[{"message":{"content":7},"finish_reason":"stop"}]}`, llm.Unavailable, "", synoptic.NoUsage()},
	} {
		resp, err := askWith(t, answering{200, tt.body}, nil, "page")
		usage := resp.Usage
		if err != nil {
			usage = llm.UsageOf(err)
		}
		if llm.KindOf(err) != tt.kind || resp.Text != tt.text || usage.InputTokens != tt.usage.InputTokens || usage.CachedTokens != tt.usage.CachedTokens || usage.OutputTokens != tt.usage.OutputTokens {
			t.Errorf("%s: %+v, %v, usage %+v", tt.name, resp, err, usage)
		}
	}
}

// A switch for thinking that a server turns down in words of its own is left
// out; when it was not the switch, it stays.
func TestSwitchForThinking(t *testing.T) {
	t.Parallel()
	const fine = `{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}`
	for _, tt := range []struct {
		name    string
		refuses func(body string) bool
		kind    llm.Kind
		calls   int // for two requests
		sent    bool
	}{
		{"the switch", func(body string) bool { return strings.Contains(body, "reasoning_effort") }, "", 3, false},
		{"not the switch", func(string) bool { return true }, llm.BadRequest, 4, true},
		{"nothing", func(string) bool { return false }, "", 2, true},
		{"the switch, and not a word about it", func(body string) bool { return strings.Contains(body, "reasoning_effort") }, "", 3, false},
	} {
		calls, last := 0, ""
		complaint := `{"error":{"message":"invalid value: \"none\" (must be \"high\", \"medium\" or \"low\")"}}`
		if strings.Contains(tt.name, "not a word") {
			complaint = `{"error":{"message":"Invalid parameter"}}`
		}
		c, err := New(Options{BaseURL: "http://localhost:11434", Model: "m", Transport: serving(func(body string) (int, string) {
			if calls++; tt.refuses(body) {
				return http.StatusBadRequest, complaint
			}
			last = body
			return http.StatusOK, fine
		})})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			_, err = c.Generate(t.Context(), llm.Request{User: "page", Level: llm.StrictSchema, Schema: json.RawMessage(`{}`)})
			if llm.KindOf(err) != tt.kind {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if calls != tt.calls || last != "" && strings.Contains(last, "reasoning_effort") != tt.sent {
			t.Errorf("%s: %d calls, the last %s", tt.name, calls, last)
		}
	}
}

// serving answers by the body that was sent.
type serving func(body string) (status int, answer string)

func (f serving) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	status, answer := f(string(body))
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer)), Request: r}, nil
}

// A redirect is not followed: it would carry the page to another host.
func TestRedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	calls := 0
	c, err := New(Options{BaseURL: "https://models.example.org/v1", Model: "m", Transport: redirecting(func() { calls++ })})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Generate(t.Context(), llm.Request{User: "page", Level: llm.PlainText})
	if llm.KindOf(err) != llm.BadRequest || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

type redirecting func()

func (count redirecting) RoundTrip(r *http.Request) (*http.Response, error) {
	count()
	return &http.Response{StatusCode: http.StatusTemporaryRedirect, Header: http.Header{"Location": {"https://elsewhere.example/v1/chat/completions"}}, Body: http.NoBody, Request: r}, nil
}

// An endpoint that reads only part of the prompt is noticed, once.
func TestTruncationIsNoticed(t *testing.T) {
	t.Parallel()
	const answer = `{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":2048,"completion_tokens":1}}`
	for pages, want := range map[int]int{1000: 0, 9000: 1} {
		var logged bytes.Buffer
		c, err := New(Options{BaseURL: "http://localhost:11434", Model: "m", Transport: answering{200, answer}, Log: slog.New(slog.NewTextHandler(&logged, nil))})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := c.Generate(t.Context(), llm.Request{User: strings.Repeat("页", pages), Level: llm.PlainText}); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Count(logged.String(), "context too small"); got != want {
			t.Errorf("%d characters: warned %d times, want %d: %s", pages, got, want, logged.String())
		}
	}
}

// Whatever an endpoint sends with whatever status, a call ends with text or a
// failure of a kind, and tells neither key nor page.
func FuzzAnswer(f *testing.F) {
	const user = "这一页的文字绝不应当出现在日志之中"
	for _, seed := range []string{
		`{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}}`,
		`{"choices":[{"message":{"content":[{"type":"text","text":"x"}]}}]}`, `{"choices":[{}]}`, `{"choices":null,"error":7}`,
		`{"error":{"code":"429","message":"` + user + `"}}`, `{"model":"sk-secret-key-of-ours","choices":[]}`, "\x00", `[`, `{"usage":{"prompt_tokens":1e99}}`,
	} {
		f.Add(200, seed)
		f.Add(400, seed)
	}
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 100 || status > 999 {
			status = 200
		}
		var logged bytes.Buffer
		resp, err := askWith(t, answering{status, body}, slog.New(slog.NewTextHandler(&logged, nil)), user)
		if err == nil {
			if strings.TrimSpace(resp.Text) == "" || resp.Usage.CachedTokens > resp.Usage.InputTokens || resp.Usage.InputTokens < 0 {
				t.Errorf("%+v", resp)
			}
			return
		}
		if _, ok := errors.AsType[*llm.Failure](err); !ok || llm.KindOf(err) == "" {
			t.Errorf("no failure: %v", err)
		}
		if text := err.Error() + logged.String(); strings.Contains(text, user) || strings.Contains(text, "secret-key") {
			t.Errorf("told: %s", text)
		}
	})
}

// Merging adds what it is given and changes nothing else.
func FuzzMerge(f *testing.F) {
	for _, seed := range []string{`{"model":"m","a":{"b":{}}}`, "{\"x\":\"}}\"}\n", `{}`, `[]`, `{"extra":1}`, `{"x":1} {"y":2}`} {
		f.Add(seed, "extra", "value")
	}
	f.Fuzz(func(t *testing.T, body, name, value string) {
		fields := map[string]any{name: value, "zero": 0}
		merged, err := mergeBody([]byte(body), fields)
		if err != nil {
			return
		}
		var before, after map[string]json.RawMessage
		if err := json.Unmarshal([]byte(body), &before); err != nil {
			t.Fatalf("merged into what is no object: %s", merged)
		}
		if err := json.Unmarshal(merged, &after); err != nil {
			t.Fatalf("%v: %s", err, merged)
		}
		for key, member := range before {
			if !bytes.Equal(after[key], member) {
				t.Errorf("%q changed to %s", key, after[key])
			}
			delete(after, key)
		}
		if len(after) == 0 || len(after) > len(fields) {
			t.Errorf("added %v", slices.Collect(maps.Keys(after)))
		}
	})
}
