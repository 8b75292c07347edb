package synoptic

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func encode(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMissingValuesAreNullOrEmpty(t *testing.T) {
	t.Parallel()
	got := encode(t, Document{Record: &Record{}, Extraction: &Extraction{Findings: []Answer{{}}}})
	for _, want := range []string{`"page_type":null`, `"duplicate_of":null`, `"year":null`, `"authors":[]`, `"title":{"zh":null,"en":null,"other":null}`,
		`"keywords":{"zh":[],"en":[],"other":[]}`, `"reference_count":null`, `"design":null`, `"quotes":[]`, `"edited_by":null`, `"cost_usd":null`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
	if got := encode(t, NoUsage()); !strings.Contains(got, `"cost_usd":0`) {
		t.Errorf("an engine without a model costs nothing: %s", got)
	}
}

func TestDocumentsSurviveJSON(t *testing.T) {
	t.Parallel()
	n := 0
	d := Document{ID: "doc_1", Status: Extracted, PageType: Article, Record: &Record{Year: 2024, ReferenceCount: &n, Volume: "3", CLC: []string{"D63"},
		Title: LangText{ZH: "<题名> & “引号”"}}, Extraction: &Extraction{Method: MethodAnswer{Answer{Status: Reported, Answer: "a"}, QCA}}}
	var back Document
	if err := json.Unmarshal([]byte(encode(t, d)), &back); err != nil {
		t.Fatal(err)
	}
	if back.Record.Title != d.Record.Title || *back.Record.ReferenceCount != 0 || back.Record.Year != 2024 || back.Extraction.Method.Design != QCA || back.Record.DOI != "" {
		t.Errorf("got %+v", back.Record)
	}
}

func TestCellsHaveTheFormOfTheirItem(t *testing.T) {
	t.Parallel()
	one := Answer{Status: Reported, Answer: "x", Quotes: List[Quote]{}}
	for name, tt := range map[string]struct {
		cell Cell
		form string
	}{
		"findings":            {Cell{Answers: []Answer{one}, Multiple: true}, `[{"status"`},
		"no findings":         {Cell{Answers: []Answer{}, Multiple: true}, `[]`},
		"method":              {Cell{Answers: []Answer{one}, IsMethod: true, Design: Survey}, `"design":"survey"`},
		"method, no design":   {Cell{Answers: []Answer{one}, IsMethod: true}, `"design":null`},
		"case":                {Cell{Answers: []Answer{one}}, `{"status":"reported"`},
		"an item of the user": {Cell{Answers: []Answer{one}, Value: 3.0}, `"value":3`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := encode(t, tt.cell)
			if !strings.Contains(text, tt.form) {
				t.Errorf("%s lacks %s", text, tt.form)
			}
			var back Cell
			if err := json.Unmarshal([]byte(text), &back); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(back, tt.cell) {
				t.Errorf("%+v came back as %+v", tt.cell, back)
			}
		})
	}
}

func TestErrorsShowNoCause(t *testing.T) {
	t.Parallel()
	secret := errors.New("dial tcp 10.0.0.1: password hunter2")
	for _, err := range []error{secret, Wrap(CodeInternal, "hunter2", secret), fmt.Errorf("a: %w", Wrap(CodeUnavailable, "the store is busy", secret))} {
		if message := PublicMessage(err); strings.Contains(message, "hunter2") {
			t.Errorf("%v shows its cause: %s", err, message)
		}
		if !errors.Is(err, secret) {
			t.Errorf("%v has lost its cause", err)
		}
	}
	if CodeOf(nil) != "" || CodeOf(secret) != CodeInternal || CodeOf(fmt.Errorf("x: %w", NotFound())) != CodeNotFound {
		t.Error("codes are lost on the way")
	}
}

func TestIdentitiesOfDocumentsComeFromTheirBytes(t *testing.T) {
	t.Parallel()
	a, again, b := DocumentID([]byte("a")), DocumentID([]byte{'a'}), DocumentID([]byte("b"))
	if a != again || a == b {
		t.Error("the id must follow the bytes")
	}
	if one, two := NewReviewID(), NewReviewID(); one == two || !strings.HasPrefix(one, "rev_") {
		t.Errorf("reviews %s and %s", one, two)
	}
}

func TestOutputLanguage(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Language{"": "", "zh": Chinese, "zh-Hans": Chinese, "en": English, "en-GB": English} {
		if got, err := OutputLanguage(in); err != nil || got != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"fr", "zhx", "EN"} {
		if _, err := OutputLanguage(in); CodeOf(err) != CodeInvalid {
			t.Errorf("%q: %v", in, err)
		}
	}
}
