package openaillm_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/llm/openaillm"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// wire captures what one request looks like to the endpoint.
func wire(t *testing.T, o openaillm.Options, r llm.Request) (*http.Request, []byte) {
	t.Helper()
	var got *http.Request
	var body []byte
	o.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		got = r
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		again, err := r.GetBody()
		if err != nil {
			return nil, err
		}
		copied, err := io.ReadAll(again)
		if err != nil || !bytes.Equal(copied, body) || r.ContentLength != int64(len(body)) {
			t.Errorf("the body cannot be sent again as it is: %d, %d, %v", len(copied), r.ContentLength, err)
		}
		answer := `{"model":"m","choices":[{"message":{"role":"assistant","content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}`
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer)), Request: r}, nil
	})
	if _, err := client(t, o).Generate(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	return got, body
}

// The bodies on the wire, one file a case. A change of any byte of them can
// cost a provider's cache or a 400, so that it must be meant.
func TestWire(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, base, model, profile string
		url                        string // where it goes, when not base + /chat/completions
		header                     string // that carries the key
	}{
		{name: "openai-gpt-6-luna", base: "", model: "gpt-6-luna", url: "https://api.openai.com/v1/chat/completions"},
		{name: "openai-gpt-5-mini", base: "https://api.openai.com/v1", model: "gpt-5-mini"},
		{name: "openai-gpt-5.6-luna", base: "https://api.openai.com/v1", model: "gpt-5.6-luna"},
		{name: "openai-gpt-4.1", base: "https://api.openai.com/v1", model: "gpt-4.1-mini"},
		{name: "azure-v1", base: "https://unit.openai.azure.com/openai/v1", model: "our-gpt"},
		{name: "azure-deployments", base: "https://unit.openai.azure.com", model: "our.gpt", url: "https://unit.openai.azure.com/openai/deployments/our.gpt/chat/completions?api-version=2024-10-21", header: "Api-Key"},
		{name: "azure-deployments", base: "https://unit.openai.azure.com/openai/deployments/other", model: "our.gpt", url: "https://unit.openai.azure.com/openai/deployments/other/chat/completions?api-version=2024-10-21", header: "Api-Key"},
		{name: "bedrock", base: "https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1", model: "openai.gpt-oss-20b-1:0"},
		{name: "deepseek", base: "https://api.deepseek.com/v1", model: "deepseek-flash"},
		{name: "qwen-flash", base: "https://dashscope.aliyuncs.com/compatible-mode/v1", model: "qwen-flash"},
		{name: "qwen-turbo", base: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", model: "qwen-turbo"},
		{name: "glm", base: "https://open.bigmodel.cn/api/paas/v4", model: "glm-5-flash"},
		{name: "kimi", base: "https://api.moonshot.cn/v1", model: "kimi-k3"},
		{name: "groq-gpt-oss", base: "https://api.groq.com/openai/v1", model: "openai/gpt-oss-20b"},
		{name: "groq-llama", base: "https://api.groq.com/openai/v1", model: "llama-4-scout"},
		{name: "openrouter", base: "https://openrouter.ai/api/v1", model: "qwen/qwen3.8-flash"},
		{name: "gemini", base: "https://generativelanguage.googleapis.com/v1beta/openai/", model: "gemini-3.5-flash-lite", url: "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"},
		{name: "ollama", base: "http://localhost:11434", model: "qwen3:8b", url: "http://localhost:11434/v1/chat/completions"},
		{name: "lmstudio", base: "http://127.0.0.1:1234/v1", model: "local"},
		{name: "vllm", base: "https://gpu.example.org/v1", model: "Qwen/Qwen3-8B", profile: "vllm"},
		{name: "llamacpp", base: "http://127.0.0.1:8080/v1/chat/completions", model: "gemma", url: "http://127.0.0.1:8080/v1/chat/completions"},
		{name: "unknown", base: "https://models.example.org/v1", model: "some-model"},
		{name: "unknown-gpt-5", base: "https://models.example.org/v1", model: "gpt-5-mini"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := openaillm.Options{BaseURL: tt.base, Model: tt.model}
			if tt.profile != "" {
				p, err := openaillm.ProfileNamed(tt.profile, tt.model)
				if err != nil {
					t.Fatal(err)
				}
				o.Profile = &p
			}
			r := request("<page>书名 & more</page>")
			r.Level = client(t, o).Target().Levels[0]
			got, body := wire(t, o, r)
			if tt.url == "" {
				tt.url = tt.base + "/chat/completions"
			}
			if got.URL.String() != tt.url || got.Method != http.MethodPost {
				t.Errorf("%s %s, want POST %s", got.Method, got.URL, tt.url)
			}
			key, want := got.Header.Get("Authorization"), "Bearer "+secretKey
			if tt.header != "" {
				key, want = got.Header.Get(tt.header), secretKey
			}
			if key != want {
				t.Errorf("the key is not where the endpoint looks for it")
			}
			if bytes.Contains(body, []byte(`"store"`)) {
				t.Error("nothing is ever stored")
			}
			golden(t, "wire/"+tt.name+".json", body)
		})
	}
}

