package rules

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// TestSeedsInEnglish reads the five Chinese pages for a reader of English. The
// pages stand beside the repository, not in it.
func TestSeedsInEnglish(t *testing.T) {
	t.Parallel()
	for i, c := range []struct {
		question, method, site string // a part of each; empty for not reported
		design                 synoptic.Design
		findings               int
	}{
		{"How to Generate", "Process-Tracing", "Shijingshan District", synoptic.ProcessTracing, 4},
		{"智慧救助", "", "", "", 6}, // no question in English: the title asks
		{"operational mechanism", "Case Study", "Kaifeng", synoptic.CaseStudy, 4},
		{"risk factors", "Grounded theory", "Chancheng District", synoptic.GroundedTheory, 3},
		{"How to Realize", "Case Study", "M City", synoptic.CaseStudy, 3},
	} {
		files, err := filepath.Glob("../../../shared/seeds/00" + string(rune('0'+i)) + "_*.txt")
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Skip("the seed pages stand beside the repository; they are absent here")
		}
		t.Run(string(rune('1'+i)), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			p, err := page.Parse(context.Background(), page.Input{Bytes: raw})
			if err != nil {
				t.Fatal(err)
			}
			x := extract(t, p, synoptic.English)
			says(t, "question", c.question, x.ResearchQuestion)
			says(t, "method", c.method, x.Method.Answer)
			says(t, "case", c.site, x.Case)
			if x.Method.Design != c.design {
				t.Errorf("design = %q, want %q", x.Method.Design, c.design)
			}
			if len(x.Findings) != c.findings {
				t.Errorf("%d findings, want %d", len(x.Findings), c.findings)
			}
			for _, f := range x.Findings {
				if text := string(f.Answer); strings.HasPrefix(text, "that") || strings.ContainsRune(text, '的') {
					t.Errorf("finding %q", text)
				}
			}
		})
	}
}

func says(t *testing.T, item, want string, got synoptic.Answer) {
	t.Helper()
	if want == "" {
		want = "-"
	}
	check(t, item, want, got)
}
