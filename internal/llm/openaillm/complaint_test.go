package openaillm

import (
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"synoptic/internal/llm"
)

func testClient() *Client {
	return &Client{key: "sk-secret-key-of-ours", clock: llm.SystemClock{}}
}

// What endpoints really say, in their many shapes, and what is to be made of
// it.
func TestClassify(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		status int
		body   string
		level  llm.Level
		want   llm.Kind
		param  string
	}{
		{"OpenAI names the parameter", 400, `{"error":{"message":"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.","type":"invalid_request_error","param":"response_format","code":null}}`, llm.StrictSchema, llm.FormatRejected, "response_format"},
		{"OpenAI dislikes the schema", 400, `{"error":{"message":"Invalid schema for response_format 'form': In context=(), 'required' is required","param":"response_format","code":null,"type":"invalid_request_error"}}`, llm.StrictSchema, llm.FormatRejected, "response_format"},
		{"DeepSeek", 400, `{"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error"}}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"LM Studio, error as text", 400, `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`, llm.JSONMode, llm.FormatRejected, ""},
		{"FastAPI, a list", 422, `{"detail":[{"type":"literal_error","loc":["body","response_format","type"],"msg":"Input should be 'text'","input":"json_schema"}]}`, llm.StrictSchema, llm.FormatRejected, "response_format.type"},
		{"FastAPI repeats the request", 422, `{"detail":[{"type":"x","loc":["body","temperature"],"msg":"Input should be greater than 0","input":{"response_format":{"type":"json_schema"}}}]}`, llm.StrictSchema, llm.BadRequest, "temperature"},
		{"FastAPI, a text", 400, `{"detail":"guided decoding is not available"}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"vLLM, old", 400, `{"object":"error","message":"Grammar error: unsupported regex","type":"BadRequestError","param":null,"code":400}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"Gemini, in a list", 400, `[{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"pattern\" at 'generation_config.response_schema'","status":"INVALID_ARGUMENT"}}]`, llm.StrictSchema, llm.FormatRejected, ""},
		{"a parameter without name", 400, `{"error":{"message":"Invalid parameter","code":"1210"}}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"no form was asked for", 400, `{"error":{"message":"response_format is not supported"}}`, llm.PlainText, llm.BadRequest, ""},
		{"OpenRouter finds no route", 404, `{"error":{"message":"No endpoints found that can handle the requested parameters.","code":404}}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"OpenRouter passes a complaint on", 400, `{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"json_schema is not supported"}}}`, llm.StrictSchema, llm.FormatRejected, ""},
		{"temperature", 400, `{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.","param":"temperature","code":"unsupported_value"}}`, llm.StrictSchema, llm.BadRequest, "temperature"},
		{"unknown model", 404, `{"error":{"message":"The model 'x' does not exist","code":"model_not_found"}}`, llm.StrictSchema, llm.BadRequest, ""},
		{"HTML", 404, `<html><body>404 response_format</body></html>`, llm.StrictSchema, llm.BadRequest, ""},
		{"an empty body", 400, ``, llm.StrictSchema, llm.BadRequest, ""},
		{"context length", 400, `{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens (including the json schema).","param":"messages","code":"context_length_exceeded"}}`, llm.StrictSchema, llm.TooLong, ""},
		{"llama.cpp's context", 400, `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}`, llm.StrictSchema, llm.TooLong, ""},
		{"DashScope's length", 400, `{"error":{"message":"Range of input length should be [1, 30720]","code":"invalid_parameter_error"}}`, llm.StrictSchema, llm.TooLong, ""},
		{"413", 413, ``, llm.StrictSchema, llm.TooLong, ""},
		{"Azure filters", 400, `{"error":{"message":"The response was filtered","code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"}}}`, llm.StrictSchema, llm.Refused, ""},
		{"DashScope inspects", 400, `{"error":{"code":"data_inspection_failed","message":"Output data may contain inappropriate content."}}`, llm.StrictSchema, llm.Refused, ""},
		{"GLM finds it sensitive", 400, `{"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容"}}`, llm.StrictSchema, llm.Refused, ""},
		{"numbers are no codes", 400, `{"error":{"message":"got 1301 items in 1113 lists; names are case-sensitive"}}`, llm.StrictSchema, llm.BadRequest, ""},
		{"OpenRouter moderates", 403, `{"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged"}}`, llm.StrictSchema, llm.Refused, ""},
		{"wrong key", 401, `{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}`, llm.StrictSchema, llm.Unauthorized, ""},
		{"region", 403, `{"error":{"message":"Country not supported"}}`, llm.StrictSchema, llm.Unauthorized, ""},
		{"OpenAI, no credit", 429, `{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}`, llm.StrictSchema, llm.OverQuota, ""},
		{"Gemini, per minute", 429, `{"error":{"code":429,"message":"You exceeded your current quota, please check your plan. Please retry in 23.5s.","status":"RESOURCE_EXHAUSTED"}}`, llm.StrictSchema, llm.RateLimited, ""},
		{"DeepSeek, no credit", 402, `{"error":{"message":"Insufficient Balance"}}`, llm.StrictSchema, llm.OverQuota, ""},
		{"GLM, no credit", 429, `{"error":{"code":"1113","message":"您的账户已欠费，请充值后重试"}}`, llm.StrictSchema, llm.OverQuota, ""},
		{"DashScope, arrears", 400, `{"error":{"code":"Arrearage","message":"Access denied, please make sure your account is in good standing."}}`, llm.StrictSchema, llm.OverQuota, ""},
		{"overloaded", 529, `{"error":{"message":"Overloaded"}}`, llm.StrictSchema, llm.Unavailable, ""},
		{"a schema does not matter at 500", 500, `{"error":{"message":"failed to compile json_schema grammar"}}`, llm.StrictSchema, llm.Unavailable, ""},
		{"nor at 429", 429, `{"error":{"message":"too many response_format requests"}}`, llm.StrictSchema, llm.RateLimited, ""},
		{"gateway time-out", 504, `<html>`, llm.StrictSchema, llm.TimedOut, ""},
		{"conflict", 409, `{}`, llm.StrictSchema, llm.Unavailable, ""},
	} {
		f := testClient().classify(&exchange{status: tt.status, header: http.Header{}, body: []byte(tt.body)}, llm.Request{User: "a page", Level: tt.level})
		if f.Kind != tt.want || f.Parameter != tt.param {
			t.Errorf("%s: %s %q, want %s %q (%s)", tt.name, f.Kind, f.Parameter, tt.want, tt.param, f.Detail)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		header, value, date, heard string
		want                       time.Duration
	}{
		{"Retry-After", "20", "", "", 20 * time.Second},
		{"Retry-After", "1.5", "", "", 1500 * time.Millisecond},
		{"Retry-After-Ms", "250", "", "", 250 * time.Millisecond},
		{"Retry-After", "Sun, 22 Nov 2026 08:00:30 GMT", "", "", 30 * time.Second},
		{"Retry-After", "Sun, 22 Nov 2026 09:00:30 GMT", "Sun, 22 Nov 2026 09:00:00 GMT", "", 30 * time.Second},
		{"Retry-After", "Sun, 22 Nov 2026 07:00:00 GMT", "", "", 0},
		{"Retry-After", "-3", "", "", 0},
		{"Retry-After", "NaN", "", "", 0},
		{"Retry-After", "1e300", "", "", maxRetryAfter},
		{"Retry-After", "soon", "", "", 0},
		{"", "", "", "please try again in 6m0s.", 6 * time.Minute},
		{"", "", "", "please retry in 23.5s.", 23500 * time.Millisecond},
		{"", "", "", "retry after 20 seconds", 20 * time.Second},
		{"", "", "", "try again in 350ms", 350 * time.Millisecond},
		{"", "", "", "try again later", 0},
	} {
		h := http.Header{}
		if tt.header != "" {
			h.Set(tt.header, tt.value)
		}
		if tt.date != "" {
			h.Set("Date", tt.date)
		}
		if got := retryAfter(h, tt.heard, now); got != tt.want {
			t.Errorf("%s %q %q: %s, want %s", tt.header, tt.value, tt.heard, got, tt.want)
		}
	}
}