func TestWireOfLevels(t *testing.T) {
	t.Parallel()
	for _, level := range llm.Levels() {
		r := request("a page")
		r.Level = level
		r.Turns = []llm.Turn{{Assistant: true, Text: `{"answer":1}`}, {Text: "That is wrong."}}
		_, body := wire(t, openaillm.Options{BaseURL: "https://models.example.org/v1", Model: "m"}, r)
		golden(t, "wire/level-"+level.String()+".json", body)
	}
}

func TestNothingOptionalIsSent(t *testing.T) {
	t.Parallel()
	r := llm.Request{User: "u", Level: llm.PlainText}
	_, body := wire(t, openaillm.Options{BaseURL: "https://models.example.org/v1", Model: "m", Profile: &openaillm.Profile{}}, r)
	const want = `{"model":"m","messages":[{"role":"user","content":"u"}],"stream":false}`
	if string(body) != want {
		t.Errorf("got  %s\nwant %s", body, want)
	}
}

func TestSchemaName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"": "answer", "a b/表": "a_b__", strings.Repeat("x", 80): strings.Repeat("x", 64)} {
		r := request("p")
		r.SchemaName = name
		_, body := wire(t, openaillm.Options{BaseURL: "https://models.example.org/v1", Model: "m"}, r)
		if !bytes.Contains(body, []byte(`"json_schema":{"name":"`+want+`"`)) {
			t.Errorf("%q: no name %q in %s", name, want, body)
		}
	}
}

func TestProfileOverrides(t *testing.T) {
	t.Parallel()
	u, err := url.Parse("https://api.deepseek.com/v1")
	if err != nil {
		t.Fatal(err)
	}
	p, err := openaillm.ProfileFor(u, "deepseek-flash").With([]byte(`{"levels":["strict_schema"],"temperature":0.5,"thinking_off":null,"extra":{"seed":7}}`))
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "deepseek" || len(p.Levels) != 1 || p.Levels[0] != llm.StrictSchema || *p.Temperature != 0.5 || p.ThinkingOff != nil || p.Extra["seed"] == nil {
		t.Errorf("got %+v", p)
	}
	if again := openaillm.ProfileFor(u, "deepseek-flash"); again.ThinkingOff == nil || *again.Temperature != 0 {
		t.Errorf("the table itself was changed: %+v", again)
	}
	for _, bad := range []string{`{"extra":{"store":true}}`, `{"extra":{"messages":[]}}`, `{"temprature":1}`, `{"levels":["very_strict"]}`, `[]`, `x`} {
		if _, err := p.With([]byte(bad)); err == nil {
			t.Errorf("%s was accepted", bad)
		}
	}
}

func TestLocalServersAreToldTheSchemaTwice(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]bool{"http://localhost:11434": true, "http://localhost:1234": true, "http://localhost:8000": true, "http://localhost:8080": true, "https://api.openai.com/v1": false, "https://models.example.org": false} {
		if got := client(t, openaillm.Options{BaseURL: base}).Target().SchemaInPrompt; got != want {
			t.Errorf("%s: %v, want %v", base, got, want)
		}
	}
}

func TestPortsSayNothingElsewhere(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"http://localhost:11434/v1":                            "ollama",
		"http://192.168.1.4:1234/v1":                           "lmstudio",
		"http://gpu-box:8000/v1":                               "vllm",
		"https://models.example.org:8000/v1":                   "unknown",
		"https://api.openai.com.evil.example/v1":               "unknown",
		"https://unit.openai.azure.com.evil.example/openai/v1": "unknown",
		"https://eu.api.openai.com/v1":                         "openai",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := openaillm.ProfileFor(u, "m").Name; got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

// golden compares with a file of testdata. Bodies are indented there, one
// value a line, which keeps the order of keys.
func golden(t *testing.T, name string, body []byte) {
	t.Helper()
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, body, "", "  "); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	pretty.WriteByte('\n')
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, pretty.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pretty.Bytes(), want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", name, pretty.Bytes(), want)
	}
}
