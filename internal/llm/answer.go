package llm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxAnswerDepth bounds how deep an answer may nest. The forms we ask for are
// shallow; what is deeper is an attack or a loop.
const maxAnswerDepth = 64

// readAnswer finds the JSON object in what a model wrote. A well-behaved
// endpoint sends nothing else; the others think aloud first, fence the object,
// or add a sentence, which is harmless since the object is validated anyway.
func readAnswer(text string) (json.RawMessage, *Invalid) {
	text = strings.TrimPrefix(text, "\ufeff")
	if end := strings.LastIndex(text, "</think>"); end >= 0 && !json.Valid([]byte(text)) {
		text = text[end+len("</think>"):]
	}
	for {
		start := strings.IndexByte(text, '{')
		if start < 0 {
			return nil, invalid("json", "the answer holds no JSON object")
		}
		text = text[start:]
		end := balancedEnd(text)
		if end < 0 {
			return nil, invalid("json", "the JSON object of the answer does not end")
		}
		object := []byte(text[:end])
		text = text[end:]
		if json.Valid(object) {
			if err := checkShape(object); err != nil {
				return nil, invalid("json", err.Error())
			}
			return object, nil
		}
		if strings.IndexByte(text, '{') < 0 {
			return nil, invalid("json", "the answer is not valid JSON")
		}
	}
}

func invalid(rule, message string) *Invalid {
	return &Invalid{Problems: []Problem{{Rule: rule, Message: message}}}
}

// balancedEnd returns where the object that text begins with ends, -1 where it
// does not.
func balancedEnd(text string) int {
	depth, inString := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// checkShape refuses what two readers of the same JSON could understand in two
// ways: a key that stands twice in an object. And what is nested too deep.
func checkShape(object []byte) error {
	d := json.NewDecoder(bytes.NewReader(object))
	d.UseNumber()
	type level struct {
		keys    map[string]bool // nil in an array
		wantKey bool
	}
	var open []level
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errors.New("the answer is not valid JSON")
		}
		if len(open) > 0 {
			top := &open[len(open)-1]
			if key, isKey := token.(string); isKey && top.keys != nil && top.wantKey {
				if top.keys[key] {
					return fmt.Errorf("the key %q stands twice in one object", clip(key, 64))
				}
				top.keys[key] = true
				top.wantKey = false
				continue
			}
			top.wantKey = true
		}
		switch token {
		case json.Delim('{'):
			open = append(open, level{keys: map[string]bool{}, wantKey: true})
		case json.Delim('['):
			open = append(open, level{})
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
		}
		if len(open) > maxAnswerDepth {
			return fmt.Errorf("the answer is nested deeper than %d levels", maxAnswerDepth)
		}
	}
}

// clip shortens s to n characters.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
