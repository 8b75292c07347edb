package llm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// commonKeywords is what every endpoint that takes a schema understands. The
// rest (patterns, bounds, formats) goes into the prompt and is checked here
// afterwards.
var commonKeywords = []string{
	"type", "description", "properties", "required", "additionalProperties",
	"items", "enum", "const", "anyOf", "$ref", "$defs",
}

// CommonSubset reduces a JSON Schema to the keywords that every endpoint
// understands. It keeps the order of properties, which is the order in which a
// model answers, and is stable byte for byte.
func CommonSubset(schema json.RawMessage) (json.RawMessage, error) {
	var out bytes.Buffer
	if err := writeSubset(&out, schema, 0); err != nil {
		return nil, fmt.Errorf("reducing a schema: %w", err)
	}
	return out.Bytes(), nil
}

func writeSubset(out *bytes.Buffer, schema json.RawMessage, depth int) error {
	if depth > maxAnswerDepth {
		return errors.New("nested too deep")
	}
	members, err := objectMembers(schema)
	if err != nil {
		return err
	}
	members = slices.DeleteFunc(members, func(m member) bool { return !slices.Contains(commonKeywords, m.key) })
	return writeObject(out, members, func(m member) error {
		switch m.key {
		case "properties", "$defs":
			named, err := objectMembers(m.value)
			if err != nil {
				return err
			}
			return writeObject(out, named, func(m member) error { return writeSubset(out, m.value, depth+1) })
		case "items":
			return writeSubset(out, m.value, depth+1)
		case "anyOf":
			var options []json.RawMessage
			if err := json.Unmarshal(m.value, &options); err != nil {
				return err
			}
			out.WriteByte('[')
			for i, option := range options {
				if i > 0 {
					out.WriteByte(',')
				}
				if err := writeSubset(out, option, depth+1); err != nil {
					return err
				}
			}
			out.WriteByte(']')
			return nil
		}
		return json.Compact(out, m.value)
	})
}

type member struct {
	key   string
	value json.RawMessage
}

// objectMembers reads an object with the order of its keys.
func objectMembers(object json.RawMessage) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(object))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, errors.New("a schema must be an object")
	}
	var members []member
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var m member
		m.key, _ = key.(string)
		if err := d.Decode(&m.value); err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, nil
}

func writeObject(out *bytes.Buffer, members []member, value func(member) error) error {
	out.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return err
		}
		out.Write(key)
		out.WriteByte(':')
		if err := value(m); err != nil {
			return err
		}
	}
	out.WriteByte('}')
	return nil
}
