package rules

import "strings"

// readThrough is what a study says that it reads its material through: reading
// these requests through Mauss and the literature on gifts, I argue. People are
// what it takes, and work on something.
func (s *sentence) readThrough() (stretch, bool) {
	if len(s.clauses) < 2 || !startsWithAny(s.low(), readers) || !s.has(kindSelf) {
		return stretch{}, false
	}
	c := s.clauses[0]
	text := s.lowOf(c)
	for _, lead := range []string{" through ", " alongside ", " with ", " against ", " in the light of "} {
		at := strings.Index(text, lead)
		if at < 0 {
			continue
		}
		x := stretch{c.start + at + len(lead), c.end}
		name := s.in.s[x.start:x.end]
		if !capital(firstWord(name)) || len(name) > longestSubject || strings.ContainsAny(name, "0123456789") {
			return stretch{}, false
		}
		first, others, _ := strings.Cut(name, " and ")
		if len(strings.Fields(first)) > 3 || others != "" && !capital(others) && !startsWithAny(others, bodiesOfWork) {
			return stretch{}, false
		}
		return x, true
	}
	return stretch{}, false
}

// readers open a sentence on how its material is read; bodiesOfWork are what
// others have written.
var (
	readers      = []string{"reading ", "rereading ", "re-reading ", "viewing ", "thinking ", "interpreting ", "seeing ", "approaching "}
	bodiesOfWork = []string{"the literature on ", "literature on ", "work on ", "the work on ", "recent work on ", "the scholarship on ", "scholarship on ", "studies of ", "theories of ", "theorists of ", "writing on ", "writings on ", "debates on "}
)

// arguedFrom is the view that an argument is built from: we develop the
// argument from a relational account of justice.
func (s *sentence) arguedFrom() (stretch, bool) {
	for _, c := range s.clauses {
		text := s.lowOf(c)
		at := strings.Index(text, " from ")
		if at < 0 ||
			!containsAny(text[:at], []string{"argument", " the case", " duty", " obligation", " this claim", " our claim", " the claim", "this right", " the right"}) {
			continue
		}
		from := c.start + at + len(" from ")
		if !startsWithAny(s.in.low[from:c.end], []string{"a ", "an ", "the "}) {
			continue
		}
		for _, head := range s.within(kindTheoryHead, from, c.end) {
			name := s.in.low[from:head.start]
			if !heldViews[s.in.low[head.start:head.end]] || len(strings.Fields(name)) > 5 || s.notTheory(head) ||
				!strings.HasPrefix(s.in.low[head.end:c.end], " of ") {
				continue
			}
			return stretch{from, s.nameEnd(head.end+len(" of "), c.end)}, true
		}
	}
	return stretch{}, false
}

// heldViews are what a philosopher argues from.
var heldViews = wordSet(`account conception theory view reading understanding notion concept idea`)

// putToTest is a theory by its name that a study tests, extends or fits: an
// extended version of the theory of planned behaviour was tested on 900 farmers.
func (s *sentence) putToTest() (stretch, bool) {
	for _, head := range s.within(kindTheoryHead, s.start, s.end) {
		noun := s.in.low[head.start:head.end]
		if noun != "theory" && noun != "model" || s.notTheory(head) {
			continue
		}
		c := s.clauseOf(head)
		x := s.in.after(stretch{c.start, head.end}, actively...)
		active := x.start > c.start
		x = s.in.after(x, "an ", "a ", "the ", "extended ", "modified ", "adapted ", "version ", "form ", "of ", "the ")
		own := strings.Fields(s.in.low[x.start:head.start])
		if len(own) > 4 {
			continue
		}
		if strings.HasPrefix(s.in.low[head.end:c.end], " of ") {
			x.end = s.pastAcronym(s.theoryEnd(head.end+len(" of "), c.end), c.end)
		} else if len(own) == 0 || vagueTheories[own[0]] {
			continue
		}
		if noun == "model" && !namesTheoryModel(s.in.low[x.start:x.end]) {
			continue
		}
		if rest := s.in.low[min(x.end, c.end):c.end]; active || startsWithAny(rest, testedPassively) {
			return x, true
		}
	}
	return stretch{}, false
}

// namesTheoryModel tells models of how people act from those of statistics.
func namesTheoryModel(name string) bool {
	return containsAny(name, []string{"acceptance", "belief", "demands", "motivation", "likelihood", "behavioural", "behavioral", "andersen"})
}

// theoryEnd ends the name of a theory of something before what was done with it.
func (s *sentence) theoryEnd(from, to int) int {
	end := s.nameEnd(from, to)
	for _, verb := range testedPassively {
		if at := strings.Index(s.in.low[from:to], verb); at > 0 {
			end = from + at
		}
	}
	if at := strings.Index(s.in.low[from:end], " ("); at > 0 {
		end = from + at
	}
	return end
}

// pastAcronym steps over a short form in brackets.
func (s *sentence) pastAcronym(at, to int) int {
	if strings.HasPrefix(s.in.s[at:to], " (") {
		if n := strings.IndexByte(s.in.s[at:to], ')'); n > 0 {
			return at + n + 1
		}
	}
	return at
}

// actively are how a sentence begins that puts a theory to the test, and
// testedPassively how one goes on in which that is done.
var (
	actively        = []string{"we test ", "we tested ", "i test ", "i tested ", "we extend ", "we extended ", "this study tests ", "this study tested ", "this study extends ", "this study extended ", "this paper tests ", "this paper extends ", "the study tested ", "this article tests ", "this article extends "}
	testedPassively = []string{" was tested", " is tested", " was extended", " is extended", " was fitted", " is fitted", " was examined with", " was estimated", " was validated", " was put to the test"}
)

// situatedIn is the school that a study says that it stands in: situated in
// feminist political economy, the study follows 30 cleaners.
func (s *sentence) situatedIn() (stretch, bool) {
	c := s.clauses[0]
	if len(s.clauses) < 2 || !s.has(kindSelf) {
		return stretch{}, false
	}
	text := s.lowOf(c)
	for _, lead := range []string{"situated in ", "situated within ", "positioned within ", "positioned in ", "located in ", "located within ", "working within ", "written in the tradition of "} {
		if name, ok := strings.CutPrefix(text, lead); ok && len(strings.Fields(name)) <= 6 &&
			(s.namesSchool(c) || endsWithAny(strings.TrimRight(name, " ,"), []string{" political economy", "ism"})) {
			return stretch{c.start + len(lead), c.end}, true
		}
	}
	return stretch{}, false
}

// rivalTheories are theories by name, set off by commas, that are held against
// each other: agency theory and stewardship theory, are pitted against each other.
func (s *sentence) rivalTheories() (stretch, bool) {
	for i, c := range s.clauses[:len(s.clauses)-1] {
		text := strings.TrimRight(s.lowOf(c), " ,")
		first, second, ok := strings.Cut(text, " and ")
		if !ok || !strings.HasSuffix(first, " theory") || !strings.HasSuffix(second, " theory") {
			continue
		}
		if startsWithAny(s.lowOf(s.clauses[i+1]), []string{"are pitted", "are contrasted", "are compared", "are set against", "are tested", "were pitted", "were tested", "were compared", "compete"}) {
			return stretch{c.start, c.end}, true
		}
	}
	return stretch{}, false
}
