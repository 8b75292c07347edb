package identifier

import "testing"

func TestFindDOI(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"https://doi.org/10.1999/a.b(1)2.": "10.1999/a.b(1)2",
		"DOI：10.3999/j.issn.1671：x":        "10.3999/j.issn.1671",
		"version 10.2 of 110.1999/x":       "",
		"(10.1999/abc)":                    "10.1999/abc",
	} {
		if got, _ := DOI(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
