package reference_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// labelled is one case of testdata/records.json: an invented record.
type labelled struct {
	ID     string          `json:"id"`
	About  string          `json:"about"`
	Record synoptic.Record `json:"record"`
}

func cases(t testing.TB) []labelled {
	t.Helper()
	b, err := os.ReadFile("testdata/records.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []labelled
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 60 {
		t.Fatalf("%d cases are left of 60 and more", len(list))
	}
	return list
}

func entries(t testing.TB) []reference.Entry {
	t.Helper()
	var list []reference.Entry
	for _, c := range cases(t) {
		list = append(list, reference.EntryOf(c.Record))
	}
	return list
}

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		var g, w string
		if i < len(gotLines) {
			g = gotLines[i]
		}
		if i < len(wantLines) {
			w = wantLines[i]
		}
		if g != w {
			t.Errorf("%s, line %d:\n got %s\nwant %s", name, i+1, g, w)
		}
	}
}

// TestStyles holds every case in every style. The golden lines were read one
// by one, and compared with independent processors; see TestTheProcessors.
func TestStyles(t *testing.T) {
	t.Parallel()
	list := cases(t)
	for _, style := range reference.Styles() {
		t.Run(style.Name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for _, c := range list {
				b.WriteString(c.ID + "\t" + style.Line(reference.EntryOf(c.Record)) + "\n")
			}
			golden(t, style.Name+".txt", b.String())
		})
	}
}

// TestFormats holds every case in every file format.
func TestFormats(t *testing.T) {
	t.Parallel()
	for _, format := range reference.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			if err := format.Write(&b, entries(t)); err != nil {
				t.Fatal(err)
			}
			golden(t, "records."+format.Name, b.String())
		})
	}
}
