package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// TestLayouts reads the invented pages of testdata/layouts, each in the manner
// in which one portal is copied or saved, and compares what their writer noted
// beside them before the reader was run: places apart by "; ", nothing where the
// page says nothing.
func TestLayouts(t *testing.T) {
	t.Parallel()
	notes, err := filepath.Glob("testdata/layouts/*.json")
	if err != nil || len(notes) == 0 {
		t.Fatalf("no notes: %v", err)
	}
	for _, note := range notes {
		t.Run(strings.TrimSuffix(filepath.Base(note), ".json"), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(note)
			if err != nil {
				t.Fatal(err)
			}
			var want map[string]string
			if err := json.Unmarshal(raw, &want); err != nil {
				t.Fatal(err)
			}
			base := strings.TrimSuffix(note, ".json")
			page, err := os.ReadFile(base + ".txt")
			if err != nil {
				if page, err = os.ReadFile(base + ".html"); err != nil {
					t.Fatal(err)
				}
			}
			p, err := Parse(t.Context(), Input{Bytes: page})
			if err != nil {
				t.Fatal(err)
			}
			for field, got := range noted(&p.Record) {
				if plain.Fold(got) != plain.Fold(want[field]) {
					t.Errorf("%s:\n\tgot  %s\n\twant %s", field, got, want[field])
				}
			}
		})
	}
}

// noted writes a record down as the notes do.
func noted(rec *synoptic.Record) map[string]string {
	var names, places []string
	for _, a := range rec.Authors {
		names, places = append(names, a.Name), append(places, string(a.Affiliation))
	}
	all := func(list ...synoptic.Maybe) string {
		var out []string
		for _, s := range list {
			out = append(out, string(s))
		}
		return strings.Join(out, " | ")
	}
	k := rec.Keywords
	return map[string]string{
		"title":        all(rec.Title.Other, rec.Title.EN),
		"authors":      strings.Join(names, " | "),
		"affiliations": strings.Join(places, " | "),
		"journal":      all(rec.Journal.Other, rec.Journal.EN),
		"volume":       string(rec.Volume),
		"issue":        string(rec.Issue),
		"pages":        string(rec.Pages),
		"doi":          string(rec.DOI),
		"issn":         string(rec.ISSN),
		"funding":      strings.Join(rec.Funding, " | "),
		"keywords":     strings.Join(append(append([]string{}, k.Other...), k.EN...), " | "),
		"abstract":     all(rec.Abstract.Other, rec.Abstract.EN),
	}
}
