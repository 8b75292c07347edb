package prompt

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/synoptic"
)

type sample struct {
	Evidence []string             `json:"evidence" jsonschema:"maxItems=3,uniqueItems=true" jsonschema_description:"verbatim, commas too"`
	Year     int                  `json:"year,omitempty" jsonschema:"minimum=1000,maximum=2100,default=2000"`
	Link     string               `json:"link" jsonschema:"format=uri,minLength=3,example=x"`
	Design   synoptic.Design      `json:"design,omitempty"`
	Section  synoptic.SectionKind `json:"section"`
	Parts    []part               `json:"parts"`
	Either   string               `json:"either" jsonschema:"nullable"`
}

type part struct {
	Name  string         `json:"name"`
	Count *int           `json:"count,omitempty"`
	Note  synoptic.Maybe `json:"note,omitempty"`
}

func TestSchemaOf(t *testing.T) {
	t.Parallel()
	s, err := SchemaOf[sample]("sample")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"properties":{"evidence":{"items":{"type":"string"},"type":"array","maxItems":3,"description":"verbatim, commas too"},` +
		`"year":{"anyOf":[{"type":"integer","maximum":2100,"minimum":1000},{"type":"null"}]},` +
		`"link":{"type":"string"},` +
		`"design":{"anyOf":[{"type":"string","enum":["case_study","multiple_case_study","grounded_theory","qca","quasi_experiment","survey","rct","process_tracing","text_analysis","simulation","literature_review","meta_analysis","theoretical","historical","ethnography","mixed","other"]},{"type":"null"}]},` +
		`"section":{"type":"string","enum":["overview","questions","theories","methods","cases","agreements","disagreements","gaps"]},` +
		`"parts":{"items":{"properties":{"name":{"type":"string"},"count":{"anyOf":[{"type":"integer"},{"type":"null"}]},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"additionalProperties":false,"type":"object","required":["name","count","note"]},"type":"array"},` +
		`"either":{"anyOf":[{"type":"string"},{"type":"null"}]}},` +
		`"additionalProperties":false,"type":"object","required":["evidence","year","link","design","section","parts","either"]}`
	if string(s.JSON) != want {
		t.Errorf("got  %s\nwant %s", s.JSON, want)
	}
	for range 20 {
		again, err := SchemaOf[sample]("sample")
		if err != nil || !bytes.Equal(again.JSON, s.JSON) || again.Hash != s.Hash {
			t.Fatalf("the schema is not the same each time: %v", err)
		}
	}
	check, err := schemacheck.Compile(s.JSON)
	if err != nil {
		t.Fatal(err)
	}
	if err := check([]byte(`{"evidence":[],"year":null,"link":"","design":null,"section":"gaps","parts":[{"name":"n","count":null,"note":null}],"either":null}`)); err != nil {
		t.Errorf("null is refused: %v", err)
	}
}

type loop struct {
	Next []loop `json:"next"`
}

func TestSchemaOfRefuses(t *testing.T) {
	t.Parallel()
	for name, reflect := range map[string]func() error{
		"a map":       func() error { _, err := SchemaOf[struct{ M map[string]string }]("x"); return err },
		"anything":    func() error { _, err := SchemaOf[struct{ A any }]("x"); return err },
		"a loop":      func() error { _, err := SchemaOf[loop]("x"); return err },
		"no object":   func() error { _, err := SchemaOf[[]string]("x"); return err },
		"no property": func() error { _, err := SchemaOf[struct{}]("x"); return err },
	} {
		if reflect() == nil {
			t.Errorf("%s got a schema", name)
		}
	}
}

func TestCheckStrict(t *testing.T) {
	t.Parallel()
	object := func(property string) string {
		return `{"type":"object","properties":{"a":` + property + `},"required":["a"],"additionalProperties":false}`
	}
	for name, schema := range map[string]string{
		"root array":            `{"type":"array","items":{"type":"string"}}`,
		"root anyOf":            `{"type":"object","anyOf":[{"type":"object"}],"properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}`,
		"$schema":               `{"$schema":"x","type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}`,
		"oneOf":                 object(`{"oneOf":[{"type":"string"}]}`),
		"not required":          `{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}`,
		"open":                  `{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}`,
		"items missing":         object(`{"type":"array"}`),
		"anything":              object(`true`),
		"untyped":               object(`{"description":"x"}`),
		"uniqueItems":           object(`{"type":"array","items":{"type":"string"},"uniqueItems":true}`),
		"default":               object(`{"type":"string","default":"x"}`),
		"length":                object(`{"type":"string","maxLength":3}`),
		"loose pattern":         object(`{"type":"string","pattern":"[0-9]+"}`),
		"ref with siblings":     object(`{"$ref":"#","description":"x"}`),
		"nested too deep":       strings.Repeat(`{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":`, 6) + `{"type":"string"}` + strings.Repeat("}}", 6),
		"a map":                 object(`{"type":"object","additionalProperties":{"type":"string"}}`),
		"allOf inside an anyOf": object(`{"anyOf":[{"allOf":[]},{"type":"null"}]}`),
		"no JSON":               `{`,
	} {
		if CheckStrict(json.RawMessage(schema)) == nil {
			t.Errorf("%s passes", name)
		}
	}
	if err := CheckStrict(json.RawMessage(object(`{"anyOf":[{"type":"string","pattern":"^x$"},{"type":"null"}]}`))); err != nil {
		t.Errorf("a strict schema is refused: %v", err)
	}
}
