package llmtest

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
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

// Server is an http.Handler for POST …/chat/completions, GET …/models, and the
// files and jobs of Batches.
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
	seenLines   map[[sha256.Size]byte]int // user messages of batches
	batches     *Batches
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
	s := &Server{
		options: o, closing: make(chan struct{}),
		seen: map[string]int{}, prefixes: map[string]bool{}, stats: Stats{Faults: map[Fault]int{}},
		seenLines: map[[sha256.Size]byte]int{},
	}
	s.batches = newBatches(s)
	return s
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
	if s.batches.serve(w, r) {
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
