package agreement

import (
	"fmt"
	"math"
	"testing"

	"synoptic/internal/synoptic"
)

func answer(words string, start int) synoptic.Answer {
	if words == "" {
		return synoptic.Answer{Status: synoptic.NotReported}
	}
	return synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(words), Quotes: []synoptic.Quote{{Text: words, Start: start, End: start + 5}}}
}

// pairOf is a document on which both fill the form of TestMeasure.
func pairOf(n int, a, b *synoptic.Extraction) Pair {
	for _, x := range []*synoptic.Extraction{a, b} {
		x.Form, x.FormVersion = "form_a", "1"
	}
	return Pair{fmt.Sprint("doc_", n), a, b}
}

func choice(c string) *synoptic.Extraction {
	a := synoptic.ItemAnswer{Answer: answer(c, 0)}
	if c != "" {
		a.Value = c
	}
	return &synoptic.Extraction{Items: map[string]synoptic.ItemAnswer{"kind": a}}
}

func find(t *testing.T, items []ItemAgreement, name string) ItemAgreement {
	t.Helper()
	for _, item := range items {
		if item.Item == name {
			return item
		}
	}
	t.Fatalf("there is no %s in %+v", name, items)
	return ItemAgreement{}
}

var form = synoptic.Form{ID: "form_a", Version: "1", Items: []synoptic.FormItem{
	{Name: "kind", Type: synoptic.ChoiceItem}, {Name: "list", Type: synoptic.ListItem}, {Name: "n", Type: synoptic.NumberItem}, {Name: "words", Type: synoptic.TextItem},
}}

// The textbook's example: two raters, fifty cases, kappa 0.4.
func TestKappa(t *testing.T) {
	t.Parallel()
	var pairs []Pair
	for _, cell := range []struct {
		a, b  string
		count int
	}{{"yes", "yes", 20}, {"yes", "no", 5}, {"no", "yes", 10}, {"no", "no", 15}} {
		for range cell.count {
			pairs = append(pairs, pairOf(len(pairs), choice(cell.a), choice(cell.b)))
		}
	}
	item := find(t, Measure(pairs, []synoptic.Form{form}), "kind")
	if item.Documents != 50 || item.Agree != 35 || item.Share == nil || *item.Share != 0.7 || item.Kappa == nil || math.Abs(*item.Kappa-0.4) > 1e-9 || len(item.Disagreements) != 15 {
		t.Errorf("%+v", item)
	}
	for name, tt := range map[string]struct {
		a, b []string
		want float64 // NaN where it is not defined
	}{
		"none":             {nil, nil, math.NaN()},
		"all one category": {[]string{"x", "x"}, []string{"x", "x"}, math.NaN()},
		"perfect":          {[]string{"x", "y"}, []string{"x", "y"}, 1},
		"always otherwise": {[]string{"x", "y"}, []string{"y", "x"}, -1},
		"one does not say": {[]string{"x", "x"}, []string{"x", "y"}, 0},
	} {
		got := kappa(tt.a, tt.b)
		if (got == nil) != math.IsNaN(tt.want) || got != nil && math.Abs(*got-tt.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestMeasure(t *testing.T) {
	t.Parallel()
	a := &synoptic.Extraction{
		Theory: answer("Ｔheory of “x”.", 0), Case: answer("here", 0), Method: synoptic.MethodAnswer{Answer: answer("m", 0), Design: synoptic.Survey},
		Findings: []synoptic.Answer{answer("one", 0), answer("two", 9)},
		Items: map[string]synoptic.ItemAnswer{"kind": {Answer: answer("yes", 0), Value: "yes"}, "n": {Answer: answer("3 cities", 0), Value: 3.0},
			"list": {Answer: answer("a; b", 0), Value: []any{"a", "B"}}, "words": {Answer: answer("w", 0), Value: "w"}},
	}
	b := &synoptic.Extraction{
		Theory: answer("theory of \"x\"", 3), Case: answer("there", 20), Method: synoptic.MethodAnswer{Answer: answer("M", 0), Design: synoptic.RCT},
		Findings: []synoptic.Answer{answer("Two", 9), answer("one", 0)},
		Items: map[string]synoptic.ItemAnswer{"kind": {Answer: answer("no", 0), Value: "no"}, "n": {Answer: answer("three cities", 0), Value: 3.0},
			"list": {Answer: answer("b; a", 0), Value: []any{"b", "a"}}, "words": {Answer: answer("v", 0), Value: "v"}},
	}
	items := Measure([]Pair{pairOf(0, a, b)}, []synoptic.Form{form})
	for name, want := range map[string]struct {
		agree, both, passage int
		kappa                bool
	}{
		synoptic.ItemResearchQuestion: {1, 0, 0, false}, // both are silent
		synoptic.ItemTheory:           {1, 1, 1, false},
		synoptic.ItemCase:             {0, 1, 0, false},
		synoptic.ItemMethod:           {1, 1, 1, false},
		synoptic.ItemFindings:         {1, 1, 0, false},
		DesignItem:                    {0, 1, 1, true},
		"kind":                        {0, 1, 1, true},
		"n":                           {1, 1, 1, false},
		"list":                        {1, 1, 1, false},
		"words":                       {0, 1, 1, false},
	} {
		item := find(t, items, name)
		if item.Documents != 1 || item.Agree != want.agree || item.BothReport != want.both || item.SamePassage != want.passage || (item.Kappa != nil) != want.kappa || len(item.Disagreements) != 1-want.agree {
			t.Errorf("%s: %+v", name, item)
		}
	}
	b.FormVersion = "2"
	if item := find(t, Measure([]Pair{{"doc", a, b}}, []synoptic.Form{form}), "kind"); item.Documents != 0 || item.Share != nil || item.Kappa != nil {
		t.Errorf("under two versions of a form: %+v", item)
	}
}

func TestPick(t *testing.T) {
	t.Parallel()
	x := func(engine, language, form string) synoptic.Extraction {
		return synoptic.Extraction{Engine: engine, Language: synoptic.Language(language), Form: form}
	}
	rules, llm := Rater{Engine: "rules"}, Rater{Engine: "llm"}
	for name, tt := range map[string]struct {
		all  []synoptic.Extraction
		a, b int // of all; -1 where nothing is compared
	}{
		"newest first":       {[]synoptic.Extraction{x("rules", "zh", "f"), x("rules", "zh", "f"), x("llm", "zh", "f")}, 0, 2},
		"in one language":    {[]synoptic.Extraction{x("rules", "zh", "f"), x("llm", "en", "f"), x("rules", "en", "f")}, 2, 1},
		"under one form":     {[]synoptic.Extraction{x("rules", "zh", "f"), x("llm", "zh", "g"), x("rules", "zh", "g")}, 2, 1},
		"under two, if none": {[]synoptic.Extraction{x("rules", "zh", "f"), x("llm", "zh", "g")}, 0, 1},
		"none of a":          {[]synoptic.Extraction{x("llm", "zh", "g")}, -1, -1},
		"none of b":          {[]synoptic.Extraction{x("rules", "zh", "g")}, -1, -1},
		"two languages":      {[]synoptic.Extraction{x("rules", "zh", "f"), x("llm", "en", "f")}, -1, -1},
	} {
		pair, lack := pick("doc", tt.all, rules, llm)
		if (lack != "") != (tt.a < 0) || tt.a >= 0 && (pair.A != &tt.all[tt.a] || pair.B != &tt.all[tt.b]) {
			t.Errorf("%s: %+v, %q", name, pair, lack)
		}
	}
}