func TestScrub(t *testing.T) {
	t.Parallel()
	const page = "石景山区的治理实践表明，数字平台提高了回应速度。The platform improved the response time of the district."
	for _, tt := range []struct{ message, want string }{
		{"Model not found", "Model not found"},
		{"two\nlines\tand \x00 control", "two lines and control"},
		{"key sk-secret-key-of-ours is wrong", "key [key] is wrong"},
		{"Bearer abcdef", "[key]"},
		{"provided: abcd****wxyz.", "provided: [key]"},
		{"could not parse 数字平台提高了回应速度。The platform here", "could not parse […]here"},
		{`could not parse \u6570\u5b57\u5e73\u53f0\u63d0\u9ad8\u4e86\u56de\u5e94\u901f\u5ea6 here`, "could not parse […] here"},
		{"THE PLATFORM IMPROVED THE RESPONSE TIME OF it", "[…]it"},
		{"the response was empty", "the response was empty"},
	} {
		if got := scrub(tt.message, "sk-secret-key-of-ours", page); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.message, got, tt.want)
		}
	}
	if got := scrub(strings.Repeat("长", 9000), ""); utf8.RuneCountInString(got) > maxMessage+1 {
		t.Errorf("%d characters are kept", utf8.RuneCountInString(got))
	}
}

// No body makes the classification fail, tell the key, or tell the page.
func FuzzComplaint(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `[]`, `{}`, `{"error":null}`, `{"error":[]}`, `{"error":{"message":["a","b"],"code":429,"param":{}}}`,
		`{"detail":[1,{"loc":5,"msg":null}]}`, `[{"error":{"message":7}}]`, `<html>`, "\xff\xfe", `{"error":{"message":"` + strings.Repeat("\\u6570", 500) + `"}}`,
	} {
		f.Add(400, seed)
	}
	const page = "这一页的文字绝不应当出现在日志之中"
	f.Fuzz(func(t *testing.T, status int, body string) {
		c := testClient()
		x := &exchange{status: status, header: http.Header{"Retry-After": {body}}, body: []byte(strings.ReplaceAll(body, "page", page))}
		failure := c.classify(x, llm.Request{User: page, Level: llm.StrictSchema})
		if failure.Kind == "" || failure.RetryAfter < 0 || failure.RetryAfter > maxRetryAfter {
			t.Errorf("kind %q, retry after %s", failure.Kind, failure.RetryAfter)
		}
		text := failure.Error()
		if strings.Contains(text, page) || strings.Contains(text, string(c.key)) || strings.ContainsAny(text, "\n\r\x00") || !utf8.ValidString(text) {
			t.Errorf("not fit for a log: %q", text)
		}
	})
}
