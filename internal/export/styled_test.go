package export_test

import (
	"encoding/json"
	"strings"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

// TestStyles holds what a style changes in each format: how studies are cited
// and what their references look like; and what it does not.
func TestStyles(t *testing.T) {
	t.Parallel()
	plain := ordinary(t, synoptic.Chinese)
	for _, style := range reference.Styles() {
		t.Run(style.Name, func(t *testing.T) {
			t.Parallel()
			c, err := plain.Styled(style.Name)
			if err != nil {
				t.Fatal(err)
			}
			var entries []reference.Entry // they share author and year
			for _, in := range plain.Review.Included {
				entries = append(entries, reference.EntryOf(*in.Record))
			}
			line := style.Cite(entries)[0].Line
			md := write(t, "md", c)
			want := strings.NewReplacer("[", `\[`, "]", `\]`).Replace(line)
			if !strings.Contains(md, want) && !strings.Contains(md, line) {
				t.Errorf("the reference %q is not in\n%s", want, md)
			}
			if numbered := strings.Contains(md, "[1]"); numbered == style.AuthorYear {
				at := max(0, strings.Index(md, "[1]")-80)
				t.Errorf("studies are cited by number: %v, %q", numbered, md[at:min(len(md), at+160)])
			}
			for _, f := range export.Formats() {
				if write(t, f.Name, c) == "" {
					t.Errorf("%s is empty", f.Name)
				}
			}
			var r synoptic.Review
			if err := json.Unmarshal([]byte(write(t, "json", c)), &r); err != nil {
				t.Fatal(err)
			}
			if r.Included[0].Label != "1" || r.Included[0].Reference != line {
				t.Errorf("the JSON has %+v", r.Included[0])
			}
		})
	}
}

func TestUnknownStyle(t *testing.T) {
	t.Parallel()
	if _, err := ordinary(t, synoptic.Chinese).Styled("harvard"); synoptic.CodeOf(err) != synoptic.CodeInvalid {
		t.Errorf("an unknown style gives %v", err)
	}
}
