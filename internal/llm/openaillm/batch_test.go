package openaillm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// A line carries the body that a live call sends, byte for byte.
func TestLineIsTheLiveBody(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{})
	base, stop := server.Start()
	defer stop()
	for _, model := range []string{"gpt-6-luna", "qwen3-max", "stand-in"} {
		profile, err := ProfileNamed("openai", model)
		if err != nil {
			t.Fatal(err)
		}
		client, err := New(Options{BaseURL: base, Model: model, Profile: &profile})
		if err != nil {
			t.Fatal(err)
		}
		for _, level := range llm.Levels() {
			r := llm.Request{System: "Extract.\n\"all\"", User: "<页>\u2028 & 书名", Schema: json.RawMessage(`{"type":"object","properties":{}}`), SchemaName: "x",
				MaxOutputTokens: 9, PromptVersion: "v", Level: level, Turns: []llm.Turn{{Assistant: true, Text: "{}"}, {Text: "again"}}}
			line, err := client.Line("doc_1-1-0", r)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.ContainsAny(line, "\n\r") {
				t.Errorf("a line of two lines: %q", line)
			}
			var w struct {
				ID     string          `json:"custom_id"`
				Method string          `json:"method"`
				URL    string          `json:"url"`
				Body   json.RawMessage `json:"body"`
			}
			if err := json.Unmarshal(line, &w); err != nil || w.ID != "doc_1-1-0" || w.Method != "POST" || w.URL != "/v1/chat/completions" {
				t.Errorf("%s: %v", line, err)
			}
			if _, err := client.Generate(context.Background(), r); err != nil && llm.KindOf(err) == "" {
				t.Fatal(err)
			}
			requests := server.Requests()
			if live := bytes.TrimSpace(requests[len(requests)-1].Body); !bytes.Equal(live, w.Body) {
				t.Errorf("%s, %s: the live body is\n%s\nthe line's\n%s", model, level, live, w.Body)
			}
		}
	}
}

