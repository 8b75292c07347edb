package httpapi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestOpenAPI pins the description of the contract. When it changes, the
// change is to be seen in the golden file, and Version is to go up.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	var got bytes.Buffer
	if err := json.Indent(&got, s.get("/openapi.json").body, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	golden := filepath.Join("testdata", "openapi.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("the API is no longer what testdata/openapi.json says; if that is meant, run: go test ./internal/httpapi -update")
	}
}

// TestDocsNeedNoOtherHost reads the reference page as a browser without a
// network would.
func TestDocsNeedNoOtherHost(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	for _, path := range []string{"/docs", "/"} {
		r := s.get(path)
		page := string(r.body)
		if r.status != 200 || !strings.Contains(page, "/v1/documents/{id}") || !strings.Contains(page, "AnswerStatus") && !strings.Contains(page, "not_reported") {
			t.Errorf("%s: %d %.200s", path, r.status, page)
		}
		for _, foreign := range []string{"<script", "src=", "@import", "url("} {
			if strings.Contains(page, foreign) {
				t.Errorf("%s loads something: %s", path, foreign)
			}
		}
	}
}
