package prompt

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"synoptic/internal/synoptic"
)

// Schema is a JSON Schema in the subset that endpoints enforce strictly.
type Schema struct {
	Name string
	JSON json.RawMessage
	Hash string
}

// SchemaOf reflects the schema of a Go type. Properties stand in the order of
// the fields, which is the order in which a model answers. A field that may be
// left out in JSON (omitempty) may be null in the schema; descriptions are in
// the tag jsonschema_description. It fails for a type that the strict subset
// cannot say: a map, an interface, a recursive type.
//
// The strict subset has every property required and none beside them, a root
// that is an object, anyOf and no oneOf, and none of the keywords below.
func SchemaOf[T any](name string) (Schema, error) {
	return schemaOf(reflect.TypeFor[T](), name, func(*jsonschema.Schema) {})
}

// schemaOf reflects a type, lets add put more into the root, and checks the
// whole.
func schemaOf(t reflect.Type, name string, add func(root *jsonschema.Schema)) (Schema, error) {
	if err := expressible(t, nil); err != nil {
		return Schema{}, fmt.Errorf("the schema %s: %w", name, err)
	}
	r := jsonschema.Reflector{DoNotReference: true, Anonymous: true, Mapper: enums}
	s := r.ReflectFromType(t)
	s.Version = ""
	strict(s)
	add(s)
	raw, err := json.Marshal(s)
	if err != nil {
		return Schema{}, fmt.Errorf("writing the schema %s: %w", name, err)
	}
	if err := CheckStrict(raw); err != nil {
		return Schema{}, fmt.Errorf("the schema %s is not strict: %w", name, err)
	}
	sum := sha256.Sum256(raw)
	return Schema{Name: name, JSON: raw, Hash: hex.EncodeToString(sum[:8])}, nil
}

// enums gives the domain's closed sets of words, so that the domain need not
// know what a schema is.
func enums(t reflect.Type) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	switch t {
	case reflect.TypeFor[synoptic.Design]():
		for _, d := range synoptic.Designs() {
			s.Enum = append(s.Enum, d)
		}
	case reflect.TypeFor[synoptic.SectionKind]():
		for _, k := range synoptic.SectionKinds() {
			s.Enum = append(s.Enum, k)
		}
	case reflect.TypeFor[synoptic.Relation]():
		s.Enum = []any{synoptic.Contradiction, synoptic.Difference}
	case reflect.TypeFor[synoptic.Maybe]():
		// A text that may be missing; the field says by omitempty that it is null then.
	default:
		return nil
	}
	return s
}

// strict brings a reflected schema into the strict subset, in place.
func strict(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	s.Default, s.Examples, s.UniqueItems = nil, nil, false
	s.MinLength, s.MaxLength, s.ContentEncoding = nil, nil, ""
	if s.Format == "uri" {
		s.Format = ""
	}
	strict(s.Items)
	s.AnyOf, s.OneOf = append(s.AnyOf, s.OneOf...), nil
	for _, option := range s.AnyOf {
		strict(option)
	}
	if s.Properties == nil {
		return
	}
	required := make(map[string]bool, len(s.Required))
	for _, name := range s.Required {
		required[name] = true
	}
	s.Required = nil
	for property := s.Properties.Oldest(); property != nil; property = property.Next() {
		strict(property.Value)
		if !required[property.Key] {
			property.Value = orNull(property.Value)
		}
		s.Required = append(s.Required, property.Key)
	}
	s.AdditionalProperties = jsonschema.FalseSchema
}

// orNull allows null beside a schema. The description stays outside, where it
// is about the property.
func orNull(s *jsonschema.Schema) *jsonschema.Schema {
	outer := &jsonschema.Schema{Description: s.Description}
	s.Description = ""
	outer.AnyOf = []*jsonschema.Schema{s, {Type: "null"}}
	return outer
}

// expressible reports what the reflector would get wrong or loop over.
func expressible(t reflect.Type, within []reflect.Type) error {
	if enums(t) != nil {
		return nil
	}
	for _, outer := range within {
		if outer == t {
			return fmt.Errorf("%s contains itself", t)
		}
	}
	within = append(within, t)
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return expressible(t.Elem(), within)
	case reflect.Struct:
		for field := range t.Fields() {
			if err := expressible(field.Type, within); err != nil {
				return fmt.Errorf("%s: %w", field.Name, err)
			}
		}
		return nil
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64:
		return nil
	}
	return fmt.Errorf("a %s cannot be said in the strict subset", t.Kind())
}
