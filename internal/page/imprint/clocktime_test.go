package imprint

import (
	"strings"
	"testing"
)

func TestIssueBeforeADay(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"10 - 5": "10", "1-2": "1-2", "10-12": "10-12", "3 - 4": "3 - 4", "98-2": "98-2", "7": "7"} {
		if got := issueBeforeDay(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestTimesOfDayAreNoPages(t *testing.T) {
	t.Parallel()
	for s, clock := range map[string]bool{
		"Updated Nov 7, 2023, 8:15": true, "06.07.2018 10:15 Uhr": true, "7 de mayo de 2022 14:30": true, "2023-11-07 08:15": true, "Monday at 10:15": true,
		"BMC Harbours 2012, 13:42": false, "Trials 2020;21:45": false, "Tide Lett. 2012 Aug 27;13:42": false, "J Coast 12:45 (2020)": false,
	} {
		v := s[:strings.LastIndexByte(s, ':')]
		v = v[strings.LastIndexAny(v, " ,;")+1:]
		p := s[strings.LastIndexByte(s, ':')+1:][:2]
		if got := clockTime(s, v, p); got != clock {
			t.Errorf("%q %s %s: %v", s, v, p, got)
		}
	}
}