func TestLineRefuses(t *testing.T) {
	t.Parallel()
	client, err := New(Options{Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "a b", "a\nb", "页", strings.Repeat("x", 65), `a"b`} {
		if line, err := client.Line(id, llm.Request{}); err == nil {
			t.Errorf("%q became the line %s", id, line)
		}
	}
	// What cannot be encoded is an error, and no empty line.
	if line, err := client.Line("a", llm.Request{Schema: json.RawMessage(`{broken`), Level: llm.StrictSchema}); err == nil {
		t.Errorf("a broken schema became the line %s", line)
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		base string
		want llm.BatchTerms
	}{
		{"", llm.BatchTerms{MaxLines: 50_000, MaxBytes: 200 << 20, Window: 24 * time.Hour, Discount: 0.5}},
		{"https://x.openai.azure.com/openai/v1", llm.BatchTerms{MaxLines: 50_000, MaxBytes: 200 << 20, Window: 24 * time.Hour, Discount: 0.5}},
		{"https://dashscope.aliyuncs.com/compatible-mode/v1", llm.BatchTerms{MaxLines: 50_000, MaxBytes: 100 << 20, Window: 24 * time.Hour, Discount: 0.5}},
		{"https://api.groq.com/openai/v1", llm.BatchTerms{MaxLines: 50_000, MaxBytes: 200 << 20, Window: 24 * time.Hour, Discount: 0.5}},
		{"https://api.together.xyz/v1", llm.BatchTerms{MaxLines: 50_000, MaxBytes: 100 << 20, Window: 24 * time.Hour, Discount: 0.5}},
	} {
		client, err := New(Options{BaseURL: c.base, Model: "m"})
		if err != nil {
			t.Fatal(err)
		}
		if got := client.Terms(); got != c.want {
			t.Errorf("%s: %+v", c.base, got)
		}
	}
}

// wired is a client of a handler that records what it was asked.
func wired(t *testing.T, o Options, handler http.HandlerFunc) (*Client, *[]string) {
	t.Helper()
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		asked = append(asked, fmt.Sprintf("%s %s auth=%s key=%s %s", r.Method, r.URL.RequestURI(), r.Header.Get("Authorization"), r.Header.Get("Api-Key"), body))
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	o.BaseURL = server.URL + o.BaseURL
	o.Model, o.Key = "m", "secret-key-of-mine"
	client, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return client, &asked
}

func TestBatchPaths(t *testing.T) {
	t.Parallel()
	together, err := ProfileNamed("together", "m")
	if err != nil {
		t.Fatal(err)
	}
	azure, err := ProfileNamed("azure_deployments", "m")
	if err != nil {
		t.Fatal(err)
	}
	answer := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"id":"batch_1","status":"VALIDATING","data":[]}`)
	}
	for _, c := range []struct {
		name string
		o    Options
		want []string
	}{
		{"openai", Options{}, []string{
			`POST /v1/files auth=Bearer secret-key-of-mine key= `,
			`POST /v1/batches auth=Bearer secret-key-of-mine key= {"completion_window":"24h","endpoint":"/v1/chat/completions","input_file_id":"file_1","metadata":{"a":"b"}}`,
			`GET /v1/batches/batch_1 auth=Bearer secret-key-of-mine key= `,
			`GET /v1/batches?limit=100&after=x%26y auth=Bearer secret-key-of-mine key= `,
		}},
		{"together", Options{Profile: &together}, []string{
			`POST /v1/files/upload auth=Bearer secret-key-of-mine key= `,
			`POST /v1/batches auth=Bearer`,
		}},
		{"azure", Options{Profile: &azure, APIVersion: "2025-01-01"}, []string{
			`POST /openai/files?api-version=2025-01-01 auth= key=secret-key-of-mine `,
			`POST /openai/batches?api-version=2025-01-01 auth= key=secret-key-of-mine {"completion_window":"24h","endpoint":"/chat/completions"`,
			`GET /openai/batches/batch_1?api-version=2025-01-01 auth= key=secret-key-of-mine `,
			`GET /openai/batches?limit=100&after=x%26y&api-version=2025-01-01 `,
		}},
	} {
		client, asked := wired(t, c.o, answer)
		if _, err := client.Upload(context.Background(), "a.jsonl", 3, strings.NewReader("{}\n")); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := client.Submit(context.Background(), "file_1", map[string]string{"a": "b"}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if j, err := client.Job(context.Background(), "batch_1"); err != nil || j.Status != llm.BatchWorking {
			t.Errorf("%s: %+v, %v", c.name, j, err)
		}
		if _, _, err := client.Jobs(context.Background(), "x&y"); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		for i, want := range c.want {
			if !strings.HasPrefix((*asked)[i], want) {
				t.Errorf("%s: asked\n%s\nwant\n%s", c.name, (*asked)[i], want)
			}
		}
		if !strings.Contains((*asked)[0], `filename="a.jsonl"`) || !strings.Contains((*asked)[0], "\r\n\r\n{}\n\r\n") {
			t.Errorf("%s: the form is\n%s", c.name, (*asked)[0])
		}
	}
}

func TestSupported(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status int
		body   string
		want   bool
		fails  bool
	}{
		"a list":            {200, `{"object":"list","data":[]}`, true, false},
		"no list":           {200, `{"status":"ok"}`, false, false},
		"a page of HTML":    {200, `<html>`, false, false},
		"no such path":      {404, `{"detail":"Not Found"}`, false, false},
		"not allowed":       {405, ``, false, false},
		"not built":         {501, ``, false, false},
		"a wrong key":       {401, `{}`, false, true},
		"down for a moment": {503, ``, false, true},
	} {
		client, _ := wired(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		})
		got, err := client.Supported(context.Background())
		if got != c.want || (err != nil) != c.fails {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

// What a provider tells of a job is untrusted: ids lead into paths, errors
// repeat pages.
func TestHostileJob(t *testing.T) {
	t.Parallel()
	const page = "the whole page of somebody stands in this message"
	said := map[string]any{"id": "batch_1", "status": "failed\x1b[31m", "output_file_id": "../../models", "error_file_id": strings.Repeat("x", 300), "input_file_id": "a/b",
		"request_counts": map[string]int{"total": -5, "completed": -1},
		"errors":         map[string]any{"data": []any{map[string]any{"code": page, "message": page, "line": 7}}}}
	client, _ := wired(t, Options{}, func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(said) })
	j, err := client.Job(context.Background(), "batch_1")
	if err != nil {
		t.Fatal(err)
	}
	if j.OutputFile+j.ErrorFile+j.InputFile != "" || j.Total != 0 || j.Completed != 0 || strings.Contains(j.Problem, "somebody") || !strings.Contains(j.Problem, "line 7") || !j.NamesLine {
		t.Errorf("%+v", j)
	}
	said["id"] = "../evil"
	if j, err := client.Job(context.Background(), "batch_1"); err == nil {
		t.Errorf("%+v", j)
	}
}

func resultLine(id, content string) string {
	return fmt.Sprintf(`{"id":"r","custom_id":%q,"response":{"status_code":200,"body":{"model":"m","choices":[{"message":{"content":%q},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":2}}},"error":null}`, id, content)
}

func TestResults(t *testing.T) {
	t.Parallel()
	huge := resultLine("huge", strings.Repeat("x", maxLineBytes))
	for name, c := range map[string]struct {
		file string
		ids  string
		want llm.BatchRead
	}{
		"whole":              {resultLine("a", "1") + "\n" + resultLine("b", "2") + "\n", "a b", llm.BatchRead{Lines: 2}},
		"no line end at all": {resultLine("a", "1"), "a", llm.BatchRead{Lines: 1}},
		"other line ends":    {resultLine("a", "1") + "\r\n\r\n" + resultLine("b", "2") + "\r\n", "a b", llm.BatchRead{Lines: 2}},
		"empty":              {"", "", llm.BatchRead{}},
		"cut":                {resultLine("a", "1") + "\n" + resultLine("b", "2")[:40], "a", llm.BatchRead{Lines: 1, Cut: true}},
		"no JSON between":    {"oops\n" + resultLine("a", "1") + "\n[]\n{}\n", "a", llm.BatchRead{Lines: 1, Bad: 3}},
		"a line too long":    {huge + "\n" + resultLine("a", "1") + "\n", "a", llm.BatchRead{Lines: 1, Bad: 1}},
		"ends too long":      {resultLine("a", "1") + "\n" + huge, "a", llm.BatchRead{Lines: 1, Cut: true}},
		"body as text":       {`{"custom_id":"a","response":{"status_code":200,"body":"{\"choices\":[]}"}}` + "\n", "a", llm.BatchRead{Lines: 1}},
		"absurd status":      {`{"custom_id":"a","response":{"status_code":99999,"body":{}}}` + "\n", "a", llm.BatchRead{Lines: 1}},
	} {
		client, _ := wired(t, Options{}, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.file) })
		var ids []string
		read, err := client.Results(context.Background(), "file_1", func(l llm.BatchLine) error {
			ids = append(ids, l.ID)
			return nil
		})
		if err != nil || strings.Join(ids, " ") != c.ids || read != c.want {
			t.Errorf("%s: %q %+v %v", name, ids, read, err)
		}
	}
}

// A connection that breaks is told from an error of the one who reads.
func TestResultsBroken(t *testing.T) {
	t.Parallel()
	client, _ := wired(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100000")
		_, _ = io.WriteString(w, resultLine("a", "1")+"\n"+resultLine("b", "2"))
	})
	lines := 0
	read, err := client.Results(context.Background(), "f", func(llm.BatchLine) error { lines++; return nil })
	if f, ok := errors.AsType[*llm.Failure](err); !ok || f.Kind != llm.Unavailable || !read.Cut || lines == 0 {
		t.Errorf("%+v, %v, %d lines", read, err, lines)
	}
	mine := errors.New("enough")
	if _, err := client.Results(context.Background(), "f", func(llm.BatchLine) error { return mine }); !errors.Is(err, mine) {
		t.Errorf("got %v", err)
	}
	gone, _ := wired(t, Options{}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) })
	if _, err := gone.Results(context.Background(), "f", nil); err == nil || err.(*llm.Failure).Status != 404 {
		t.Errorf("got %v", err)
	}
	if err := gone.DeleteFile(context.Background(), "f"); err != nil {
		t.Errorf("deleting what is not there: %v", err)
	}
}

// A line is judged as a live answer is.
func TestRead(t *testing.T) {
	t.Parallel()
	client, err := New(Options{Model: "m", Key: "secret-key-of-mine"})
	if err != nil {
		t.Fatal(err)
	}
	r := llm.Request{User: "a page that is nobody else's business", Level: llm.StrictSchema}
	body := func(finish, content string) json.RawMessage {
		return json.RawMessage(fmt.Sprintf(`{"model":"m-1","choices":[{"message":{"content":%q},"finish_reason":%q}],"usage":{"prompt_tokens":10,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4}}}`, content, finish))
	}
	failure := func(message, code string) json.RawMessage {
		return json.RawMessage(fmt.Sprintf(`{"error":{"message":%q,"code":%q}}`, message, code))
	}
	for name, c := range map[string]struct {
		line llm.BatchLine
		want llm.Kind
	}{
		"good":           {llm.BatchLine{Status: 200, Body: body("stop", "{}")}, ""},
		"cut off":        {llm.BatchLine{Status: 200, Body: body("length", "{")}, llm.CutOff},
		"filtered":       {llm.BatchLine{Status: 200, Body: body("content_filter", "")}, llm.Refused},
		"blank":          {llm.BatchLine{Status: 200, Body: body("stop", " ")}, llm.Blank},
		"no JSON":        {llm.BatchLine{Status: 200, Body: json.RawMessage(`"text"`)}, llm.Unavailable},
		"no choices":     {llm.BatchLine{Status: 200, Body: json.RawMessage(`{}`)}, llm.Unavailable},
		"too long":       {llm.BatchLine{Status: 400, Body: failure("This model's maximum context length is 4096", "context_length_exceeded")}, llm.TooLong},
		"server":         {llm.BatchLine{Status: 500, Body: failure("oops", "")}, llm.Unavailable},
		"schema":         {llm.BatchLine{Status: 400, Body: failure("Invalid parameter: 'response_format' is not supported", "")}, llm.FormatRejected},
		"expired":        {llm.BatchLine{Code: "batch_expired"}, llm.Unavailable},
		"timed out":      {llm.BatchLine{Code: "request_timeout"}, llm.TimedOut},
		"nothing at all": {llm.BatchLine{}, llm.Unavailable},
		"repeats a page": {llm.BatchLine{Status: 400, Body: failure("cannot process: a page that is nobody else's business with secret-key-of-mine", "")}, llm.BadRequest},
	} {
		resp, err := client.Read(r, c.line)
		if llm.KindOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if err != nil && (strings.Contains(err.Error(), "nobody else's") || strings.Contains(err.Error(), "secret")) {
			t.Errorf("%s tells a secret: %v", name, err)
		}
		if c.want == "" && (resp.Usage.InputTokens != 10 || resp.Usage.CachedTokens != 4 || resp.Model != "m-1" || resp.Text != "{}") {
			t.Errorf("%+v", resp)
		}
	}
}

func TestBatchUsage(t *testing.T) {
	t.Parallel()
	client, err := New(Options{Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	prices := llm.Prices{{Model: "m", Input: 1000, Output: 2000, AsOf: "2026-01-01"}}
	charged := llm.BatchLine{Status: 200, Body: json.RawMessage(`{"choices":[{"message":{"content":"x"},"finish_reason":"length"}],"usage":{"prompt_tokens":1000,"completion_tokens":500}}`)}
	got, answered := llm.BatchUsage(client, prices, charged)
	if want := (synoptic.Usage{InputTokens: 1000, OutputTokens: 500}); !answered || got.InputTokens != want.InputTokens || got.OutputTokens != want.OutputTokens || *got.CostUSD != 1 {
		t.Errorf("an answer of no use is charged too: %+v, %v", got, answered)
	}
	if got, answered := llm.BatchUsage(client, prices, llm.BatchLine{Status: 500}); answered || got.InputTokens != 0 {
		t.Errorf("%+v, %v", got, answered)
	}
	// A price list may know better than half.
	prices[0].Batch = 0.25
	if got, _ := llm.BatchUsage(client, prices, charged); *got.CostUSD != 0.5 {
		t.Errorf("cost %v", *got.CostUSD)
	}
	if got, _ := llm.BatchUsage(client, nil, charged); got.CostUSD != nil {
		t.Errorf("cost %v of no price", *got.CostUSD)
	}
}

func FuzzResults(f *testing.F) {
	f.Add([]byte(resultLine("a", "1") + "\n" + resultLine("b", "2")))
	f.Add([]byte("{\"custom_id\":\"a\",\"error\":{\"code\":7}}\n\n\x00"))
	client, err := New(Options{Model: "m"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		var ids []string
		read, err := readLines(bytes.NewReader(file), func(l llm.BatchLine) error {
			ids = append(ids, l.ID)
			if l.ID == "" {
				t.Error("a line without an id")
			}
			_, _ = client.Read(llm.Request{}, l)
			return nil
		})
		if err != nil || read.Lines != len(ids) {
			t.Errorf("%+v, %v", read, err)
		}
		if lines := bytes.Count(file, []byte("\n")) + 1; read.Lines+read.Bad > lines {
			t.Errorf("%d lines became %+v", lines, read)
		}
	})
}
