package imprint

import "testing"

func TestMonthsAreNoJournal(t *testing.T) {
	t.Parallel()
	for s, months := range map[string]bool{"May/June 2017": true, "Spring 2020": true, "December 2-4, 2019": true, "Spring Records 2020": false, "2017": false, "May": true} {
		if got := MonthsOnly(s); got != months {
			t.Errorf("%q: %v", s, got)
		}
	}
}
