package lambdahttp

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// asked is an event for a path, changed as a test wants it.
func asked(method, path string, change func(*events.APIGatewayV2HTTPRequest)) events.APIGatewayV2HTTPRequest {
	e := events.APIGatewayV2HTTPRequest{Version: "2.0", RouteKey: "$default", RawPath: path, Headers: map[string]string{"host": "api.example"}}
	e.RequestContext.HTTP.Method, e.RequestContext.HTTP.SourceIP = method, "192.0.2.7"
	e.RequestContext.RequestID, e.RequestContext.Stage = "req-1", "$default"
	if change != nil {
		change(&e)
	}
	return e
}

// ask lets a handler answer an event.
func ask(t testing.TB, h http.Handler, e events.APIGatewayV2HTTPRequest) events.APIGatewayV2HTTPResponse {
	t.Helper()
	payload, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	a := &Adapter{Handler: h, MaxBody: 4 << 20, Log: slog.New(slog.DiscardHandler)}
	answer, err := a.Invoke(t.Context(), payload)
	if err != nil {
		t.Fatal(err)
	}
	var out events.APIGatewayV2HTTPResponse
	if err := json.Unmarshal(answer, &out); err != nil {
		t.Fatalf("%v in %.200s", err, answer)
	}
	return out
}

// seen is the request that a handler gets of an event.
func seen(t testing.TB, e events.APIGatewayV2HTTPRequest) (r *http.Request, body []byte) {
	t.Helper()
	out := ask(t, http.HandlerFunc(func(_ http.ResponseWriter, got *http.Request) {
		r = got
		var err error
		if body, err = io.ReadAll(got.Body); err != nil {
			t.Error(err)
		}
	}), e)
	if r == nil {
		t.Fatalf("the handler was not asked: %+v", out)
	}
	return r, body
}

// The gateway has decoded the path; nothing in it may become anything else.
func TestPathsStayPaths(t *testing.T) {
	t.Parallel()
	for path, requestURI := range map[string]string{
		"":                       "/",
		"/":                      "/",
		"/v1/documents/doc_1":    "/v1/documents/doc_1",
		"/echo/100%":             "/echo/100%25",
		"/echo/a?x=9":            "/echo/a%3Fx=9",
		"/echo/a#b":              "/echo/a%23b",
		"/echo/%2e%2e/":          "/echo/%252e%252e/",
		"/echo/a b":              "/echo/a%20b",
		"/echo/研究":               "/echo/%E7%A0%94%E7%A9%B6",
		"//evil.example/v1":      "//evil.example/v1",
		"/echo/a/../../healthz":  "/echo/a/../../healthz",
		"/line\r\nX-Injected: 1": "/line%0D%0AX-Injected:%201",
	} {
		r, _ := seen(t, asked("GET", path, nil))
		if want := max(path, "/"); r.URL.Path != want || r.RequestURI != requestURI || r.URL.RawQuery != "" || r.URL.Host != "" {
			t.Errorf("%q became path %q, URI %q, query %q, host %q", path, r.URL.Path, r.RequestURI, r.URL.RawQuery, r.URL.Host)
		}
	}
}

func TestAPathFindsItsRoute(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /echo/{id}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.PathValue("id")) })
	for path, id := range map[string]string{"/echo/100%": "100%", "/echo/a?x=9": "a?x=9", "/echo/%2F": "%2F", "/echo/a b": "a b"} {
		if out := ask(t, mux, asked("GET", path, nil)); out.StatusCode != 200 || out.Body != id {
			t.Errorf("%q is %d, %q", path, out.StatusCode, out.Body)
		}
	}
	if out := ask(t, mux, asked("GET", "//echo/a", nil)); strings.HasPrefix(out.Headers["location"], "//") {
		t.Errorf("redirects away: %v", out.Headers)
	}
}

