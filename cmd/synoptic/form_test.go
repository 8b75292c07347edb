package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

func TestFormsThatAreNone(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ content, says string }{
		"no JSON":           {"关键词", "is no form"},
		"a mistyped key":    {strings.Replace(exampleForm, "instruction", "instructions", 1), "unknown field"},
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
