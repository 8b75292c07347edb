package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/llm/llmtest"
	"synoptic/internal/synoptic"
)

// formFile writes a form to a file.
func formFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "form.json")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const exampleForm = `{"name":"平台","items":[
	{"name":"联动","type":"text","instruction":"关键词：研究发现"},
	{"name":"对象","type":"choice","instruction":"研究的对象","choices":["数字孪生平台","市民热线"]}]}`

func TestAFormFromAFile(t *testing.T) {
	t.Parallel()
	form := formFile(t, "\ufeff"+exampleForm)
	pages := filepath.Join(examplePages, "d01.txt")
	got := synopticRun(t, "", "extract", "--form", form, pages)
	if got.status != exitDone || got.stderr != "" {
		t.Fatalf("status %d, standard error %q", got.status, got.stderr)
	}
	x := lines(t, got.stdout)[0].Extraction
	if x.Form == synoptic.StandardForm || len(x.Items) != 2 || x.Items["对象"].Value != "数字孪生平台" || len(x.Items["联动"].Quotes) != 1 {
		t.Errorf("%+v", x.Items)
	}
	got = synopticRun(t, "", "review", "--form", form, "--format", "json", pages, filepath.Join(examplePages, "d03.txt"))
	var r synoptic.Review
	if err := json.Unmarshal([]byte(got.stdout), &r); err != nil {
		t.Fatalf("status %d, %v: %s", got.status, err, got.stderr)
	}
	if r.Form != x.Form || r.FormVersion != x.FormVersion || len(r.EvidenceTable.Items) != 7 || r.EvidenceTable.Rows[0].Cells["对象"].Value != "数字孪生平台" {
		t.Errorf("form %s %s, items %q", r.Form, r.FormVersion, r.EvidenceTable.Items)
	}
}

func TestWhatCannotBeLookedForIsSaidFirst(t *testing.T) {
	t.Parallel()
	form := formFile(t, `{"name":"f","items":[{"name":"样本量","type":"number","instruction":"样本有多大？"},{"name":"联动","type":"text","instruction":"关键词：研究发现"}]}`)
	got := synopticRun(t, "", "extract", "--form", form, filepath.Join(examplePages, "d01.txt"))
	if got.status != exitDone || strings.Count(got.stderr, "warning: ") != 1 || !strings.Contains(got.stderr, "样本量: ") {
		t.Errorf("status %d, standard error %q", got.status, got.stderr)
	}
	if a := lines(t, got.stdout)[0].Extraction.Items["样本量"]; a.LeftOpen != synoptic.NoKeywords {
		t.Errorf("%+v", a)
	}
}

func TestFormsThatAreNone(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ content, says string }{
		"no JSON":           {"关键词", "is no form"},
		"a mistyped key":    {strings.Replace(exampleForm, "instruction", "instructions", 1), "has no key"},
		"two forms":         {exampleForm + exampleForm, "behind it"},
		"a reserved name":   {strings.Replace(exampleForm, "联动", "findings", 1), "reserved"},
		"a huge file":       {strings.Repeat(" ", maxFormFile+1), "MB"},
		"a long instructed": {strings.Replace(exampleForm, "关键词", strings.Repeat("长", 10_000), 1), "characters"},
	} {
		for _, command := range []string{"extract", "review"} {
			got := synopticRun(t, "", command, "--form", formFile(t, tt.content), filepath.Join(examplePages, "d01.txt"))
			if got.status != exitUsage || got.stdout != "" || !strings.Contains(got.stderr, tt.says) {
				t.Errorf("%s, %s: status %d, standard error %q", command, name, got.status, got.stderr)
			}
		}
	}
	if got := synopticRun(t, "", "extract", "--form", filepath.Join(t.TempDir(), "none.json"), examplePages); got.status != exitUsage {
		t.Errorf("a missing file: status %d", got.status)
	}
}

// Under a form a model is asked once for everything, its values are believed
// where a quote carries them, and a page is not paid for twice until the form
// changes.
func TestAModelFillsAForm(t *testing.T) {
	t.Parallel()
	server := llmtest.New(llmtest.Options{Answer: func(r llmtest.Request) (any, error) {
		sample, err := llmtest.Sample(r.Schema)
		if err != nil || !strings.Contains(string(r.Schema), `"i2"`) {
			return sample, err
		}
		sample.(map[string]any)["items"] = map[string]any{
			"i1": map[string]any{"quotes": []string{"综合运用半结构化访谈、参与式观察与内部文档等多源资料"}, "answer": "访谈、观察与文档"},
			"i2": map[string]any{"quotes": []string{"选取澜川市\"汛智\"数字孪生平台开展单案例研究"}, "answer": "平台", "value": "数字孪生平台"},
		}
		return sample, nil
	}})
	url, stop := server.Start()
	defer stop()
	cache, page := t.TempDir(), filepath.Join(examplePages, "d01.txt")
	form := formFile(t, exampleForm)
	ask := func(args ...string) synoptic.Document {
		t.Helper()
		got := withModel(t, url, cache, append(args, "--engine", "llm", page)...)
		if got.status != exitDone {
			t.Fatalf("status %d: %s", got.status, got.stderr)
		}
		return lines(t, got.stdout)[0]
	}
	x := ask("extract", "--form", form).Extraction
	if a := x.Items["联动"]; a.Status != synoptic.Reported || a.Answer.Answer != "访谈、观察与文档" || len(a.Quotes) != 1 {
		t.Errorf("%+v, %q", a, x.Warnings)
	}
	if a := x.Items["对象"]; a.Status != synoptic.Reported || a.Value != "数字孪生平台" {
		t.Errorf("%+v, %q", a, x.Warnings)
	}
	for _, item := range synoptic.StandardItems() {
		if a := x.Answers(item)[0]; a.Status == synoptic.Reported {
			t.Errorf("a sample is believed: %+v", a)
		}
	}
	calls := len(server.Requests())
	if ask("extract", "--form", form); len(server.Requests()) != calls {
		t.Error("a page is paid for twice under one form")
	}
	changed := formFile(t, strings.Replace(exampleForm, "研究的对象", "所研究的对象", 1))
	if y := ask("extract", "--form", changed).Extraction; len(server.Requests()) == calls || y.PromptVersion == x.PromptVersion || y.Form != x.Form || y.FormVersion == x.FormVersion {
		t.Errorf("another version of the form is %s, prompts %s", y.FormVersion, y.PromptVersion)
	}
	plain := withModel(t, url, "off", "review", "--dry-run", page)
	withItems := withModel(t, url, "off", "review", "--dry-run", "--form", form, page)
	if plain.status != exitDone || withItems.status != exitDone || plain.stdout == withItems.stdout {
		t.Errorf("the price of a form: %q, without %q", withItems.stdout, plain.stdout)
	}
	stop()
	got := withModel(t, url, "off", "extract", "--engine", "auto", "--form", form, page)
	if x := lines(t, got.stdout)[0].Extraction; x.Engine != synoptic.EngineRules || x.Items["对象"].Value != "数字孪生平台" {
		t.Errorf("without the model: %+v", x.Items)
	}
}
