package prompt

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The bounds that are published for strict schemas; the nesting is that of
// older models, the stricter one.
const (
	maxProperties = 5000
	maxNesting    = 5
	maxNames      = 120_000 // characters of names, enums and constants together
	maxEnum       = 1000
)

// strictKeywords are those that strict endpoints take.
var strictKeywords = []string{
	"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "description", "title",
	"pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
	"$ref", "$defs",
}

// CheckStrict reports the first rule for strict schemas that a schema breaks.
func CheckStrict(schema json.RawMessage) error {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return fmt.Errorf("the schema is no JSON object: %w", err)
	}
	if root["type"] != "object" || root["anyOf"] != nil {
		return fmt.Errorf("the root must be an object, without anyOf")
	}
	c := strictCheck{}
	if err := c.schema(root, "#", 1); err != nil {
		return err
	}
	switch {
	case c.properties > maxProperties:
		return fmt.Errorf("%d properties are too many", c.properties)
	case c.names > maxNames:
		return fmt.Errorf("names and enums are too long: %d characters", c.names)
	case c.enums > maxEnum:
		return fmt.Errorf("%d enum values are too many", c.enums)
	}
	return nil
}

type strictCheck struct{ properties, names, enums int }

func (c *strictCheck) schema(s map[string]any, at string, depth int) error {
	for key := range s {
		if !slices.Contains(strictKeywords, key) {
			return fmt.Errorf("%s: the keyword %s is not allowed", at, key)
		}
	}
	if _, ok := s["$ref"]; ok && len(s) > 1 {
		return fmt.Errorf("%s: $ref may have no siblings", at)
	}
	if pattern, ok := s["pattern"].(string); ok && !(strings.HasPrefix(pattern, "^") && strings.HasSuffix(pattern, "$")) {
		return fmt.Errorf("%s: a pattern that is not anchored is ignored by some servers", at)
	}
	if s["type"] == nil && s["anyOf"] == nil && s["$ref"] == nil {
		return fmt.Errorf("%s: a schema without a type takes anything", at)
	}
	if enum, ok := s["enum"].([]any); ok {
		c.enums += len(enum)
		for _, v := range enum {
			c.names += len(fmt.Sprint(v))
		}
	}
	if options, ok := s["anyOf"].([]any); ok {
		for i, option := range options {
			if err := c.child(option, fmt.Sprintf("%s/anyOf/%d", at, i), depth); err != nil {
				return err
			}
		}
	}
	switch s["type"] {
	case "array":
		if s["items"] == nil {
			return fmt.Errorf("%s: an array needs items", at)
		}
		return c.child(s["items"], at+"/items", depth)
	case "object":
		return c.object(s, at, depth)
	}
	return nil
}

func (c *strictCheck) object(s map[string]any, at string, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("%s: nested deeper than %d", at, maxNesting)
	}
	if s["additionalProperties"] != false {
		return fmt.Errorf("%s: additionalProperties must be false", at)
	}
	properties, _ := s["properties"].(map[string]any)
	required, _ := s["required"].([]any)
	if len(properties) == 0 || len(required) != len(properties) {
		return fmt.Errorf("%s: every property must be required", at)
	}
	for name, property := range properties {
		c.properties++
		c.names += len(name)
		if !slices.Contains(required, any(name)) {
			return fmt.Errorf("%s: %s is not required", at, name)
		}
		if err := c.child(property, at+"/properties/"+name, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *strictCheck) child(v any, at string, depth int) error {
	s, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: true and false are no schemas here", at)
	}
	return c.schema(s, at, depth)
}
