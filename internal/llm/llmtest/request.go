package llmtest

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"synoptic/internal/llm"
)

// Request is one request as the server understood it.
type Request struct {
	N       int // 1 is the first to arrive
	Attempt int // how often this user message has come, 1 at first
	At      time.Time
	Path    string // with the query

	Model      string
	System     string
	User       string     // the first message of the user
	Turns      []llm.Turn // what came after it
	Format     string     // "json_schema", "json_object", or "" for text
	Strict     bool
	SchemaName string
	Schema     json.RawMessage
	MaxTokens  int

	Body json.RawMessage // as it came
}

// Prompt returns everything that the model gets to read.
func (r Request) Prompt() string {
	parts := []string{r.System, r.User}
	for _, t := range r.Turns {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, "\n")
}

// Repair reports whether the request shows the model an earlier answer.
func (r Request) Repair() bool { return len(r.Turns) > 0 }

// Field returns a field of the body, nil where it has none.
func (r Request) Field(name string) json.RawMessage {
	var fields map[string]json.RawMessage
	if json.Unmarshal(r.Body, &fields) != nil {
		return nil
	}
	return fields[name]
}

// parseRequest reads a body of the protocol.
func parseRequest(body []byte) (Request, error) {
	var wire struct {
		Model    string `json:"model"`
		Stream   bool   `json:"stream"`
		Messages []struct {
			Role    string `json:"role"`
			Content string `json:"content"`
		} `json:"messages"`
		MaxTokens           int `json:"max_tokens"`
		MaxCompletionTokens int `json:"max_completion_tokens"`
		ResponseFormat      struct {
			Type       string `json:"type"`
			JSONSchema struct {
				Name   string          `json:"name"`
				Strict bool            `json:"strict"`
				Schema json.RawMessage `json:"schema"`
			} `json:"json_schema"`
		} `json:"response_format"`
	}
	if err := json.Unmarshal(body, &wire); err != nil {
		return Request{}, errors.New("the body is no JSON of the protocol")
	}
	if wire.Model == "" || len(wire.Messages) == 0 {
		return Request{}, errors.New("you must provide a model and messages")
	}
	if wire.Stream {
		return Request{}, errors.New("this server does not stream")
	}
	r := Request{
		Model: wire.Model, Format: wire.ResponseFormat.Type, Strict: wire.ResponseFormat.JSONSchema.Strict,
		SchemaName: wire.ResponseFormat.JSONSchema.Name, Schema: wire.ResponseFormat.JSONSchema.Schema,
		MaxTokens: max(wire.MaxTokens, wire.MaxCompletionTokens), Body: body,
	}
	seenUser := false
	for _, m := range wire.Messages {
		switch {
		case m.Role == "system" || m.Role == "developer":
			r.System = m.Content
		case m.Role == "user" && !seenUser:
			r.User, seenUser = m.Content, true
		default:
			r.Turns = append(r.Turns, llm.Turn{Assistant: m.Role == "assistant", Text: m.Content})
		}
	}
	return r, nil
}
