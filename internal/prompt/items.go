package prompt

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"synoptic/internal/synoptic"
)

// ItemsData are the items that a user adds to the form.
type ItemsData struct{ Items []ItemLine }

// ItemLine is one such item, in words without marks that could pass for a
// border of the prompt.
type ItemLine struct{ Key, Name, Type, Choices, Instruction string }

// ItemKey is what the item at an index is called in prompts and schemas: a
// name in any script may not be a key for every endpoint.
func ItemKey(i int) string { return fmt.Sprintf("i%d", i+1) }

// ItemLines puts items into words.
func ItemLines(items []synoptic.FormItem) ItemsData {
	line := func(s string) string { return strings.Join(strings.Fields(Neutral(s)), " ") }
	d := ItemsData{Items: make([]ItemLine, len(items))}
	for i, item := range items {
		d.Items[i] = ItemLine{
			Key: ItemKey(i), Name: line(item.Name), Type: string(item.Type), Instruction: line(item.Instruction),
			Choices: line(strings.Join(item.Choices, " | ")),
		}
	}
	return d
}

// SchemaWithItems is SchemaOf with an object of a user's items behind the
// properties of T, by their keys.
func SchemaWithItems[T any](name string, items []synoptic.FormItem) (Schema, error) {
	return schemaOf(reflect.TypeFor[T](), name, func(root *jsonschema.Schema) {
		if len(items) == 0 {
			return
		}
		all := object()
		for i, item := range items {
			put(all, ItemKey(i), itemSchema(item))
		}
		put(root, "items", all)
	})
}

// itemSchema is one item: evidence first, then what is drawn from it.
func itemSchema(item synoptic.FormItem) *jsonschema.Schema {
	text := &jsonschema.Schema{Type: "string"}
	s := object()
	put(s, "quotes", &jsonschema.Schema{Type: "array", Items: text, MaxItems: new(uint64(4))})
	put(s, "answer", orNull(&jsonschema.Schema{Type: "string"}))
	switch item.Type {
	case synoptic.ListItem:
		put(s, "value", &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Type: "string"}, MaxItems: new(uint64(20))})
	case synoptic.NumberItem:
		put(s, "value", orNull(&jsonschema.Schema{Type: "number"}))
	case synoptic.DateItem:
		put(s, "value", orNull(&jsonschema.Schema{Type: "string"}))
	case synoptic.BooleanItem:
		put(s, "value", orNull(&jsonschema.Schema{Type: "boolean"}))
	case synoptic.ChoiceItem:
		choices := &jsonschema.Schema{Type: "string"}
		for _, c := range item.Choices {
			choices.Enum = append(choices.Enum, c)
		}
		put(s, "value", orNull(choices))
	}
	return s
}

func object() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
}

// put adds a property that is required.
func put(s *jsonschema.Schema, key string, property *jsonschema.Schema) {
	s.Properties.Set(key, property)
	s.Required = append(s.Required, key)
}
