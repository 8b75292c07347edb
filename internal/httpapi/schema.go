package httpapi

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/synoptic"
)

// cellSchema describes a cell of an evidence table, whose JSON form depends
// on its item.
type cellSchema struct{}

// Schema is a list of answers for findings, else one answer.
func (cellSchema) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{
		Description: "A list of answers for findings; an answer with its design for method, with its value for an item of a form; else one answer; null where there is none.",
		AnyOf: []*huma.Schema{
			r.Schema(reflect.TypeFor[synoptic.Answer](), true, ""),
			r.Schema(reflect.TypeFor[synoptic.MethodAnswer](), true, ""),
			r.Schema(reflect.TypeFor[synoptic.ItemAnswer](), true, ""),
			{Type: huma.TypeArray, Items: r.Schema(reflect.TypeFor[synoptic.Answer](), true, "")},
			{Type: "null"},
		},
	}
}

// misquoteSchema describes a quote that does not stand on the page.
type misquoteSchema struct {
	Index   int            `json:"index" doc:"Among the quotes of the edit"`
	Quote   string         `json:"quote" doc:"As it was sent"`
	Nearest *passageSchema `json:"nearest" doc:"The passage that is most like it"`
}

// passageSchema describes a passage of which no verdict is asked but how far
// it is from a quote, unlike that of a quote that carries an answer.
type passageSchema struct {
	Text    string `json:"text"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Verdict string `json:"verdict" enum:"exact,normalized,altered,absent"`
}

// describeProblems says in the description what errors really look like:
// every error of an operation has the body that statusOf leads to.
func describeProblems(spec *huma.OpenAPI) {
	problem := spec.Components.Schemas.Schema(reflect.TypeFor[ProblemDetails](), true, "")
	for _, item := range spec.Paths {
		for _, op := range operationsOf(item) {
			for status, response := range op.Responses {
				if status >= "400" {
					response.Content = map[string]*huma.MediaType{"application/problem+json": {Schema: problem}}
				}
			}
		}
	}
	schemas := spec.Components.Schemas.Map()
	delete(schemas, "ErrorModel")
	delete(schemas, "ErrorDetail")
}

// requestSchemas are what callers send. All others are answers.
var requestSchemas = map[string]bool{
	"AgreementRequest": true, "Rater": true, "EditRequest": true, "QuoteInput": true, "FormRequest": true, "FormItemRequest": true, "ApplyRequest": true,
	"ReviewRequest": true, "ReviewFilter": true, "ExtractionRequest": true, "UploadRequest": true, "UploadedDocument": true,
}

// openResponses lets what the server answers grow: clients must not refuse a
// key that they do not know. Requests stay closed, so that a mistyped key is
// told and not ignored.
func openResponses(schemas huma.Registry) {
	for name, schema := range schemas.Map() {
		if !requestSchemas[name] && schema.AdditionalProperties == false {
			schema.AdditionalProperties = nil
		}
	}
}

// describeNulls says of every value of an answer whether it may be null, by
// what its type becomes in JSON: in the contract a text that is missing is
// null, a list that is empty is [], and neither is left out. huma knows
// neither the types that write null nor references that may be.
func describeNulls(schemas huma.Registry) {
	for name, schema := range schemas.Map() {
		t := schemas.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct || requestSchemas[name] {
			continue
		}
		for _, f := range reflect.VisibleFields(t) {
			key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if property := schema.Properties[key]; property != nil && !strings.Contains(options, "omitempty") {
				schema.Properties[key] = withNulls(property, f.Type)
			}
		}
	}
}

// withNulls is the schema of a value of type t with its nulls, and with those
// of what it is made of.
func withNulls(s *huma.Schema, t reflect.Type) *huma.Schema {
	switch t.Kind() {
	case reflect.Slice:
		s.Nullable = false
		if s.Items != nil {
			s.Items = withNulls(s.Items, t.Elem())
		}
	case reflect.Map:
		if of, ok := s.AdditionalProperties.(*huma.Schema); ok {
			s.AdditionalProperties = withNulls(of, t.Elem())
		}
	}
	switch {
	case !emptyIsNull(t):
	case s.Ref != "":
		return &huma.Schema{AnyOf: []*huma.Schema{s, {Type: "null"}}}
	default:
		s.Nullable = true
		if len(s.Enum) > 0 {
			s.Enum = append(s.Enum, nil)
		}
	}
	return s
}

// emptyIsNull reports whether the empty value of a type is null in JSON: of a
// pointer, and of a text or number that says so itself.
func emptyIsNull(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return true
	case reflect.String, reflect.Int:
		b, err := json.Marshal(reflect.Zero(t).Interface())
		return err == nil && string(b) == "null"
	}
	return false
}