func TestRequestsAreWhole(t *testing.T) {
	t.Parallel()
	r, body := seen(t, asked("POST", "/v1/documents", func(e *events.APIGatewayV2HTTPRequest) {
		e.RawQueryString = "a=1&a=2&q=%E7%A0%94+x&empty="
		e.Cookies = []string{"one=1", "two=2; not a third"}
		e.Headers = map[string]string{
			"Host": "api.example:8443", "content-type": "text/plain; charset=gb18030", "accept": "text/html,application/json",
			"X-Multi": "one", "x-multi": "two", "x-line": "a\r\nInjected: 1", "not a token": "x", "transfer-encoding": "chunked",
			"content-length": "999", "x-forwarded-for": "10.9.8.7",
		}
		e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString([]byte{0xb1, 0xb5, 0, 0xff}), true
	}))
	if want := (url.Values{"a": {"1", "2"}, "q": {"研 x"}, "empty": {""}}); !maps.EqualFunc(r.URL.Query(), want, func(a, b []string) bool {
		return strings.Join(a, "|") == strings.Join(b, "|")
	}) {
		t.Errorf("query %v", r.URL.Query())
	}
	if one, err := r.Cookie("one"); err != nil || one.Value != "1" {
		t.Errorf("cookies %v", r.Cookies())
	}
	if !bytes.Equal(body, []byte{0xb1, 0xb5, 0, 0xff}) || r.ContentLength != 4 || r.Header.Get("Content-Length") != "4" || r.Header.Get("Transfer-Encoding") != "" {
		t.Errorf("body %x of %d, header %v", body, r.ContentLength, r.Header)
	}
	if r.Host != "api.example:8443" || r.Header.Get("Host") != "" || r.RemoteAddr != "192.0.2.7:0" {
		t.Errorf("host %q, from %q", r.Host, r.RemoteAddr)
	}
	if got := r.Header.Values("X-Multi"); strings.Join(got, ",") != "one,two" {
		t.Errorf("a repeated header is %v", got)
	}
	if r.Header.Get("X-Line") != "aInjected: 1" || r.Header.Get("Accept") != "text/html,application/json" || len(r.Header["Not a token"]) > 0 {
		t.Errorf("headers %v", r.Header)
	}
}

// Who calls is what the gateway verified, whatever the headers say.
func TestTheCallIsTheGatewaysWord(t *testing.T) {
	t.Parallel()
	r, _ := seen(t, asked("GET", "/", func(e *events.APIGatewayV2HTTPRequest) {
		e.Headers["x-jwt-claims"] = `{"sub":"somebody else"}`
		e.RequestContext.Authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: map[string]string{"sub": "me"}, Scopes: []string{"read"}}}
	}))
	c, ok := CallOf(r.Context())
	if !ok || c.ID != "req-1" || c.SourceIP != "192.0.2.7" || c.Claims["sub"] != "me" || len(c.Scopes) != 1 || c.Stage != "$default" {
		t.Errorf("%+v", c)
	}
	r, _ = seen(t, asked("GET", "/", nil))
	if c, ok := CallOf(r.Context()); !ok || c.Claims != nil {
		t.Errorf("claims of nobody: %+v", c)
	}
	if _, ok := CallOf(t.Context()); ok {
		t.Error("a call without a request")
	}
}

func TestTheContextEndsBeforeTheFunction(t *testing.T) {
	t.Parallel()
	for _, left := range []time.Duration{time.Hour, 3 * time.Second, 100 * time.Millisecond} {
		whole, cancel := context.WithTimeout(t.Context(), left)
		ctx, stop := beforeDeadline(whole)
		theirs, _ := whole.Deadline()
		ours, ok := ctx.Deadline()
		if d := theirs.Sub(ours); !ok || d <= 0 || d > spare || d > left/10 {
			t.Errorf("of %v, %v are kept for the answer", left, d)
		}
		stop()
		cancel()
	}
}

