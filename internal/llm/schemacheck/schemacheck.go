// Package schemacheck validates answers of a model against their JSON Schema
// and says by JSON Pointer what is wrong, in words that fit a repair prompt.
//
//	schema ─ Compile ─→ validator ─ answer ─→ nil, or *llm.Invalid with its Problems
//
// Formats are asserted, though the JSON Schema standard makes that optional. A
// schema may refer to its own parts only: nothing is fetched.
package schemacheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"synoptic/internal/llm"
)

// plainNumbers is English without separators: a model should read 1000, not
// 1,000.
var plainNumbers = language.MustParse("en-US-u-va-posix")

// maxProblems bounds how many problems of one answer are told.
const maxProblems = 32

// Compile makes a validator of a schema. It is an llm.Compiler.
func Compile(schema []byte) (func(answer []byte) error, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, fmt.Errorf("reading a schema: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseLoader(noLoader{})
	const name = "https://schema.invalid/answer" // a base for relative references, never fetched
	if err := c.AddResource(name, doc); err != nil {
		return nil, fmt.Errorf("adding a schema: %w", err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		return nil, fmt.Errorf("compiling a schema: %w", err)
	}
	return func(answer []byte) error { return validate(compiled, answer) }, nil
}

func validate(schema *jsonschema.Schema, answer []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer))
	if err != nil {
		return &llm.Invalid{Problems: []llm.Problem{{Rule: "json", Message: "the answer is not valid JSON"}}}
	}
	if place, ok := outlandish(value, nil); ok {
		return &llm.Invalid{Problems: []llm.Problem{{Pointer: pointer(place), Rule: "number", Message: "this number is too large or too exact"}}}
	}
	err = schema.Validate(value)
	if err == nil {
		return nil
	}
	failed, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return &llm.Invalid{Problems: []llm.Problem{{Rule: "schema", Message: "the answer does not fit the schema"}}}
	}
	var problems []llm.Problem
	collect(failed, message.NewPrinter(plainNumbers), &problems)
	return &llm.Invalid{Problems: problems}
}

// outlandish finds a number that the library would work out in full, though
// its exponent alone makes it longer than any memory.
func outlandish(value any, place []string) ([]string, bool) {
	switch v := value.(type) {
	case json.Number:
		digits, exponent, _ := strings.Cut(strings.ToLower(v.String()), "e")
		return place, len(digits) > 40 || len(strings.TrimLeft(exponent, "+-0")) > 2
	case map[string]any:
		for key, member := range v {
			if found, ok := outlandish(member, append(place, key)); ok {
				return found, true
			}
		}
	case []any:
		for i, member := range v {
			if found, ok := outlandish(member, append(place, strconv.Itoa(i))); ok {
				return found, true
			}
		}
	}
	return nil, false
}

// collect gathers the leaves of an error: what is wrong, not which part of the
// schema noticed it on the way.
func collect(e *jsonschema.ValidationError, words *message.Printer, problems *[]llm.Problem) {
	if len(*problems) >= maxProblems {
		return
	}
	if _, oneOfMany := e.ErrorKind.(*kind.AnyOf); oneOfMany {
		collectNearest(e, words, problems)
		return
	}
	if len(e.Causes) > 0 {
		for _, cause := range e.Causes {
			collect(cause, words, problems)
		}
		return
	}
	rule := "schema"
	if path := e.ErrorKind.KeywordPath(); len(path) > 0 {
		rule = path[0]
	}
	*problems = append(*problems, llm.Problem{Pointer: pointer(e.InstanceLocation), Rule: rule, Message: say(e.ErrorKind, words)})
}

// collectNearest tells of the alternative that came nearest: one that got the
// type right. "anyOf failed" would help no model.
func collectNearest(e *jsonschema.ValidationError, words *message.Printer, problems *[]llm.Problem) {
	for _, option := range e.Causes {
		if _, wrongType := option.ErrorKind.(*kind.Type); !wrongType {
			collect(option, words, problems)
			return
		}
	}
	var want []string
	for _, option := range e.Causes {
		if t, ok := option.ErrorKind.(*kind.Type); ok {
			want = append(want, t.Want...)
		}
	}
	*problems = append(*problems, llm.Problem{Pointer: pointer(e.InstanceLocation), Rule: "type", Message: "must be " + strings.Join(want, " or ")})
}

func say(k jsonschema.ErrorKind, words *message.Printer) string {
	switch k := k.(type) {
	case *kind.Required:
		return "these keys are missing: " + strings.Join(k.Missing, ", ")
	case *kind.AdditionalProperties:
		return "these keys do not belong here: " + strings.Join(k.Properties, ", ")
	}
	return k.LocalizedString(words)
}

// pointer writes a place as a JSON Pointer (RFC 6901).
func pointer(tokens []string) string {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		b.WriteString(escape.Replace(token))
	}
	return b.String()
}

// noLoader keeps a schema from reading files or the network.
type noLoader struct{}

func (noLoader) Load(string) (any, error) {
	return nil, errors.New("a schema may refer to its own parts only")
}
