package httpapi

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/synoptic"
)

// cellSchema describes a cell of an evidence table, whose JSON form depends
// on its item.
type cellSchema struct{}

// Schema is a list of answers for findings, else one answer.
func (cellSchema) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{
		Description: "A list of answers for findings; an answer with its design for method, with its value for an item of a form; else one answer.",
		AnyOf: []*huma.Schema{
			r.Schema(reflect.TypeFor[synoptic.Answer](), true, ""),
			r.Schema(reflect.TypeFor[synoptic.MethodAnswer](), true, ""),
			r.Schema(reflect.TypeFor[synoptic.ItemAnswer](), true, ""),
			{Type: huma.TypeArray, Items: r.Schema(reflect.TypeFor[synoptic.Answer](), true, "")},
		},
	}
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

// openResponses lets what the server answers grow: clients must not refuse a
// key that they do not know. Requests stay closed, so that a mistyped key is
// told and not ignored.
func openResponses(schemas huma.Registry) {
	for name, schema := range schemas.Map() {
		switch name {
		case "AgreementRequest", "Rater", "EditRequest", "QuoteInput", "FormRequest", "FormItemRequest", "ApplyRequest", "ReviewRequest", "ReviewFilter", "ExtractionRequest", "UploadRequest", "UploadedDocument":
		default:
			if schema.AdditionalProperties == false {
				schema.AdditionalProperties = nil
			}
		}
	}
}

// nullablePointers marks object properties that may be null. Keys with no
// value are null in the contract and never left out, which huma cannot say of
// references by itself.
func nullablePointers(schemas huma.Registry) {
	for name, schema := range schemas.Map() {
		t := schemas.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Type.Kind() != reflect.Pointer || f.Type.Elem().Kind() != reflect.Struct {
				continue
			}
			property := schema.Properties[f.Tag.Get("json")]
			if property != nil && property.Ref != "" {
				schema.Properties[f.Tag.Get("json")] = &huma.Schema{AnyOf: []*huma.Schema{property, {Type: "null"}}}
			}
		}
	}
}