func TestResponsesAreWhole(t *testing.T) {
	t.Parallel()
	binary := []byte{0, 1, 0xff}
	tests := map[string]struct {
		handler http.HandlerFunc
		want    events.APIGatewayV2HTTPResponse
	}{
		"nothing said": {func(http.ResponseWriter, *http.Request) {}, events.APIGatewayV2HTTPResponse{StatusCode: 200}},
		"text is sent as it is": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `研究 <a> & "b"`) },
			events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"content-type": "text/plain; charset=utf-8"}, Body: `研究 <a> & "b"`}},
		"problems are text": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(404)
			w.WriteHeader(500)
			fmt.Fprint(w, `{}`)
		}, events.APIGatewayV2HTTPResponse{StatusCode: 404, Headers: map[string]string{"content-type": "application/problem+json"}, Body: `{}`}},
		"bytes are base64": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			_, _ = w.Write(binary)
		}, events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"content-type": "application/octet-stream"}, Body: "AAH/", IsBase64Encoded: true}},
		"text of another charset is bytes": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain; charset=gb18030")
			_, _ = w.Write([]byte{0xd1, 0xd0})
		}, events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"content-type": "text/plain; charset=gb18030"}, Body: "0dA=", IsBase64Encoded: true}},
		"compressed text is bytes": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, "abc")
		}, events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"content-type": "text/plain", "content-encoding": "gzip"}, Body: "YWJj", IsBase64Encoded: true}},
		"headers and cookies": {func(w http.ResponseWriter, _ *http.Request) {
			h := w.Header()
			h.Add("Vary", "Accept")
			h.Add("Vary", "Origin")
			h.Add("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
			h.Add("Set-Cookie", "b=2")
			h.Set("X-Line", "one\r\nInjected: 1")
			h.Set("Content-Length", "7")
			h.Set("Connection", "close")
			h["not a token"] = []string{"x"}
			w.WriteHeader(303)
			h.Set("X-Late", "not any more")
		}, events.APIGatewayV2HTTPResponse{StatusCode: 303, Cookies: []string{"a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"},
			Headers: map[string]string{"vary": "Accept, Origin", "x-line": "one  Injected: 1"}}},
		"no body where none may be": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(204)
			if _, err := w.Write([]byte("x")); !errors.Is(err, http.ErrBodyNotAllowed) {
				t.Error(err)
			}
		}, events.APIGatewayV2HTTPResponse{StatusCode: 204}},
		"early hints come to nothing": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(103)
			w.WriteHeader(202)
		}, events.APIGatewayV2HTTPResponse{StatusCode: 202}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ask(t, test.handler, asked("GET", "/", nil))
			if got.StatusCode != test.want.StatusCode || got.Body != test.want.Body || got.IsBase64Encoded != test.want.IsBase64Encoded ||
				!maps.Equal(got.Headers, test.want.Headers) || strings.Join(got.Cookies, "|") != strings.Join(test.want.Cookies, "|") {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestHeadHasNoBody(t *testing.T) {
	t.Parallel()
	got := ask(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "{}") }), asked("HEAD", "/", nil))
	if got.StatusCode != 200 || got.Body != "" || got.Headers["content-type"] == "" {
		t.Errorf("%+v", got)
	}
}

// Whatever happens there is an answer, and it tells nothing of the inside.
func TestWhatGoesWrongIsAProblem(t *testing.T) {
	t.Parallel()
	write := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			_, _ = io.WriteString(w, body)
		}
	}
	tests := map[string]struct {
		handler http.Handler
		event   events.APIGatewayV2HTTPRequest
		status  int
		code    string
	}{
		"a panic":               {http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("secret") }), asked("GET", "/", nil), 500, "internal"},
		"an aborted answer":     {http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }), asked("GET", "/", nil), 500, "internal"},
		"an impossible status":  {http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(7) }), asked("GET", "/", nil), 500, "internal"},
		"too much":              {write(strings.Repeat("a", MaxResponse+1)), asked("GET", "/", nil), 500, "response_too_large"},
		"too much in base64":    {write(strings.Repeat("\xff", MaxResponse/4*3)), asked("GET", "/", nil), 500, "response_too_large"},
		"too much when written": {write(strings.Repeat(`"`, MaxResponse/2)), asked("GET", "/", nil), 500, "response_too_large"},
		"no method":             {write(""), asked("GET / HTTP", "/", nil), 400, "invalid"},
		"no path":               {write(""), asked("OPTIONS", "*", nil), 400, "invalid"},
		"no base64":             {write(""), asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) { e.Body, e.IsBase64Encoded = "a===", true }), 400, "invalid"},
		"mangled text": {write(""), asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) {
			e.Body, e.Headers["content-length"] = "\uFFFD\uFFFD", "2"
		}), 400, "invalid"},
		"a large body": {write(""), asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) { e.Body = strings.Repeat("a", 4<<20+1) }), 413, "too_large"},
		"a large body in base64": {write(""), asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) {
			e.Body, e.IsBase64Encoded = strings.Repeat("AAAA", 4<<20/3+2), true
		}), 413, "too_large"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ask(t, test.handler, test.event)
			var problem struct{ Code, Detail string }
			if err := json.Unmarshal([]byte(got.Body), &problem); err != nil || got.StatusCode != test.status || problem.Code != test.code ||
				got.Headers["content-type"] != "application/problem+json" || strings.Contains(got.Body, "secret") {
				t.Errorf("%d %v %q (%v)", got.StatusCode, got.Headers, got.Body, err)
			}
		})
	}
}

// A page may hold the replacement character itself.
func TestTextThatWasNotMangledArrives(t *testing.T) {
	t.Parallel()
	for _, length := range []string{"3", ""} {
		_, body := seen(t, asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) { e.Body, e.Headers["content-length"] = "\uFFFD", length }))
		if string(body) != "\uFFFD" {
			t.Errorf("%q arrives", body)
		}
	}
}

