package workplace

import "testing"

func TestWithoutLeadingRank(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Associate Professor, Department of Commerce, Osier College, Umba":  "Department of Commerce, Osier College, Umba",
		"Ph.D. Research Scholar, Osier University, Umba":                    "Osier University, Umba",
		"Assistant Professor & Head, PG Department of Tides, Osier College": "PG Department of Tides, Osier College",
		"Professor of Economics, Osier University":                          "Osier University",
		"Professor, Dean, Faculty of Law, Osier University":                 "Faculty of Law, Osier University",
		"Student Services, Osier University":                                "Student Services, Osier University",
		"Head Office, Umba Water Company":                                   "Head Office, Umba Water Company",
		"Department of the Professor, Osier University":                     "Department of the Professor, Osier University",
		"Associate Professor, Umba":                                         "Associate Professor, Umba",
		"Dean Institute of Tides, Umba":                                     "Dean Institute of Tides, Umba",
	} {
		if got := Trim(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
