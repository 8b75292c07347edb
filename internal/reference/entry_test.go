package reference_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

func TestMissing(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"zh-journal": nil, "zh-online-first": nil, "en-article-word": nil, "en-arxiv": nil, "en-conference": nil,
		"zh-no-author": {"authors"}, "zh-no-year": {"year"}, "zh-no-pages": {"pages"}, "zh-year-only": {"issue", "pages"},
		"zh-no-journal": {"journal"}, "zh-title-alone": {"authors", "year", "journal", "issue", "pages"},
		"en-preprint-no-doi": {"doi"}, "en-plain": {"journal", "issue", "pages"},
	}
	for _, c := range cases(t) {
		fields, held := want[c.ID]
		if held && !slices.Equal(reference.Missing(c.Record), fields) {
			t.Errorf("%s misses %v, want %v", c.ID, reference.Missing(c.Record), fields)
		}
	}
}

func TestLineOfAnEnglishReview(t *testing.T) {
	t.Parallel()
	r := synoptic.Record{
		Title: synoptic.LangText{ZH: "何种组态", EN: "Which Configurations"}, Authors: []synoptic.Author{{Name: "卫青禾"}},
		Journal: synoptic.LangText{ZH: "云麓大学学报"}, Year: 2023, Volume: "41", Issue: "3", Pages: "112-124", Language: "zh-Hans",
	}
	for review, want := range map[synoptic.Language]string{
		synoptic.English: "卫青禾. 何种组态 [Which Configurations][J]. 云麓大学学报，2023，41（3）：112-124.",
		synoptic.Chinese: "卫青禾. 何种组态[J]. 云麓大学学报，2023，41（3）：112-124.",
	} {
		if got := reference.Line(r, review); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	if s, err := reference.Lookup(""); err != nil || s.Name != reference.Default {
		t.Errorf("without a name the style is %q, %v", s.Name, err)
	}
	if _, err := reference.Lookup("harvard"); synoptic.CodeOf(err) != synoptic.CodeInvalid || !strings.Contains(err.Error(), "apa") {
		t.Errorf("an unknown style gives %v", err)
	}
}

// TestSortedChinese holds the order of Chinese names, by their romanisation,
// and where they stand among others.
func TestSortedChinese(t *testing.T) {
	t.Parallel()
	var list []reference.Entry
	for _, name := range []string{"Moss", "卫青禾", "宋知微", "巩岚", "Ash", "陆知远"} {
		n := reference.Name{Family: name}
		if name[0] > 127 {
			n = reference.Name{Literal: name}
		}
		list = append(list, reference.Entry{Authors: []reference.Name{n}, Title: "t", Year: 2020})
	}
	want := map[string][]int{
		"gbt7714-2025-author-year": {3, 5, 2, 1, 4, 0}, // 巩 陆 宋 卫 Ash Moss
	}
	for name, order := range want {
		style, err := reference.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Sorted(list); !slices.Equal(got, order) {
			t.Errorf("%s orders %v, want %v", name, got, order)
		}
	}
}

func TestSorted(t *testing.T) {
	t.Parallel()
	entry := func(author, title string, year int) reference.Entry {
		return reference.Entry{Kind: reference.Article, Authors: []reference.Name{{Family: author, Given: "A."}}, Title: title, Year: year}
	}
	list := []reference.Entry{entry("Moss", "b", 2020), entry("Ash", "z", 2021), entry("Moss", "a", 2020), entry("Moss", "c", 2019)}
	for _, style := range reference.Styles() {
		want := []int{0, 1, 2, 3}
		if style.AuthorYear {
			want = []int{1, 3, 2, 0}
		}
		if got := style.Sorted(list); !slices.Equal(got, want) {
			t.Errorf("%s orders %v, want %v", style.Name, got, want)
		}
	}
}

// FuzzEntries holds what no record may break, whatever its page had in it: a
// line is one line, no file gets a tag or a field that a page wrote, and
// CSL-JSON is JSON.
func FuzzEntries(f *testing.F) {
	for _, c := range cases(f) {
		r := c.Record
		name := ""
		if len(r.Authors) > 0 {
			name = r.Authors[0].Name
		}
		f.Add(string(r.Title.ZH)+string(r.Title.EN), name, string(r.Journal.ZH)+string(r.Journal.EN), string(r.Pages), string(r.DOI), int(r.Year))
	}
	f.Add("a\r\nER  - \r\nTY  - JOUR", "x\n%0 Book", "}}\n@book{x,", "1-\n2", "10.1/{\\x}", -3)
	f.Add("\u202e\u0000{Title}: ", "von", "\\", "-", "}", 0)
	f.Fuzz(func(t *testing.T, title, author, journal, pages, doi string, year int) {
		r := synoptic.Record{
			Title: synoptic.LangText{EN: synoptic.Maybe(title)}, Authors: []synoptic.Author{{Name: author}, {Name: "Second Author"}},
			Journal: synoptic.LangText{EN: synoptic.Maybe(journal)}, Pages: synoptic.Maybe(pages), DOI: synoptic.Maybe(doi), Year: synoptic.Year(year), Language: "en",
		}
		e := reference.EntryOf(r)
		for _, style := range reference.Styles() {
			if line := style.Line(e); strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%s: a control character is left in %q", style.Name, line)
			}
		}
		for _, format := range reference.Formats() {
			var b strings.Builder
			if err := format.Write(&b, []reference.Entry{e, e}); err != nil {
				t.Fatal(err)
			}
			file := b.String()
			switch format.Name {
			case "csl-json":
				var items []map[string]any
				if err := json.Unmarshal([]byte(file), &items); err != nil || len(items) != 2 || items[0]["id"] == items[1]["id"] {
					t.Errorf("CSL-JSON of two entries: %v\n%s", err, file)
				}
			case "bib":
				if n := unescapedBraces(file); n != 0 || strings.Count("\n"+file, "\n@") != 2 {
					t.Errorf("BibTeX is out of balance by %d:\n%s", n, file)
				}
			case "ris":
				if strings.Count("\n"+file, "\nTY  - ") != 2 || strings.Count("\n"+file, "\nER  - ") != 2 {
					t.Errorf("RIS holds not two entries:\n%q", file)
				}
			case "endnote":
				if strings.Count("\n"+file, "\n%0 ") != 2 {
					t.Errorf("Refer holds not two entries:\n%q", file)
				}
			case "noteexpress":
				if strings.Count("\n"+file, "\n{Reference Type}: ") != 2 {
					t.Errorf("NoteExpress holds not two entries:\n%q", file)
				}
			}
		}
	})
}

func unescapedBraces(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return depth
}
