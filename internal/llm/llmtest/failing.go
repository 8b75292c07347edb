package llmtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
)

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
