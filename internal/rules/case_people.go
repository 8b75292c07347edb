package rules

import "strings"

// opensWithPeople reports a sentence about methods that begins with whom it
// studied and where: "Adults with diabetes at a health center were …". Parts
// of them (the proportion of, the intervention group) and people that are
// counted are told elsewhere.
func (s *sentence) opensWithPeople(limit int) bool {
	people := s.within(kindUnit, s.start, min(limit, s.start+len("Adolescent and young adult patients")))
	if len(people) == 0 {
		return false
	}
	first, low := s.clauses[0], s.in.low
	before, behind := low[s.start:people[0].start], low[people[0].end:s.end]
	switch {
	case len(strings.Fields(before)) > 2, containsAny(before, []string{" of ", "proportion", "number", "percentage", "included "}):
		return false
	case s.thingsCounted(stretch{s.start, first.end}) >= 0:
		return false
	case containsAny(s.lowOf(first), []string{" intervention group", " control group", " experimental group"}):
		return false
	}
	return containsAny(low[people[0].end:first.end], []string{" with ", " at ", " in ", " from "}) &&
		startsWithAny(behind, []string{" with ", " at ", " in ", " from ", " aged ", " who ", " of "})
}
