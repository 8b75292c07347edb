package llmtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// SampleText is what stands in the texts of a sample.
const SampleText = "a sample text"

// Sample makes the smallest value that fits a JSON Schema of the strict
// subset; patterns and formats it does not know.
func Sample(schema json.RawMessage) (any, error) {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, fmt.Errorf("reading a schema: %w", err)
	}
	return sample(root, root, 0)
}

func sample(root, schema map[string]any, depth int) (any, error) {
	if depth > 32 {
		return nil, errors.New("the schema is too deep for a sample")
	}
	if ref, ok := schema["$ref"].(string); ok {
		defs, _ := root["$defs"].(map[string]any)
		named, ok := defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("the schema has no %s", ref)
		}
		return sample(root, named, depth+1)
	}
	if value, ok := schema["const"]; ok {
		return value, nil
	}
	if values, ok := schema["enum"].([]any); ok && len(values) > 0 {
		return values[0], nil
	}
	if options, ok := schema["anyOf"].([]any); ok && len(options) > 0 {
		if option, ok := options[0].(map[string]any); ok {
			return sample(root, option, depth+1)
		}
	}
	switch typeOf(schema) {
	case "object":
		object := map[string]any{}
		properties, _ := schema["properties"].(map[string]any)
		for name, property := range properties {
			p, ok := property.(map[string]any)
			if !ok {
				continue
			}
			value, err := sample(root, p, depth+1)
			if err != nil {
				return nil, err
			}
			object[name] = value
		}
		return object, nil
	case "array":
		item, ok := schema["items"].(map[string]any)
		least, _ := schema["minItems"].(float64)
		if !ok {
			return []any{}, nil
		}
		list := []any{}
		for range max(1, int(min(least, 100))) {
			value, err := sample(root, item, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	case "integer", "number":
		least, _ := schema["minimum"].(float64)
		return least, nil
	case "boolean":
		return true, nil
	case "null":
		return nil, nil
	}
	return SampleText, nil
}

// typeOf returns the first type that is not null.
func typeOf(schema map[string]any) string {
	switch t := schema["type"].(type) {
	case string:
		return t
	case []any:
		for _, one := range t {
			if name, ok := one.(string); ok && name != "null" {
				return name
			}
		}
	}
	return ""
}

// schemaOf returns the schema of a request, from the prompt where it is not in
// the response format.
func schemaOf(r Request) json.RawMessage {
	if len(r.Schema) > 0 {
		return r.Schema
	}
	for rest := r.System; ; {
		start := strings.IndexByte(rest, '{')
		if start < 0 {
			return json.RawMessage(`{"type":"object"}`)
		}
		var schema json.RawMessage
		if json.NewDecoder(strings.NewReader(rest[start:])).Decode(&schema) == nil && strings.Contains(string(schema), `"properties"`) {
			return schema
		}
		rest = rest[start+1:]
	}
}
