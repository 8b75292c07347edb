package extract_test

import (
	"strings"
	"testing"

	"synoptic/internal/extract"
	"synoptic/internal/formrules"
	"synoptic/internal/rules"
	"synoptic/internal/synoptic"
)

// A person learns which items the built-in engine cannot look for before it
// has read a page.
func TestFormWarnings(t *testing.T) {
	t.Parallel()
	f := &synoptic.Form{Items: []synoptic.FormItem{
		{Name: "sample", Instruction: "How many firms?", Type: synoptic.NumberItem},
		{Name: "place", Instruction: "Where? keywords: county", Type: synoptic.TextItem},
		{Name: "kind", Instruction: "Which?", Type: synoptic.ChoiceItem, Choices: []string{"a1", "b1"}},
	}}
	e := extract.Engines{Rules: formrules.New(rules.New())}
	for _, name := range []string{"", synoptic.EngineAuto, synoptic.EngineRules} {
		if got := e.FormWarnings(f, name); len(got) != 1 || !strings.HasPrefix(got[0], "sample:") {
			t.Errorf("%q warns %q", name, got)
		}
	}
	if got := e.FormWarnings(f, synoptic.EngineLLM); got != nil {
		t.Errorf("a model that is not there warns %q", got)
	}
	if got := e.FormWarnings(nil, ""); got != nil {
		t.Errorf("the standard form warns %q", got)
	}
}