// The largest body that is let in arrives whole either way.
func TestTheLargestBodyArrives(t *testing.T) {
	t.Parallel()
	largest := bytes.Repeat([]byte("a"), 4<<20)
	for _, encoded := range []bool{false, true} {
		_, body := seen(t, asked("POST", "/", func(e *events.APIGatewayV2HTTPRequest) {
			if e.Body = string(largest); encoded {
				e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString(largest), true
			}
		}))
		if !bytes.Equal(body, largest) {
			t.Errorf("%d of %d bytes arrive, base64 %v", len(body), len(largest), encoded)
		}
	}
}

func TestWhatIsNoEvent(t *testing.T) {
	t.Parallel()
	a := &Adapter{Handler: http.NotFoundHandler(), MaxBody: 1, Log: slog.New(slog.DiscardHandler)}
	for _, payload := range []string{"", "null", "[]", `{"version":"1.0","path":"/"}`, `{"Records":[]}`, `{"version":2}`} {
		if answer, err := a.Invoke(t.Context(), []byte(payload)); err == nil {
			t.Errorf("%q is answered: %s", payload, answer)
		}
	}
}

// Nothing of a request's text goes into the log but its path, bounded.
func TestTheLogHoldsNoText(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	a := &Adapter{Handler: http.NotFoundHandler(), MaxBody: 100, Log: slog.New(slog.NewJSONHandler(&log, nil))}
	payload, err := json.Marshal(asked("POST", "/"+strings.Repeat("p", 1000), func(e *events.APIGatewayV2HTTPRequest) {
		e.RawQueryString, e.Body, e.Headers["authorization"] = "q=sought", "page text", "Bearer key"
	}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Invoke(t.Context(), payload); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"sought", "page text", "Bearer"} {
		if strings.Contains(log.String(), text) {
			t.Errorf("%q is logged", text)
		}
	}
	if log.Len() == 0 || log.Len() > 600 {
		t.Errorf("%d bytes of log", log.Len())
	}
}

// An event of testdata, as the gateway sends it, is understood.
func TestARealEvent(t *testing.T) {
	t.Parallel()
	payload, err := os.ReadFile("../../testdata/events/httpapi-upload.json")
	if err != nil {
		t.Fatal(err)
	}
	var e events.APIGatewayV2HTTPRequest
	if err := json.Unmarshal(payload, &e); err != nil {
		t.Fatal(err)
	}
	r, body := seen(t, e)
	if r.Method != "POST" || r.URL.Path != "/v1/documents" || r.URL.Query().Get("file_name") != "页面 1.txt" || len(body) == 0 {
		t.Errorf("%s %s with %d bytes", r.Method, r.URL, len(body))
	}
}

func FuzzInvoke(f *testing.F) {
	for _, e := range []events.APIGatewayV2HTTPRequest{
		asked("GET", "/echo/100%", nil),
		asked("POST", "//x/?", func(e *events.APIGatewayV2HTTPRequest) {
			e.Body, e.IsBase64Encoded, e.Cookies, e.RawQueryString = "AAH/", true, []string{"a=b"}, "a=%zz&;"
		}),
	} {
		payload, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(payload)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/echo/{rest...}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Path", r.PathValue("rest"))
		w.Header().Set("Content-Type", r.Header.Get("Content-Type"))
		_, _ = io.Copy(w, r.Body)
	})
	a := &Adapter{Handler: mux, MaxBody: 1 << 16, Log: slog.New(slog.DiscardHandler)}
	f.Fuzz(func(t *testing.T, payload []byte) {
		answer, err := a.Invoke(t.Context(), payload)
		if err != nil {
			return
		}
		var asked events.APIGatewayV2HTTPRequest
		var out events.APIGatewayV2HTTPResponse
		if err := errors.Join(json.Unmarshal(payload, &asked), json.Unmarshal(answer, &out)); err != nil {
			t.Fatal(err)
		}
		if out.StatusCode < 200 || out.StatusCode > 599 {
			t.Errorf("status %d", out.StatusCode)
		}
		for name, value := range out.Headers {
			if strings.ContainsAny(name+value, "\r\n\x00") {
				t.Errorf("header %q: %q", name, value)
			}
		}
		// What the handler echoes is what was sent.
		if out.StatusCode == 200 && asked.RequestContext.HTTP.Method != "HEAD" {
			body, err := out.Body, error(nil)
			if out.IsBase64Encoded {
				var raw []byte
				raw, err = base64.StdEncoding.DecodeString(out.Body)
				body = string(raw)
			}
			sent := asked.Body
			if asked.IsBase64Encoded {
				raw, wrong := base64.StdEncoding.DecodeString(asked.Body)
				err, sent = errors.Join(err, wrong), string(raw)
			}
			if err != nil || body != sent {
				t.Errorf("sent %q, echoed %q, %v", sent, body, err)
			}
		}
	})
}
