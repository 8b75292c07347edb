package llm

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestReadAnswer(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"plain", `{"a":1}`, `{"a":1}`},
		{"white space and a byte order mark", "\ufeff \n{\"a\":1}\n", `{"a":1}`},
		{"fenced", "```json\n{\"a\":1}\n```", `{"a":1}`},
		{"a sentence around it", `Sure: {"a":{"b":[1,{"c":2}]}} — anything else?`, `{"a":{"b":[1,{"c":2}]}}`},
		{"thoughts before it", `<think>perhaps {"a":2}?</think>{"a":1}`, `{"a":1}`},
		{"thoughts without a beginning", `perhaps {"a":2}?</think> {"a":1}`, `{"a":1}`},
		{"the mark of thoughts within a text", `{"a":"</think>{}"}`, `{"a":"</think>{}"}`},
		{"braces in words first", `use {x} here: {"a":1}`, `{"a":1}`},
		{"braces and quotes in a text", `{"a":"} \" { \\"}`, `{"a":"} \" { \\"}`},
		{"in a list", `[{"a":1}]`, `{"a":1}`},
		{"the first of two", `{"a":1} {"a":2}`, `{"a":1}`},
		{"cut off", `{"a":{"b":1}`, ``},
		{"never an inner part of a broken one", `{"a":{"b":1},}`, ``},
		{"no object", `nothing to say`, ``},
		{"empty", ``, ``},
		{"a bare list", `[1,2]`, ``},
		{"twice the same key", `{"a":1,"a":2}`, ``},
		{"deep within", `{"x":[{"a":1,"b":{"a":1,"a":2}}]}`, ``},
		{"the same key in two objects", `{"x":[{"a":1},{"a":2}],"a":"a"}`, `{"x":[{"a":1},{"a":2}],"a":"a"}`},
		{"too deep", strings.Repeat(`{"a":`, 100) + `1` + strings.Repeat(`}`, 100), ``},
	} {
		got, bad := readAnswer(tt.text)
		if string(got) != tt.want || (bad == nil) != (tt.want != "") {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got, bad, tt.want)
		}
	}
}

// Whatever a model writes, what is found in it is one JSON object of the text.
func FuzzReadAnswer(f *testing.F) {
	for _, seed := range []string{`{"a":1}`, "```json\n{}\n```", `{{}`, `{"a":"\`, `}{`, "\x00{\xff}", `{"a":{"a":1}}</think>{"b":2}`, strings.Repeat("{", 300), strings.Repeat(`[{"a":`, 90)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, bad := readAnswer(text)
		if (bad == nil) != (got != nil) {
			t.Fatalf("got %q and %v", got, bad)
		}
		if got == nil {
			return
		}
		var object map[string]any
		if json.Unmarshal(got, &object) != nil || !strings.Contains(text, string(got)) {
			t.Errorf("%q is no object of the text", got)
		}
	})
}

func TestCommonSubset(t *testing.T) {
	t.Parallel()
	const schema = `{"$schema":"x","title":"t","type":"object","additionalProperties":false,"properties":{
		"quotes":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"string","pattern":"^x$","description":"verbatim"}},
		"pattern":{"anyOf":[{"type":"integer","minimum":1},{"type":"null"}]},
		"kind":{"$ref":"#/$defs/kind"}},
		"required":["quotes","pattern","kind"],"$defs":{"kind":{"type":"string","enum":["a","b"],"default":"a"}}}`
	const want = `{"type":"object","additionalProperties":false,"properties":{"quotes":{"type":"array","items":{"type":"string","description":"verbatim"}},"pattern":{"anyOf":[{"type":"integer"},{"type":"null"}]},"kind":{"$ref":"#/$defs/kind"}},"required":["quotes","pattern","kind"],"$defs":{"kind":{"type":"string","enum":["a","b"]}}}`
	for range 3 {
		got, err := CommonSubset(json.RawMessage(schema))
		if err != nil || string(got) != want {
			t.Fatalf("got %s, %v", got, err)
		}
	}
	for _, bad := range []string{``, `[]`, `{"properties":7}`, `{"items":true}`, strings.Repeat(`{"items":`, 100) + `{}` + strings.Repeat(`}`, 100)} {
		if _, err := CommonSubset(json.RawMessage(bad)); err == nil {
			t.Errorf("%.20q was reduced", bad)
		}
	}
}

func TestLevelsHaveNames(t *testing.T) {
	t.Parallel()
	for _, level := range Levels() {
		text, err := level.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var again Level
		if err := again.UnmarshalText(text); err != nil || again != level {
			t.Errorf("%s became %s, %v", level, again, err)
		}
	}
	if err := new(Level).UnmarshalText([]byte("unset")); err == nil {
		t.Error("unset is no level to configure")
	}
}

func TestEveryKindHasAPublicSentence(t *testing.T) {
	t.Parallel()
	for kind, k := range kinds {
		f := Fail(kind, "detail for the log", nil)
		if k.message == "" || k.code == "" || f.Temporary() && f.Hopeless() || !strings.Contains(f.Error(), string(kind)) {
			t.Errorf("%s: %+v", kind, k)
		}
	}
}
