package reference_test

import (
	"slices"
	"testing"

	"synoptic/internal/reference"
)

func TestMarks(t *testing.T) {
	t.Parallel()
	chosen := map[string]reference.Entry{}
	for _, c := range cases(t) {
		chosen[c.ID] = reference.EntryOf(c.Record)
	}
	var list []reference.Entry
	for _, id := range []string{"zh-journal", "zh-one", "en-two", "en-three", "en-four", "en-group", "zh-no-author", "en-question", "en-question", "zh-no-year"} {
		list = append(list, chosen[id])
	}
	want := map[string][]string{
		"gbt7714-2025":             {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"},
		"gbt7714-2025-author-year": {"陆知远等，2024", "欧阳若水，2020", "Obiekwe et al.，2021", "Stone et al.，2019", "Obiekwe et al.，2021", "The NOR Study Group，2020", "佚名，2016", "Finch et al.，2014a", "Finch et al.，2014b", "陆知远"},
		"apa":                      {"陆知远 & 沈若禾, 2024", "欧阳若水, 2020", "Obiekwe & Lam, 2021", "Stone et al., 2019", "Obiekwe et al., 2021", "The NOR Study Group, 2020", "本刊启事与编者说明, 2016", "Finch & Lind, 2014a", "Finch & Lind, 2014b", "陆知远"},
		"mla":                      {"陆知远 and 沈若禾", "欧阳若水", "Obiekwe and Lam", "Stone et al.", "Obiekwe et al.", "The NOR Study Group", "本刊启事与编者说明", "Finch and Lind, 2014a", "Finch and Lind, 2014b", "陆知远"},
		"chicago":                  {"陆知远 and 沈若禾 2024", "欧阳若水 2020", "Obiekwe and Lam 2021", "Stone, Reed, and Marsh 2019", "Obiekwe et al. 2021", "The NOR Study Group 2020", "本刊启事与编者说明 2016", "Finch and Lind 2014a", "Finch and Lind 2014b", "陆知远"},
	}
	// Two papers of the first author and others, of one year, are told apart in
	// the order of the list: by title.
	want["gbt7714-2025-author-year"][2], want["gbt7714-2025-author-year"][4] = "Obiekwe et al.，2021b", "Obiekwe et al.，2021a"
	for name, marks := range want {
		style, err := reference.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range style.Cite(list) {
			got = append(got, c.Mark)
		}
		if !slices.Equal(got, marks) {
			t.Errorf("%s\n got %q\nwant %q", name, got, marks)
		}
	}
	apa, err := reference.Lookup("apa")
	if err != nil {
		t.Fatal(err)
	}
	if line, want := apa.Cite(list)[8].Line, "Finch, A., & Lind, B. (2014b). Does it pay to wait? Queues, 6(3), 44–60."; line != want {
		t.Errorf("\n got %s\nwant %s", line, want)
	}
}
