package schemacheck_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/llm/schemacheck"
)

const schema = `{"type":"object","properties":{
	"findings":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"object","properties":{"quote":{"type":"string","minLength":1},"n/a":{"type":"integer","minimum":1,"maximum":9}},"required":["quote"],"additionalProperties":false}},
	"status":{"type":"string","enum":["reported","lost"]},
	"year":{"anyOf":[{"type":"integer","minimum":1000},{"type":"null"}]},
	"method":{"anyOf":[{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false},{"type":"null"}]},
	"on":{"type":"string","format":"date"}},
	"required":["findings","status"],"additionalProperties":false}`

func TestProblems(t *testing.T) {
	t.Parallel()
	check, err := schemacheck.Compile([]byte(schema))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ answer, want string }{
		{`{"findings":[{"quote":"q"}],"status":"lost","year":null,"method":{"name":"x"},"on":"2026-11-22"}`, ``},
		{`{"findings":[{"quote":"q"}]}`, `: required: these keys are missing: status`},
		{`{"findings":[{"quote":"q","x":1}],"status":"lost"}`, `/findings/0: additionalProperties: these keys do not belong here: x`},
		{`{"findings":[{"quote":7}],"status":"lost"}`, `/findings/0/quote: type: got number, want string`},
		{`{"findings":[{"quote":"q","n/a":10}],"status":"lost"}`, `/findings/0/n~1a: maximum: maximum: got 10, want 9`},
		{`{"findings":[],"status":"lost"}`, `/findings: minItems: minItems: got 0, want 1`},
		{`{"findings":[{"quote":"q"}],"status":"x"}`, `/status: enum: value must be one of 'reported', 'lost'`},
		{`{"findings":[{"quote":"q"}],"status":"lost","year":"2020"}`, `/year: type: must be integer or null`},
		{`{"findings":[{"quote":"q"}],"status":"lost","year":12}`, `/year: minimum: minimum: got 12, want 1000`},
		{`{"findings":[{"quote":"q"}],"status":"lost","method":{}}`, `/method: required: these keys are missing: name`},
		{`{"findings":[{"quote":"q"}],"status":"lost","on":"soon"}`, `/on: format:`},
		{`{"findings":[{"quote":"q","n/a":1e999999999}],"status":"lost"}`, `/findings/0/n~1a: number:`},
		{`{"findings":[{"quote":"q","n/a":1e-0999999999}],"status":"lost"}`, `/findings/0/n~1a: number:`},
		{`{"findings":[{"quote":"q","n/a":1` + strings.Repeat("0", 5000) + `}],"status":"lost"}`, `/findings/0/n~1a: number:`},
		{`[]`, `: type: got array, want object`},
		{`not JSON`, `: json: the answer is not valid JSON`},
	} {
		err := check([]byte(tt.answer))
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.answer, err)
			}
			continue
		}
		var invalid *llm.Invalid
		if !errors.As(err, &invalid) || len(invalid.Problems) != 1 {
			t.Errorf("%s: %+v", tt.answer, err)
			continue
		}
		p := invalid.Problems[0]
		if got := fmt.Sprintf("%s: %s: %s", p.Pointer, p.Rule, p.Message); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.answer, got, tt.want)
		}
	}
}

func TestProblemsAreBounded(t *testing.T) {
	t.Parallel()
	check, err := schemacheck.Compile([]byte(`{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	var invalid *llm.Invalid
	if err := check([]byte(`{"a":[` + strings.Repeat("1,", 5000) + `1]}`)); !errors.As(err, &invalid) || len(invalid.Problems) > 32 || len(invalid.Error()) > 200 {
		t.Errorf("%.300v", err)
	}
}

// A schema reads nothing but itself.
func TestSchemaFetchesNothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "s.json")
	if err := os.WriteFile(file, []byte(`{"type":"string"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		`{"$ref":"file://` + filepath.ToSlash(file) + `"}`, `{"$ref":"https://a.example/s.json"}`, `{"$ref":"other.json"}`, `{"$schema":"https://a.example/draft"}`,
	} {
		if _, err := schemacheck.Compile([]byte(bad)); err == nil {
			t.Errorf("%s was compiled", bad)
		}
	}
}

func FuzzValidate(f *testing.F) {
	check, err := schemacheck.Compile([]byte(schema))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{`{}`, `{"findings":[{}],"status":1}`, `null`, `"`, `{"findings":[{"quote":"\ud800"}],"status":"lost","year":1e400}`, strings.Repeat("[", 500)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, answer []byte) {
		err := check(answer)
		var invalid *llm.Invalid
		if err != nil && (!errors.As(err, &invalid) || len(invalid.Problems) == 0) {
			t.Errorf("an error without problems: %v", err)
		}
	})
}
