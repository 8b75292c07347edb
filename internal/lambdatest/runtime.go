package lambdatest

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// runtimeAPI is what a function talks to: it gives out one invocation at a
// time and takes what came of it.
type runtimeAPI struct {
	invocations chan *invocation

	mu      sync.Mutex
	current *invocation // given out, and not answered
	started chan struct{}
	once    *sync.Once
	failed  chan FunctionError // why it could not start; one at most
}

// invocation is one on its way through the function.
type invocation struct {
	id       string
	payload  []byte
	trace    string
	deadline time.Time
	result   chan Result // one at most
}

// maxAnswer bounds what a function may answer; Lambda allows 6 MB.
const maxAnswer = 6<<20 + 64<<10

func newRuntimeAPI() *runtimeAPI {
	return &runtimeAPI{invocations: make(chan *invocation), started: make(chan struct{}), once: new(sync.Once), failed: make(chan FunctionError, 1)}
}

const prefix = "/2018-06-01/runtime"

// ServeHTTP answers the function.
func (a *runtimeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, prefix)
	switch {
	case r.Method == http.MethodGet && path == "/invocation/next":
		a.next(w, r)
	case r.Method == http.MethodPost && path == "/init/error":
		var why FunctionError
		if !read(w, r, &why) {
			return
		}
		select {
		case a.failed <- why:
		default: // it says so twice
		}
		w.WriteHeader(http.StatusAccepted)
	case r.Method == http.MethodPost && strings.HasPrefix(path, "/invocation/"):
		id, what, _ := strings.Cut(strings.TrimPrefix(path, "/invocation/"), "/")
		a.answered(w, r, id, what)
	default:
		http.NotFound(w, r)
	}
}

func (a *runtimeAPI) next(w http.ResponseWriter, r *http.Request) {
	a.once.Do(func() { close(a.started) })
	select {
	case i := <-a.invocations:
		a.mu.Lock()
		a.current = i
		a.mu.Unlock()
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Lambda-Runtime-Aws-Request-Id", i.id)
		h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(i.deadline.UnixMilli(), 10))
		h.Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:under-test")
		if i.trace != "" {
			h.Set("Lambda-Runtime-Trace-Id", i.trace)
		}
		_, _ = w.Write(i.payload) // a function that died is noticed by its exit
	case <-r.Context().Done():
	}
}

// answered takes what came of an invocation. One that is no longer waited for,
// or never was, is refused, as Lambda does.
func (a *runtimeAPI) answered(w http.ResponseWriter, r *http.Request, id, what string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := a.current
	if i == nil || i.id != id {
		http.Error(w, `{"errorType":"InvalidRequestID"}`, http.StatusBadRequest)
		return
	}
	var result Result
	switch what {
	case "response":
		body, err := io.ReadAll(io.LimitReader(r.Body, maxAnswer+1))
		if err != nil || len(body) > maxAnswer {
			http.Error(w, `{"errorType":"RequestEntityTooLarge"}`, http.StatusRequestEntityTooLarge)
			result.Error = &FunctionError{Type: ErrorTooLarge, Message: "the response is too large"}
		}
		result.Payload = body
	case "error":
		result.Error = &FunctionError{}
		if !read(w, r, result.Error) {
			return
		}
	default:
		http.NotFound(w, r)
		return
	}
	a.current = nil
	i.result <- result
	if result.Error == nil || what == "error" {
		w.WriteHeader(http.StatusAccepted)
	}
}

func read(w http.ResponseWriter, r *http.Request, into *FunctionError) bool {
	if err := json.NewDecoder(io.LimitReader(r.Body, 1<<20)).Decode(into); err != nil {
		http.Error(w, `{"errorType":"InvalidErrorShape"}`, http.StatusBadRequest)
		return false
	}
	return true
}
