package openaillm

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"synoptic/internal/llm"
)

// wire puts a request into the library's terms. Whatever differs between
// endpoints goes into the fields that the transport merges: the library drops
// a temperature of 0 and vetoes some fields by the model's name.
func (c *Client) wire(r llm.Request, l lessons) (openai.ChatCompletionRequest, map[string]any) {
	request := openai.ChatCompletionRequest{
		Model:          c.model,
		Messages:       messages(r),
		ResponseFormat: format(r),
	}
	return request, l.apply(c.profile.fields(r.PromptVersion, r.MaxOutputTokens))
}

// messages lists the turns. Empty ones are left out: the library would send
// them without content.
func messages(r llm.Request) []openai.ChatCompletionMessage {
	var list []openai.ChatCompletionMessage
	add := func(role, content string) {
		if content != "" {
			list = append(list, openai.ChatCompletionMessage{Role: role, Content: content})
		}
	}
	add(openai.ChatMessageRoleSystem, r.System)
	add(openai.ChatMessageRoleUser, r.User)
	for _, t := range r.Turns {
		if t.Assistant {
			add(openai.ChatMessageRoleAssistant, t.Text)
		} else {
			add(openai.ChatMessageRoleUser, t.Text)
		}
	}
	return list
}

// format is the form of the answer that a level asks the endpoint for.
func format(r llm.Request) *openai.ChatCompletionResponseFormat {
	switch r.Level {
	case llm.StrictSchema, llm.PlainSchema, llm.LevelUnset:
		return &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name:   schemaName(r.SchemaName),
				Schema: json.RawMessage(r.Schema),
				Strict: r.Level != llm.PlainSchema,
			},
		}
	case llm.JSONMode:
		return &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return nil
}

// schemaName makes a name that endpoints accept.
func schemaName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r < 0x80 && (r >= '0' && r <= '9' || (r|0x20) >= 'a' && (r|0x20) <= 'z') {
			return r
		}
		return '_'
	}, name)
	if name == "" {
		return "answer"
	}
	return name[:min(len(name), 64)]
}

// lessons are what an endpoint turned down of the profile.
type lessons struct {
	drop map[string]bool
	swap map[string]string
}

// apply returns the fields as the lessons have them.
func (l lessons) apply(fields map[string]any) map[string]any {
	for from, to := range l.swap {
		if value, ok := fields[from]; ok {
			delete(fields, from)
			fields[to] = value
		}
	}
	maps.DeleteFunc(fields, func(name string, _ any) bool { return l.drop[name] })
	return fields
}

// learn finds the field that an endpoint turned down among those that were
// sent, and returns the lessons with that field left out. A bound on tokens
// goes under its other name first.
func (l lessons) learn(f *llm.Failure, sent map[string]any) (lessons, bool) {
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		if !names(f, name) {
			continue
		}
		next := lessons{drop: maps.Clone(l.drop), swap: maps.Clone(l.swap)}
		other := map[string]string{maxTokens: maxCompletionTokens, maxCompletionTokens: maxTokens}[name]
		if _, swapped := l.swap[other]; other != "" && !swapped {
			if next.swap == nil {
				next.swap = map[string]string{}
			}
			next.swap[name] = other
			return next, true
		}
		if next.drop == nil {
			next.drop = map[string]bool{}
		}
		next.drop[name] = true
		return next, true
	}
	return l, false
}

// without returns the lessons with all of the given fields left out.
func (l lessons) without(fields map[string]any) lessons {
	drop := map[string]bool{}
	maps.Copy(drop, l.drop)
	for name := range fields {
		drop[name] = true
	}
	return lessons{drop: drop, swap: l.swap}
}

// names reports whether a failure is about a field: by its parameter, or in
// words where there is none.
func names(f *llm.Failure, field string) bool {
	if f.Parameter != "" {
		return f.Parameter == field || strings.HasPrefix(f.Parameter, field+".") || strings.HasPrefix(f.Parameter, field+"[")
	}
	words := strings.FieldsFunc(strings.ToLower(f.Detail), func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
	return slices.Contains(words, field)
}
