package llmtest

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"

	"synoptic/internal/llm"
)

const (
	// RetryAfter is what RateLimitFor asks for.
	RetryAfter = 7 * time.Second
	// HugeBytes is the size of a huge answer.
	HugeBytes = 6 << 20

	maxRequest = 32 << 20
)

// Options say how a server answers.
type Options struct {
	Seed uint64
	// Answer gives the JSON to answer a request with: any value that can be
	// encoded. An error is a 500. Nil answers with a sample of the schema. It
	// may be called by several requests at once.
	Answer  func(Request) (any, error)
	Dialect Dialect
	Latency time.Duration // of every answer
	Clock   llm.Clock     // for Latency; nil is the system's
	Key     string        // that requests must carry; "" takes any
	// QuoteKeys are the keys under which quotes stand in an answer, and
	// AnswerKeys those of what a person reads. Nil: "quote", "quotes",
	// "evidence"; "answer", "summary", "statement", "text" outside of quotes.
	QuoteKeys, AnswerKeys []string
	// Page cuts the page out of a request, for ObeyInjection; nil: the user's
	// whole message is read for orders.
	Page func(Request) string
}

// Dialect is what a server understands of the protocol; the zero value
// understands everything.
type Dialect struct {
	NoSchema     bool     // response_format json_schema is a 400
	NoStrict     bool     // strict is a 400
	NoJSONMode   bool     // response_format json_object is a 400
	NeedWordJSON bool     // json_object is a 400 unless the prompt says JSON
	IgnoreSchema bool     // 200, but the schema is not enforced unless the prompt has it
	Reject       []string // fields that are a 400
}

// Stats is the ledger of a server.
type Stats struct {
	Calls        int // that arrived
	Answered     int // with a 200 and usage, so that they would be charged
	InputTokens  int
	CachedTokens int
	OutputTokens int
	InFlight     int // at most at once
	Faults       map[Fault]int
}

// Server is an http.Handler for POST …/chat/completions and GET …/models.
type Server struct {
	options Options
	closing chan struct{}

	mu          sync.Mutex
	plan        plan
	requests    []Request
	seen        map[string]int  // user messages
	prefixes    map[string]bool // system messages, as a provider's cache has them
	stats       Stats
	inFlight    int
	corruptions []Corruption
}

// New makes a server that does nothing wrong yet.
func New(o Options) *Server {
	if o.Clock == nil {
		o.Clock = llm.SystemClock{}
	}
	if o.QuoteKeys == nil {
		o.QuoteKeys = []string{"quote", "quotes", "evidence"}
	}
	if o.AnswerKeys == nil {
		o.AnswerKeys = []string{"answer", "summary", "statement", "text"}
	}
	if o.Page == nil {
		o.Page = func(r Request) string { return r.User }
	}
	return &Server{
		options: o, closing: make(chan struct{}),
		seen: map[string]int{}, prefixes: map[string]bool{}, stats: Stats{Faults: map[Fault]int{}},
	}
}

// Start serves on a free port of this machine. It returns the base URL, with
// /v1, and what ends it, calls that hang included.
func (s *Server) Start() (baseURL string, stop func()) {
	server := httptest.NewServer(s)
	var once sync.Once
	return server.URL + "/v1", func() {
		once.Do(func() {
			close(s.closing)
			server.CloseClientConnections()
			server.Close()
		})
	}
}

// Requests lists what arrived and could be read, in order.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Stats returns the ledger so far.
func (s *Server) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	stats := s.stats
	stats.Faults = maps.Clone(s.stats.Faults)
	return stats
}

