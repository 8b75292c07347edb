package prompt

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// Asker asks a model, but not for what it has answered before. Generator,
// Model and Log are needed.
type Asker struct {
	Generator llm.Generator
	Model     string // as configured; part of the key
	Cache     Cache  // nil keeps nothing
	// Workspace tells whose answer a context asks for; nil where the process
	// serves one workspace only.
	Workspace func(ctx context.Context) synoptic.Workspace
	Log       *slog.Logger

	mu    sync.Mutex
	asked map[string]chan struct{} // questions under way, by key; closed when answered
}

// Question is one request with what its answer depends on.
type Question struct {
	Request  llm.Request
	Schema   Schema
	Language synoptic.Language
	// Data identifies what the question is about: the hash of the page's text,
	// and whatever else of the request changes. The fence is not part of it.
	Data []string
}

// Answered is an answer, from the model or from the cache. One from the cache
// consumed nothing.
type Answered struct {
	JSON   json.RawMessage
	Model  string // as the endpoint named it
	Usage  synoptic.Usage
	Cached bool
}

// kept is the form of a cache entry.
type kept struct {
	Model  string          `json:"model"`
	Answer json.RawMessage `json:"answer"`
}

// Ask returns the answer to a question. An answer that has arrived is kept
// before anything else is done with it, even when ctx has ended meanwhile. A
// question that is being asked already waits for that answer. A cache that
// fails costs money and no answer.
func (a *Asker) Ask(ctx context.Context, q Question) (Answered, error) {
	key := a.key(ctx, q)
	if a.Cache == nil {
		return a.ask(ctx, q, key)
	}
	for {
		mine, underWay := a.begin(key)
		if mine {
			break
		}
		select {
		case <-underWay:
			if found, ok := a.recall(ctx, key, q); ok {
				return found, nil
			}
			// It failed there. That may have been its own context's end.
		case <-ctx.Done():
			return Answered{}, fmt.Errorf("waiting for the answer of another call: %w", ctx.Err())
		}
	}
	defer a.end(key)
	if found, ok := a.recall(ctx, key, q); ok {
		return found, nil
	}
	return a.ask(ctx, q, key)
}

// begin takes a question on, or returns what tells that the one who did is
// done.
func (a *Asker) begin(key string) (mine bool, underWay <-chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if done, ok := a.asked[key]; ok {
		return false, done
	}
	if a.asked == nil {
		a.asked = map[string]chan struct{}{}
	}
	a.asked[key] = make(chan struct{})
	return true, nil
}

func (a *Asker) end(key string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	close(a.asked[key])
	delete(a.asked, key)
}

func (a *Asker) ask(ctx context.Context, q Question, key string) (Answered, error) {
	r := q.Request
	r.Schema, r.SchemaName, r.Key = q.Schema.JSON, q.Schema.Name, key
	resp, err := a.Generator.Generate(ctx, r)
	if err != nil {
		return Answered{}, fmt.Errorf("asking a model to %s: %w", r.Purpose, err)
	}
	model := resp.Model
	if model == "" {
		model = a.Model
	}
	// The same bytes now as later from the cache: the next question may depend
	// on them.
	answer, err := json.Marshal(resp.JSON)
	if err != nil {
		return Answered{}, fmt.Errorf("reading the answer of a model: %w", err)
	}
	a.keep(ctx, key, kept{Model: model, Answer: answer})
	return Answered{JSON: answer, Model: model, Usage: resp.Usage}, nil
}

func (a *Asker) recall(ctx context.Context, key string, q Question) (Answered, bool) {
	if llm.Knows(ctx, key) {
		return Answered{}, false
	}
	raw, ok, err := a.Cache.Get(ctx, key)
	if err != nil {
		a.Log.WarnContext(ctx, "the answer cache cannot be read", "purpose", q.Request.Purpose, "error", err)
		return Answered{}, false
	}
	var k kept
	if !ok || json.Unmarshal(raw, &k) != nil || len(k.Answer) == 0 || k.Answer[0] != '{' {
		return Answered{}, false
	}
	return Answered{JSON: k.Answer, Model: k.Model, Usage: synoptic.NoUsage(), Cached: true}, true
}

func (a *Asker) keep(ctx context.Context, key string, k kept) {
	if a.Cache == nil {
		return
	}
	raw, err := json.Marshal(k)
	if err == nil {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err = a.Cache.Put(clean, key, raw)
	}
	if err != nil {
		a.Log.WarnContext(ctx, "an answer could not be kept", "error", err)
	}
}

// key names an answer by all that it depends on.
func (a *Asker) key(ctx context.Context, q Question) string {
	var ws synoptic.Workspace
	if a.Workspace != nil {
		ws = a.Workspace(ctx)
	}
	h := sha256.New()
	parts := append([]string{string(ws), q.Request.PromptVersion, q.Schema.Hash, a.Model, string(q.Language)}, q.Data...)
	for _, part := range parts {
		// Lengths keep neighbours apart.
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))
}
