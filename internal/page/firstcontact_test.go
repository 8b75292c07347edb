package page

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The pages of testdata/firstcontact were written layout by layout without a
// look at the code that reads them, and what broke was repaired. Their records
// were checked by eye, and stand beside them.
func TestFirstContact(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/firstcontact/*.[th]*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Parse(context.Background(), Input{Bytes: raw, FileName: f})
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(struct {
				Type   synoptic.PageType `json:"page_type"`
				Record synoptic.Record   `json:"record"`
			}{p.Type, p.Record}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			golden := strings.TrimSuffix(f, filepath.Ext(f)) + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the record differs from %s:\n%s", golden, got)
			}
		})
	}
}