// Corruptions lists every quote that was spoiled.
func (s *Server) Corruptions() []Corruption {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.corruptions)
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.enter()()
	if r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/models") {
		writeJSON(w, http.StatusOK, map[string]any{"object": "list", "data": []any{}})
		return
	}
	if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/chat/completions") {
		fail(w, http.StatusNotFound, "invalid_request_error", "", "unknown path")
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		fail(w, http.StatusRequestEntityTooLarge, "invalid_request_error", "", "the request is too large")
		return
	}
	request, err := parseRequest(body)
	if err != nil {
		fail(w, http.StatusBadRequest, "invalid_request_error", "", err.Error())
		return
	}
	request.Path = r.URL.RequestURI()
	s.note(&request)
	if s.options.Key != "" && r.Header.Get("Authorization") != "Bearer "+s.options.Key && r.Header.Get("Api-Key") != s.options.Key {
		fail(w, http.StatusUnauthorized, "invalid_request_error", "invalid_api_key", "no valid key")
		return
	}
	if s.rejected(w, request) {
		return
	}
	fault := s.fault(request)
	s.mu.Lock()
	s.stats.Faults[fault]++
	s.mu.Unlock()
	if s.options.Latency > 0 && s.options.Clock.Sleep(r.Context(), s.options.Latency) != nil {
		return
	}
	if s.failed(w, r, request, fault) {
		return
	}
	s.answer(w, request, fault)
}

// enter counts a call under way, and returns what ends it.
func (s *Server) enter() func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stats.Calls++
	s.inFlight++
	s.stats.InFlight = max(s.stats.InFlight, s.inFlight)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.inFlight--
	}
}

// note records a request and numbers it.
func (s *Server) note(r *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen[r.User]++
	r.N, r.Attempt, r.At = len(s.requests)+1, s.seen[r.User], s.options.Clock.Now()
	s.requests = append(s.requests, *r)
}

// rejected answers what the server's dialect does not have.
func (s *Server) rejected(w http.ResponseWriter, r Request) bool {
	d := s.options.Dialect
	reject := func(param, message string) bool {
		writeJSON(w, http.StatusBadRequest, map[string]any{"error": map[string]any{
			"message": message, "type": "invalid_request_error", "param": param, "code": nil,
		}})
		return true
	}
	for _, field := range d.Reject {
		if r.Field(field) != nil {
			return reject(field, fmt.Sprintf("Unsupported parameter: '%s' is not supported with this model.", field))
		}
	}
	switch {
	case d.NoSchema && r.Format == "json_schema":
		return reject("response_format", "This response_format type is unavailable now")
	case d.NoStrict && r.Strict:
		return reject("response_format", "Invalid parameter: 'response_format.json_schema.strict' is not supported")
	case d.NoJSONMode && r.Format == "json_object":
		return reject("response_format", "'response_format.type' must be 'json_schema' or 'text'")
	case d.NeedWordJSON && r.Format == "json_object" && !strings.Contains(strings.ToLower(r.Prompt()), "json"):
		return reject("messages", "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.")
	}
	return false
}

// answer sends a well-formed response, spoiled as the fault says.
func (s *Server) answer(w http.ResponseWriter, r Request, fault Fault) {
	value, err := s.value(r)
	if err != nil {
		fail(w, http.StatusInternalServerError, "server_error", "", err.Error())
		return
	}
	if s.options.Dialect.IgnoreSchema && fault == NoFault && !strings.Contains(r.Prompt(), `"properties"`) {
		fault = SchemaBroken
	}
	content, finish, refusal, err := s.spoil(r, value, fault)
	if err != nil {
		fail(w, http.StatusInternalServerError, "server_error", "", err.Error())
		return
	}
	input, output := llm.EstimateTokens(r.Prompt())+llm.EstimateTokens(string(r.Schema)), llm.EstimateTokens(content)
	cached := s.charge(r, input, output)
	message := map[string]any{"role": "assistant", "content": content}
	if refusal != "" {
		message["refusal"] = refusal
	}
	response := map[string]any{
		"id": fmt.Sprintf("chatcmpl-%d", r.N), "object": "chat.completion", "created": r.At.Unix(), "model": r.Model,
		"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": finish}},
		"usage": map[string]any{
			"prompt_tokens": input, "completion_tokens": output, "total_tokens": input + output,
			"prompt_tokens_details": map[string]any{"cached_tokens": cached},
		},
	}
	if fault == UsageNotCounted {
		delete(response, "usage")
	}
	if fault == CutBody {
		cut(w, response)
		return
	}
	writeJSON(w, http.StatusOK, response)
}

