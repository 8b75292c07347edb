package names

import "testing"

func TestWithoutHonorifics(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Dr. S. Ramakant1 , Ms. Farah Quill2":             "S. Ramakant1 , Farah Quill2",
		"Prof. Dr. Ayla Demirtas and Mr. Timo Holm":       "Ayla Demirtas and Timo Holm",
		"Assoc. Prof. Nadia Lind¹, Asst. Prof. B. Okoro²": "Nadia Lind¹, B. Okoro²",
		"*Dr.K. Venkat; **Mrs.P. Lata":                    "*K. Venkat; **P. Lata",
		"¹Dr. Ann Lee, 2Ms. Bo Chan":                      "¹Ann Lee, 2Bo Chan",
		"Dr.K. Venkat, Mrs.P. Lata":                       "K. Venkat, P. Lata",
		"Professor Rosa Lind & Dra. Ines Vega":            "Rosa Lind & Ines Vega",
		"MS Bhola, Drew Barlow, Prof Otto Brisk":          "MS Bhola, Drew Barlow, Otto Brisk",
		"Ann Drury, Li Ms":                                "Ann Drury, Li Ms",
		"Dr. (Mrs.) C. N. Quill & Engr. D. Lund":          "C. N. Quill & D. Lund",
		"Ms Khan":                                         "Ms Khan",
		"Associate Editor, Dr of Letters":                 "Associate Editor, Dr of Letters",
		"Mrinal Sen, Profir Ion":                          "Mrinal Sen, Profir Ion",
	} {
		if got := WithoutHonorifics(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
