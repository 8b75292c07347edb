package reference

import "testing"

func TestParseName(t *testing.T) {
	t.Parallel()
	tests := map[string]Name{
		"陆知远":                       {Literal: "陆知远"},
		"한새봄":                       {Literal: "한새봄"},
		"Amara N Obiekwe":           {Family: "Obiekwe", Given: "Amara N."},
		"Anna van der Berg":         {Family: "Berg", Given: "Anna", Particle: "van der"},
		"van der Berg, Anna":        {Family: "Berg", Given: "Anna", Particle: "van der"},
		"María José de la Cruz":     {Family: "Cruz", Given: "María José", Particle: "de la"},
		"WEI Qinghe":                {Family: "Wei", Given: "Qinghe"},
		"Qinghe WEI":                {Family: "Wei", Given: "Qinghe"},
		"O'NEILL Sean":              {Family: "O'Neill", Given: "Sean"},
		"J. R. Moss":                {Family: "Moss", Given: "J. R."},
		"Martin L. Quill Jr.":       {Family: "Quill", Given: "Martin L.", Suffix: "Jr."},
		"Martin L. Quill, Jr.":      {Family: "Quill", Given: "Martin L.", Suffix: "Jr."},
		"Quill, Martin L., III":     {Family: "Quill", Given: "Martin L.", Suffix: "III"},
		"Suharto":                   {Family: "Suharto"},
		"The NOR Study Group":       {Literal: "The NOR Study Group"},
		"Ministry of Tides":         {Literal: "Ministry of Tides"},
		"Van Moss":                  {Family: "Moss", Given: "Van"},
		"J. Lenoir de la Fontaine":  {Family: "Fontaine", Given: "J. Lenoir", Particle: "de la"},
		"Nguyen, Thi-Minh":          {Family: "Nguyen", Given: "Thi-Minh"},
		"Ali bin Rashid":            {Family: "Rashid", Given: "Ali", Particle: "bin"},
		"Zoë Núñez":                 {Family: "Núñez", Given: "Zoë"},
		"Lê Văn Ánh":                {Family: "Ánh", Given: "Lê Văn"},
		"Sam Lind (Norland Centre)": {Literal: "Sam Lind (Norland Centre)"},
	}
	for name, want := range tests {
		if got := parseName(name, ""); got != want {
			t.Errorf("%q is %+v, want %+v", name, got, want)
		}
	}
}

func TestShortRange(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from, to, mla, chicago string
	}{
		{"3", "10", "3–10", "3–10"}, {"71", "72", "71–72", "71–72"}, {"96", "117", "96–117", "96–117"},
		{"100", "104", "100–04", "100–104"}, {"600", "613", "600–13", "600–613"}, {"1100", "1123", "1100–23", "1100–1123"},
		{"107", "108", "107–08", "107–8"}, {"505", "517", "505–17", "505–17"}, {"1002", "1006", "1002–06", "1002–6"},
		{"321", "325", "321–25", "321–25"}, {"415", "532", "415–532", "415–532"}, {"1087", "1089", "1087–89", "1087–89"},
		{"1496", "1500", "1496–500", "1496–500"}, {"11564", "11578", "11564–78", "11564–78"}, {"12991", "13001", "12991–3001", "12991–3001"},
		{"S1", "S9", "S1–9", "S1–9"}, {"A12", "A19", "A12–19", "A12–19"}, {"e5", "f6", "e5–f6", "e5–f6"}, {"i", "iv", "i–iv", "i–iv"},
	}
	for _, tt := range tests {
		r := Range{tt.from, tt.to}
		if got := shortRange(twoDigits)(r); got != tt.mla {
			t.Errorf("MLA writes %s to %s as %s, want %s", tt.from, tt.to, got, tt.mla)
		}
		if got := shortRange(chicagoDigits)(r); got != tt.chicago {
			t.Errorf("Chicago writes %s to %s as %s, want %s", tt.from, tt.to, got, tt.chicago)
		}
	}
}