// value is the answer before it is spoiled, as plain JSON values.
func (s *Server) value(r Request) (any, error) {
	if s.options.Answer == nil {
		return Sample(schemaOf(r))
	}
	value, err := s.options.Answer(r)
	if err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("encoding an answer: %w", err)
	}
	var plain any
	if err := json.Unmarshal(encoded, &plain); err != nil {
		return nil, fmt.Errorf("reading an answer back: %w", err)
	}
	return plain, nil
}

// charge enters a call in the ledger and returns its cached tokens: those of a
// fixed part that came before.
func (s *Server) charge(r Request, input, output int) int {
	sum := sha256.Sum256([]byte(r.System))
	s.mu.Lock()
	defer s.mu.Unlock()
	cached := 0
	if s.prefixes[string(sum[:])] {
		cached = min(input, llm.EstimateTokens(r.System))
	}
	s.prefixes[string(sum[:])] = true
	s.stats.Answered++
	s.stats.InputTokens += input
	s.stats.CachedTokens += cached
	s.stats.OutputTokens += output
	return cached
}

// failed does the faults of the endpoint.
func (s *Server) failed(w http.ResponseWriter, hr *http.Request, r Request, fault Fault) bool {
	switch fault {
	case RateLimitFor:
		w.Header().Set("Retry-After", fmt.Sprint(int(RetryAfter.Seconds())))
		fail(w, http.StatusTooManyRequests, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached for requests")
	case RateLimit:
		fail(w, http.StatusTooManyRequests, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached for requests")
	case NoQuota:
		fail(w, http.StatusTooManyRequests, "insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.")
	case ServerError:
		fail(w, http.StatusInternalServerError, "server_error", "", "The server had an error while processing your request")
	case BadGateway:
		writeHTML(w, http.StatusBadGateway)
	case BadKey:
		fail(w, http.StatusUnauthorized, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: "+hr.Header.Get("Authorization")+" (sk-abc*****wxyz).")
	case BadField:
		fail(w, http.StatusBadRequest, "invalid_request_error", "", "could not process: "+r.User)
	case ContextTooLong:
		fail(w, http.StatusBadRequest, "invalid_request_error", "context_length_exceeded", "This model's maximum context length is 4096 tokens.")
	case FilteredPrompt:
		writeJSON(w, http.StatusBadRequest, map[string]any{"error": map[string]any{
			"message": "The response was filtered", "param": "prompt", "code": "content_filter", "status": 400,
			"innererror": map[string]any{"code": "ResponsibleAIPolicyViolation"},
		}})
	case Hang:
		select {
		case <-hr.Context().Done():
		case <-s.closing:
		}
	case Reset:
		reset(w)
	case NotTheProtocol:
		writeHTML(w, http.StatusOK)
	case ErrorInside200:
		writeJSON(w, http.StatusOK, map[string]any{"error": map[string]any{"message": "Provider returned error", "code": 502}})
	case NoChoices:
		writeJSON(w, http.StatusOK, map[string]any{"id": "x", "object": "chat.completion", "model": r.Model, "choices": []any{}})
	case Redirect:
		w.Header().Set("Location", "http://elsewhere.invalid/v1/chat/completions")
		w.WriteHeader(http.StatusTemporaryRedirect)
	case EndlessResponse:
		spaces := []byte(strings.Repeat(" ", 64<<10))
		for hr.Context().Err() == nil {
			if _, err := w.Write(spaces); err != nil {
				break
			}
		}
	default:
		return false
	}
	return true
}

func fail(w http.ResponseWriter, status int, kind, code, message string) {
	inner := map[string]any{"message": message, "type": kind, "param": nil, "code": nil}
	if code != "" {
		inner["code"] = code
	}
	writeJSON(w, status, map[string]any{"error": inner})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that has gone is its own business
}

func writeHTML(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, "<html><head><title>nginx</title></head><body><h1>Something else</h1></body></html>")
}

// cut announces the whole body and sends half of it.
func cut(w http.ResponseWriter, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		body = []byte(`{"id":`)
	}
	connection, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	_, _ = fmt.Fprintf(buffered, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", len(body))
	_, _ = buffered.Write(body[:len(body)/2])
	_ = buffered.Flush()
	_ = connection.Close()
}

// reset ends the connection the hard way.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}
